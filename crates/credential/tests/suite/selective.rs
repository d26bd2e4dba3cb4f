//! Credentials whose holder keeps parts back, through `verify`.

use credential::cose::{self, CoseForm};
use credential::key::{Kind, Signer};
use credential::sd_jwt::{Challenge, Form, SdJwt, bind, confirmation, issue};
use credential::verify::{
    CheckId, Known, Outcome, PresentationOutcome, PresentationPolicy, ProblemCode, Report, verify, verify_presentation,
};
use serde_json::{Value, json};

use crate::support::*;

const WEB_ISSUER: &str = "https://association.example/issuers/1";
const METADATA: &str = "https://association.example/.well-known/jwt-vc-issuer/issuers/1";

fn signer() -> Signer {
    Signer::from_secret(Kind::P256, &[9; 32]).unwrap()
}

fn holder() -> Signer {
    Signer::from_secret(Kind::P256, &[7; 32]).unwrap()
}

fn salts() -> impl FnMut() -> [u8; 16] {
    let mut next = 0_u8;
    move || {
        next += 1;
        [next; 16]
    }
}

fn claims() -> Value {
    json!({
        "iss": WEB_ISSUER, "vct": "https://association.example/m/6/1", "jti": "urn:uuid:c", "name": "Let Them Investigate",
        "nbf": 1_767_225_600, "exp": 1_893_456_000, "given_name": "Ada", "cnf": confirmation(&holder().public()),
    })
}

fn digital(claims: &Value) -> String {
    issue(claims, Form::Digital, &signer(), "2026", &["/given_name"], salts()).unwrap()
}

fn metadata(issuer: &str) -> String {
    let mut key = signer().public().to_jwk();
    key["kid"] = "2026".into();
    json!({"issuer": issuer, "jwks": {"keys": [key]}}).to_string()
}

fn judged(text: &str, known: &Known) -> Report {
    let mut policy = policy();
    policy.trusted_issuers.insert(WEB_ISSUER.into());
    verify(text.as_bytes(), known, &policy)
}

#[test]
fn an_sd_jwt_vc_is_in_force_by_the_keys_of_its_issuer() {
    let text = digital(&claims());
    assert_eq!(judged(&text, &Known::new()).wants, [METADATA]);
    let known = Known::new().with(METADATA, metadata(WEB_ISSUER));
    let report = judged(&text, &known);
    assert_eq!(report.outcome, Outcome::InForce, "{:?}", report.checks);
    let content = report.credential.unwrap();
    assert_eq!(
        (content.name.as_deref(), content.issuer_id.as_str()),
        (Some("Let Them Investigate"), WEB_ISSUER)
    );
    assert_eq!(content.valid_until.as_deref(), Some("2030-01-01T00:00:00Z"));
    assert_eq!(content.document["given_name"], "Ada");

    let less = SdJwt::read(&text).unwrap().present(&[]);
    let report = judged(&less, &known);
    assert_eq!(report.outcome, Outcome::InForce);
    assert!(report.credential.unwrap().document.get("given_name").is_none());
}

#[test]
fn keys_may_stand_at_an_address_of_their_own() {
    let keys = "https://association.example/keys";
    let set: Value = serde_json::from_str(&metadata(WEB_ISSUER)).unwrap();
    let known = Known::new().with(METADATA, json!({"issuer": WEB_ISSUER, "jwks_uri": keys}).to_string());
    assert_eq!(judged(&digital(&claims()), &known).wants, [keys]);
    let known = known.with(keys, set["jwks"].to_string());
    assert_eq!(judged(&digital(&claims()), &known).outcome, Outcome::InForce);
}

#[test]
fn the_keys_of_somebody_else_count_for_nothing() {
    let text = digital(&claims());
    let foreign = judged(&text, &Known::new().with(METADATA, metadata("https://other.example")));
    assert_eq!(foreign.outcome, Outcome::Unfinished);
    let mut own_did = claims();
    own_did["iss"] = key().public().did_key().into();
    let forged = issue(
        &own_did,
        Form::Digital,
        &signer(),
        &signer().public().did_key_method(),
        &[],
        salts(),
    )
    .unwrap();
    assert_eq!(judged(&forged, &Known::new()).outcome, Outcome::Changed);
}

#[test]
fn its_dates_and_its_status_are_minded() {
    let known = Known::new().with(METADATA, metadata(WEB_ISSUER));
    let with = |name: &str, value: Value| {
        let mut claims = claims();
        claims[name] = value;
        judged(&digital(&claims), &known).outcome
    };
    assert_eq!(with("exp", json!(1_767_225_601)), Outcome::Expired);
    assert_eq!(with("nbf", json!(1_893_455_000)), Outcome::NotYetValid);
    assert_eq!(with("exp", json!("soon")), Outcome::Unreadable);
    let status = json!({"status_list": {"idx": 7, "uri": "https://association.example/s"}});
    assert_eq!(
        with("status", status),
        Outcome::Unfinished,
        "a list that is still to be fetched"
    );
}

/// An award of VCDM 2.0, with the narrative of its criteria for the holder to keep back.
fn award_with_parts() -> String {
    let issuer = signer().public().did_key();
    let hidden = [
        "/credentialSubject/achievement/criteria/narrative",
        "/credentialSubject/identifier/0",
    ];
    issue(
        &award(&issuer).to_value(),
        Form::Credential,
        &signer(),
        &signer().public().did_key_method(),
        &hidden,
        salts(),
    )
    .unwrap()
}

#[test]
fn an_award_with_parts_kept_back_is_in_force() {
    let mut policy = policy();
    policy.trusted_issuers.insert(signer().public().did_key());
    let text = award_with_parts();
    for text in [text.clone(), SdJwt::read(&text).unwrap().present(&[])] {
        let report = verify(text.as_bytes(), &Known::new(), &policy);
        assert_eq!(report.outcome, Outcome::InForce, "{:?}", report.checks);
        let envelope = json!({
            "@context": [credential::CONTEXT_VC_2], "type": "EnvelopedVerifiableCredential",
            "id": format!("data:application/vc+sd-jwt,{text}"),
        });
        let report = verify(envelope.to_string().as_bytes(), &Known::new(), &policy);
        assert_eq!(report.outcome, Outcome::InForce, "in an envelope");
    }
    let broken = text.replacen('~', "~WyJzIiwibiIsMV0~", 1);
    let report = verify(broken.as_bytes(), &Known::new(), &policy);
    assert_eq!(
        report.check(CheckId::Signature).unwrap().problem.unwrap().code,
        ProblemCode::MalformedProof
    );
    assert!(report.credential.is_none());
}

#[test]
fn a_presentation_with_parts_kept_back_proves_its_holder_and_each_credential() {
    let presenter = holder().public().did_key();
    let document = json!({
        "@context": [credential::CONTEXT_VC_2], "type": ["VerifiablePresentation"], "holder": presenter,
        "verifiableCredential": [{
            "@context": credential::CONTEXT_VC_2, "type": "EnvelopedVerifiableCredential",
            "id": format!("data:application/vc+sd-jwt,{}", award_with_parts()),
        }],
        "nonce": "n-1", "aud": "verifier.example",
    });
    let text = issue(
        &document,
        Form::Presentation,
        &holder(),
        &holder().public().did_key_method(),
        &[],
        salts(),
    )
    .unwrap();
    let mut policy = policy();
    policy.trusted_issuers.insert(signer().public().did_key());
    let asked = |nonce: &str| PresentationPolicy::answer(policy.clone(), nonce, "verifier.example");
    let report = verify_presentation(text.as_bytes(), &Known::new(), &asked("n-1"));
    assert_eq!(report.outcome, PresentationOutcome::Proven, "{:?}", report.checks);
    assert_eq!(
        (report.holder, report.credentials[0].outcome),
        (Some(presenter), Outcome::InForce)
    );
    let other = verify_presentation(text.as_bytes(), &Known::new(), &asked("n-2"));
    assert_eq!(other.outcome, PresentationOutcome::Misdirected);
    assert_eq!(
        verify(text.as_bytes(), &Known::new(), &policy).outcome,
        Outcome::Unreadable,
        "no credential"
    );
}

#[test]
fn an_award_in_a_cose_envelope_is_in_force() {
    let issuer = signer().public().did_key();
    let kid = signer().public().did_key_method();
    let mut policy = policy();
    policy.trusted_issuers.insert(issuer.clone());
    let envelope = cose::issue(&award(&issuer).to_value(), CoseForm::Credential, &signer(), &kid).unwrap();
    let report = verify(&envelope, &Known::new(), &policy);
    assert_eq!(report.outcome, Outcome::InForce, "{:?}", report.checks);
    let mut changed = envelope.clone();
    let last = changed.last_mut().unwrap();
    *last ^= 1;
    let report = verify(&changed, &Known::new(), &policy);
    assert_eq!((report.outcome, report.credential.is_none()), (Outcome::Changed, true));

    let data = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, &envelope);
    let document = json!({
        "@context": [credential::CONTEXT_VC_2], "type": ["VerifiablePresentation"], "holder": holder().public().did_key(),
        "verifiableCredential": [{
            "@context": credential::CONTEXT_VC_2, "type": "EnvelopedVerifiableCredential",
            "id": format!("data:application/vc+cose;base64,{data}"),
        }],
    });
    let shown = cose::issue(
        &document,
        CoseForm::Presentation,
        &holder(),
        &holder().public().did_key_method(),
    )
    .unwrap();
    let asked = PresentationPolicy {
        credentials: policy.clone(),
        challenge: None,
        domain: None,
        unsigned: false,
    };
    let report = verify_presentation(&shown, &Known::new(), &asked);
    assert_eq!(report.outcome, PresentationOutcome::Proven, "{:?}", report.checks);
    assert_eq!(report.credentials[0].outcome, Outcome::InForce);
    let answer = PresentationPolicy::answer(policy.clone(), "n-1", "verifier.example");
    let report = verify_presentation(&shown, &Known::new(), &answer);
    assert_eq!(report.outcome, PresentationOutcome::Misdirected, "it answers nothing");
    assert_eq!(
        verify(&shown, &Known::new(), &policy).outcome,
        Outcome::Unreadable,
        "no credential"
    );
}

#[test]
fn a_bound_presentation_is_read_as_the_credential_that_it_is() {
    let challenge = Challenge {
        audience: "https://verifier.example",
        nonce: "n",
        now: now(),
        max_age: 60,
    };
    let text = bind(&digital(&claims()), &holder(), &challenge).unwrap();
    let report = judged(&text, &Known::new().with(METADATA, metadata(WEB_ISSUER)));
    assert_eq!(report.outcome, Outcome::InForce);
    assert_eq!(SdJwt::read(&text).unwrap().check_binding(&challenge), Ok(()));
}

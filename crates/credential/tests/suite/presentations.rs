//! Presentations: a holder shows credentials, or only who they are, to one verifier who asked.

use credential::did::{PublishedKey, Purpose, issuer_document};
use credential::jwt::{Profile, issue};
use credential::key::{Kind, Signer, SigningKey};
use credential::proof::{Suite, Terms, sign_with};
use credential::verify::{
    CheckId, Known, MAX_CREDENTIALS, Outcome, PresentationOutcome, PresentationPolicy, PresentationReport, ProblemCode,
    verify_presentation,
};
use serde_json::{Value, json};

use crate::support::*;

const CHALLENGE: &str = "c8a1f0e2-9d1f-4a43-8a1d-5a9d3f6b7e01";
const DOMAIN: &str = "https://verifier.example";

fn holder() -> Signer {
    Signer::from(SigningKey::from_seed(&[21; 32]))
}

/// An unsigned presentation by `holder` of `credentials`.
fn presentation(holder: &str, credentials: &[Value]) -> Value {
    let mut presentation = json!({
        "@context": [credential::CONTEXT_VC_2], "type": ["VerifiablePresentation"], "holder": holder,
    });
    if !credentials.is_empty() {
        presentation["verifiableCredential"] = credentials.into();
    }
    presentation
}

fn presented(unsigned: &Value, key: &Signer, suite: Suite) -> Value {
    let terms = Terms::presenting(suite, key.public().did_key_method(), now(), CHALLENGE, DOMAIN);
    sign_with(unsigned, key, &terms).unwrap()
}

fn by_holder(credentials: &[Value]) -> Value {
    let unsigned = presentation(&holder().public().did_key(), credentials);
    presented(&unsigned, &holder(), Suite::EddsaRdfc2022)
}

fn asking() -> PresentationPolicy {
    PresentationPolicy::answer(policy(), CHALLENGE, DOMAIN)
}

fn shown(document: &Value) -> PresentationReport {
    verify_presentation(document.to_string().as_bytes(), &known(), &asking())
}

fn fault(report: &PresentationReport, id: CheckId) -> ProblemCode {
    report.check(id).unwrap().problem.unwrap().code
}

#[test]
fn a_holder_proves_who_they_are_with_every_kind_of_key_and_suite() {
    let keys = [
        (Kind::Ed25519, 32, [Suite::EddsaRdfc2022, Suite::EddsaJcs2022]),
        (Kind::P256, 32, [Suite::EcdsaRdfc2019, Suite::EcdsaJcs2019]),
        (Kind::P384, 48, [Suite::EcdsaRdfc2019, Suite::EcdsaJcs2019]),
    ];
    for (kind, length, suites) in keys {
        let key = Signer::from_secret(kind, &vec![9; length]).unwrap();
        for suite in suites {
            let did = key.public().did_key();
            let report = shown(&presented(&presentation(&did, &[]), &key, suite));
            assert_eq!(report.outcome, PresentationOutcome::Proven, "{suite:?}: {report:?}");
            assert_eq!(report.holder, Some(did), "{suite:?}");
            assert!(report.holds());
        }
    }
}

#[test]
fn without_a_named_holder_the_controller_of_the_key_is_the_holder() {
    let mut unsigned = presentation("did:x:y", &[]);
    unsigned.as_object_mut().unwrap().remove("holder");
    let report = shown(&presented(&unsigned, &holder(), Suite::EddsaRdfc2022));
    assert_eq!(report.holder, Some(holder().public().did_key()));
}

#[test]
fn every_credential_is_verified_on_its_own() {
    let sound = signed(&award(ISSUER).to_value());
    let mut changed = sound.clone();
    changed["name"] = "Another".into();
    let unknown = other_key().public().did_key();
    let unknown = signed_by(&award(&unknown).to_value(), &unknown, &other_key());
    let report = shown(&by_holder(&[sound, changed, unknown]));
    assert_eq!(report.outcome, PresentationOutcome::Proven);
    let outcomes: Vec<_> = report.credentials.iter().map(|credential| credential.outcome).collect();
    assert_eq!(
        outcomes,
        [Outcome::InForce, Outcome::Changed, Outcome::UnconfirmedIssuer]
    );
    assert!(!report.holds(), "one of them does not hold");
    assert!(report.credentials[1].credential.is_none());
}

#[test]
fn an_answer_to_another_question_or_for_another_verifier_is_misdirected() {
    let document = by_holder(&[]).to_string();
    for (challenge, domain, id, code) in [
        ("other", DOMAIN, CheckId::Challenge, ProblemCode::ChallengeMismatch),
        (
            CHALLENGE,
            "https://other.example",
            CheckId::Domain,
            ProblemCode::DomainMismatch,
        ),
    ] {
        let policy = PresentationPolicy::answer(policy(), challenge, domain);
        let report = verify_presentation(document.as_bytes(), &known(), &policy);
        assert_eq!(report.outcome, PresentationOutcome::Misdirected);
        assert_eq!(fault(&report, id), code);
        assert!(!report.holds());
    }
}

#[test]
fn a_question_left_out_of_the_signature_is_not_answered() {
    let did = holder().public().did_key();
    let mut terms = Terms::new(Suite::EddsaRdfc2022, holder().public().did_key_method(), now());
    terms.purpose = Purpose::Authentication;
    let silent = sign_with(&presentation(&did, &[]), &holder(), &terms).unwrap();
    let report = shown(&silent);
    assert_eq!(report.outcome, PresentationOutcome::Misdirected);
    let mut said_later = silent.clone();
    said_later["proof"]["challenge"] = CHALLENGE.into();
    said_later["proof"]["domain"] = DOMAIN.into();
    assert_eq!(shown(&said_later).outcome, PresentationOutcome::Changed);
    let nothing_asked = PresentationPolicy {
        challenge: None,
        domain: None,
        ..asking()
    };
    let report = verify_presentation(silent.to_string().as_bytes(), &known(), &nothing_asked);
    assert_eq!(report.outcome, PresentationOutcome::Proven);
    assert_eq!(fault(&report, CheckId::Challenge), ProblemCode::NothingExpected);
}

#[test]
fn a_proof_made_for_asserting_presents_nothing() {
    let did = holder().public().did_key();
    let mut terms = Terms::presenting(
        Suite::EddsaRdfc2022,
        holder().public().did_key_method(),
        now(),
        CHALLENGE,
        DOMAIN,
    );
    terms.purpose = Purpose::Assertion;
    let report = shown(&sign_with(&presentation(&did, &[]), &holder(), &terms).unwrap());
    assert_eq!(report.outcome, PresentationOutcome::Changed);
    assert_eq!(fault(&report, CheckId::Signature), ProblemCode::WrongPurpose);
    assert_eq!(report.holder, None);
}

#[test]
fn nobody_presents_in_anothers_name() {
    let victim = other_key().public().did_key();
    let report = shown(&presented(&presentation(&victim, &[]), &holder(), Suite::EddsaRdfc2022));
    assert_eq!(report.outcome, PresentationOutcome::Changed);
    assert_eq!(fault(&report, CheckId::KeyBinding), ProblemCode::KeyNotIssuers);
    let mut signed_by_two = by_holder(&[]);
    signed_by_two.as_object_mut().unwrap().remove("holder");
    let mut other = signed_by_two["proof"].clone();
    let other_key = Signer::from(other_key());
    other["verificationMethod"] = other_key.public().did_key_method().into();
    signed_by_two["proof"] = json!([signed_by_two["proof"], other]);
    assert_eq!(shown(&signed_by_two).outcome, PresentationOutcome::Changed);
}

#[test]
fn a_key_must_be_listed_for_authentication() {
    let did = "did:web:learner.example";
    let url = "https://learner.example/.well-known/did.json";
    let method = method(did, &SigningKey::from_seed(&[21; 32]));
    let terms = Terms::presenting(Suite::EddsaRdfc2022, &method, now(), CHALLENGE, DOMAIN);
    let document = sign_with(&presentation(did, &[]), &holder(), &terms)
        .unwrap()
        .to_string();
    let with = |listed: Value| {
        let known = Known::new().with(url, listed.to_string());
        verify_presentation(document.as_bytes(), &known, &asking())
    };
    let mut listed = issuer_document(did, &[PublishedKey::sound(holder().public())]);
    listed.as_object_mut().unwrap().remove("authentication");
    assert_eq!(
        with(listed.clone()).outcome,
        PresentationOutcome::Changed,
        "for assertions only"
    );
    listed["authentication"] = json!([method]);
    assert_eq!(with(listed.clone()).outcome, PresentationOutcome::Proven);
    listed["id"] = "did:web:other.example".into();
    assert_eq!(with(listed).outcome, PresentationOutcome::Unfinished);
    let unasked = verify_presentation(document.as_bytes(), &Known::new(), &asking());
    assert_eq!(
        (unasked.outcome, unasked.wants),
        (PresentationOutcome::Unfinished, vec![url.to_owned()])
    );
}

#[test]
fn an_unsigned_presentation_counts_only_where_the_caller_says_so() {
    let unsigned = presentation("did:example:learner", &[signed(&award(ISSUER).to_value())]);
    assert_eq!(shown(&unsigned).outcome, PresentationOutcome::Unreadable);
    assert_eq!(fault(&shown(&unsigned), CheckId::Signature), ProblemCode::NoProof);
    let policy = PresentationPolicy {
        unsigned: true,
        ..asking()
    };
    let report = verify_presentation(unsigned.to_string().as_bytes(), &known(), &policy);
    assert_eq!(report.outcome, PresentationOutcome::Unsigned);
    assert_eq!(report.holder, None, "nobody showed that they are the holder");
    assert_eq!(report.credentials[0].outcome, Outcome::InForce);
    let mut undefined = unsigned;
    undefined["grade"] = "A".into();
    let report = verify_presentation(undefined.to_string().as_bytes(), &known(), &policy);
    assert_eq!(report.outcome, PresentationOutcome::Unreadable);
}

#[test]
fn a_holder_may_speak_for_themselves_and_for_nobody_else() {
    let did = holder().public().did_key();
    let own = |issuer: &str| {
        json!({"@context": [credential::CONTEXT_VC_2], "type": ["VerifiableCredential"], "issuer": issuer,
            "credentialSubject": {"id": did, "description": "I like maps"}})
    };
    let report = shown(&by_holder(&[own(&did)]));
    assert_eq!(report.credentials[0].outcome, Outcome::UnconfirmedIssuer, "{report:?}");
    let report = shown(&by_holder(&[own(ISSUER)]));
    assert_eq!(report.credentials[0].outcome, Outcome::Unreadable);
    let mut nameless = presentation(&did, &[own(&did)]);
    nameless.as_object_mut().unwrap().remove("holder");
    nameless["verifiableCredential"][0]["issuer"] = other_key().public().did_key().into();
    let report = shown(&presented(&nameless, &holder(), Suite::EddsaRdfc2022));
    assert_eq!(report.credentials[0].outcome, Outcome::Unreadable);
}

#[test]
fn enveloped_credentials_and_presentations_are_opened() {
    let issuer = Signer::from_secret(Kind::P256, &[9; 32]).unwrap();
    let did = issuer.public().did_key();
    let token = issue(
        &award(&did).to_value(),
        Profile::Credential,
        &issuer,
        &issuer.public().did_key_method(),
    )
    .unwrap();
    let envelope = json!({"@context": credential::CONTEXT_VC_2, "type": "EnvelopedVerifiableCredential",
        "id": format!("data:application/vc+jwt,{token}")});
    let report = shown(&by_holder(std::slice::from_ref(&envelope)));
    assert_eq!(report.outcome, PresentationOutcome::Proven, "{report:?}");
    assert_eq!(report.credentials[0].outcome, Outcome::UnconfirmedIssuer);

    let holder_did = holder().public().did_key();
    let mut whole = presentation(&holder_did, &[envelope]);
    whole["nonce"] = CHALLENGE.into();
    whole["aud"] = DOMAIN.into();
    let method = holder().public().did_key_method();
    let token = issue(&whole, Profile::Presentation, &holder(), &method).unwrap();
    let enveloped = json!({"@context": [credential::CONTEXT_VC_2], "type": "EnvelopedVerifiablePresentation",
        "id": format!("data:application/vp+jwt,{token}")});
    for document in [token.clone(), enveloped.to_string()] {
        let report = verify_presentation(document.as_bytes(), &known(), &asking());
        assert_eq!(report.outcome, PresentationOutcome::Proven, "{report:?}");
        assert_eq!(report.holder.as_deref(), Some(&*holder_did));
        assert_eq!(report.credentials[0].outcome, Outcome::UnconfirmedIssuer);
    }
    let elsewhere = PresentationPolicy::answer(policy(), "another", DOMAIN);
    let report = verify_presentation(token.as_bytes(), &known(), &elsewhere);
    assert_eq!(report.outcome, PresentationOutcome::Misdirected);
    let mut contextless = enveloped;
    contextless["@context"] = json!([]);
    assert_eq!(shown(&contextless).outcome, PresentationOutcome::Unreadable);
}

#[test]
fn what_breaks_the_data_model_is_refused_before_anything_else() {
    for (member, value) in [
        ("type", json!("VerifiableCredential")),
        ("holder", json!({"name": "nobody"})),
        ("id", json!(["urn:a:b"])),
        ("@context", json!(["https://www.w3.org/ns/credentials/examples/v2"])),
        ("verifiableCredential", json!("https://a.example/c")),
    ] {
        let mut broken = by_holder(&[]);
        broken[member] = value;
        let report = shown(&broken);
        assert_eq!(report.outcome, PresentationOutcome::Unreadable, "{member}");
        assert!(report.credentials.is_empty());
    }
}

#[test]
fn a_flood_is_refused_as_a_whole() {
    let one = signed(&award(ISSUER).to_value());
    let report = shown(&by_holder(&vec![one; MAX_CREDENTIALS + 1]));
    assert_eq!(report.outcome, PresentationOutcome::Unreadable);
    assert_eq!(fault(&report, CheckId::Readable), ProblemCode::TooManyCredentials);
    let deep = format!("{}1{}", "[".repeat(200), "]".repeat(200));
    let deep = format!("{{\"@context\":{deep}}}");
    for bytes in [
        deep.as_bytes(),
        b"",
        b"{",
        b"\xff\xfe",
        b"a.b.c",
        b"[]",
        b"{\"type\":\"VerifiablePresentation\"}",
    ] {
        let report = verify_presentation(bytes, &known(), &asking());
        assert_eq!(report.outcome, PresentationOutcome::Unreadable);
    }
}

/// What the packages of the Learner Credential Wallet made of a key, a challenge and a domain that we gave them.
const OF_A_WALLET: &str = include_str!("wallet-presentation.json");

#[test]
fn the_presentation_of_a_wallet_that_others_wrote_is_proven() {
    let vector: Value = serde_json::from_str(OF_A_WALLET).unwrap();
    let document = vector["presentation"].to_string();
    assert_eq!(vector["presentation"]["proof"]["type"], "Ed25519Signature2020");
    let text = |name: &str| vector[name].as_str().unwrap();
    let asking = PresentationPolicy::answer(policy(), text("challenge"), text("domain"));
    let report = verify_presentation(document.as_bytes(), &Known::new(), &asking);
    assert_eq!(report.outcome, PresentationOutcome::Proven, "{report:?}");
    assert_eq!(report.holder.as_deref(), Some(text("holder")));
    for (pointer, value) in [
        ("/holder", other_key().public().did_key()),
        ("/proof/challenge", "another".to_owned()),
        ("/proof/domain", "another".to_owned()),
        ("/proof/created", "2026-11-26T00:00:01Z".to_owned()),
    ] {
        let mut changed = vector["presentation"].clone();
        *changed.pointer_mut(pointer).unwrap() = value.into();
        let report = verify_presentation(changed.to_string().as_bytes(), &Known::new(), &asking);
        assert_eq!(report.outcome, PresentationOutcome::Changed, "{pointer}");
    }
}

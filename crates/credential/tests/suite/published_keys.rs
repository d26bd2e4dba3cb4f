//! VC-JWT of Open Badges 3.0 whose `kid` is the address of a JSON Web Key: whose key is it?

use credential::jwt::{Profile, issue};
use credential::key::{Kind, Signer};
use credential::verify::{CheckId, FetchFailure, Fetched, Known, Outcome, ProblemCode, Report, verify};
use serde_json::{Value, json};

use crate::support::*;

const WEB_ISSUER: &str = "https://association.example/issuers/1";
const KEY: &str = "https://association.example/issuers/1/key";

fn badge(kid: &str, key: &Signer) -> String {
    issue(&award(WEB_ISSUER).to_value(), Profile::OpenBadges, key, kid).unwrap()
}

fn judged(token: &str, known: &Known) -> Report {
    let mut policy = policy();
    policy.trusted_issuers.insert(WEB_ISSUER.into());
    verify(token.as_bytes(), known, &policy)
}

fn code(report: &Report) -> Option<ProblemCode> {
    report.check(CheckId::KeyBinding)?.problem.map(|problem| problem.code)
}

fn jwk(key: &Signer) -> String {
    key.public().to_jwk().to_string()
}

/// The issuer's own document, with these URLs under `assertionMethod` and none described.
fn listing(urls: &[&str]) -> String {
    json!({"id": WEB_ISSUER, "type": "Profile", "assertionMethod": urls}).to_string()
}

#[test]
fn a_key_under_the_issuers_own_address_is_the_issuers() {
    let p256 = Signer::from_secret(Kind::P256, &[9; 32]).unwrap();
    for key in [rsa(), p256] {
        let token = badge(KEY, &key);
        assert_eq!(judged(&token, &Known::new()).wants, [KEY]);
        let report = judged(&token, &Known::new().with(KEY, jwk(&key)));
        assert_eq!(report.outcome, Outcome::InForce, "{:?}", report.checks);
        let other = judged(
            &token,
            &Known::new().with(KEY, jwk(&Signer::from_secret(Kind::P256, &[8; 32]).unwrap())),
        );
        assert_eq!(other.outcome, Outcome::Changed);
    }
}

#[test]
fn a_did_web_issuer_has_keys_under_its_address_too() {
    let issuer = "did:web:association.example:issuers:1";
    let token = issue(&award(issuer).to_value(), Profile::OpenBadges, &rsa(), KEY).unwrap();
    let mut policy = policy();
    policy.trusted_issuers.insert(issuer.into());
    let report = verify(token.as_bytes(), &Known::new().with(KEY, jwk(&rsa())), &policy);
    assert_eq!(report.outcome, Outcome::InForce, "{:?}", report.checks);
}

#[test]
fn a_key_in_a_set_is_the_one_that_the_fragment_names() {
    let set_url = "https://association.example/issuers/1/keys";
    let mut key = rsa().public().to_jwk();
    key["kid"] = "key-1".into();
    let other = json!({"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA", "kid": "key-2"});
    let set = |keys: Value| Known::new().with(set_url, json!({ "keys": keys }).to_string());
    let token = badge(&format!("{set_url}#key-1"), &rsa());
    assert_eq!(judged(&token, &set(json!([other, key]))).outcome, Outcome::InForce);
    assert_eq!(judged(&token, &set(json!([other]))).outcome, Outcome::Changed);
    assert_eq!(
        judged(&token, &set(json!([key, key]))).outcome,
        Outcome::Changed,
        "which of the two?"
    );
}

#[test]
fn a_key_elsewhere_counts_only_where_the_issuer_lists_it() {
    for kid in [
        "https://keys.example/1",
        "https://association.example/issuers/2/key",
        "https://association.example/files/upload.json",
        "https://association.example/issuers/1/../2/key",
    ] {
        let token = badge(kid, &rsa());
        let theirs = Known::new().with(kid, jwk(&rsa()));
        let silent = judged(&token, &theirs.clone().with(WEB_ISSUER, listing(&[])));
        assert_eq!(
            (silent.outcome, code(&silent)),
            (Outcome::Changed, Some(ProblemCode::KeyNotIssuers)),
            "{kid}"
        );
        assert!(silent.credential.is_none());
    }
    let kid = "https://keys.example/1";
    let token = badge(kid, &rsa());
    assert_eq!(
        judged(&token, &Known::new()).wants,
        [WEB_ISSUER],
        "the issuer is asked first"
    );
    let listed = Known::new().with(WEB_ISSUER, listing(&[kid]));
    assert_eq!(judged(&token, &listed).wants, [kid]);
    assert_eq!(judged(&token, &listed.with(kid, jwk(&rsa()))).outcome, Outcome::InForce);
}

#[test]
fn a_did_key_issuer_has_no_key_on_the_web() {
    let issuer = key().public().did_key();
    let token = issue(&award(&issuer).to_value(), Profile::OpenBadges, &rsa(), KEY).unwrap();
    let report = verify(token.as_bytes(), &Known::new().with(KEY, jwk(&rsa())), &policy());
    assert_eq!(
        (report.outcome, code(&report)),
        (Outcome::Changed, Some(ProblemCode::KeyNotIssuers))
    );
}

#[test]
fn what_is_no_usable_key_decides_nothing() {
    let token = badge(KEY, &rsa());
    let mut private: Value = serde_json::from_str(include_str!("../keys/rsa-2048.json")).unwrap();
    let shown = judged(&token, &Known::new().with(KEY, private.to_string()));
    assert_eq!(
        (shown.outcome, code(&shown)),
        (Outcome::Unreadable, Some(ProblemCode::KeyUnusable))
    );
    private["kty"] = "oct".into();
    assert_eq!(
        judged(&token, &Known::new().with(KEY, private.to_string())).outcome,
        Outcome::Unreadable
    );

    let mut gone = Known::new();
    gone.insert(KEY, Fetched::Failed(FetchFailure::NotFound));
    let unreachable = judged(&token, &gone);
    assert_eq!(unreachable.outcome, Outcome::Unfinished);
    assert_eq!(unreachable.wants, [WEB_ISSUER], "it may have been withdrawn");
    let unreachable = judged(&token, &gone.with(WEB_ISSUER, listing(&[])));
    assert_eq!(
        (unreachable.outcome, code(&unreachable)),
        (Outcome::Unfinished, Some(ProblemCode::IssuerUnreachable))
    );

    // Another document there: the issuer's own decides, and does not list it.
    let page = Known::new().with(KEY, "<html>").with(WEB_ISSUER, listing(&[]));
    assert_eq!(judged(&token, &page).outcome, Outcome::Changed);
}

#[test]
fn an_algorithm_is_not_talked_into_another_key() {
    let payload = payload_of(&badge(KEY, &rsa()));
    let known = Known::new().with(KEY, jwk(&rsa()));
    for (algorithm, outcome) in [
        // The oldest trick there is: the public key as the secret of an HMAC.
        ("HS256", Outcome::Unreadable),
        ("RS512", Outcome::Unreadable),
        ("PS256", Outcome::Unreadable),
        ("none", Outcome::Unreadable),
        ("ES256", Outcome::Changed),
        ("EdDSA", Outcome::Changed),
        ("RS256", Outcome::InForce),
    ] {
        let header = json!({"alg": algorithm, "kid": KEY, "typ": "JWT"});
        let report = judged(&forged(&header, &payload, &rsa()), &known);
        assert_eq!(report.outcome, outcome, "{algorithm}");
        assert_eq!(report.credential.is_some(), outcome == Outcome::InForce);
    }
}

#[test]
fn a_key_in_the_header_is_no_key() {
    let payload = payload_of(&badge(KEY, &rsa()));
    let key = rsa().public().to_jwk();
    let known = Known::new().with(KEY, jwk(&rsa()));
    let alone = forged(&json!({"alg": "RS256", "typ": "JWT", "jwk": key}), &payload, &rsa());
    let report = judged(&alone, &known);
    assert_eq!((report.outcome, report.wants.len()), (Outcome::Changed, 0));
    // Beside a `kid` it is allowed, and the key behind the `kid` decides.
    let beside = json!({"alg": "RS256", "typ": "JWT", "kid": KEY, "jwk": key});
    assert_eq!(
        judged(&forged(&beside, &payload, &rsa()), &known).outcome,
        Outcome::InForce
    );
    let stranger = Signer::from_secret(Kind::P256, &[8; 32]).unwrap();
    let other = Known::new().with(KEY, jwk(&stranger));
    assert_eq!(
        judged(&forged(&beside, &payload, &rsa()), &other).outcome,
        Outcome::Changed
    );
    for (member, value) in [
        ("x5c", json!(["AA"])),
        ("jku", json!(KEY)),
        ("crit", json!(["exp"])),
        ("b64", json!(false)),
    ] {
        let mut header = json!({"alg": "RS256", "typ": "JWT", "kid": KEY});
        header[member] = value;
        let report = judged(&forged(&header, &payload, &rsa()), &known);
        assert_ne!(report.outcome, Outcome::InForce, "{member}");
        assert!(report.credential.is_none());
    }
}

#[test]
fn the_claim_of_vcdm_1_1_is_read() {
    let mut inner = award(WEB_ISSUER).to_value();
    for member in ["id", "issuer", "validFrom"] {
        inner.as_object_mut().unwrap().remove(member);
    }
    inner["@context"][0] = credential::CONTEXT_VC_1.into();
    let subject = inner["credentialSubject"].as_object_mut().unwrap().remove("id");
    let payload = json!({"iss": WEB_ISSUER, "jti": "urn:uuid:c", "sub": subject, "nbf": 1_767_225_600, "vc": inner});
    let token = forged(&json!({"alg": "RS256", "typ": "JWT", "kid": KEY}), &payload, &rsa());
    let report = judged(&token, &Known::new().with(KEY, jwk(&rsa())));
    assert_eq!(report.outcome, Outcome::InForce, "{:?}", report.checks);
}

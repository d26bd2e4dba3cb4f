use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::*;
use crate::key::{Kind, Signer};

fn now() -> Timestamp {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

fn key(kind: Kind) -> Signer {
    crate::key::sample(kind)
}

fn document() -> Value {
    json!({
        "@context": [crate::CONTEXT_VC_2],
        "id": "urn:uuid:6f7a9c1e-0000-4000-8000-000000000001",
        "type": ["VerifiableCredential"],
        "issuer": {"id": key(Kind::P256).public().did_key()},
        "validFrom": "2026-11-23T12:00:00Z",
        "validUntil": "2027-11-23T12:00:00Z",
        "credentialSubject": {"id": "urn:uuid:6f7a9c1e-0000-4000-8000-000000000002"},
    })
}

/// A token of any header and payload, signed as they are.
fn forged(header: &Value, payload: &Value) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(header), part(payload));
    format!(
        "{signed}.{}",
        URL_SAFE_NO_PAD.encode(key(Kind::P256).sign(signed.as_bytes()))
    )
}

fn payload(profile: Profile) -> Value {
    let token = issue(&document(), profile, &key(Kind::P256), "did:key:z#z").unwrap();
    let part = token.split('.').nth(1).unwrap().to_owned();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

fn refusal(header: Value, payload: &Value) -> Option<JwtError> {
    Token::read(&forged(&header, payload)).err()
}

#[test]
fn each_profile_is_read_back_with_each_kind_of_key() {
    for kind in Kind::ALL {
        for profile in [Profile::OpenBadges, Profile::Credential, Profile::Presentation] {
            let token = issue(&document(), profile, &key(kind), "did:key:z#z").unwrap();
            let token = Token::read(&token).unwrap();
            assert_eq!((token.profile(), token.document()), (profile, &document()));
            assert_eq!(token.check(&key(kind).public(), now()), Ok(()));
        }
    }
}

#[test]
fn the_key_decides_about_the_algorithm() {
    let token = issue(&document(), Profile::Credential, &key(Kind::P256), "k").unwrap();
    let token = Token::read(&token).unwrap();
    assert_eq!(
        token.check(&key(Kind::Ed25519).public(), now()),
        Err(JwtError::OtherAlgorithm)
    );
    let other = Signer::from_secret(Kind::P256, &[6; 32]).unwrap();
    assert_eq!(token.check(&other.public(), now()), Err(JwtError::Signature));
    let payload = payload(Profile::Credential);
    let with = |alg: &str| refusal(json!({"alg": alg, "kid": "k", "typ": "vc+jwt"}), &payload);
    assert_eq!(with("none"), Some(JwtError::Header("alg")));
    assert_eq!(with("None"), Some(JwtError::Header("alg")));
    assert_eq!(with("HS256"), Some(JwtError::Algorithm));
}

#[test]
fn a_changed_part_breaks_the_signature() {
    let token = issue(&document(), Profile::Credential, &key(Kind::P256), "k").unwrap();
    let parts: Vec<&str> = token.split('.').collect();
    let changed = forged(
        &json!({"alg": "ES256", "kid": "x", "typ": "vc+jwt"}),
        &payload(Profile::Credential),
    );
    let header = changed.split('.').next().unwrap();
    let swapped = format!("{header}.{}.{}", parts[1], parts[2]);
    let swapped = Token::read(&swapped).unwrap();
    assert_eq!(
        swapped.check(&key(Kind::P256).public(), now()),
        Err(JwtError::Signature)
    );
}

#[test]
fn the_header_of_an_open_badge_holds_nothing_else() {
    let payload = payload(Profile::OpenBadges);
    let with = |member: &str, value: Value| {
        let mut header = json!({"alg": "ES256", "kid": "did:key:z#z"});
        header[member] = value;
        refusal(header, &payload)
    };
    assert_eq!(with("typ", json!("JWT")), None);
    assert_eq!(
        with("jwk", key(Kind::P256).public().to_jwk()),
        None,
        "allowed, and not used"
    );
    assert_eq!(with("jku", json!("https://a.example")), Some(JwtError::Header("other")));
    assert_eq!(with("crit", json!(["exp"])), Some(JwtError::Header("crit")));
    assert_eq!(with("b64", json!(false)), Some(JwtError::Header("b64")));
    assert_eq!(with("typ", json!("at+jwt")), Some(JwtError::Header("typ")));
    assert_eq!(with("kid", json!(["a"])), Some(JwtError::Header("kid")));
}

#[test]
fn each_claim_of_an_open_badge_must_equal_its_property() {
    let header = json!({"alg": "ES256", "kid": "did:key:z#z"});
    let sound = payload(Profile::OpenBadges);
    assert_eq!(refusal(header.clone(), &sound), None);
    for (claim, other) in [
        ("iss", json!("did:key:z6MkOther")),
        ("jti", json!("urn:uuid:other")),
        ("sub", json!("urn:uuid:other")),
        ("nbf", json!(1)),
        ("exp", json!("2027-11-23T12:00:00Z")),
    ] {
        let mut changed = sound.clone();
        changed[claim] = other;
        assert_eq!(refusal(header.clone(), &changed), Some(JwtError::Claim(claim)));
        changed.as_object_mut().unwrap().remove(claim);
        assert_eq!(
            refusal(header.clone(), &changed),
            Some(JwtError::Claim(claim)),
            "{claim} left out"
        );
    }
}

#[test]
fn the_form_of_vcdm_1_1_is_read_with_its_claims_in_place() {
    let mut inner = json!({"@context": [crate::CONTEXT_VC_1], "type": ["VerifiableCredential"],
        "issuanceDate": "2026-01-01T00:00:00Z", "credentialSubject": {"id": "urn:uuid:s"}});
    let claims = |vc: &Value| json!({"iss": "https://a.example", "jti": "urn:uuid:c", "sub": "urn:uuid:s", "nbf": 1_767_225_600, "vc": vc});
    let header = json!({"alg": "ES256", "kid": "https://a.example#k"});
    let token = Token::read(&forged(&header, &claims(&inner))).unwrap();
    assert_eq!(token.document()["issuer"], "https://a.example");
    assert_eq!(token.document()["id"], "urn:uuid:c");
    inner["issuer"] = "https://b.example".into();
    assert_eq!(refusal(header, &claims(&inner)), Some(JwtError::Claim("iss")));
}

#[test]
fn the_profiles_are_not_taken_for_each_other() {
    let payload = payload(Profile::Credential);
    let with = |typ: &str, cty: &str| refusal(json!({"alg": "ES256", "kid": "k", "typ": typ, "cty": cty}), &payload);
    assert_eq!(with("vc+jwt", "vc"), None);
    assert_eq!(with("vc+jwt", "vp"), Some(JwtError::Header("cty")));
    assert_eq!(with("JWT", "vc"), Some(JwtError::Header("cty")));
    let as_badge = refusal(json!({"alg": "ES256", "kid": "k", "typ": "JWT"}), &payload);
    assert_eq!(as_badge, Some(JwtError::Claim("iss")), "a badge needs its claims");
    let mut nested = payload.clone();
    nested["vc"] = json!({});
    assert_eq!(
        refusal(json!({"alg": "ES256", "typ": "vc+jwt"}), &nested),
        Some(JwtError::Claim("vc"))
    );
}

#[test]
fn a_token_of_vc_jose_cose_ends_when_it_says() {
    let dated = |member: &str, seconds: Value| {
        let mut payload = payload(Profile::Credential);
        payload[member] = seconds;
        let token = forged(&json!({"alg": "ES256", "kid": "k", "typ": "vc+jwt"}), &payload);
        Token::read(&token).unwrap().check(&key(Kind::P256).public(), now())
    };
    let second = now().as_second();
    assert_eq!(dated("exp", json!(second + 1)), Ok(()));
    assert_eq!(dated("exp", json!(second)), Err(JwtError::OutOfDate));
    assert_eq!(dated("nbf", json!(second + 301)), Err(JwtError::OutOfDate));
    assert_eq!(dated("exp", json!("soon")), Err(JwtError::Claim("exp")));
}

#[test]
fn what_is_no_compact_token_is_refused() {
    for text in ["", "a.b", "a.b.c.d", "a b.c.d", "e30=.e30=.AA"] {
        assert!(
            matches!(Token::read(text), Err(JwtError::Compact | JwtError::Json(_))),
            "{text}"
        );
    }
    assert_eq!(
        Token::read(&"A".repeat(crate::baking::MAX_TEXT + 1)),
        Err(JwtError::Compact)
    );
    let twice = format!("{}.e30.AA", URL_SAFE_NO_PAD.encode(r#"{"alg":"ES256","alg":"none"}"#));
    assert_eq!(Token::read(&twice), Err(JwtError::Json("header")));
}

#[test]
fn a_badge_that_lacks_what_a_token_needs_is_not_issued() {
    let without = |member: &str| {
        let mut document = document();
        document.as_object_mut().unwrap().remove(member);
        issue(&document, Profile::OpenBadges, &key(Kind::P256), "did:key:z#z")
    };
    assert_eq!(without("id"), Err(IssueError::Missing("id")));
    assert_eq!(without("validFrom"), Err(IssueError::Missing("validFrom")));
    assert_eq!(
        without("credentialSubject"),
        Err(IssueError::Missing("one credentialSubject"))
    );
    assert!(without("validUntil").is_ok());
    assert_eq!(
        issue(&document(), Profile::OpenBadges, &key(Kind::P256), "k"),
        Err(IssueError::Kid)
    );
    assert_eq!(
        issue(&json!([]), Profile::Credential, &key(Kind::P256), "k"),
        Err(IssueError::NotAnObject)
    );
}

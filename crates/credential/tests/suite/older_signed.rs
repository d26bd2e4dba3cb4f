//! Badges of Open Badges 2.0 that are signed, and whose issuer may revoke them in a list.

use credential::baking::{self, Standard};
use credential::key::{Signer, Signing};
use credential::verify::{FetchFailure, Fetched, Known, Outcome, verify};
use serde_json::{Value, json};

use crate::older::{ASSERTION, PROFILE, ask, assertion, hosted, policy};

const KEY: &str = "https://badges.example/v2/keys/1";
const REVOKED: &str = "https://badges.example/v2/revoked";

/// An RSA key that was made for tests and is used nowhere else.
fn rsa() -> Signer {
    let jwk = serde_json::from_str(include_str!("../keys/rsa-2048.json")).unwrap();
    Signer::from_jwk(&jwk).unwrap()
}

fn pem() -> String {
    use base64::Engine;
    let modulus = rsa().public().to_bytes();
    let body = base64::engine::general_purpose::STANDARD.encode(modulus);
    format!("-----BEGIN RSA PUBLIC KEY-----\n{body}\n-----END RSA PUBLIC KEY-----\n")
}

fn key_document() -> Value {
    json!({"@context": "https://w3id.org/openbadges/v2", "type": "CryptographicKey", "id": KEY, "owner": PROFILE,
        "publicKeyPem": pem()})
}

/// The award as a token, with its payload changed before it is signed.
fn token(change: impl FnOnce(&mut Value)) -> String {
    use base64::Engine;
    let encode = |bytes: &[u8]| base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes);
    let mut payload = assertion();
    payload["id"] = "urn:uuid:6f7a9c1e-0000-4000-8000-00000000000c".into();
    payload["verification"] = json!({"type": "SignedBadge", "creator": KEY});
    change(&mut payload);
    let signed = format!(
        "{}.{}",
        encode(br#"{"alg":"RS256"}"#),
        encode(payload.to_string().as_bytes())
    );
    let signature = Signing::sign(&rsa(), signed.as_bytes()).unwrap();
    format!("{signed}.{}", encode(&signature))
}

/// An issuer who signs, and whose list of revoked badges is `revoked`.
fn signing(revoked: Value) -> Known {
    hosted(PROFILE, |issuer| {
        issuer["publicKey"] = KEY.into();
        issuer["revocationList"] = REVOKED.into();
    })
    .with(KEY, key_document().to_string())
    .with(
        REVOKED,
        json!({"type": "RevocationList", "id": REVOKED, "issuer": PROFILE, "revokedAssertions": revoked}).to_string(),
    )
}

fn outcome(token: &str, known: &Known) -> Outcome {
    verify(token.as_bytes(), known, &policy()).outcome
}

#[test]
fn a_signed_badge_is_in_force_until_its_issuer_revokes_it() {
    let signed = token(|_| {});
    assert_eq!(outcome(&signed, &signing(json!([]))), Outcome::InForce);
    assert_eq!(
        outcome(&signed, &signing(json!([{"uid": "another"}, "urn:uuid:another"]))),
        Outcome::InForce
    );
    let id = "urn:uuid:6f7a9c1e-0000-4000-8000-00000000000c";
    for revoked in [json!([id]), json!([{"id": id, "revocationReason": "In error"}])] {
        assert_eq!(outcome(&signed, &signing(revoked)), Outcome::Withdrawn);
    }
    let with_uid = token(|payload| payload["uid"] = "abc".into());
    assert_eq!(
        outcome(&with_uid, &signing(json!([{"uid": "abc"}]))),
        Outcome::Withdrawn
    );
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><rect/></svg>";
    let baked = baking::svg::bake_as(svg, signed.as_bytes(), Standard::OpenBadges2).unwrap();
    assert_eq!(verify(&baked, &signing(json!([])), &policy()).outcome, Outcome::InForce);
}

#[test]
fn without_its_revocation_list_a_signed_badge_is_unfinished() {
    let mut known = signing(json!([]));
    known.insert(REVOKED, Fetched::Failed(FetchFailure::Unreachable));
    assert_eq!(outcome(&token(|_| {}), &known), Outcome::Unfinished);
    let foreign = json!({"issuer": "https://evil.example", "revokedAssertions": []});
    let known = signing(json!([])).with(REVOKED, foreign.to_string());
    assert_eq!(outcome(&token(|_| {}), &known), Outcome::Unfinished);
}

#[test]
fn a_signed_badge_with_one_character_changed_or_a_foreign_key_is_changed() {
    let known = signing(json!([]));
    let signed = token(|_| {});
    let (head, tail) = signed.split_at(signed.len() - 20);
    let flipped = if tail.starts_with('A') { "B" } else { "A" };
    assert_eq!(
        outcome(&format!("{head}{flipped}{}", &tail[1..]), &known),
        Outcome::Changed
    );
    let foreign_creator = token(|payload| payload["verification"]["creator"] = "https://evil.example/key".into());
    let evil = known
        .clone()
        .with("https://evil.example/key", key_document().to_string());
    assert_eq!(outcome(&foreign_creator, &evil), Outcome::Changed);
    let mut owned = key_document();
    owned["owner"] = "https://evil.example".into();
    assert_eq!(
        outcome(&signed, &known.clone().with(KEY, owned.to_string())),
        Outcome::Changed
    );
    let mut unusable = key_document();
    unusable["publicKeyPem"] = "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----".into();
    assert_eq!(
        outcome(&signed, &known.with(KEY, unusable.to_string())),
        Outcome::Unreadable
    );
}

/// A badge that claims to be signed and comes without its signature is only what somebody typed.
#[test]
fn a_badge_that_says_it_is_signed_does_not_count_as_hosted() {
    let known = hosted(ASSERTION, |document| {
        document["verification"] = json!({"type": "SignedBadge"})
    });
    assert_eq!(ask(&known).outcome, Outcome::Unreadable);
}

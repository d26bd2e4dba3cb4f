//! Texts made to deceive.

use serde_json::{Map, Value, json};

use super::disclosure::digest;
use super::tests::{encoded, forged, holder, issued};
use super::*;
use crate::jwt::Compact;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

#[test]
fn a_changed_disclosure_belongs_nowhere() {
    let text = issued();
    let mut parts: Vec<&str> = text.split('~').collect();
    let other = encoded(&json!(["salt", "name", "Eve"]));
    parts[1] = &other;
    assert_eq!(SdJwt::read(&parts.join("~")), Err(SdJwtError::Leftover));
    let mut twice: Vec<&str> = text.split('~').collect();
    twice.insert(1, twice[1]);
    assert_eq!(SdJwt::read(&twice.join("~")), Err(SdJwtError::Twice));
}

#[test]
fn a_part_cannot_be_opened_where_another_stands() {
    let member = encoded(&json!(["s", "name", "Eve"]));
    let element = encoded(&json!(["s", "Eve"]));
    let sound = json!({"_sd": [digest(&member)], "list": [{"...": digest(&element)}]});
    let read = forged(sound.clone(), &[&member, &element]).unwrap();
    assert_eq!(
        (&read.document()["name"], &read.document()["list"]),
        (&json!("Eve"), &json!(["Eve"]))
    );
    assert!(
        forged(json!({"_sd": [digest(&member), "decoy"]}), &[]).is_ok(),
        "a decoy"
    );

    let refusal = |payload: Value, disclosures: &[&str]| forged(payload, disclosures).err();
    let both = [member.as_str(), &element];
    assert_eq!(
        refusal(json!({"name": "Ada", "_sd": [digest(&member)]}), &both[..1]),
        Some(SdJwtError::Twice)
    );
    assert_eq!(
        refusal(json!({"_sd": [digest(&member), digest(&member)]}), &[]),
        Some(SdJwtError::Twice)
    );
    assert_eq!(
        refusal(json!({"_sd": ["d"], "list": [{"...": "d"}]}), &[]),
        Some(SdJwtError::Twice)
    );
    assert_eq!(
        refusal(json!({"_sd": [digest(&element)]}), &both[1..]),
        Some(SdJwtError::Disclosure)
    );
    assert_eq!(
        refusal(json!({"list": [{"...": digest(&member)}]}), &both[..1]),
        Some(SdJwtError::Disclosure)
    );
    assert_eq!(
        refusal(json!({"list": [{"...": "d", "more": 1}]}), &[]),
        Some(SdJwtError::Placeholder)
    );
    assert_eq!(
        refusal(json!({"list": [{"...": 1}]}), &[]),
        Some(SdJwtError::Placeholder)
    );
    assert_eq!(refusal(json!({"...": "d"}), &[]), Some(SdJwtError::Placeholder));
    assert_eq!(refusal(json!({"_sd": "d"}), &[]), Some(SdJwtError::Placeholder));
    assert_eq!(refusal(json!({"_sd": [7]}), &[]), Some(SdJwtError::Placeholder));
    assert_eq!(
        refusal(json!({"_sd_alg": "sha-1"}), &[]),
        Some(SdJwtError::DigestAlgorithm)
    );
}

#[test]
fn what_is_no_disclosure_is_refused() {
    for part in [
        json!(["s", "_sd", 1]),
        json!(["s", "...", 1]),
        json!(["s"]),
        json!([1, "n", 1]),
        json!({"a": 1}),
        json!(["s", "n", 1, 2]),
    ] {
        let text = encoded(&part);
        assert_eq!(
            forged(json!({"_sd": [digest(&text)]}), &[&text]).err(),
            Some(SdJwtError::Disclosure),
            "{part}"
        );
    }
    let doubled = URL_SAFE_NO_PAD.encode(r#"["s","n",{"a":1,"a":2}]"#);
    assert_eq!(
        forged(json!({"_sd": [digest(&doubled)]}), &[&doubled]).err(),
        Some(SdJwtError::Disclosure)
    );
    assert_eq!(forged(json!({}), &["not base64!"]).err(), Some(SdJwtError::Disclosure));
    assert_eq!(forged(json!({}), &[""]).err(), Some(SdJwtError::Disclosure));
}

#[test]
fn disclosures_within_disclosures_end_somewhere() {
    let nested = |levels: usize| {
        let mut inner = encoded(&json!(["s", "end", 1]));
        let mut all = vec![inner.clone()];
        for level in 0..levels {
            inner = encoded(&json!([format!("s{level}"), "a", {"_sd": [digest(&inner)]}]));
            all.push(inner.clone());
        }
        let texts: Vec<&str> = all.iter().map(String::as_str).collect();
        forged(json!({"_sd": [digest(&inner)]}), &texts).err()
    };
    assert_eq!(nested(20), None);
    assert_eq!(nested(60), Some(SdJwtError::TooDeep));
    let many: Vec<String> = (0..501).map(|n| encoded(&json!(["s", n]))).collect();
    let texts: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(forged(json!({}), &texts).err(), Some(SdJwtError::TooMany));
}

#[test]
fn a_token_of_another_kind_is_no_key_binding_and_no_credential() {
    let header = |typ: &str| json!({"typ": typ, "kid": "k"}).as_object().cloned().unwrap();
    let token = |typ: &str| Compact::write(header(typ), &Map::new(), &holder()).unwrap();
    let with = |binding: &str| SdJwt::read(&format!("{}{binding}", issued())).err();
    assert_eq!(with(&token("kb+jwt")), None);
    assert_eq!(with(&token("vc+jwt")), Some(SdJwtError::Token(JwtError::Header("typ"))));
    let alone = |typ: &str| SdJwt::read(&format!("{}~", token(typ))).err();
    for typ in ["vc+jwt", "JWT", "kb+jwt", "at+jwt", "bad+typ"] {
        assert_eq!(alone(typ), Some(SdJwtError::Token(JwtError::Header("typ"))), "{typ}");
    }
    assert_eq!(alone("dc+sd-jwt"), Some(SdJwtError::Claim("vct")));
    assert_eq!(
        SdJwt::read(&token("dc+sd-jwt")).err(),
        Some(SdJwtError::Compact),
        "without a tilde"
    );
}

proptest::proptest! {
    #[test]
    fn arbitrary_text_never_panics(text in "[A-Za-z0-9_~.-]{0,400}") {
        let _ = SdJwt::read(&text);
    }
}

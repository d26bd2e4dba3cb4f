use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::disclosure::{Disclosure, digest};
use super::*;
use crate::jwt::{Compact, IssueError};
use crate::key::{Kind, Signer, sample};

fn now() -> Timestamp {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

fn issuer() -> Signer {
    sample(Kind::P256)
}

pub(super) fn holder() -> Signer {
    sample(Kind::Ed25519)
}

/// Salts that differ, and are the same in each run.
fn salts() -> impl FnMut() -> [u8; 16] {
    let mut next = 0_u8;
    move || {
        next += 1;
        [next; 16]
    }
}

fn claims() -> Value {
    json!({
        "iss": "https://issuer.example", "vct": "https://issuer.example/discussion", "iat": 1_767_225_600,
        "cnf": confirmation(&holder().public()),
        "name": "Ada", "address": {"street": "1 Quay", "city": "Port", "country": "ES"},
        "levels": ["met", "exceeded", {"part": {"score": 4}}],
    })
}

const HIDDEN: [&str; 5] = ["/name", "/address/street", "/address", "/levels/1", "/levels/2/part"];

pub(super) fn issued() -> String {
    issue(&claims(), Form::Digital, &issuer(), "k", &HIDDEN, salts()).unwrap()
}

/// Any payload and disclosures, signed as they are.
pub(super) fn forged(payload: Value, disclosures: &[&str]) -> Result<SdJwt, SdJwtError> {
    let header = json!({"typ": "dc+sd-jwt", "kid": "k"}).as_object().cloned().unwrap();
    let mut object = json!({"iss": "https://issuer.example", "vct": "v"})
        .as_object()
        .cloned()
        .unwrap();
    object.extend(payload.as_object().cloned().unwrap());
    let jws = Compact::write(header, &object, &issuer()).unwrap();
    let texts = disclosures.iter().map(|text| format!("~{text}")).collect::<String>();
    SdJwt::read(&format!("{jws}{texts}~"))
}

pub(super) fn encoded(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

#[test]
fn the_digests_of_the_standard_are_ours() {
    // RFC 9901, §4.2.1 and §4.2.2.
    let text = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0";
    let member = Disclosure::read(text).unwrap();
    assert_eq!(member.digest, "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0");
    assert_eq!(
        (member.name.as_deref(), &member.value),
        (Some("family_name"), &json!("Möbius"))
    );
    let element = Disclosure::read("WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0").unwrap();
    assert_eq!(element.digest, "w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs");
    assert_eq!((element.name, element.value), (None, json!("FR")));
}

#[test]
fn everything_disclosed_is_everything_issued() {
    let read = SdJwt::read(&issued()).unwrap();
    assert_eq!((read.form(), read.document()), (Form::Digital, &claims()));
    assert_eq!(read.check(&issuer().public(), now()), Ok(()));
    let mut places: Vec<&str> = read.disclosed().iter().map(String::as_str).collect();
    places.sort_unstable();
    let mut hidden = HIDDEN;
    hidden.sort_unstable();
    assert_eq!(places, hidden);
}

#[test]
fn what_the_holder_keeps_back_is_not_in_the_text() {
    let read = SdJwt::read(&issued()).unwrap();
    let nothing = SdJwt::read(&read.present(&[])).unwrap();
    assert_eq!(nothing.document()["levels"], json!(["met", {}]));
    assert!(nothing.document().get("name").is_none() && nothing.document().get("address").is_none());
    let city = SdJwt::read(&read.present(&["/address", "/levels/2/part"])).unwrap();
    assert_eq!(city.document()["address"], json!({"city": "Port", "country": "ES"}));
    assert_eq!(city.document()["levels"], json!(["met", {"part": {"score": 4}}]));
    let street = SdJwt::read(&read.present(&["/address/street"])).unwrap();
    assert_eq!(
        street.document()["address"],
        claims()["address"],
        "with what it stands in"
    );
    for some in [nothing, city, street] {
        assert_eq!(some.check(&issuer().public(), now()), Ok(()));
        assert!(!format!("{:?}", some.document()).contains("Ada"));
    }
}

#[test]
fn what_everybody_must_see_is_never_hidden() {
    for (form, pointer, member) in [
        (Form::Digital, "/vct", "vct"),
        (Form::Digital, "/cnf/jwk", "cnf"),
        (Form::Credential, "/type", "type"),
        (Form::Credential, "/@context/0", "@context"),
        (Form::Credential, "/credentialStatus", "credentialStatus"),
        (Form::Credential, "/credentialSchema", "credentialSchema"),
        (Form::Credential, "/relatedResource/0", "relatedResource"),
        (Form::Presentation, "/@context", "@context"),
    ] {
        let refused = issue(&claims(), form, &issuer(), "k", &[pointer], salts());
        assert_eq!(
            refused,
            Err(IssueError::UnsoundDisclosures(SdJwtError::Hidden(member))),
            "{pointer}"
        );
    }
    let vct = encoded(&json!(["s", "exp", 1]));
    assert_eq!(
        forged(json!({"_sd": [digest(&vct)]}), &[&vct]).err(),
        Some(SdJwtError::Hidden("exp"))
    );
    assert_eq!(
        forged(json!({"status": {"_sd": ["d"]}}), &[]).err(),
        Some(SdJwtError::Hidden("status"))
    );
}

#[test]
fn a_part_that_is_not_there_or_twice_cannot_be_hidden() {
    let refusal = |pointers: &[&str]| issue(&claims(), Form::Digital, &issuer(), "k", pointers, salts()).err();
    for pointer in ["/nobody", "/levels/9", "/levels/x", "name", "", "/name/first"] {
        assert_eq!(
            refusal(&[pointer]),
            Some(IssueError::Missing("part to be hidden")),
            "{pointer:?}"
        );
    }
    assert_eq!(
        refusal(&["/name", "/name"]),
        Some(IssueError::Missing("part to be hidden"))
    );
    assert_eq!(
        refusal(&["/levels/1", "/levels/1"]),
        Some(IssueError::UnsoundDisclosures(SdJwtError::Twice))
    );
    let mut reserved = claims();
    reserved["address"]["_sd"] = json!([]);
    let refused = issue(&reserved, Form::Digital, &issuer(), "k", &[], salts());
    assert_eq!(refused, Err(IssueError::UnsoundDisclosures(SdJwtError::Placeholder)));
}

#[test]
fn the_holder_answers_one_question_with_one_presentation() {
    let challenge = Challenge {
        audience: "https://verifier.example",
        nonce: "n-1",
        now: now(),
        max_age: 300,
    };
    let presented = SdJwt::read(&issued()).unwrap().present(&["/name"]);
    let bound = bind(&presented, &holder(), &challenge).unwrap();
    let read = SdJwt::read(&bound).unwrap();
    assert_eq!(read.check_binding(&challenge), Ok(()));
    let other = |change: fn(&mut Challenge<'_>)| {
        let mut other = challenge;
        change(&mut other);
        read.check_binding(&other)
    };
    assert_eq!(
        other(|c| c.audience = "https://other.example"),
        Err(SdJwtError::Binding("aud"))
    );
    assert_eq!(other(|c| c.nonce = "n-2"), Err(SdJwtError::Binding("nonce")));
    assert_eq!(
        other(|c| c.now = "2026-11-23T12:10:01Z".parse().unwrap()),
        Err(SdJwtError::Binding("iat"))
    );
    assert_eq!(
        other(|c| c.now = "2026-11-23T11:54:59Z".parse().unwrap()),
        Err(SdJwtError::Binding("iat"))
    );

    let unbound = SdJwt::read(&presented).unwrap();
    assert_eq!(unbound.check_binding(&challenge), Err(SdJwtError::Unbound));
    assert_eq!(
        bind(&presented, &issuer(), &challenge),
        Err(SdJwtError::Claim("cnf")),
        "another's key"
    );
    // The binding of one presentation behind another: with the address disclosed, which was not in it.
    let binding = bound.rsplit('~').next().unwrap();
    let more = SdJwt::read(&issued()).unwrap().present(&["/name", "/address"]);
    let moved = SdJwt::read(&format!("{more}{binding}")).unwrap();
    assert_eq!(moved.check_binding(&challenge), Err(SdJwtError::Binding("sd_hash")));
}

#[test]
fn the_key_and_the_dates_decide() {
    let read = SdJwt::read(&issued()).unwrap();
    assert_eq!(
        read.check(&holder().public(), now()),
        Err(SdJwtError::Token(JwtError::OtherAlgorithm))
    );
    let stranger = Signer::from_secret(Kind::P256, &[9; 32]).unwrap();
    assert_eq!(
        read.check(&stranger.public(), now()),
        Err(SdJwtError::Token(JwtError::Signature))
    );
    let ended = forged(json!({"exp": now().as_second()}), &[]).unwrap();
    assert_eq!(
        ended.check(&issuer().public(), now()),
        Err(SdJwtError::Token(JwtError::OutOfDate))
    );
    let private = forged(
        json!({"cnf": {"jwk": {"kty": "OKP", "crv": "Ed25519", "x": "AA", "d": "AA"}}}),
        &[],
    )
    .unwrap();
    assert_eq!(private.holder_key(), Err(SdJwtError::Claim("cnf")));
}

#[test]
fn the_older_type_is_told_from_a_credential_of_vcdm() {
    let header = json!({"typ": "vc+sd-jwt", "kid": "k"}).as_object().cloned().unwrap();
    let read = |payload: Value| {
        let jws = Compact::write(header.clone(), payload.as_object().unwrap(), &issuer()).unwrap();
        SdJwt::read(&format!("{jws}~")).map(|read| read.form())
    };
    assert_eq!(read(json!({"iss": "https://a.example", "vct": "v"})), Ok(Form::Digital));
    assert_eq!(read(json!({"@context": ["c"], "vct": "v"})), Ok(Form::Credential));
    assert_eq!(read(json!({"vc": {}})), Err(SdJwtError::Token(JwtError::Claim("vc"))));
}

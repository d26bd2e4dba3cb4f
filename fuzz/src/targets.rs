//! What is done with the bytes, and what must hold whatever they are.

use credential::baking;
use credential::cose::{self, Sign1};
use credential::did::{ControllerDocument, locate};
use credential::jwt::Token;
use credential::key::Signer;
use credential::key::SigningKey;
use credential::proof::{self, Suite, Terms};
use credential::sd_jwt::SdJwt;
use credential::status_list::StatusList;
use credential::token_status::{StatusListToken, StatusReference, Statuses};
use credential::verify::{CheckId, CheckState, Known, Policy, PresentationPolicy, verify, verify_presentation};
use jiff::Timestamp;
use jsonld::{Error, Hash, Limits, canonical_nquads, jcs, json, nquads};
use serde_json::Value;

pub type Target = fn(&[u8]);

pub const TARGETS: [(&str, Target); 13] = [
    ("credential", credential),
    ("content", content),
    ("presentation", presentation),
    ("token", token),
    ("cose", cose),
    ("png", picture),
    ("svg", picture),
    ("status-list", status_list),
    ("list-token", list_token),
    ("did-document", did_document),
    ("json", strict_json),
    ("jsonld", json_ld),
    ("nquads", statements),
];

fn policy() -> Policy {
    Policy::new(Timestamp::UNIX_EPOCH, [signer().public().did_key()].into())
}

fn signer() -> Signer {
    SigningKey::from_seed(&[7; 32]).into()
}

/// Without a sound signature nothing of the document is handed over.
fn credential(bytes: &[u8]) {
    let report = verify(bytes, &Known::new(), &policy());
    let holds = report
        .check(CheckId::Signature)
        .is_some_and(|check| check.state == CheckState::Passed);
    assert!(holds || report.credential.is_none());
}

/// Signs whatever can be signed, so that what lies behind the signature sees hostile content too.
fn content(bytes: &[u8]) {
    let Ok(mut document) = json::parse(bytes, &Limits::default()) else {
        return;
    };
    let Some(members) = document.as_object_mut() else {
        return;
    };
    let key = signer();
    members.remove("proof");
    members.insert("issuer".into(), key.public().did_key().into());
    let terms = Terms::new(
        Suite::EddsaRdfc2022,
        key.public().did_key_method(),
        Timestamp::UNIX_EPOCH,
    );
    let Ok(signed) = proof::secure(document, &key, &terms) else {
        return;
    };
    let report = verify(signed.to_string().as_bytes(), &Known::new(), &policy());
    if let Some(check) = report.check(CheckId::Signature) {
        assert_eq!(check.state, CheckState::Passed, "we have just signed it: {signed}");
    }
}

fn presentation(bytes: &[u8]) {
    let policy = PresentationPolicy::answer(policy(), "challenge", "domain.example");
    let _ = verify_presentation(bytes, &Known::new(), &policy);
}

/// What is read as an envelope can be checked, and what it holds can be put into one of ours.
fn cose(bytes: &[u8]) {
    let Ok(envelope) = Sign1::read(bytes) else { return };
    let key = signer();
    let _ = envelope.check(&key.public());
    let Ok(again) = cose::issue(envelope.document(), envelope.form(), &key, "kid") else {
        return;
    };
    let again = Sign1::read(&again).expect("what we write we read");
    assert!(again.check(&key.public()).is_ok() && again.form() == envelope.form());
}

fn token(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let _ = Token::read(&text);
    let _ = SdJwt::read(&text);
    let _ = verify(bytes, &Known::new(), &policy());
}

/// What was baked comes out again, into whatever picture it was baked.
fn picture(bytes: &[u8]) {
    let _ = baking::extract(bytes);
    let credential = br#"{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"]}"#;
    for baked in [
        baking::png::bake(bytes, credential),
        baking::svg::bake(bytes, credential),
    ]
    .into_iter()
    .flatten()
    {
        let Ok(found) = baking::extract(&baked) else {
            panic!("baked, and cannot be read")
        };
        assert!(matches!(found.credential, baking::CredentialText::Json(text) if text == credential));
    }
}

fn status_list(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(list) = StatusList::decode(&text) {
        assert!(list.get(list.entries()).is_err());
        assert_eq!(StatusList::decode(&list.encode()).as_ref(), Ok(&list));
    }
    let _ = verify(bytes, &Known::new(), &policy());
}

/// What is read as numbers is written and read as the same; nothing of a list is unpacked beyond its limits.
fn list_token(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(token) = StatusListToken::read(&text) {
        let _ = token.check(&signer().public(), Timestamp::UNIX_EPOCH);
        if let Ok(statuses) = token.statuses() {
            hold(&statuses);
        }
    }
    for bits in [1, 2, 4, 8] {
        if let Ok(statuses) = Statuses::decode(bits, &text) {
            hold(&statuses);
        }
    }
    if let Ok(member) = json::parse(bytes, &Limits::default())
        && let Some(reference) = StatusReference::read(&member)
    {
        let again = StatusReference::read(&reference.to_value()["status_list"]);
        assert_eq!(again, Some(reference));
    }
}

fn hold(statuses: &Statuses) {
    assert!(statuses.get(statuses.entries()).is_err());
    assert!(statuses.entries() == 0 || statuses.get(statuses.entries() - 1).is_ok());
    assert_eq!(Statuses::decode(statuses.bits(), &statuses.encode()).as_ref(), Ok(statuses));
}

fn did_document(bytes: &[u8]) {
    let issuer = "did:web:school.example";
    if let Ok(document) = ControllerDocument::read(bytes, issuer) {
        let _ = document.assertion_key(&format!("{issuer}#key"), Timestamp::UNIX_EPOCH);
    }
    let _ = locate(&String::from_utf8_lossy(bytes));
}

/// What we read, serde_json reads in the same way; what it writes again, we read as the same.
fn strict_json(bytes: &[u8]) {
    let Ok(ours) = json::parse(bytes, &Limits::default()) else {
        return;
    };
    let theirs: Value = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        Err(error) => panic!("we read what is no JSON: {error}"),
    };
    assert!(are_alike(&ours, &theirs), "{ours} and {theirs}");
    let Ok(text) = jcs(&ours) else { return };
    match json::parse(text.as_bytes(), &Limits::default()) {
        Ok(again) => assert_eq!(jcs(&again), Ok(text)),
        // A double beyond 2^53 is written without its fraction, and then is an integer that readers do not agree on.
        Err(Error::Json { problem, .. }) => assert!(problem.contains("agree"), "{problem} in {text}"),
        Err(error) => panic!("{error} in {text}"),
    }
}

/// Equal but for the last digit of a number, which serde_json does not always get right.
fn are_alike(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap_or(0.0), b.as_f64().unwrap_or(0.0));
            (a - b).abs() <= a.abs() * 1e-14
        }
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| are_alike(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            let same = |(name, a)| b.get(name).is_some_and(|b| are_alike(a, b));
            a.len() == b.len() && a.iter().all(same)
        }
        _ => a == b,
    }
}

/// A canonical form is N-Quads and its own canonical form.
fn json_ld(bytes: &[u8]) {
    let limits = Limits {
        inline_contexts: bytes.len() % 2 == 0,
        ..Limits::default()
    };
    let Ok(document) = json::parse(bytes, &limits) else {
        return;
    };
    let Ok(text) = canonical_nquads(&document, Hash::Sha256, &limits) else {
        return;
    };
    assert_eq!(canonical(&text, &limits), Ok(text));
}

fn statements(bytes: &[u8]) {
    let limits = Limits::default();
    let Ok(text) = canonical(&String::from_utf8_lossy(bytes), &limits) else {
        return;
    };
    assert_eq!(canonical(&text, &limits), Ok(text));
}

fn canonical(text: &str, limits: &Limits) -> Result<String, Error> {
    jsonld::canonicalize(&nquads::parse(text, limits)?, Hash::Sha256, limits)
}

//! Whatever comes in, the answer is a value or an error.

use crate::documents::open_badge;
use jsonld::{Hash, Limits, canonical_nquads, jcs, json, nquads};
use proptest::prelude::*;
use serde_json::{Map, Value};

/// A key that a hostile document might use.
fn key() -> impl Strategy<Value = String> {
    let known = [
        "@context",
        "@id",
        "@type",
        "@value",
        "@language",
        "@direction",
        "@list",
        "@set",
        "@graph",
        "@json",
        "id",
        "type",
        "name",
        "issuer",
        "credentialSubject",
        "achievement",
        "verifiableCredential",
        "proof",
        "endorsement",
        "allowedValue",
        "evidence",
        "@container",
        "@protected",
        "@vocab",
        "a",
        "a:b",
        "urn:p",
    ];
    prop_oneof![8 => prop::sample::select(known.to_vec()).prop_map(str::to_owned), 1 => any::<String>()]
}

/// A value in which the words of the vocabulary turn up where they do not belong.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e15..1e15_f64).prop_map(Value::from),
        key().prop_map(Value::from),
        Just(Value::from("https://www.w3.org/ns/credentials/v2")),
        Just(Value::from("VerifiablePresentation")),
        Just(Value::from("AchievementSubject")),
        Just(Value::from("_:b")),
    ];
    leaf.prop_recursive(5, 48, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key(), inner), 0..6)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 384, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_gets_an_answer(entries in prop::collection::vec((key(), value()), 0..6), lenient in any::<bool>()) {
        let limits = Limits { inline_contexts: lenient, ..Limits::default() };
        let mut document = open_badge();
        document.as_object_mut().unwrap().extend(entries.iter().cloned());
        let _ = canonical_nquads(&document, Hash::Sha256, &limits);
        let bare = Value::Object(entries.into_iter().collect::<Map<_, _>>());
        if let Ok(text) = canonical_nquads(&bare, Hash::Sha384, &limits) {
            // What comes out is N-Quads, and canonical already.
            let again = nquads::parse(&text, &limits).and_then(|set| jsonld::canonicalize(&set, Hash::Sha384, &limits));
            prop_assert_eq!(again, Ok(text));
        }
    }

    #[test]
    fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        let _ = json::parse(&bytes, &Limits::default());
        let _ = nquads::parse(&String::from_utf8_lossy(&bytes), &Limits::default());
    }

    #[test]
    fn canonical_json_reads_back_as_the_same_value(value in value()) {
        if let Ok(text) = jcs(&value) {
            let read = json::parse(text.as_bytes(), &Limits::default()).unwrap();
            prop_assert_eq!(jcs(&read), Ok(text));
        }
    }

    #[test]
    fn text_that_is_nearly_json_is_read_as_serde_json_reads_it_or_not_at_all(text in "[\\[\\]{}:,\"0-9eE.+\\-truefalsn\\\\ ]{0,24}") {
        if let Ok(ours) = json::parse(text.as_bytes(), &Limits::default()) {
            let theirs: Value = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(jcs(&ours), jcs(&theirs));
        }
    }
}

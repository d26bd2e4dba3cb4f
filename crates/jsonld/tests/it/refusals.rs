//! What the profile keeps out, and where the refusal points.

use crate::documents::{open_badge, presentation, transcript};
use jsonld::{Error, Hash, Limits, canonical_nquads, to_quads};
use serde_json::{Value, json};

/// The open badge with `value` put where `pointer` says; the last token may be new.
fn badge_with(pointer: &str, value: Value) -> Value {
    let mut badge = open_badge();
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
    match badge.pointer_mut(parent).expect("a place") {
        Value::Object(map) => drop(map.insert(key.into(), value)),
        Value::Array(items) => items.push(value),
        _ => panic!("no place for a value"),
    }
    badge
}

fn refusal(document: &Value) -> Error {
    let answer = to_quads(document, &Limits::default());
    answer.expect_err("it must be refused")
}

/// Asserts that `value` at `pointer` is refused at `place`, and hands the refusal over.
fn refused_at(pointer: &str, value: Value, place: &str) -> Error {
    let error = refusal(&badge_with(pointer, value));
    assert_eq!(error.pointer(), Some(place), "{error}");
    error
}

#[test]
fn the_badge_the_other_tests_change_is_accepted() {
    let badge = open_badge();
    for document in [
        transcript(std::slice::from_ref(&badge)),
        presentation(std::slice::from_ref(&badge)),
        badge,
    ] {
        assert!(to_quads(&document, &Limits::default()).is_ok());
    }
}

#[test]
fn a_claim_that_no_context_defines_is_refused_where_it_stands() {
    let place = "/credentialSubject/achievement/gradePointAverage";
    for value in [json!(4.0), json!(null), json!([])] {
        let error = refused_at(place, value, place);
        assert!(matches!(error, Error::UndefinedTerm { term, .. } if term == "gradePointAverage"));
    }
    // A term of one type is no term of another.
    refused_at("/issuer/criteria", json!({"narrative": "x"}), "/issuer/criteria");
}

#[test]
fn a_type_that_no_context_defines_is_refused() {
    for kind in [
        json!("Diploma"),
        json!(["Achievement", "Diploma"]),
        json!("@json"),
        json!("a b:c"),
    ] {
        let error = refused_at(
            "/credentialSubject/achievement/type",
            kind,
            "/credentialSubject/achievement/type",
        );
        assert!(matches!(error, Error::UndefinedType { .. }), "{error}");
    }
    refused_at("/type", json!([7]), "/type");
}

#[test]
fn an_identifier_that_is_not_an_absolute_iri_is_refused() {
    for id in ["7", "/a/b", "https ://x", "urn:a>b", "@id", "_:a b", "", "x\u{0}:y"] {
        let error = refused_at("/id", json!(id), "/id");
        assert!(matches!(error, Error::RelativeIri { .. }), "{id}: {error}");
    }
    refused_at("/id", json!(null), "/id");
    refused_at("/id", json!(["urn:a", "urn:b"]), "/id");
    refused_at("/issuer", json!("school"), "/issuer");
}

#[test]
fn a_context_stands_only_at_the_root_of_a_credential() {
    let context = json!("https://www.w3.org/ns/credentials/v2");
    for parent in [
        "/issuer",
        "/credentialSubject",
        "/credentialSubject/achievement",
        "/evidence/0",
    ] {
        let place = format!("{parent}/@context");
        let error = refused_at(&place, context.clone(), &place);
        assert!(matches!(error, Error::RefusedContext { .. }), "{error}");
    }
    let proof = json!({"type": "DataIntegrityProof", "@context": context});
    refused_at("/proof", proof, "/proof/@context");
}

#[test]
fn a_context_must_be_on_the_allow_list_letter_by_letter() {
    let v2 = "https://www.w3.org/ns/credentials/v2";
    for url in [
        "https://evil.example/v2",
        "https://www.w3.org/ns/credentials/v2#",
        "v2",
        "",
    ] {
        let error = refused_at("/@context", json!([v2, url]), "/@context/1");
        assert!(matches!(error, Error::UnknownContext { url: found, .. } if found == url));
    }
    for context in [json!(null), json!([null]), json!(7), json!([[v2]])] {
        assert!(matches!(
            refusal(&badge_with("/@context", context)),
            Error::RefusedContext { .. }
        ));
    }
}

#[test]
fn a_context_in_the_document_needs_leave_and_cannot_touch_protected_terms() {
    let v2 = "https://www.w3.org/ns/credentials/v2";
    let inline = |object: Value| json!({"@context": [v2, object], "type": "VerifiableCredential", "rank": "x"});
    let extra = inline(json!({"rank": "https://school.example/rank"}));
    assert_eq!(refusal(&extra).pointer(), Some("/@context/1"));

    let lenient = Limits {
        inline_contexts: true,
        ..Limits::default()
    };
    let nquads = canonical_nquads(&extra, Hash::Sha256, &lenient).expect("leave was given");
    assert!(nquads.contains("<https://school.example/rank> \"x\""));
    let swap = inline(json!({"rank": "https://a.example/", "name": "https://schema.org/description"}));
    assert!(matches!(to_quads(&swap, &lenient), Err(Error::InvalidContext { .. })));
    let rank = json!({"rank": "https://school.example/rank"});
    let wrapped = canonical_nquads(&inline(json!({"@context": rank})), Hash::Sha256, &lenient);
    assert_eq!(wrapped.as_ref(), Ok(&nquads), "as the W3C suites write it");
    for odd in [
        json!({"@context": null}),
        json!({"@context": rank, "x": "https://a.example/"}),
    ] {
        assert!(to_quads(&inline(odd), &lenient).is_err());
    }
    // What one document brought along is gone with it.
    let bare = json!({"@context": [v2], "type": "VerifiableCredential", "rank": "x"});
    assert!(matches!(to_quads(&bare, &lenient), Err(Error::UndefinedTerm { .. })));
}

#[test]
fn constructs_outside_the_profile_are_refused() {
    for (key, value) in [
        ("@graph", json!([])),
        ("@included", json!([])),
        ("@reverse", json!({})),
        ("@nest", json!({})),
        ("@index", json!("x")),
        ("@container", json!("@set")),
        ("@unheardOf", json!("x")),
        ("_:b", json!("x")),
    ] {
        let place = format!("/credentialSubject/{key}");
        refused_at(&place, value, &place);
    }
    refused_at("/@id", json!("urn:second"), "");
    refused_at(
        "/credentialSubject/@type",
        json!("AchievementSubject"),
        "/credentialSubject",
    );
    refused_at(
        "/credentialSubject/achievement/tag",
        json!([["x"]]),
        "/credentialSubject/achievement/tag/0",
    );
}

#[test]
fn values_that_json_ld_would_drop_or_bend_are_refused() {
    for value in [
        json!({"@value": null}),
        json!({"@value": "x", "@language": "en_GB"}),
        json!({"@value": "x", "@direction": "up"}),
        json!({"@value": "x", "extra": 1}),
        json!({"@value": "x", "@type": "Unknown"}),
        json!({"@value": 1, "@language": "en"}),
        json!({"@value": {"a": 1}}),
        json!({"@list": ["x"], "@index": "1"}),
        json!(9_007_199_254_740_993_u64),
    ] {
        let error = refusal(&badge_with("/name", value));
        assert!(
            error.pointer().is_some_and(|pointer| pointer.starts_with("/name")),
            "{error}"
        );
    }
}

#[test]
fn a_wrapped_value_that_loses_the_meaning_of_its_property_is_refused() {
    // Only the type Achievement says that a criteria string is an identifier, and a wrapping
    // object is outside of what the type says.
    let place = "/credentialSubject/achievement/criteria";
    assert!(to_quads(&badge_with(place, json!("urn:x")), &Limits::default()).is_ok());
    refused_at(place, json!({"@set": "urn:x"}), place);
    refused_at(place, json!([{"@list": ["urn:x"]}]), &format!("{place}/0"));
}

#[test]
fn a_graph_that_would_say_nothing_is_refused() {
    for credential in [
        json!({}),
        json!({"id": "urn:x"}),
        json!("urn:x"),
        json!({"@value": "x"}),
    ] {
        let error = refusal(&presentation(&[credential]));
        assert!(
            error
                .pointer()
                .is_some_and(|place| place.starts_with("/verifiableCredential/0")),
            "{error}"
        );
    }
    assert!(to_quads(&json!({}), &Limits::default()).is_err());
    assert!(to_quads(&json!([]), &Limits::default()).is_err());
    assert!(to_quads(&json!({"@id": "urn:x"}), &Limits::default()).is_err());
}

#[test]
fn nothing_said_is_accepted_in_two_forms() {
    let said = canonical_nquads(&open_badge(), Hash::Sha256, &Limits::default());
    for nothing in [json!(null), json!([])] {
        let document = badge_with("/credentialSubject/licenseNumber", nothing);
        assert_eq!(canonical_nquads(&document, Hash::Sha256, &Limits::default()), said);
    }
}

#[test]
fn every_limit_holds() {
    let strict = |change: fn(&mut Limits)| {
        let mut limits = Limits::default();
        change(&mut limits);
        to_quads(&open_badge(), &limits)
    };
    assert!(matches!(
        strict(|limits| limits.depth = 2),
        Err(Error::Limit { limit: 2, .. })
    ));
    assert!(matches!(
        strict(|limits| limits.quads = 20),
        Err(Error::Limit { limit: 20, .. })
    ));
    assert!(matches!(
        strict(|limits| limits.blank_nodes = 3),
        Err(Error::Limit { limit: 3, .. })
    ));
}

#[test]
fn a_value_built_too_deep_is_refused() {
    let nested =
        |inner: Value, key: &str| Value::Object([(key.to_owned(), Value::Array(vec![inner]))].into_iter().collect());
    for key in ["@list", "@set", "endorsement"] {
        let deep = (0..500).fold(json!("x"), |inner, _| nested(inner, key));
        let document = badge_with(if key == "endorsement" { "/endorsement" } else { "/name" }, deep);
        assert!(matches!(refusal(&document), Error::Limit { limit: 64, .. }), "{key}");
    }
}

#[test]
fn the_deepest_document_that_limits_can_admit_fits_the_stack() {
    let limits = Limits {
        depth: usize::MAX,
        ..Limits::default()
    };
    let nested = |depth| {
        (0..depth).fold(
            json!({"id": "urn:x"}),
            |inner, _| json!({"endorsement": [inner], "name": "x"}),
        )
    };
    assert!(to_quads(&badge_with("/endorsement", nested(120)), &limits).is_ok());
    assert!(matches!(
        to_quads(&badge_with("/endorsement", nested(140)), &limits),
        Err(Error::Limit { limit: 128, .. })
    ));
}

#[test]
fn terms_that_lean_on_one_another_without_end_are_refused() {
    let lenient = Limits {
        inline_contexts: true,
        ..Limits::default()
    };
    let chain: serde_json::Map<_, _> = (0..1_900)
        .map(|n| (format!("t{n:04}"), json!(format!("t{:04}", n + 1))))
        .collect();
    let document = json!({"@context": chain, "t0000": "x"});
    assert!(matches!(to_quads(&document, &lenient), Err(Error::Limit { .. })));
    let circle = json!({"@context": {"a": "b", "b": "a"}, "a": "x"});
    assert!(matches!(to_quads(&circle, &lenient), Err(Error::InvalidContext { .. })));
    let crowd: serde_json::Map<_, _> = (0..3_000).map(|n| (format!("t{n}"), json!("urn:x"))).collect();
    assert!(matches!(
        to_quads(&json!({"@context": crowd}), &lenient),
        Err(Error::Limit { .. })
    ));
}

#[test]
fn a_proof_may_say_the_contexts_of_its_document_again_and_no_others() {
    let mut plain = open_badge();
    plain["proof"] = json!({"type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022", "proofValue": "z1"});
    let mut again = plain.clone();
    again["proof"]["@context"] = plain["@context"].clone();
    let quads = |document: &Value| canonical_nquads(document, Hash::Sha256, &Limits::default());
    assert_eq!(quads(&again), quads(&plain));
    let held = |badge: &Value| quads(&presentation(std::slice::from_ref(badge)));
    assert_eq!(held(&again), held(&plain));
    assert!(held(&again).is_ok());
    again["proof"]["@context"] = json!(["https://www.w3.org/ns/credentials/v2"]);
    assert!(
        matches!(refusal(&again), Error::RefusedContext { .. }),
        "other contexts"
    );
    let mut below = plain.clone();
    below["credentialSubject"]["@context"] = plain["@context"].clone();
    assert_eq!(
        quads(&below),
        quads(&plain),
        "nor does it matter where, while nothing else is in force"
    );
}

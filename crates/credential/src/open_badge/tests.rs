use serde_json::{Value, json};

use super::full::{endorsement, full};
use super::*;
use crate::CONTEXT_OB_EXTENSIONS;

fn nothing_empty(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty() && items.iter().all(nothing_empty),
        Value::Object(object) => object.values().all(nothing_empty),
        _ => true,
    }
}

#[test]
fn a_full_award_follows_the_schema_and_writes_nothing_empty() {
    let value = full().to_value();
    assert_eq!(lint(&value), []);
    assert!(nothing_empty(&value));
    assert_eq!(value["validFrom"], "2026-11-23T12:00:00Z", "whole seconds");
    assert_eq!(
        value["@context"][2], CONTEXT_OB_EXTENSIONS,
        "the schema type needs its context"
    );
}

/// Holds a document against an official schema, where `WAYMARK_OFFICIAL_DATA` names the folder of official files.
#[expect(
    clippy::disallowed_methods,
    reason = "a test's own switch, not a setting of the product"
)]
pub(crate) fn assert_official(file: &str, document: &Value) {
    let Ok(root) = std::env::var("WAYMARK_OFFICIAL_DATA") else {
        eprintln!("SKIPPED: WAYMARK_OFFICIAL_DATA is not set, so {file} was not compared");
        return;
    };
    let text = std::fs::read(std::path::Path::new(&root).join("schemas").join(file)).unwrap();
    let schema = serde_json::from_slice(&text).unwrap();
    let options = jsonschema::options().should_validate_formats(true);
    let schema = options.build(&schema).unwrap();
    let errors = schema.iter_errors(document);
    let errors: Vec<String> = errors.map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert_eq!(errors, Vec::<String>::new());
    println!("schemas/{file}: satisfied");
}

#[test]
fn a_full_award_and_endorsement_satisfy_the_official_schemas() {
    assert_official("ob30/ob_v3p0_achievementcredential_schema.json", &full().to_value());
    assert_official(
        "ob30/ob_v3p0_endorsementcredential_schema.json",
        &endorsement().to_value(),
    );
    assert_official("ob30/ob_v3p0_profile_schema.json", &full().to_value()["issuer"]);
}

/// Every term has its meaning in the contexts, so every claim can be signed.
#[test]
fn nothing_of_a_full_award_or_endorsement_is_outside_its_contexts() {
    for document in [full().to_value(), endorsement().to_value()] {
        let canonical = jsonld::canonical_nquads(&document, jsonld::Hash::Sha256, &jsonld::Limits::default());
        assert!(canonical.is_ok(), "{canonical:?}");
        assert_eq!(lint(&document), []);
    }
}

#[test]
fn only_a_record_can_say_that_it_is_partial() {
    let (mut award, mut endorsement) = (full(), endorsement());
    award.partial = Some(false);
    endorsement.partial = Some(false);
    for document in [award.to_value(), endorsement.to_value()] {
        let canonical = jsonld::canonical_nquads(&document, jsonld::Hash::Sha256, &jsonld::Limits::default());
        assert!(
            matches!(canonical, Err(jsonld::Error::UndefinedTerm { .. })),
            "{canonical:?}"
        );
    }
}

#[test]
fn a_signed_endorsement_is_embedded_as_it_was_signed() {
    let mut signed = endorsement().to_value();
    signed["credentialSubject"]["type"] = "EndorsementSubject".into();
    let mut award = full();
    award.endorsement = vec![signed.clone()];
    assert_eq!(award.to_value()["endorsement"][0], signed);
}

#[test]
fn types_are_sets_where_the_schema_has_sets() {
    let value = full().to_value();
    assert_eq!(value["issuer"]["type"], json!(["Profile"]));
    assert_eq!(value["issuer"]["image"]["type"], json!("Image"));
    let subject = &value["credentialSubject"];
    assert_eq!(subject["identifier"][0]["type"], json!("IdentityObject"));
    assert_eq!(subject["result"][0]["type"], json!(["Result"]));
    assert_eq!(
        subject["achievement"]["resultDescription"][0]["rubricCriterionLevel"][2]["type"],
        json!(["RubricCriterionLevel"])
    );
    assert!(value["credentialStatus"].is_object(), "one object, never an array");
}

#[test]
fn what_a_person_typed_stays_a_value() {
    let mut award = full();
    award.subject.identifier = vec![IdentityObject::name("\",\"type\":[\"Evil\"],\"x\":\"")];
    let value = award.to_value();
    assert_eq!(
        value["credentialSubject"]["identifier"][0]["identityHash"],
        "\",\"type\":[\"Evil\"],\"x\":\""
    );
    assert_eq!(lint(&value), []);
}

#[test]
fn each_departure_from_the_schema_is_found_in_its_place() {
    let faults = |change: fn(&mut Value)| {
        let mut value = full().to_value();
        change(&mut value);
        lint(&value).into_iter().map(|fault| fault.pointer).collect::<Vec<_>>()
    };
    let remove = |value: &mut Value, pointer: &str, name: &str| {
        value
            .pointer_mut(pointer)
            .unwrap()
            .as_object_mut()
            .unwrap()
            .remove(name)
            .unwrap();
    };
    assert_eq!(
        faults(|v| v["@context"][1] = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3".into()),
        ["/@context"]
    );
    assert_eq!(faults(|v| v["type"] = json!(["VerifiableCredential"])), ["/type"]);
    assert_eq!(faults(|v| v["validFrom"] = "2026-11-23".into()), ["/validFrom"]);
    assert_eq!(
        faults(|v| v["credentialStatus"] = json!([{"type": "BitstringStatusListEntry"}])),
        ["/credentialStatus"]
    );
    assert_eq!(faults(|v| v["image"] = Value::Null), ["/image"]);
    assert_eq!(faults(|v| v["evidence"] = json!([])), ["/evidence"]);
    assert_eq!(
        faults(|v| v["issuer"]["image"]["width"] = 3.into()),
        ["/issuer/image/width"]
    );
    assert_eq!(
        faults(|v| v["credentialSubject"]["achievement"]["achievementType"] = "Microcredential".into()),
        ["/credentialSubject/achievement/achievementType"]
    );
    assert_eq!(
        faults(|v| v["credentialSubject"]["achievement"]["criteria"] = json!({})),
        ["/credentialSubject/achievement/criteria"]
    );
    let mut value = full().to_value();
    remove(&mut value, "/credentialSubject/achievement", "name");
    remove(&mut value, "/credentialSubject", "id");
    remove(&mut value, "/credentialSubject", "identifier");
    let pointers: Vec<String> = lint(&value).into_iter().map(|fault| fault.pointer).collect();
    assert_eq!(pointers, ["/credentialSubject/achievement", "/credentialSubject"]);
}

#[test]
fn a_comprehensive_credential_refers_to_each_part_three_times() {
    let parts: Vec<Part> = (1..=10)
        .map(|n| Part {
            name: format!("Part {n}"),
            achievement: format!("https://a.example/m/{n}/1"),
            credential: format!("https://a.example/c/{n}"),
        })
        .collect();
    let mut award = full();
    award.subject.result.clear();
    award.subject.achievement.result_description.clear();
    award.evidence = refer_to_parts(&mut award.subject, &parts, "Credential");
    let value = award.to_value();
    assert_eq!(lint(&value), []);
    let subject = &value["credentialSubject"];
    for (index, part) in parts.iter().enumerate() {
        let description = &subject["achievement"]["resultDescription"][index];
        let result = &subject["result"][index];
        assert_eq!(description["alignment"][0]["targetUrl"], part.achievement);
        assert_eq!(result["alignment"][0]["targetUrl"], part.credential);
        assert_eq!(result["resultDescription"], description["id"]);
        assert_eq!(value["evidence"][index]["id"], part.credential);
    }
}

//! Open Badges credentials at random: every type of the vocabulary that matters, present or not,
//! with and without identifiers, alike or not.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Any credential of the generator.
pub fn credential() -> impl Strategy<Value = Value> {
    let head = (context(), prop::option::of(text()), issuer(), any::<bool>());
    let body = (subject(), vec(evidence(), 0..3), option::of(status()), any::<bool>());
    (head, body).prop_map(|((context, name, issuer, full), (subject, evidence, status, schema))| {
        let mut credential = Map::new();
        credential.insert("@context".into(), context);
        credential.insert("type".into(), json!(["VerifiableCredential", "OpenBadgeCredential"]));
        credential.insert("issuer".into(), issuer);
        credential.insert("validFrom".into(), json!("2026-11-23T09:00:00Z"));
        credential.insert("credentialSubject".into(), subject);
        if full {
            credential.insert("id".into(), json!("urn:uuid:0b5c7a0e-8d3f-4b6d-9e51-2f3b6d1c9a70"));
        }
        if schema {
            let kind = json!({"id": "https://schema.example/1", "type": "1EdTechJsonSchemaValidator2019"});
            credential.insert("credentialSchema".into(), kind);
        }
        set(&mut credential, "name", name);
        set(&mut credential, "credentialStatus", status);
        set(
            &mut credential,
            "evidence",
            (!evidence.is_empty()).then_some(Value::Array(evidence)),
        );
        Value::Object(credential)
    })
}

fn set(map: &mut Map<String, Value>, key: &str, value: Option<Value>) {
    if let Some(value) = value {
        map.insert(key.into(), value);
    }
}

fn context() -> impl Strategy<Value = Value> {
    prop::sample::select(vec!["3.0.2", "3.0.3"]).prop_map(|version| {
        json!([
            "https://www.w3.org/ns/credentials/v2",
            format!("https://purl.imsglobal.org/spec/ob/v3p0/context-{version}.json"),
            "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
        ])
    })
}

/// A string, or a string in a language, with the characters that need escaping.
fn text() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => words().prop_map(Value::from),
        1 => (words(), prop::sample::select(vec!["en", "es", "zh-hant"]))
            .prop_map(|(text, tag)| json!({"@value": text, "@language": tag})),
    ]
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("Data".to_owned()),
        "[a-zé ñ\u{4e2d}\u{1f600}\"\\\\\n\t\r\u{7f}\u{1}<>^'_:@]{0,12}",
    ]
}

fn id() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        Just(None),
        Just(Some("https://school.example/things/1".to_owned())),
        "urn:x:[a-f0-9]{4}".prop_map(Some),
        Just(Some("_:shared".to_owned())),
    ]
}

/// An object of one type, with an identifier or without.
fn node(kind: &'static str, entries: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    (id(), entries, any::<bool>()).prop_map(move |(id, entries, listed)| {
        let mut map = entries.as_object().cloned().unwrap_or_default();
        map.retain(|_, value| !value.is_null());
        map.insert("type".into(), if listed { json!([kind]) } else { json!(kind) });
        set(&mut map, "id", id.map(Value::from));
        Value::Object(map)
    })
}

fn issuer() -> impl Strategy<Value = Value> {
    let profile = (
        option::of(text()),
        option::of(Just("office@school.example")),
        option::of(image()),
    )
        .prop_map(|(name, email, image)| json!({"name": name, "email": email, "image": image}));
    prop_oneof![Just(json!("did:web:school.example")), node("Profile", profile),]
}

fn image() -> impl Strategy<Value = Value> {
    let image = option::of(words()).prop_map(|caption| json!({"caption": caption}));
    prop_oneof![Just(json!("https://school.example/image.png")), node("Image", image)]
}

fn subject() -> impl Strategy<Value = Value> {
    let entries = (achievement(), vec(identity(), 0..2), vec(result(), 0..4), number());
    let entries = entries.prop_map(|(achievement, identity, result, credits)| {
        json!({"achievement": achievement, "identifier": identity, "result": result, "creditsEarned": credits})
    });
    node("AchievementSubject", entries)
}

/// Numbers that every processor writes alike: whole ones, and quarters of them.
fn number() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        (-1_000_000_i64..1_000_000).prop_map(Value::from),
        (-1_000_000_i32..1_000_000).prop_map(|quarters| json!(f64::from(quarters) / 4.0)),
    ]
}

fn identity() -> impl Strategy<Value = Value> {
    let entries = (any::<bool>(), words())
        .prop_map(|(hashed, hash)| json!({"hashed": hashed, "identityHash": hash, "identityType": "emailAddress"}));
    node("IdentityObject", entries)
}

fn result() -> impl Strategy<Value = Value> {
    let entries = (option::of(words()), vec(alignment(), 0..2)).prop_map(
        |(value, alignment)| json!({"value": value, "resultDescription": "urn:uuid:1", "alignment": alignment}),
    );
    node("Result", entries)
}

fn achievement() -> impl Strategy<Value = Value> {
    let lists = (vec(alignment(), 0..4), vec(description(), 0..3), vec(words(), 0..3));
    let entries = (text(), option::of(text()), number(), lists, option::of(image()));
    let entries = entries.prop_map(|(name, narrative, credits, (alignment, results, tags), image)| {
        json!({
            "name": name, "criteria": {"narrative": narrative.unwrap_or(json!("x"))}, "creditsAvailable": credits,
            "alignment": alignment, "resultDescription": results, "tag": tags, "image": image
        })
    });
    node("Achievement", entries)
}

fn alignment() -> impl Strategy<Value = Value> {
    let entries = option::of(words()).prop_map(
        |name| json!({"targetName": name, "targetUrl": "https://case.example/items/1", "targetType": "CFItem"}),
    );
    node("Alignment", entries)
}

fn description() -> impl Strategy<Value = Value> {
    let entries = (text(), vec(words(), 0..4))
        .prop_map(|(name, allowed)| json!({"name": name, "resultType": "Percent", "allowedValue": allowed}));
    node("ResultDescription", entries)
}

fn evidence() -> impl Strategy<Value = Value> {
    let entries = (option::of(text()), option::of(text()))
        .prop_map(|(name, narrative)| json!({"name": name, "narrative": narrative}));
    node("Evidence", entries)
}

fn status() -> impl Strategy<Value = Value> {
    (0_u32..131_072).prop_map(|index| {
        json!({
            "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
            "statusListIndex": index.to_string(), "statusListCredential": "https://school.example/status/1"
        })
    })
}

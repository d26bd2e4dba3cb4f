use serde_json::json;

use super::*;

fn sound() -> Value {
    json!({
        "@context": [CONTEXT_VC_2, "https://www.w3.org/ns/credentials/examples/v2", {"own": "https://a.example/own"}],
        "id": "urn:uuid:1",
        "type": ["VerifiableCredential", "https://a.example/Kind"],
        "name": "A credential",
        "description": [{"@value": "Un diploma", "@language": "es", "@direction": "ltr"}],
        "issuer": {"id": "did:key:z6Mk", "name": {"@value": "Association"}},
        "validFrom": "2026-01-01T00:00:00Z",
        "validUntil": "2026-01-01T00:00:00Z",
        "credentialSubject": [{"id": "urn:uuid:2"}, {"alumniOf": "A school"}],
        "credentialStatus": {"type": "BitstringStatusListEntry"},
        "credentialSchema": [{"id": "https://a.example/s.json", "type": "JsonSchema"}],
        "relatedResource": [{"id": "https://a.example/r", "digestSRI": "sha384-AA"}],
        "evidence": [{"type": ["Evidence"]}],
        "termsOfUse": {"type": "IssuerPolicy"},
        "refreshService": {"type": "Service"},
    })
}

/// The pointers of the faults once `pointer` holds `value`; JSON `null` takes the member away.
fn after(pointer: &str, value: Value) -> Vec<String> {
    let mut document = sound();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = document.pointer_mut(parent).unwrap();
    match parent {
        Value::Object(object) if value.is_null() => drop(object.remove(name)),
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
        object => object[name] = value,
    }
    credential(&document).into_iter().map(|fault| fault.pointer).collect()
}

#[test]
fn a_sound_credential_has_no_fault() {
    assert_eq!(credential(&sound()), []);
}

/// One case or more for each rule that the test titles of the W3C suite name, under the suite's own headings.
#[test]
fn each_rule_of_the_suite_is_minded() {
    let cases = [
        ("Contexts: must be there", "/@context", json!(null), "/@context"),
        (
            "Contexts: an ordered set",
            "/@context",
            json!(CONTEXT_VC_2),
            "/@context",
        ),
        (
            "Contexts: version 2 first",
            "/@context/0",
            json!("https://a.example"),
            "/@context",
        ),
        ("Contexts: URLs or objects", "/@context/1", json!(7), "/@context/1"),
        (
            "Contexts: URLs or objects",
            "/@context/1",
            json!("https ://a"),
            "/@context/1",
        ),
        ("Identifiers: a single URL", "/id", json!(["urn:uuid:1"]), "/id"),
        ("Identifiers: a URL", "/id", json!("not a url"), "/id"),
        (
            "Identifiers: of subjects",
            "/credentialSubject/0/id",
            json!(1),
            "/credentialSubject/0/id",
        ),
        ("Types: must be there", "/type", json!(null), "/type"),
        ("Types: must say credential", "/type", json!(["Other"]), "/type"),
        ("Types: terms or URLs", "/type/1", json!("a b"), "/type"),
        ("Types: terms or URLs", "/type/1", json!(1), "/type"),
        (
            "Types: credentialStatus",
            "/credentialStatus/type",
            json!(null),
            "/credentialStatus/0/type",
        ),
        (
            "Types: termsOfUse",
            "/termsOfUse/type",
            json!(null),
            "/termsOfUse/0/type",
        ),
        ("Types: evidence", "/evidence/0", json!({}), "/evidence/0/type"),
        (
            "Types: refreshService",
            "/refreshService/type",
            json!(null),
            "/refreshService/0/type",
        ),
        (
            "Types: credentialSchema",
            "/credentialSchema/0/type",
            json!(null),
            "/credentialSchema/0/type",
        ),
        ("Names: text or language value", "/name", json!(1), "/name"),
        (
            "Names: nothing beside the language",
            "/name",
            json!({"@value": "x", "url": "y"}),
            "/name",
        ),
        (
            "Descriptions: text or language value",
            "/description",
            json!([{"@language": "en"}]),
            "/description",
        ),
        ("Names: of the issuer", "/issuer/name", json!(["x"]), "/issuer/name"),
        (
            "Descriptions: of the issuer",
            "/issuer/description",
            json!({}),
            "/issuer/description",
        ),
        ("Issuer: must be there", "/issuer", json!(null), "/issuer"),
        (
            "Issuer: a URL or an object with one",
            "/issuer/id",
            json!(null),
            "/issuer",
        ),
        ("Issuer: a URL", "/issuer", json!("association"), "/issuer"),
        (
            "Subject: must be there",
            "/credentialSubject",
            json!(null),
            "/credentialSubject",
        ),
        (
            "Subject: with claims",
            "/credentialSubject/1",
            json!({}),
            "/credentialSubject/1",
        ),
        (
            "Subject: an object",
            "/credentialSubject/1",
            json!("did:example:1"),
            "/credentialSubject/1",
        ),
        (
            "Validity: dateTimeStamp",
            "/validFrom",
            json!("2026-01-01"),
            "/validFrom",
        ),
        ("Validity: dateTimeStamp", "/validUntil", json!(1), "/validUntil"),
        (
            "Validity: in order",
            "/validUntil",
            json!("2025-12-31T23:59:59Z"),
            "/validUntil",
        ),
        (
            "Status: id is a URL",
            "/credentialStatus/id",
            json!("x y"),
            "/credentialStatus/0/id",
        ),
        (
            "Schemas: one or more",
            "/credentialSchema",
            json!([]),
            "/credentialSchema",
        ),
        (
            "Schemas: id is a URL",
            "/credentialSchema/0/id",
            json!(null),
            "/credentialSchema/0/id",
        ),
        (
            "Related resources: id",
            "/relatedResource/0/id",
            json!(null),
            "/relatedResource/0/id",
        ),
        (
            "Related resources: a digest",
            "/relatedResource/0/digestSRI",
            json!(null),
            "/relatedResource/0",
        ),
        ("Refresh: one or more", "/refreshService", json!([]), "/refreshService"),
        ("Terms of use: objects", "/termsOfUse", json!("x"), "/termsOfUse/0"),
        ("Evidence: objects", "/evidence", json!(["x"]), "/evidence/0"),
    ];
    for (title, pointer, value, fault) in cases {
        let faults = after(pointer, value);
        assert!(faults.iter().any(|found| found == fault), "{title}: {faults:?}");
    }
}

#[test]
fn the_order_of_types_does_not_matter() {
    assert!(after("/type", json!(["https://a.example/Kind", "VerifiableCredential"])).is_empty());
    assert!(after("/type", json!("VerifiableCredential")).is_empty());
}

#[test]
fn a_related_resource_is_named_once() {
    let one = json!({"id": "https://a.example/r", "digestMultibase": "uEiA"});
    assert_eq!(after("/relatedResource", json!([one, one])), ["/relatedResource/1/id"]);
}

#[test]
fn presentations_follow_their_own_rules() {
    let enveloped = json!({"@context": CONTEXT_VC_2, "type": "EnvelopedVerifiableCredential", "id": "data:application/vc+jwt,e30.e30.AA"});
    let sound = json!({"@context": [CONTEXT_VC_2], "type": ["VerifiablePresentation"], "holder": {"id": "did:key:z6Mk"},
        "verifiableCredential": [sound(), enveloped]});
    assert_eq!(presentation(&sound), []);
    let cases = [
        ("type", json!("Other"), "/type"),
        ("id", json!(["urn:x:y"]), "/id"),
        ("holder", json!("somebody"), "/holder"),
        (
            "verifiableCredential",
            json!("https://a.example/c"),
            "/verifiableCredential/0",
        ),
        (
            "verifiableCredential",
            json!({"type": "Other"}),
            "/verifiableCredential/0/type",
        ),
        (
            "verifiableCredential",
            json!({"type": "EnvelopedVerifiableCredential", "id": "https://a.example"}),
            "/verifiableCredential/0/id",
        ),
        ("@context", json!([]), "/@context"),
    ];
    for (member, value, pointer) in cases {
        let mut changed = sound.clone();
        changed[member] = value;
        let faults = presentation(&changed);
        assert!(
            faults.iter().any(|fault| fault.pointer == pointer),
            "{member}: {faults:?}"
        );
    }
}

#[test]
fn a_credential_of_version_1_follows_the_rules_of_version_1() {
    let sound = json!({
        "@context": ["https://www.w3.org/2018/credentials/v1"],
        "type": ["VerifiableCredential"],
        "issuer": "did:key:z6Mk",
        "issuanceDate": "2026-01-01T00:00:00Z",
        "expirationDate": "2027-01-01T00:00:00Z",
        "credentialSubject": {"id": "urn:uuid:2"},
    });
    assert_eq!(credential(&sound), []);
    for (member, value) in [
        ("issuanceDate", json!(null)),
        ("issuanceDate", json!("2026")),
        ("expirationDate", json!("2025-01-01T00:00:00Z")),
        ("@context", json!([CONTEXT_VC_1, 7])),
    ] {
        let mut document = sound.clone();
        document[member] = value.clone();
        assert_ne!(credential(&document), [], "{member} {value}");
    }
    let mut without = sound;
    without.as_object_mut().unwrap().remove("issuanceDate");
    assert_eq!(credential(&without)[0].pointer, "/issuanceDate");
}

#[test]
fn a_related_resource_that_is_known_here_has_its_digest() {
    let at = |digest: &str| {
        let mut document = sound();
        document["relatedResource"] = json!({"id": CONTEXT_VC_2, "digestMultibase": digest});
        credential(&document).len()
    };
    assert_eq!(at("uWZVc7WaX1h4D8rJVb-vlMIqxaEKEb1tYbX8fet7JJzQ"), 0);
    assert_eq!(at("uM4RgWQc3RUDtjJCSgTJtTfvpZ7SPEg_LNO0ESlovQC0"), 1);
}

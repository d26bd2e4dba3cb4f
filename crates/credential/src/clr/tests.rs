use serde_json::json;

use super::*;
use crate::open_badge::lint;

/// A record with every member around credentials that are not signed, as nothing is verified here.
fn record() -> ClrCredential {
    let award = crate::open_badge::full_award();
    let whole = "https://a.example/stacks/stem";
    let subject = ClrSubject {
        id: Some("urn:uuid:6f7a9c1e-0000-4000-8000-000000000003".into()),
        identifier: vec![IdentityObject::name("Ada Óscar")],
        achievement: vec![award.subject.achievement.clone()],
        verifiable_credential: vec![award.to_value()],
        association: parts_of(whole, [award.subject.achievement.id.as_str()]),
    };
    let mut record = ClrCredential::new(
        "https://a.example/t/1",
        "Transcript",
        award.issuer.clone(),
        award.valid_from,
        subject,
    );
    record.description = Some("What Ada has earned.".into());
    record.image = award.image.clone();
    record.valid_until = award.valid_until;
    record.awarded_date = award.awarded_date;
    record.partial = Some(true);
    record.endorsement = award.endorsement.clone();
    record.evidence = award.evidence.clone();
    record.status = award.status.clone();
    record.refresh = award.refresh.clone();
    record.terms_of_use = award.terms_of_use.clone();
    record
}

#[test]
fn a_full_record_follows_the_schema_and_can_be_signed_whole() {
    let value = record().to_value();
    assert_eq!(lint(&value), []);
    assert_eq!(value["credentialSubject"]["type"], json!(["ClrSubject"]));
    assert_eq!(
        value["credentialSubject"]["association"][0]["associationType"],
        "isPartOf"
    );
    let canonical = jsonld::canonical_nquads(&value, jsonld::Hash::Sha256, &jsonld::Limits::default());
    assert!(canonical.is_ok(), "{canonical:?}");
}

#[test]
fn each_departure_from_the_schema_is_found_in_its_place() {
    let cases = [
        (
            "/@context/1",
            json!("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"),
            "/@context",
        ),
        (
            "/type",
            json!(["VerifiableCredential", "OpenBadgeCredential"]),
            "/@context",
        ),
        ("/name", json!(null), "/name"),
        ("/partial", json!("yes"), "/partial"),
        (
            "/credentialSubject/verifiableCredential",
            json!([]),
            "/credentialSubject/verifiableCredential",
        ),
        (
            "/credentialSubject/verifiableCredential/0/validFrom",
            json!("2026"),
            "/credentialSubject/verifiableCredential/0/validFrom",
        ),
        (
            "/credentialSubject/association/0/associationType",
            json!("contains"),
            "/credentialSubject/association/0/associationType",
        ),
        (
            "/credentialSubject/association/0/note",
            json!("x"),
            "/credentialSubject/association/0/note",
        ),
    ];
    for (pointer, value, expected) in cases {
        let mut document = record().to_value();
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        match document.pointer_mut(parent).unwrap() {
            Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
            object => object[name] = value,
        }
        let found: Vec<String> = lint(&document).into_iter().map(|fault| fault.pointer).collect();
        assert!(found.iter().any(|at| at == expected), "{pointer}: {found:?}");
    }
}

/// The official schema, where it is present: see `tests/suite/official.rs`.
#[test]
fn a_full_record_satisfies_the_official_schema() {
    crate::open_badge::assert_official("clr20/clr_v2p0_clrcredential_schema.json", &record().to_value());
}

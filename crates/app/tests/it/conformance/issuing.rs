//! What an issuer must take and must refuse (VCDM 2.0, §4 and §5; VCALM 1.0, §3.2).

use super::*;

const SUITE: &str = "eddsa-rdfc-2022";

/// A credential with everything that the model gives a place to.
fn full(suites: &Suites) -> Value {
    let mut full = suites.plain(SUITE);
    let more = json!({
        "@context": [V2, "https://www.w3.org/ns/credentials/examples/v2", { "Own": "https://own.example/#Own" }],
        "type": ["VerifiableCredential", "Own"],
        "name": "A name",
        "description": [{ "@value": "Text", "@language": "en" }, { "@value": "نص", "@language": "ar", "@direction": "rtl" }],
        "issuer": { "id": suites.id(SUITE), "name": { "@value": "Somebody", "@language": "en" } },
        "validFrom": "2026-01-01T00:00:00.123Z",
        "validUntil": "2036-01-01T00:00:00-05:00",
        "credentialSubject": [{ "id": "did:example:one" }, { "name": "Two" }],
        "credentialStatus": { "type": "BitstringStatusListEntry", "statusPurpose": "revocation", "statusListIndex": "7",
            "statusListCredential": "https://lists.example/1" },
        "credentialSchema": [{ "id": "https://schemas.example/1.json", "type": "JsonSchema" },
            { "id": "https://schemas.example/2.json", "type": "JsonSchema" }],
        "termsOfUse": [{ "type": "IssuerPolicy", "id": "https://terms.example/1" }],
        "evidence": [{ "type": "Evidence" }, { "type": ["Evidence"] }],
        "refreshService": { "type": "VerifiableCredentialRefreshService2021" },
        "relatedResource": [{ "id": V2, "mediaType": "application/ld+json",
            "digestSRI": "sha384-NSOcNpmdIVUxIJGvGUoe22FjTWrXiaXlsZ8q6912LdnR3KraQO2n75Ica4wK4Qeg" }],
    });
    for (name, value) in more.as_object().unwrap() {
        full[name] = value.clone();
    }
    full
}

#[tokio::test]
async fn everything_that_the_model_has_a_place_for_is_issued_and_verifies() {
    let suites = Suites::open().await;
    let signed = suites.issue(SUITE, &full(&suites)).await;
    assert_eq!(signed["@context"][0], V2);
    let (status, answer) = suites.verify(&signed).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    assert_eq!(answer["verified"], true);
    assert_eq!(answer["results"]["proof"][0]["verified"], true);
    let unreached = &answer["problemDetails"][0];
    assert_eq!(
        unreached["check"], "status",
        "a list of another host is not asked: {answer}"
    );
}

#[tokio::test]
async fn every_departure_from_the_model_is_refused_with_its_place() {
    let suites = Suites::open().await;
    let sound = full(&suites);
    for (pointer, value) in [
        ("/@context", json!(null)),
        ("/@context", json!(V2)),
        ("/@context", json!(4)),
        ("/@context/0", json!("https://www.w3.org/ns/credentials/examples/v2")),
        ("/@context/1", json!("https ://not-a-url/contexts/example/v1")),
        ("/@context/1", json!(123_192_875)),
        ("/@context/1", json!("https://unknown.example/context")),
        (
            "/@context/2",
            json!({ "VerifiableCredential": "https://own.example/#Redefined" }),
        ),
        ("/id", json!("not a url")),
        ("/id", json!(["urn:uuid:1", "urn:uuid:2"])),
        ("/credentialSubject/0/id", json!(["did:example:1", "did:example:2"])),
        ("/type", json!(null)),
        ("/type", json!([])),
        ("/type", json!(["Own"])),
        ("/type/1", json!(7)),
        ("/name", json!({ "@value": "A", "@language": "en", "extra": 1 })),
        ("/description/0", json!({ "@value": "A", "url": "https://a.example" })),
        ("/issuer", json!(null)),
        ("/issuer", json!("did-key-without-scheme")),
        (
            "/issuer",
            json!("did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"),
        ),
        ("/issuer/id", json!(null)),
        ("/issuer/name", json!({ "@value": "A", "extra": 1 })),
        ("/issuer/description", json!({ "@value": "A", "extra": 1 })),
        ("/credentialSubject", json!(null)),
        ("/credentialSubject", json!({})),
        ("/credentialSubject", json!("did:example:subject")),
        ("/credentialSubject/1", json!({})),
        ("/validFrom", json!("2026-01-01")),
        ("/validUntil", json!("tomorrow")),
        ("/validUntil", json!("2025-12-31T23:59:59Z")),
        ("/credentialStatus/type", json!(null)),
        ("/credentialStatus/id", json!("not a url")),
        (
            "/credentialStatus/id",
            json!(["https://a.example", "https://b.example"]),
        ),
        ("/credentialSchema/0/type", json!(null)),
        ("/credentialSchema/0/id", json!(null)),
        ("/credentialSchema/0/id", json!(7)),
        ("/termsOfUse/0/type", json!(null)),
        ("/evidence/0/type", json!(null)),
        ("/refreshService/type", json!(null)),
        ("/relatedResource", json!([V2])),
        ("/relatedResource/0/id", json!(null)),
        ("/relatedResource/0/digestSRI", json!(null)),
        ("/relatedResource/0/digestSRI", json!("sha384-AAAA")),
        (
            "/relatedResource/0/digestMultibase",
            json!("uM4RgWQc3RUDtjJCSgTJtTfvpZ7SPEg_LNO0ESlovQC0"),
        ),
    ] {
        let broken = with(&sound, pointer, value.clone());
        let (status, answer) = suites.ask(SUITE, &broken, json!({})).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{pointer} {value}: {answer}");
        assert!(answer["type"].as_str().unwrap().starts_with("https://w"), "{answer}");
    }
    let null_id = {
        let mut document = sound.clone();
        document["id"] = Value::Null;
        document
    };
    assert_eq!(suites.ask(SUITE, &null_id, json!({})).await.0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn what_would_be_dropped_unsigned_is_named_by_its_type_and_place() {
    let suites = Suites::open().await;
    for suite in SUITES {
        let broken = with(
            &suites.plain(suite),
            "/credentialSubject/noContextDefinesThis",
            json!(1),
        );
        let (status, answer) = suites.ask(suite, &broken, json!({})).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{suite}");
        assert_eq!(answer["title"], "DATA_LOSS_DETECTION_ERROR", "{suite}: {answer}");
        assert_eq!(
            answer["errors"][0]["pointer"], "/credentialSubject/noContextDefinesThis",
            "{suite}"
        );
    }
}

#[tokio::test]
async fn version_1_gets_the_context_of_proofs_and_its_own_rules() {
    let suites = Suites::open().await;
    for suite in SUITES {
        let signed = suites.issue(suite, &suites.plain_v1(suite)).await;
        assert_eq!(
            signed["@context"][1], "https://w3id.org/security/data-integrity/v2",
            "{suite}"
        );
        assert_eq!(
            signed.get("credentialStatus"),
            None,
            "{suite}: its contexts define no such list"
        );
    }
    for (pointer, value) in [
        ("/issuanceDate", json!(null)),
        ("/issuanceDate", json!("today")),
        ("/type", json!(true)),
        ("/credentialSubject", json!("did:example:1234")),
    ] {
        let broken = with(&suites.plain_v1(SUITE), pointer, value);
        assert_eq!(
            suites.ask(SUITE, &broken, json!({})).await.0,
            StatusCode::BAD_REQUEST,
            "{pointer}"
        );
    }
    let ending = with(
        &suites.plain_v1(SUITE),
        "/expirationDate",
        json!("2036-01-01T00:00:00Z"),
    );
    suites.issue(SUITE, &ending).await;
}

#[tokio::test]
async fn at_the_root_the_host_signs_in_its_own_name_without_a_status() {
    let suites = Suites::open().await;
    let mut credential = suites.plain(SUITE);
    credential["issuer"] = json!({ "id": "did:example:somebody", "name": "Somebody" });
    let body = json!({ "credential": credential, "options": {} }).to_string();
    let (status, answer) = suites.post("/credentials/issue", body).await;
    assert_eq!(status, StatusCode::CREATED);
    let signed = &answer["verifiableCredential"];
    assert_eq!(signed["issuer"]["id"], suites.id(SUITE));
    assert_eq!(signed["issuer"]["name"], "Somebody");
    assert_eq!(signed.get("credentialStatus"), None);
    assert!(!suites.is_refused(signed).await);
}

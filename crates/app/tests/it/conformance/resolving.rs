//! Resolving `did:key` (did:key, §3.1; DID Resolution).

use super::*;

const DID: &str = "did:key:z6MktKwz7Ge1Yxzr4JHavN33wiwa8y81QdcMRLXQsrH9T53b";

async fn resolved(suites: &Suites, identifier: &str, query: &str) -> (StatusCode, Value) {
    let encoded: String = url::form_urlencoded::byte_serialize(identifier.as_bytes()).collect();
    suites.get(&format!("/1.0/identifiers/{encoded}{query}")).await
}

#[tokio::test]
async fn a_key_has_its_document_and_each_part_of_it_an_address() {
    let suites = Suites::open().await;
    let (status, answer) = resolved(&suites, DID, "").await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(answer["didDocument"]["id"], DID);
    assert!(answer["didDocumentMetadata"].is_object() && answer["@context"].is_string());
    assert_eq!(answer["didResolutionMetadata"].get("error"), None);
    let method = format!("{DID}#{}", &DID["did:key:".len()..]);
    let (status, answer) = resolved(&suites, &method, "").await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(answer["didDocument"]["controller"], DID);
    assert_eq!(answer["didDocument"]["id"], method);
    for suite in SUITES {
        assert_eq!(
            resolved(&suites, &suites.id(suite), "").await.0,
            StatusCode::OK,
            "{suite}"
        );
    }
}

#[tokio::test]
async fn what_is_no_key_is_refused_by_the_name_of_its_fault() {
    let suites = Suites::open().await;
    let key = &DID["did:key:".len()..];
    let url = format!("{DID}#{key}");
    for (identifier, query, member, error) in [
        (format!("notDid:key:{key}"), "", "didResolutionMetadata", "invalidDid"),
        (
            format!("did:experimental:{key}"),
            "",
            "didResolutionMetadata",
            "methodNotSupported",
        ),
        (format!("did:key:-4:{key}"), "", "didResolutionMetadata", "invalidDid"),
        (
            format!("did:key:{}", &key[1..]),
            "",
            "didResolutionMetadata",
            "invalidDid",
        ),
        ("did:key:@".to_owned(), "", "didResolutionMetadata", "invalidDid"),
        (
            "did:key:zTjsVPtY".to_owned(),
            "",
            "didResolutionMetadata",
            "invalidPublicKeyLength",
        ),
        (
            format!("{DID}/^bar^/?query=`#{key}"),
            "",
            "didDereferencingMetadata",
            "invalidDidUrl",
        ),
        (
            DID.to_owned(),
            "?publicKeyFormat=unknown",
            "didResolutionMetadata",
            "unsupportedPublicKeyType",
        ),
        (
            url,
            "?publicKeyFormat=Ed25519VerificationKey2018&enableExperimentalPublicKeyTypes=false",
            "didDereferencingMetadata",
            "invalidPublicKeyType",
        ),
    ] {
        let (status, answer) = resolved(&suites, &identifier, query).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{identifier}: {answer}");
        assert_eq!(answer[member]["error"], error, "{identifier}: {answer}");
        assert!(answer["didDocument"].is_object());
    }
    let (status, answer) = resolved(&suites, &format!("{DID}#nobody"), "").await;
    assert_eq!(
        (status, &answer["didDereferencingMetadata"]["error"]),
        (StatusCode::NOT_FOUND, &json!("notFound"))
    );
}

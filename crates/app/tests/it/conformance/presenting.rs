//! Verifying presentations (VCDM 2.0, §4.13).

use super::*;

#[tokio::test]
async fn an_unsigned_presentation_is_taken_and_its_credentials_are_judged() {
    let suites = Suites::open().await;
    let signed = suites
        .issue("ecdsa-rdfc-2019-p256", &suites.plain("ecdsa-rdfc-2019-p256"))
        .await;
    let sound = json!({
        "@context": [V2, { "OwnPresentation": "https://own.example/#OwnPresentation" }],
        "id": "urn:uuid:6f7a9c1e-0000-4000-8000-000000000002",
        "type": ["VerifiablePresentation", "OwnPresentation"],
        "verifiableCredential": [signed],
    });
    let asked = |presentation: &Value| json!({ "verifiablePresentation": presentation, "options": {} }).to_string();
    let (status, answer) = suites.post("/presentations/verify", asked(&sound)).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    assert_eq!(answer["results"]["credentials"][0]["verified"], true);
    for (pointer, value) in [
        ("/@context", json!(null)),
        ("/@context/0", json!("https://www.w3.org/ns/credentials/examples/v2")),
        ("/@context/1", json!("https://example.com")),
        ("/@context/1", json!("https ://not-a-url/contexts/example/v1")),
        ("/@context/1", json!(123_192_875)),
        ("/type", json!(null)),
        ("/type", json!(["OwnPresentation"])),
        ("/id", json!("not a url")),
        ("/holder", json!("not a url")),
        ("/holder", json!({ "name": "Nobody" })),
        ("/verifiableCredential", json!([7])),
        ("/verifiableCredential", json!(["https://a.example/credential"])),
        ("/verifiableCredential/0/credentialSubject/name", json!("Bea")),
        (
            "/verifiableCredential/0",
            json!({ "@context": V2, "type": "EnvelopedVerifiableCredential", "id": "e30.e30.AA" }),
        ),
        ("/proof", json!({ "type": "DataIntegrityProof" })),
    ] {
        let (status, answer) = suites
            .post("/presentations/verify", asked(&with(&sound, pointer, value.clone())))
            .await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{pointer} {value}: {answer}");
    }
}

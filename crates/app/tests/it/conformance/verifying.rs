//! What a verifier must take and must refuse (VCDM 2.0, §7; VCALM 1.0, §3.3).

use super::*;

/// A published vector of the forerunner suite. Its issuer is a web address that nobody answers at.
fn foreign() -> Value {
    json!({
        "@context": [V2, "https://www.w3.org/ns/credentials/examples/v2", "https://w3id.org/security/suites/ed25519-2020/v1"],
        "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
        "type": ["VerifiableCredential", "AlumniCredential"],
        "name": "Alumni Credential",
        "description": "A minimum viable example of an Alumni Credential.",
        "issuer": "https://vc.example/issuers/5678",
        "validFrom": "2023-01-01T00:00:00Z",
        "credentialSubject": { "id": "did:example:abcdefgh", "alumniOf": "The School of Examples" },
        "proof": {
            "type": "Ed25519Signature2020",
            "created": "2023-02-24T23:36:38Z",
            "verificationMethod": "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
            "proofPurpose": "assertionMethod",
            "proofValue": "z57Mm1vboMtZiCyJ4aReZsv8co4Re64Y8GEjL1ZARzMbXZgkARFLqFs1P345NpPGG2hgCrS4nNdvJhpwnrNyG3kEF",
        },
    })
}

#[tokio::test]
async fn a_sound_proof_counts_where_the_issuer_s_keys_could_only_be_had_from_a_network() {
    let suites = Suites::open().await;
    let alone = |credential: &Value| {
        json!({ "verifiableCredential": credential, "options": { "checks": ["proof"] } }).to_string()
    };
    let (status, answer) = suites.post("/credentials/verify", alone(&foreign())).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    assert_eq!(
        answer["problemDetails"][0]["check"], "key_binding",
        "it says that the key is not the issuer's"
    );
    assert!(!suites.is_refused(&foreign()).await);
    for (pointer, value) in [
        ("/@context", json!(null)),
        ("/type", json!(null)),
        ("/issuer", json!(null)),
        ("/credentialSubject", json!(null)),
        ("/proof", json!(null)),
        ("/proof/type", json!(null)),
        ("/proof/created", json!(null)),
        ("/proof/verificationMethod", json!(null)),
        ("/proof/proofValue", json!(null)),
        ("/proof/proofPurpose", json!(null)),
        ("/@context", json!("string")),
        ("/@context", json!([[]])),
        ("/type", json!("string")),
        ("/type", json!([{}])),
        ("/issuer", json!([])),
        ("/issuer", json!(true)),
        ("/credentialSubject", json!("string")),
        ("/credentialSubject", json!([])),
        ("/proof", json!(10)),
    ] {
        let (status, answer) = suites
            .post("/credentials/verify", alone(&with(&foreign(), pointer, value.clone())))
            .await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{pointer} {value}: {answer}");
        assert_eq!(answer["verified"], false);
    }
}

#[tokio::test]
async fn an_expired_and_a_future_credential_are_refused_with_a_range_error() {
    let suites = Suites::open().await;
    for (member, date) in [
        ("validUntil", "2020-01-01T00:00:00Z"),
        ("validFrom", "2036-01-01T00:00:00Z"),
    ] {
        let credential = with(&suites.plain("eddsa-jcs-2022"), &format!("/{member}"), json!(date));
        let signed = suites.issue("eddsa-jcs-2022", &credential).await;
        let (status, answer) = suites.verify(&signed).await;
        assert_eq!(status, StatusCode::BAD_REQUEST);
        assert_eq!(answer["problemDetails"][0]["title"], "RANGE_ERROR", "{answer}");
        assert_eq!(answer["results"][member]["verified"], false);
    }
}

#[tokio::test]
async fn an_answer_says_as_much_as_was_asked() {
    let suites = Suites::open().await;
    let signed = suites.issue("eddsa-jcs-2022", &suites.plain("eddsa-jcs-2022")).await;
    let asked = |options: Value| json!({ "verifiableCredential": signed, "options": options }).to_string();
    let (_, bare) = suites
        .post("/credentials/verify", asked(json!({ "returnResults": false })))
        .await;
    assert_eq!(bare, json!({ "verified": true, "problemDetails": [] }));
    let (_, full) = suites
        .post("/credentials/verify", asked(json!({ "returnCredential": true })))
        .await;
    assert_eq!(full["credential"], signed);
    let own = "/conformance/eddsa-jcs-2022/credentials/verify";
    assert_eq!(suites.post(own, asked(json!({}))).await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_stranger_s_key_is_refused_where_the_issuer_s_identifier_says_which_keys_are_theirs() {
    let suites = Suites::open().await;
    let key = credential::key::SigningKey::from_seed(&[9; 32]);
    let credential = suites.plain("eddsa-jcs-2022");
    let method = key.public().did_key_method();
    let signed = credential::proof::sign(&credential, &key, &method, Clock::system().now()).unwrap();
    let (status, answer) = suites.verify(&signed).await;
    assert_eq!(status, StatusCode::BAD_REQUEST, "{answer}");
    assert_eq!(answer["problemDetails"][0]["code"], "key_not_issuers");
    let body = json!({ "verifiableCredential": signed, "options": { "checks": ["proof"] } }).to_string();
    assert_eq!(
        suites.post("/credentials/verify", body).await.0,
        StatusCode::OK,
        "the proof alone is sound"
    );
}

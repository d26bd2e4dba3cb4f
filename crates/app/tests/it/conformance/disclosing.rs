//! Showing parts of a credential (VC-DI-ECDSA 1.0, §3.4 to §3.6; VCALM 1.0, §3.5).

use super::*;

const SUITE: &str = "ecdsa-sd-2023";

async fn derived(suites: &Suites, base: &Value, pointers: &[&str]) -> (StatusCode, Value) {
    let body = json!({ "verifiableCredential": base, "options": { "selectivePointers": pointers } });
    let (status, answer) = suites.post("/credentials/derive", body.to_string()).await;
    (status, answer.get("verifiableCredential").cloned().unwrap_or(answer))
}

#[tokio::test]
async fn a_holder_shows_what_is_mandatory_and_what_they_choose() {
    let suites = Suites::open().await;
    let credential = with(
        &suites.plain(SUITE),
        "/credentialSubject/description",
        json!("Kept back"),
    );
    let (status, answer) = suites
        .ask(SUITE, &credential, json!({ "mandatoryPointers": ["/issuer"] }))
        .await;
    assert_eq!(status, StatusCode::CREATED, "{answer}");
    let base = &answer["verifiableCredential"];
    assert!(suites.is_refused(base).await, "a base proof is for its holder alone");
    let (status, shown) = derived(&suites, base, &["/credentialSubject/name"]).await;
    assert_eq!(status, StatusCode::CREATED, "{shown}");
    assert_eq!(shown["issuer"], suites.id(SUITE));
    assert_eq!(shown["credentialSubject"]["name"], "Ada");
    assert_eq!(shown["credentialSubject"].get("description"), None);
    assert!(!suites.is_refused(&shown).await);
    for (pointer, value) in [
        ("/credentialSubject/name", json!("Bea")),
        ("/credentialSubject/description", json!("Kept back")),
        (
            "/proof/proofValue",
            json!(shown["proof"]["proofValue"].as_str().unwrap()[1..]),
        ),
        ("/proof/proofValue", base["proof"]["proofValue"].clone()),
    ] {
        assert!(suites.is_refused(&with(&shown, pointer, value)).await, "{pointer}");
    }
    assert_ne!(
        derived(&suites, &shown, &["/issuer"]).await.0,
        StatusCode::CREATED,
        "nothing is derived twice"
    );
}

#[tokio::test]
async fn a_pointer_that_leads_nowhere_is_refused_in_both_places() {
    let suites = Suites::open().await;
    let asked = json!({ "mandatoryPointers": ["/nobody/knows"] });
    assert_eq!(
        suites.ask(SUITE, &suites.plain(SUITE), asked).await.0,
        StatusCode::BAD_REQUEST
    );
    let base = suites.issue(SUITE, &suites.plain(SUITE)).await;
    let (status, answer) = derived(&suites, &base, &["/nobody/knows"]).await;
    assert_eq!(
        (status, &answer["title"]),
        (StatusCode::BAD_REQUEST, &json!("PROOF_GENERATION_ERROR"))
    );
}

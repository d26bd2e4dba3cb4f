//! Status lists of a program's own, and what becomes of a credential afterwards.

use credential::verify::Outcome;
use reqwest::StatusCode;
use serde_json::{Value, json};

use super::{Program, fault, house};
use crate::awards::award::verified;

#[tokio::test]
async fn a_program_keeps_status_lists_of_its_own() {
    let house = house().await;
    let program = Program::let_in(&house, &[]).await;
    let made = program
        .post("/status-lists", &json!({ "statusPurpose": "suspension" }))
        .await;
    assert_eq!(made.status(), StatusCode::CREATED);
    let location = made.headers()["location"].to_str().unwrap().to_owned();
    let made: Value = made.json().await.unwrap();
    assert_eq!(
        (&made["id"], &made["verifiableCredential"]["id"]),
        (&json!(location), &json!(location))
    );
    let mut wish = program.wish(1);
    wish["credentialStatus"] = json!([{ "type": "BitstringStatusListEntry", "statusPurpose": "suspension",
        "statusListIndex": "42", "statusListCredential": location }]);
    let signed = program.issued(&wish).await.to_string();
    assert_eq!(verified(&house, &signed).await.outcome, Outcome::InForce);
    wish["id"] = "urn:uuid:00000000-0000-4000-8000-000000000002".into();
    let (status, problem) = fault(program.issue(&wish).await).await;
    assert_eq!(
        (status, &problem["errors"][0]["pointer"]),
        (400, &json!("/credentialStatus/0"))
    );
    let change = |status: bool| {
        json!({ "credentialId": "urn:uuid:00000000-0000-4000-8000-000000000001", "status": status,
            "indexAllocator": "https://example.org/allocator",
            "credentialStatus": { "type": "BitstringStatusListEntry", "statusPurpose": "suspension",
                "statusListIndex": "42", "statusListCredential": location } })
    };
    for (set, outcome) in [(true, Outcome::Suspended), (false, Outcome::InForce)] {
        let changed = program.post("/credentials/status", &change(set)).await;
        assert_eq!(changed.status(), StatusCode::OK);
        assert_eq!(verified(&house, &signed).await.outcome, outcome);
    }
    let chosen = house.url("/status-lists/staff-2026");
    for (body, status) in [
        (json!({ "statusPurpose": "revocation", "id": chosen }), 201),
        (json!({ "statusPurpose": "revocation", "id": chosen }), 409),
        (
            json!({ "statusPurpose": "revocation", "id": house.url("/status-lists/../v/1") }),
            400,
        ),
        (json!({ "statusPurpose": "message" }), 400),
        (json!({ "statusPurpose": "revocation", "extra": 1 }), 400),
    ] {
        assert_eq!(
            program.post("/status-lists", &body).await.status().as_u16(),
            status,
            "{body}"
        );
    }
    assert_eq!(house.stranger().get("/status-lists/staff-2026").await.status(), 200);
    assert_eq!(house.stranger().get("/status-lists/nothing").await.status(), 404);
}

#[tokio::test]
async fn a_copy_is_read_again_until_it_is_deleted_and_can_be_revoked_afterwards() {
    let house = house().await;
    let program = Program::let_in(&house, &[]).await;
    let signed = program.issued(&program.wish(1)).await;
    let path = "/credentials/urn%3Auuid%3A00000000-0000-4000-8000-000000000001";
    let at = |method: reqwest::Method| {
        program
            .http
            .request(method, house.url(path))
            .bearer_auth(&program.token)
            .send()
    };
    let read: Value = at(reqwest::Method::GET).await.unwrap().json().await.unwrap();
    assert_eq!(read["verifiableCredential"], signed);
    assert_eq!(
        at(reqwest::Method::DELETE).await.unwrap().status(),
        StatusCode::ACCEPTED
    );
    for method in [reqwest::Method::GET, reqwest::Method::DELETE] {
        assert_eq!(at(method).await.unwrap().status(), StatusCode::GONE);
    }
    let change = json!({ "credentialId": signed["id"], "status": true,
        "credentialStatus": { "type": "BitstringStatusListEntry", "statusPurpose": "revocation" } });
    assert_eq!(
        program.post("/credentials/status", &change).await.status(),
        StatusCode::OK
    );
    assert_eq!(verified(&house, &signed.to_string()).await.outcome, Outcome::Withdrawn);
    let missing = json!({ "credentialId": "urn:uuid:none", "status": true,
        "credentialStatus": { "type": "BitstringStatusListEntry", "statusPurpose": "revocation" } });
    assert_eq!(
        program.post("/credentials/status", &missing).await.status(),
        StatusCode::NOT_FOUND
    );
}

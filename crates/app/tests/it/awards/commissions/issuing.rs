//! A credential whose content a program wrote: signed once, verified by anybody, never to be taken for an award.

use credential::verify::Outcome;
use reqwest::StatusCode;
use serde_json::{Value, json};
use waymark::awards::switch;
use waymark::commands::clients::{Command, done};
use waymark::events::By;

use super::{ISSUED, Program, add, fault, house};
use crate::awards::award::{BASE, count, imported, verified, verified_at_base};
use crate::support::House;

#[tokio::test]
async fn a_program_issues_what_anybody_can_verify_and_withdraws_it() {
    let house = house().await;
    let program = Program::let_in(&house, &[]).await;
    let signed = program.issued(&program.wish(1)).await;
    let text = signed.to_string();
    assert_eq!(verified(&house, &text).await.outcome, Outcome::InForce);
    assert_eq!(signed["credentialStatus"]["type"], "BitstringStatusListEntry");

    let id = "urn:uuid:00000000-0000-4000-8000-000000000001";
    let change = |status: bool| {
        json!({ "credentialId": id, "status": status,
            "credentialStatus": { "type": "BitstringStatusListEntry", "statusPurpose": "revocation" } })
    };
    for _ in 0..2 {
        let changed = program.post("/credentials/status", &change(true)).await;
        assert_eq!(changed.status(), StatusCode::OK);
    }
    assert_eq!(verified(&house, &text).await.outcome, Outcome::Withdrawn);
    let (status, problem) = fault(program.post("/credentials/status", &change(false)).await).await;
    assert_eq!(status, 400);
    assert!(problem["detail"].as_str().unwrap().contains("for good"), "{problem}");
    assert_eq!(
        count(
            &house,
            "select count(*) from events where kind = 'commission_status_changed'"
        )
        .await,
        1
    );
}

#[tokio::test]
async fn the_same_request_again_gives_the_same_credential_and_a_name_is_used_once() {
    let house = house().await;
    let program = Program::let_in(&house, &[]).await;
    let ask = |key: &'static str, wish: Value| {
        let request = program
            .http
            .post(house.url("/credentials/issue"))
            .bearer_auth(&program.token);
        request
            .header("idempotency-key", key)
            .json(&json!({ "credential": wish }))
            .send()
    };
    let first = ask("k1", program.wish(1)).await.unwrap().text().await.unwrap();
    let again = ask("k1", program.wish(1)).await.unwrap();
    assert_eq!(again.status(), StatusCode::CREATED);
    assert_eq!(again.text().await.unwrap(), first);
    assert_eq!(
        ask("k1", program.wish(2)).await.unwrap().status(),
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(ask("k2", program.wish(1)).await.unwrap().status(), StatusCode::CONFLICT);
    assert_eq!(
        ask("", program.wish(3)).await.unwrap().status(),
        StatusCode::BAD_REQUEST
    );
    let mut crowd = tokio::task::JoinSet::new();
    for _ in 0..12 {
        let request = program
            .http
            .post(house.url("/credentials/issue"))
            .bearer_auth(&program.token);
        let request = request
            .header("idempotency-key", "k3")
            .json(&json!({ "credential": program.wish(3) }));
        crowd.spawn(async move {
            let answer = request.send().await.unwrap();
            (answer.status(), answer.text().await.unwrap())
        });
    }
    let answers = crowd.join_all().await;
    assert!(
        answers
            .iter()
            .all(|answer| answer.0 == StatusCode::CREATED && *answer == answers[0]),
        "{answers:?}"
    );
    assert_eq!(count(&house, ISSUED).await, 2);
    assert_eq!(count(&house, "select count(*) from commission_statuses").await, 2);
}

#[tokio::test]
async fn what_could_pass_for_an_award_or_verifies_nowhere_is_refused_with_its_place() {
    let house = house().await;
    let program = Program::let_in(&house, &[]).await;
    let with = |pointer: &str, value: Value| {
        let mut wish = program.wish(1);
        wish[pointer] = value;
        wish
    };
    let site = house.url("");
    let badge = json!({
        "@context": [credential::CONTEXT_VC_2, credential::CONTEXT_OB_3],
        "id": "urn:uuid:00000000-0000-4000-8000-000000000009", "name": "Forged",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": { "id": program.issuer, "type": ["Profile"], "name": "Meridian" },
        "validFrom": "2026-03-02T09:00:00Z",
        "credentialSubject": { "id": "did:example:x", "type": ["AchievementSubject"], "achievement": {
            "id": format!("{site}/catalog/making-sense"), "type": ["Achievement"], "name": "Making sense",
            "description": "…", "criteria": { "narrative": "…" } } },
    });
    let shouted = format!("{}/catalog/making-sense", site.replace("http", "HTTP"));
    let spelt = |badge: &Value, achievement: Value| {
        let mut other = badge.clone();
        other["credentialSubject"]["achievement"] = achievement;
        other
    };
    let mut without_criteria = badge.clone();
    without_criteria["credentialSubject"]["achievement"]["id"] = "urn:uuid:00000000-0000-4000-8000-000000000077".into();
    without_criteria["credentialSubject"]["achievement"]
        .as_object_mut()
        .unwrap()
        .remove("criteria");
    for (wish, pointer) in [
        (with("issuer", json!("did:example:somebody-else")), "/issuer"),
        (with("id", json!(format!("{site}/v/1"))), "/id"),
        (badge.clone(), "/credentialSubject/achievement"),
        (
            spelt(&badge, json!([badge["credentialSubject"]["achievement"]])),
            "/credentialSubject/achievement",
        ),
        (spelt(&badge, json!(shouted.clone())), "/credentialSubject/achievement"),
        (
            spelt(&badge, json!({ "@id": shouted })),
            "/credentialSubject/achievement",
        ),
        (without_criteria, "/credentialSubject/achievement"),
        (with("validUntil", json!("2026-03-01T00:00:00Z")), "/validUntil"),
        (with("proof", json!({ "type": "DataIntegrityProof" })), "/proof"),
        (with("type", json!(["OpenBadgeCredential"])), "/type"),
        (with("mystery", json!("dropped")), "/mystery"),
        (
            with("credentialStatus", json!({ "type": "StatusList2021Entry" })),
            "/credentialStatus",
        ),
        (
            with(
                "credentialStatus",
                json!({ "type": "BitstringStatusListEntry", "statusPurpose": "revocation", "statusListIndex": "7",
                    "statusListCredential": "https://elsewhere.example/list" }),
            ),
            "/credentialStatus",
        ),
    ] {
        let (status, problem) = fault(program.issue(&wish).await).await;
        assert_eq!(status, 400, "{pointer}: {problem}");
        let place = problem["errors"][0]["pointer"].as_str().unwrap_or_default();
        assert!(place.starts_with(pointer), "{pointer}: {problem}");
    }
    assert_eq!(count(&house, ISSUED).await, 0);
    assert_eq!(count(&house, "select count(*) from commission_statuses").await, 0);
    let used = "select cast(coalesce(sum(used), 0) as bigint) from status_lists";
    assert_eq!(count(&house, used).await, 0, "what is refused takes no place");
}

#[tokio::test]
async fn a_holder_can_show_parts_of_what_was_issued_so() {
    let house = House::open_at(BASE).await;
    imported(&house).await;
    let wish = add("meridian", &[]);
    let said: Value = serde_json::from_str(&done(&house.app, Command::Add(wish)).await.unwrap()).unwrap();
    let ask = Command::Token {
        client: said["client_id"].as_str().unwrap().to_owned(),
        days: 1,
        json: true,
    };
    let made: Value = serde_json::from_str(&done(&house.app, ask).await.unwrap()).unwrap();
    let credential = json!({ "@context": [credential::CONTEXT_VC_2], "type": ["VerifiableCredential"], "issuer": said["issuer"],
        "credentialSubject": { "id": "did:example:learner", "name": "Ada" } });
    let guest = house.stranger();
    let answer = guest
        .client
        .post(house.url("/credentials/issue"))
        .bearer_auth(made["access_token"].as_str().unwrap())
        .json(&json!({ "credential": credential, "options": { "mandatoryPointers": ["/issuer"], "credentialId": "ada-1" } }))
        .send()
        .await
        .unwrap();
    let (status, body) = fault(answer).await;
    assert_eq!(status, 201, "{body}");
    assert_eq!(body["verifiableCredential"]["proof"]["cryptosuite"], "ecdsa-sd-2023");
    let derived =
        credential::proof::sd::derive(&body["verifiableCredential"], &["/credentialSubject/id".to_owned()]).unwrap();
    assert!(
        derived["credentialStatus"]["statusListIndex"].is_string(),
        "no holder leaves out where a revocation is seen"
    );
    let report = verified_at_base(&house, &derived.to_string()).await;
    assert_eq!(report.outcome, Outcome::InForce, "{:?}", report.checks);
    assert!(derived["credentialSubject"].get("name").is_none());
    let list = derived["credentialStatus"]["statusListCredential"].as_str().unwrap();
    let list = guest.get(list.strip_prefix(BASE).unwrap()).await.text().await.unwrap();
    let list: Value = serde_json::from_str(&list).unwrap();
    assert_eq!(
        list["proof"]["cryptosuite"], "eddsa-rdfc-2022",
        "the list is for all that the issuer gives out, and signed as most of it is"
    );
}

#[tokio::test]
async fn without_an_https_address_a_refusal_tells_who_signs_parts_and_stays_true() {
    let house = house().await;
    let program = Program::let_in(&house, &[]).await;
    let ask = async |issuer: &Value| {
        let mut wish = program.wish(1);
        wish["issuer"] = issuer.clone();
        let options = json!({ "mandatoryPointers": ["/issuer"] });
        let asked = json!({ "credential": wish, "options": options });
        fault(program.post("/credentials/issue", &asked).await).await
    };
    let (status, problem) = ask(&json!(program.issuer)).await;
    assert_eq!(status, 400, "{problem}");
    let detail = problem["detail"].as_str().unwrap();
    let issuer = detail.rsplit(' ').next().unwrap();
    assert!(issuer.starts_with("did:key:zDn"), "{detail}");
    let (status, body) = ask(&json!(issuer)).await;
    assert_eq!(status, 201, "{body}");
    assert_eq!(body["verifiableCredential"]["proof"]["cryptosuite"], "ecdsa-sd-2023");
}

#[tokio::test]
async fn while_issuance_is_off_a_program_waits() {
    let house = house().await;
    let program = Program::let_in(&house, &[]).await;
    let mut tx = house.app.db.begin().await.unwrap();
    switch::stop(&mut tx, By::Platform, "a drill").await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(
        program.issue(&program.wish(1)).await.status(),
        StatusCode::SERVICE_UNAVAILABLE
    );
    let list = program
        .post("/status-lists", &json!({ "statusPurpose": "revocation" }))
        .await;
    assert_eq!(list.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(count(&house, ISSUED).await, 0);
    let mut tx = house.app.db.begin().await.unwrap();
    switch::lift(&mut tx, By::Platform).await.unwrap();
    tx.commit().await.unwrap();
    program.issued(&program.wish(1)).await;
}

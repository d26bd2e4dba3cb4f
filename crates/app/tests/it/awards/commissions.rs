//! What an issuer's own programs have signed: let in by their tokens, issued once, never to be taken for an award.

use credential::verify::Outcome;
use reqwest::{Client, Response, StatusCode};
use serde_json::{Value, json};
use waymark::awards::switch;
use waymark::commands::clients::{Add, Command, done};
use waymark::events::By;

use super::award::{count, imported, verified};
use crate::support::House;

const ISSUED: &str = "select count(*) from commissions";

/// A program of the sample content's issuer.
struct Program {
    client: String,
    secret: String,
    issuer: String,
    token: String,
    http: Client,
    base: String,
}

impl Program {
    async fn let_in(house: &House, scopes: &[&str]) -> Self {
        let wish = add("meridian", scopes);
        let said: Value = serde_json::from_str(&done(&house.app, Command::Add(wish)).await.unwrap()).unwrap();
        let text = |name: &str| said[name].as_str().unwrap().to_owned();
        let mut program = Self {
            client: text("client_id"),
            secret: text("client_secret"),
            issuer: text("issuer"),
            token: String::new(),
            http: Client::new(),
            base: house.url(""),
        };
        let granted = program.ask_token(&[("grant_type", "client_credentials")]).await;
        assert_eq!(granted.status(), StatusCode::OK);
        assert_eq!(granted.headers()["cache-control"], "no-store");
        let granted: Value = granted.json().await.unwrap();
        assert_eq!((&granted["token_type"], &granted["expires_in"]), (&json!("Bearer"), &json!(3600)));
        granted["access_token"].as_str().unwrap().clone_into(&mut program.token);
        program
    }

    async fn ask_token(&self, form: &[(&str, &str)]) -> Response {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request = self.http.post(format!("{}/oauth/token", self.base));
        let request = request.header("content-type", "application/x-www-form-urlencoded").body(body);
        request.basic_auth(&self.client, Some(&self.secret)).send().await.unwrap()
    }

    async fn post(&self, path: &str, body: &Value) -> Response {
        let request = self.http.post(format!("{}{path}", self.base)).bearer_auth(&self.token);
        request.json(body).send().await.unwrap()
    }

    async fn issue(&self, credential: &Value) -> Response {
        self.post("/credentials/issue", &json!({ "credential": credential })).await
    }

    async fn issued(&self, credential: &Value) -> Value {
        let answer = self.issue(credential).await;
        let (status, body) = (answer.status(), answer.text().await.unwrap());
        assert_eq!(status, StatusCode::CREATED, "{body}");
        let mut body: Value = serde_json::from_str(&body).unwrap();
        body["verifiableCredential"].take()
    }

    fn wish(&self, number: u32) -> Value {
        json!({
            "@context": [credential::CONTEXT_VC_2],
            "id": format!("urn:uuid:00000000-0000-4000-8000-{number:012}"),
            "type": ["VerifiableCredential"],
            "issuer": self.issuer,
            "validFrom": "2026-03-02T09:00:00Z",
            "credentialSubject": { "id": "did:example:learner", "name": "Ada" },
        })
    }
}

/// The wish to let a program in; without a scope it may do everything.
fn add(issuer: &str, scopes: &[&str]) -> Add {
    Add {
        issuer: issuer.to_owned(),
        name: "Course platform".to_owned(),
        scopes: scopes.iter().map(|word| word.parse().unwrap()).collect(),
        json: true,
    }
}

async fn house() -> House {
    let house = House::open().await;
    imported(&house).await;
    house
}

async fn fault(answer: Response) -> (u16, Value) {
    (answer.status().as_u16(), answer.json().await.unwrap())
}

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
        count(&house, "select count(*) from events where kind = 'commission_status_changed'").await,
        1
    );
}

#[tokio::test]
async fn the_same_request_again_gives_the_same_credential_and_a_name_is_used_once() {
    let house = house().await;
    let program = Program::let_in(&house, &[]).await;
    let ask = |key: &'static str, wish: Value| {
        let request = program.http.post(house.url("/credentials/issue")).bearer_auth(&program.token);
        request.header("idempotency-key", key).json(&json!({ "credential": wish })).send()
    };
    let first = ask("k1", program.wish(1)).await.unwrap().text().await.unwrap();
    let again = ask("k1", program.wish(1)).await.unwrap();
    assert_eq!(again.status(), StatusCode::CREATED);
    assert_eq!(again.text().await.unwrap(), first);
    assert_eq!(ask("k1", program.wish(2)).await.unwrap().status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(ask("k2", program.wish(1)).await.unwrap().status(), StatusCode::CONFLICT);
    assert_eq!(ask("", program.wish(3)).await.unwrap().status(), StatusCode::BAD_REQUEST);
    let mut crowd = tokio::task::JoinSet::new();
    for _ in 0..12 {
        let request = program.http.post(house.url("/credentials/issue")).bearer_auth(&program.token);
        let request = request.header("idempotency-key", "k3").json(&json!({ "credential": program.wish(3) }));
        crowd.spawn(async move {
            let answer = request.send().await.unwrap();
            (answer.status(), answer.text().await.unwrap())
        });
    }
    let answers = crowd.join_all().await;
    assert!(
        answers.iter().all(|answer| answer.0 == StatusCode::CREATED && *answer == answers[0]),
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
    let mut without_criteria = badge.clone();
    without_criteria["credentialSubject"]["achievement"]["id"] = "urn:uuid:00000000-0000-4000-8000-000000000077".into();
    without_criteria["credentialSubject"]["achievement"].as_object_mut().unwrap().remove("criteria");
    for (wish, pointer) in [
        (with("issuer", json!("did:example:somebody-else")), "/issuer"),
        (with("id", json!(format!("{site}/v/1"))), "/id"),
        (badge, "/credentialSubject/achievement/id"),
        (without_criteria, "/credentialSubject/achievement"),
        (with("validUntil", json!("2026-03-01T00:00:00Z")), "/validUntil"),
        (with("proof", json!({ "type": "DataIntegrityProof" })), "/proof"),
        (with("type", json!(["OpenBadgeCredential"])), "/type"),
        (with("mystery", json!("dropped")), "/mystery"),
        (with("credentialStatus", json!({ "type": "StatusList2021Entry" })), "/credentialStatus"),
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
async fn a_program_keeps_status_lists_of_its_own() {
    let house = house().await;
    let program = Program::let_in(&house, &[]).await;
    let made = program.post("/status-lists", &json!({ "statusPurpose": "suspension" })).await;
    assert_eq!(made.status(), StatusCode::CREATED);
    let location = made.headers()["location"].to_str().unwrap().to_owned();
    let made: Value = made.json().await.unwrap();
    assert_eq!((&made["id"], &made["verifiableCredential"]["id"]), (&json!(location), &json!(location)));
    let mut wish = program.wish(1);
    wish["credentialStatus"] = json!([{ "type": "BitstringStatusListEntry", "statusPurpose": "suspension",
        "statusListIndex": "42", "statusListCredential": location }]);
    let signed = program.issued(&wish).await.to_string();
    assert_eq!(verified(&house, &signed).await.outcome, Outcome::InForce);
    wish["id"] = "urn:uuid:00000000-0000-4000-8000-000000000002".into();
    let (status, problem) = fault(program.issue(&wish).await).await;
    assert_eq!((status, &problem["errors"][0]["pointer"]), (400, &json!("/credentialStatus/0")));
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
        (json!({ "statusPurpose": "revocation", "id": house.url("/status-lists/../v/1") }), 400),
        (json!({ "statusPurpose": "message" }), 400),
        (json!({ "statusPurpose": "revocation", "extra": 1 }), 400),
    ] {
        assert_eq!(program.post("/status-lists", &body).await.status().as_u16(), status, "{body}");
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
    let at = |method: reqwest::Method| program.http.request(method, house.url(path)).bearer_auth(&program.token).send();
    let read: Value = at(reqwest::Method::GET).await.unwrap().json().await.unwrap();
    assert_eq!(read["verifiableCredential"], signed);
    assert_eq!(at(reqwest::Method::DELETE).await.unwrap().status(), StatusCode::ACCEPTED);
    for method in [reqwest::Method::GET, reqwest::Method::DELETE] {
        assert_eq!(at(method).await.unwrap().status(), StatusCode::GONE);
    }
    let change = json!({ "credentialId": signed["id"], "status": true,
        "credentialStatus": { "type": "BitstringStatusListEntry", "statusPurpose": "revocation" } });
    assert_eq!(program.post("/credentials/status", &change).await.status(), StatusCode::OK);
    assert_eq!(verified(&house, &signed.to_string()).await.outcome, Outcome::Withdrawn);
    let missing = json!({ "credentialId": "urn:uuid:none", "status": true,
        "credentialStatus": { "type": "BitstringStatusListEntry", "statusPurpose": "revocation" } });
    assert_eq!(program.post("/credentials/status", &missing).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_holder_can_show_parts_of_what_was_issued_so() {
    let house = House::open_at(super::award::BASE).await;
    imported(&house).await;
    let wish = add("meridian", &[]);
    let said: Value = serde_json::from_str(&done(&house.app, Command::Add(wish)).await.unwrap()).unwrap();
    let ask = Command::Token { client: said["client_id"].as_str().unwrap().to_owned(), days: 1, json: true };
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
    let derived = credential::proof::sd::derive(&body["verifiableCredential"], &["/credentialStatus".to_owned()]).unwrap();
    let report = super::award::verified_at_base(&house, &derived.to_string()).await;
    assert_eq!(report.outcome, Outcome::InForce, "{:?}", report.checks);
    assert!(derived["credentialSubject"].get("name").is_none());
}

#[tokio::test]
async fn nobody_issues_without_a_token_that_allows_it() {
    let house = house().await;
    let reader = Program::let_in(&house, &["read:/credentials"]).await;
    let (status, problem) = fault(reader.issue(&reader.wish(1)).await).await;
    assert_eq!(status, 403);
    assert!(problem["detail"].as_str().unwrap().contains("write:/credentials/issue"));
    let other = reader.ask_token(&[("grant_type", "client_credentials"), ("scope", "write:/credentials/issue")]).await;
    let (status, problem) = fault(other).await;
    assert_eq!((status, &problem["error"]), (400, &json!("invalid_scope")));
    let client = reader.http.clone();
    for token in ["", "guess", &reader.secret] {
        let answer = client.post(house.url("/credentials/issue")).bearer_auth(token).body("{}").send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
        assert!(answer.headers()["www-authenticate"].to_str().unwrap().starts_with("Bearer"));
        let problem: Value = answer.json().await.unwrap();
        assert_eq!(problem["status"], 401);
    }
    for (form, error) in [
        (vec![("grant_type", "password")], "unsupported_grant_type"),
        (vec![("scope", "x")], "invalid_request"),
        (vec![("grant_type", "client_credentials"), ("grant_type", "client_credentials")], "invalid_request"),
        (vec![("grant_type", "client_credentials"), ("scope", "all")], "invalid_scope"),
        (vec![("grant_type", "client_credentials"), ("client_secret", "x")], "invalid_request"),
    ] {
        let (status, problem) = fault(reader.ask_token(&form).await).await;
        assert_eq!((status, problem["error"].as_str().unwrap()), (400, error), "{form:?}");
    }
    let wrong = Program { secret: "guess".to_owned(), ..Program::let_in(&house, &[]).await };
    let refused = wrong.ask_token(&[("grant_type", "client_credentials")]).await;
    assert!(refused.headers()["www-authenticate"].to_str().unwrap().starts_with("Basic"));
    assert_eq!(fault(refused).await.1["error"], "invalid_client");
    let kept = count(&house, "select count(*) from clients where secret_digest like 'waymark%'").await;
    assert_eq!(kept, 0, "secrets are kept as digests");
}

#[tokio::test]
async fn a_token_ends_with_its_hour_and_with_its_client() {
    let house = house().await;
    let program = Program::let_in(&house, &[]).await;
    let other = Program::let_in(&house, &[]).await;
    program.issued(&program.wish(1)).await;
    done(&house.app, Command::Remove { client: other.client.clone() }).await.unwrap();
    assert_eq!(other.issue(&other.wish(2)).await.status(), StatusCode::UNAUTHORIZED);
    let again = other.ask_token(&[("grant_type", "client_credentials")]).await;
    assert_eq!(again.status(), StatusCode::UNAUTHORIZED);
    assert!(done(&house.app, Command::Remove { client: other.client.clone() }).await.is_err());
    let listed = done(&house.app, Command::List { issuer: Some("meridian".to_owned()), json: false }).await.unwrap();
    assert!(listed.contains("removed 2026-03-02") && !listed.contains(&program.secret), "{listed}");
    house.wait(jiff::SignedDuration::from_mins(61));
    assert_eq!(program.issue(&program.wish(2)).await.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn while_issuance_is_off_a_program_waits() {
    let house = house().await;
    let program = Program::let_in(&house, &[]).await;
    let mut tx = house.app.db.begin().await.unwrap();
    switch::stop(&mut tx, By::Platform, "a drill").await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(program.issue(&program.wish(1)).await.status(), StatusCode::SERVICE_UNAVAILABLE);
    let list = program.post("/status-lists", &json!({ "statusPurpose": "revocation" })).await;
    assert_eq!(list.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(count(&house, ISSUED).await, 0);
    let mut tx = house.app.db.begin().await.unwrap();
    switch::lift(&mut tx, By::Platform).await.unwrap();
    tx.commit().await.unwrap();
    program.issued(&program.wish(1)).await;
}

#[tokio::test]
async fn another_issuer_s_program_sees_and_changes_nothing() {
    let house = house().await;
    let program = Program::let_in(&house, &[]).await;
    let signed = program.issued(&program.wish(1)).await;
    let wish = add("cedar-bridge", &[]);
    let said: Value = serde_json::from_str(&done(&house.app, Command::Add(wish)).await.unwrap()).unwrap();
    let stranger = Program {
        client: said["client_id"].as_str().unwrap().to_owned(),
        secret: said["client_secret"].as_str().unwrap().to_owned(),
        ..Program::let_in(&house, &[]).await
    };
    let granted: Value = stranger.ask_token(&[("grant_type", "client_credentials")]).await.json().await.unwrap();
    let stranger = Program { token: granted["access_token"].as_str().unwrap().to_owned(), ..stranger };
    let path = house.url("/credentials/urn%3Auuid%3A00000000-0000-4000-8000-000000000001");
    let read = stranger.http.get(path).bearer_auth(&stranger.token).send().await.unwrap();
    assert_eq!(read.status(), StatusCode::NOT_FOUND);
    let change = json!({ "credentialId": signed["id"], "status": true,
        "credentialStatus": { "type": "BitstringStatusListEntry", "statusPurpose": "revocation" } });
    assert_eq!(stranger.post("/credentials/status", &change).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(stranger.issue(&program.wish(2)).await.status(), StatusCode::BAD_REQUEST, "nor signs in its name");
}

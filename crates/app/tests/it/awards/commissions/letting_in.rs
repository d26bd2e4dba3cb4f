//! Who gets a token, and what it opens.

use reqwest::StatusCode;
use serde_json::{Value, json};
use waymark::commands::clients::{Command, done};

use super::{Program, add, fault, house};
use crate::awards::award::{SLUG, administrator, count, grant, imported};
use crate::support::House;

#[tokio::test]
async fn nobody_issues_without_a_token_that_allows_it() {
    let house = house().await;
    let reader = Program::let_in(&house, &["read:/credentials"]).await;
    let (status, problem) = fault(reader.issue(&reader.wish(1)).await).await;
    assert_eq!(status, 403);
    assert!(problem["detail"].as_str().unwrap().contains("write:/credentials/issue"));
    let other = reader
        .ask_token(&[
            ("grant_type", "client_credentials"),
            ("scope", "write:/credentials/issue"),
        ])
        .await;
    let (status, problem) = fault(other).await;
    assert_eq!((status, &problem["error"]), (400, &json!("invalid_scope")));
    let client = reader.http.clone();
    for token in ["", "guess", &reader.secret] {
        let answer = client
            .post(house.url("/credentials/issue"))
            .bearer_auth(token)
            .body("{}")
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
        assert!(
            answer.headers()["www-authenticate"]
                .to_str()
                .unwrap()
                .starts_with("Bearer")
        );
        let problem: Value = answer.json().await.unwrap();
        assert_eq!(problem["status"], 401);
    }
    for (form, error) in [
        (vec![("grant_type", "password")], "unsupported_grant_type"),
        (vec![("scope", "x")], "invalid_request"),
        (
            vec![
                ("grant_type", "client_credentials"),
                ("grant_type", "client_credentials"),
            ],
            "invalid_request",
        ),
        (
            vec![("grant_type", "client_credentials"), ("scope", "all")],
            "invalid_scope",
        ),
        (
            vec![("grant_type", "client_credentials"), ("client_secret", "x")],
            "invalid_request",
        ),
    ] {
        let (status, problem) = fault(reader.ask_token(&form).await).await;
        assert_eq!((status, problem["error"].as_str().unwrap()), (400, error), "{form:?}");
    }
    let wrong = Program {
        secret: "guess".to_owned(),
        ..Program::let_in(&house, &[]).await
    };
    let refused = wrong.ask_token(&[("grant_type", "client_credentials")]).await;
    assert!(
        refused.headers()["www-authenticate"]
            .to_str()
            .unwrap()
            .starts_with("Basic")
    );
    assert_eq!(fault(refused).await.1["error"], "invalid_client");
    let kept = count(
        &house,
        "select count(*) from clients where secret_digest like 'waymark%'",
    )
    .await;
    assert_eq!(kept, 0, "secrets are kept as digests");
}

#[tokio::test]
async fn a_token_ends_with_its_hour_and_with_its_client() {
    let house = house().await;
    let program = Program::let_in(&house, &[]).await;
    let other = Program::let_in(&house, &[]).await;
    program.issued(&program.wish(1)).await;
    done(
        &house.app,
        Command::Remove {
            client: other.client.clone(),
        },
    )
    .await
    .unwrap();
    assert_eq!(other.issue(&other.wish(2)).await.status(), StatusCode::UNAUTHORIZED);
    let again = other.ask_token(&[("grant_type", "client_credentials")]).await;
    assert_eq!(again.status(), StatusCode::UNAUTHORIZED);
    assert!(
        done(
            &house.app,
            Command::Remove {
                client: other.client.clone()
            }
        )
        .await
        .is_err()
    );
    let listed = done(
        &house.app,
        Command::List {
            issuer: Some("meridian".to_owned()),
            json: false,
        },
    )
    .await
    .unwrap();
    assert!(
        listed.contains("removed 2026-03-02") && !listed.contains(&program.secret),
        "{listed}"
    );
    house.wait(jiff::SignedDuration::from_mins(61));
    assert_eq!(program.issue(&program.wish(2)).await.status(), StatusCode::UNAUTHORIZED);
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
    let granted: Value = stranger
        .ask_token(&[("grant_type", "client_credentials")])
        .await
        .json()
        .await
        .unwrap();
    let stranger = Program {
        token: granted["access_token"].as_str().unwrap().to_owned(),
        ..stranger
    };
    let path = house.url("/credentials/urn%3Auuid%3A00000000-0000-4000-8000-000000000001");
    let read = stranger
        .http
        .get(path)
        .bearer_auth(&stranger.token)
        .send()
        .await
        .unwrap();
    assert_eq!(read.status(), StatusCode::NOT_FOUND);
    let change = json!({ "credentialId": signed["id"], "status": true,
        "credentialStatus": { "type": "BitstringStatusListEntry", "statusPurpose": "revocation" } });
    assert_eq!(
        stranger.post("/credentials/status", &change).await.status(),
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        stranger.issue(&program.wish(2)).await.status(),
        StatusCode::BAD_REQUEST,
        "nor signs in its name"
    );
}

#[tokio::test]
async fn an_administrator_lets_a_program_in_sees_its_secret_once_and_removes_it() {
    let house = House::open().await;
    let amina = imported(&house).await;
    let admin = administrator(&house, &grant(&house, &amina, SLUG).await).await;
    let path = "/issuer/meridian/settings/clients";
    assert!(admin.page(path).await.contains("None yet"));
    let refused = admin.post(path, &[("name", " ")]).await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let wish = [
        ("name", "Course <platform>"),
        ("scope", "read:/credentials"),
        ("scope", "write:/credentials/issue"),
    ];
    let answer = admin.post(path, &wish).await;
    assert_eq!(answer.headers()["cache-control"], "no-store");
    let shown = answer.text().await.unwrap();
    assert_eq!(crate::support::html::faults(&shown), Vec::<String>::new());
    let begins = shown.find("waymark_secret_").unwrap();
    let secret: String = shown[begins..]
        .chars()
        .take_while(|letter| !['<', '"'].contains(letter))
        .collect();
    let later = admin.page(path).await;
    assert!(
        later.contains("Course &#60;platform&#62;") && !later.contains(&secret),
        "{later}"
    );
    let marker = format!("{path}/");
    let begins = later.find(&marker).unwrap() + marker.len();
    let id = &later[begins..begins + 36];
    let token = |secret: &str| {
        let request = reqwest::Client::new()
            .post(house.url("/oauth/token"))
            .basic_auth(id, Some(secret));
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        request.body("grant_type=client_credentials").send()
    };
    let granted: Value = token(&secret).await.unwrap().json().await.unwrap();
    assert_eq!(granted["scope"], "write:/credentials/issue read:/credentials");
    let removed = admin.post(&format!("{path}/{id}/remove"), &[]).await;
    assert!(removed.text().await.unwrap().contains("None yet"));
    assert_eq!(token(&secret).await.unwrap().status(), StatusCode::UNAUTHORIZED);
    let by = "select count(*) from events where kind in ('client_added', 'client_removed') and role = 'issuer-admin'";
    assert_eq!(count(&house, by).await, 2);
}

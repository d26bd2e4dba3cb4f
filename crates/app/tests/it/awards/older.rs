//! Every award also stands in the older form, Open Badges 2.0, and a program that reads no other can verify it.

use credential::verify::{FetchFailure, Fetched, Known, Outcome, Policy, Report, verify};
use jiff::SignedDuration;
use serde_json::Value;
use waymark::awards;
use waymark::ids::CredentialId;

use super::award::{SLUG, administrator, grant, house, text};
use crate::support::{Guest, House};

async fn awarded() -> (House, Guest, CredentialId, Guest) {
    let (house, amina) = house().await;
    let grant = grant(&house, &amina, SLUG).await;
    let id = awards::award(&house.app, &grant).await.unwrap();
    let admin = administrator(&house, &grant).await;
    (house, amina, id, admin)
}

async fn asked(url: &str) -> Fetched {
    let client = reqwest::Client::new();
    let response = client
        .get(url)
        .header("accept", "application/ld+json")
        .send()
        .await
        .unwrap();
    match response.status().as_u16() {
        200 => Fetched::Body(response.bytes().await.unwrap().to_vec()),
        410 => Fetched::Failed(FetchFailure::Gone),
        _ => Fetched::Failed(FetchFailure::NotFound),
    }
}

/// What a stranger's verifier says of a badge, with everything it wants fetched over HTTP.
async fn judged(house: &House, badge: &[u8]) -> Report {
    let policy = Policy::new(house.clock.now(), [].into());
    let mut known = Known::new();
    loop {
        let report = verify(badge, &known, &policy);
        let Some(url) = report.wants.first() else {
            return report;
        };
        known.insert(url, asked(url).await);
    }
}

async fn document(url: &str) -> Value {
    match asked(url).await {
        Fetched::Body(bytes) => serde_json::from_slice(&bytes).unwrap(),
        other => panic!("{url}: {other:?}"),
    }
}

#[tokio::test]
async fn an_award_is_hosted_in_three_documents_that_lead_to_each_other() {
    let (house, _, id, _) = awarded().await;
    let assertion = document(&house.url(&format!("/v2/assertions/{id}"))).await;
    let signed: Value = serde_json::from_str(&text(&house, &id).await).unwrap();
    assert_eq!(assertion["recipient"]["type"], "id");
    assert_eq!(assertion["recipient"]["identity"], signed["credentialSubject"]["id"]);
    assert!(!assertion.to_string().contains("amina@example.org"));
    assert_eq!(assertion["issuedOn"], signed["validFrom"]);
    let class = document(assertion["badge"].as_str().unwrap()).await;
    assert_eq!(class["name"], signed["name"]);
    assert_eq!(
        class["related"][0]["id"],
        signed["credentialSubject"]["achievement"]["id"]
    );
    let issuer = document(class["issuer"].as_str().unwrap()).await;
    assert_eq!(issuer["name"], signed["issuer"]["name"]);
    let beginning = issuer["verification"]["startsWith"].as_str().unwrap();
    assert!(assertion["id"].as_str().unwrap().starts_with(beginning));
    let report = judged(&house, assertion.to_string().as_bytes()).await;
    assert_eq!(report.outcome, Outcome::UnconfirmedIssuer, "{:?}", report.checks);
}

#[tokio::test]
async fn a_picture_carries_the_older_form_too() {
    let (house, _, id, _) = awarded().await;
    for ending in ["png", "svg"] {
        let picture = reqwest::get(house.url(&format!("/v2/assertions/{id}.{ending}")))
            .await
            .unwrap();
        assert_eq!(picture.status(), 200);
        let report = judged(&house, &picture.bytes().await.unwrap()).await;
        assert_eq!(
            report.outcome,
            Outcome::UnconfirmedIssuer,
            "{ending}: {:?}",
            report.checks
        );
    }
}

#[tokio::test]
async fn a_withdrawn_award_is_gone_and_a_hidden_one_is_not_there() {
    let (house, amina, id, admin) = awarded().await;
    let url = house.url(&format!("/v2/assertions/{id}"));
    let badge = document(&url).await.to_string();
    amina
        .post(&format!("/me/credentials/{id}/page"), &[("page", "closed")])
        .await;
    assert_eq!(reqwest::get(&url).await.unwrap().status(), 404);
    amina
        .post(&format!("/me/credentials/{id}/page"), &[("page", "open")])
        .await;
    house.wait(SignedDuration::from_secs(60));
    let mut tx = house.app.db.read().await.unwrap();
    let issuer = waymark::catalog::current(&mut tx, SLUG).await.unwrap().issuer.clone();
    let issuer = waymark::organizations::organization(&mut tx, &issuer).await.unwrap();
    drop(tx);
    let fields = [("reason", "issued_in_error"), ("words", "By mistake.")];
    admin
        .post(&format!("/issuer/{}/awards/{id}/revoke", issuer.slug), &fields)
        .await;
    let gone = reqwest::get(&url).await.unwrap();
    assert_eq!(gone.status(), 410);
    let gone: Value = gone.json().await.unwrap();
    assert_eq!(
        (&gone["revoked"], &gone["revocationReason"]),
        (&true.into(), &"By mistake.".into())
    );
    assert_eq!(judged(&house, badge.as_bytes()).await.outcome, Outcome::Withdrawn);
}

#[tokio::test]
async fn this_site_confirms_its_own_badges_of_the_older_form_without_the_network() {
    let (house, _, id, _) = awarded().await;
    let url = house.url(&format!("/v2/assertions/{id}"));
    let form = reqwest::multipart::Form::new().text("ref", url);
    let stranger = house.stranger();
    let asked = stranger.client.post(house.url("/verify")).multipart(form);
    let answer = asked
        .header("origin", house.url(""))
        .header("accept", "text/html")
        .send()
        .await
        .unwrap();
    let page = answer.text().await.unwrap();
    assert!(page.contains("This credential is genuine and in force"), "{page}");
}

//! A comprehensive credential: it rests on others, is awarded once, and again only when the first is no longer in force.

use credential::verify::Outcome;
use serde_json::Value;
use waymark::actor::Actor;
use waymark::awards::{self, Grant, Granted, Withdraw};
use waymark::catalog;
use waymark::ids::CredentialId;

use super::award::{administrator, count, grant, house, text, verified};
use crate::support::{Guest, House, html};

async fn stack_grant(house: &House, amina: &Guest, parts: Vec<CredentialId>) -> Grant {
    let mut tx = house.app.db.read().await.unwrap();
    let stack = catalog::stacks(&mut tx).await.unwrap().remove(0);
    Grant {
        person: amina.id.clone().unwrap(),
        issuer: stack.issuer.clone(),
        decided_at: house.clock.now(),
        what: Granted::Stack {
            stack: stack.id,
            edition: stack.edition,
            parts,
        },
    }
}

/// Two credentials of members of the stack.
async fn parts(house: &House, amina: &Guest) -> Vec<CredentialId> {
    let mut tx = house.app.db.read().await.unwrap();
    let stack = catalog::stacks(&mut tx).await.unwrap().remove(0);
    drop(tx);
    let mut parts = Vec::new();
    for slug in stack.definition.members.iter().take(2) {
        let grant = grant(house, amina, slug).await;
        parts.push(awards::award(&house.app, &grant).await.unwrap());
    }
    parts
}

async fn withdraw(house: &House, admin: &Guest, id: &CredentialId) {
    let actor = Actor {
        person: admin.id.clone().unwrap(),
        name: "Ines".to_owned(),
        session: "test".to_owned(),
        roles: Vec::new(),
    };
    let ask = Withdraw::parse("issued_in_error", "By mistake.").unwrap();
    let mut tx = house.app.db.begin().await.unwrap();
    awards::withdraw(&house.app, &mut tx, &actor, id, &ask).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_comprehensive_credential_names_the_credentials_it_rests_on() {
    let (house, amina) = house().await;
    let parts = parts(&house, &amina).await;
    let grant = stack_grant(&house, &amina, parts.clone()).await;
    let id = awards::award(&house.app, &grant).await.unwrap();
    let signed = text(&house, &id).await;
    let report = verified(&house, &signed).await;
    assert_eq!(report.outcome, Outcome::InForce, "{:?}", report.checks);
    let document: Value = serde_json::from_str(&signed).unwrap();
    let evidence = document["evidence"].as_array().unwrap();
    let addresses: Vec<&str> = evidence.iter().map(|item| item["id"].as_str().unwrap()).collect();
    let wanted: Vec<String> = parts.iter().map(|part| house.url(&format!("/v/{part}"))).collect();
    assert_eq!(addresses, wanted);
    let page = house.stranger().page(&format!("/v/{id}")).await;
    assert_eq!(html::faults(&page), Vec::<String>::new(), "{page}");
    assert!(wanted.iter().all(|address| page.contains(address)) && page.contains("rests on 2 credentials"));
}

#[tokio::test]
async fn a_stack_is_awarded_once_and_again_after_it_was_withdrawn() {
    let (house, amina) = house().await;
    let parts = parts(&house, &amina).await;
    let grant = stack_grant(&house, &amina, parts).await;
    let first = awards::award(&house.app, &grant).await.unwrap();
    let tasks: Vec<_> = (0..8)
        .map(|_| {
            let (app, grant) = (house.app.clone(), grant.clone());
            tokio::spawn(async move { awards::award(&app, &grant).await })
        })
        .collect();
    for task in tasks {
        assert_eq!(task.await.unwrap().unwrap(), first);
    }
    let admin = administrator(&house, &grant).await;
    withdraw(&house, &admin, &first).await;
    let second = awards::award(&house.app, &grant).await.unwrap();
    assert_ne!(first, second);
    let live = "select count(*) from credentials where stack_id is not null and status = 'active'";
    assert_eq!(count(&house, live).await, 1);
}

#[tokio::test]
async fn a_stack_cannot_rest_on_what_is_withdrawn_or_anothers() {
    let (house, amina) = house().await;
    let mut own = parts(&house, &amina).await;
    let grant = stack_grant(&house, &amina, own.clone()).await;
    let admin = administrator(&house, &grant).await;
    let bea = house.person("Bea", "bea@example.org").await;
    let foreign = parts(&house, &bea).await;
    awards::award(&house.app, &stack_grant(&house, &amina, foreign).await)
        .await
        .unwrap_err();
    withdraw(&house, &admin, &own.remove(0)).await;
    awards::award(&house.app, &grant).await.unwrap_err();
    assert_eq!(
        count(&house, "select count(*) from credentials where stack_id is not null").await,
        0
    );
}

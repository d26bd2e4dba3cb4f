//! The stop switch: from one moment to the next nothing is signed, nothing is lost, and everything goes on afterwards.

use credential::verify::Outcome;
use waymark::Error;
use waymark::awards::{self, Withdraw, switch};
use waymark::commands::issuance;
use waymark::events::By;

use super::award::{SLUG, administrator, count, grant, house, text, verified};
use crate::support::House;

async fn stop(house: &House) {
    let mut tx = house.app.db.begin().await.unwrap();
    assert!(
        switch::stop(&mut tx, By::Platform, "A key may have leaked.")
            .await
            .unwrap()
    );
    tx.commit().await.unwrap();
}

async fn lift(house: &House) {
    let mut tx = house.app.db.begin().await.unwrap();
    assert!(switch::lift(&mut tx, By::Platform).await.unwrap());
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn while_issuance_is_off_nothing_is_signed_and_afterwards_everything_is() {
    let (house, amina) = house().await;
    stop(&house).await;
    let id = awards::award(&house.app, &grant(&house, &amina, SLUG).await)
        .await
        .unwrap();
    house.work().await;
    awards::finish_all(&house.app).await.unwrap();
    assert!(matches!(
        awards::draft(&house.app, std::slice::from_ref(&id)).await,
        Err(Error::Unavailable(switch::OFF))
    ));
    assert_eq!(house.stranger().get(&format!("/v/{id}.json")).await.status(), 404);
    assert_eq!(
        count(&house, "select count(*) from credentials where signed is not null").await,
        0
    );
    lift(&house).await;
    house.work().await;
    assert_eq!(
        verified(&house, &text(&house, &id).await).await.outcome,
        Outcome::InForce
    );
}

#[tokio::test]
async fn a_stop_between_draft_and_signature_holds_and_what_is_out_can_be_withdrawn() {
    let (house, amina) = house().await;
    let first = grant(&house, &amina, SLUG).await;
    let out = awards::award(&house.app, &first).await.unwrap();
    let mut tx = house.app.db.begin().await.unwrap();
    let second = grant(&house, &amina, SLUG).await;
    let id = awards::reserve(&house.app, &mut tx, &second).await.unwrap();
    tx.commit().await.unwrap();
    awards::draft(&house.app, std::slice::from_ref(&id)).await.unwrap();
    stop(&house).await;
    assert!(matches!(
        awards::issue(&house.app, std::slice::from_ref(&id)).await,
        Err(Error::Unavailable(switch::OFF))
    ));
    assert_eq!(
        house.stranger().get(&format!("/v/{out}.jwt")).await.status(),
        503,
        "no other form is made either"
    );
    let admin = administrator(&house, &first).await;
    let actor = waymark::actor::Actor {
        person: admin.id.clone().unwrap(),
        name: "Ines".to_owned(),
        session: "test".to_owned(),
        roles: Vec::new(),
    };
    let ask = Withdraw::parse("issued_in_error", "By mistake.").unwrap();
    let mut tx = house.app.db.begin().await.unwrap();
    awards::withdraw(&house.app, &mut tx, &actor, &out, &ask).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(
        verified(&house, &text(&house, &out).await).await.outcome,
        Outcome::Withdrawn
    );
}

#[tokio::test]
async fn the_switch_is_turned_once_and_the_log_says_why() {
    let (house, _) = house().await;
    stop(&house).await;
    let mut tx = house.app.db.begin().await.unwrap();
    assert!(!switch::stop(&mut tx, By::Platform, "again").await.unwrap());
    let (why, _) = switch::standing(&mut tx).await.unwrap().unwrap();
    assert_eq!(why, "A key may have leaked.", "the first reason stays");
    drop(tx);
    lift(&house).await;
    let mut tx = house.app.db.begin().await.unwrap();
    assert!(!switch::lift(&mut tx, By::Platform).await.unwrap());
    drop(tx);
    assert_eq!(
        count(&house, "select count(*) from events where kind = 'issuance_stopped'").await,
        1
    );
    assert!(issuance::HELP.contains("off"));
}

//! From a submission: what the submissions room granted is awarded by the work that follows, and only that.

use domain::workflow::{State, Submission};
use platform::db::Micros;
use sqlx::Row;
use waymark::actor::Actor;
use waymark::awards;
use waymark::events::{By, Event, record};
use waymark::ids::SubmissionId;
use waymark::submissions;

use super::award::{SLUG, count, house};
use crate::support::{Guest, House};

/// A submission brought to a state without its way there.
async fn submission(house: &House, guest: &Guest, state: State) -> SubmissionId {
    let actor = Actor {
        person: guest.id.clone().unwrap(),
        name: "Amina".to_owned(),
        session: "test".to_owned(),
        roles: Vec::new(),
    };
    let mut tx = house.app.db.begin().await.unwrap();
    let id = submissions::start(&mut tx, &actor, SLUG).await.unwrap();
    let row = sqlx::query("select workflow from submissions")
        .fetch_one(&mut *tx)
        .await
        .unwrap();
    let mut workflow: Submission = serde_json::from_str(&row.try_get::<String, _>(0).unwrap()).unwrap();
    workflow.state = state;
    workflow.decided_at = Some(tx.now());
    let now = tx.now();
    sqlx::query("update submissions set workflow = $1, state = $2, moved_at = $3")
        .bind(serde_json::to_string(&workflow).unwrap())
        .bind(serde_json::to_value(state).unwrap().as_str().unwrap().to_owned())
        .bind(Micros::from(now))
        .execute(&mut *tx)
        .await
        .unwrap();
    let granted = Event::Granted {
        submission: id.clone(),
        attempt: 1,
    };
    record(&mut tx, By::Platform, granted).await.unwrap();
    tx.commit().await.unwrap();
    id
}

#[tokio::test]
async fn what_was_granted_is_awarded_by_the_work_that_follows() {
    let (house, amina) = house().await;
    let submission = submission(&house, &amina, State::Awarded).await;
    house.work().await;
    awards::award_submission(&house.app, &submission, 1).await.unwrap();
    let mut tx = house.app.db.read().await.unwrap();
    let credentials = awards::credentials_of(&mut tx, amina.id.as_ref().unwrap())
        .await
        .unwrap();
    assert_eq!(credentials.len(), 1);
    let found = awards::of_submission(&mut tx, &submission).await.unwrap().unwrap();
    assert_eq!(found.id, credentials[0].id);
    drop(tx);
    assert_eq!(house.stranger().get(&found.path()).await.status(), 200);
}

#[tokio::test]
async fn what_is_no_longer_granted_is_not_awarded() {
    for state in [State::Withdrawn, State::IntegrityHold, State::DecisionPending] {
        let (house, amina) = house().await;
        submission(&house, &amina, state).await;
        house.work().await;
        assert_eq!(count(&house, "select count(*) from credentials").await, 0, "{state:?}");
    }
}

#[tokio::test]
async fn another_attempt_than_the_granted_one_is_not_awarded() {
    let (house, amina) = house().await;
    let submission = submission(&house, &amina, State::Awarded).await;
    let house = house;
    awards::award_submission(&house.app, &submission, 2).await.unwrap();
    assert_eq!(count(&house, "select count(*) from credentials").await, 0);
}

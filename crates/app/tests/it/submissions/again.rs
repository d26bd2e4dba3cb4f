//! After a "not yet": the next attempt opens what was not met, and takes the rest along.

use std::collections::BTreeSet;

use domain::scoring::{Finding, Reading};
use domain::workflow::{Command, Outcome, Role, State};
use waymark::actor::Actor;
use waymark::events::By;
use waymark::submissions::{self, Ask};

use super::support::{DECLARED, hidden, house, id_of, save, sent, summary, words};
use crate::support::{Guest, House};

fn actor(guest: &Guest) -> Actor {
    Actor {
        person: guest.id.clone().unwrap(),
        name: "Somebody".to_owned(),
        session: "test".to_owned(),
        roles: Vec::new(),
    }
}

async fn act(house: &House, path: &str, ask: Ask<'_>) -> Outcome {
    let mut tx = house.app.db.begin().await.unwrap();
    let outcome = submissions::act(&mut tx, &id_of(path), ask).await.unwrap();
    tx.commit().await.unwrap();
    outcome
}

/// Brings a sent application to "not yet", for one criterion.
async fn not_yet(house: &House, path: &str, unmet: &str) {
    let ana = house.person("Ana Lima", "ana@example.org").await;
    let rosa = house.person("Rosa Diaz", "rosa@example.org").await;
    let (assessor, grantor) = (actor(&ana), actor(&rosa));
    let seats = BTreeSet::from([domain::PersonId::from(assessor.person.as_str())]);
    let unmet = BTreeSet::from([domain::CriterionId::from(unmet)]);
    let by = By::Person(&assessor, None);
    for (command, by, role) in [
        (Command::TakePrecheck, By::Person(&grantor, None), Role::Prechecker),
        (Command::PassPrecheck, By::Person(&grantor, None), Role::Prechecker),
        (Command::Assign(seats), By::Platform, Role::System),
        (
            Command::SendScores(Reading::Settled(Finding::NotYet { unmet })),
            by,
            Role::Assessor,
        ),
        (Command::DecideNotYet, By::Person(&grantor, None), Role::Grantor),
    ] {
        let kind = command.kind();
        let outcome = act(house, path, Ask::new(command, by, role, 1)).await;
        assert!(matches!(outcome, Outcome::Changed(_)), "{kind:?}");
    }
}

#[tokio::test]
async fn a_second_attempt_opens_what_was_not_met_and_takes_the_rest_along() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let path = sent(&house, &maya).await;
    not_yet(&house, &path, "space").await;
    let earner = actor(&maya);
    for _ in 0..2 {
        let again = Ask::new(Command::TryAgain, By::Person(&earner, None), Role::Earner, 1).key("one click");
        act(&house, &path, again).await;
    }
    let facts = summary(&house, &path).await;
    assert_eq!((facts.attempt, facts.state), (2, State::Draft));

    let overview = maya.page(&format!("{path}/overview")).await;
    assert!(
        overview.contains(&words(120)) && !overview.contains("name=\"answer.setting\""),
        "met, so it is only shown"
    );
    let work = format!("{path}/work");
    let page = maya.page(&work).await;
    assert!(
        page.contains("a.png") && page.contains("name=\"answer.changed.space\""),
        "the files came along"
    );
    assert!(
        !page.contains("name=\"file.start-clip\""),
        "the clip does not speak to this criterion"
    );
    save(
        &maya,
        &work,
        &[("answer.changed.space", "I moved the tables."), ("done", "yes")],
    )
    .await;

    let mut declared = DECLARED;
    declared[0] = ("attempt", "2");
    let shown = maya.page(&format!("{path}/check")).await;
    assert_eq!(hidden(&shown, "attempt"), "2");
    let answer = maya.post(&format!("{path}/check"), &declared).await;
    assert!(
        answer.url().path().ends_with("/sent"),
        "{}",
        answer.text().await.unwrap()
    );

    let mut tx = house.app.db.read().await.unwrap();
    let changed = submissions::what_changed(&mut tx, &id_of(&path), 2).await.unwrap();
    assert_eq!(changed, [("space".to_owned(), "I moved the tables.".to_owned())]);
    let blind = submissions::blind(&mut tx, &id_of(&path), 2).await.unwrap();
    let json = serde_json::to_string(&blind).unwrap();
    assert!(!json.contains("moved the tables"), "it would tell of an attempt before");
    let first = submissions::blind(&mut tx, &id_of(&path), 1).await.unwrap();
    assert_eq!(
        first.parts[1].answers[0].artifacts.len(),
        3,
        "the attempt before stays as it was"
    );
}

//! The issuer's side: pre-check, decisions, and what an earner can do next.

use waymark::actor::Role;

use super::support::{Office, seat};
use crate::submissions::support::{DECLARED, id_of, summary};
use domain::workflow::State;

#[tokio::test]
async fn nobody_decides_on_their_own_work() {
    let office = Office::open().await;
    let path = office.apply(&office.greta).await;
    office.score(&office.ana, &[]).await;
    office.score(&office.ben, &[]).await;
    let decision = office.issuer("decisions", &path);
    assert_eq!(office.greta.get(&decision).await.status(), 403);
    let answer = office
        .greta
        .post(&decision, &[("attempt", "1"), ("decision", "award")])
        .await;
    assert_eq!(answer.status(), 403);
    assert_eq!(summary(&office.house, &path).await.state, State::DecisionPending);
    let other = office.house.person("Gustav Grantor", "gustav@example.org").await;
    office.role(&other, Role::Grantor).await;
    other.post(&decision, &[("attempt", "1"), ("decision", "award")]).await;
    assert_eq!(summary(&office.house, &path).await.state, State::Awarded);
}

#[tokio::test]
async fn a_grantor_gives_it_back_with_a_reason_and_the_same_assessors_look_again() {
    let office = Office::open().await;
    let path = office.apply(&office.maya).await;
    let desk = office.score(&office.ana, &[]).await;
    office.score(&office.ben, &[]).await;
    let decision = office.issuer("decisions", &path);
    let silent = office
        .greta
        .post(&decision, &[("attempt", "1"), ("decision", "return")])
        .await;
    assert_eq!(silent.status(), 422);
    let fields = [
        ("attempt", "1"),
        ("decision", "return"),
        ("note", "Listen to the first minute again."),
    ];
    office.greta.post(&decision, &fields).await;
    office.house.work().await;
    assert_eq!(summary(&office.house, &path).await.state, State::Assessing);
    assert_eq!(seat(&office.ana).await, desk);
    let page = office.ana.page(&desk).await;
    assert!(page.contains("Listen to the first minute again.") && page.contains("A calm start"));
    office.score(&office.ana, &[]).await;
    office.score(&office.ben, &[]).await;
    assert_eq!(summary(&office.house, &path).await.state, State::DecisionPending);
}

#[tokio::test]
async fn a_pre_checker_returns_what_is_incomplete_and_passes_what_is_complete() {
    let office = Office::with(|profile| profile.policy.precheck = true).await;
    let peter = office.house.person("Peter Precheck", "peter@example.org").await;
    office.role(&peter, Role::PreChecker).await;
    let path = office.apply(&office.maya).await;
    let list = peter
        .page(&format!("/issuer/{}/applications?state=submitted", office.slug))
        .await;
    assert!(list.contains(id_of(&path).as_str()));
    let address = office.issuer("applications", &path);
    peter.post(&address, &[("attempt", "1"), ("step", "take")]).await;
    let silent = peter
        .post(&address, &[("attempt", "1"), ("step", "return"), ("reason", " ")])
        .await;
    assert_eq!(silent.status(), 422);
    let fields = [
        ("attempt", "1"),
        ("step", "return"),
        ("reason", "The plan cannot be read; please scan it again."),
    ];
    peter.post(&address, &fields).await;
    assert_eq!(summary(&office.house, &path).await.state, State::ReturnedIncomplete);
    let mut tx = office.house.app.db.read().await.unwrap();
    let mails: i64 = sqlx::query_scalar("select count(*) from mails where note like '%scan it again%'")
        .fetch_one(&mut *tx)
        .await
        .unwrap();
    assert_eq!(mails, 1, "one mail says what is missing");
    drop(tx);
    let words = "The plan cannot be read; please scan it again.";
    assert!(office.maya.page(&path).await.contains(words), "and so does the page");
    office.maya.post(&format!("{path}/correct"), &[("attempt", "1")]).await;
    assert!(office.maya.page(&path).await.contains(words), "while it is mended");
    office.maya.post(&format!("{path}/check"), &DECLARED).await;
    assert!(!office.maya.page(&path).await.contains(words), "until it is sent again");
    let nora = office.house.person("Nora Other", "nora@example.org").await;
    let other = office.apply(&nora).await;
    let address = office.issuer("applications", &other);
    peter.post(&address, &[("attempt", "1"), ("step", "take")]).await;
    assert!(peter.page(&address).await.contains("on to assessors"));
    peter.post(&address, &[("attempt", "1"), ("step", "pass")]).await;
    office.house.work().await;
    assert_eq!(summary(&office.house, &other).await.state, State::Assessing);
}

#[tokio::test]
async fn spent_attempts_lead_to_a_coach_and_the_page_says_so() {
    let office = Office::open().await;
    let path = office.apply(&office.maya).await;
    let low = office.definition.criteria[0].id.clone();
    let mut tx = office.house.app.db.begin().await.unwrap();
    sqlx::query("update submissions set workflow = replace(workflow, '\"attempt_limit\":3', '\"attempt_limit\":1')")
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    office.score(&office.ana, &[&low]).await;
    office.score(&office.ben, &[&low]).await;
    let decision = office.issuer("decisions", &path);
    office
        .greta
        .post(&decision, &[("attempt", "1"), ("decision", "not_yet")])
        .await;
    assert!(
        office
            .maya
            .page(&format!("{path}/result"))
            .await
            .contains("A coach comes next")
    );
    let answer = office.maya.post(&format!("{path}/again"), &[("attempt", "1")]).await;
    assert!(answer.url().path().ends_with("/result"));
    assert_eq!(summary(&office.house, &path).await.state, State::CoachRequired);
    assert_eq!(office.ana.get(&format!("{path}/result")).await.status(), 404);
}

#[tokio::test]
async fn a_grantor_awards_several_at_once_and_what_changed_meanwhile_stays() {
    let office = Office::open().await;
    let nora = office.house.person("Nora Other", "nora@example.org").await;
    let mut paths = Vec::new();
    let low = office.definition.criteria[0].id.clone();
    for guest in [&office.maya, &nora, &office.greta] {
        paths.push(office.apply(guest).await);
        office.score(&office.ana, &[]).await;
        office.score(&office.ben, &[]).await;
    }
    let other = office.house.person("Omar Unmet", "omar@example.org").await;
    let unmet = office.apply(&other).await;
    office.score(&office.ana, &[&low]).await;
    office.score(&office.ben, &[&low]).await;
    let list = format!("/issuer/{}/decisions", office.slug);
    let page = office.greta.page(&list).await;
    let offered: Vec<String> = paths.iter().map(|path| format!("{}.1", id_of(path))).collect();
    assert!(
        offered
            .iter()
            .all(|value| page.contains(&format!("name=\"award\" value=\"{value}\"")))
    );
    assert_eq!(
        page.matches("name=\"award\" value=").count(),
        3,
        "what is not met is not offered"
    );
    let unmet_value = format!("{}.1", id_of(&unmet));
    let stale = offered[1].replace(".1", ".2");
    let fields = [
        offered[0].as_str(),
        stale.as_str(),
        offered[2].as_str(),
        unmet_value.as_str(),
        "nonsense",
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|value| ("award", *value)).collect();
    let answer = office.greta.post(&list, &fields).await;
    assert!(answer.text().await.unwrap().contains("except what changed"));
    office.house.work().await;
    let mut states = Vec::new();
    for path in paths.iter().chain([&unmet]) {
        states.push(summary(&office.house, path).await.state);
    }
    use State::{Awarded, DecisionPending};
    assert_eq!(
        states,
        [Awarded, DecisionPending, DecisionPending, DecisionPending],
        "hers stays for somebody else"
    );
    let answer = office.ana.post(&list, &[("award", offered[1].as_str())]).await;
    assert_eq!(answer.status(), 403);
}

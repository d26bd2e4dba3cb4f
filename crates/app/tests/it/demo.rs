//! The demo: its story is told by the rules, ends where it was meant to, and leaves something to do for everybody.

use std::process::Command;

use sqlx::Row;
use waymark::demo::cast::Cast;
use waymark::demo::history::History;
use waymark::demo::tell::tell;
use waymark::ids::PersonId;
use waymark::{awards, catalog, jobs, people, records, submissions};

use crate::support::{Guest, House};

/// A house in which the story was told up to its beginning.
async fn told() -> House {
    let house = House::open().await;
    let now = house.clock.now();
    tell(&house.app, &Cast::read().unwrap(), now, |_| ()).await.unwrap();
    assert_eq!(house.clock.now(), now);
    house
}

async fn person(house: &House, key: &str) -> PersonId {
    let cast = Cast::read().unwrap();
    let mut tx = house.app.db.read().await.unwrap();
    cast.get(key).unwrap().account(&mut tx).await.unwrap().unwrap().id
}

/// Somebody's browser.
async fn browser(house: &House, key: &str) -> Guest {
    let id = person(house, key).await;
    let mut tx = house.app.db.begin().await.unwrap();
    let token = people::begin_session(&mut tx, &id, "test").await.unwrap();
    tx.commit().await.unwrap();
    house.guest(&token, id)
}

async fn earned(house: &House, key: &str, stack: &str) -> (u32, u32) {
    let id = person(house, key).await;
    let mut tx = house.app.db.read().await.unwrap();
    let stack = catalog::stack_by_slug(&mut tx, stack).await.unwrap();
    let progress = records::progress(&mut tx, &id, &stack).await.unwrap();
    (progress.earned, progress.needed)
}

#[tokio::test]
async fn the_story_ends_as_it_was_written_with_work_for_everybody() {
    let house = told().await;
    every_application_stands_where_it_should(&house).await;
    earners_are_at_different_points_of_the_road(&house).await;
    one_credential_is_withdrawn_and_says_so(&house).await;
    queues_hold_what_people_are_told_to_find(&house).await;
    only_those_who_may_decide_are_led_to_the_decision(&house).await;
    let mut tx = house.app.db.read().await.unwrap();
    let failure = platform::jobs::latest_failure(&mut tx).await.unwrap();
    assert_eq!(failure, None, "all work that follows was done");
    drop(tx);
    assert!(!jobs::work_once(&house.app).await.unwrap(), "and none is left for now");
}

async fn every_application_stands_where_it_should(house: &House) {
    let history = History::read().unwrap();
    assert!(history.applications.len() >= 10);
    for told in &history.applications {
        let id = person(house, &told.person).await;
        let mut tx = house.app.db.read().await.unwrap();
        let version = catalog::current(&mut tx, &told.micro_credential).await.unwrap();
        let all = submissions::of_person(&mut tx, &id).await.unwrap();
        let found = all
            .iter()
            .find(|found| found.micro_credential == version.micro_credential);
        assert_eq!(found.unwrap().state.as_str(), told.state, "{}", told.id);
    }
}

async fn earners_are_at_different_points_of_the_road(house: &House) {
    for (key, count) in [
        ("leo", 0),
        ("joon", 0),
        ("amina", 4),
        ("huong", 9),
        ("marcus", 10),
        ("elena", 10),
    ] {
        assert_eq!(earned(house, key, "stem-facilitation").await, (count, 10), "{key}");
    }
    assert_eq!(
        earned(house, "grace", "foundational-practice").await,
        (3, 4),
        "the statement is missing"
    );
    let home = browser(house, "elena").await.page("/me/credentials").await;
    assert!(home.contains("Comprehensive STEM Facilitation Credential"));
}

async fn one_credential_is_withdrawn_and_says_so(house: &House) {
    let history = History::read().unwrap();
    let id = person(house, "samir").await;
    let mut tx = house.app.db.read().await.unwrap();
    let held = awards::credentials_of(&mut tx, &id).await.unwrap();
    drop(tx);
    let withdrawn: Vec<_> = held.iter().filter(|one| one.withdrawal.is_some()).collect();
    let [credential] = withdrawn.as_slice() else {
        panic!("{withdrawn:?}")
    };
    let page = house.stranger().page(&credential.path()).await;
    assert!(page.contains(&history.revocations[0].public_reason), "{page}");
}

async fn queues_hold_what_people_are_told_to_find(house: &House) {
    for (key, count) in [("ingrid", 1), ("ruth", 1), ("daniel", 1), ("priya", 2), ("kofi", 1)] {
        let page = browser(house, key).await.page("/assess").await;
        let seats = page.matches("href=\"/assess/").count();
        assert!(seats >= count, "{key} has {seats} of {count}");
    }
    for (key, path, what) in [
        ("bea", "/issuer/meridian/applications", "Making Sense"),
        ("nadia", "/issuer/meridian/decisions", "Getting the STEM Right"),
        ("winston", "/issuer/meridian/claims", "Marcus Bell"),
    ] {
        let page = browser(house, key).await.page(path).await;
        assert!(page.contains(what), "{key} finds {what} at {path}");
    }
}

async fn only_those_who_may_decide_are_led_to_the_decision(house: &House) {
    let id = person(house, "huong").await;
    let mut tx = house.app.db.read().await.unwrap();
    let all = submissions::of_person(&mut tx, &id).await.unwrap();
    drop(tx);
    let waiting = all.iter().find(|one| one.state.as_str() == "decision_pending").unwrap();
    let path = format!("/issuer/meridian/applications/{}", waiting.id);
    let link = format!("href=\"/issuer/meridian/decisions/{}\"", waiting.id);
    for (key, may) in [("nadia", true), ("helen", false), ("bea", false), ("ruth", false)] {
        let page = browser(house, key).await.page(&path).await;
        assert_eq!(page.contains(&link), may, "{key}");
    }
}

/// Everything that happened, without identifiers that are drawn by lot.
async fn log(house: &House) -> Vec<(i64, String, String)> {
    let mut tx = house.app.db.read().await.unwrap();
    let rows = sqlx::query(
        "select e.at, e.kind, coalesce(p.name, '') from events e left join people p on p.id = e.person_id order by 1, 2, 3",
    )
    .fetch_all(&mut *tx)
    .await
    .unwrap();
    rows.iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect()
}

#[tokio::test]
async fn the_story_is_told_alike_every_time() {
    let (one, other) = tokio::join!(told(), told());
    let (one, other) = (log(&one).await, log(&other).await);
    assert!(one.len() > 500, "{}", one.len());
    assert!(one.windows(2).all(|pair| pair[0].0 <= pair[1].0));
    assert_eq!(one, other);
}

fn demo(data: &std::path::Path, more: &[&str]) -> (Option<i32>, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_waymark"))
        .arg("demo")
        .arg("--data")
        .arg(data)
        .args(more)
        .output()
        .unwrap();
    (run.status.code(), String::from_utf8_lossy(&run.stderr).into_owned())
}

#[test]
fn a_folder_with_something_else_in_it_is_left_alone() {
    let folder = tempfile::TempDir::new().unwrap();
    std::fs::write(folder.path().join("thesis.txt"), "chapter one").unwrap();
    let (code, said) = demo(folder.path(), &["--fresh"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("choose another folder with --data"), "{said}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_demo_of_other_content_is_not_opened_by_surprise() {
    let folder = tempfile::TempDir::new().unwrap();
    std::fs::write(
        folder.path().join("demo.json"),
        r#"{"edition":"older","port":8080,"told":true}"#,
    )
    .unwrap();
    let (code, said) = demo(folder.path(), &[]);
    assert_eq!(code, Some(1));
    assert!(said.contains("--fresh"), "{said}");
}

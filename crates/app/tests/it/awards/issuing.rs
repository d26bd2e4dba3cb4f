//! Issuing: once, whatever is clicked or crashes, and never before its time.

use credential::open_badge::lint;
use credential::verify::Outcome;
use jiff::SignedDuration;
use serde_json::Value;
use sqlx::Row;
use waymark::awards::{self, Granted};
use waymark::ids::CredentialId;

use super::award::{SLUG, count, grant, house, text, verified};

const ISSUED: &str = "select count(*) from credentials where stage = 'issued'";
const AWARDED: &str = "select count(*) from events where kind = 'awarded'";
const MAILS: &str = "select count(*) from mails where note like '%awards-mail-earned%'";

#[tokio::test]
async fn what_was_granted_is_issued_genuine_and_in_force() {
    let (house, amina) = house().await;
    let grant = grant(&house, &amina, SLUG).await;
    let id = awards::award(&house.app, &grant).await.unwrap();
    let signed = text(&house, &id).await;
    let report = verified(&house, &signed).await;
    assert_eq!(report.outcome, Outcome::InForce, "{:?}", report.checks);
    assert_eq!(lint(&serde_json::from_str(&signed).unwrap()), []);
    let shown = report.credential.unwrap();
    assert_eq!(shown.subject_name.as_deref(), Some("Amina Okafor"));
    assert!(
        !signed.contains("amina@example.org"),
        "no address leaves with a credential"
    );
    assert!(!signed.contains(grant.person.as_str()), "nor the number of the account");
    let (subject, _) = house.mail_to("amina@example.org").await;
    assert!(subject.starts_with("You earned “"), "{subject}");
}

#[tokio::test]
async fn a_credential_says_the_level_reached_on_each_criterion() {
    let (house, amina) = house().await;
    let grant = grant(&house, &amina, SLUG).await;
    let Granted::MicroCredential { results, .. } = &grant.what else {
        panic!("a micro-credential was granted");
    };
    let id = awards::award(&house.app, &grant).await.unwrap();
    let document: Value = serde_json::from_str(&text(&house, &id).await).unwrap();
    let subject = &document["credentialSubject"];
    let reached = subject["result"].as_array().unwrap();
    assert_eq!(reached.len(), results.len());
    for (result, granted) in reached.iter().zip(results) {
        let level = result["achievedLevel"].as_str().unwrap();
        assert!(
            level.ends_with(&format!("#criterion-{}-{}", granted.criterion, granted.level)),
            "{level}"
        );
        let rubric = subject["achievement"]["resultDescription"].as_array().unwrap();
        let described = rubric.iter().any(|row| row.to_string().contains(level));
        assert!(described, "{level} is a level of the rubric");
    }
    assert_eq!(subject["achievement"]["achievementType"], "MicroCredential");
    assert_eq!(subject["achievement"]["id"], house.url(&format!("/catalog/{SLUG}/v/1")));
}

#[tokio::test]
async fn twenty_jobs_at_once_issue_one_credential() {
    let (house, amina) = house().await;
    let grant = grant(&house, &amina, SLUG).await;
    let tasks: Vec<_> = (0..20)
        .map(|_| {
            let (app, grant) = (house.app.clone(), grant.clone());
            tokio::spawn(async move { awards::award(&app, &grant).await })
        })
        .collect();
    let mut ids = Vec::new();
    for task in tasks {
        ids.extend(task.await.unwrap().ok());
    }
    ids.push(awards::award(&house.app, &grant).await.unwrap());
    ids.dedup();
    assert_eq!(ids.len(), 1, "everybody hears of the same credential");
    house.work().await;
    assert_eq!(count(&house, ISSUED).await, 1);
    assert_eq!(count(&house, AWARDED).await, 1);
    assert_eq!(count(&house, MAILS).await, 1);
}

#[tokio::test]
async fn the_mail_of_an_award_leads_to_its_page_and_its_code_into_a_wallet() {
    let (house, amina) = house().await;
    let grant = grant(&house, &amina, SLUG).await;
    let id = awards::award(&house.app, &grant).await.unwrap();
    let mut tx = house.app.db.read().await.unwrap();
    let mails = waymark::mail::latest(&mut tx, 1).await.unwrap();
    let note = mails[0].note().unwrap();
    assert_eq!(note.action, Some(format!("/me/credentials/{id}")));
    let wallet = format!("/me/credentials/{id}/wallet");
    assert_eq!(note.code.as_ref(), Some(&wallet));
    let letter = waymark::mail::read(&house.app, &mails[0]).unwrap();
    assert!(letter.text.contains(&house.url(&wallet)), "the words alone suffice");
    let html = letter.html.unwrap();
    assert!(
        html.contains("src=\"cid:code\"") && html.contains("Scan this code"),
        "{html}"
    );
    assert!(letter.pictures[0].name == "code" && letter.pictures[0].png.starts_with(b"\x89PNG"));
}

/// Reserves a credential without going on, as a crash would leave it.
async fn reserved(house: &crate::support::House, amina: &crate::support::Guest) -> CredentialId {
    let grant = grant(house, amina, SLUG).await;
    let mut tx = house.app.db.begin().await.unwrap();
    let id = awards::reserve(&house.app, &mut tx, &grant).await.unwrap();
    tx.commit().await.unwrap();
    id
}

#[tokio::test]
async fn a_crash_after_any_step_is_mended_at_the_next_start() {
    for steps in 0..3 {
        let (house, amina) = house().await;
        let id = reserved(&house, &amina).await;
        if steps >= 1 {
            awards::draft(&house.app, std::slice::from_ref(&id)).await.unwrap();
        }
        if steps >= 2 {
            awards::issue(&house.app, std::slice::from_ref(&id)).await.unwrap();
        }
        if steps < 2 {
            assert_eq!(house.stranger().get(&format!("/v/{id}.json")).await.status(), 404);
        }
        awards::finish_all(&house.app).await.unwrap();
        house.work().await;
        assert_eq!(
            verified(&house, &text(&house, &id).await).await.outcome,
            Outcome::InForce
        );
        assert_eq!((count(&house, ISSUED).await, count(&house, AWARDED).await), (1, 1));
        assert_eq!(count(&house, MAILS).await, 1);
    }
}

#[tokio::test]
async fn a_crash_before_the_reservation_ended_leaves_nothing() {
    let (house, amina) = house().await;
    let grant = grant(&house, &amina, SLUG).await;
    let mut tx = house.app.db.begin().await.unwrap();
    awards::reserve(&house.app, &mut tx, &grant).await.unwrap();
    drop(tx);
    assert_eq!(count(&house, "select count(*) from credentials").await, 0);
    awards::award(&house.app, &grant).await.unwrap();
    assert_eq!(count(&house, ISSUED).await, 1);
}

#[tokio::test]
async fn signing_again_after_a_crash_gives_the_same_bytes() {
    let (house, amina) = house().await;
    let id = reserved(&house, &amina).await;
    awards::draft(&house.app, std::slice::from_ref(&id)).await.unwrap();
    let first = awards::signed_again(&house.app, &id).await.unwrap();
    house.wait(SignedDuration::from_hours(3));
    awards::issue(&house.app, std::slice::from_ref(&id)).await.unwrap();
    assert_eq!(text(&house, &id).await, first);
}

#[tokio::test]
async fn a_draft_that_was_changed_is_never_signed() {
    for sql in [
        "update credentials set unsigned = replace(unsigned, 'Amina', 'Bella')",
        "update credentials set facts = replace(facts, 'Amina', 'Bella')",
    ] {
        let (house, amina) = house().await;
        let id = reserved(&house, &amina).await;
        awards::draft(&house.app, std::slice::from_ref(&id)).await.unwrap();
        let mut tx = house.app.db.begin().await.unwrap();
        sqlx::query(sql).execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
        awards::issue(&house.app, std::slice::from_ref(&id)).await.unwrap_err();
        assert_eq!(count(&house, ISSUED).await, 0);
    }
}

#[tokio::test]
async fn nothing_is_awarded_while_the_clock_is_behind_the_log() {
    let (house, amina) = house().await;
    let grant = grant(&house, &amina, SLUG).await;
    house.wait(SignedDuration::from_secs(-3));
    awards::award(&house.app, &grant).await.unwrap_err();
    assert_eq!(count(&house, "select count(*) from credentials").await, 0);
    house.wait(SignedDuration::from_secs(2));
    let id = awards::award(&house.app, &grant).await.unwrap();
    let document: Value = serde_json::from_str(&text(&house, &id).await).unwrap();
    let from: jiff::Timestamp = document["validFrom"].as_str().unwrap().parse().unwrap();
    assert!(from >= grant.decided_at, "an award is not older than its decision");
}

#[tokio::test]
async fn a_place_in_the_status_list_is_given_out_once() {
    let (house, amina) = house().await;
    for _ in 0..30 {
        let grant = grant(&house, &amina, SLUG).await;
        let mut tx = house.app.db.begin().await.unwrap();
        awards::reserve(&house.app, &mut tx, &grant).await.unwrap();
        tx.commit().await.unwrap();
    }
    let mut tx = house.app.db.read().await.unwrap();
    let rows = sqlx::query("select list_index from credentials order by issued_at, id")
        .fetch_all(&mut *tx)
        .await
        .unwrap();
    let places: Vec<i64> = rows.iter().map(|row| row.try_get(0).unwrap()).collect();
    let mut sorted = places.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(sorted.len(), 30);
    assert!(sorted.iter().all(|place| (0..131_072).contains(place)));
    assert_ne!(places, sorted, "places are drawn by lot, not in order");
    let reuse = "update credentials set list_index = (select min(list_index) from credentials)";
    let mut tx = house.app.db.begin().await.unwrap();
    let refused = sqlx::query(reuse).execute(&mut *tx).await.unwrap_err();
    assert!(platform::db::is_taken(&refused));
}

#[tokio::test]
async fn one_changed_byte_is_noticed_and_nothing_is_shown() {
    let (house, amina) = house().await;
    let id = awards::award(&house.app, &grant(&house, &amina, SLUG).await)
        .await
        .unwrap();
    let signed = text(&house, &id).await;
    let changed = signed.replacen("Amina", "Anina", 1);
    let report = verified(&house, &changed).await;
    assert_eq!(report.outcome, Outcome::Changed);
    assert!(report.credential.is_none());
}

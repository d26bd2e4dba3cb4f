//! Awards from a list: one credential a line, whatever stops the work, and each says where it comes from.

use std::time::Duration;

use credential::verify::Outcome;
use serde_json::Value;
use sqlx::Row;
use waymark::awards::roster::{self, BATCH, Line, Progress, Wish};
use waymark::commands::award::{Bulk, bulk};
use waymark::ids::CredentialId;

use super::award::{SLUG, count, house, text, verified};
use crate::support::House;

const ISSUED: &str = "select count(*) from credentials where stage = 'issued'";
const AWARDED: &str = "select count(*) from events where kind = 'awarded'";
const MAILS: &str = "select count(*) from mails where note like '%awards-mail-earned%'";

fn lines(house: &House, count: usize) -> Vec<Line> {
    let mut text = "email,name,awarded_on\n".to_owned();
    for n in 0..count {
        text += &format!("p{n}@example.org,Person Number {n},2024-05-31\n");
    }
    let today = jiff::tz::TimeZone::UTC.to_datetime(house.clock.now()).date();
    roster::read(&text, today).unwrap()
}

async fn entered(house: &House, lines: &[Line], quiet: bool) -> String {
    let mut tx = house.app.db.begin().await.unwrap();
    let wish = Wish {
        micro_credential: SLUG,
        quiet,
    };
    let id = roster::enter(&mut tx, wish, lines).await.unwrap();
    tx.commit().await.unwrap();
    id
}

#[tokio::test]
async fn each_line_leads_to_a_credential_that_says_where_it_comes_from() {
    let (house, amina) = house().await;
    let text_of_list =
        "email,name,awarded_on\nAmina@example.org,Amina O.,2024-05-31\nnew@example.org,Noor Haddad,2025-01-02\n";
    let today = jiff::tz::TimeZone::UTC.to_datetime(house.clock.now()).date();
    let roster = entered(&house, &roster::read(text_of_list, today).unwrap(), false).await;
    let mut told = Vec::new();
    let done = roster::finish(&house.app, &roster, BATCH, |progress| told.push(progress))
        .await
        .unwrap();
    assert_eq!((done.lines, done.issued, done.waiting()), (2, 2, 0));
    assert_eq!(told.last(), Some(&done));
    let mut tx = house.app.db.read().await.unwrap();
    let hers = waymark::awards::credentials_of(&mut tx, amina.id.as_ref().unwrap())
        .await
        .unwrap();
    drop(tx);
    assert_eq!(hers.len(), 1);
    assert_eq!(hers[0].holder, "Amina Okafor", "who has an account keeps their name");
    let signed = text(&house, &hers[0].id).await;
    let report = verified(&house, &signed).await;
    assert_eq!(report.outcome, Outcome::InForce, "{:?}", report.checks);
    let document: Value = serde_json::from_str(&signed).unwrap();
    assert_eq!(document["awardedDate"], "2024-05-31T00:00:00Z");
    let subject = &document["credentialSubject"];
    assert!(
        subject["narrative"]
            .as_str()
            .unwrap()
            .contains("not assessed on this platform")
    );
    assert!(subject.get("result").is_none() && document.get("evidence").is_none());
    let (subject, _) = house.mail_to("new@example.org").await;
    assert!(subject.starts_with("You earned “"), "{subject}");
    amina.page(&format!("/me/credentials/{}", hers[0].id)).await;
    assert!(
        house
            .stranger()
            .page(&format!("/v/{}", hers[0].id))
            .await
            .contains("genuine and in force")
    );
}

#[tokio::test]
async fn the_same_list_again_and_an_overlapping_one_award_nobody_twice() {
    let (house, _) = house().await;
    let list = lines(&house, 5);
    let first = entered(&house, &list, true).await;
    roster::finish(&house.app, &first, BATCH, |_| {}).await.unwrap();
    assert_eq!(entered(&house, &list, true).await, first, "the same roster");
    roster::finish(&house.app, &first, BATCH, |_| {}).await.unwrap();
    let longer = entered(&house, &lines(&house, 8), true).await;
    assert_ne!(longer, first);
    let done = roster::finish(&house.app, &longer, BATCH, |_| {}).await.unwrap();
    assert_eq!((done.lines, done.issued), (8, 8), "five of them were out before");
    house.work().await;
    assert_eq!((count(&house, ISSUED).await, count(&house, AWARDED).await), (8, 8));
    assert_eq!(count(&house, MAILS).await, 0, "a quiet list tells nobody");
}

#[tokio::test]
async fn a_roster_killed_at_any_point_goes_on_where_it_was() {
    let (house, _) = house().await;
    let roster = entered(&house, &lines(&house, 40), false).await;
    for turn in 0..25_u64 {
        let (app, id) = (house.app.clone(), roster.clone());
        let work = tokio::spawn(async move {
            let _ = roster::finish(&app, &id, 7, |_| {}).await;
        });
        tokio::time::sleep(Duration::from_millis(2 + 7 * turn % 60)).await;
        work.abort();
        let _ = work.await;
    }
    waymark::awards::finish_all(&house.app).await.unwrap();
    let done = roster::finish(&house.app, &roster, BATCH, |_| {}).await.unwrap();
    assert_eq!((done.issued, done.refused, done.waiting()), (40, 0, 0));
    house.work().await;
    assert_eq!((count(&house, ISSUED).await, count(&house, AWARDED).await), (40, 40));
    assert_eq!(count(&house, "select count(*) from credentials").await, 40);
    assert_eq!(
        count(&house, "select count(distinct person_id) from credentials").await,
        40
    );
    assert_eq!(count(&house, MAILS).await, 40);
    assert_eq!(
        count(&house, "select count(*) from people where name like 'Person Number%'").await,
        40
    );
}

#[tokio::test]
async fn a_stop_after_each_step_is_mended() {
    let (house, _) = house().await;
    let roster = entered(&house, &lines(&house, 3), true).await;
    roster::finish(&house.app, &roster, BATCH, |_| {}).await.unwrap();
    for stage in ["reserved", "drafted"] {
        let mut tx = house.app.db.begin().await.unwrap();
        let sql = "update credentials set stage = $1, signed = null, etag = null, unsigned = case when $1 = 'drafted' then unsigned end, \
             digest = case when $1 = 'drafted' then digest end";
        sqlx::query(sql).bind(stage.to_owned()).execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
        let done = roster::finish(&house.app, &roster, BATCH, |_| {}).await.unwrap();
        assert_eq!(done.issued, 3, "from {stage}");
        assert_eq!(count(&house, "select count(*) from credentials").await, 3);
    }
    let mut tx = house.app.db.read().await.unwrap();
    let row = sqlx::query("select id from credentials order by id limit 1")
        .fetch_one(&mut *tx)
        .await
        .unwrap();
    let id: CredentialId = row.try_get(0).unwrap();
    drop(tx);
    assert_eq!(
        verified(&house, &text(&house, &id).await).await.outcome,
        Outcome::InForce
    );
}

#[tokio::test]
async fn two_who_work_on_one_roster_award_each_line_once() {
    let (house, _) = house().await;
    let roster = entered(&house, &lines(&house, 30), true).await;
    let work = |most: usize| {
        let (app, id) = (house.app.clone(), roster.clone());
        tokio::spawn(async move { roster::finish(&app, &id, most, |_| {}).await.unwrap() })
    };
    let (one, other) = (work(4), work(5));
    let done: [Progress; 2] = [one.await.unwrap(), other.await.unwrap()];
    assert!(done.iter().all(|progress| progress.issued == 30), "{done:?}");
    house.work().await;
    assert_eq!((count(&house, ISSUED).await, count(&house, AWARDED).await), (30, 30));
}

#[tokio::test]
async fn while_issuance_is_off_a_roster_waits() {
    let (house, _) = house().await;
    let roster = entered(&house, &lines(&house, 2), true).await;
    let mut tx = house.app.db.begin().await.unwrap();
    waymark::awards::switch::stop(&mut tx, waymark::events::By::Platform, "")
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert!(roster::finish(&house.app, &roster, BATCH, |_| {}).await.is_err());
    assert_eq!(count(&house, "select count(*) from credentials").await, 0);
}

#[tokio::test]
async fn the_command_reads_a_file_and_says_how_many_are_out() {
    let (house, _) = house().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("list.csv");
    let ask = |check| Bulk {
        file: file.clone(),
        micro_credential: SLUG.to_owned(),
        quiet: true,
        check,
        json: true,
    };
    std::fs::write(&file, "email,name,awarded_on\nnobody,Bea,2024-05-31\n").unwrap();
    let error = bulk(&house.app, &ask(false)).await.unwrap_err();
    assert!(error.to_string().contains("line 2"), "{error}");
    std::fs::write(&file, "email,name,awarded_on\nbea@example.org,Bea,2024-05-31\n").unwrap();
    bulk(&house.app, &ask(true)).await.unwrap();
    assert_eq!(count(&house, ISSUED).await, 0, "checking awards nothing");
    let said: Value = serde_json::from_str(&bulk(&house.app, &ask(false)).await.unwrap()).unwrap();
    assert_eq!((said["lines"].as_i64(), said["issued"].as_i64()), (Some(1), Some(1)));
}

#[tokio::test]
async fn a_recorded_award_keeps_its_day_and_its_words_when_a_wallet_takes_it() {
    let (house, amina) = house().await;
    let list = "email,name,awarded_on\namina@example.org,Amina,2024-05-31\n";
    let today = jiff::tz::TimeZone::UTC.to_datetime(house.clock.now()).date();
    let roster = entered(&house, &roster::read(list, today).unwrap(), true).await;
    roster::finish(&house.app, &roster, BATCH, |_| {}).await.unwrap();
    let mut tx = house.app.db.begin().await.unwrap();
    let id = waymark::awards::credentials_of(&mut tx, amina.id.as_ref().unwrap())
        .await
        .unwrap()[0]
        .id
        .clone();
    let holder = super::reissuing::HOLDER;
    let edition = waymark::awards::reserve_edition(&house.app, &mut tx, &id, holder)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    waymark::awards::finish_edition(&house.app, &edition).await.unwrap();
    let signed = text(&house, &id).await;
    assert_eq!(verified(&house, &signed).await.outcome, Outcome::InForce);
    let document: Value = serde_json::from_str(&signed).unwrap();
    assert_eq!(document["credentialSubject"]["id"], holder);
    assert_eq!(document["awardedDate"], "2024-05-31T00:00:00Z");
    let narrative = document["credentialSubject"]["narrative"].as_str().unwrap();
    assert!(narrative.contains("2024-05-31"), "{narrative}");
}

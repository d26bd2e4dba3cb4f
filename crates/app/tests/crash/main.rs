//! The power goes out fifty times while people write, send, score and award. Nothing acknowledged is lost, nothing is awarded twice.
//!
//! The real binary on a SQLite folder, killed without warning at random moments. Everybody sends each request again until it is answered, as
//! browsers and impatient people do. Set `WAYMARK_TEST_SEED` to walk the same way again as far as time allows.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the answer")]

mod chance;
mod ledger;
mod people;
mod server;
mod stage;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use chance::Chance;
use ledger::Ledger;
use people::{Assessor, Earner, Grantor};
use server::Server;
use stage::Stage;
use tokio::task::JoinSet;

/// How often the power goes out.
const KILLS: usize = 50;
/// How many answers the server gives before the power goes out: counted, so that a slow machine gets as far as a fast one.
const ANSWERS: (u64, u64) = (1, 60);
/// And how many milliseconds later, so that it happens anywhere within a request.
const LATER: (u64, u64) = (0, 40);
/// How long the rest may take when the power stays on.
const PATIENCE: Duration = Duration::from_secs(60);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_and_nothing_is_awarded_twice() {
    let seed = seed();
    println!("WAYMARK_TEST_SEED={seed}");
    let stage = Arc::new(Stage::set().await);
    let ledger = Ledger::default();
    let round = Arc::new(AtomicUsize::new(0));

    let mut server = Server::start(&stage).await;
    let mut earners = JoinSet::new();
    let mut staff = JoinSet::new();
    let mut prepared = Vec::new();
    for (number, browser) in stage.earners().into_iter().enumerate() {
        let sends_at = number * KILLS / stage::EARNERS;
        prepared.push(Earner::prepared(browser, sends_at, ledger.clone()).await);
    }
    stage.wait_for_copies().await;
    for earner in prepared {
        earners.spawn(earner.work(round.clone()));
    }
    for (number, browser) in stage.assessors().into_iter().enumerate() {
        let chance = Chance::of(seed ^ (number as u64 + 1));
        staff.spawn(Assessor::new(browser, stage.levels.clone(), ledger.clone(), chance).work());
    }
    staff.spawn(Grantor::new(stage.grantor(), stage::OFFICE, ledger.clone()).work());

    let mut chance = Chance::of(seed);
    for _ in 0..KILLS {
        ledger.wait_for_answers(chance.between(ANSWERS)).await;
        tokio::time::sleep(Duration::from_millis(chance.between(LATER))).await;
        server.kill();
        round.fetch_add(1, Ordering::SeqCst);
        stage.let_leases_run_out().await;
        server = Server::start(&stage).await;
    }
    println!("when the power stays on: {}", ledger.told());
    while let Some(done) = earners.join_next().await {
        done.unwrap();
    }
    let all_awarded = tokio::time::timeout(PATIENCE, ledger.wait_for_grants(stage::EARNERS)).await;
    staff.shutdown().await;
    server.kill();
    assert!(
        all_awarded.is_ok(),
        "with the power on, everything comes to its end: {}",
        ledger.told()
    );

    println!("{}", ledger.told());
    let books = stage.finished().await;
    assert_eq!(ledger.missing_from(&books).await, Vec::<String>::new());
    the_checker_can_fail(&ledger, &books).await;
}

/// Whoever looks for losses must see one: each kind of row, taken away, is missed.
async fn the_checker_can_fail(ledger: &Ledger, books: &waymark::App) {
    let spoilt = [
        (
            &[
                "update responses set body = 'other words'",
                "update response_texts set body = 'other words'",
            ][..],
            "is lost",
        ),
        (
            &["delete from snapshots where id = (select min(id) from snapshots)"],
            "0 snapshots",
        ),
        (
            &["delete from sheets where id = (select min(id) from sheets)"],
            "0 sheets",
        ),
        (
            &["update credentials set stage = 'drafted' where id = (select min(id) from credentials)"],
            "unfinished",
        ),
        (
            &["update credentials set submission_id = null where id = (select max(id) from credentials)"],
            "0 issued",
        ),
    ];
    for (statements, missed) in spoilt {
        let mut tx = books.db.begin().await.unwrap();
        for statement in statements {
            sqlx::query(*statement).execute(&mut *tx).await.unwrap();
        }
        tx.commit().await.unwrap();
        let missing = ledger.missing_from(books).await;
        let is_seen = missing.iter().any(|line| line.contains(missed));
        assert!(is_seen, "{statements:?} goes unnoticed: {missing:?}");
    }
}

#[expect(clippy::disallowed_methods, reason = "a test's own switch, to repeat a run")]
fn seed() -> u64 {
    let wanted = std::env::var("WAYMARK_TEST_SEED").ok();
    wanted.map_or_else(
        || u64::from_le_bytes(platform::random::bytes()),
        |seed| seed.parse().unwrap(),
    )
}

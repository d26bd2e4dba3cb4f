//! What was acknowledged, and whether the books hold it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use credential::verify::Outcome;
use platform::db::Tx;
use sha2::{Digest as _, Sha256};
use sqlx::Row;
use waymark::{App, awards};

/// What the server said yes to.
#[derive(Default)]
struct Acknowledged {
    /// By submission, the number of the newest text that was saved.
    saved: BTreeMap<String, u64>,
    sent: BTreeSet<String>,
    /// Seats whose sheet was sent.
    scored: BTreeSet<String>,
    granted: BTreeSet<String>,
    /// Requests that were answered.
    answered: usize,
    /// Requests that had to be sent again.
    again: usize,
}

/// The list of yeses, shared by everybody who asks.
#[derive(Clone, Default)]
pub struct Ledger(Arc<Mutex<Acknowledged>>);

/// The text with that number, long enough for its question.
pub fn text(number: u64) -> String {
    format!("Text number {number} of this person. {}", "One more word. ".repeat(36))
}

fn number_of(body: &str) -> Option<u64> {
    body.strip_prefix("Text number ")?.split(' ').next()?.parse().ok()
}

impl Ledger {
    pub fn saved(&self, submission: &str, number: u64) {
        self.0.lock().unwrap().saved.insert(submission.to_owned(), number);
    }

    pub fn sent(&self, submission: &str) {
        self.0.lock().unwrap().sent.insert(submission.to_owned());
    }

    pub fn scored(&self, seat: &str) {
        self.0.lock().unwrap().scored.insert(seat.to_owned());
    }

    pub fn granted(&self, submission: &str) {
        self.0.lock().unwrap().granted.insert(submission.to_owned());
    }

    pub fn answered(&self) {
        self.0.lock().unwrap().answered += 1;
    }

    /// Waits until so many more requests were answered.
    pub async fn wait_for_answers(&self, count: u64) {
        let goal = self.0.lock().unwrap().answered + usize::try_from(count).unwrap();
        while self.0.lock().unwrap().answered < goal {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    pub fn again(&self) {
        self.0.lock().unwrap().again += 1;
    }

    /// Waits until so many were granted.
    pub async fn wait_for_grants(&self, count: usize) {
        while self.0.lock().unwrap().granted.len() < count {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// How much there is, in one line.
    pub fn told(&self) -> String {
        let yes = self.0.lock().unwrap();
        format!(
            "{} applications saved to text {:?}, {} sent, {} sheets, {} granted; {} requests sent again",
            yes.saved.len(),
            yes.saved.values().max(),
            yes.sent.len(),
            yes.scored.len(),
            yes.granted.len(),
            yes.again
        )
    }

    /// Everything acknowledged that the books do not hold, and everything that they hold twice.
    pub async fn missing_from(&self, books: &App) -> Vec<String> {
        let mut tx = books.db.read().await.unwrap();
        let mut missing = Vec::new();
        let (saved, sent, scored, granted) = {
            let yes = self.0.lock().unwrap();
            (
                yes.saved.clone(),
                yes.sent.clone(),
                yes.scored.clone(),
                yes.granted.clone(),
            )
        };
        for (submission, number) in saved {
            missing.extend(text_missing(&mut tx, &submission, number).await);
        }
        for submission in sent {
            missing.extend(snapshot_missing(&mut tx, &submission).await);
        }
        for seat in scored {
            let counting = "select count(*) from sheets where given_back_at is null and assignment_id = $1";
            let rows = sqlx::query(counting)
                .bind(seat.clone())
                .fetch_one(&mut *tx)
                .await
                .unwrap();
            let sheets: i64 = rows.get(0);
            missing.extend((sheets != 1).then(|| format!("seat {seat} has {sheets} sheets that count")));
        }
        for submission in granted {
            missing.extend(credential_missing(books, &mut tx, &submission).await);
        }
        missing.extend(twice(&mut tx).await);
        missing
    }
}

/// The acknowledged text, or a later one, in any place where texts are kept.
async fn text_missing(tx: &mut Tx, submission: &str, number: u64) -> Option<String> {
    let kept = "select body from responses where submission_id = $1 and question = 'setting' \
                union all select body from response_texts where submission_id = $1 and question = 'setting'";
    let rows = sqlx::query(kept)
        .bind(submission.to_owned())
        .fetch_all(&mut **tx)
        .await
        .unwrap();
    let newest = rows.iter().filter_map(|row| number_of(row.get("body"))).max();
    (newest < Some(number)).then(|| format!("text {number} of {submission} is lost: the newest is {newest:?}"))
}

/// One snapshot, and it names the text that counts.
async fn snapshot_missing(tx: &mut Tx, submission: &str) -> Option<String> {
    let taken = "select snapshots.manifest, responses.body from snapshots join responses \
                 on responses.submission_id = snapshots.submission_id and responses.question = 'setting' \
                 where snapshots.submission_id = $1";
    let rows = sqlx::query(taken)
        .bind(submission.to_owned())
        .fetch_all(&mut **tx)
        .await
        .unwrap();
    let names_it = |row: &sqlx::any::AnyRow| {
        let hash = hex(&Sha256::digest(row.get::<String, _>("body").as_bytes()));
        row.get::<String, _>("manifest").contains(&hash)
    };
    (rows.len() != 1 || !rows.iter().all(names_it))
        .then(|| format!("{submission} has {} snapshots, or one of another text", rows.len()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// One credential, and it is in force for anybody who checks it.
async fn credential_missing(books: &App, tx: &mut Tx, submission: &str) -> Option<String> {
    let rows = sqlx::query("select signed from credentials where submission_id = $1 and stage = 'issued'")
        .bind(submission.to_owned())
        .fetch_all(&mut **tx)
        .await
        .unwrap();
    let [row] = rows.as_slice() else {
        return Some(format!("{submission} has {} issued credentials", rows.len()));
    };
    let signed: String = row.get("signed");
    let outcome = awards::inspect(books, tx, &signed).await.unwrap().outcome;
    (outcome != Outcome::InForce).then(|| format!("the credential of {submission} is {outcome:?}"))
}

/// What happened more often than it may, or not to the end.
async fn twice(tx: &mut Tx) -> Vec<String> {
    let mut found = Vec::new();
    for (sql, what) in [
        (
            "select count(*) from credentials where stage <> 'issued'",
            "credentials are unfinished",
        ),
        (
            "select count(*) from credentials where submission_id is null",
            "credentials belong to no submission",
        ),
        (
            "select count(*) from (select person_id from credentials group by person_id, micro_credential_id having count(*) > 1) as doubled",
            "people have a credential twice",
        ),
        (
            "select count(*) from submissions where state = 'awarded' and id not in (select submission_id from credentials where submission_id is not null)",
            "awarded submissions have no credential",
        ),
        (
            "select count(*) from jobs where failed_at is not null",
            "jobs were given up",
        ),
    ] {
        let many = sqlx::query(sql).fetch_one(&mut **tx).await.unwrap().get::<i64, _>(0);
        found.extend((many > 0).then(|| format!("{many} {what}")));
    }
    found
}

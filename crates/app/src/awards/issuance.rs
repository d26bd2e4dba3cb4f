//! From a grant to a signed credential, in four steps that each survive a crash and each happen once.
//!
//! 1. [`reserve`]: the transaction that read the grant takes the credential's row and its place in the status list.
//! 2. [`draft`]: the document is written, checked against the official schema's rules, signed by a throwaway key and verified as a stranger
//!    would; its bytes and digest are kept, and the log says what will be signed.
//! 3. [`sign`]: what is signed is compared with the digest, and the result verified under the issuer's own key.
//! 4. [`issue`]: signed text, log, mail and news in one transaction.
//!
//! One award or five hundred take the same steps together: a statement for all their rows, and all cores for what is computed.
//!
//! Ed25519 needs no chance and the proof carries the credential's own beginning as its time, so a step that is done again after a crash
//! makes the same bytes.

use std::collections::{HashMap, HashSet};

use credential::open_badge::AchievementCredential;
use credential::proof::{Terms, sign_with};
use jiff::{SignedDuration, Timestamp};
use platform::db::{Micros, Tx};
use serde_json::Value;
use sqlx::Row as _;

use super::facts::Facts;
use super::grant::{Grant, Granted};
use super::keys::IssuerKey;
use super::rehearsal::{Published, Rehearsal};
use super::store::credentials;
use super::store::issuing::{self as store, Draft, Reservation, Row, Signed, Stage};
use super::{cores, document, keys, news, status_list, switch};
use crate::events::{By, Event, record_all};
use crate::ids::CredentialId;
use crate::jobs::Job;
use crate::{App, Error, Result, catalog, people};

/// How far the clock may be behind the log before nothing is awarded: an award must not seem older than its decision.
const CLOCK_TOLERANCE: SignedDuration = SignedDuration::from_secs(2);

/// Takes the place of a credential for a grant that the caller read in this very transaction. A grant that has its credential gets the
/// same one again.
///
/// # Errors
/// When the clock is behind the log; the work is tried again later.
pub async fn reserve(app: &App, tx: &mut Tx, grant: &Grant) -> Result<CredentialId> {
    let now = beginning(tx, grant.decided_at).await?;
    let key = keys::in_use(app, tx, &grant.issuer).await?;
    let mut list = status_list::lock_open(app, tx, &key).await?;
    if let Some(id) = store::already(tx, grant).await? {
        return Ok(id);
    }
    if let Granted::Stack { parts, .. } = &grant.what {
        check_parts(tx, grant, parts).await?;
    }
    let place = status_list::give(tx, &mut list).await?;
    let (title, valid_until) = title_and_end(tx, grant, now).await?;
    let facts = Facts {
        form: Facts::form(),
        base: app.settings.url(""),
        issuer: key.issuer.clone(),
        subject: format!("urn:uuid:{}", platform::random::opaque_id()),
        holder: people::person(tx, &grant.person).await?.name,
        valid_from: now,
        awarded_at: None,
        valid_until,
        list: place.url.clone(),
        index: place.index,
        what: (&grant.what).into(),
    };
    let id = CredentialId::opaque();
    let row = Reservation {
        id: &id,
        title: &title,
        facts: &facts,
        place: &place,
        key: &key.id,
    };
    store::insert(tx, grant, &row).await?;
    Job::FinishAward { credential: id.clone() }.enqueue(tx).await?;
    Ok(id)
}

/// Every credential that a comprehensive one rests on is its holder's own and in force at this moment.
async fn check_parts(tx: &mut Tx, grant: &Grant, parts: &[CredentialId]) -> Result<()> {
    let now = tx.now();
    for part in parts {
        let part = credentials::credential(tx, part).await?;
        if part.person != grant.person || !part.is_in_force(now) {
            return Err(Error::Refused("awards-part-not-in-force"));
        }
    }
    Ok(())
}

/// When the credential begins: now, and never before the decision.
pub async fn beginning(tx: &mut Tx, decided_at: Timestamp) -> Result<Timestamp> {
    let row = sqlx::query("select at from events order by id desc limit 1")
        .fetch_optional(&mut **tx)
        .await?;
    let last = row.map(|row| row.try_get::<Micros, _>(0)).transpose()?.map(Micros::at);
    let latest = last.map_or(decided_at, |last| last.max(decided_at));
    if latest.duration_since(tx.now()) > CLOCK_TOLERANCE {
        return Err(Error::Unavailable("awards-clock-behind"));
    }
    Ok(tx.now().max(decided_at))
}

async fn title_and_end(tx: &mut Tx, grant: &Grant, now: Timestamp) -> Result<(String, Option<Timestamp>)> {
    match &grant.what {
        Granted::MicroCredential { version, .. } => {
            let version = catalog::version(tx, version).await?;
            let end = super::validity(&version.definition.validity).end(now);
            Ok((version.title.clone(), end))
        }
        Granted::Stack { edition, .. } => {
            let definition = catalog::stack_edition(tx, edition).await?;
            Ok((definition.comprehensive.title.clone(), None))
        }
    }
}

/// Writes the documents of those credentials that are only reserved, and rehearses them.
///
/// # Errors
/// When a document does not pass; nothing is kept then, and nothing was signed.
pub async fn draft(app: &App, ids: &[CredentialId]) -> Result<()> {
    let mut tx = app.db.read().await?;
    let mut written: Vec<(Row, AchievementCredential)> = Vec::new();
    let mut model = document::Model::default();
    for row in store::rows(&mut tx, ids).await? {
        if row.stage == Stage::Reserved {
            let document = model.write(&mut tx, &row.id, &row.issuer, &row.facts).await?;
            written.push((row, document));
        }
    }
    drop(tx);
    let rehearsal = Rehearsal::of(written.iter().map(|(row, _)| &row.facts))?;
    let drafts = cores::each(written, move |(row, document)| {
        let document = document.to_value();
        rehearsal.run(&row.facts, &document)?;
        let unsigned = document::text(&document)?;
        Ok(Draft {
            id: row.id,
            profile: row.profile,
            digest: status_list::etag(&unsigned),
            unsigned,
        })
    })
    .await?;
    if drafts.is_empty() {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    switch::pass(&mut tx).await?;
    let kept = store::keep_drafts(&mut tx, &drafts).await?;
    let drafted = drafts.into_iter().filter(|draft| kept.contains(&draft.id));
    let events: Vec<Event> = drafted
        .map(|Draft { id, digest, .. }| Event::AwardDrafted { credential: id, digest })
        .collect();
    record_all(&mut tx, By::Platform, &events).await?;
    Ok(tx.commit().await?)
}

/// Signs a drafted credential and verifies it. Keeps nothing: the same call gives the same text.
///
/// # Errors
/// As [`Signing::sign`].
pub async fn sign(app: &App, tx: &mut Tx, row: &Row) -> Result<String> {
    let mut signing = Signing::default();
    signing.prepare(app, tx, row).await?;
    signing.sign(row)
}

/// What signing and verifying need of the database, read once for many credentials: keys, the issuers' documents, status lists.
#[derive(Debug, Default)]
pub struct Signing {
    keys: HashMap<String, IssuerKey>,
    published: HashMap<String, Published>,
    lists: HashSet<String>,
    now: Timestamp,
}

impl Signing {
    /// Reads what a row needs, unless an earlier one needed it too.
    pub async fn prepare(&mut self, app: &App, tx: &mut Tx, row: &Row) -> Result<()> {
        self.now = tx.now();
        let issuer = &row.facts.issuer;
        if !self.keys.contains_key(&row.key) {
            let key = keys::by_id(app, tx, &row.key).await?;
            self.keys.insert(row.key.clone(), key);
        }
        if !self.published.contains_key(issuer) {
            let published = keys::published(app, tx, issuer).await?;
            self.published.insert(issuer.clone(), Published::of(issuer, &published));
        }
        if self.lists.insert(row.list.clone()) {
            let served = status_list::served(tx, &row.list).await?;
            if let Some(published) = self.published.get_mut(issuer) {
                published.add_list(&row.facts.list, &served.signed);
            }
        }
        Ok(())
    }

    /// Signs a row that was prepared and verifies the result.
    ///
    /// # Errors
    /// When the row is not what was drafted, or our own verifier does not call the result in force.
    pub fn sign(&self, row: &Row) -> Result<String> {
        let unsigned = row.unsigned.as_deref().unwrap_or_default();
        let digest_holds = row.digest.as_deref() == Some(status_list::etag(unsigned).as_str());
        let profile_holds = row.profile == status_list::etag(&row.facts_text);
        if !digest_holds || !profile_holds {
            return Err(anyhow::anyhow!("credential {} was changed after it was drafted", row.id).into());
        }
        let (Some(key), Some(published)) = (self.keys.get(&row.key), self.published.get(&row.facts.issuer)) else {
            return Err(anyhow::anyhow!("credential {} is signed unprepared", row.id).into());
        };
        let document: Value = serde_json::from_str(unsigned).map_err(anyhow::Error::from)?;
        let suite = status_list::suite(key.public().kind());
        let terms = Terms::new(suite, key.method(), row.facts.valid_from);
        let signed = sign_with(&document, key.hand(), &terms).map_err(anyhow::Error::from)?;
        let text = document::text(&signed)?;
        published.confirm(&row.facts, unsigned, &text, self.now)?;
        Ok(text)
    }
}

/// What [`issue`] would put out; nothing is kept.
pub async fn signed_again(app: &App, id: &CredentialId) -> Result<String> {
    let mut tx = app.db.read().await?;
    let row = store::row(&mut tx, id).await?;
    sign(app, &mut tx, &row).await
}

/// Signs those credentials that are drafted and puts them out: text, log, mail and news, all or nothing.
pub async fn issue(app: &App, ids: &[CredentialId]) -> Result<()> {
    let mut tx = app.db.read().await?;
    switch::pass(&mut tx).await?;
    let mut signing = Signing::default();
    let mut drafted = store::rows(&mut tx, ids).await?;
    drafted.retain(|row| row.stage == Stage::Drafted);
    for row in &drafted {
        signing.prepare(app, &mut tx, row).await?;
    }
    drop(tx);
    let mut signed = cores::each(drafted, move |row| {
        let text = signing.sign(&row)?;
        let etag = status_list::etag(&text);
        Ok(Signed { row, text, etag })
    })
    .await?;
    if signed.is_empty() {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    switch::pass(&mut tx).await?;
    let kept = store::keep_signed(&mut tx, &signed).await?;
    signed.retain(|signed| kept.contains(&signed.row.id));
    news::awarded(app, &mut tx, &signed).await?;
    Ok(tx.commit().await?)
}

/// Takes the steps that are left. Harmless for a credential that is out. While issuance is stopped nothing happens; the end of the stop
/// leads back here.
pub async fn finish(app: &App, ids: &[CredentialId]) -> Result<()> {
    let steps = async {
        draft(app, ids).await?;
        issue(app, ids).await
    };
    match steps.await {
        Err(Error::Unavailable(switch::OFF)) => Ok(()),
        other => other,
    }
}

/// Gives awards that were begun under a lost `did:key` a new issuer and a place in its list; their documents are written again.
pub async fn reserve_again(app: &App, tx: &mut Tx, lost: &str, heir: &IssuerKey) -> Result<()> {
    for id in store::unfinished_of(tx, lost).await? {
        let row = store::row_for_update(tx, &id).await?;
        let mut list = status_list::lock_open(app, tx, heir).await?;
        let place = status_list::give(tx, &mut list).await?;
        let facts = Facts {
            issuer: heir.issuer.clone(),
            list: place.url.clone(),
            index: place.index,
            ..row.facts
        };
        store::begin_again(tx, &id, (&facts, &place), &heir.id).await?;
    }
    Ok(())
}

/// Finishes every award that began before the last stop. One that cannot be finished does not hold up the others; the log says which.
pub async fn finish_all(app: &App) -> Result<()> {
    let mut after = String::new();
    loop {
        let mut tx = app.db.read().await?;
        let started = store::unfinished(&mut tx, &after).await?;
        drop(tx);
        let Some(last) = started.last() else { return Ok(()) };
        last.as_str().clone_into(&mut after);
        if finish(app, &started).await.is_ok() {
            continue;
        }
        for id in &started {
            if let Err(error) = finish(app, std::slice::from_ref(id)).await {
                tracing::error!(credential = %id, %error, "an award could not be finished");
            }
        }
    }
}

//! One batch of a roster: the steps of a single award, each done for all lines together.
//!
//! 1. One transaction reads the preconditions of every line again, and takes rows and places in the status list.
//! 2. Documents are written, checked and rehearsed, on all cores; one transaction keeps them and says in the log what will be signed.
//! 3. They are signed and verified, on all cores; one transaction puts them out.
//!
//! A batch that is stopped between two of these leaves rows that the next one finds and takes further before it begins new ones.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use platform::db::Tx;
use serde_json::Value;

use super::store::{self, Recorded};
use super::{Line, Progress, Roster};
use crate::awards::facts::{Facts, What};
use crate::awards::issuance::{self, Signing};
use crate::awards::keys::{self, IssuerKey};
use crate::awards::rehearsal::Rehearsal;
use crate::awards::store::issuing::{self, Row, Stage};
use crate::awards::{cores, document, news, status_list, switch};
use crate::events::{By, Event, record};
use crate::ids::{CredentialId, PersonId};
use crate::{App, Result, people};

/// Lines that are done together.
pub const BATCH: usize = 500;

/// Takes the next lines of a roster as far as they go. Answers how far it is.
///
/// # Errors
/// [`crate::Error::Unavailable`] while issuance is stopped, or the clock is behind.
pub async fn advance(app: &App, id: &str, most: usize) -> Result<Progress> {
    let mut begun = begun(app, id, most).await?;
    if begun.is_empty() {
        begun = reserve(app, id, most).await?;
    }
    // Two who work side by side change rows in one order, so that neither waits for the other in a ring.
    begun.sort();
    draft(app, &begun).await?;
    issue(app, &begun).await?;
    let mut tx = app.db.read().await?;
    store::progress(&mut tx, id).await
}

async fn begun(app: &App, id: &str, most: usize) -> Result<Vec<CredentialId>> {
    let mut tx = app.db.read().await?;
    store::begun(&mut tx, id, count(most)).await
}

fn count(most: usize) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX)
}

async fn reserve(app: &App, id: &str, most: usize) -> Result<Vec<CredentialId>> {
    let mut tx = app.db.begin().await?;
    switch::pass(&mut tx).await?;
    store::lock(&mut tx, id).await?;
    let roster = Roster::read(&mut tx, id).await?;
    let lines = store::waiting(&mut tx, id, count(most)).await?;
    let now = tx.now();
    let begins = issuance::beginning(&mut tx, now).await?;
    let key = keys::in_use(app, &mut tx, &roster.version.issuer).await?;
    let mut list = status_list::lock_open(app, &mut tx, &key).await?;
    let mut reserved = Vec::with_capacity(lines.len());
    for line in &lines {
        let (person, holder) = holder(&mut tx, line).await?;
        let award = format!("{person} {} {}", line.awarded_on, line.reference);
        if let Some(known) = store::recorded(&mut tx, &roster.version, &award).await? {
            store::lead(&mut tx, (id, line.number), &known).await?;
            continue;
        }
        let ends = crate::awards::validity(&roster.version.definition.validity).end(midnight(line.awarded_on));
        if ends.is_some_and(|end| end <= begins) {
            store::refuse(&mut tx, (id, line.number), "awards-roster-expired").await?;
            continue;
        }
        if status_list::is_full(&list) {
            list = status_list::lock_open(app, &mut tx, &key).await?;
        }
        let place = status_list::draw(&mut tx, &mut list).await?;
        let facts = facts(app, &roster, &key, (line, holder), (begins, ends), &place);
        let credential = CredentialId::opaque();
        let row = Recorded {
            id: &credential,
            person: &person,
            award: &award,
            facts: &facts,
            place: &place,
            key: &key.id,
        };
        store::reserve(&mut tx, &roster.version, &row).await?;
        store::lead(&mut tx, (id, line.number), &credential).await?;
        reserved.push(credential);
    }
    tx.commit().await?;
    Ok(reserved)
}

/// Whose award it is: the person with the address, who keeps the name they go by, or somebody new. The account opens to whoever reads the
/// mail of that address, like every other.
async fn holder(tx: &mut Tx, line: &Line) -> Result<(PersonId, String)> {
    if let Some(person) = people::person_by_email(tx, &line.email).await? {
        return Ok((person.id, person.name));
    }
    let id = people::add_person(tx, &line.name, "en", &line.email, &line.shown).await?;
    Ok((id, line.name.clone()))
}

/// The beginning of a day, in UTC.
fn midnight(day: Date) -> Timestamp {
    TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).unwrap_or_default()
}

fn facts(
    app: &App,
    roster: &Roster,
    key: &IssuerKey,
    (line, holder): (&Line, String),
    (valid_from, valid_until): (Timestamp, Option<Timestamp>),
    place: &status_list::Place,
) -> Facts {
    Facts {
        form: Facts::form(),
        base: app.settings.url(""),
        issuer: key.issuer.clone(),
        subject: format!("urn:uuid:{}", platform::random::opaque_id()),
        holder,
        valid_from,
        awarded_at: Some(midnight(line.awarded_on)),
        valid_until,
        list: place.url.clone(),
        index: place.index,
        what: What::Recorded {
            version: roster.version.id.clone(),
            quiet: roster.quiet,
        },
    }
}

/// Writes and rehearses what is only reserved.
async fn draft(app: &App, ids: &[CredentialId]) -> Result<()> {
    let mut tx = app.db.read().await?;
    let mut written: Vec<(CredentialId, Facts, Value)> = Vec::new();
    let mut model = document::Model::default();
    for id in ids {
        let row = issuing::row(&mut tx, id).await?;
        if row.stage == Stage::Reserved {
            let document = model.write(&mut tx, id, &row.issuer, &row.facts).await?.to_value();
            written.push((id.clone(), row.facts, document));
        }
    }
    drop(tx);
    let rehearsal = Rehearsal::of(written.iter().map(|(_, facts, _)| facts))?;
    let drafts = cores::each(written, move |(id, facts, document)| {
        rehearsal.run(&facts, &document)?;
        let unsigned = document.to_string();
        let digest = status_list::etag(&unsigned);
        Ok((id, unsigned, digest))
    })
    .await?;
    if drafts.is_empty() {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    switch::pass(&mut tx).await?;
    for (credential, unsigned, digest) in drafts {
        if issuing::keep_draft(&mut tx, &credential, &unsigned, &digest).await? {
            record(&mut tx, By::Platform, Event::AwardDrafted { credential, digest }).await?;
        }
    }
    Ok(tx.commit().await?)
}

/// Signs what is drafted and puts it out.
async fn issue(app: &App, ids: &[CredentialId]) -> Result<()> {
    let mut tx = app.db.read().await?;
    switch::pass(&mut tx).await?;
    let mut signing = Signing::default();
    let mut drafted: Vec<Row> = Vec::new();
    for id in ids {
        let row = issuing::row(&mut tx, id).await?;
        if row.stage == Stage::Drafted {
            signing.prepare(app, &mut tx, &row).await?;
            drafted.push(row);
        }
    }
    drop(tx);
    let signed = cores::each(drafted, move |row| {
        let text = signing.sign(&row)?;
        let digest = status_list::etag(&text);
        Ok((row, text, digest))
    })
    .await?;
    if signed.is_empty() {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    switch::pass(&mut tx).await?;
    for (row, text, digest) in signed {
        if issuing::keep_signed(&mut tx, &row.id, (&text, &digest), &row.key).await? {
            news::awarded(app, &mut tx, &row, &digest).await?;
        }
    }
    Ok(tx.commit().await?)
}

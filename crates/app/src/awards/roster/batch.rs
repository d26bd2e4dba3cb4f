//! One batch of a roster: its lines become awards that are reserved in one transaction, which reads the preconditions of each again; then
//! they go on together like all others.
//!
//! A batch that is stopped on the way leaves rows that the next one finds and takes further before it begins new ones.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use platform::db::Tx;
use tokio::task::JoinSet;

use super::store::{self, Recorded};
use super::{Line, Progress, Roster};
use crate::awards::facts::{Facts, What};
use crate::awards::issuance;
use crate::awards::keys::{self, IssuerKey};
use crate::awards::status_list::{self, Place};
use crate::awards::switch;
use crate::ids::CredentialId;
use crate::people::{self, NewPerson, Person};
use crate::{App, Result};

/// Lines that are done together.
pub const BATCH: usize = 250;

/// Batches under way at once: while one of them writes, another one is computed.
const LANES: usize = 2;

/// Works in batches of `most` lines until nothing waits, telling how far it is after each.
///
/// # Errors
/// [`crate::Error::Unavailable`] while issuance is stopped, or the clock is behind. Whatever goes wrong, what is done stays done.
pub async fn finish(app: &App, id: &str, most: usize, mut tell: impl FnMut(Progress)) -> Result<Progress> {
    loop {
        // What was begun and not ended: at the last stop, or by somebody else who works on it now.
        let left = begun(app, id, most).await?;
        if !left.is_empty() {
            carry(app.clone(), left).await?;
            tell(progress(app, id).await?);
            continue;
        }
        let mut lanes = JoinSet::new();
        loop {
            while lanes.len() < LANES
                && let Some(reserved) = reserve(app, id, most).await?
            {
                lanes.spawn(carry(app.clone(), reserved));
            }
            let Some(done) = lanes.join_next().await else { break };
            done.map_err(anyhow::Error::from)??;
            tell(progress(app, id).await?);
        }
        let done = progress(app, id).await?;
        if done.waiting() <= 0 {
            return Ok(done);
        }
    }
}

/// Takes a batch from the reservation to the end.
async fn carry(app: App, ids: Vec<CredentialId>) -> Result<()> {
    issuance::draft(&app, &ids).await?;
    issuance::issue(&app, &ids).await
}

async fn progress(app: &App, id: &str) -> Result<Progress> {
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

/// Reserves the next lines; `None` when none waits.
async fn reserve(app: &App, id: &str, most: usize) -> Result<Option<Vec<CredentialId>>> {
    let mut tx = app.db.begin().await?;
    switch::pass(&mut tx).await?;
    store::lock(&mut tx, id).await?;
    let roster = Roster::read(&mut tx, id).await?;
    let lines = store::waiting(&mut tx, id, count(most)).await?;
    if lines.is_empty() {
        return Ok(None);
    }
    let now = tx.now();
    let begins = issuance::beginning(&mut tx, now).await?;
    let key = keys::in_use(app, &mut tx, &roster.version.issuer).await?;
    status_list::lock_open(app, &mut tx, &key).await?;
    let (wanted, ends) = sorted(&mut tx, &roster, &lines, begins).await?;
    let given = status_list::give_many(app, &mut tx, &key, wanted.len()).await?;
    let reserved = wanted.into_iter().zip(given.places).map(|(wanted, place)| Recorded {
        facts: facts(app, &roster, &key, &wanted, &place),
        id: wanted.id,
        person: wanted.person.id,
        award: wanted.award,
        place,
    });
    let reserved: Vec<Recorded> = reserved.collect();
    store::reserve(&mut tx, &roster.version, &key.id, &reserved).await?;
    store::settle(&mut tx, id, &ends).await?;
    tx.commit().await?;
    Ok(Some(reserved.into_iter().map(|row| row.id).collect()))
}

/// A credential that a line asks for and that is not there yet.
struct Wanted<'a> {
    id: CredentialId,
    line: &'a Line,
    person: Person,
    award: String,
    begins: Timestamp,
    ends: Option<Timestamp>,
}

/// Where a line leads: its number, and a credential or the message that says why there is none.
type End = (i64, Result<CredentialId, &'static str>);

/// Parts the lines: what they want made, and where each of them leads.
async fn sorted<'a>(
    tx: &mut Tx,
    roster: &Roster,
    lines: &'a [Line],
    begins: Timestamp,
) -> Result<(Vec<Wanted<'a>>, Vec<End>)> {
    let holders = holders(tx, lines).await?;
    let awards = lines.iter().zip(&holders);
    let awards = awards.map(|(line, person)| format!("{} {} {}", person.id, line.awarded_on, line.reference));
    let awards: Vec<String> = awards.collect();
    let mut known = store::recorded(tx, &roster.version, &awards).await?;
    let (mut wanted, mut ended) = (Vec::new(), Vec::with_capacity(lines.len()));
    for ((line, person), award) in lines.iter().zip(holders).zip(awards) {
        if let Some(id) = known.get(&award) {
            ended.push((line.number, Ok(id.clone())));
            continue;
        }
        let ends = crate::awards::validity(&roster.version.definition.validity).end(midnight(line.awarded_on));
        if ends.is_some_and(|end| end <= begins) {
            ended.push((line.number, Err("awards-roster-expired")));
            continue;
        }
        let id = CredentialId::opaque();
        known.insert(award.clone(), id.clone());
        ended.push((line.number, Ok(id.clone())));
        wanted.push(Wanted {
            id,
            line,
            person,
            award,
            begins,
            ends,
        });
    }
    Ok((wanted, ended))
}

/// Whose awards they are, line by line: the people with the addresses, who keep the names they go by, or somebody new. An account opens to
/// whoever reads the mail of its address, like every other.
async fn holders(tx: &mut Tx, lines: &[Line]) -> Result<Vec<Person>> {
    let emails = lines.iter().map(|line| line.email.as_str()).collect();
    let mut known = people::people_by_email(tx, emails).await?;
    let strangers: BTreeMap<&str, NewPerson<'_>> = lines
        .iter()
        .rev()
        .filter(|line| !known.contains_key(&line.email))
        .map(|line| (line.email.as_str(), stranger(line)))
        .collect();
    let strangers: Vec<NewPerson<'_>> = strangers.into_values().collect();
    let ids = people::add_people(tx, &strangers).await?;
    for (id, new) in ids.into_iter().zip(strangers) {
        let (name, lang) = (new.name.to_owned(), new.lang.to_owned());
        known.insert(new.email.to_owned(), Person { id, name, lang });
    }
    let missing = || anyhow::anyhow!("a line of the roster has no holder");
    let holder = |line: &Line| Ok(known.get(&line.email).cloned().ok_or_else(missing)?);
    lines.iter().map(holder).collect()
}

fn stranger(line: &Line) -> NewPerson<'_> {
    NewPerson {
        name: &line.name,
        lang: "en",
        email: &line.email,
        shown: &line.shown,
    }
}

/// The beginning of a day, in UTC.
fn midnight(day: Date) -> Timestamp {
    TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).unwrap_or_default()
}

fn facts(app: &App, roster: &Roster, key: &IssuerKey, wanted: &Wanted<'_>, place: &Place) -> Facts {
    Facts {
        form: Facts::form(),
        base: app.settings.url(""),
        issuer: key.issuer.clone(),
        subject: format!("urn:uuid:{}", platform::random::opaque_id()),
        holder: wanted.person.name.clone(),
        valid_from: wanted.begins,
        awarded_at: Some(midnight(wanted.line.awarded_on)),
        valid_until: wanted.ends,
        list: place.url.clone(),
        index: place.index,
        what: What::Recorded {
            version: roster.version.id.clone(),
            quiet: roster.quiet,
        },
    }
}

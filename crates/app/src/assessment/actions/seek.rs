//! Finding people for seats. Nobody chooses: the rules do, from those who may.

use std::collections::BTreeSet;

use domain::assignment::{Candidate, Work, choose};
use domain::workflow::{Command, Role as Acts, State};
use jiff::SignedDuration;
use platform::db::Tx;
use platform::random;

use super::settle::{Table, give, settle};
use crate::actor::Role;
use crate::assessment::store::assignment::{self, Assignment, Kind};
use crate::assessment::{news, policy};
use crate::events::By;
use crate::ids::{OrgId, PersonId, SubmissionId};
use crate::jobs::Job;
use crate::submissions::{self, Ask};
use crate::{App, Error, Result, organizations};

/// How many open seats somebody holds at most.
const CAPACITY: u32 = 12;
/// How long until we look again when nobody could be asked.
const PAUSE: SignedDuration = SignedDuration::from_hours(1);

/// Gives out the seats that an attempt lacks. Harmless when it lacks none, or has moved on.
pub async fn seek_assessors(app: &App, id: &SubmissionId, attempt: u32) -> Result<()> {
    let mut tx = app.db.begin().await?;
    match fill(&mut tx, id, attempt).await {
        Err(Error::NotFound) => Ok(()),
        done => {
            done?;
            Ok(tx.commit().await?)
        }
    }
}

/// See [`seek_assessors`].
pub async fn fill(tx: &mut Tx, id: &SubmissionId, attempt: u32) -> Result<()> {
    let table = Table::of(tx, id).await?;
    if table.workflow.attempt != attempt {
        return Ok(());
    }
    let scorers = policy::scorers_for(tx, &table.issuer, &table.summary).await?;
    let (wanted, least) = match table.workflow.state {
        State::InQueue => (usize::from(scorers), usize::from(scorers)),
        State::Assessing => (table.workflow.open_seats(), 1),
        _ => return Ok(()),
    };
    if wanted == 0 {
        return settle(tx, id, "").await;
    }
    let people = pool(tx, &table.summary.organization, &[Role::Assessor, Role::LeadAssessor]).await?;
    let work = Work::of(&table.workflow);
    let seed = seed();
    let chosen = (least..=wanted)
        .rev()
        .find_map(|number| choose(&work, &people, number, seed).ok());
    let found = chosen.as_ref().map_or(0, Vec::len);
    if let Some(chosen) = chosen {
        let command = Command::Assign(chosen.into_iter().collect::<BTreeSet<_>>());
        let ask = Ask::new(command, By::Platform, Acts::System, attempt).scorers(scorers);
        submissions::act(tx, id, ask).await?;
        settle(tx, id, "").await?;
    }
    if found < wanted {
        nobody(tx, &table, Kind::Score).await?;
    }
    Ok(())
}

/// Seats a lead who did not score, and did not step aside before.
pub async fn seek_lead(tx: &mut Tx, table: &Table, given: &[Assignment]) -> Result<()> {
    match lead(tx, table, given).await? {
        Some(person) => give(tx, table, &person, Kind::Adjudicate).await,
        None => nobody(tx, table, Kind::Adjudicate).await,
    }
}

/// A lead who could take a disagreement now.
pub async fn lead(tx: &mut Tx, table: &Table, given: &[Assignment]) -> Result<Option<PersonId>> {
    let people = pool(tx, &table.summary.organization, &[Role::LeadAssessor]).await?;
    let mut work = Work::of(&table.workflow).for_lead(&table.workflow);
    let before = given.iter().filter(|seat| seat.kind == Kind::Adjudicate);
    work.stepped_aside
        .extend(before.map(|seat| domain::PersonId::from(seat.person.as_str())));
    Ok(first(choose(&work, &people, 1, seed())))
}

/// An assessor who could take one more seat of this attempt now.
pub async fn another(tx: &mut Tx, table: &Table) -> Result<Option<PersonId>> {
    let people = pool(tx, &table.summary.organization, &[Role::Assessor, Role::LeadAssessor]).await?;
    Ok(first(choose(&Work::of(&table.workflow), &people, 1, seed())))
}

fn first(chosen: Result<Vec<domain::PersonId>, domain::assignment::TooFew>) -> Option<PersonId> {
    let person = chosen.ok()?.into_iter().next()?;
    Some(PersonId(person.as_str().to_owned()))
}

fn seed() -> u64 {
    u64::from_le_bytes(random::bytes::<8>())
}

/// Everybody who holds one of these roles, with how much they have to do.
async fn pool(tx: &mut Tx, organization: &OrgId, roles: &[Role]) -> Result<Vec<Candidate>> {
    let mut holders = BTreeSet::new();
    for role in roles {
        holders.extend(organizations::people_with_role(tx, organization, *role).await?);
    }
    let mut people = Vec::new();
    for person in holders {
        people.push(Candidate {
            open: assignment::count_open(tx, &person).await?,
            person: person.as_str().into(),
            organizations: BTreeSet::new(),
            calibrated: true,
            away: false,
            capacity: CAPACITY,
        });
    }
    Ok(people)
}

/// The submission waits. Its issuer is told, once, and we look again later.
async fn nobody(tx: &mut Tx, table: &Table, kind: Kind) -> Result<()> {
    let (id, attempt) = (&table.summary.id, table.workflow.attempt);
    if assignment::mark_unseated(tx, id, attempt, kind).await? {
        news::nobody(tx, &table.summary, &table.issuer).await?;
    }
    let later = table.now + PAUSE;
    let hour = later.as_second() / 3600;
    let submission = id.clone();
    let job = match kind {
        Kind::Score => Job::SeekAssessors { submission, attempt },
        Kind::Adjudicate => Job::SeatsChanged { submission },
    };
    let key = format!("seek:{}:{id}:{attempt}:{hour}", kind.as_str());
    job.enqueue_at(tx, later, Some(&key)).await
}

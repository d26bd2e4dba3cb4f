//! Making the rows agree with the rules: whoever the workflow seats has an assignment, nobody else has an open one.

use domain::clock::Promise;
use domain::workflow::{self, State};
use jiff::Timestamp;
use platform::db::Tx;

use super::seek;
use crate::assessment::store::assignment::{self, Assignment, Kind, New, Why};
use crate::assessment::store::{result, sheet};
use crate::assessment::{news, policy};
use crate::events::{By, Event, record};
use crate::ids::{AssignmentId, PersonId, SubmissionId};
use crate::jobs::Job;
use crate::organizations::{self, Organization};
use crate::submissions::{self, Summary};
use crate::{App, Error, Result};

/// After the workflow changed seats. Harmless when nothing is left to do.
pub async fn seats_changed(app: &App, id: &SubmissionId) -> Result<()> {
    let mut tx = app.db.begin().await?;
    match settle(&mut tx, id, "").await {
        Err(Error::NotFound) => Ok(()),
        done => {
            done?;
            Ok(tx.commit().await?)
        }
    }
}

/// What a submission's seats depend on.
pub struct Table {
    pub summary: Summary,
    pub workflow: workflow::Submission,
    pub issuer: Organization,
    pub now: Timestamp,
}

impl Table {
    /// Of this submission, as it is now.
    pub async fn of(tx: &mut Tx, id: &SubmissionId) -> Result<Self> {
        let summary = submissions::summary(tx, id).await?;
        Ok(Self {
            workflow: submissions::workflow(tx, id).await?,
            issuer: organizations::organization(tx, &summary.organization).await?,
            summary,
            now: tx.now(),
        })
    }

    /// The state it is in, or rests from.
    fn state(&self) -> State {
        self.workflow.held_from.unwrap_or(self.workflow.state)
    }

    /// Whether an open seat is still wanted.
    fn wants(&self, seat: &Assignment) -> bool {
        let holder = domain::PersonId::from(seat.person.as_str());
        let running = seat.attempt == self.workflow.attempt;
        running
            && match seat.kind {
                Kind::Score => self.state() == State::Assessing && self.workflow.assigned.contains(&holder),
                Kind::Adjudicate => self.state() == State::Adjudication,
            }
    }
}

/// Ends seats that the workflow no longer knows, makes those that it does, and opens sheets that were given back, with the issuer's `note`.
pub async fn settle(tx: &mut Tx, id: &SubmissionId, note: &str) -> Result<()> {
    let table = Table::of(tx, id).await?;
    let all = assignment::lock_attempt(tx, id, table.workflow.attempt).await?;
    for seat in assignment::of_submission(tx, id)
        .await?
        .iter()
        .filter(|seat| seat.is_open())
    {
        if !table.wants(seat) {
            end(tx, seat, Why::MovedOn).await?;
        }
    }
    let live: Vec<&Assignment> = all.iter().filter(|seat| seat.ended_at.is_none()).collect();
    if table.workflow.state == State::Assessing {
        for person in &table.workflow.assigned {
            let held = live
                .iter()
                .find(|seat| seat.kind == Kind::Score && seat.person.as_str() == person.as_str());
            match held {
                None => give(tx, &table, &PersonId(person.as_str().to_owned()), Kind::Score).await?,
                Some(seat) if seat.sent_at.is_some() && !table.workflow.scored.contains(person) => {
                    give_back(tx, &table, seat, note).await?;
                }
                Some(_) => {}
            }
        }
    }
    let led = live
        .iter()
        .any(|seat| seat.kind == Kind::Adjudicate && table.wants(seat) && seat.is_open());
    if table.workflow.state == State::Adjudication && !led {
        seek::seek_lead(tx, &table, &all).await?;
    }
    Ok(())
}

/// Takes a seat away.
pub async fn end(tx: &mut Tx, seat: &Assignment, why: Why) -> Result<()> {
    assignment::end(tx, &seat.id, why).await?;
    let event = Event::SeatEnded {
        submission: seat.submission.clone(),
        assignment: seat.id.clone(),
        why: why.as_str(),
    };
    record(tx, By::Platform, event).await
}

/// Gives a seat to somebody, invites them, and sets the clock.
pub async fn give(tx: &mut Tx, table: &Table, person: &PersonId, kind: Kind) -> Result<()> {
    let promise = match kind {
        Kind::Score => Promise::Score,
        Kind::Adjudicate => Promise::Adjudicate,
    };
    let new = New {
        submission: &table.summary.id,
        attempt: table.workflow.attempt,
        person,
        kind,
        due_on: policy::due(&table.issuer, promise, table.now),
    };
    let Some(id) = assignment::add(tx, new).await? else {
        return Ok(());
    };
    let event = Event::SeatGiven {
        submission: table.summary.id.clone(),
        assignment: id.clone(),
        person: person.clone(),
    };
    record(tx, By::Platform, event).await?;
    watch(tx, &table.issuer, &id, new.due_on).await?;
    news::invited(tx, &table.summary, person, kind, new.due_on).await
}

/// Looks at a seat again when it is due.
async fn watch(tx: &mut Tx, issuer: &Organization, id: &AssignmentId, due_on: jiff::civil::Date) -> Result<()> {
    let job = Job::ReleaseLate { assignment: id.clone() };
    job.enqueue_at(tx, policy::overdue_at(issuer, due_on), None).await
}

/// The same assessor looks again; what was sent stays in the history.
async fn give_back(tx: &mut Tx, table: &Table, seat: &Assignment, note: &str) -> Result<()> {
    let due_on = policy::due(&table.issuer, Promise::Score, table.now);
    sheet::give_back(tx, &seat.id).await?;
    result::forget(tx, &seat.submission, seat.attempt).await?;
    assignment::give_back(tx, &seat.id, note, due_on).await?;
    watch(tx, &table.issuer, &seat.id, due_on).await?;
    news::given_back(tx, &table.summary, &seat.person, due_on).await
}

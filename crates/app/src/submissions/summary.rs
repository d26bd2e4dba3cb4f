//! Facts about submissions, for other rooms.

use domain::workflow::{self, State};
use jiff::Timestamp;
use jiff::civil::Date;
use platform::db::{Micros, Tx};
use sqlx::Row;

use super::snapshot::Receipt;
use super::store::attempt::{self, Attempt};
use super::store::submission::{self, Submission};
use super::store::{Place, done, response, snapshot};
use crate::Result;
use crate::ids::{MicroCredentialId, OrgId, PersonId, SubmissionId, VersionId};

/// One submission in a list.
#[derive(Clone, Debug)]
pub struct Summary {
    pub id: SubmissionId,
    /// Short, for people: `7K2M`.
    pub number: String,
    pub person: PersonId,
    pub version: VersionId,
    pub micro_credential: MicroCredentialId,
    pub organization: OrgId,
    pub state: State,
    /// The running attempt, from 1.
    pub attempt: u32,
    pub started_at: Timestamp,
    /// When it came into its state.
    pub moved_at: Timestamp,
    /// When the running attempt was sent.
    pub submitted_at: Option<Timestamp>,
    /// The day by which the earner was told to expect a result; none while no clock runs.
    pub expected_on: Option<Date>,
    pub decided_at: Option<Timestamp>,
    /// How many scores of the running attempt are in, and how many it needs.
    pub scores: (u32, u32),
    /// Evidence is hidden from assessors.
    pub is_hidden: bool,
}

/// One submission.
pub async fn summary(tx: &mut Tx, id: &SubmissionId) -> Result<Summary> {
    let submission = submission::get(tx, id).await?;
    let running = attempt::get(tx, &submission.place()).await?;
    Ok(summarize(submission, &running))
}

/// Everything a person has begun, the newest first. Two questions to the database, however much it is.
pub async fn of_person(tx: &mut Tx, person: &PersonId) -> Result<Vec<Summary>> {
    let running = attempt::running_of(tx, person).await?;
    let none = Attempt::default();
    let submissions = submission::of_person(tx, person).await?.into_iter();
    Ok(submissions
        .map(|submission| {
            let attempt = running.get(&submission.id).unwrap_or(&none);
            summarize(submission, attempt)
        })
        .collect())
}

/// An organisation's submissions in these states, those that have waited longest first.
pub async fn of_organization(tx: &mut Tx, organization: &OrgId, states: &[State]) -> Result<Vec<Summary>> {
    let mut summaries = Vec::new();
    for submission in submission::of_organization(tx, organization, states).await? {
        let running = attempt::get(tx, &submission.place()).await?;
        summaries.push(summarize(submission, &running));
    }
    Ok(summaries)
}

fn summarize(submission: Submission, running: &Attempt) -> Summary {
    let workflow = &submission.workflow;
    let received = u32::try_from(workflow.received()).unwrap_or(u32::MAX);
    Summary {
        state: workflow.state,
        attempt: workflow.attempt,
        scores: (received, u32::from(workflow.required)),
        submitted_at: workflow.submitted_at,
        decided_at: workflow.decided_at,
        expected_on: running.expected_on,
        is_hidden: submission.hidden_at.is_some(),
        id: submission.id,
        number: submission.number,
        person: submission.person,
        version: submission.version,
        micro_credential: submission.micro_credential,
        organization: submission.organization,
        started_at: submission.started_at,
        moved_at: submission.moved_at,
    }
}

/// Where the rules see a submission: seats, scores, finding. For the rooms that judge; it names people.
pub async fn workflow(tx: &mut Tx, id: &SubmissionId) -> Result<workflow::Submission> {
    Ok(submission::get(tx, id).await?.workflow)
}

/// How many attempts at a version were ever sent: the first few are always scored twice.
pub async fn attempts_sent(tx: &mut Tx, version: &VersionId) -> Result<u32> {
    submission::sent_of_version(tx, version).await
}

/// The receipt of what was sent last in an attempt.
pub async fn receipt(tx: &mut Tx, id: &SubmissionId, attempt: u32) -> Result<Option<Receipt>> {
    let place = Place {
        submission: id.clone(),
        attempt,
    };
    Ok(snapshot::latest(tx, &place).await?.map(Receipt::from))
}

/// What the earner says to have changed, by criterion. Never for assessors: it would tell them that there was an attempt before.
pub async fn what_changed(tx: &mut Tx, id: &SubmissionId, attempt: u32) -> Result<Vec<(String, String)>> {
    let place = Place {
        submission: id.clone(),
        attempt,
    };
    let texts = response::all(tx, &place).await?;
    Ok(texts
        .into_iter()
        .filter_map(|text| Some((text.question.strip_prefix("changed.")?.to_owned(), text.body)))
        .filter(|(_, body)| !body.trim().is_empty())
        .collect())
}

/// One entry of a submission's log, for staff.
#[derive(Clone, Debug)]
pub struct Happened {
    pub at: Timestamp,
    /// Nobody when the platform did it.
    pub person: Option<PersonId>,
    pub role: Option<String>,
    /// The kind of event, in snake case.
    pub kind: String,
    pub data: serde_json::Value,
}

/// Everything that happened to a submission, in order; 1,000 entries at most.
pub async fn history(tx: &mut Tx, id: &SubmissionId) -> Result<Vec<Happened>> {
    let rows =
        sqlx::query("select at, person_id, role, kind, data from events where subject = $1 order by id limit 1000")
            .bind(format!("submission:{id}"))
            .fetch_all(&mut **tx)
            .await?;
    rows.iter()
        .map(|row| {
            let data: String = row.try_get(4)?;
            Ok(Happened {
                at: row.try_get::<Micros, _>(0)?.at(),
                person: row.try_get::<Option<String>, _>(1)?.map(PersonId),
                role: row.try_get(2)?,
                kind: row.try_get(3)?,
                data: serde_json::from_str(&data).map_err(anyhow::Error::from)?,
            })
        })
        .collect()
}

/// How many parts of an attempt its earner calls done.
pub async fn parts_done(tx: &mut Tx, id: &SubmissionId, attempt: u32) -> Result<usize> {
    let place = Place {
        submission: id.clone(),
        attempt,
    };
    Ok(done::all(tx, &place).await?.len())
}

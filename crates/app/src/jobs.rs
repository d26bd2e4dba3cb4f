//! Work that follows events, and the workers that do it.

use std::time::Duration;

use platform::db::Tx;
use platform::jobs;
use serde::{Deserialize, Serialize};

use crate::ids::{ArtifactId, AssignmentId, CredentialId, PersonId, StackId, SubmissionId, VersionId};
use crate::{App, Result};

/// A piece of work: identifiers in, an action called. Doing it twice must be harmless.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "snake_case")]
pub enum Job {
    /// Ends sessions that nobody used for long.
    EndIdleSessions,
    /// Sends one mail of the outbox.
    SendMail { mail: String },
    /// Puts a sent submission into the queue, unless its issuer looks first.
    QueueSubmission { submission: SubmissionId, attempt: u32 },
    /// Gives out the seats that an attempt lacks.
    SeekAssessors { submission: SubmissionId, attempt: u32 },
    /// Makes assignments agree with the seats of the workflow.
    SeatsChanged { submission: SubmissionId },
    /// Gives late work to somebody else.
    ReleaseLate { assignment: AssignmentId },
    /// Makes the copy of a file that assessors get.
    CopyArtifact { artifact: ArtifactId },
    /// Issues the credential that a submission was granted.
    Award { submission: SubmissionId, attempt: u32 },
    /// Takes the steps that are left until a credential is out.
    FinishAward { credential: CredentialId },
    /// Finishes every award that was begun, after issuance was stopped for a while.
    FinishAwards,
    /// Takes the steps that are left until a new edition of a credential is out.
    FinishEdition { edition: String },
    /// Holds what a person has against the rules of their stacks.
    StackReconsider { person: PersonId },
    /// Keeps a published version among the news.
    GatherVersion { version: VersionId },
    /// Keeps a published edition of a stack among the news.
    GatherStack { stack: StackId },
    /// Announces the news that has gathered.
    TellNews,
    /// Queues the next batch of letters of an announcement.
    DeliverAnnouncement { announcement: String },
    /// Removes the bytes of a file that was refused.
    DiscardFile { sha256: String },
}

impl Job {
    /// Adds the work to the transaction; it starts after the commit.
    pub async fn enqueue(&self, tx: &mut Tx) -> Result<()> {
        let due = tx.now();
        self.enqueue_at(tx, due, None).await
    }

    /// Adds many pieces of work to the transaction.
    pub async fn enqueue_all(tx: &mut Tx, all: &[Self]) -> Result<()> {
        let works: Result<Vec<String>, _> = all.iter().map(serde_json::to_string).collect();
        Ok(jobs::enqueue_all(tx, &works.map_err(anyhow::Error::from)?).await?)
    }

    /// Adds the work for later; with a `key`, at most once until it is done.
    pub async fn enqueue_at(&self, tx: &mut Tx, due: jiff::Timestamp, key: Option<&str>) -> Result<()> {
        let work = serde_json::to_string(self).map_err(anyhow::Error::from)?;
        Ok(jobs::enqueue(tx, &work, key, due).await?)
    }

    /// The table of contents: which room does what.
    async fn run(self, app: &App) -> Result<()> {
        match self {
            Self::EndIdleSessions => crate::people::end_idle_sessions(app).await,
            Self::SendMail { mail } => crate::mail::send(app, &mail).await,
            Self::QueueSubmission { submission, attempt } => crate::submissions::queue(app, &submission, attempt).await,
            Self::DiscardFile { sha256 } => crate::submissions::discard_file(app, &sha256).await,
            Self::SeekAssessors { submission, attempt } => {
                crate::assessment::seek_assessors(app, &submission, attempt).await
            }
            Self::SeatsChanged { submission } => crate::assessment::seats_changed(app, &submission).await,
            Self::ReleaseLate { assignment } => crate::assessment::release_late(app, &assignment).await,
            Self::CopyArtifact { artifact } => crate::submissions::copy_artifact(app, &artifact).await,
            Self::Award { submission, attempt } => crate::awards::award_submission(app, &submission, attempt).await,
            Self::FinishAward { credential } => crate::awards::finish(app, &[credential]).await,
            Self::FinishAwards => {
                crate::awards::finish_all(app).await?;
                crate::awards::finish_editions(app).await
            }
            Self::FinishEdition { edition } => crate::awards::finish_edition(app, &edition).await,
            Self::StackReconsider { person } => crate::records::stack_reconsider(app, &person).await,
            Self::GatherVersion { version } => crate::outreach::gather_version(app, &version).await,
            Self::GatherStack { stack } => crate::outreach::gather_stack(app, &stack).await,
            Self::TellNews => crate::outreach::tell(app).await,
            Self::DeliverAnnouncement { announcement } => crate::outreach::deliver(app, &announcement).await,
        }
    }
}

/// Does the next piece of due work. Answers whether there was one.
pub async fn work_once(app: &App) -> Result<bool> {
    let mut tx = app.db.begin().await?;
    let now = tx.now();
    let Some(claimed) = jobs::claim(&mut tx, now).await? else {
        return Ok(false);
    };
    tx.commit().await?;
    let outcome = match serde_json::from_str::<Job>(&claimed.work) {
        Ok(job) => job.run(app).await,
        Err(error) => Err(anyhow::Error::from(error).into()),
    };
    let mut tx = app.db.begin().await?;
    match outcome {
        Ok(()) => jobs::done(&mut tx, &claimed.id).await?,
        Err(error) => {
            tracing::warn!(job = claimed.work, tries = claimed.tries, error = %error, "a job failed");
            let now = tx.now();
            jobs::failed(&mut tx, &claimed, &error.to_string(), now).await?;
        }
    }
    tx.commit().await?;
    Ok(true)
}

/// Does all work that is due now, in order; for tests and for the demo's history.
pub async fn work_all(app: &App) -> Result<()> {
    while work_once(app).await? {}
    Ok(())
}

/// How often a worker says that it is alive.
const SIGN_OF_LIFE: Duration = Duration::from_secs(30);

/// Works until the process ends: woken by commits of this process, looking around every two seconds for those of others.
pub async fn work(app: App) {
    let worker = platform::random::opaque_id();
    let mut next_sign = app.clock.now();
    loop {
        if app.clock.now() >= next_sign {
            next_sign = app.clock.now() + SIGN_OF_LIFE;
            if let Err(error) = crate::operations::beat(&app, &worker).await {
                tracing::error!(error = %error, "the worker could not give a sign of life");
            }
        }
        match work_once(&app).await {
            Ok(true) => {}
            Ok(false) => {
                let _ = tokio::time::timeout(Duration::from_secs(2), app.db.job_enqueued()).await;
            }
            Err(error) => {
                tracing::error!(error = %error, "the worker could not reach the database");
                tokio::time::sleep(Duration::from_secs(2)).await;
            }
        }
    }
}

//! The one way a submission moves: ask the rules, write the answer down, let follow what must, in one transaction.

use domain::workflow::{self, Change, Command, Context, Effect, Outcome, Policy, Refusal, Role, State};
use platform::db::Tx;

use super::store::attempt;
use super::store::submission::{self, Submission};
use super::{actions, news, promise, snapshot};
use crate::events::{By, Event, record};
use crate::ids::SubmissionId;
use crate::organizations::{self, Organization};
use crate::{Error, Result};

/// What somebody asks of a submission. The caller has authorized them for `role`.
#[derive(Debug)]
pub struct Ask<'a> {
    pub command: Command,
    pub by: By<'a>,
    /// In which role they ask.
    pub role: Role,
    /// The attempt that their page showed.
    pub attempt: u32,
    /// The key of this request: a repeated one has no second effect.
    pub key: Option<&'a str>,
    /// How many scores the attempt needs; read by [`Command::Assign`] only.
    pub scorers: u8,
}

impl<'a> Ask<'a> {
    /// A request without a key.
    pub fn new(command: Command, by: By<'a>, role: Role, attempt: u32) -> Self {
        Self {
            command,
            by,
            role,
            attempt,
            key: None,
            scorers: 1,
        }
    }

    /// With the key of the request.
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// With the number of scores that the attempt needs.
    pub fn scorers(mut self, scorers: u8) -> Self {
        self.scorers = scorers;
        self
    }

    fn actor(&self) -> domain::PersonId {
        match self.by {
            By::Person(actor, _) => domain::PersonId::from(actor.person.as_str()),
            By::Platform => domain::PersonId::from("platform"),
        }
    }
}

/// Moves a submission. A double click, a retry, a second tab or a second process gets [`Outcome::AlreadyDone`] and changes nothing.
///
/// # Errors
/// [`Error::Refused`] with the reason when the rules say no, [`Error::NotFound`] to somebody who may not know of it.
pub async fn act(tx: &mut Tx, id: &SubmissionId, ask: Ask<'_>) -> Result<Outcome> {
    let mut submission = submission::lock(tx, id).await?;
    let issuer = organizations::organization(tx, &submission.organization).await?;
    let policy = policy(&issuer);
    let actor = ask.actor();
    let replayed = match ask.key {
        Some(key) => submission::knows_key(tx, id, key).await?,
        None => false,
    };
    let context = Context {
        replayed,
        opened: submission.opened_at.is_some(),
        scorers: ask.scorers,
        ..Context::new(&actor, ask.role, ask.attempt, tx.now(), &policy)
    };
    let outcome = workflow::step(&submission.workflow, &ask.command, &context).map_err(|refusal| refused(&refusal))?;
    if let Outcome::Changed(change) = &outcome {
        if let Some(key) = ask.key {
            submission::keep_key(tx, id, key).await?;
        }
        write(tx, &mut submission, change, &issuer).await?;
        tell(tx, &submission, change, &ask).await?;
    }
    Ok(outcome)
}

/// The issuer's policy as the rules see it.
fn policy(issuer: &Organization) -> Policy {
    Policy {
        precheck: issuer.profile.policy.precheck,
        automatic_decision: issuer.profile.policy.auto_decide,
        ..Policy::default()
    }
}

/// Writes the submission down as it is now, with the effects that this room owns.
async fn write(tx: &mut Tx, submission: &mut Submission, change: &Change, issuer: &Organization) -> Result<()> {
    let before = submission.place();
    submission.workflow = change.after.clone();
    if change.from != submission.state() {
        submission.moved_at = tx.now();
    }
    for effect in &change.effects {
        match effect {
            Effect::FreezeSnapshot => snapshot::freeze(tx, submission).await?,
            Effect::OpenDraft { criteria, .. } => {
                submission.opened_at = None;
                actions::open_attempt(tx, &before, &submission.place(), criteria).await?;
            }
            Effect::StartClock(promise) => submission.clock = Some(domain::clock::Clock::start(*promise, tx.now())),
            Effect::StopClock(_) => submission.clock = None,
            Effect::PauseClocks => pause(submission, tx.now()),
            Effect::ResumeClocks => resume(submission, tx.now()),
            Effect::StartDecisionClock => {
                let day = promise::expected(tx, &submission.micro_credential, issuer).await?;
                attempt::expect(tx, &submission.place(), Some(day)).await?;
            }
            Effect::StopDecisionClock => attempt::expect(tx, &before, None).await?,
            Effect::HideEvidence => submission.hidden_at = Some(tx.now()),
            Effect::ShowEvidence => submission.hidden_at = None,
            Effect::StartRetention => submission::set_retention(tx, &submission.id, Some(tx.now())).await?,
            Effect::StopRetention => submission::set_retention(tx, &submission.id, None).await?,
            _ => {}
        }
    }
    let (sent, decided) = (submission.workflow.submitted_at, submission.workflow.decided_at);
    attempt::mark(tx, &submission.place(), sent, decided).await?;
    let due = promise::due(submission, issuer, tx.now());
    submission::save(tx, submission, due).await
}

fn pause(submission: &mut Submission, now: jiff::Timestamp) {
    if let Some(clock) = &mut submission.clock {
        clock.pause(now);
    }
}

fn resume(submission: &mut Submission, now: jiff::Timestamp) {
    if let Some(clock) = &mut submission.clock {
        clock.resume(now);
    }
}

/// Records the step and what rooms to the right must hear of.
async fn tell(tx: &mut Tx, submission: &Submission, change: &Change, ask: &Ask<'_>) -> Result<()> {
    let (to, attempt) = (submission.state(), ask.attempt);
    let of = || submission.id.clone();
    let moved = Event::SubmissionMoved {
        submission: of(),
        attempt,
        command: ask.command.kind(),
        from: change.from,
        to,
    };
    record(tx, ask.by, moved).await?;
    let wanted = |test: fn(&Effect) -> bool| change.effects.iter().any(test);
    if to == State::InQueue && change.from != to || wanted(|effect| matches!(effect, Effect::SeekAssessors(_))) {
        record(
            tx,
            ask.by,
            Event::AssessorsSought {
                submission: of(),
                attempt,
            },
        )
        .await?;
    }
    if wanted(concerns_seats) {
        record(
            tx,
            ask.by,
            Event::SeatsChanged {
                submission: of(),
                attempt,
            },
        )
        .await?;
    }
    if wanted(|effect| matches!(effect, Effect::Award)) {
        record(
            tx,
            ask.by,
            Event::Granted {
                submission: of(),
                attempt,
            },
        )
        .await?;
    }
    if wanted(|effect| matches!(effect, Effect::ReleaseFeedback)) {
        record(
            tx,
            ask.by,
            Event::FeedbackReleased {
                submission: of(),
                attempt,
            },
        )
        .await?;
    }
    news::tell_earner(tx, submission, change.from).await
}

fn concerns_seats(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::Invite(_)
            | Effect::Dismiss(_)
            | Effect::ReopenSheets(_)
            | Effect::RevealScores
            | Effect::SeekAdjudicator
            | Effect::SeekPanel
    )
}

/// A refusal in words for the page.
fn refused(refusal: &Refusal) -> Error {
    Error::Refused(match refusal {
        Refusal::NotYours => return Error::NotFound,
        Refusal::OwnWork | Refusal::NotForRole(_) => return Error::Forbidden,
        Refusal::OtherAttempt { .. } => "submission-refused-other-attempt",
        Refusal::TakeBackOver => "submission-refused-take-back-over",
        Refusal::ScoringStarted => "submission-refused-scoring-started",
        Refusal::CoachFirst => "submission-refused-coach-first",
        Refusal::AppealOver => "submission-refused-appeal-over",
        Refusal::Excluded(_) => "submission-refused-excluded",
        Refusal::NoSeat => "submission-refused-no-seat",
        Refusal::ScoresAreIn => "submission-refused-scores-in",
        Refusal::FindingDiffers => "submission-refused-finding-differs",
        Refusal::DecidedByHand => "submission-refused-by-hand",
        _ => "submission-refused-not-now",
    })
}

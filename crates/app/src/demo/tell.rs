//! Telling the story: scene after scene, each at its time, through the actions that pages use, with the work that follows.

use std::collections::BTreeMap;

use anyhow::{Context as _, anyhow};
use jiff::Timestamp;

use super::answers::Answers;
use super::cast::{Cast, Member};
use super::days::Days;
use super::history::{Deed, History};
use super::plot::{Act, Plot, Scene, Tale, plot};
use super::{assessing, beside, earning, issuing, stage};
use crate::actor::Actor;
use crate::catalog::import::Report;
use crate::ids::SubmissionId;
use crate::{App, assessment, jobs, organizations, submissions};

/// How far the demo is.
#[derive(Clone, Debug)]
pub enum Heard {
    Published(Report),
    /// So many accounts.
    Invited(usize),
}

/// Somebody in a scene, and the application that it is about.
#[derive(Debug)]
pub struct Part<'a> {
    pub app: &'a App,
    pub actor: Actor,
    pub member: &'a Member,
    pub submission: SubmissionId,
    pub attempt: u32,
}

/// The one who tells.
#[derive(Debug)]
pub struct Teller<'a> {
    pub app: &'a App,
    pub cast: &'a Cast,
    history: History,
    tales: BTreeMap<String, Tale>,
    begun: BTreeMap<String, SubmissionId>,
}

/// Publishes, invites, and tells the story up to `now`. The house must have been opened with a fixed clock, which this moves.
///
/// # Errors
/// The first thing that was refused, with the scene's name. What was done before it stays.
pub async fn tell(app: &App, cast: &Cast, now: Timestamp, mut heard: impl FnMut(Heard)) -> anyhow::Result<()> {
    let history = History::read()?;
    let days = Days::before(now)?;
    app.clock.set(days.first(history.published)?);
    heard(Heard::Published(stage::publish(app).await?));
    stage::invite(app, cast).await?;
    heard(Heard::Invited(cast.iter().filter(|(_, member)| member.account).count()));
    let mut tx = app.db.read().await?;
    let Plot { tales, scenes } = plot(&mut tx, &history, cast, &days).await?;
    drop(tx);
    let begun = BTreeMap::new();
    let mut teller = Teller {
        app,
        cast,
        history,
        tales,
        begun,
    };
    for scene in &scenes {
        let told = teller.play(scene).await;
        told.with_context(|| format!("the demo's story stops at {}", scene.title))?;
    }
    app.clock.set(now);
    teller.follow().await
}

impl Teller<'_> {
    /// Plays a scene at its time, between the work that came due before and the work that follows from it.
    async fn play(&mut self, scene: &Scene) -> anyhow::Result<()> {
        self.app.clock.set(scene.at);
        self.follow().await?;
        match &scene.act {
            Act::Step { tale, deed, seats } => self.step(tale, deed, seats).await?,
            Act::Revoke(revocation) => issuing::revoke(self, revocation).await?,
            Act::Claim(claim) => beside::claim(self, claim).await?,
            Act::Review(claim) => beside::review(self, claim).await?,
            Act::Ask(asked) => beside::ask(self, asked).await?,
            Act::SignUp(wish) => beside::sign_up(self.app, wish).await?,
        }
        self.follow().await
    }

    /// Does all work that is due, and stops at work that failed: nothing in a story is tried again.
    async fn follow(&self) -> anyhow::Result<()> {
        jobs::work_all(self.app).await?;
        let mut tx = self.app.db.read().await?;
        match platform::jobs::latest_failure(&mut tx).await? {
            None => Ok(()),
            Some(why) => Err(anyhow!("work that follows failed: {why}")),
        }
    }

    async fn step(&mut self, id: &str, deed: &Deed, seats: &[String]) -> anyhow::Result<()> {
        let tale = self.tales.get(id).with_context(|| id.to_owned())?.clone();
        if matches!(deed, Deed::Start) {
            let actor = self.actor(&tale.person).await?;
            let submission = earning::start(self.app, &actor, &tale.micro_credential).await?;
            self.begun.insert(id.to_owned(), submission);
            return Ok(());
        }
        let part = self.part(id, deed.by().unwrap_or(&tale.person)).await?;
        match deed {
            Deed::Start | Deed::Assign { .. } => {}
            Deed::Write { prompt, text } => earning::write(&part, prompt, text).await?,
            Deed::Fill { answers } => {
                earning::fill(&part, &self.set(answers, &tale)?, &self.history.consent_form).await?
            }
            Deed::Send { answers, changed } => {
                let set = self.set(answers, &tale)?;
                earning::fill(&part, &set, &self.history.consent_form).await?;
                earning::explain(&part, changed).await?;
                self.follow().await?;
                earning::send(&part, &set).await?;
            }
            Deed::PassPrecheck { .. } => issuing::pass(&part).await?,
            Deed::ReturnIncomplete { reason, .. } => issuing::return_incomplete(&part, reason).await?,
            Deed::DraftSheet(sheet) => assessing::draft(&part, sheet).await?,
            Deed::SendScores(sheet) => assessing::send(&part, sheet).await?,
            Deed::Grant { .. } => issuing::decide(&part, assessment::Decision::Award).await?,
            Deed::DecideNotYet { .. } => issuing::decide(&part, assessment::Decision::NotYet).await?,
            Deed::TryAgain => earning::try_again(&part).await?,
        }
        if !seats.is_empty() {
            self.seat(&part, seats).await?;
        }
        Ok(())
    }

    /// Seats exactly these people at once, before the platform would choose.
    async fn seat(&self, part: &Part<'_>, seats: &[String]) -> anyhow::Result<()> {
        let mut people = Vec::new();
        for key in seats {
            people.push(self.actor(key).await?.person);
        }
        assessing::seat(part, &people).await
    }

    fn set(&self, name: &str, tale: &Tale) -> anyhow::Result<Answers> {
        let set = Answers::read(name)?;
        if set.micro_credential == tale.micro_credential {
            Ok(set)
        } else {
            Err(anyhow!("the answers {name} belong to {}", set.micro_credential))
        }
    }

    async fn part(&self, tale: &str, key: &str) -> anyhow::Result<Part<'_>> {
        let submission = self.begun.get(tale).context("it was not started")?.clone();
        let mut tx = self.app.db.read().await?;
        let attempt = submissions::summary(&mut tx, &submission).await?.attempt;
        drop(tx);
        Ok(Part {
            app: self.app,
            actor: self.actor(key).await?,
            member: self.cast.get(key)?,
            submission,
            attempt,
        })
    }

    /// Somebody, signed in.
    pub async fn actor(&self, key: &str) -> anyhow::Result<Actor> {
        let member = self.cast.get(key)?;
        let mut tx = self.app.db.read().await?;
        let person = member.account(&mut tx).await?;
        let person = person.with_context(|| format!("{key} has no account"))?;
        Ok(Actor {
            roles: organizations::roles_of(&mut tx, &person.id).await?,
            person: person.id,
            name: person.name,
            session: String::new(),
        })
    }
}

impl Deed {
    /// Who does it, when it is not the earner.
    fn by(&self) -> Option<&str> {
        match self {
            Self::PassPrecheck { by }
            | Self::ReturnIncomplete { by, .. }
            | Self::Grant { by }
            | Self::DecideNotYet { by } => Some(by),
            Self::DraftSheet(sheet) | Self::SendScores(sheet) => Some(&sheet.by),
            _ => None,
        }
    }
}

//! From the written history to scenes in order of time.

use std::collections::BTreeMap;

use anyhow::{Context as _, bail};
use jiff::{SignedDuration, Timestamp};
use platform::db::Tx;

use super::cast::Cast;
use super::days::{Days, office_time, time};
use super::history::{Attestation, Claim, Deed, Earned, History, Revocation, Sheet, SignUp, Step};
use crate::actor::Role;
use crate::catalog;
use crate::organizations::{self, Organization};

/// The least time between two steps of one application.
const BREATH: SignedDuration = SignedDuration::from_mins(10);
/// How long before sending an application without a story was begun, in business days.
const BEGUN: i32 = 5;

/// One moment of the story.
#[derive(Clone, Debug)]
pub struct Scene {
    pub at: Timestamp,
    /// Names it when it goes wrong.
    pub title: String,
    pub act: Act,
}

/// What happens in a scene.
#[derive(Clone, Debug)]
pub enum Act {
    /// A step of an application, and who is seated when it comes into the queue by it.
    Step {
        tale: String,
        deed: Deed,
        seats: Vec<String>,
    },
    Revoke(Revocation),
    Claim(Claim),
    Review(Claim),
    Ask(Attestation),
    SignUp(SignUp),
}

/// Whose application it is, and of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tale {
    pub person: String,
    pub micro_credential: String,
    pub issuer: String,
}

/// The whole story.
#[derive(Clone, Debug, Default)]
pub struct Plot {
    /// By name.
    pub tales: BTreeMap<String, Tale>,
    /// In order of time.
    pub scenes: Vec<Scene>,
}

/// Reads the history as scenes. Content must be published: its issuers' calendars say when days are.
pub async fn plot(tx: &mut Tx, history: &History, cast: &Cast, days: &Days) -> anyhow::Result<Plot> {
    let mut plot = Plot::default();
    for earned in &history.earned {
        let issuer = publisher(tx, &earned.micro_credential).await?;
        let id = format!("{}-{}", earned.person, earned.micro_credential);
        let steps = earned.steps(history, cast, &issuer).with_context(|| id.clone())?;
        plot.add(
            days,
            &id,
            Tale::of(&earned.person, &earned.micro_credential, &issuer),
            &steps,
        )?;
    }
    for told in &history.applications {
        let issuer = publisher(tx, &told.micro_credential).await?;
        let tale = Tale::of(&told.person, &told.micro_credential, &issuer);
        plot.add(days, &told.id, tale, &told.steps)?;
    }
    for revocation in &history.revocations {
        let issuer = publisher(tx, &revocation.micro_credential).await?.slug;
        let title = format!("{}-{} is withdrawn", revocation.person, revocation.micro_credential);
        plot.beside(days, (&issuer, revocation.day), title, Act::Revoke(revocation.clone()))?;
    }
    plot.with_stacks(tx, history, days).await?;
    for (turn, wish) in history.updates.iter().enumerate() {
        let at = days.first(wish.day)? + BREATH * i32::try_from(turn).unwrap_or_default();
        let (title, act) = (format!("{} signs up for news", wish.email), Act::SignUp(wish.clone()));
        plot.scenes.push(Scene { at, title, act });
    }
    plot.scenes.sort_by_key(|scene| scene.at);
    Ok(plot)
}

async fn publisher(tx: &mut Tx, micro_credential: &str) -> anyhow::Result<Organization> {
    let found = catalog::current(tx, micro_credential).await;
    let version = found.with_context(|| format!("the micro-credential {micro_credential:?}"))?;
    Ok(organizations::organization(tx, &version.issuer).await?)
}

async fn stack_publisher(tx: &mut Tx, stack: &str) -> anyhow::Result<String> {
    let found = catalog::stack_by_slug(tx, stack).await;
    let stack = found.with_context(|| format!("the stack {stack:?}"))?;
    Ok(organizations::organization(tx, &stack.issuer).await?.slug)
}

impl Plot {
    /// Adds an application. Each step comes after the one before, whatever times of day were written.
    fn add(&mut self, days: &Days, id: &str, tale: Tale, steps: &[Step]) -> anyhow::Result<()> {
        let mut earliest = Timestamp::MIN;
        let mut steps = steps.iter().enumerate().peekable();
        while let Some((place, step)) = steps.next() {
            let title = format!("{id}, step {}", place + 1);
            if matches!(step.deed, Deed::Assign { .. }) {
                bail!("{title}: `assign` must follow what brings an application into the queue");
            }
            let assigned = steps.next_if(|(_, next)| matches!(next.deed, Deed::Assign { .. }));
            let seats = assigned.map_or_else(Vec::new, |(_, next)| next.deed.seats());
            let time = match &step.at {
                Some(at) => time(at).with_context(|| title.clone())?,
                None => office_time(self.tales.len() * 5 + place),
            };
            let at = days.at(&tale.issuer, step.day, time)?.max(earliest).min(days.now());
            earliest = at.checked_add(BREATH)?;
            let act = Act::Step {
                tale: id.to_owned(),
                deed: step.deed.clone(),
                seats,
            };
            self.scenes.push(Scene { at, title, act });
        }
        match self.tales.insert(id.to_owned(), tale) {
            None => Ok(()),
            Some(_) => bail!("the history has two applications called {id:?}"),
        }
    }

    async fn with_stacks(&mut self, tx: &mut Tx, history: &History, days: &Days) -> anyhow::Result<()> {
        for claim in &history.claims {
            let issuer = stack_publisher(tx, &claim.stack).await?;
            let title = format!("{} claims {}", claim.person, claim.stack);
            self.beside(days, (&issuer, claim.day), title.clone(), Act::Claim(claim.clone()))?;
            if let Some(review) = &claim.review {
                let act = Act::Review(claim.clone());
                self.beside(days, (&issuer, review.day), format!("{title}: review"), act)?;
            }
        }
        for asked in &history.attestations {
            let issuer = stack_publisher(tx, &asked.stack).await?;
            let title = format!("{} asks {}", asked.person, asked.from);
            self.beside(days, (&issuer, asked.asked), title, Act::Ask(asked.clone()))?;
        }
        Ok(())
    }

    /// Adds what happens beside applications, late in the day: whatever it follows from is done by then.
    fn beside(&mut self, days: &Days, (issuer, day): (&str, i32), title: String, act: Act) -> anyhow::Result<()> {
        let at = days.at(issuer, day, time("17:30")?)?;
        self.scenes.push(Scene { at, title, act });
        Ok(())
    }
}

impl Tale {
    fn of(person: &str, micro_credential: &str, issuer: &Organization) -> Self {
        Self {
            person: person.to_owned(),
            micro_credential: micro_credential.to_owned(),
            issuer: issuer.slug.clone(),
        }
    }
}

impl Deed {
    fn seats(&self) -> Vec<String> {
        match self {
            Self::Assign { to } => to.clone(),
            _ => Vec::new(),
        }
    }
}

impl Earned {
    /// The steps of an award without a story, as its issuer works.
    fn steps(&self, history: &History, cast: &Cast, issuer: &Organization) -> anyhow::Result<Vec<Step>> {
        let policy = &issuer.profile.policy;
        let (answers, changed) = (self.answers.clone(), BTreeMap::new());
        let mut steps = vec![
            step(self.sent - BEGUN, Deed::Start),
            step(self.sent, Deed::Send { answers, changed }),
        ];
        let mut queued = self.sent;
        if policy.precheck {
            queued += 1;
            let by = cast.who(Role::PreChecker, &issuer.slug)?;
            steps.push(step(queued, Deed::PassPrecheck { by }));
        }
        let to = self.assessors.to_vec();
        steps.push(step(queued, Deed::Assign { to }));
        let last = if policy.auto_decide { self.awarded } else { queued + 2 };
        for (place, day) in [(0, queued + 1), (1, last)] {
            steps.push(step(day, Deed::SendScores(self.sheet(history, place)?)));
        }
        if !policy.auto_decide {
            let by = cast.who(Role::Grantor, &issuer.slug)?;
            steps.push(step(self.awarded, Deed::Grant { by }));
        }
        Ok(steps)
    }

    /// Everything demonstrated.
    fn sheet(&self, history: &History, place: usize) -> anyhow::Result<Sheet> {
        let strengths = history.strengths.get(&self.micro_credential);
        let strengths = strengths.with_context(|| format!("no strengths for {}", self.micro_credential))?;
        Ok(Sheet {
            by: self.assessors[place].clone(),
            levels: BTreeMap::from([("rest".to_owned(), "demonstrated".to_owned())]),
            strengths: vec![strengths[place].clone()],
            confidence: Some(5),
            ..Sheet::default()
        })
    }
}

const fn step(day: i32, deed: Deed) -> Step {
    Step { day, at: None, deed }
}

//! A stack as one person sees it: its members with their own state, the ring, and what is missing.

use domain::stack::Progress;
use domain::stack::lifecycle::{Command, Journey};
use domain::workflow::State;

use crate::catalog::{Member, Stack};
use crate::records::portfolio::Portfolio;
use crate::records::words;
use crate::submissions::Summary;
use crate::ui::{Markup, Segment, Ui};

/// A micro-credential of a stack, as its person stands to it.
#[derive(Clone, Debug)]
pub struct Step {
    pub title: String,
    pub badge: Markup,
    pub tag: Markup,
    /// Where its name leads: the credential, the application, or the catalogue.
    pub path: String,
    pub segment: Segment,
}

/// A stack with everything of one person in it.
#[derive(Clone, Debug)]
pub struct Overview {
    pub slug: String,
    pub title: String,
    pub credential: String,
    pub steps: Vec<Step>,
    pub progress: Progress,
    pub journey: Journey,
    pub ring: Markup,
    /// `6 to go`.
    pub to_go: String,
    /// How many are being assessed, and by when the first result is expected; may be empty.
    pub in_review: String,
}

impl Overview {
    /// Puts together what was read before; asks the database nothing.
    pub fn of(ui: &Ui, stack: &Stack, journey: Journey, portfolio: &Portfolio, work: &[Summary]) -> Self {
        let members = stack.members.iter();
        let steps: Vec<Step> = members.map(|member| step(ui, member, portfolio, work)).collect();
        let segments: Vec<Segment> = steps.iter().map(|step| step.segment).collect();
        let progress = portfolio.progress(&stack.id, &stack.definition.rule);
        Self {
            slug: stack.slug.clone(),
            title: stack.definition.title.clone(),
            credential: stack.definition.comprehensive.title.clone(),
            ring: ui.ring(&segments, "ring-l"),
            to_go: words::to_go(ui, &progress, &words::titles(stack)),
            in_review: in_review(ui, stack, work),
            steps,
            journey: as_it_will_be(journey, progress.satisfied),
            progress,
        }
    }

    /// Whether there is anything of the person in it.
    pub fn is_begun(&self) -> bool {
        self.progress.earned > 0
            || self.journey != Journey::default()
            || self.steps.iter().any(|step| !step.path.starts_with("/catalog/"))
    }

    /// Where the road stands, in a sentence.
    pub fn stage(&self, ui: &Ui) -> String {
        let key = format!("records-stage-{}", self.journey.stage.as_str().replace('_', "-"));
        ui.t1(&key, "credential", self.credential.as_str())
    }

    /// `4 of 10`.
    pub fn steps_done(&self, ui: &Ui) -> String {
        let (done, total) = (self.progress.earned, self.progress.needed);
        ui.t2("records-steps", ("done", done), ("total", total))
    }

    /// The first member that nothing was done about.
    pub fn next_open(&self) -> Option<&Step> {
        self.steps.iter().find(|step| step.path.starts_with("/catalog/"))
    }
}

/// A road that may be claimed says so even before the work that notes it is done, and the other way round.
fn as_it_will_be(journey: Journey, satisfied: bool) -> Journey {
    match journey.step(Command::Evaluate, satisfied) {
        Ok((journey, _)) => journey,
        Err(_) => journey,
    }
}

fn step(ui: &Ui, member: &Member, portfolio: &Portfolio, work: &[Summary]) -> Step {
    let card = &member.card;
    let of_member = |submission: &&Summary| submission.micro_credential == member.micro_credential;
    let running = work
        .iter()
        .find(|submission| of_member(submission) && !submission.state.is_final());
    let held = portfolio.standing(&card.slug);
    let (tag, path, segment) = match (held, running) {
        (Some((credential, standing)), _) if portfolio.in_force(&card.slug).is_some() => {
            let path = format!("/me/credentials/{}", credential.id);
            (words::standing_tag(ui, standing), path, Segment::Done)
        }
        (_, Some(submission)) => running_step(ui, submission),
        (Some((credential, standing)), None) => {
            let path = format!("/me/credentials/{}", credential.id);
            (words::standing_tag(ui, standing), path, Segment::Open)
        }
        (None, None) => {
            let tag = ui.tag("", &ui.t("records-state-open"));
            (tag, format!("/catalog/{}", card.slug), Segment::Open)
        }
    };
    let open = if segment == Segment::Done {
        "badge-s"
    } else {
        "badge-s is-open"
    };
    Step {
        title: card.title.clone(),
        badge: ui.badge(&card.badge.shape, card.badge.hue, &card.badge.glyph, open),
        tag,
        path,
        segment,
    }
}

fn running_step(ui: &Ui, submission: &Summary) -> (Markup, String, Segment) {
    let segment = if is_in_review(submission) {
        Segment::Review
    } else {
        Segment::Open
    };
    let path = format!("/me/applications/{}", submission.id);
    (words::state_tag(ui, submission.state), path, segment)
}

fn is_in_review(submission: &Summary) -> bool {
    submission.state.awaits_staff() || submission.state == State::Appealed
}

fn in_review(ui: &Ui, stack: &Stack, work: &[Summary]) -> String {
    let ours = |submission: &&Summary| {
        let is_member = |member: &Member| member.micro_credential == submission.micro_credential;
        is_in_review(submission) && stack.members.iter().any(is_member)
    };
    let running: Vec<&Summary> = work.iter().filter(ours).collect();
    let count = i64::try_from(running.len()).unwrap_or(i64::MAX);
    match (
        count,
        running.iter().filter_map(|submission| submission.expected_on).min(),
    ) {
        (0, _) => String::new(),
        (_, None) => ui.t1("records-in-review", "n", count),
        (_, Some(day)) => ui.t2("records-in-review-by", ("n", count), ("day", ui.day(words::noon(day)))),
    }
}

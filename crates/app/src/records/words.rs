//! What is missing, and where something stands, as people say it.

use std::collections::HashMap;

use domain::award::Standing;
use domain::stack::{Missing, Progress};
use domain::workflow::State;
use fluent_bundle::FluentValue;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::catalog::{Stack, rule_words};
use crate::submissions::Summary;
use crate::ui::{Markup, Ui};

/// Names of micro-credentials and credentials by slug.
pub type Titles<'a> = HashMap<&'a str, &'a str>;

/// More missing things than this are counted, not listed.
const MOST_LISTED: u32 = 3;

/// The titles of a stack's members.
pub fn titles(stack: &Stack) -> Titles<'_> {
    let members = stack.members.iter();
    members
        .map(|member| (member.card.slug.as_str(), member.card.title.as_str()))
        .collect()
}

/// `1 to go: Making Sense`, `6 to go`, `All done`.
pub fn to_go(ui: &Ui, progress: &Progress, titles: &Titles<'_>) -> String {
    let count = progress.needed.saturating_sub(progress.earned);
    let Some(missing) = progress.missing.as_ref().filter(|_| count > 0) else {
        return ui.t("records-all-done");
    };
    let number = FluentValue::from(i64::from(count));
    if count > MOST_LISTED {
        return ui.say("records-to-go", &[("n", number)]);
    }
    let what = FluentValue::from(what(ui, missing, titles));
    ui.say("records-to-go-named", &[("n", number), ("what", what)])
}

/// What is missing, in one line: `Making Sense and a statement from your supervisor`.
fn what(ui: &Ui, missing: &Missing, titles: &Titles<'_>) -> String {
    let number = |number: u32| FluentValue::from(i64::from(number));
    let each = |of: &[Missing]| of.iter().map(|part| what(ui, part, titles)).collect::<Vec<_>>();
    match missing {
        Missing::Award(slug) => titles.get(slug.as_str()).copied().unwrap_or(slug.as_str()).to_owned(),
        Missing::Every(of) => ui.list(&each(of)),
        Missing::More { count, from } => {
            let from = FluentValue::from(either(ui, &each(from)));
            ui.say("records-missing-more", &[("n", number(*count)), ("names", from)])
        }
        Missing::Hours(hours) => ui.say("records-missing-hours", &[("n", number(*hours))]),
        Missing::Attestation { role, count } => {
            let role = FluentValue::from(rule_words::role(ui, role));
            ui.say(
                "records-missing-attestation",
                &[("count", number(*count)), ("role", role)],
            )
        }
        Missing::Exam { id, at_least } => {
            let percent = number(u32::from(*at_least));
            ui.say(
                "records-missing-exam",
                &[("exam", id.as_str().into()), ("percent", percent)],
            )
        }
        Missing::Within { months, of } => {
            let inner = FluentValue::from(what(ui, of, titles));
            let months = number(u32::from(*months));
            ui.say("records-missing-within", &[("what", inner), ("n", months)])
        }
    }
}

fn either(ui: &Ui, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => ui.t2("records-or", ("first", first.join(", ")), ("last", last.clone())),
    }
}

/// A day as a moment, for pages that write dates: noon, so that no time zone moves it.
pub fn noon(day: Date) -> Timestamp {
    TimeZone::UTC
        .to_timestamp(day.at(12, 0, 0, 0))
        .unwrap_or(Timestamp::UNIX_EPOCH)
}

/// What an earner is called to do, or waits for: the kind of its tag.
pub const fn kind(state: State) -> &'static str {
    match state {
        State::Draft => "brand",
        State::NotYet | State::CoachRequired | State::Denied => "bad",
        State::Awarded => "ok",
        State::Withdrawn | State::Abandoned | State::Closed => "plain",
        _ => "warn",
    }
}

/// Where a submission stands, as a tag.
pub fn state_tag(ui: &Ui, state: State) -> Markup {
    let key = match state {
        State::Draft => "draft",
        State::ReturnedIncomplete | State::PrivacyHold => "returned",
        State::IntegrityHold => "held",
        State::NotYet | State::CoachRequired => "not-yet",
        State::Awarded => "earned",
        State::Withdrawn | State::Closed | State::Denied => "ended",
        State::Abandoned => "put-aside",
        _ => "in-review",
    };
    ui.tag(kind(state), &ui.t(&format!("records-state-{key}")))
}

/// What happens next with a submission, and by when.
pub fn next(ui: &Ui, submission: &Summary) -> String {
    let (have, need) = submission.scores;
    let text = match submission.state {
        State::Assessing => ui.say(
            "records-next-assessing",
            &[("have", i64::from(have).into()), ("need", i64::from(need).into())],
        ),
        state => ui.t(&format!("records-next-{}", state.as_str().replace('_', "-"))),
    };
    match submission.expected_on.filter(|_| submission.state.awaits_staff()) {
        Some(day) => ui.t2("records-next-by", ("next", text), ("day", ui.day(noon(day)))),
        None => text,
    }
}

/// How a credential stands, as a tag; earned and in force is `Earned`.
pub fn standing_tag(ui: &Ui, standing: Standing) -> Markup {
    let (kind, key) = match standing {
        Standing::InForce => ("ok", "earned"),
        Standing::Expiring => ("ok", "expiring"),
        Standing::NotYetValid => ("warn", "begins-later"),
        Standing::Expired => ("warn", "expired"),
        Standing::Suspended => ("warn", "suspended"),
        Standing::Revoked => ("bad", "withdrawn"),
        Standing::Superseded => ("plain", "replaced"),
    };
    ui.tag(kind, &ui.t(&format!("records-state-{key}")))
}

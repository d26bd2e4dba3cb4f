//! What a verification says, in words: one sentence, then the checks, then what was not checked. Used by the page of an own credential
//! and by `/verify`, so that both say the same.
//!
//! If the signature fails, nothing of the content is shown anywhere: [`Verdict::shows_content`] is the one place that decides it.

use credential::verify::{Check, CheckState, Outcome, ProblemCode, Report};
use serde::Serialize;

use crate::ui::{Lang, Ui};

/// The words for one report, in the reader's language.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// `ok`, `warn`, `bad` or `neutral`: a colour, always beside words.
    pub kind: &'static str,
    /// The icon beside the heading.
    pub icon: &'static str,
    /// One plain sentence: the page's `h1`.
    pub heading: String,
    /// What it means and what to do.
    pub what: String,
    /// The checks that were made or could have been made, in the order of the standard.
    pub checks: Vec<CheckWords>,
    /// Whether the credential's content may be shown.
    pub shows_content: bool,
    /// Whether only title and holder may be shown.
    pub is_withdrawn: bool,
}

/// One check in words.
#[derive(Clone, Debug)]
pub struct CheckWords {
    pub kind: &'static str,
    pub icon: &'static str,
    pub heading: String,
    pub what: String,
}

impl Verdict {
    /// The words for `report`.
    pub fn of(ui: &Ui, report: &Report) -> Self {
        let (kind, icon) = colour(report.outcome);
        let key = key(report.outcome);
        let is_withdrawn = report.outcome == Outcome::Withdrawn;
        Self {
            kind,
            icon,
            heading: ui.t(&key),
            what: ui.t(&format!("{key}-what")),
            checks: report
                .checks
                .iter()
                .filter(|check| !is_absent(check))
                .map(|check| in_words(ui, check))
                .collect(),
            shows_content: report.credential.is_some() && !is_withdrawn,
            is_withdrawn,
        }
    }
}

fn colour(outcome: Outcome) -> (&'static str, &'static str) {
    match outcome {
        Outcome::InForce => ("ok", "check"),
        Outcome::Expired
        | Outcome::NotYetValid
        | Outcome::Suspended
        | Outcome::UnconfirmedIssuer
        | Outcome::Unfinished => ("warn", "alert"),
        Outcome::Withdrawn | Outcome::Changed => ("bad", "close"),
        Outcome::Unreadable => ("neutral", "info"),
    }
}

/// A check of something that the credential does not have says nothing to a reader.
fn is_absent(check: &Check) -> bool {
    check.problem.is_some_and(|problem| problem.code == ProblemCode::Absent)
}

/// The message key of an outcome; with `-what` behind it, of the sentence that explains it.
pub fn key(outcome: Outcome) -> String {
    format!("verdict-{}", word(&outcome))
}

/// A check's heading and what came of it.
pub fn words(lang: Lang, check: &Check) -> (String, String) {
    let id = word(&check.id);
    let what = match &check.problem {
        Some(problem) if problem.code == ProblemCode::Absent => "check-absent".to_owned(),
        Some(problem) => format!("problem-{}", word(&problem.code)),
        None => format!("check-{id}-passed"),
    };
    (lang.say(&format!("check-{id}"), &[]), lang.say(&what, &[]))
}

fn in_words(ui: &Ui, check: &Check) -> CheckWords {
    let (kind, icon) = match check.state {
        CheckState::Passed => ("ok", "check-circle"),
        CheckState::Failed => ("bad", "alert"),
        CheckState::NotPerformed => ("warn", "info"),
    };
    let (heading, what) = words(ui.lang, check);
    CheckWords {
        kind,
        icon,
        heading,
        what,
    }
}

/// A serialised word as message keys write it: `key_binding` is `key-binding`.
fn word(value: &impl Serialize) -> String {
    let text = serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default();
    text.replace('_', "-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use credential::verify::CheckId;

    #[test]
    fn every_outcome_check_and_problem_has_words_in_every_language() {
        let outcomes = [
            Outcome::InForce,
            Outcome::Expired,
            Outcome::NotYetValid,
            Outcome::Suspended,
            Outcome::Withdrawn,
            Outcome::UnconfirmedIssuer,
            Outcome::Unfinished,
            Outcome::Changed,
            Outcome::Unreadable,
        ];
        let checks = [
            CheckId::Readable,
            CheckId::Context,
            CheckId::Type,
            CheckId::Schema,
            CheckId::KeyBinding,
            CheckId::Signature,
            CheckId::Challenge,
            CheckId::Domain,
            CheckId::Status,
            CheckId::Validity,
            CheckId::Refresh,
            CheckId::Subject,
            CheckId::KnownIssuer,
            CheckId::RelatedResource,
            CheckId::Evidence,
            CheckId::Contained,
            CheckId::Endorsement,
        ];
        let mut keys = Vec::new();
        keys.extend(outcomes.iter().flat_map(|outcome| {
            [
                format!("verdict-{}", word(outcome)),
                format!("verdict-{}-what", word(outcome)),
            ]
        }));
        keys.extend(
            checks
                .iter()
                .flat_map(|id| [format!("check-{}", word(id)), format!("check-{}-passed", word(id))]),
        );
        keys.extend(
            ProblemCode::ALL
                .iter()
                .filter(|code| **code != ProblemCode::Absent)
                .map(|code| format!("problem-{}", word(code))),
        );
        for lang in Lang::ALL {
            let missing: Vec<_> = keys.iter().filter(|key| !lang.knows(key)).collect();
            assert!(missing.is_empty(), "{}: {missing:?}", lang.tag());
        }
    }
}

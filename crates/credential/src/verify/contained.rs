//! Credentials inside the credential: endorsements, and what a Comprehensive Learner Record holds. Each is verified on its own, and its
//! report stands beside the one of the whole.

use serde::Serialize;
use serde_json::Value;

use super::envelope;
use super::problem::ProblemCode;
use super::reading::{self, Reading};
use super::report::{Check, CheckId, Outcome, Report};
use super::{Known, Policy, Scope};
use crate::json;

/// The report of one credential inside another.
#[derive(Debug, Clone, Serialize)]
pub struct Contained {
    /// JSON Pointer to it in the outer document.
    pub pointer: String,
    /// What was found out about it.
    pub report: Report,
}

/// How the credentials of a record stand. The order is that of weight: of several the largest counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// There are none, or each is what its issuer signed. Some may be out of force: a record tells what was earned.
    #[default]
    Sound,
    /// The issuer of at least one is nobody this verification knows.
    Unconfirmed,
    /// At least one could not be checked to the end.
    Unfinished,
    /// At least one is not what its issuer signed.
    Fails,
}

/// What came of all of them.
#[derive(Default)]
pub(super) struct Finding {
    pub standing: Standing,
    pub checks: Vec<Check>,
    pub reports: Vec<Contained>,
    pub wants: Vec<String>,
}

/// A credential as it stands in the document.
pub(super) struct Found<'a> {
    pointer: String,
    document: &'a Value,
    check: CheckId,
}

/// Verifies what a record holds, and each endorsement of credential, issuer and achievement.
pub(super) fn examine(reading: &Reading, known: &Known, policy: &Policy, scope: &Scope) -> Finding {
    let mut finding = Finding::default();
    let mut found = held(&reading.document);
    found.extend(super::endorsement::find(&reading.document));
    for one in found {
        finding.add(one, known, policy, scope);
    }
    if finding.checks.iter().all(|check| check.id != CheckId::Endorsement) {
        let none = Check::not_performed(CheckId::Endorsement, ProblemCode::Absent);
        finding.checks.push(none);
    }
    finding
}

/// The credentials of a Comprehensive Learner Record.
fn held(document: &Value) -> Vec<Found<'_>> {
    if !json::holds(document.get("type"), "ClrCredential") {
        return Vec::new();
    }
    let subjects = json::list(document.get("credentialSubject"));
    let is_set = document.get("credentialSubject").is_some_and(Value::is_array);
    let mut found = Vec::new();
    for (index, subject) in subjects.iter().enumerate() {
        let place = if is_set {
            format!("/credentialSubject/{index}")
        } else {
            "/credentialSubject".to_owned()
        };
        found.extend(each(subject, &place, "verifiableCredential", CheckId::Contained));
    }
    found
}

/// The values of a member, each with its place.
pub(super) fn each<'a>(
    holder: &'a Value,
    place: &str,
    member: &str,
    check: CheckId,
) -> impl Iterator<Item = Found<'a>> {
    let prefix = format!("{place}/{member}");
    let is_set = holder.get(member).is_some_and(Value::is_array);
    let values = json::list(holder.get(member)).iter().enumerate();
    values.map(move |(index, document)| Found {
        pointer: if is_set {
            format!("{prefix}/{index}")
        } else {
            prefix.clone()
        },
        document,
        check,
    })
}

impl Finding {
    fn add(&mut self, found: Found<'_>, known: &Known, policy: &Policy, scope: &Scope) {
        let Found {
            pointer,
            document,
            check,
        } = found;
        let Some(inner) = scope.inner() else {
            self.checks
                .push(Check::not_performed(check, ProblemCode::TooManyContained).at(pointer));
            self.weigh(check, Standing::Unfinished);
            return;
        };
        let mut report = match read(document, policy.inline_contexts) {
            Err(refusal) => Report::unreadable(refusal),
            Ok(reading) if check == CheckId::Endorsement && !is_endorsement(&reading) => Report::unreadable(vec![
                Check::failed(CheckId::Type, ProblemCode::NotAnEndorsement).at("/type"),
            ]),
            Ok(reading) => super::examine_within(reading, known, policy, &inner),
        };
        self.wants.append(&mut report.wants);
        self.weigh(check, standing(report.outcome));
        self.checks.push(summary(check, report.outcome).at(&*pointer));
        self.reports.push(Contained { pointer, report });
    }

    /// A record is as good as what it holds; an endorsement speaks for itself alone.
    fn weigh(&mut self, check: CheckId, standing: Standing) {
        if check == CheckId::Contained {
            self.standing = self.standing.max(standing);
        }
    }
}

/// A credential with its proof inside, as a token, or enveloped (VCDM 2.0, §4.13.2).
fn read(document: &Value, inline_contexts: bool) -> Result<Reading, Vec<Check>> {
    let Some(file) = envelope::file_in(document) else {
        return reading::read_embedded(document.clone(), inline_contexts);
    };
    let content = file.map_err(|code| vec![Check::failed(CheckId::Readable, code)])?;
    reading::read_credential(&content, inline_contexts)
}

fn is_endorsement(reading: &Reading) -> bool {
    json::holds(reading.document.get("type"), "EndorsementCredential")
}

fn standing(outcome: Outcome) -> Standing {
    match outcome {
        Outcome::Changed | Outcome::Unreadable => Standing::Fails,
        Outcome::Unfinished => Standing::Unfinished,
        Outcome::UnconfirmedIssuer => Standing::Unconfirmed,
        Outcome::InForce | Outcome::Expired | Outcome::NotYetValid | Outcome::Suspended | Outcome::Withdrawn => {
            Standing::Sound
        }
    }
}

/// One line about an inner credential among the checks of the outer one. Whether its issuer is known is a check of its own report:
/// an endorser need not be.
fn summary(id: CheckId, outcome: Outcome) -> Check {
    let check = match (outcome, id) {
        (Outcome::InForce | Outcome::UnconfirmedIssuer, _) => Check::passed(id),
        (Outcome::Unfinished, CheckId::Endorsement) => Check::not_performed(id, ProblemCode::EndorsementUnfinished),
        (Outcome::Unfinished, _) => Check::not_performed(id, ProblemCode::ContainedUnfinished),
        (_, CheckId::Endorsement) => Check::failed(id, ProblemCode::EndorsementFailed),
        (Outcome::Changed | Outcome::Unreadable, _) => Check::failed(id, ProblemCode::ContainedFailed),
        _ => Check::failed(id, ProblemCode::ContainedNotInForce),
    };
    check.saying(outcome)
}

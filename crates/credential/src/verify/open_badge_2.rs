//! Badges of Open Badges 2.0: true because their issuer hosts them, or signed with a key that the issuer's profile names.
//!
//! Of what a badge says about its own badge class and issuer nothing counts: where they have web addresses, what is hosted there
//! does. So nobody can hand in a badge with a profile of another's name and a key of their own.

mod hosted;
mod older;
mod parts;
mod signed;

use std::collections::BTreeSet;

use serde_json::{Value, json};

pub(super) use older::Older;

use super::contained;
use super::content::Verified;
use super::known::{Fetched, Known};
use super::precedence::{Facts, decide};
use super::problem::ProblemCode;
use super::report::{Check, CheckId, Outcome, Report};
use super::signature::Signature;
use super::status::Standing;
use super::{MAX_WANTS, Policy, known_issuer, validity};
use crate::json::{id_of, list};
use parts::Badge;

/// Why a badge is not verified to the end.
enum Stop {
    /// The check that says so, and how that weighs.
    At(Signature, Check),
    /// The issuer has withdrawn it, and nothing else of it is left to look at.
    Gone,
}

impl Stop {
    fn malformed(pointer: &str) -> Self {
        let check = Check::failed(CheckId::Type, ProblemCode::Badge2Malformed).at(pointer);
        Self::At(Signature::Unsupported, check)
    }

    fn changed(id: CheckId, code: ProblemCode) -> Self {
        Self::At(Signature::Fails, Check::failed(id, code))
    }
}

/// Verifies a badge: hosted, signed, or known by its address alone.
pub(super) fn examine(badge: Older, known: &Known, policy: &Policy) -> Report {
    let mut wants = Wants::default();
    let found = match badge {
        Older::At(url) => hosted::examine(&url, None, known, &mut wants),
        Older::Document(document) => hosted_document(&document, known, &mut wants),
        Older::Token(token) => signed::examine(&token, known, &mut wants),
    };
    let stop = match found {
        Ok(found) => return report(&found, policy, wants),
        Err(stop) => stop,
    };
    let mut checks = vec![Check::passed(CheckId::Readable)];
    match stop {
        Stop::At(verdict, check) => {
            checks.push(check);
            Report::without_content(decide(&Facts::of_signature(verdict)), checks, wants.0)
        }
        Stop::Gone => {
            checks.push(Check::failed(CheckId::Status, ProblemCode::Revoked));
            Report::without_content(Outcome::Withdrawn, checks, wants.0)
        }
    }
}

/// An assertion as a document: it says where it is hosted, and what is hosted there counts.
fn hosted_document(document: &Value, known: &Known, wants: &mut Wants) -> Result<Found, Stop> {
    if !crate::json::holds(document.get("type"), "Assertion") {
        return Err(Stop::malformed("/type"));
    }
    let url = document
        .get("id")
        .and_then(Value::as_str)
        .filter(|id| is_web_address(id));
    let url = url.ok_or_else(|| Stop::malformed("/id"))?;
    hosted::examine(url, Some(document), known, wants)
}

/// A badge whose issuer stands by it.
struct Found {
    badge: Badge,
    standing: Standing,
    status: Check,
}

/// The URLs that would let more checks finish.
#[derive(Default)]
struct Wants(BTreeSet<String>);

impl Wants {
    /// The document behind `url`.
    fn fetch(&mut self, url: &str, known: &Known) -> Result<Value, Stop> {
        match known.get(url) {
            Some(Fetched::Body(bytes)) => crate::json::parse(bytes).map_err(|_| open(ProblemCode::Badge2Unreachable)),
            Some(Fetched::Failed(_)) => Err(open(ProblemCode::Badge2Unreachable)),
            None => {
                self.0.insert(url.to_owned());
                Err(open(ProblemCode::Badge2NotFetched))
            }
        }
    }
}

fn open(code: ProblemCode) -> Stop {
    Stop::At(Signature::Unchecked, Check::not_performed(CheckId::Signature, code))
}

fn is_web_address(url: &str) -> bool {
    (url.starts_with("https://") || url.starts_with("http://")) && crate::json::is_uri(url)
}

fn report(found: &Found, policy: &Policy, wants: Wants) -> Report {
    let badge = &found.badge;
    let passed = [
        CheckId::Readable,
        CheckId::Context,
        CheckId::Type,
        CheckId::KeyBinding,
        CheckId::Signature,
    ];
    let mut checks: Vec<Check> = passed.into_iter().map(Check::passed).collect();
    checks.push(badge.form());
    checks.push(badge.recipient());
    checks.push(found.status.clone());
    let (validity, dates) = validity::examine(&badge.dates(), policy.now);
    checks.push(dates);
    let issuer_known = policy.trusted_issuers.contains(&badge.issuer_id);
    checks.push(known_issuer(issuer_known));
    checks.extend(evidence(&badge.assertion));
    let facts = Facts {
        signature: Signature::Holds,
        status: found.standing,
        validity,
        issuer_known,
        contained: contained::Standing::Sound,
    };
    let outcome = decide(&facts);
    Report {
        outcome,
        checks,
        credential: (outcome != Outcome::Unreadable).then(|| content(badge)),
        contained: Vec::new(),
        wants: wants.0.into_iter().take(MAX_WANTS).collect(),
    }
}

/// The standard has no digests, so nothing behind a link can be vouched for.
fn evidence(assertion: &Value) -> Vec<Check> {
    let items = list(assertion.get("evidence"));
    if items.is_empty() {
        return vec![Check::not_performed(CheckId::Evidence, ProblemCode::Absent)];
    }
    let code = |item: &Value| match id_of(Some(item)) {
        Some(_) => ProblemCode::EvidenceNotFetched,
        None => ProblemCode::EvidenceWithoutLink,
    };
    items
        .iter()
        .enumerate()
        .map(|(index, item)| Check::not_performed(CheckId::Evidence, code(item)).at(format!("/evidence/{index}")))
        .collect()
}

fn content(badge: &Badge) -> Verified {
    let text = |object: &Value, name: &str| object.get(name).and_then(Value::as_str).map(str::to_owned);
    let recipient = &badge.assertion["recipient"];
    let is_open = recipient["hashed"] != true && recipient["type"] != "email";
    Verified {
        id: text(&badge.assertion, "id"),
        name: text(&badge.class, "name"),
        issuer_id: badge.issuer_id.clone(),
        issuer_name: text(&badge.issuer, "name"),
        subject_id: text(recipient, "identity").filter(|_| is_open),
        subject_name: None,
        achievement_id: text(&badge.class, "id"),
        achievement_name: text(&badge.class, "name"),
        valid_from: text(&badge.assertion, "issuedOn"),
        valid_until: text(&badge.assertion, "expires"),
        document: badge.assembled(),
    }
}

/// Dates under the names of the newer standard.
fn dates(assertion: &Value) -> Value {
    let mut dates = json!({});
    for (older, newer) in [("issuedOn", "validFrom"), ("expires", "validUntil")] {
        if let Some(date) = assertion.get(older) {
            dates[newer] = date.clone();
        }
    }
    dates
}

//! What a document must pass before and after it is signed: our own linter, and our own verifier in a stranger's place.

use std::collections::BTreeMap;

use credential::key::{Signer, SigningKey};
use credential::verify::{Fetched, Known, Outcome, Policy, Report, verify};
use credential::{did, open_badge, proof};
use jiff::Timestamp;
use serde_json::Value;

use super::facts::Facts;
use super::{document, status_list};
use crate::Result;

/// A throwaway issuer, with an empty list wherever its documents say that theirs is published.
#[derive(Debug)]
pub struct Rehearsal {
    key: SigningKey,
    issuer: String,
    lists: Known,
}

impl Rehearsal {
    /// Prepares for documents with these facts.
    ///
    /// # Errors
    /// When a list cannot be signed.
    pub fn of<'a>(all: impl IntoIterator<Item = &'a Facts>) -> Result<Self> {
        let mut began: BTreeMap<&str, Timestamp> = BTreeMap::new();
        for facts in all {
            let earliest = began.entry(&facts.list).or_insert(facts.valid_from);
            *earliest = facts.valid_from.min(*earliest);
        }
        let key = SigningKey::from_seed(&platform::random::bytes::<32>());
        let signer = Signer::from(key.clone());
        let mut lists = Known::new();
        for (url, now) in began {
            lists.insert(url, Fetched::Body(status_list::empty(url, &signer, now)?.into_bytes()));
        }
        Ok(Self {
            issuer: key.public().did_key(),
            key,
            lists,
        })
    }

    /// Signs a copy as if this issuer issued it, and verifies it: whatever a verifier would refuse in the content comes to light while
    /// nothing bears the real issuer's name.
    ///
    /// # Errors
    /// Says what the linter or the verifier found.
    pub fn run(&self, facts: &Facts, document: &Value) -> Result<()> {
        if let Some(fault) = open_badge::lint(document).into_iter().next() {
            return Err(anyhow::anyhow!(
                "the draft departs from the schema at {}: {}",
                fault.pointer,
                fault.message
            )
            .into());
        }
        let mut copy = document.clone();
        copy["issuer"]["id"] = self.issuer.clone().into();
        let now = facts.valid_from;
        let method = self.key.public().did_key_method();
        let signed = proof::sign(&copy, &self.key, &method, now).map_err(anyhow::Error::from)?;
        in_force(&asked(&document::text(&signed)?, &self.lists, self.issuer.clone(), now))
    }
}

/// Rehearses one document.
///
/// # Errors
/// As [`Rehearsal::run`].
pub fn rehearse(facts: &Facts, document: &Value) -> Result<()> {
    Rehearsal::of([facts])?.run(facts, document)
}

/// What a stranger would fetch to verify an issuer's credentials, gathered once for many of them.
#[derive(Clone, Debug)]
pub struct Published {
    issuer: String,
    known: Known,
}

impl Published {
    /// The issuer's keys, as its documents give them.
    pub fn of(issuer: &str, keys: &[did::PublishedKey]) -> Self {
        let mut known = Known::new();
        if let Ok(did::Controller::At(url)) = did::locate(issuer) {
            known = known.with(url, did::issuer_document(issuer, keys).to_string());
            for (kid, key) in keys.iter().filter_map(|key| Some((key.kid.as_ref()?, &key.key))) {
                known = known.with(kid, key.to_jwk().to_string());
            }
        }
        Self {
            issuer: issuer.to_owned(),
            known,
        }
    }

    /// A status list, as it is served.
    pub fn add_list(&mut self, url: &str, text: &str) {
        self.known.insert(url, Fetched::Body(text.into()));
    }

    /// What a verifier says of a signed text at a moment.
    pub fn judge(&self, signed: &str, now: Timestamp) -> Report {
        asked(signed, &self.known, self.issuer.clone(), now)
    }

    /// Verifies a signed text.
    ///
    /// # Errors
    /// Says what the verifier found.
    pub fn stands(&self, signed: &str, now: Timestamp) -> Result<()> {
        in_force(&self.judge(signed, now))
    }

    /// Verifies the signed text of an award, and that it is the drafted document and a proof, nothing else.
    ///
    /// # Errors
    /// Says what is not as it was drafted, or what the verifier found.
    pub fn confirm(&self, facts: &Facts, unsigned: &str, signed: &str, now: Timestamp) -> Result<()> {
        let mut document: Value = serde_json::from_str(signed).map_err(anyhow::Error::from)?;
        let proof = document.as_object_mut().and_then(|object| object.remove("proof"));
        if proof.is_none() || document::text(&document)? != unsigned {
            return Err(anyhow::anyhow!("what was signed is not what was drafted").into());
        }
        self.stands(signed, now.max(facts.valid_from))
    }
}

fn asked(signed: &str, known: &Known, issuer: String, now: Timestamp) -> Report {
    verify(signed.as_bytes(), known, &Policy::new(now, [issuer].into()))
}

fn in_force(report: &Report) -> Result<()> {
    if report.outcome == Outcome::InForce {
        return Ok(());
    }
    let checks: Vec<_> = report.checks.iter().filter(|check| check.problem.is_some()).collect();
    Err(anyhow::anyhow!("our own verifier answers {:?}: {checks:?}", report.outcome).into())
}

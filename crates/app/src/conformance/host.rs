//! What the host holds: its issuers, what it remembers, and what it knows without asking anybody.

use std::sync::Arc;

use anyhow::Context;
use axum::http::StatusCode;
use credential::verify::{Known, Policy};
use platform::clock::Clock;

use super::issuer::{self, FIRST, Issuer, Seed};
use super::register::Register;
use crate::vcalm::{Problem, Refusal};

/// The running host. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Host(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    issuers: Vec<Issuer>,
    register: Register,
    clock: Clock,
}

impl Host {
    /// Makes keys and list. `base` is where the host will be reached, without a slash at its end.
    ///
    /// # Errors
    /// When no key can be drawn from the seed.
    pub fn new(seed: Seed, base: &str, clock: Clock) -> anyhow::Result<Self> {
        let issuers = issuer::all(seed)?;
        let lister = issuers.iter().find(|issuer| issuer.lists).context("nobody lists")?;
        let register = Register::new(lister, base, clock.now())?;
        Ok(Self(Arc::new(Inner {
            issuers,
            register,
            clock,
        })))
    }

    /// Name and identifier of every issuer.
    pub fn issuers(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.issuers.iter().map(|issuer| (issuer.name, issuer.id.as_str()))
    }

    pub(super) fn issuer(&self, name: &str) -> Refusal<&Issuer> {
        let found = self.0.issuers.iter().find(|issuer| issuer.name == name);
        found.ok_or_else(|| Problem::of_status(StatusCode::NOT_FOUND, "no suite has this name"))
    }

    /// The one that signs at the root.
    pub(super) fn first(&self) -> Refusal<&Issuer> {
        self.issuer(FIRST)
    }

    pub(super) fn register(&self) -> &Register {
        &self.0.register
    }

    pub(super) fn now(&self) -> jiff::Timestamp {
        self.0.clock.now()
    }

    pub(super) fn known(&self) -> Arc<Known> {
        self.0.register.known()
    }

    /// Suites test contexts that a document brings along, and proofs that somebody other than the issuer made; whether these
    /// count is told by what was asked.
    pub(super) fn policy(&self) -> Policy {
        Policy {
            inline_contexts: true,
            foreign_keys: true,
            ..Policy::new(self.now(), [].into())
        }
    }
}

//! Tests from outside the crate: against an oracle, against the official suites, against abuse.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

mod abuse;
mod agreement;
mod canonical;
mod documents;
mod generate;
mod labels;
mod official;
mod oracle;
mod refusals;
mod scoped_values;
mod suites;

//! The crate from outside: issue, publish, fetch, verify, as the house and a stranger would.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

mod dcc;
mod disclosure;
mod edtech;
mod endorsements;
mod hostile;
#[path = "../../../jsonld/tests/it/official.rs"]
mod official;
mod older;
mod older_signed;
mod outcomes;
mod presentations;
mod properties;
mod published_keys;
mod records;
mod related;
mod schemas;
mod sd_properties;
mod sd_vectors;
mod selective;
mod status;
mod status_remembered;
mod support;
mod token_status;
mod tokens;
mod vectors;

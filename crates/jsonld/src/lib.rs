#![doc = include_str!("../README.md")]
//!
//! # The profile
//!
//! This is not a general JSON-LD processor. It answers for credentials, and where it answers, it
//! answers as the standards do; everything else it refuses. Refused are:
//!
//! * **Contexts** other than those of [`known_contexts`], compared letter by letter; `null`
//!   contexts; `@context` anywhere but at the root of a credential (the document itself, or a
//!   credential in a presentation, in a transcript or as an endorsement) that does not merely repeat it;
//!   context objects inside the document, unless [`Limits::inline_contexts`] admits them. A
//!   context that the holder may choose can swap the meaning of two signed terms.
//! * **What would be dropped**: undefined properties and types, terms mapped to null, relative
//!   IRIs (there is no base), free-floating values, `@index`, graphs that say nothing.
//!   A claim that leaves no statement is a claim that nobody signed.
//! * **Constructs no credential needs**: `@graph`, `@included`, `@nest`, `@reverse`, `@base`,
//!   `@import`, `@propagate`, containers by `@id`, `@type` or `@index`, blank nodes as properties.
//! * **What processors disagree about**: integers beyond double precision, doubles that are
//!   written differently (see [`to_quads`]), one keyword under two names, two equal JSON keys.
//!
//! Base direction (`@direction`) is kept, as an `i18n` datatype, which is what the signers in
//! the field do. Language tags are brought into lower case, for the same reason.
//!
//! # Work
//!
//! [`Limits`] bounds the size, the depth, the statements, the blank nodes and the steps of the
//! one exponential algorithm among these. A poisoned graph is refused, in bounded memory.

#![warn(missing_docs)]

mod canon;
mod context;
mod dataset;
mod error;
mod iri;
mod jcs;
pub mod json;
mod limits;
pub mod nquads;
mod press;
mod table;

pub use canon::{Canonical, Hash, canonicalize, issue};
pub use context::{context_document, known_contexts};
pub use dataset::{Dataset, Quad, Term};
pub use error::{Bound, Error};
pub use jcs::jcs;
pub use limits::Limits;
pub use press::{label_blank_nodes, to_quads};

/// Both steps at once: [`to_quads`] and [`canonicalize`].
///
/// # Errors
/// Those of the two steps.
pub fn canonical_nquads(document: &serde_json::Value, hash: Hash, limits: &Limits) -> Result<String, Error> {
    canonical(press::Root::of(document)?, hash, limits)
}

/// As [`canonical_nquads`], of an object that stands in a document: read under the `context` of the document in place of any
/// of its own, and without the member `left_out`. What a proof's configuration is to a signed document, with nothing copied.
///
/// # Errors
/// As [`canonical_nquads`].
pub fn canonical_nquads_under(
    context: &serde_json::Value,
    map: &serde_json::Map<String, serde_json::Value>,
    left_out: &str,
    hash: Hash,
    limits: &Limits,
) -> Result<String, Error> {
    let context = Some(context);
    canonical(press::Root { map, context, left_out }, hash, limits)
}

fn canonical(root: press::Root<'_>, hash: Hash, limits: &Limits) -> Result<String, Error> {
    let dataset = root.to_quads(limits)?;
    let nquads = canonicalize(&dataset, hash, limits);
    dataset.recycle();
    nquads
}

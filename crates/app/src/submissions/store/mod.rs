//! SQL of this room, by noun.

pub mod artifact;
pub mod attempt;
pub mod consent;
pub mod declaration;
pub mod done;
pub mod link;
pub mod response;
pub mod returned;
pub mod snapshot;
pub mod submission;
pub mod upload;

/// A small number out of a `bigint` column.
fn small(stored: i64) -> u32 {
    u32::try_from(stored).unwrap_or(0)
}

/// A length out of a `bigint` column.
fn length(stored: i64) -> u64 {
    u64::try_from(stored).unwrap_or(0)
}

/// A length for a `bigint` column.
fn stored(length: u64) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// One attempt of one submission: what most rows of this room belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub submission: crate::ids::SubmissionId,
    pub attempt: u32,
}

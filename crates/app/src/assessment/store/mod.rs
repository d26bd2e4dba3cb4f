//! SQL of assessment.

pub mod assignment;
pub mod result;
pub mod sheet;

/// A number out of a `bigint` column that only ever held small ones.
fn small(stored: i64) -> u32 {
    u32::try_from(stored).unwrap_or(u32::MAX)
}

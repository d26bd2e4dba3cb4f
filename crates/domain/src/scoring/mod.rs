//! Scoring (product rules §5): a public rubric, independent score sheets, how they merge, and what they decide.
//!
//! The road of one attempt: [`scorers_needed`] says how many assessors; each sheet passes [`feedback_gate`];
//! [`merge`] brings them together; [`read`] says what the workflow does next; a lead's [`adjudicate`] settles what
//! was disputed; [`decision`] is the finding that the issuer grants or returns.

mod gate;
mod merge;
mod rubric;
mod scorers;
mod sheet;

pub use gate::{Missing, feedback_gate};
pub use merge::{
    Adjudicated, AdjudicationError, Finding, Merged, MergedCriterion, Reading, Unsettled, Verdict, adjudicate,
    decision, merge, read,
};
pub use rubric::{Criterion, Level, Rubric, RubricError};
pub use scorers::{AttemptFacts, Scorers, near_threshold, scorers_needed};
pub use sheet::{Citation, Confidence, CriterionScore, Place, ScoreSheet, SheetError};

#[cfg(test)]
mod tests;

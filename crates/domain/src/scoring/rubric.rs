//! The rubric as the rules see it: ordered levels and a requirement, no words.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::CriterionId;

/// A level by its place in the criterion's list, from 0 (lowest).
pub type Level = u8;

/// One line of a rubric. A prompt scored `pass_fail` or `complete` is a criterion with two levels, the upper one
/// required.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Which criterion.
    pub id: CriterionId,
    /// How many levels it has, ordered low to high. 2 to 9.
    pub levels: Level,
    /// The level that must be reached. At least 1: a criterion that nobody can miss decides nothing.
    pub required: Level,
}

impl Criterion {
    /// Whether this level meets the requirement.
    #[must_use]
    pub const fn is_met_by(&self, level: Level) -> bool {
        level >= self.required
    }
}

/// The rubric of one version: the one shown to the public is the one assessors use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rubric {
    criteria: Vec<Criterion>,
}

/// Why a list of criteria is no rubric.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RubricError {
    /// A rubric without criteria would award everybody.
    #[error("a rubric needs at least one criterion")]
    Empty,
    /// More than [`Rubric::MAX_CRITERIA`].
    #[error("a rubric has at most {} criteria", Rubric::MAX_CRITERIA)]
    TooLong,
    /// The same criterion twice.
    #[error("criterion {0} stands twice")]
    Twice(CriterionId),
    /// Fewer than 2 or more than 9 levels.
    #[error("criterion {0} needs 2 to 9 levels")]
    Levels(CriterionId),
    /// The required level does not exist, or is the lowest.
    #[error("criterion {0} requires a level that cannot be missed or cannot be reached")]
    Required(CriterionId),
}

impl Rubric {
    /// The most criteria a rubric may have. Sample rubrics have 4 to 6.
    pub const MAX_CRITERIA: usize = 50;

    /// Checks and keeps a list of criteria, in their public order.
    ///
    /// # Errors
    /// The first [`RubricError`] in the order of the list.
    pub fn new(criteria: Vec<Criterion>) -> Result<Self, RubricError> {
        if criteria.is_empty() {
            return Err(RubricError::Empty);
        }
        if criteria.len() > Self::MAX_CRITERIA {
            return Err(RubricError::TooLong);
        }
        let mut seen = BTreeSet::new();
        for criterion in &criteria {
            if !seen.insert(&criterion.id) {
                return Err(RubricError::Twice(criterion.id.clone()));
            }
            if !(2..=9).contains(&criterion.levels) {
                return Err(RubricError::Levels(criterion.id.clone()));
            }
            if criterion.required == 0 || criterion.required >= criterion.levels {
                return Err(RubricError::Required(criterion.id.clone()));
            }
        }
        Ok(Self { criteria })
    }

    /// The criteria in their public order.
    #[must_use]
    pub fn criteria(&self) -> &[Criterion] {
        &self.criteria
    }

    /// One criterion by its name.
    #[must_use]
    pub fn criterion(&self, id: &CriterionId) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id == *id)
    }
}

impl<'de> Deserialize<'de> for Rubric {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Raw {
            criteria: Vec<Criterion>,
        }
        let raw = Raw::deserialize(deserializer)?;
        Self::new(raw.criteria).map_err(serde::de::Error::custom)
    }
}

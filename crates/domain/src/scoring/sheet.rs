//! One assessor's score sheet.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Level, Rubric};
use crate::{CriterionId, PersonId, PromptId};

/// A place inside a piece of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// A paragraph of a text answer, from 1.
    Paragraph(u32),
    /// A page of a document, from 1.
    Page(u32),
    /// A moment of a recording, in whole seconds from its start.
    Second(u32),
}

/// Where in the evidence a comment points.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Citation {
    /// The prompt that the evidence answers.
    pub prompt: PromptId,
    /// Which artifact handed in for the prompt, counted from 0; `None` for the text answer itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub artifact: Option<u32>,
    /// The place in it.
    pub place: Place,
}

/// How sure the assessor is, from 1 (guessing) to 5 (certain).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Confidence(u8);

impl Confidence {
    /// Low enough that a second look is worth its time.
    #[must_use]
    pub const fn is_low(self) -> bool {
        self.0 <= 2
    }
}

impl TryFrom<u8> for Confidence {
    type Error = &'static str;

    fn try_from(value: u8) -> Result<Self, Self::Error> {
        if (1..=5).contains(&value) {
            Ok(Self(value))
        } else {
            Err("confidence is 1 to 5")
        }
    }
}

impl From<Confidence> for u8 {
    fn from(confidence: Confidence) -> Self {
        confidence.0
    }
}

/// What one assessor says about one criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionScore {
    /// Which criterion.
    pub criterion: CriterionId,
    /// The level the evidence shows.
    pub level: Level,
    /// What the assessor saw. May be empty at or above the required level.
    #[serde(default)]
    pub comment: String,
    /// What would meet the criterion, or one thing to try.
    #[serde(default)]
    pub next_step: String,
    /// The places in the evidence that the comment is about.
    #[serde(default)]
    pub citations: Vec<Citation>,
}

/// Everything one assessor sends for one attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoreSheet {
    /// Who scored. Rooms never show this to the earner or to the other assessors.
    pub assessor: PersonId,
    /// One score for each criterion of the rubric, in any order.
    pub scores: Vec<CriterionScore>,
    /// What is strong in this evidence, overall.
    #[serde(default)]
    pub strengths: Vec<String>,
    /// How sure the assessor is, if they said.
    #[serde(default)]
    pub confidence: Option<Confidence>,
}

/// Why a sheet, or a set of sheets, does not fit a rubric.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// Nothing to merge.
    #[error("there are no scores")]
    NoSheets,
    /// One assessor counts once.
    #[error("one assessor has two sheets")]
    AssessorTwice(PersonId),
    /// A criterion has no score.
    #[error("criterion {0} has no score")]
    Unscored(CriterionId),
    /// A criterion has two scores on one sheet.
    #[error("criterion {0} is scored twice")]
    ScoredTwice(CriterionId),
    /// The rubric has no such criterion.
    #[error("criterion {0} is not in the rubric")]
    Unknown(CriterionId),
    /// The criterion has no such level.
    #[error("criterion {0} has no such level")]
    NoSuchLevel(CriterionId),
}

impl ScoreSheet {
    /// The score for a criterion.
    #[must_use]
    pub fn score(&self, criterion: &CriterionId) -> Option<&CriterionScore> {
        self.scores.iter().find(|score| score.criterion == *criterion)
    }

    /// Checks that every criterion of the rubric has exactly one score, on a level that exists.
    ///
    /// # Errors
    /// The first thing that does not fit.
    pub fn check(&self, rubric: &Rubric) -> Result<(), SheetError> {
        let mut seen = BTreeSet::new();
        for score in &self.scores {
            let id = &score.criterion;
            let criterion = rubric.criterion(id).ok_or_else(|| SheetError::Unknown(id.clone()))?;
            if score.level >= criterion.levels {
                return Err(SheetError::NoSuchLevel(id.clone()));
            }
            if !seen.insert(id) {
                return Err(SheetError::ScoredTwice(id.clone()));
            }
        }
        match rubric.criteria().iter().find(|criterion| !seen.contains(&criterion.id)) {
            Some(criterion) => Err(SheetError::Unscored(criterion.id.clone())),
            None => Ok(()),
        }
    }
}

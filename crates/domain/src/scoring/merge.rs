//! Bringing independent scores together (product rules §5 "Merge").

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Criterion, CriterionScore, Level, Rubric, ScoreSheet, SheetError};
use crate::{CriterionId, PersonId};

/// Where the scores of one criterion stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// This level counts.
    Settled(Level),
    /// Assessors disagree across the requirement, or by two levels or more. The given levels, low to high.
    Disputed(Vec<Level>),
}

/// One criterion after merging, with everybody's remarks kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergedCriterion {
    /// Which criterion.
    pub criterion: CriterionId,
    /// The level that must be reached.
    pub required: Level,
    /// The level that counts, or the dispute.
    pub verdict: Verdict,
    /// Every assessor's score with comment, next step and citations, in the order of assessor names so that the
    /// result does not depend on who was first. The lead's own, if there was one, comes last.
    pub remarks: Vec<CriterionScore>,
}

impl MergedCriterion {
    /// Whether it is settled at or above the requirement.
    #[must_use]
    pub const fn is_met(&self) -> bool {
        matches!(self.verdict, Verdict::Settled(level) if level >= self.required)
    }

    /// Whether a lead has to decide it.
    #[must_use]
    pub const fn is_disputed(&self) -> bool {
        matches!(self.verdict, Verdict::Disputed(_))
    }
}

/// All criteria of an attempt after merging, in the order of the rubric.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    /// One entry for each criterion.
    pub criteria: Vec<MergedCriterion>,
    /// Who scored, so that none of them adjudicates.
    pub assessors: BTreeSet<PersonId>,
}

impl Merged {
    /// The criteria that a lead has to decide, in the order of the rubric.
    #[must_use]
    pub fn disputed(&self) -> Vec<&CriterionId> {
        self.criteria
            .iter()
            .filter(|merged| merged.is_disputed())
            .map(|merged| &merged.criterion)
            .collect()
    }
}

/// What the evidence shows: the non-compensatory decision (product rules §2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// Every criterion is at or above its required level.
    Met,
    /// At least one is below.
    NotYet {
        /// The criteria below their required level; never empty.
        unmet: BTreeSet<CriterionId>,
    },
}

/// What the scores that are in mean for the workflow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// More scores are expected.
    Incomplete,
    /// All scores are in and settled.
    Settled(Finding),
    /// All are in, and a lead has to decide at least one criterion.
    Disputed,
    /// One score is in, and it is so near the line that policy wants a second look.
    NearThreshold,
}

/// A finding was asked for while criteria are disputed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} criteria are disputed", .0.len())]
pub struct Unsettled(pub BTreeSet<CriterionId>);

/// Merges score sheets: the same level counts; adjacent levels on one side of the requirement count as the lower,
/// with both comments kept; levels across the requirement, or two or more apart, are disputed. With more than two
/// sheets the lowest and the highest level stand for all.
///
/// # Errors
/// [`SheetError`] when a sheet does not fit the rubric, an assessor appears twice, or there is none.
pub fn merge(rubric: &Rubric, sheets: &[ScoreSheet]) -> Result<Merged, SheetError> {
    let mut by_assessor = BTreeMap::new();
    for sheet in sheets {
        sheet.check(rubric)?;
        if by_assessor.insert(&sheet.assessor, sheet).is_some() {
            return Err(SheetError::AssessorTwice(sheet.assessor.clone()));
        }
    }
    if by_assessor.is_empty() {
        return Err(SheetError::NoSheets);
    }
    let criteria = rubric
        .criteria()
        .iter()
        .map(|criterion| merge_one(criterion, &by_assessor))
        .collect();
    Ok(Merged {
        criteria,
        assessors: by_assessor.into_keys().cloned().collect(),
    })
}

fn merge_one(criterion: &Criterion, sheets: &BTreeMap<&PersonId, &ScoreSheet>) -> MergedCriterion {
    let remarks: Vec<CriterionScore> = sheets
        .values()
        .filter_map(|sheet| sheet.score(&criterion.id))
        .cloned()
        .collect();
    let mut levels: Vec<Level> = remarks.iter().map(|score| score.level).collect();
    levels.sort_unstable();
    MergedCriterion {
        criterion: criterion.id.clone(),
        required: criterion.required,
        verdict: verdict(criterion.required, levels),
        remarks,
    }
}

/// `levels` is sorted, low to high.
fn verdict(required: Level, levels: Vec<Level>) -> Verdict {
    let low = levels.first().copied().unwrap_or_default();
    let high = levels.last().copied().unwrap_or_default();
    let across = low < required && required <= high;
    if across || high - low >= 2 {
        Verdict::Disputed(levels)
    } else {
        Verdict::Settled(low)
    }
}

/// A lead's decision on what was disputed, as handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjudicated {
    /// The lead, who did not score.
    pub lead: PersonId,
    /// One score for each disputed criterion; it counts as it stands.
    pub scores: Vec<CriterionScore>,
}

/// Why a lead's decision does not fit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AdjudicationError {
    /// The lead is one of the assessors.
    #[error("the lead scored this attempt")]
    Scored,
    /// A disputed criterion was not decided.
    #[error("criterion {0} is not decided")]
    Undecided(CriterionId),
    /// A criterion was decided that is settled, unknown, or decided twice.
    #[error("criterion {0} was not to be decided")]
    NotDisputed(CriterionId),
    /// The criterion has no such level.
    #[error("criterion {0} has no such level")]
    NoSuchLevel(CriterionId),
}

/// Settles each disputed criterion at the lead's level; settled criteria are not touched.
///
/// # Errors
/// [`AdjudicationError`] when the lead scored, or when the decisions are not exactly the disputed criteria.
pub fn adjudicate(rubric: &Rubric, merged: &Merged, decision: &Adjudicated) -> Result<Merged, AdjudicationError> {
    if merged.assessors.contains(&decision.lead) {
        return Err(AdjudicationError::Scored);
    }
    let mut after = merged.clone();
    for score in &decision.scores {
        let id = &score.criterion;
        let entry = after
            .criteria
            .iter_mut()
            .find(|entry| entry.criterion == *id && entry.is_disputed());
        let entry = entry.ok_or_else(|| AdjudicationError::NotDisputed(id.clone()))?;
        if rubric
            .criterion(id)
            .is_none_or(|criterion| score.level >= criterion.levels)
        {
            return Err(AdjudicationError::NoSuchLevel(id.clone()));
        }
        entry.verdict = Verdict::Settled(score.level);
        entry.remarks.push(score.clone());
    }
    match after.disputed().first() {
        Some(id) => Err(AdjudicationError::Undecided((*id).clone())),
        None => Ok(after),
    }
}

/// The non-compensatory decision: met when every criterion is at or above its required level.
///
/// # Errors
/// [`Unsettled`] while a criterion is disputed.
pub fn decision(merged: &Merged) -> Result<Finding, Unsettled> {
    let named = |keep: fn(&MergedCriterion) -> bool| -> BTreeSet<CriterionId> {
        merged
            .criteria
            .iter()
            .filter(|entry| keep(entry))
            .map(|entry| entry.criterion.clone())
            .collect()
    };
    let disputed = named(MergedCriterion::is_disputed);
    if !disputed.is_empty() {
        return Err(Unsettled(disputed));
    }
    let unmet = named(|entry| !entry.is_met());
    Ok(if unmet.is_empty() {
        Finding::Met
    } else {
        Finding::NotYet { unmet }
    })
}

/// What merged scores mean for the workflow. `second_look` is the answer of [`super::near_threshold`] under a policy
/// that asks it.
#[must_use]
pub fn read(merged: &Merged, second_look: bool) -> Reading {
    match decision(merged) {
        Err(_) => Reading::Disputed,
        Ok(_) if second_look && merged.assessors.len() < 2 => Reading::NearThreshold,
        Ok(finding) => Reading::Settled(finding),
    }
}

//! The feedback gate (product rules §5): no "not yet" without a place in the evidence and a way on.

use super::{Citation, Place, Rubric, ScoreSheet};
use crate::CriterionId;

/// What a sheet lacks before it can be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// The criterion has no level yet.
    Level(CriterionId),
    /// Below the required level, and no comment says what was seen.
    Comment(CriterionId),
    /// Below the required level, and the comment points to no place in the evidence.
    Citation(CriterionId),
    /// Below the required level, and nothing says what would meet it.
    NextStep(CriterionId),
    /// No strength is named.
    Strength,
}

/// Whether the sheet may be sent, and if not, everything that is missing, in the order of the rubric.
///
/// # Errors
/// The complete list, so that a page can show it at once.
pub fn feedback_gate(rubric: &Rubric, sheet: &ScoreSheet) -> Result<(), Vec<Missing>> {
    let mut missing = Vec::new();
    for criterion in rubric.criteria() {
        let id = || criterion.id.clone();
        let Some(score) = sheet.score(&criterion.id) else {
            missing.push(Missing::Level(id()));
            continue;
        };
        if criterion.is_met_by(score.level) {
            continue;
        }
        if is_blank(&score.comment) {
            missing.push(Missing::Comment(id()));
        }
        if !score.citations.iter().any(points_somewhere) {
            missing.push(Missing::Citation(id()));
        }
        if is_blank(&score.next_step) {
            missing.push(Missing::NextStep(id()));
        }
    }
    if sheet.strengths.iter().all(|strength| is_blank(strength)) {
        missing.push(Missing::Strength);
    }
    if missing.is_empty() { Ok(()) } else { Err(missing) }
}

/// A remark without a single letter or digit says nothing.
fn is_blank(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

/// Paragraphs and pages count from 1; a recording may be cited at its first second.
fn points_somewhere(citation: &Citation) -> bool {
    match citation.place {
        Place::Paragraph(number) | Place::Page(number) => number > 0,
        Place::Second(_) => true,
    }
}

//! What lists show of a micro-credential: enough to choose, not enough to read.

use serde::{Deserialize, Serialize};

use super::Definition;
use super::definition::{Badge, Span};

/// A micro-credential in a list. Kept beside each version, so that a page of 24 need not read 24 whole definitions.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Card {
    pub slug: String,
    pub title: String,
    pub summary: String,
    pub competency: String,
    pub badge: Badge,
    /// Effort, in minutes.
    pub minutes: Span,
    /// What kinds of evidence it asks for, in the author's words.
    pub evidence: Vec<String>,
}

impl From<&Definition> for Card {
    fn from(definition: &Definition) -> Self {
        Self {
            slug: definition.slug.clone(),
            title: definition.title.clone(),
            summary: definition.summary.clone(),
            competency: definition.competency.clone(),
            badge: definition.badge.clone(),
            minutes: definition.minutes,
            evidence: definition.evidence_types.clone(),
        }
    }
}

impl Card {
    /// The effort in whole hours, rounded up, from and to.
    pub fn hours(&self) -> (u32, u32) {
        let to = self.minutes.max.max(self.minutes.min);
        (self.minutes.min.div_ceil(60), to.div_ceil(60))
    }
}

/// The bands of effort that the catalogue can be filtered by, in their order.
pub const EFFORTS: [&str; 3] = ["up-to-4-hours", "4-to-6-hours", "more-than-6-hours"];

/// The band of an effort, by the most that its author expects.
pub fn effort(minutes: Span) -> &'static str {
    match minutes.max.max(minutes.min) {
        0..=240 => EFFORTS[0],
        241..=360 => EFFORTS[1],
        _ => EFFORTS[2],
    }
}

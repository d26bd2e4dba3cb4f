//! The rule language.

use serde::{Deserialize, Serialize};

use super::RuleError;
use crate::AchievementId;

/// Who attests, as a role word of the platform (`supervisor`, `observer`, `coach`).
pub type RoleName = String;

/// A rule. In JSON each is an object with one key, the word of the product rules:
///
/// ```json
/// { "all_of": [
///   { "n_of": { "n": 3, "of": [ { "award": "a" }, { "award": "b" }, { "award": "c" }, { "award": "d" } ] } },
///   { "attestation": { "role": "supervisor" } } ] }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Rule {
    /// An award in force for this micro-credential, or for another stack's comprehensive credential.
    Award(AchievementId),
    /// Every one of these.
    AllOf(Vec<Rule>),
    /// Any `n` of these, with a minimum from each group.
    NOf {
        /// How many in all.
        n: u32,
        /// Choices that belong to no group.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        of: Vec<Rule>,
        /// Choices in groups, each with its own minimum.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        groups: Vec<Group>,
    },
    /// Both, and `first` is what a person is pointed to first.
    Prerequisite {
        /// What comes before.
        first: Box<Rule>,
        /// What it opens.
        then: Box<Rule>,
    },
    /// At least this many hours of practice, as attested.
    Hours {
        /// Whole hours.
        at_least: u32,
    },
    /// Attestations by different people in this role.
    Attestation {
        /// The role of those who attest.
        role: RoleName,
        /// How many people. 1 when not said.
        #[serde(default = "one")]
        count: u32,
        /// What they attest, in the author's words (content, shown as written).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        statement: Option<String>,
    },
    /// An exam with at least this result.
    Exam {
        /// Which exam.
        id: String,
        /// Percent, 1 to 100.
        at_least: u8,
    },
    /// Only awards and exams of the last so many months count for `of`.
    AwardedWithin {
        /// Calendar months, counted back from the day of the evaluation.
        months: u16,
        /// The rule to which this applies.
        of: Box<Rule>,
    },
}

/// A group of choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// What the author calls it, as content (it is shown as written).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// At least this many from here.
    pub min: u32,
    /// The choices.
    pub of: Vec<Rule>,
}

/// A rule with its number. A cohort is bound to the edition under which it started.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleEdition {
    /// From 1, growing.
    pub edition: u32,
    /// The rule.
    pub rule: Rule,
}

const fn one() -> u32 {
    1
}

impl Rule {
    /// The largest rule text, in bytes.
    pub const MAX_BYTES: usize = 64 * 1024;
    /// The deepest nesting.
    pub const MAX_DEPTH: usize = 8;
    /// The most parts of a rule, nested ones included.
    pub const MAX_PARTS: usize = 500;

    /// Reads a rule and checks it.
    ///
    /// # Errors
    /// [`RuleError`] when the text is no rule, or a rule that cannot be meant.
    pub fn from_json(text: &str) -> Result<Self, RuleError> {
        if text.len() > Self::MAX_BYTES {
            return Err(RuleError::TooLarge);
        }
        let rule: Self = serde_json::from_str(text).map_err(|error| RuleError::NotARule(error.to_string()))?;
        rule.validate()?;
        Ok(rule)
    }

    /// The parts directly inside this one, in the author's order.
    #[must_use]
    pub fn parts(&self) -> Vec<&Self> {
        match self {
            Self::AllOf(of) => of.iter().collect(),
            Self::NOf { of, groups, .. } => of.iter().chain(groups.iter().flat_map(|group| &group.of)).collect(),
            Self::Prerequisite { first, then } => vec![first, then],
            Self::AwardedWithin { of, .. } => vec![of],
            Self::Award(_) | Self::Hours { .. } | Self::Attestation { .. } | Self::Exam { .. } => Vec::new(),
        }
    }

    /// Every award the rule speaks of, in the author's order, each as often as it stands there.
    #[must_use]
    pub fn awards(&self) -> Vec<&AchievementId> {
        match self {
            Self::Award(id) => vec![id],
            other => other.parts().into_iter().flat_map(Self::awards).collect(),
        }
    }
}

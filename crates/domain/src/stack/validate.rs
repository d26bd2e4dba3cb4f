//! What a rule must be before anybody works towards it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Group, Rule};
use crate::AchievementId;

/// Why a rule is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// The text is not a rule; the reason is for the author.
    #[error("this is not a rule: {0}")]
    NotARule(String),
    /// Larger than [`Rule::MAX_BYTES`].
    #[error("a rule has at most {} bytes", Rule::MAX_BYTES)]
    TooLarge,
    /// Nested deeper than [`Rule::MAX_DEPTH`].
    #[error("a rule is nested at most {} deep", Rule::MAX_DEPTH)]
    TooDeep,
    /// More parts than [`Rule::MAX_PARTS`].
    #[error("a rule has at most {} parts", Rule::MAX_PARTS)]
    TooManyParts,
    /// A list without members, a count of zero, a name without letters: it would award everybody, or nobody.
    #[error("a part of the rule asks for nothing")]
    Empty,
    /// It asks for more than there is to choose from, or for more than is possible.
    #[error("a part of the rule asks for {asked} where {possible} is the most")]
    Impossible {
        /// What it asks for.
        asked: u64,
        /// The most there could be.
        possible: u64,
    },
    /// The same award twice among the choices of one part: it would count twice.
    #[error("{0} stands twice among the same choices")]
    Twice(AchievementId),
    /// Following the rules leads back to where they began.
    #[error("the rule leads back to {0}")]
    Circular(AchievementId),
}

impl Rule {
    /// Checks that a rule can be meant: not empty, not impossible, not too large.
    ///
    /// # Errors
    /// The first [`RuleError`], reading from the top.
    pub fn validate(&self) -> Result<(), RuleError> {
        let mut parts = 0;
        self.validate_at(1, &mut parts)
    }

    fn validate_at(&self, depth: usize, parts: &mut usize) -> Result<(), RuleError> {
        *parts += 1;
        if depth > Self::MAX_DEPTH {
            return Err(RuleError::TooDeep);
        }
        if *parts > Self::MAX_PARTS {
            return Err(RuleError::TooManyParts);
        }
        match self {
            Self::Award(id) => named(id.as_str())?,
            Self::AllOf(of) => choices(of)?,
            Self::NOf { n, of, groups } => validate_n_of(*n, of, groups)?,
            Self::Hours { at_least } => amount(u64::from(*at_least), 100_000)?,
            Self::Attestation { role, count, .. } => {
                named(role)?;
                amount(u64::from(*count), 20)?;
            }
            Self::Exam { id, at_least } => {
                named(id)?;
                amount(u64::from(*at_least), 100)?;
            }
            Self::AwardedWithin { months, .. } => amount(u64::from(*months), 1_200)?,
            Self::Prerequisite { .. } => {}
        }
        self.parts()
            .into_iter()
            .try_for_each(|part| part.validate_at(depth + 1, parts))
    }
}

fn named(text: &str) -> Result<(), RuleError> {
    if text.trim().is_empty() || text.len() > 200 {
        Err(RuleError::Empty)
    } else {
        Ok(())
    }
}

const fn amount(asked: u64, possible: u64) -> Result<(), RuleError> {
    match asked {
        0 => Err(RuleError::Empty),
        _ if asked > possible => Err(RuleError::Impossible { asked, possible }),
        _ => Ok(()),
    }
}

fn choices<'a>(of: impl IntoIterator<Item = &'a Rule>) -> Result<(), RuleError> {
    let mut seen = BTreeSet::new();
    let mut any = false;
    for rule in of {
        any = true;
        if let Rule::Award(id) = rule
            && !seen.insert(id)
        {
            return Err(RuleError::Twice(id.clone()));
        }
    }
    if any { Ok(()) } else { Err(RuleError::Empty) }
}

fn validate_n_of(n: u32, of: &[Rule], groups: &[Group]) -> Result<(), RuleError> {
    choices(of.iter().chain(groups.iter().flat_map(|group| &group.of)))?;
    let mut minimum = 0_u64;
    for group in groups {
        if group.of.is_empty() {
            return Err(RuleError::Empty);
        }
        let (asked, possible) = (u64::from(group.min), group.of.len() as u64);
        if asked > possible {
            return Err(RuleError::Impossible { asked, possible });
        }
        minimum += asked;
    }
    let all = of.len() + groups.iter().map(|group| group.of.len()).sum::<usize>();
    amount(u64::from(n), all as u64)?;
    if minimum > u64::from(n) {
        return Err(RuleError::Impossible {
            asked: minimum,
            possible: u64::from(n),
        });
    }
    Ok(())
}

/// Checks that the rule of `own`, followed through the rules of other stacks, never leads back to where it was.
///
/// # Errors
/// [`RuleError::Circular`] with the award at which the circle closes.
pub fn check_circles(
    own: &AchievementId,
    rule: &Rule,
    others: &BTreeMap<AchievementId, Rule>,
) -> Result<(), RuleError> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<&Rule> = vec![rule];
    while let Some(rule) = open.pop() {
        for id in rule.awards() {
            if id == own {
                return Err(RuleError::Circular(own.clone()));
            }
            if seen.insert(id) {
                open.extend(others.get(id));
            }
        }
    }
    Ok(())
}

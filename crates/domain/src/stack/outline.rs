//! A rule as an outline of clauses, ready to be worded.

use serde::{Deserialize, Serialize};

use super::{Group, RoleName, Rule};
use crate::AchievementId;

/// One line of the outline. The app has one message for each [`Says`] and renders the depth as nested lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// 0 for the whole rule, 1 for what is directly inside, and so on.
    pub depth: u8,
    /// What the line says.
    pub says: Says,
}

/// What a line says, with the numbers and names that its sentence needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Says {
    /// Earn this one.
    Award(AchievementId),
    /// All of the following (so many).
    AllOf {
        /// How many lines are directly below.
        count: u32,
    },
    /// Any `n` of the following.
    NOf {
        /// How many are needed.
        n: u32,
        /// How many there are to choose from, groups included.
        choices: u32,
    },
    /// At least `min` from this group.
    Group {
        /// What the author calls the group.
        name: Option<String>,
        /// How many are needed from here; 0 means none in particular.
        min: u32,
        /// How many there are.
        choices: u32,
    },
    /// First the one below, then the one after it.
    Prerequisite,
    /// So many hours.
    Hours {
        /// Whole hours.
        at_least: u32,
    },
    /// So many people attest.
    Attestation {
        /// In this role.
        role: RoleName,
        /// How many.
        count: u32,
        /// What they attest, in the author's words.
        statement: Option<String>,
    },
    /// An exam.
    Exam {
        /// Which exam.
        id: String,
        /// Percent.
        at_least: u8,
    },
    /// What is below, within the last so many months.
    AwardedWithin {
        /// Calendar months.
        months: u16,
    },
}

/// The lines of a rule, from the top, each part directly under the line it belongs to.
#[must_use]
pub fn outline(rule: &Rule) -> Vec<Clause> {
    let mut clauses = Vec::new();
    write(rule, 0, &mut clauses);
    clauses
}

fn write(rule: &Rule, depth: u8, clauses: &mut Vec<Clause>) {
    let says = match rule {
        Rule::Award(id) => Says::Award(id.clone()),
        Rule::AllOf(of) => Says::AllOf {
            count: number(of.len()),
        },
        Rule::NOf { n, .. } => Says::NOf {
            n: *n,
            choices: number(rule.parts().len()),
        },
        Rule::Prerequisite { .. } => Says::Prerequisite,
        Rule::Hours { at_least } => Says::Hours { at_least: *at_least },
        Rule::Attestation { role, count, statement } => Says::Attestation {
            role: role.clone(),
            count: *count,
            statement: statement.clone(),
        },
        Rule::Exam { id, at_least } => Says::Exam {
            id: id.clone(),
            at_least: *at_least,
        },
        Rule::AwardedWithin { months, .. } => Says::AwardedWithin { months: *months },
    };
    clauses.push(Clause { depth, says });
    let below = depth.saturating_add(1);
    if let Rule::NOf { of, groups, .. } = rule {
        of.iter().for_each(|part| write(part, below, clauses));
        groups.iter().for_each(|group| write_group(group, below, clauses));
    } else {
        rule.parts().into_iter().for_each(|part| write(part, below, clauses));
    }
}

fn write_group(group: &Group, depth: u8, clauses: &mut Vec<Clause>) {
    let says = Says::Group {
        name: group.name.clone(),
        min: group.min,
        choices: number(group.of.len()),
    };
    clauses.push(Clause { depth, says });
    group
        .of
        .iter()
        .for_each(|part| write(part, depth.saturating_add(1), clauses));
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

//! How far a person has come under a rule.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use serde::{Deserialize, Serialize};

use super::{Group, RoleName, Rule};
use crate::{AchievementId, PersonId};

/// The best result in an exam.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exam {
    /// Percent, 0 to 100.
    pub percent: u8,
    /// When it was taken.
    pub on: Date,
}

/// What a person has, as the room sees it now. Awards that are not in force (suspended, revoked, expired) are left
/// out by the room; visibility plays no part, so progress counts what a person has hidden.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holdings {
    /// Awards in force, each with the day of the latest award.
    pub awards: BTreeMap<AchievementId, Date>,
    /// Attested hours.
    pub hours: u32,
    /// Who attested, by role.
    pub attestations: BTreeMap<RoleName, BTreeSet<PersonId>>,
    /// Exam results.
    pub exams: BTreeMap<String, Exam>,
}

/// What is missing, as a tree in the shape of the rule with everything satisfied left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// This award.
    Award(AchievementId),
    /// Every one of these.
    Every(Vec<Missing>),
    /// So many more of these.
    More {
        /// How many.
        count: u32,
        /// What there is to choose from.
        from: Vec<Missing>,
    },
    /// So many more hours.
    Hours(u32),
    /// So many more people who attest.
    Attestation {
        /// In this role.
        role: RoleName,
        /// How many more.
        count: u32,
    },
    /// This exam, with this result.
    Exam {
        /// Which exam.
        id: String,
        /// Percent.
        at_least: u8,
    },
    /// As inside, awarded within the last so many months.
    Within {
        /// Calendar months.
        months: u16,
        /// What is missing.
        of: Box<Missing>,
    },
}

/// How far a person has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The rule is fulfilled.
    pub satisfied: bool,
    /// Steps done: one for each award, each exam, the hours and each attestation that the rule counts.
    pub earned: u32,
    /// Steps in all. `earned == needed` exactly when satisfied.
    pub needed: u32,
    /// What is missing; `None` when satisfied.
    pub missing: Option<Missing>,
}

impl Progress {
    /// The first thing to do, a single award, exam, attestation or the hours; `None` when satisfied.
    #[must_use]
    pub fn next(&self) -> Option<&Missing> {
        let mut missing = self.missing.as_ref()?;
        loop {
            missing = match missing {
                Missing::Every(of) | Missing::More { from: of, .. } => of.first()?,
                Missing::Within { of, .. } => of,
                leaf => return Some(leaf),
            };
        }
    }

    fn leaf(missing: Option<Missing>) -> Self {
        Self {
            satisfied: missing.is_none(),
            earned: u32::from(missing.is_none()),
            needed: 1,
            missing,
        }
    }
}

/// Holds a checked rule against what a person has, on a day. More holdings never mean less progress.
#[must_use]
pub fn evaluate(rule: &Rule, holdings: &Holdings, today: Date) -> Progress {
    View {
        holdings,
        today,
        since: Date::MIN,
    }
    .evaluate(rule)
}

#[derive(Clone, Copy)]
struct View<'a> {
    holdings: &'a Holdings,
    today: Date,
    /// Awards and exams before this day do not count.
    since: Date,
}

impl View<'_> {
    fn evaluate(self, rule: &Rule) -> Progress {
        match rule {
            Rule::Award(id) => {
                let held = self.holdings.awards.get(id).is_some_and(|on| *on >= self.since);
                Progress::leaf((!held).then(|| Missing::Award(id.clone())))
            }
            Rule::AllOf(of) => self.every(of.iter()),
            Rule::Prerequisite { first, then } => self.every([&**first, &**then]),
            Rule::NOf { n, of, groups } => self.n_of(*n, of, groups),
            Rule::Hours { at_least } => {
                let more = at_least.saturating_sub(self.holdings.hours);
                Progress::leaf((more > 0).then_some(Missing::Hours(more)))
            }
            Rule::Attestation { role, count, .. } => self.attestation(role, *count),
            Rule::Exam { id, at_least } => {
                let passed = |exam: &Exam| exam.percent >= *at_least && exam.on >= self.since;
                let held = self.holdings.exams.get(id).is_some_and(passed);
                Progress::leaf((!held).then(|| Missing::Exam {
                    id: id.clone(),
                    at_least: *at_least,
                }))
            }
            Rule::AwardedWithin { months, of } => self.within(*months, of),
        }
    }

    fn within(self, months: u16, of: &Rule) -> Progress {
        let window: Span = i32::from(months).months();
        let start = self.today.checked_sub(window).unwrap_or(Date::MIN);
        let inside = Self {
            since: self.since.max(start),
            ..self
        };
        let mut progress = inside.evaluate(of);
        progress.missing = progress.missing.map(|missing| Missing::Within {
            months,
            of: Box::new(missing),
        });
        progress
    }

    fn attestation(self, role: &str, count: u32) -> Progress {
        let people = self.holdings.attestations.get(role).map_or(0, BTreeSet::len);
        let earned = u32::try_from(people).unwrap_or(u32::MAX).min(count);
        let more = count - earned;
        let missing = (more > 0).then(|| Missing::Attestation {
            role: role.to_owned(),
            count: more,
        });
        Progress {
            satisfied: more == 0,
            earned,
            needed: count,
            missing,
        }
    }

    fn every<'r>(self, of: impl IntoIterator<Item = &'r Rule>) -> Progress {
        let mut all = Progress {
            satisfied: true,
            earned: 0,
            needed: 0,
            missing: None,
        };
        let mut missing = Vec::new();
        for rule in of {
            let part = self.evaluate(rule);
            all.satisfied &= part.satisfied;
            all.earned = all.earned.saturating_add(part.earned);
            all.needed = all.needed.saturating_add(part.needed);
            missing.extend(part.missing);
        }
        all.missing = (!missing.is_empty()).then(|| flat(missing, Missing::Every));
        all
    }

    /// Each choice is one step, whatever is inside it. What remains is the larger of what the groups still lack
    /// together and what the whole still lacks.
    fn n_of(self, n: u32, of: &[Rule], groups: &[Group]) -> Progress {
        let free = self.count(of);
        let counted: Vec<(u32, Vec<Missing>)> = groups.iter().map(|group| self.count(&group.of)).collect();
        let have = counted.iter().fold(free.0, |sum, (have, _)| sum.saturating_add(*have));
        let lacking = |(group, (have, _)): (&Group, &(u32, Vec<Missing>))| group.min.saturating_sub(*have);
        let in_groups = groups.iter().zip(&counted).map(lacking).fold(0, u32::saturating_add);
        let remaining = in_groups.max(n.saturating_sub(have)).min(n);
        let missing = (remaining > 0).then(|| missing_of(remaining, in_groups, free.1, groups, counted));
        Progress {
            satisfied: remaining == 0,
            earned: n - remaining,
            needed: n,
            missing,
        }
    }

    fn count(self, of: &[Rule]) -> (u32, Vec<Missing>) {
        let missing: Vec<Missing> = of.iter().filter_map(|rule| self.evaluate(rule).missing).collect();
        (u32::try_from(of.len() - missing.len()).unwrap_or(u32::MAX), missing)
    }
}

/// Groups that lack something come first, each with its own count; then as many more from anywhere as remain.
fn missing_of(
    remaining: u32,
    in_groups: u32,
    free: Vec<Missing>,
    groups: &[Group],
    counted: Vec<(u32, Vec<Missing>)>,
) -> Missing {
    let mut parts = Vec::new();
    let mut anywhere = free;
    for (group, (have, missing)) in groups.iter().zip(counted) {
        let count = group.min.saturating_sub(have);
        if count > 0 {
            parts.push(Missing::More {
                count,
                from: missing.clone(),
            });
        }
        anywhere.extend(missing);
    }
    let count = remaining.saturating_sub(in_groups);
    if count > 0 {
        parts.push(Missing::More { count, from: anywhere });
    }
    flat(parts, Missing::Every)
}

/// One missing thing needs no list around it.
fn flat(mut missing: Vec<Missing>, list: fn(Vec<Missing>) -> Missing) -> Missing {
    match missing.pop() {
        Some(only) if missing.is_empty() => only,
        Some(last) => {
            missing.push(last);
            list(missing)
        }
        None => list(missing),
    }
}

//! A score sheet as it is being written: the fields of the form, kept as typed, and read as scores only when it is sent.

use std::collections::BTreeMap;

use domain::PersonId;
use domain::scoring::{Citation, Confidence, CriterionScore, Missing, ScoreSheet};
use serde::{Deserialize, Serialize};

use super::place::{Spot, moments};
use crate::catalog::Definition;
use crate::catalog::definition::Criterion;
use crate::error::Field;

/// The longest text of one field, in characters.
const LONGEST: usize = 5_000;
/// What is asked about each criterion.
const ASKED: [&str; 5] = ["level", "comment", "next", "where", "at"];
/// What is asked about the whole.
const OVERALL: [&str; 3] = ["strengths", "confidence", "note"];

/// Fields by name. A criterion's are called `{criterion}.level` and so on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Draft(BTreeMap<String, String>);

impl Draft {
    /// What was typed, as far as the form asks for it.
    pub fn typed(definition: &Definition, fields: impl IntoIterator<Item = (String, String)>) -> Self {
        let asks = |name: &str| match name.rsplit_once('.') {
            Some((criterion, field)) => {
                ASKED.contains(&field) && definition.criteria.iter().any(|known| known.id == criterion)
            }
            None => OVERALL.contains(&name),
        };
        let kept = fields
            .into_iter()
            .filter(|(name, value)| asks(name) && !value.is_empty())
            .map(|(name, value)| {
                (
                    name,
                    value.chars().take(LONGEST).collect::<String>().replace("\r\n", "\n"),
                )
            });
        Self(kept.collect())
    }

    /// A field; empty when nothing was typed.
    pub fn value(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// A field of a criterion.
    pub fn of(&self, criterion: &str, field: &str) -> &str {
        self.value(&format!("{criterion}.{field}"))
    }

    /// Every field.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// How many of these criteria have no level yet.
    pub fn left(&self, criteria: &[Criterion]) -> usize {
        let open = |criterion: &&Criterion| self.of(&criterion.id, "level").is_empty();
        criteria.iter().filter(open).count()
    }

    /// The sheet that these fields make.
    pub fn sheet(&self, assessor: PersonId, criteria: &[Criterion], spots: &[Spot]) -> ScoreSheet {
        ScoreSheet {
            assessor,
            scores: criteria
                .iter()
                .filter_map(|criterion| self.score(criterion, spots))
                .collect(),
            strengths: self
                .value("strengths")
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .map(str::to_owned)
                .collect(),
            confidence: self
                .value("confidence")
                .parse::<u8>()
                .ok()
                .and_then(|sure| Confidence::try_from(sure).ok()),
        }
    }

    /// What is said about one criterion; `None` while no level is chosen.
    fn score(&self, criterion: &Criterion, spots: &[Spot]) -> Option<CriterionScore> {
        let level = Definition::level_index(criterion, self.of(&criterion.id, "level"))?;
        Some(CriterionScore {
            criterion: criterion.id.as_str().into(),
            level: u8::try_from(level).ok()?,
            comment: self.of(&criterion.id, "comment").trim().to_owned(),
            next_step: self.of(&criterion.id, "next").trim().to_owned(),
            citations: self.citation(criterion, spots).into_iter().collect(),
        })
    }

    /// The cited place. A moment linked inside the comment counts when no other was typed.
    fn citation(&self, criterion: &Criterion, spots: &[Spot]) -> Option<Citation> {
        let chosen = self.of(&criterion.id, "where");
        let spot = spots.iter().find(|spot| spot.value == chosen)?;
        let typed = self.of(&criterion.id, "at").trim();
        let place = if typed.is_empty() {
            spot.unit
                .assumed(moments(self.of(&criterion.id, "comment")).first().copied())
        } else {
            spot.unit.read(typed)
        }?;
        Some(Citation {
            prompt: spot.prompt.as_str().into(),
            artifact: spot.artifact,
            place,
        })
    }
}

/// What is missing, by the field that mends it, with the criterion named.
pub fn to_mend(criteria: &[Criterion], missing: &[Missing]) -> Vec<Field> {
    missing
        .iter()
        .filter_map(|missing| {
            let (id, field, message) = match missing {
                Missing::Level(id) => (id, "level", "assessment-missing-level"),
                Missing::Comment(id) => (id, "comment", "assessment-missing-comment"),
                Missing::Citation(id) => (id, "at", "assessment-missing-citation"),
                Missing::NextStep(id) => (id, "next", "assessment-missing-next"),
                Missing::Strength => return Some(Field::new("strengths", "assessment-missing-strength")),
            };
            let criterion = criteria.iter().find(|criterion| criterion.id == id.as_str())?;
            Some(Field::new(format!("{}.{field}", criterion.id), message).with("criterion", &criterion.title))
        })
        .collect()
}

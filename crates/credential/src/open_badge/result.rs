//! The rubric and what was reached on it: `ResultDescription`, `RubricCriterionLevel`, `Result`.

use std::borrow::Cow;

use serde::Serialize;

use super::Alignment;

/// One criterion of a rubric, or another kind of possible result (Open Badges 3.0, §B.1 ResultDescription).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename = "ResultDescription", rename_all = "camelCase")]
pub struct ResultDescription {
    /// Identifier that results point to.
    pub id: String,
    /// Title of the criterion.
    pub name: String,
    /// Kind of result: `RubricCriterionLevel`, `Status`, or another word of the official list.
    pub result_type: Cow<'static, str>,
    /// The levels, low to high.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rubric_criterion_level: Vec<RubricCriterionLevel>,
    /// Id of the level that has to be reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required_level: Option<String>,
    /// Value that has to be reached, where there are no levels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required_value: Option<String>,
    /// The values that are possible, low to high.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub allowed_value: Vec<String>,
    /// The least value, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_min: Option<String>,
    /// The greatest value, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_max: Option<String>,
    /// What the criterion is aligned to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alignment: Vec<Alignment>,
}

impl ResultDescription {
    /// A rubric criterion with its levels and the one that has to be reached.
    pub fn criterion(
        id: impl Into<String>,
        name: impl Into<String>,
        levels: Vec<RubricCriterionLevel>,
        required_level: impl Into<String>,
    ) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            result_type: "RubricCriterionLevel".into(),
            rubric_criterion_level: levels,
            required_level: Some(required_level.into()),
            ..Self::default()
        }
    }
}

/// One level of a criterion (Open Badges 3.0, §B.1 RubricCriterionLevel).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename = "RubricCriterionLevel")]
pub struct RubricCriterionLevel {
    /// Identifier that results point to.
    pub id: String,
    /// Name of the level.
    pub name: String,
    /// Its descriptor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Its rank in words or digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// Points it stands for, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<String>,
    /// What this level in particular is aligned to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alignment: Vec<Alignment>,
}

/// What was reached on one criterion (Open Badges 3.0, §B.1 Result).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename = "Result", rename_all = "camelCase")]
pub struct AchievementResult {
    /// Id of the [`ResultDescription`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result_description: Option<String>,
    /// Id of the [`RubricCriterionLevel`] that was reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub achieved_level: Option<String>,
    /// A value, where there are no levels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// `Completed` or another word of the official list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Cow<'static, str>>,
    /// What this result in particular is aligned to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alignment: Vec<Alignment>,
}

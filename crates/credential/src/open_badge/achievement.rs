//! What was earned: `Achievement`, its criteria and what it is aligned to.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value;

use super::{IdentifierEntry, Image, Profile, ResultDescription};

/// A micro-credential as Open Badges writes it (Open Badges 3.0, §B.1 Achievement).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type", rename = "Achievement", rename_all = "camelCase")]
pub struct Achievement {
    /// Identifier of this edition of the micro-credential: the same in every credential for it.
    pub id: String,
    /// Title.
    pub name: String,
    /// The competency in a sentence or two.
    pub description: String,
    /// What has to be shown.
    pub criteria: Criteria,
    /// Kind of achievement: `MicroCredential`, `Certification`, or another word of the official list.
    pub achievement_type: Cow<'static, str>,
    /// Badge picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// What the achievement is aligned to in frameworks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alignment: Vec<Alignment>,
    /// The rubric: one entry for each criterion.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub result_description: Vec<ResultDescription>,
    /// Who wrote the micro-credential.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<Profile>,
    /// Words to find it by.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tag: Vec<String>,
    /// Language as a BCP 47 tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_language: Option<String>,
    /// Edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Short code that people use for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub human_code: Option<String>,
    /// Field of study.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_of_study: Option<String>,
    /// What within the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub specialization: Option<String>,
    /// Other names of it in the open, such as a number in a register.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_identifier: Vec<IdentifierEntry>,
    /// Signed endorsements of the achievement, see [`super::EndorsementCredential`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub endorsement: Vec<Value>,
    /// Credits that can be earned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credits_available: Option<f64>,
    /// Other editions and languages of the same achievement. Not the parts of a stack, see [`super::refer_to_parts`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
}

impl Achievement {
    /// A micro-credential with what the standard requires; set the rest as needed.
    pub fn micro_credential(
        id: impl Into<String>,
        name: impl Into<String>,
        description: impl Into<String>,
        criteria: Criteria,
    ) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            description: description.into(),
            criteria,
            achievement_type: "MicroCredential".into(),
            image: None,
            alignment: Vec::new(),
            result_description: Vec::new(),
            creator: None,
            tag: Vec::new(),
            in_language: None,
            version: None,
            human_code: None,
            field_of_study: None,
            specialization: None,
            other_identifier: Vec::new(),
            endorsement: Vec::new(),
            credits_available: None,
            related: Vec::new(),
        }
    }
}

/// What has to be shown: a page, a text in Markdown, or both (Open Badges 3.0, §B.1 Criteria).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Criteria {
    /// URL of the page with the whole rubric. Not the achievement's own id: two objects with one id are one thing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The criteria in words, Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub narrative: Option<String>,
}

/// A link from the achievement to an item of a framework (Open Badges 3.0, §B.1 Alignment).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename = "Alignment", rename_all = "camelCase")]
pub struct Alignment {
    /// Name of the item.
    pub target_name: String,
    /// Address of the item.
    pub target_url: String,
    /// What the item says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_description: Option<String>,
    /// Name of the framework and its edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_framework: Option<String>,
    /// Code of the item within the framework.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_code: Option<String>,
    /// Kind of item: `CFItem`, `ceasn:Competency`, `ceterms:Credential` or another word of the official list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_type: Option<Cow<'static, str>>,
}

/// Another edition of the same achievement (Open Badges 3.0, §B.1 Related).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename = "Related", rename_all = "camelCase")]
pub struct Related {
    /// Identifier of the other achievement.
    pub id: String,
    /// Its language as a BCP 47 tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_language: Option<String>,
    /// Its edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

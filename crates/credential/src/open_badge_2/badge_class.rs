//! What was earned: `BadgeClass`.

use serde::Serialize;
use serde_json::{Value, json};

use super::{document, newer};

/// A micro-credential as its issuer hosts it (Open Badges 2.0, BadgeClass).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadgeClass {
    /// The address under which it is served.
    pub id: String,
    /// Title.
    pub name: String,
    /// The competency in a sentence or two.
    pub description: String,
    /// Address of the badge picture.
    pub image: String,
    /// What the picture shows.
    pub caption: Option<String>,
    /// Address of the page with the criteria.
    pub criteria: String,
    /// The criteria in words, Markdown.
    pub narrative: Option<String>,
    /// Address of the [`super::Issuer`].
    pub issuer: String,
    /// What it is aligned to in frameworks.
    pub alignment: Vec<AlignmentObject>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// Identifier of the same achievement in Open Badges 3.0.
    pub newer: Option<String>,
}

/// A link to an item of a framework (Open Badges 2.0, AlignmentObject).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AlignmentObject {
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
}

#[derive(Serialize)]
struct Written<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    id: &'a str,
    name: &'a str,
    description: &'a str,
    image: Value,
    criteria: Value,
    issuer: &'a str,
    #[serde(skip_serializing_if = "<[AlignmentObject]>::is_empty")]
    alignment: &'a [AlignmentObject],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    related: Option<Value>,
}

impl BadgeClass {
    /// The document to serve.
    pub fn to_value(&self) -> Value {
        let mut criteria = json!({"id": self.criteria});
        if let Some(narrative) = &self.narrative {
            criteria["narrative"] = narrative.as_str().into();
        }
        document(&Written {
            kind: "BadgeClass",
            id: &self.id,
            name: &self.name,
            description: &self.description,
            image: match &self.caption {
                Some(caption) => json!({"type": "Image", "id": self.image, "caption": caption}),
                None => self.image.as_str().into(),
            },
            criteria,
            issuer: &self.issuer,
            alignment: &self.alignment,
            tags: &self.tags,
            related: self.newer.as_deref().map(|id| newer(id, "Achievement")),
        })
    }
}

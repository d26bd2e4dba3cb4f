//! A framework edition as its author wrote it (`frameworks/{slug}.yaml`).

use serde::{Deserialize, Serialize};

/// One edition: names to align with. In CASE it is a CFDocument, its items are CFItems.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrameworkDefinition {
    pub slug: String,
    pub title: String,
    pub publisher: String,
    /// Which edition, as people call it: `2021`.
    pub edition: String,
    /// Where the publisher's own text stands.
    #[serde(default)]
    pub url: String,
    /// What the reader should know of this list, such as whose wording it is.
    #[serde(default)]
    pub note: String,
    pub items: Vec<ItemDefinition>,
    #[serde(default)]
    pub crosswalk: Vec<CrosswalkDefinition>,
}

/// One item of the edition.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemDefinition {
    /// The publisher's code, such as `3.2`; text, so that `1.10` stays what it is.
    pub code: String,
    pub slug: String,
    pub name: String,
    #[serde(default)]
    pub statement: String,
    /// The code of the item above it.
    #[serde(default)]
    pub parent: Option<String>,
}

/// What an item corresponds to in another framework.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrosswalkDefinition {
    pub to_framework: String,
    pub from_code: String,
    pub to_code: String,
    pub relation: String,
}

/// The relations between items that crosswalks may use, by CASE's names.
pub const RELATIONS: [&str; 4] = ["exactMatchOf", "isRelatedTo", "isPartOf", "replacedBy"];

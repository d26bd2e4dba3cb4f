//! A stack as its author wrote it (`stacks/{slug}.yaml`); a published edition keeps it word for word.

use domain::stack::Rule;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use super::definition::{Alignment, Badge, Prompt};

/// A set of micro-credentials, the rule under which they add up, and what they add up to.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StackDefinition {
    pub slug: String,
    /// The issuer's slug.
    pub issuer: String,
    pub title: String,
    pub summary: String,
    /// Slugs of micro-credentials, in the order in which they are shown.
    pub members: Vec<String>,
    /// The rule. It names micro-credentials, and comprehensive credentials of other stacks, by slug.
    #[serde(deserialize_with = "checked_rule")]
    pub rule: Rule,
    pub comprehensive: Comprehensive,
    #[serde(default)]
    pub requirements: Requirements,
}

/// The credential at the end of a stack.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comprehensive {
    pub slug: String,
    pub title: String,
    /// One sentence: what somebody who holds this can do.
    pub competency: String,
    /// Markdown.
    #[serde(default)]
    pub description: String,
    pub badge: Badge,
    #[serde(default)]
    pub alignments: Vec<Alignment>,
}

/// What a claim asks for besides the awards.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirements {
    #[serde(default)]
    pub intro: String,
    #[serde(default)]
    pub prompts: Vec<Prompt>,
    #[serde(default)]
    pub attestations: Vec<Attestation>,
}

/// A statement that somebody in a role confirms.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attestation {
    pub id: String,
    /// `earner`, `supervisor`, `observer`, `coach`.
    pub role: String,
    pub statement: String,
}

/// Reads a rule through `domain`'s own reader, so that one that cannot be meant never gets in.
fn checked_rule<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Rule, D::Error> {
    let value = serde_json::Value::deserialize(deserializer)?;
    Rule::from_json(&value.to_string()).map_err(|error| D::Error::custom(format!("rule: {error}")))
}

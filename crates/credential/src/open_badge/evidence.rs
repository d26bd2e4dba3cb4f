//! What the earner shares: `Evidence`.

use serde::Serialize;

/// One piece of evidence, or a description of it without a link (Open Badges 3.0, §B.1 Evidence).
///
/// A link stands here only where the earner chose to make it public: whoever holds the credential can follow it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename = "Evidence")]
pub struct Evidence {
    /// Address of a page about the evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it shows, in a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// How it led to the achievement, in Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub narrative: Option<String>,
    /// Kind of evidence: video, lesson plan, credential.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub genre: Option<String>,
    /// Whom it was made for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
}

//! What a prompt asks for, as far as it can be counted.

use serde::{Deserialize, Serialize};

use crate::PromptId;

/// What a prompt asks for (product rules §2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the word of the product rules")]
pub enum PromptKind {
    Text,
    File,
    Image,
    Audio,
    Video,
    Link,
    Observation,
    Script,
}

impl PromptKind {
    /// Answered by writing, so words are counted; everything else is answered by artifacts, which are counted.
    #[must_use]
    pub const fn is_written(self) -> bool {
        matches!(self, Self::Text | Self::Script)
    }
}

/// A lower and an upper bound, both included, both optional.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Bounds {
    /// At least this many.
    #[serde(default)]
    pub min: Option<u32>,
    /// At most this many.
    #[serde(default)]
    pub max: Option<u32>,
}

/// The part of a prompt that can be checked without reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prompt {
    /// Which prompt.
    pub id: PromptId,
    /// What it asks for.
    pub kind: PromptKind,
    /// Whether it may stay empty.
    pub required: bool,
    /// Words of a written answer.
    #[serde(default)]
    pub words: Bounds,
    /// Number of artifacts.
    #[serde(default)]
    pub count: Bounds,
    /// The author asks for consent even where the kind does not suggest it.
    #[serde(default)]
    pub needs_youth_consent: bool,
}

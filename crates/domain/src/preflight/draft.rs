//! What the earner has so far, as counted by the room.

use serde::{Deserialize, Serialize};

use crate::PromptId;
use crate::declaration::{AiUse, Consent, Declarations};

/// How an artifact arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arrival {
    /// All bytes are here and match their hash, or the link answered.
    Complete,
    /// Bytes are still arriving.
    Arriving,
    /// It is not what the prompt accepts, or cannot be opened.
    Unusable,
    /// The link did not answer.
    Unreachable,
}

/// One artifact handed in for a prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Artifact {
    /// How it arrived.
    pub arrival: Arrival,
    /// What the consent register says.
    pub consent: Consent,
}

/// What the earner has for one prompt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    /// The prompt.
    pub prompt: PromptId,
    /// Words written, by [`super::count_words`].
    pub words: u32,
    /// Artifacts in the earner's order.
    #[serde(default)]
    pub artifacts: Vec<Artifact>,
}

/// The whole draft, as counted by the room.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// At most one for each prompt.
    pub responses: Vec<Response>,
    /// The three declarations.
    pub declarations: Declarations,
    /// The AI disclosure.
    pub ai: AiUse,
}

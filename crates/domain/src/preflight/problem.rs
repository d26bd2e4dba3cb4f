//! What stands between a draft and sending it.

use super::Arrival;
use crate::PromptId;
use crate::declaration::{AiProblem, ConsentProblem, Declaration};

/// Something that stands between a draft and sending it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "field names repeat the variant's sentence")]
pub enum Problem {
    /// A required prompt has no answer.
    Unanswered { prompt: PromptId },
    /// The version has no such prompt, or two answers are for the same one.
    Unexpected { prompt: PromptId },
    /// Fewer words than the prompt asks for.
    TooFewWords { prompt: PromptId, words: u32, min: u32 },
    /// More words than the prompt allows.
    TooManyWords { prompt: PromptId, words: u32, max: u32 },
    /// Fewer artifacts than the prompt asks for.
    TooFewArtifacts { prompt: PromptId, count: u32, min: u32 },
    /// More artifacts than the prompt allows.
    TooManyArtifacts { prompt: PromptId, count: u32, max: u32 },
    /// An artifact (from 0) did not arrive whole, cannot be used, or cannot be reached.
    NotReady {
        prompt: PromptId,
        artifact: usize,
        arrival: Arrival,
    },
    /// An artifact's consent is not in order.
    Consent {
        prompt: PromptId,
        artifact: usize,
        problem: ConsentProblem,
    },
    /// A declaration is missing.
    Undeclared(Declaration),
    /// The AI disclosure is missing or against the policy.
    Ai(AiProblem),
}

impl Problem {
    /// The prompt to link to, unless the problem is about the draft as a whole.
    #[must_use]
    pub const fn prompt(&self) -> Option<&PromptId> {
        match self {
            Self::Unanswered { prompt }
            | Self::Unexpected { prompt }
            | Self::TooFewWords { prompt, .. }
            | Self::TooManyWords { prompt, .. }
            | Self::TooFewArtifacts { prompt, .. }
            | Self::TooManyArtifacts { prompt, .. }
            | Self::NotReady { prompt, .. }
            | Self::Consent { prompt, .. } => Some(prompt),
            Self::Undeclared(_) | Self::Ai(_) => None,
        }
    }
}

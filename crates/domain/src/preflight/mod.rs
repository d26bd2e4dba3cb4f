//! Pre-flight (product rules §4 `submitted`): is this draft complete enough to send?
//!
//! The room counts and looks (words, files, links); this module holds the counts against the prompts and answers
//! with every problem at once, each with its prompt, so that a page can show the list and link to each place.
//! When there is none it hands out a [`Clear`], and only with that can [`crate::workflow::Command::Submit`] be made.

mod words;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::PromptId;
use crate::declaration::{AiPolicy, AiProblem, AiUse, Consent, ConsentProblem, Declaration, Declarations};

pub use words::count_words;

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

    /// A recording or picture can show young people, whatever the author of the prompt thought of.
    #[must_use]
    pub const fn can_show_people(self) -> bool {
        matches!(self, Self::Image | Self::Audio | Self::Video)
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
    /// Words written, by [`count_words`].
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

/// Proof that pre-flight found no problem. Only [`check`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clear(());

/// Holds a draft against its prompts, the declarations and the AI policy.
///
/// # Errors
/// Every [`Problem`], in the order of the prompts, then what concerns the whole draft.
pub fn check(prompts: &[Prompt], policy: AiPolicy, draft: &Draft) -> Result<Clear, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut by_prompt: BTreeMap<&PromptId, &Response> = BTreeMap::new();
    let known: BTreeSet<&PromptId> = prompts.iter().map(|prompt| &prompt.id).collect();
    for response in &draft.responses {
        if !known.contains(&response.prompt) || by_prompt.insert(&response.prompt, response).is_some() {
            problems.push(Problem::Unexpected {
                prompt: response.prompt.clone(),
            });
        }
    }
    for prompt in prompts {
        check_prompt(prompt, by_prompt.get(&prompt.id).copied(), &mut problems);
    }
    problems.extend(draft.declarations.missing().map(Problem::Undeclared));
    problems.extend(policy.check(draft.ai).err().map(Problem::Ai));
    if problems.is_empty() {
        Ok(Clear(()))
    } else {
        Err(problems)
    }
}

/// The problems of one part, for the page on which it is written.
#[must_use]
pub fn check_response(prompt: &Prompt, response: Option<&Response>) -> Vec<Problem> {
    let mut problems = Vec::new();
    check_prompt(prompt, response, &mut problems);
    problems
}

fn check_prompt(prompt: &Prompt, response: Option<&Response>, problems: &mut Vec<Problem>) {
    let id = || prompt.id.clone();
    let answered = response.is_some_and(|response| response.words > 0 || !response.artifacts.is_empty());
    let Some(response) = response.filter(|_| answered) else {
        if prompt.required {
            problems.push(Problem::Unanswered { prompt: id() });
        }
        return;
    };
    if prompt.kind.is_written() {
        let (words, Bounds { min, max }) = (response.words, prompt.words);
        problems.extend(min.filter(|min| words < *min).map(|min| Problem::TooFewWords {
            prompt: id(),
            words,
            min,
        }));
        problems.extend(max.filter(|max| words > *max).map(|max| Problem::TooManyWords {
            prompt: id(),
            words,
            max,
        }));
    } else {
        check_count(prompt, response, problems);
    }
    for (artifact, handed_in) in response.artifacts.iter().enumerate() {
        check_artifact(prompt, artifact, *handed_in, problems);
    }
}

fn check_count(prompt: &Prompt, response: &Response, problems: &mut Vec<Problem>) {
    let id = || prompt.id.clone();
    let count = u32::try_from(response.artifacts.len()).unwrap_or(u32::MAX);
    let min = prompt.count.min.unwrap_or(1).max(1);
    if count < min {
        problems.push(Problem::TooFewArtifacts {
            prompt: id(),
            count,
            min,
        });
    }
    if let Some(max) = prompt.count.max.filter(|max| count > *max) {
        problems.push(Problem::TooManyArtifacts {
            prompt: id(),
            count,
            max,
        });
    }
}

fn check_artifact(prompt: &Prompt, artifact: usize, handed_in: Artifact, problems: &mut Vec<Problem>) {
    let id = || prompt.id.clone();
    if handed_in.arrival != Arrival::Complete {
        problems.push(Problem::NotReady {
            prompt: id(),
            artifact,
            arrival: handed_in.arrival,
        });
    }
    let asked = prompt.needs_youth_consent || handed_in.consent != Consent::Unanswered;
    if asked && let Err(problem) = handed_in.consent.check() {
        problems.push(Problem::Consent {
            prompt: id(),
            artifact,
            problem,
        });
    }
}

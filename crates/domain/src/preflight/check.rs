//! Holding a draft against its prompts.

use std::collections::{BTreeMap, BTreeSet};

use super::{Arrival, Artifact, Bounds, Draft, Problem, Prompt, Response};
use crate::PromptId;
use crate::declaration::{AiPolicy, Consent};

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

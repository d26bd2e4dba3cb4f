//! What stands between a draft and sending it, in words, and where to mend it.

use domain::declaration::{AiProblem, ConsentProblem, Declaration};
use domain::preflight::{Arrival, Problem};

use crate::catalog::Definition;
use crate::catalog::definition::Prompt;
use crate::error::Field;
use crate::submissions::leaks::Leak;

/// The field of a prompt on the page of its part, which is also where a link to it leads.
pub fn field_of(prompt: &Prompt) -> String {
    if prompt.kind.is_text() {
        format!("answer.{}", prompt.id)
    } else if prompt.kind.is_file() {
        format!("file.{}", prompt.id)
    } else {
        format!("link.{}", prompt.id)
    }
}

/// A problem as a field to mend.
pub fn in_words(problem: &Problem, definition: &Definition) -> Field {
    let prompt = problem.prompt().and_then(|id| definition.prompt(id.as_str()));
    let title = prompt.map(|prompt| prompt.title.clone()).unwrap_or_default();
    let name = prompt.map_or_else(|| "send".to_owned(), field_of);
    let field = |message| Field::new(name.clone(), message).with("title", &title);
    match problem {
        Problem::Unanswered { .. } => field("submission-problem-unanswered"),
        Problem::Unexpected { .. } => field("submission-problem-unexpected"),
        Problem::TooFewWords { words, min, .. } => field("submission-problem-too-few-words")
            .with("words", words)
            .with("min", min),
        Problem::TooManyWords { words, max, .. } => field("submission-problem-too-many-words")
            .with("words", words)
            .with("max", max),
        Problem::TooFewArtifacts { count, min, .. } => field("submission-problem-too-few")
            .with("count", count)
            .with("min", min),
        Problem::TooManyArtifacts { count, max, .. } => field("submission-problem-too-many")
            .with("count", count)
            .with("max", max),
        Problem::NotReady { arrival, artifact, .. } => field(match arrival {
            Arrival::Unusable => "submission-problem-unusable",
            Arrival::Unreachable => "submission-problem-unreachable",
            Arrival::Arriving | Arrival::Complete => "submission-problem-arriving",
        })
        .with("n", artifact + 1),
        Problem::Consent { prompt, problem, .. } => consent(*problem, prompt.as_str()).with("title", &title),
        Problem::Undeclared(declaration) => undeclared(*declaration),
        Problem::Ai(problem) => Field::new("ai", ai(*problem)),
    }
}

fn consent(problem: ConsentProblem, prompt: &str) -> Field {
    let field = |message| Field::new(format!("consent.{prompt}"), message);
    match problem {
        ConsentProblem::Unanswered => field("submission-problem-consent-unanswered"),
        ConsentProblem::Missing(missing) => field("submission-problem-consent-missing").with("n", missing),
        ConsentProblem::Implausible => field("submission-problem-consent-implausible"),
        ConsentProblem::Unattested => field("submission-problem-consent-unattested"),
        ConsentProblem::Withdrawn => field("submission-problem-consent-withdrawn"),
    }
}

fn undeclared(declaration: Declaration) -> Field {
    match declaration {
        Declaration::OwnWork => Field::new("own_work", "submission-problem-own-work"),
        Declaration::RightToRelease => Field::new("right_to_release", "submission-problem-right"),
        Declaration::YouthConsent => Field::new("youth_consent", "submission-problem-youth"),
    }
}

fn ai(problem: AiProblem) -> &'static str {
    match problem {
        AiProblem::Unanswered => "submission-problem-ai-unanswered",
        AiProblem::Forbidden => "submission-problem-ai-forbidden",
        AiProblem::Unexplained => "submission-problem-ai-unexplained",
    }
}

/// Every problem once: files of one prompt share its consent, so it is said once.
pub fn all(problems: &[Problem], definition: &Definition) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for problem in problems {
        let field = in_words(problem, definition);
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    fields
}

/// An own name in the work, as a field to confirm.
pub fn leak(leak: &Leak, definition: &Definition) -> Field {
    let title = definition.prompt(&leak.question).map(|prompt| prompt.title.clone());
    let field = Field::new(
        "names_checked",
        if leak.file.is_some() {
            "submission-leak-file"
        } else {
            "submission-leak-text"
        },
    );
    field
        .with("found", &leak.found)
        .with("title", title.unwrap_or_default())
        .with("file", leak.file.clone().unwrap_or_default())
}

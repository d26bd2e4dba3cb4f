//! An attempt as its earner has it so far, counted for the rules.

use std::collections::BTreeSet;

use domain::CriterionId;
use domain::declaration::{AiPolicy, Consent};
use domain::preflight::{self, Arrival, Bounds, Clear, PromptKind};
use platform::db::Tx;

use super::store::artifact::{self, Artifact};
use super::store::attempt::{self, Attempt};
use super::store::consent;
use super::store::declaration::{self, Declared};
use super::store::link::{self, Found, Link};
use super::store::response::{self, Response};
use super::store::{Place, done};
use crate::Result;
use crate::catalog::Definition;
use crate::catalog::definition::{self, Prompt, Span};

/// Everything of an attempt.
#[derive(Clone, Debug)]
pub struct Draft {
    pub attempt: Attempt,
    pub texts: Vec<Response>,
    pub files: Vec<Artifact>,
    pub links: Vec<Link>,
    pub consents: Vec<consent::Consent>,
    pub declared: Declared,
    /// The parts that the earner calls done.
    pub done: BTreeSet<String>,
}

impl Draft {
    /// Reads an attempt.
    pub async fn of(tx: &mut Tx, place: &Place) -> Result<Self> {
        Ok(Self {
            attempt: attempt::get(tx, place).await?,
            texts: response::all(tx, place).await?,
            files: artifact::all(tx, place).await?,
            links: link::all(tx, place).await?,
            consents: consent::all(tx, place).await?,
            declared: declaration::get(tx, place).await?,
            done: done::all(tx, place).await?,
        })
    }

    /// The text for a question; empty when nothing was saved.
    pub fn text(&self, question: &str) -> Response {
        let found = self.texts.iter().find(|text| text.question == question);
        found.cloned().unwrap_or_else(|| Response {
            question: question.to_owned(),
            ..Response::default()
        })
    }

    /// The files of a prompt, in order.
    pub fn files_of(&self, prompt: &str) -> impl Iterator<Item = &Artifact> {
        self.files.iter().filter(move |file| file.prompt == prompt)
    }

    /// The links of a prompt, in order.
    pub fn links_of(&self, prompt: &str) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(move |link| link.prompt == prompt)
    }

    /// What the register says for a prompt.
    pub fn consent_of(&self, prompt: &str) -> Option<&consent::Consent> {
        self.consents.iter().find(|consent| consent.prompt == prompt)
    }

    /// Holds the whole attempt against the rules.
    ///
    /// # Errors
    /// Every problem at once.
    pub fn check(&self, definition: &Definition) -> Result<Clear, Vec<preflight::Problem>> {
        let asked = prompts(definition);
        let prompts: Vec<_> = asked.iter().map(|prompt| as_rule(prompt)).collect();
        let draft = preflight::Draft {
            responses: asked.iter().map(|prompt| self.counted(prompt)).collect(),
            declarations: self.declared.three,
            ai: self.declared.ai_use(),
        };
        preflight::check(&prompts, ai_policy(definition), &draft)
    }

    /// The problems of one prompt.
    pub fn problems_of(&self, prompt: &Prompt) -> Vec<preflight::Problem> {
        preflight::check_response(&as_rule(prompt), Some(&self.counted(prompt)))
    }

    /// Whether anything was handed in for a prompt.
    pub fn has_begun(&self, prompt: &Prompt) -> bool {
        let counted = self.counted(prompt);
        counted.words > 0 || !counted.artifacts.is_empty()
    }

    fn counted(&self, prompt: &Prompt) -> preflight::Response {
        let consent = self.consent_of(&prompt.id).map_or(Consent::Unanswered, as_consent);
        let files = self
            .files_of(&prompt.id)
            .filter(|file| !file.is_captions())
            .map(arrival);
        let links = self.links_of(&prompt.id).map(reach);
        preflight::Response {
            prompt: domain::PromptId::from(prompt.id.as_str()),
            words: self.text(&prompt.id).words,
            artifacts: files
                .chain(links)
                .map(|arrival| preflight::Artifact {
                    arrival,
                    consent: if prompt.youth_consent {
                        consent
                    } else {
                        Consent::Unanswered
                    },
                })
                .collect(),
        }
    }
}

/// Every prompt of every part.
pub fn prompts(definition: &Definition) -> Vec<&Prompt> {
    definition.parts.iter().flat_map(|part| &part.prompts).collect()
}

/// Whether a prompt is open for writing: on a first attempt each is, later those that speak to a criterion which was not met.
pub fn is_open(definition: &Definition, attempt: &Attempt, prompt: &str) -> bool {
    attempt.open_criteria.is_empty()
        || definition.criteria_of(prompt).any(|criterion| {
            attempt
                .open_criteria
                .contains(&CriterionId::from(criterion.id.as_str()))
        })
}

/// The version's policy on artificial intelligence; a word that nobody knows counts as the strict one.
pub fn ai_policy(definition: &Definition) -> AiPolicy {
    match definition.ai_policy.kind.as_str() {
        "free" => AiPolicy::Free,
        "with_disclosure" => AiPolicy::AllowedWithDisclosure,
        _ => AiPolicy::Forbidden,
    }
}

/// A prompt as the rules see it. An observation is handed in as text, so its words are counted.
fn as_rule(prompt: &Prompt) -> preflight::Prompt {
    preflight::Prompt {
        id: domain::PromptId::from(prompt.id.as_str()),
        kind: match prompt.kind {
            definition::PromptKind::Text | definition::PromptKind::Observation => PromptKind::Text,
            definition::PromptKind::Script => PromptKind::Script,
            definition::PromptKind::File => PromptKind::File,
            definition::PromptKind::Image => PromptKind::Image,
            definition::PromptKind::Audio => PromptKind::Audio,
            definition::PromptKind::Video => PromptKind::Video,
            definition::PromptKind::Link => PromptKind::Link,
        },
        required: prompt.required,
        words: bounds(prompt.words),
        count: bounds(prompt.count),
        needs_youth_consent: prompt.youth_consent,
    }
}

/// 0 stands for "no limit" in a definition.
fn bounds(span: Option<Span>) -> Bounds {
    let some = |limit: u32| (limit > 0).then_some(limit);
    let span = span.unwrap_or_default();
    Bounds {
        min: some(span.min),
        max: some(span.max),
    }
}

fn arrival(file: &Artifact) -> Arrival {
    match (&file.copy, &file.unreadable) {
        (Some(_), _) => Arrival::Complete,
        (None, Some(_)) => Arrival::Unusable,
        (None, None) => Arrival::Arriving,
    }
}

/// A link counts as reached unless it is known to lead nowhere.
fn reach(link: &Link) -> Arrival {
    match link.found {
        Some(Found::Missing) => Arrival::Unreachable,
        Some(Found::Open | Found::Unsure) | None => Arrival::Complete,
    }
}

fn as_consent(consent: &consent::Consent) -> Consent {
    match consent.shown.as_str() {
        "nobody" => Consent::NobodyShown,
        "young_people" => Consent::Shown {
            youth: consent.youth,
            on_file: consent.on_file,
            attested: [
                &consent.programme,
                &consent.recorded_on,
                &consent.form_version,
                &consent.attested_by,
            ]
            .iter()
            .all(|entry| !entry.trim().is_empty()),
        },
        _ => Consent::Unanswered,
    }
}

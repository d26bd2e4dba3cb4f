//! A micro-credential as its author wrote it (`micro-credential.yaml`); a published version keeps it word for word.

use std::collections::BTreeMap;

use domain::scoring::{self, Rubric, RubricError};
use serde::{Deserialize, Serialize};

/// Everything that a micro-credential says of itself. Texts are Markdown where they are more than a line.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    pub slug: String,
    /// The issuer's slug.
    pub issuer: String,
    pub title: String,
    pub badge: Badge,
    /// One sentence: what somebody who holds this can do.
    pub competency: String,
    /// For the card, 160 characters at most.
    pub summary: String,
    pub key_method: Passage,
    pub method_components: Vec<Passage>,
    pub research: Research,
    #[serde(default)]
    pub resources: Vec<Resource>,
    #[serde(default)]
    pub topics: Vec<String>,
    #[serde(default)]
    pub audience: Vec<String>,
    #[serde(default)]
    pub evidence_types: Vec<String>,
    /// Effort, in minutes.
    pub minutes: Span,
    pub languages: Vec<String>,
    #[serde(default)]
    pub alignments: Vec<Alignment>,
    pub validity: Validity,
    #[serde(default)]
    pub renewal: String,
    #[serde(default)]
    pub credits_note: String,
    pub ai_policy: AiPolicy,
    pub attempts: Attempts,
    /// Months after the final decision when evidence is deleted.
    pub retention_months: u32,
    pub visibility: Visibility,
    #[serde(default)]
    pub fee: String,
    pub parts: Vec<Part>,
    pub criteria: Vec<Criterion>,
    /// Outcomes, workload, assessment, quality assurance, stackability: the transparency sheet.
    #[serde(default)]
    pub transparency: BTreeMap<String, String>,
    #[serde(default)]
    pub version_note: String,
}

/// Badge art, drawn by the server.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Badge {
    /// `hexagon`, `circle`, `shield`, `diamond` or `square`.
    pub shape: String,
    /// 0–359.
    pub hue: u16,
    pub glyph: String,
    pub alt: String,
}

/// A heading and its text.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    pub title: String,
    pub text: String,
}

/// Why this competency matters, with sources.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Research {
    pub rationale: String,
    #[serde(default)]
    pub citations: Vec<Citation>,
}

/// A source.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    pub text: String,
    #[serde(default)]
    pub url: Option<String>,
}

/// Something free to learn from.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    pub title: String,
    pub url: String,
    pub kind: String,
    pub minutes: u32,
    pub language: String,
    #[serde(default)]
    pub free: Option<bool>,
}

/// From … to, in minutes, words or pieces.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    #[serde(default)]
    pub min: u32,
    #[serde(default)]
    pub max: u32,
}

/// Which item of which framework this competency serves, how strongly, and why.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alignment {
    /// The framework's slug.
    pub framework: String,
    /// The item's code in it.
    pub item: String,
    /// `strong` or `partial`.
    pub strength: String,
    #[serde(default)]
    pub why: String,
}

/// How long an award is in force.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Validity {
    None {},
    Until { date: jiff::civil::Date },
    Period { months: u32 },
}

/// What use of artificial intelligence is allowed.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AiPolicy {
    /// `forbidden`, `with_disclosure` or `free`.
    pub kind: String,
    pub text: String,
}

/// How often one may try before a coach helps.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attempts {
    pub limit: u32,
}

/// Who sees it in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    Draft,
    Cohort,
    Public,
}

/// One part of an application: Overview, Work examples, Reflection.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    pub id: String,
    pub title: String,
    #[serde(default)]
    pub intro: String,
    pub prompts: Vec<Prompt>,
}

/// What an earner is asked for.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    pub id: String,
    pub title: String,
    pub instructions: String,
    pub kind: PromptKind,
    #[serde(default)]
    pub required: bool,
    #[serde(default)]
    pub words: Option<Span>,
    #[serde(default)]
    pub count: Option<Span>,
    /// Media types.
    #[serde(default)]
    pub accept: Vec<String>,
    #[serde(default)]
    pub max_mb: Option<u32>,
    /// Whether young people may be seen or heard, so that consent must be attested.
    #[serde(default)]
    pub youth_consent: bool,
    /// `complete`, `pass_fail` or `rubric`.
    #[serde(default)]
    pub scored: String,
    /// The given dialogue of a `script` prompt.
    #[serde(default)]
    pub script: Vec<String>,
}

/// The form an answer takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
    /// Whether it is answered with text.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Script | Self::Observation)
    }

    /// Whether it is answered with files.
    pub fn is_file(self) -> bool {
        matches!(self, Self::File | Self::Image | Self::Audio | Self::Video)
    }
}

/// One row of the rubric: the same words for the public, the earner and the assessor.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    pub id: String,
    pub title: String,
    /// The prompts whose answers show it.
    #[serde(default)]
    pub prompts: Vec<String>,
    /// Low to high.
    pub levels: Vec<Level>,
    /// The level that must be reached.
    pub required: String,
}

/// One level of a criterion.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    pub id: String,
    pub title: String,
    pub descriptor: String,
}

impl Definition {
    /// The prompt with this identifier, in whichever part.
    pub fn prompt(&self, id: &str) -> Option<&Prompt> {
        self.parts
            .iter()
            .flat_map(|part| &part.prompts)
            .find(|prompt| prompt.id == id)
    }

    /// The criteria that a prompt's answer speaks to.
    pub fn criteria_of<'a>(&'a self, prompt: &'a str) -> impl Iterator<Item = &'a Criterion> {
        self.criteria
            .iter()
            .filter(move |criterion| criterion.prompts.iter().any(|id| id == prompt))
    }

    /// The place of a level in its criterion, from 0 (lowest).
    pub fn level_index(criterion: &Criterion, level: &str) -> Option<usize> {
        criterion.levels.iter().position(|found| found.id == level)
    }

    /// The rubric as the rules see it: identifiers and places, no words.
    ///
    /// # Errors
    /// When the criteria are no rubric; a published definition never is that.
    pub fn rules(&self) -> Result<Rubric, RubricError> {
        let place = |criterion: &Criterion| {
            let required = Self::level_index(criterion, &criterion.required).unwrap_or(0);
            scoring::Criterion {
                id: criterion.id.as_str().into(),
                levels: u8::try_from(criterion.levels.len()).unwrap_or(u8::MAX),
                required: u8::try_from(required).unwrap_or(u8::MAX),
            }
        };
        Rubric::new(self.criteria.iter().map(place).collect())
    }
}

impl Resource {
    /// Whether it is a page of the author's own, in the folder of the micro-credential.
    pub fn is_own(&self) -> bool {
        self.url.starts_with("resources/")
    }
}

//! One prompt as its page shows it: the question, what is there, and the criteria it speaks to.

use super::posted::Posted;
use super::problem;
use super::view::{Application, LookFor};
use crate::App;
use crate::catalog::definition::{Prompt, PromptKind, Span};
use crate::submissions::actions::limit;
use crate::submissions::draft::is_open;
use crate::submissions::media::{Kind, accepted, asked};
use crate::submissions::store::consent::Consent;
use crate::submissions::store::link::{Found, Link};
use crate::ui::Ui;

/// A prompt with everything that its part of the page needs.
pub struct Asked {
    pub id: String,
    /// The name of its field, which is also its place on the page.
    pub field: String,
    pub title: String,
    pub instructions: String,
    pub required: bool,
    /// `text`, `file` or `link`.
    pub form: &'static str,
    /// Met on an attempt before: to be read, not changed.
    pub is_locked: bool,
    pub script: Vec<String>,
    pub body: String,
    pub words: u32,
    pub least: u32,
    pub most: u32,
    pub word_limits: String,
    pub has_history: bool,
    /// Another text waits beside this one.
    pub is_doubled: bool,
    pub files: Vec<File>,
    pub can_add: bool,
    /// A file of captions may go with each recording.
    pub takes_captions: bool,
    pub accept: String,
    pub limit: u64,
    pub limit_words: String,
    pub links: Vec<HandedLink>,
    pub consent: Option<Consent>,
    pub consent_field: String,
    pub look_for: Vec<LookFor>,
    /// What would stand in the way of sending.
    pub problems: Vec<String>,
}

/// A file in the list.
pub struct File {
    pub id: String,
    pub name: String,
    pub size: String,
    pub is_image: bool,
    /// A message key: ready, on its way, or why it cannot be read.
    pub state: String,
    pub kind: &'static str,
}

/// A link in the list.
pub struct HandedLink {
    pub id: String,
    pub url: String,
    /// What was found there; empty until somebody looked.
    pub state: String,
    pub kind: &'static str,
}

impl HandedLink {
    fn new(ui: &Ui, link: &Link) -> Self {
        let (kind, state) = match link.found {
            Some(Found::Open) => ("ok", ui.t("submission-link-open")),
            Some(Found::Missing) => ("bad", ui.t("submission-link-missing")),
            Some(Found::Unsure) => ("warn", ui.t("submission-link-unsure")),
            None => ("", String::new()),
        };
        Self {
            id: link.id.clone(),
            url: link.url.clone(),
            state,
            kind,
        }
    }
}

impl Asked {
    /// A prompt as it stands, with what was typed when a form came back.
    pub fn new(app: &App, ui: &Ui, own: &Application, prompt: &Prompt, typed: Option<&Posted>) -> Self {
        let definition = &own.version.definition;
        let text = own.draft.text(&prompt.id);
        let field = problem::field_of(prompt);
        let files: Vec<File> = own.draft.files_of(&prompt.id).map(|file| File::new(ui, file)).collect();
        let takes_captions = accepted(prompt).contains(&Kind::Vtt);
        let captions = own.draft.files_of(&prompt.id).filter(|file| file.is_captions()).count();
        let most_files = prompt.count.map_or(0, |count| count.max);
        let words = prompt.words.unwrap_or_default();
        let most_bytes = limit(prompt, app.settings.max_evidence_bytes);
        let begun = own.draft.has_begun(prompt);
        let problems = if begun {
            problem::all(&own.draft.problems_of(prompt), definition)
        } else {
            Vec::new()
        };
        Self {
            form: match prompt.kind {
                kind if kind.is_text() => "text",
                PromptKind::Link => "link",
                _ => "file",
            },
            is_locked: !is_open(definition, &own.draft.attempt, &prompt.id),
            body: typed
                .and_then(|typed| typed.get(&field))
                .map_or(text.body, str::to_owned),
            words: text.words,
            least: words.min,
            most: words.max,
            word_limits: word_limits(ui, words),
            consent_field: format!("consent.{}", prompt.id),
            has_history: text.version > 0,
            is_doubled: false,
            can_add: most_files == 0 || files.len() < room(most_files, files.len() - captions, takes_captions),
            takes_captions,
            accept: accept(prompt),
            limit: most_bytes,
            limit_words: file_words(ui, prompt, most_bytes),
            links: own
                .draft
                .links_of(&prompt.id)
                .map(|link| HandedLink::new(ui, link))
                .collect(),
            consent: prompt.youth_consent.then(|| consent(own, &prompt.id, typed)),
            look_for: LookFor::among(&definition.criteria, |criterion| criterion.prompts.contains(&prompt.id)),
            problems: problems.iter().map(|field| ui.field(field)).collect(),
            id: prompt.id.clone(),
            title: prompt.title.clone(),
            instructions: prompt.instructions.clone(),
            required: prompt.required,
            script: prompt.script.clone(),
            field,
            files,
        }
    }
}

/// What the register says, or what was just typed into it.
fn consent(own: &Application, prompt: &str, typed: Option<&Posted>) -> Consent {
    match typed.and_then(|typed| typed_consent(typed, prompt)) {
        Some(typed) => typed,
        None => own.draft.consent_of(prompt).cloned().unwrap_or_default(),
    }
}

/// The register's fields of one prompt, if they were posted with an answer.
pub fn typed_consent(posted: &Posted, prompt: &str) -> Option<Consent> {
    let line = |name: &str| posted.line(&format!("consent.{prompt}.{name}")).to_owned();
    let number = |name: &str| line(name).parse().unwrap_or(0);
    let shown = posted.line(&format!("consent.{prompt}")).to_owned();
    (!shown.is_empty()).then(|| Consent {
        prompt: prompt.to_owned(),
        shown,
        programme: line("programme"),
        recorded_on: line("recorded_on"),
        youth: number("youth"),
        on_file: number("on_file"),
        form_version: line("form_version"),
        attested_by: line("attested_by"),
    })
}

impl File {
    fn new(ui: &Ui, file: &crate::submissions::store::artifact::Artifact) -> Self {
        let (kind, state) = match (&file.copy, &file.unreadable) {
            (Some(_), _) => ("ok", "submission-file-ready"),
            (None, Some(why)) => ("bad", why.as_str()),
            (None, None) => ("warn", "submission-file-copying"),
        };
        Self {
            id: file.id.to_string(),
            name: file.name.clone(),
            size: size(file.bytes),
            is_image: file.media_type.starts_with("image/"),
            state: ui.t(state),
            kind,
        }
    }
}

/// A length as people read it: `1.2 MB`.
#[expect(clippy::cast_precision_loss, reason = "one digit after the point is shown")]
pub fn size(bytes: u64) -> String {
    let value = bytes as f64;
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.0} kB", value / 1e3),
        1_000_000..10_000_000 => format!("{:.1} MB", value / 1e6),
        10_000_000..1_000_000_000 => format!("{:.0} MB", value / 1e6),
        _ => format!("{:.1} GB", value / 1e9),
    }
}

/// `60 to 200 words`; empty without limits.
fn word_limits(ui: &Ui, words: Span) -> String {
    if words.min == 0 && words.max == 0 {
        return String::new();
    }
    ui.t2("submission-words-limits", ("min", words.min), ("max", words.max))
}

/// How many files fit beside each other: the recordings or documents that are asked for, and captions of each recording that is there.
fn room(most: u32, recordings: usize, takes_captions: bool) -> usize {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    most.saturating_add(if takes_captions { recordings } else { 0 })
}

/// The kinds for a browser's file dialogue. Many systems know captions by the ending only.
fn accept(prompt: &Prompt) -> String {
    let kinds = accepted(prompt).into_iter();
    let words = kinds.flat_map(|kind| [Some(kind.media_type()), (kind == Kind::Vtt).then_some(".vtt")]);
    words.flatten().collect::<Vec<_>>().join(",")
}

/// How many files of which kinds up to which size, in a sentence.
fn file_words(ui: &Ui, prompt: &Prompt, limit: u64) -> String {
    let count = prompt.count.unwrap_or_default();
    let kinds: Vec<&str> = asked(prompt).into_iter().map(Kind::short).collect();
    ui.say(
        "submission-file-limits",
        &[
            ("min", i64::from(count.min).into()),
            ("max", i64::from(count.max).into()),
            ("kinds", kinds.join(", ").into()),
            ("size", size(limit).into()),
        ],
    )
}

//! Evidence as those who judge see it.

use crate::catalog::Definition;
use crate::submissions::{BlindAnswer, BlindArtifact, BlindSubmission};

/// One part of what was handed in.
pub struct PartView {
    pub id: String,
    pub title: String,
    pub files: usize,
    pub answers: Vec<AnswerView>,
}

/// One prompt and its answer.
pub struct AnswerView {
    pub title: String,
    pub instructions: String,
    /// In the order in which they are cited, from 1.
    pub paragraphs: Vec<String>,
    pub files: Vec<FileView>,
    pub links: Vec<String>,
}

impl AnswerView {
    /// Whether nothing was handed in.
    pub fn is_empty(&self) -> bool {
        self.paragraphs.is_empty() && self.files.is_empty() && self.links.is_empty()
    }
}

/// One file under its neutral name.
pub struct FileView {
    pub id: String,
    pub href: String,
    pub label: String,
    /// `video`, `audio`, `image`, or `file` for what opens on its own.
    pub kind: &'static str,
    pub bytes: i64,
    /// The address of its captions; empty without.
    pub captions: String,
}

/// Everything that was handed in; files stand under `{base}/evidence`.
pub fn parts(definition: &Definition, handed_in: &BlindSubmission, base: &str) -> Vec<PartView> {
    let views = handed_in.parts.iter().map(|part| {
        let answers: Vec<AnswerView> = part.answers.iter().map(|one| answer(definition, one, base)).collect();
        let known = definition.parts.iter().find(|known| known.id == part.part);
        PartView {
            id: part.part.clone(),
            title: known.map_or_else(String::new, |known| known.title.clone()),
            files: answers.iter().map(|answer| answer.files.len()).sum(),
            answers,
        }
    });
    views.collect()
}

fn answer(definition: &Definition, answer: &BlindAnswer, base: &str) -> AnswerView {
    let prompt = definition.prompt(&answer.prompt);
    let text = answer.text.as_deref().unwrap_or_default();
    AnswerView {
        title: prompt.map_or_else(String::new, |prompt| prompt.title.clone()),
        instructions: prompt.map_or_else(String::new, |prompt| prompt.instructions.clone()),
        paragraphs: text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect(),
        files: files(&answer.artifacts, base),
        links: answer.links.clone(),
    }
}

/// Files, each recording with its captions.
fn files(artifacts: &[BlindArtifact], base: &str) -> Vec<FileView> {
    let (captions, files): (Vec<_>, Vec<_>) = artifacts.iter().partition(|artifact| artifact.is_captions());
    let mut captions = captions.iter().map(|artifact| address(artifact, base));
    let mut views: Vec<FileView> = files.into_iter().map(|artifact| file(artifact, base)).collect();
    for view in views.iter_mut().filter(|view| matches!(view.kind, "video" | "audio")) {
        view.captions = captions.next().unwrap_or_default();
    }
    views
}

fn address(artifact: &BlindArtifact, base: &str) -> String {
    format!("{base}/evidence/{}", artifact.id)
}

fn file(artifact: &BlindArtifact, base: &str) -> FileView {
    let kind = match artifact.media_type.split('/').next() {
        Some("video") => "video",
        Some("audio") => "audio",
        Some("image") => "image",
        _ => "file",
    };
    FileView {
        id: artifact.id.to_string(),
        href: address(artifact, base),
        label: artifact.label.clone(),
        kind,
        bytes: i64::try_from(artifact.bytes).unwrap_or(i64::MAX),
        captions: String::new(),
    }
}

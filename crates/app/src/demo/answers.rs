//! Sets of answers (`content/demo/answers/*.md`): a head in YAML, then a section for each text prompt.

use std::collections::BTreeMap;

use anyhow::anyhow;
use serde::Deserialize;

use super::writing;

/// What several people hand in.
#[derive(Clone, Debug)]
pub struct Answers {
    pub micro_credential: String,
    pub ai: Ai,
    /// Files by prompt.
    pub artifacts: BTreeMap<String, Vec<Attached>>,
    /// Prompts and their answers, in order.
    pub texts: Vec<(String, String)>,
}

#[derive(Deserialize)]
struct Head {
    micro_credential: String,
    ai: Ai,
    #[serde(default)]
    artifacts: BTreeMap<String, Vec<Attached>>,
}

/// What they say about the use of AI.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ai {
    pub used: bool,
    #[serde(default)]
    pub explanation: String,
}

/// A file, and who can be seen or heard in it.
#[derive(Clone, Debug, Deserialize)]
pub struct Attached {
    pub file: String,
    /// Captions that go with a recording.
    pub captions: Option<String>,
    pub consent: Option<Consent>,
}

/// For how many young people consent is on file.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(untagged)]
pub enum Consent {
    Nobody(Nobody),
    Youth { youth: u32, on_file: u32 },
}

/// The word for it.
#[derive(Clone, Copy, Debug, Deserialize)]
pub enum Nobody {
    #[serde(rename = "nobody_shown")]
    Shown,
}

impl Answers {
    /// The set of this name.
    pub fn read(name: &str) -> anyhow::Result<Self> {
        let path = format!("answers/{name}.md");
        let text = writing::text(&path)?;
        let parts = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
        let (head, body) = parts.ok_or_else(|| anyhow!("demo/{path} has no head between two lines of ---"))?;
        let head: Head = writing::parse(head, &path)?;
        Ok(Self {
            micro_credential: head.micro_credential,
            ai: head.ai,
            artifacts: head.artifacts,
            texts: sections(body),
        })
    }
}

fn sections(body: &str) -> Vec<(String, String)> {
    let mut sections: Vec<(String, String)> = Vec::new();
    for line in body.lines() {
        if let Some(prompt) = line.strip_prefix("## ") {
            sections.push((prompt.trim().to_owned(), String::new()));
        } else if let Some((_, text)) = sections.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    for (_, text) in &mut sections {
        *text = text.trim().to_owned();
    }
    sections
}

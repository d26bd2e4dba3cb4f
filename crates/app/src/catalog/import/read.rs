//! From bytes to definitions: YAML under a budget, unknown fields refused.

use serde::de::DeserializeOwned;

use super::{Folder, Problem};
use crate::catalog::definition::Definition;
use crate::catalog::stack::StackDefinition;
use crate::frameworks::definition::FrameworkDefinition;
use crate::organizations::definition::IssuerDefinition;

/// A definition and the file it stands in.
#[derive(Clone, Debug)]
pub struct Written<T> {
    pub file: String,
    /// The name of the file or folder, which must be the slug.
    pub place: String,
    pub what: T,
}

/// Everything in a folder, read but not yet checked.
#[derive(Clone, Debug, Default)]
pub struct Content {
    pub issuers: Vec<Written<IssuerDefinition>>,
    pub frameworks: Vec<Written<FrameworkDefinition>>,
    pub micro_credentials: Vec<Written<Definition>>,
    pub stacks: Vec<Written<StackDefinition>>,
    /// Pages to learn from: the micro-credential's slug, the path in its folder, the Markdown.
    pub resources: Vec<(String, String, String)>,
}

/// Reads every file; what cannot be read is noted, and the rest is read all the same.
pub fn read(folder: &Folder, problems: &mut Vec<Problem>) -> Content {
    let mut content = Content::default();
    for (path, bytes) in folder.files() {
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(_) => {
                problems.push(Problem::new(path, "", "is not UTF-8 text; save it as UTF-8"));
                continue;
            }
        };
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["issuers", name] => file(path, name, text, &mut content.issuers, problems),
            ["frameworks", name] => file(path, name, text, &mut content.frameworks, problems),
            ["stacks", name] => file(path, name, text, &mut content.stacks, problems),
            ["micro-credentials", slug, "micro-credential.yaml"] => {
                parsed(path, slug, text, &mut content.micro_credentials, problems);
            }
            ["micro-credentials", slug, "resources", page] if page.ends_with(".md") => {
                content
                    .resources
                    .push(((*slug).to_owned(), format!("resources/{page}"), text.to_owned()));
            }
            _ => problems.push(Problem::new(
                path,
                "",
                "is not a file that belongs here; see docs/guide/author.md for the names, and keep other files outside",
            )),
        }
    }
    content
}

fn file<T: DeserializeOwned>(
    path: &str,
    name: &str,
    text: &str,
    into: &mut Vec<Written<T>>,
    problems: &mut Vec<Problem>,
) {
    match name.strip_suffix(".yaml") {
        Some(place) => parsed(path, place, text, into, problems),
        None => problems.push(Problem::new(path, "", "is not a YAML file; its name must end in .yaml")),
    }
}

fn parsed<T: DeserializeOwned>(
    path: &str,
    place: &str,
    text: &str,
    into: &mut Vec<Written<T>>,
    problems: &mut Vec<Problem>,
) {
    match yaml(text) {
        Ok(what) => into.push(Written {
            file: path.to_owned(),
            place: place.to_owned(),
            what,
        }),
        Err(advice) => problems.push(Problem::new(path, "", advice)),
    }
}

/// YAML under limits that a hand-written file never meets and a hostile one meets early: no anchors or aliases to multiply,
/// depth 24, 40,000 events, one document.
fn yaml<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let options = serde_saphyr::options! {
        with_snippet: false,
        budget: serde_saphyr::budget! {
            max_depth: 24,
            flow_nesting_limit: 24,
            max_events: 40_000,
            max_nodes: 40_000,
            max_aliases: 0,
            max_anchors: 0,
            max_documents: 1,
            max_inclusion_depth: 0,
        },
    };
    serde_saphyr::from_str_with_options(text, options).map_err(|error| error.to_string())
}

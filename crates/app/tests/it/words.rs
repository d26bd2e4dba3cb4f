//! Words: both languages say the same things, every word that pages ask for is there, and no page has words of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file with this ending below a folder.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found
}

/// The messages of a language: key and text.
fn messages(lang: &str) -> BTreeMap<String, String> {
    let mut messages = BTreeMap::new();
    for path in files(&root().join("messages").join(lang), ".ftl") {
        let mut key = String::new();
        for line in fs::read_to_string(&path).unwrap().lines() {
            let begins = line.starts_with(|letter: char| letter.is_ascii_lowercase());
            if let Some((name, text)) = line.split_once('=').filter(|_| begins) {
                key = name.trim().to_owned();
                assert!(
                    messages.insert(key.clone(), text.to_owned()).is_none(),
                    "{key} stands twice"
                );
            } else if line.starts_with(' ') {
                messages.entry(key.clone()).or_default().push_str(line);
            }
        }
    }
    messages
}

/// The values a message takes.
fn values(text: &str) -> BTreeSet<String> {
    let name = |rest: &str| {
        rest.chars()
            .take_while(|letter| letter.is_alphanumeric() || "-_".contains(*letter))
            .collect()
    };
    text.split('$').skip(1).map(name).collect()
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_values() {
    let (english, spanish) = (messages("en"), messages("es"));
    let keys = |messages: &BTreeMap<String, String>| messages.keys().cloned().collect::<BTreeSet<_>>();
    let (en, es) = (keys(&english), keys(&spanish));
    let alone: Vec<_> = en.symmetric_difference(&es).collect();
    assert!(alone.is_empty(), "only in one language: {alone:?}");
    for (key, text) in &english {
        assert_eq!(values(text), values(&spanish[key]), "{key}");
    }
}

/// The source without its tests.
fn sources() -> Vec<(PathBuf, String)> {
    let mut sources = Vec::new();
    for ending in [".rs", ".html", ".txt"] {
        for path in files(&root().join("src"), ending) {
            let text = fs::read_to_string(&path).unwrap();
            let text = text
                .split("#[cfg(test)]\nmod tests")
                .next()
                .unwrap_or_default()
                .to_owned();
            sources.push((path, text));
        }
    }
    for path in files(&root().join("assets/js"), ".js") {
        sources.push((path.clone(), fs::read_to_string(path).unwrap()));
    }
    sources
}

/// The string that follows a marker, each time; `skip` arguments come before it.
fn literals<'a>(text: &'a str, marker: &str, skip: usize) -> Vec<&'a str> {
    text.split(marker)
        .skip(1)
        .filter_map(|rest| rest.splitn(skip + 1, ',').nth(skip))
        .filter_map(|rest| rest.trim_start().strip_prefix('"'))
        .filter_map(|rest| rest.split_once('"'))
        .map(|(literal, _)| literal)
        .collect()
}

#[test]
fn every_word_that_pages_ask_for_is_there() {
    let known = messages("en");
    let asked = [
        (".t(", 0),
        (".t1(", 0),
        (".t2(", 0),
        (".say(", 0),
        (" say(", 0),
        ("Field::new(", 1),
        ("Error::field(", 1),
        ("Error::Refused(", 0),
        ("Error::Conflict(", 0),
        ("Error::Unavailable(", 0),
        (".back_with(", 1),
    ];
    let mut missing = Vec::new();
    for (path, text) in sources() {
        for (marker, skip) in asked {
            for key in literals(&text, marker, skip) {
                let is_key = key.contains('-')
                    && key
                        .bytes()
                        .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-');
                if is_key && !known.contains_key(key) {
                    missing.push(format!("{}: {key}", path.strip_prefix(root()).unwrap().display()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "no words for\n{}", missing.join("\n"));
}

#[test]
fn no_word_lies_about_unused() {
    let all: String = sources().into_iter().map(|(_, text)| text).collect();
    let made: Vec<Vec<&str>> = all.split(['"', '`']).filter_map(made_key).collect();
    let used = |key: &str| {
        all.contains(&format!("\"{key}\""))
            || all.contains(&format!("`{key}`"))
            || made.iter().any(|pieces| fits(key, pieces))
    };
    let unused: Vec<String> = messages("en").into_keys().filter(|key| !used(key)).collect();
    assert!(unused.is_empty(), "unused: {unused:?}");
}

/// The fixed pieces of a key that is put together: `weekday-{}` or `{what}-title`, or `js-count-${unit}`.
fn made_key(literal: &str) -> Option<Vec<&str>> {
    let letters = |letter: char| letter.is_ascii_alphanumeric() || "-_{}$.()&".contains(letter);
    let fits = literal.contains('{') && literal.contains('-') && literal.chars().all(letters);
    fits.then(|| {
        literal
            .split(['{', '}'])
            .step_by(2)
            .map(|piece| piece.trim_end_matches('$'))
            .collect()
    })
}

/// Whether a key begins and ends with the outer pieces and has the others in between.
fn fits(key: &str, pieces: &[&str]) -> bool {
    let (first, last) = (pieces.first().unwrap_or(&""), pieces.last().unwrap_or(&""));
    let Some(rest) = key.strip_prefix(first).and_then(|rest| rest.strip_suffix(last)) else {
        return false;
    };
    let mut rest = rest;
    for piece in pieces.iter().skip(1).take(pieces.len().saturating_sub(2)) {
        let Some((_, after)) = rest.split_once(piece) else {
            return false;
        };
        rest = after;
    }
    pieces.concat().len() > 3
}

/// Text that is the same in every language.
const SAME_EVERYWHERE: [&str; 2] = ["English", "Español"];

#[test]
fn no_page_has_words_of_its_own() {
    let mut found = Vec::new();
    for path in files(&root().join("src"), ".html") {
        let text = without(
            &without(&without(&fs::read_to_string(&path).unwrap(), "{#", "#}"), "{%", "%}"),
            "{{",
            "}}",
        );
        let named = ["aria-label=\"", "placeholder=\"", "title=\"", "alt=\""];
        let attributes = named
            .iter()
            .flat_map(|name| text.split(name).skip(1))
            .filter_map(|rest| rest.split('"').next());
        let between = text.split('>').filter_map(|rest| rest.split('<').next());
        for words in attributes.chain(between).map(str::trim) {
            // The body of a `parts::field` holds further attributes of the input.
            let attribute = |word: &str| word == "required" || word.contains("=\"");
            let markup = words.starts_with(['&', '/']) || words.starts_with("aria-") || words.split(' ').all(attribute);
            if words.chars().any(char::is_alphabetic) && !markup && !SAME_EVERYWHERE.contains(&words) {
                found.push(format!("{}: {words}", path.strip_prefix(root()).unwrap().display()));
            }
        }
    }
    assert!(
        found.is_empty(),
        "words outside the message files:\n{}",
        found.join("\n")
    );
}

/// The text without what stands between two marks.
fn without(text: &str, from: &str, to: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once(from) {
        kept.push_str(before);
        rest = after.split_once(to).map_or("", |(_, after)| after);
    }
    kept + rest
}

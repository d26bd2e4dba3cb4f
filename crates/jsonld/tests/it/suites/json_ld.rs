use crate::official::{folder, read_json, read_text};
use jsonld::{Hash, Limits, canonical_nquads, canonicalize, json, nquads};
use serde_json::Value;
use std::path::Path;

/// What became of one test.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Outcome {
    Right,
    /// It has something that this crate does not take.
    Refused,
    /// It is of another version, needs a base direction dropped or a page of HTML read, or belongs to the suite for expansion.
    Skipped,
    Wrong,
}

#[test]
fn the_to_rdf_suite_sees_no_wrong_answer() {
    let Some(directory) = folder("vectors/json-ld-api") else {
        return;
    };
    let manifest = read_json(&directory.join("toRdf-manifest.jsonld"));
    let mut counts = [0; 4];
    for test in manifest["sequence"].as_array().unwrap() {
        let outcome = run(test, &directory);
        println!("toRdf {}: {outcome:?}", test["@id"]);
        counts[outcome as usize] += 1;
    }
    // Right, refused, skipped, wrong: none of those that were right once is refused or skipped unseen.
    assert_eq!(counts, [216, 221, 30, 0]);
}

fn run(test: &Value, directory: &Path) -> Outcome {
    let kinds = test["@type"].to_string();
    let input = test["input"].as_str().unwrap();
    let option = &test["option"];
    let other_mode = option["specVersion"] == "json-ld-1.0" || option["processingMode"] == "json-ld-1.0";
    // Without an option the suite drops base directions; this crate always keeps them.
    let direction = test["@id"].as_str().unwrap().starts_with("#tdi");
    let dropped = direction && option["rdfDirection"] != "i18n-datatype";
    let elsewhere = !input.starts_with("toRdf/") || !input.ends_with(".jsonld");
    if other_mode || dropped || elsewhere {
        return Outcome::Skipped;
    }
    let limits = Limits {
        inline_contexts: true,
        ..Limits::default()
    };
    let Ok(document) = json::parse(read_text(&directory.join(input)).as_bytes(), &limits) else {
        return Outcome::Refused;
    };
    let answer = canonical_nquads(&document, Hash::Sha256, &limits);
    let Ok(answer) = answer else {
        return if kinds.contains("Negative") {
            Outcome::Right
        } else {
            Outcome::Refused
        };
    };
    if kinds.contains("Negative") {
        return Outcome::Wrong;
    }
    if kinds.contains("PositiveSyntaxTest") {
        return Outcome::Right;
    }
    let expected = read_text(&directory.join(test["expect"].as_str().unwrap()));
    let Ok(expected) = nquads::parse(&expected, &limits) else {
        return Outcome::Wrong;
    };
    let expected = canonicalize(&expected, Hash::Sha256, &limits).unwrap();
    if answer == expected {
        Outcome::Right
    } else {
        Outcome::Wrong
    }
}

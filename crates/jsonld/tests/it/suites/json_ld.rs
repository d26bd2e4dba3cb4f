use super::suite;
use jsonld::{Hash, Limits, canonical_nquads, canonicalize, json, nquads};
use serde_json::Value;
use std::path::Path;

/// What became of one test.
#[derive(Debug, PartialEq)]
enum Outcome {
    Right,
    Refused,
    Wrong,
    Skipped,
}

#[test]
fn the_to_rdf_suite_sees_no_wrong_answer() {
    let Some(directory) = suite("json-ld-api") else {
        return;
    };
    let manifest = std::fs::read(directory.join("toRdf-manifest.jsonld")).unwrap();
    let manifest: Value = serde_json::from_slice(&manifest).unwrap();
    let tests = manifest["sequence"].as_array().unwrap();
    let outcomes: Vec<_> = tests
        .iter()
        .map(|test| (test["@id"].as_str().unwrap(), run(test, &directory)))
        .collect();
    let count = |wanted| outcomes.iter().filter(|(_, outcome)| *outcome == wanted).count();
    println!(
        "toRdf: {} right, {} refused, {} skipped, {} wrong of {}",
        count(Outcome::Right),
        count(Outcome::Refused),
        count(Outcome::Skipped),
        count(Outcome::Wrong),
        tests.len()
    );
    let wrong: Vec<_> = outcomes
        .iter()
        .filter(|(_, outcome)| *outcome == Outcome::Wrong)
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

fn run(test: &Value, directory: &Path) -> Outcome {
    let kinds = test["@type"].to_string();
    let input = test["input"].as_str().unwrap();
    let option = &test["option"];
    let other_mode = option["specVersion"] == "json-ld-1.0" || option["processingMode"] == "json-ld-1.0";
    // Without an option the suite drops base directions; this crate always keeps them.
    let direction = test["@id"].as_str().unwrap().starts_with("#tdi");
    let dropped = direction && option["rdfDirection"] != "i18n-datatype";
    if other_mode || dropped || !input.ends_with(".jsonld") {
        return Outcome::Skipped;
    }
    let limits = Limits {
        inline_contexts: true,
        ..Limits::default()
    };
    let Ok(text) = std::fs::read(directory.join(input)) else {
        return Outcome::Skipped;
    };
    let Ok(document) = json::parse(&text, &limits) else {
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
    let expected = std::fs::read_to_string(directory.join(test["expect"].as_str().unwrap())).unwrap();
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

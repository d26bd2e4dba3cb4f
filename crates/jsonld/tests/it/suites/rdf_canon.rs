use crate::official::{each, folder, read_json, read_text};
use jsonld::{Error, Hash, Limits, issue, nquads};
use serde_json::{Map, Value};
use std::path::Path;

/// The numbers of the tests, each with the first letter of what it compares: the canonical form or the map of labels.
const TESTS: &str = "\
    001c 002c 003c 003m 004c 004m 005c 005m 006c 008c 009c 010c 011c 013c 014c 016c 016m 017c 017m 018c 018m 019c \
    020c 020m 021c 022c 023c 024c 025c 026c 027c 028c 029c 030c 030m 033c 034c 035c 036c 038c 039c 040c 043c 044c \
    045c 046c 047c 047m 048c 048m 053c 053m 054c 055c 055m 056c 056m 057c 057m 058c 059c 060c 060m 061c 062c 063c \
    063m 064c 065c 066c 067c 068c 069c 070c 070m 071c 071m 072c 072m 073c 073m 074c 075c 075m 076c 077c";

#[test]
fn every_test_of_the_rdf_canon_suite_passes() {
    let manifest = folder("vectors/rdf-canon").map(|folder| read_json(&folder.join("manifest.jsonld")));
    let entries = manifest
        .as_ref()
        .map(|manifest| manifest["entries"].as_array().unwrap());
    let tests = TESTS.split_whitespace().map(|name| (name, ()));
    let tried = each("rdf-canon", tests, |folder, name, ()| {
        let mut entries = entries.into_iter().flatten();
        let test = entries.find(|test| test["id"] == format!("#test{name}"));
        run(test.unwrap_or_else(|| panic!("the manifest has no {name}")), folder);
    });
    assert_eq!(tried.len(), entries.map_or(86, Vec::len));
}

fn run(test: &Value, directory: &Path) {
    let file = |key: &str| read_text(&directory.join(test[key].as_str().unwrap()));
    let hash = match test["hashAlgorithm"].as_str() {
        Some("SHA384") => Hash::Sha384,
        _ => Hash::Sha256,
    };
    let limits = Limits::default();
    let dataset = nquads::parse(&file("action"), &limits).unwrap();
    let canonical = issue(&dataset, hash, &limits);
    match test["type"].as_str().unwrap() {
        "rdfc:RDFC10EvalTest" => assert_eq!(canonical.unwrap().nquads(), file("result"), "{}", test["id"]),
        "rdfc:RDFC10MapTest" => {
            let canonical = canonical.unwrap();
            let labels = (0..dataset.blank_nodes()).filter_map(|blank| {
                let label = canonical.label(blank)?;
                Some((dataset.label(blank).to_owned(), Value::from(format!("c14n{label}"))))
            });
            let expected: Map<String, Value> = serde_json::from_str(&file("result")).unwrap();
            assert_eq!(labels.collect::<Map<_, _>>(), expected, "{}", test["id"]);
        }
        "rdfc:RDFC10NegativeEvalTest" => {
            assert!(matches!(canonical, Err(Error::Limit { .. })), "{}", test["id"]);
        }
        other => panic!("a kind of test not known here: {other}"),
    }
}

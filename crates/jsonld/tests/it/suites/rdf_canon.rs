use super::suite;
use jsonld::{Error, Hash, Limits, issue, nquads};
use serde_json::{Map, Value};
use std::path::Path;

#[test]
fn every_test_of_the_rdf_canon_suite_passes() {
    let Some(directory) = suite("rdf-canon") else {
        return;
    };
    let manifest = std::fs::read(directory.join("manifest.jsonld")).unwrap();
    let manifest: Value = serde_json::from_slice(&manifest).unwrap();
    let tests = manifest["entries"].as_array().unwrap();
    for test in tests {
        let name = test["id"].as_str().unwrap();
        run(test, &directory);
        println!("rdf-canon {name} {}", test["name"]);
    }
    assert_eq!(tests.len(), 86);
}

fn run(test: &Value, directory: &Path) {
    let file = |key: &str| std::fs::read_to_string(directory.join(test[key].as_str().unwrap())).unwrap();
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

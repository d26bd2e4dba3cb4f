//! The official schemas and our lint, where they are present.

use std::path::PathBuf;

use credential::open_badge::{Evidence, Part, lint, refer_to_parts};
use credential::status_list::StatusPurpose;
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::official::{files, folder, read_json};
use crate::support::*;

const AWARD: &str = "ob30/ob_v3p0_achievementcredential_schema.json";

fn schema(file: &str) -> Option<Validator> {
    let schema = read_json(&folder("schemas")?.join(file));
    let options = jsonschema::options().should_validate_formats(true);
    Some(options.build(&schema).unwrap())
}

/// Stops where a document departs from an official schema, where that is present, or from our own lint.
pub fn assert_satisfies(file: &str, document: &Value) {
    assert_eq!(lint(document), []);
    let Some(schema) = schema(file) else { return };
    let errors = schema.iter_errors(document);
    let errors: Vec<String> = errors.map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert_eq!(errors, Vec::<String>::new());
    println!("schemas/{file}: satisfied");
}

fn comprehensive() -> Value {
    let parts: Vec<Part> = (1..=10)
        .map(|n| Part {
            name: format!("Part {n}"),
            achievement: format!("https://association.example/m/{n}/1"),
            credential: format!("https://association.example/c/{n}"),
        })
        .collect();
    let mut award = award(ISSUER);
    award.evidence = refer_to_parts(&mut award.subject, &parts, "Credential");
    award.evidence.push(Evidence {
        narrative: Some("And an application.".into()),
        ..Evidence::default()
    });
    award.status = Some(entry(1, StatusPurpose::Revocation).into());
    signed(&award.to_value())
}

#[test]
fn what_we_issue_satisfies_the_official_schema() {
    for document in [signed(&award(ISSUER).to_value()), comprehensive()] {
        assert_satisfies(AWARD, &document);
    }
}

#[test]
fn lint_and_the_official_schema_agree_about_faults() {
    let Some(schema) = schema(AWARD) else { return };
    let changes: [(&str, Value); 16] = [
        ("/@context/1", json!("https://evil.example")),
        ("/type", json!(["VerifiableCredential"])),
        ("/id", json!(7)),
        ("/validFrom", json!("2026-01-01")),
        ("/issuer/type", json!(["Organisation"])),
        ("/credentialSubject/type", json!(["Subject"])),
        ("/credentialSubject/identifier/0/hashed", json!("no")),
        ("/credentialSubject/identifier/0/identityType", json!("nickname")),
        ("/credentialSubject/identifier/0/salt", json!(1)),
        ("/credentialSubject/achievement/achievementType", json!("Sticker")),
        ("/credentialSubject/achievement/criteria", json!("text")),
        ("/credentialSubject/achievement/name", json!(null)),
        ("/credentialSubject/result/0/status", json!("Done")),
        (
            "/credentialSubject/achievement/resultDescription/0/resultType",
            json!("Stars"),
        ),
        ("/credentialSchema/0/type", json!(1)),
        ("/evidence/0/type", json!(["Proof"])),
    ];
    for (pointer, value) in changes {
        let mut document = comprehensive();
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        match document.pointer_mut(parent).unwrap() {
            Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
            object => object[name] = value,
        }
        assert!(!schema.is_valid(&document), "the schema minds {pointer}");
        assert!(!lint(&document).is_empty(), "lint minds {pointer}");
    }
}

#[test]
fn lint_and_the_official_schema_agree_about_badges_of_others() {
    let (Some(schema), Some(folder)) = (
        schema(AWARD),
        folder("credentials/dcc-vc-test-fixtures/verifiableCredentials/v2"),
    ) else {
        return;
    };
    let mut compared = 0;
    let is_json = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "json");
    for path in files(&folder).into_iter().filter(is_json) {
        let document = read_json(&path);
        let is_badge = document["type"]
            .as_array()
            .is_some_and(|types| types.contains(&json!("OpenBadgeCredential")));
        if !is_badge {
            continue;
        }
        // The one rule beyond the schema: the subject must be identified.
        let faults: Vec<_> = lint(&document)
            .into_iter()
            .filter(|fault| !fault.message.starts_with("neither"))
            .collect();
        assert_eq!(
            schema.is_valid(&document),
            faults.is_empty(),
            "{}: {faults:?}",
            path.display()
        );
        println!("{}: lint and schema agree", path.display());
        compared += 1;
    }
    assert!(compared > 30, "{compared} badges compared");
}

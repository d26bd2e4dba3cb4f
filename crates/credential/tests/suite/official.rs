//! The official files, where they are present: `WAYMARK_OFFICIAL_DATA` names their folder. Without it these tests say
//! so and pass, because the files are not ours to ship.

use std::path::{Path, PathBuf};

use credential::open_badge::{Evidence, Part, lint, refer_to_parts};
use credential::status_list::{StatusEntry, StatusPurpose};
use serde_json::{Value, json};

use crate::support::*;

/// The folder, or nothing and a word about it.
#[expect(
    clippy::disallowed_methods,
    reason = "a test's own switch, not a setting of the product"
)]
pub fn folder(inside: &str) -> Option<PathBuf> {
    let Ok(root) = std::env::var("WAYMARK_OFFICIAL_DATA") else {
        eprintln!("SKIPPED: WAYMARK_OFFICIAL_DATA is not set, so {inside} was not compared");
        return None;
    };
    let folder = Path::new(&root).join(inside);
    assert!(folder.is_dir(), "WAYMARK_OFFICIAL_DATA has no {inside}");
    Some(folder)
}

pub fn read_json(path: &Path) -> Value {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn schema() -> Option<jsonschema::Validator> {
    let folder = folder("schemas/ob30")?;
    let schema = read_json(&folder.join("ob_v3p0_achievementcredential_schema.json"));
    Some(
        jsonschema::options()
            .should_validate_formats(true)
            .build(&schema)
            .unwrap(),
    )
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
    let entry = StatusEntry {
        list: LIST.into(),
        index: 1,
        purpose: StatusPurpose::Revocation,
    };
    award.status = Some(entry.into());
    signed(&award.to_value())
}

#[test]
fn what_we_issue_satisfies_the_official_schema() {
    let Some(schema) = schema() else { return };
    for document in [signed(&award(ISSUER).to_value()), comprehensive()] {
        let errors: Vec<String> = schema
            .iter_errors(&document)
            .map(|e| format!("{}: {e}", e.instance_path()))
            .collect();
        assert_eq!(errors, Vec::<String>::new());
        assert_eq!(lint(&document), []);
    }
}

#[test]
fn lint_and_the_official_schema_agree_about_faults() {
    let Some(schema) = schema() else { return };
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
        schema(),
        folder("credentials/dcc-vc-test-fixtures/verifiableCredentials/v2"),
    ) else {
        return;
    };
    let mut compared = 0;
    for path in crate::dcc::files(&folder) {
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
        compared += 1;
    }
    assert!(compared > 30, "{compared} badges compared");
}

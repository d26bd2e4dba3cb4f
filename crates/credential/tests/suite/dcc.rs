//! The test credentials of the Digital Credentials Consortium, where present: issued by others with other software.

use std::path::{Path, PathBuf};

use credential::verify::{Known, Outcome, Policy, verify};

use crate::official::folder;
use crate::support::now;

/// Every JSON file below a folder, in order.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "json") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// What these fixtures have published: two did:web documents and the status lists.
fn published(root: &Path) -> Known {
    const BASE: &str = "https://digitalcredentials.github.io/vc-test-fixtures";
    let mut known = Known::new();
    for name in ["legacy", "oidf"] {
        let body = std::fs::read(root.join("dids").join(name).join("did.json")).unwrap();
        known = known.with(format!("{BASE}/dids/{name}/did.json"), body);
    }
    let lists = "statusLists/didkey-ed25519Signature2020";
    for entry in std::fs::read_dir(root.join(lists)).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        known = known.with(format!("{BASE}/{lists}/{name}"), std::fs::read(&path).unwrap());
    }
    known
}

/// Where we differ on purpose, and why.
const STRICTER: [(&str, Outcome); 2] = [
    // Its third context is known to the DCC alone and is not built in.
    (
        "v1/dataIntegrityProof/didKey/legacyRegistry-noStatus-noExpiry-oldDCCExample.json",
        Outcome::Unreadable,
    ),
    // It carries a context of its own, which anybody could have put there.
    (
        "v2/dataIntegrityProof/didKey/twoOIDF-revoked-notExpired-badSchema.json",
        Outcome::Unreadable,
    ),
];

/// What verifier-core says of a fixture, as an outcome of ours. An unknown issuer is the best case, as we trust nobody here.
fn expected(verdict: &str) -> Vec<Outcome> {
    let says = |words: &str| verdict.contains(words);
    if !says("valid_signature=true") {
        return vec![
            Outcome::Changed,
            Outcome::Unfinished,
            Outcome::Unreadable,
            Outcome::NotYetValid,
        ];
    }
    if says("expiration=false") {
        return vec![Outcome::Expired, Outcome::Withdrawn];
    }
    if says("revocation_status=") {
        // Each of these points to a list that another issuer signed, or that is missing or damaged. We do not rely on it.
        return vec![Outcome::Unfinished];
    }
    vec![Outcome::UnconfirmedIssuer]
}

#[test]
fn credentials_of_others_come_out_as_expected() {
    let Some(root) = folder("credentials") else { return };
    let table = std::fs::read_to_string(root.join("dcc-vc-test-fixtures-expected.tsv")).unwrap();
    let root = root.join("dcc-vc-test-fixtures");
    let known = published(&root);
    let policy = Policy::new(now(), [].into());
    let mut wrong = Vec::new();
    let mut seen = 0;
    for line in table.lines() {
        let (name, verdict) = line.split_once('\t').unwrap();
        let bytes = std::fs::read(root.join("verifiableCredentials").join(name)).unwrap();
        let report = verify(&bytes, &known, &policy);
        println!("{name}: {:?}", report.outcome);
        let stricter = STRICTER.iter().find(|(stricter, _)| *stricter == name);
        let expected = stricter.map_or_else(|| expected(verdict), |(_, outcome)| vec![*outcome]);
        if !expected.contains(&report.outcome) {
            let problems: Vec<_> = report
                .checks
                .iter()
                .filter_map(|check| check.problem)
                .map(|p| p.code)
                .collect();
            wrong.push(format!("{name}: {:?} {problems:?}, they say {verdict}", report.outcome));
        }
        seen += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen >= 80, "{seen} fixtures");
}

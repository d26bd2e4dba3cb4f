//! The test credentials of the Digital Credentials Consortium, where present: issued by others with other software.

use std::path::Path;

use credential::verify::{Known, Outcome, Policy, ProblemCode, Report, verify};

use crate::official::folder;
use crate::support::now;

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

/// What is said of those that come out in a particular way, where verifier-core says `false` and no more.
const REASONS: [(&str, &str); 13] = [
    (
        "v1/bothSignatureTypes/didKey/mixedRegistry-validStatus-noExpiry.json",
        "status: status_list_foreign",
    ),
    (
        "v1/dataIntegrityProof/didKey/legacyRegistry-noStatus-noExpiry-oldDCCExample.json",
        "context: unknown_context",
    ),
    ("v1/ed25519/didKey/oidf-noStatus-expired.json", "validity: expired"),
    (
        "v2/bothSignatureTypes/didkey/noRegistry-revokedStatus-notExpired.json",
        "status: status_not_fetched",
    ),
    (
        "v2/dataIntegrityProof/didKey/legacyRegistry-noStatus-noExpiry-credName.json",
        "schema: schema_fault",
    ),
    (
        "v2/dataIntegrityProof/didKey/oidf-noStatus-notExpired-complexIssuer.json",
        "endorsement: endorsement_failed",
    ),
    (
        "v2/dataIntegrityProof/didKey/oidf-noStatus-notExpired-notYetValid.json",
        "validity: not_yet_valid",
    ),
    (
        "v2/dataIntegrityProof/didKey/twoOIDF-revoked-notExpired-badSchema.json",
        "context: refused_context",
    ),
    (
        "v2/ed25519/didKey/legacy-expiredStatus-noExpiry.json",
        "status: status_list_out_of_date",
    ),
    (
        "v2/ed25519/didKey/legacy-missingTypeStatus-noExpiry.json",
        "status: status_list_unreadable",
    ),
    (
        "v2/ed25519/didKey/legacy-noStatus-noExpiry-tampered.json",
        "signature: signature_mismatch",
    ),
    (
        "v2/ed25519/didKey/legacy-tamperedStatus-noExpiry.json",
        "status: status_list_not_genuine",
    ),
    ("v2/ed25519/didWeb/badDidWeb.json", "key_binding: issuer_not_fetched"),
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

/// The codes of everything that was not passed, but for what the credential does not have.
fn reasons(report: &Report) -> String {
    let codes = report
        .checks
        .iter()
        .filter_map(|check| Some((check.id, check.problem?.code)));
    let told = codes.filter(|(_, code)| *code != ProblemCode::Absent);
    told.map(|(id, code)| format!("{id}: {code}"))
        .collect::<Vec<_>>()
        .join(", ")
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
        let said = reasons(&report);
        println!("{name}: {:?} {said}", report.outcome);
        let wanted = REASONS.iter().find(|(fixture, _)| *fixture == name);
        if wanted.is_some_and(|(_, reason)| !said.contains(reason)) || said.is_empty() {
            wrong.push(format!("{name}: {said:?}"));
        }
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

//! This crate and an independent processor find the same canonical form.

use crate::documents::{open_badge, presentation, transcript};
use crate::{generate, oracle};
use jsonld::{Hash, Limits, canonical_nquads};
use proptest::prelude::*;
use serde_json::Value;

fn ours(document: &Value) -> String {
    canonical_nquads(document, Hash::Sha256, &Limits::default()).expect("a document of the profile")
}

/// Compares line by line, so that a difference can be read.
fn assert_agreement(document: &Value, oracle: fn(&Value) -> String) {
    let (ours, theirs) = (ours(document), oracle(document));
    let only = |a: &str, b: &str| -> Vec<String> {
        let lines = a.lines().filter(|line| !b.contains(line));
        lines.map(str::to_owned).collect()
    };
    assert_eq!(only(&ours, &theirs), only(&theirs, &ours), "{document}");
    assert_eq!(ours, theirs, "{document}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_open_badge_has_the_form_the_oracle_gives_it(document in generate::credential()) {
        assert_agreement(&document, oracle::canonical);
    }

    #[test]
    fn any_presentation_of_open_badges_has_the_form_the_oracle_gives_it(
        documents in prop::collection::vec(generate::credential(), 1..3)
    ) {
        assert_agreement(&presentation(&documents), oracle::relabelled);
    }
}

/// A badge without what the oracle does otherwise.
fn comparable_badge() -> Value {
    let mut badge = open_badge();
    badge["name"] = "Data".into();
    badge.as_object_mut().expect("an object").remove("awardedDate");
    badge
}

#[test]
fn a_transcript_of_open_badges_has_the_form_the_oracle_gives_it() {
    let mut document = transcript(&[comparable_badge(), comparable_badge()]);
    document.as_object_mut().expect("an object").remove("partial");
    assert_agreement(&document, oracle::canonical);
}

#[test]
fn a_document_answers_the_same_the_second_time_and_on_another_thread() {
    let document = presentation(&[open_badge()]);
    let first = ours(&document);
    let others: Vec<_> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..4).map(|_| scope.spawn(|| ours(&document))).collect();
        workers
            .into_iter()
            .map(|worker| worker.join().expect("no panic"))
            .collect()
    });
    assert!(others.iter().all(|other| *other == first));
}

//! RDFC-1.0: small vectors of our own, and graphs that are meant to hurt.

use jsonld::{Bound, Error, Hash, Limits, canonicalize, issue, nquads};
use std::fmt::Write as _;
use std::time::{Duration, Instant};

fn canonical(text: &str) -> Result<String, Error> {
    let limits = Limits::default();
    canonicalize(&nquads::parse(text, &limits)?, Hash::Sha256, &limits)
}

/// A graph in which each of `nodes` blank nodes points at every other.
fn clique(nodes: usize) -> String {
    let mut text = String::new();
    for from in 0..nodes {
        for to in (0..nodes).filter(|&to| to != from) {
            let _ = writeln!(text, "_:n{from} <urn:p> _:n{to} .");
        }
    }
    text
}

#[test]
fn statements_come_out_once_and_in_code_point_order() {
    let text = "<urn:b> <urn:p> \"x\"@en .\n<urn:b> <urn:p> \"x\" .\n<urn:b> <urn:p> \"x\" .\n\
                <urn:b> <urn:p> <urn:a> <urn:g> .\n<urn:b> <urn:p> <urn:a> .\n<urn:a> <urn:q> \"\u{1F600}\" .\n\
                <urn:a> <urn:q> \"\u{FF5E}\" .\n";
    let expected = "<urn:a> <urn:q> \"\u{FF5E}\" .\n<urn:a> <urn:q> \"\u{1F600}\" .\n<urn:b> <urn:p> \"x\" .\n\
                    <urn:b> <urn:p> \"x\"@en .\n<urn:b> <urn:p> <urn:a> .\n<urn:b> <urn:p> <urn:a> <urn:g> .\n";
    assert_eq!(canonical(text).as_deref(), Ok(expected));
}

#[test]
fn labels_are_sorted_as_text() {
    let text: String = (0..12).map(|n| format!("_:x <urn:p{n}> _:y{n} .\n")).collect();
    let lines: Vec<String> = canonical(&text).unwrap().lines().map(str::to_owned).collect();
    assert!(lines.is_sorted());
    assert_eq!(lines.len(), 12);
}

#[test]
fn input_labels_and_order_make_no_difference() {
    // Two disjoint triangles and one pair: first degree hashes alone cannot tell them apart.
    let edges = [
        ("a", "b"),
        ("b", "c"),
        ("c", "a"),
        ("d", "e"),
        ("e", "f"),
        ("f", "d"),
        ("g", "h"),
        ("h", "g"),
    ];
    let write = |label: fn(&str) -> String| -> String {
        let lines = edges
            .iter()
            .map(|(a, b)| format!("_:{} <urn:p> _:{} .\n", label(a), label(b)));
        lines.collect()
    };
    let one = canonical(&write(str::to_owned)).unwrap();
    let other = write(|name| format!("z{}", u32::from(b'z') - u32::from(name.as_bytes()[0])));
    let reversed: String = other.lines().rev().map(|line| format!("{line}\n")).collect();
    assert_eq!(canonical(&reversed).as_deref(), Ok(&*one));
    assert_eq!(canonical(&one).as_deref(), Ok(&*one));
}

#[test]
fn the_issued_labels_can_be_asked_for() {
    let limits = Limits::default();
    let dataset = nquads::parse("_:in <urn:p> \"x\" .\n", &limits).unwrap();
    let canonical = issue(&dataset, Hash::Sha384, &limits).unwrap();
    assert_eq!((dataset.label(0), canonical.label(0)), ("in", Some(0)));
    assert_eq!(
        canonical.statements().collect::<Vec<_>>(),
        ["_:c14n0 <urn:p> \"x\" .\n"]
    );
}

#[test]
fn poisoned_graphs_are_refused_quickly() {
    let chain: String = (0..2_000).map(|n| format!("_:n{n} <urn:p> _:n{} .\n", n + 1)).collect();
    let twin: String = chain.replace("_:n", "_:m");
    let star: String = (0..3_000)
        .map(|n| format!("_:a <urn:p> _:x{n} .\n_:b <urn:p> _:x{n} .\n"))
        .collect();
    for (name, text) in [
        ("clique of 10", clique(10)),
        ("clique of 50", clique(50)),
        ("twin chains", chain + &twin),
        ("star", star),
    ] {
        let begin = Instant::now();
        let answer = canonical(&text);
        let elapsed = begin.elapsed();
        let refused = matches!(
            answer,
            Err(Error::Limit {
                what: Bound::HashCalls,
                ..
            })
        );
        assert!(refused, "{name}");
        // A tenth of a second is promised for an optimised build; this one may not be.
        assert!(elapsed < Duration::from_secs(3), "{name} took {elapsed:?}");
    }
}

#[test]
fn ordinary_symmetry_is_no_poison() {
    assert!(canonical(&clique(4)).is_ok());
    let alike: String = (0..500)
        .map(|n| format!("_:s <urn:p> _:e{n} .\n_:e{n} <urn:q> \"same\" .\n"))
        .collect();
    assert_eq!(canonical(&alike).map(|text| text.lines().count()), Ok(1_000));
}

//! Code point order of statements, without writing them out first.
//!
//! Comparing term by term is the same as comparing lines: each term is followed by a space,
//! which sorts below every character that could continue it.

use crate::dataset::{Dataset, Quad, Term};
use std::cmp::Ordering;

/// Compares two statements, with blank nodes ordered by `rank`.
pub(super) fn quads(dataset: &Dataset, a: &Quad, b: &Quad, rank: impl Fn(usize) -> u32 + Copy) -> Ordering {
    let by = |a, b| terms(dataset, a, b, rank);
    by(a.subject, b.subject)
        .then_with(|| by(a.predicate, b.predicate))
        .then_with(|| by(a.object, b.object))
        .then_with(|| by(a.graph, b.graph))
}

/// Literals (`"`) come before IRIs (`<`), and both before blank nodes (`_`); the default graph
/// leaves only the full stop, which comes before the names of graphs.
fn terms(dataset: &Dataset, a: Term, b: Term, rank: impl Fn(usize) -> u32) -> Ordering {
    if a == b {
        return Ordering::Equal;
    }
    match (a.ground(), b.ground()) {
        (Some(a), Some(b)) => dataset.ground_bytes(a).cmp(dataset.ground_bytes(b)),
        (Some(_), None) if b == Term::DEFAULT_GRAPH => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) if a == Term::DEFAULT_GRAPH => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => a.blank().map(&rank).cmp(&b.blank().map(&rank)),
    }
}

/// The place of each label `c14n0`, `c14n1`, … in code point order.
pub(super) fn label_ranks(count: u32) -> Vec<u32> {
    let mut labels: Vec<(String, u32)> = (0..count).map(|label| (label.to_string(), label)).collect();
    labels.sort_unstable();
    let mut ranks = vec![0; labels.len()];
    for (rank, (_, label)) in (0..).zip(&labels) {
        ranks[*label as usize] = rank;
    }
    ranks
}

//! Code point order of statements, without writing them out first.
//!
//! Comparing term by term is the same as comparing lines: each term is followed by a space,
//! which sorts below every character that could continue it.

use crate::dataset::{Dataset, Quad, Term};
use std::cmp::Ordering;

/// Compares two statements, with blank nodes ordered by `rank`.
pub(super) fn quads(dataset: &Dataset, a: &Quad, b: &Quad, rank: impl Fn(usize) -> u32 + Copy) -> Ordering {
    terms(dataset, a.subject, b.subject, rank).then_with(|| beyond_subject(dataset, a, b, rank))
}

/// Compares two statements about the same subject.
pub(super) fn beyond_subject(dataset: &Dataset, a: &Quad, b: &Quad, rank: impl Fn(usize) -> u32 + Copy) -> Ordering {
    let by = |a, b| terms(dataset, a, b, rank);
    by(a.predicate, b.predicate)
        .then_with(|| by(a.object, b.object))
        .then_with(|| by(a.graph, b.graph))
}

/// The statements about each subject, subjects in order. Those of one subject must stand side by side; then few statements
/// are compared, and none by subjects that are long and alike at the beginning.
pub(super) fn by_subject<'q>(
    dataset: &Dataset,
    quads: &'q mut [Quad],
    rank: impl Fn(usize) -> u32 + Copy,
) -> Vec<&'q mut [Quad]> {
    let mut subjects: Vec<&mut [Quad]> = quads.chunk_by_mut(|a, b| a.subject == b.subject).collect();
    subjects.sort_unstable_by(|a, b| terms(dataset, a[0].subject, b[0].subject, rank));
    subjects
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

/// The place of each label in code point order.
pub(super) fn ranks(labels: &[String]) -> Vec<u32> {
    let mut sorted: Vec<usize> = (0..labels.len()).collect();
    sorted.sort_unstable_by_key(|&label| &labels[label]);
    let mut ranks = vec![0; labels.len()];
    for (rank, label) in (0..).zip(sorted) {
        ranks[label] = rank;
    }
    ranks
}

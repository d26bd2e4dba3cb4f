use super::digest::Digest;
use super::{Canon, UNISSUED};
use crate::dataset::Quad;
use crate::{Bound, Error, Limits};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Deepest recursion of Hash N-Degree Quads: what the smallest common stack bears.
const DEEPEST: usize = 256;

/// How much of the allowed work is left.
#[derive(Debug)]
pub(super) struct Work {
    left: usize,
    limit: usize,
}

impl Work {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            left: limits.hash_calls,
            limit: limits.hash_calls,
        }
    }

    fn spend(&mut self, steps: usize) -> Result<(), Error> {
        self.left = self.left.checked_sub(steps).ok_or(self.exhausted())?;
        Ok(())
    }

    fn exhausted(&self) -> Error {
        Error::Limit {
            what: Bound::HashCalls,
            limit: self.limit,
        }
    }
}

/// A temporary issuer of labels `b0`, `b1`, … (RDFC-1.0 §4.5).
#[derive(Debug, Clone, Default)]
pub(super) struct Issuer {
    order: Vec<u32>,
}

impl Issuer {
    /// The nodes in the order in which they were issued labels.
    pub(super) fn in_order(&self) -> impl Iterator<Item = usize> {
        self.order.iter().map(|&blank| blank as usize)
    }

    fn label(&self, blank: usize) -> Option<usize> {
        self.in_order().position(|issued| issued == blank)
    }

    /// Issues a label to a node that has none.
    fn issue(&mut self, blank: usize) -> usize {
        self.order.push(u32::try_from(blank).unwrap_or(UNISSUED));
        self.order.len() - 1
    }
}

/// A path through the neighbours of a node, and the labels issued on the way.
struct Path {
    text: String,
    issuer: Issuer,
}

impl Canon<'_> {
    /// Hash N-Degree Quads (RDFC-1.0 §4.8) for a node that its first degree does not tell apart.
    pub(super) fn n_degree(&mut self, blank: usize) -> Result<(Digest, Issuer), Error> {
        let mut issuer = Issuer::default();
        issuer.issue(blank);
        self.hash_n_degree(blank, issuer, 0)
    }

    fn hash_n_degree(&mut self, blank: usize, issuer: Issuer, depth: usize) -> Result<(Digest, Issuer), Error> {
        if depth > DEEPEST {
            return Err(self.work.exhausted());
        }
        self.work.spend(1)?;
        let mut issuer = issuer;
        let mut data = String::new();
        for (hash, related) in self.related(blank, &issuer)? {
            hash.write(&mut data);
            let chosen = self.shortest_path(related, &issuer, depth)?;
            data.push_str(&chosen.text);
            issuer = chosen.issuer;
        }
        Ok((self.hash.digest(&data), issuer))
    }

    /// The neighbours of a node by the hash of their relation to it (§4.8.3 steps 1 to 3).
    fn related(&mut self, blank: usize, issuer: &Issuer) -> Result<BTreeMap<Digest, Vec<usize>>, Error> {
        let quads: Vec<Quad> = self.mentions_of(blank).copied().collect();
        self.work.spend(quads.len() / 4)?;
        let mut related: BTreeMap<Digest, Vec<usize>> = BTreeMap::new();
        for quad in &quads {
            for (term, position) in [(quad.subject, 's'), (quad.object, 'o'), (quad.graph, 'g')] {
                if let Some(other) = term.blank().filter(|&other| other != blank) {
                    self.work.spend(issuer.order.len() / 1024)?;
                    let hash = self.hash_related(other, quad, position, issuer);
                    related.entry(hash).or_default().push(other);
                }
            }
        }
        Ok(related)
    }

    /// Hash Related Blank Node (RDFC-1.0 §4.7).
    fn hash_related(&self, other: usize, quad: &Quad, position: char, issuer: &Issuer) -> Digest {
        let mut input = String::from(position);
        if position != 'g' {
            let predicate = quad.predicate.ground().unwrap_or_default();
            input.push_str(self.dataset.ground_text(predicate));
        }
        if !self.write_label(&mut input, other, issuer) {
            self.first[other].write(&mut input);
        }
        self.hash.digest(&input)
    }

    /// Writes the label a node has been issued, canonical or temporary, if it has one.
    fn write_label(&self, out: &mut String, blank: usize, issuer: &Issuer) -> bool {
        let written = match (self.issued[blank], issuer.label(blank)) {
            (UNISSUED, None) => return false,
            (UNISSUED, Some(label)) => write!(out, "_:b{label}"),
            (label, _) => write!(out, "_:c14n{label}"),
        };
        written.is_ok()
    }

    /// The least path over all orders of `related` (§4.8.3 step 5).
    fn shortest_path(&mut self, mut related: Vec<usize>, issuer: &Issuer, depth: usize) -> Result<Path, Error> {
        related.sort_unstable();
        let mut chosen: Option<Path> = None;
        loop {
            let size = related.len();
            let lookups = size * (issuer.order.len() + size) / 4096;
            self.work.spend(1 + size / 8 + issuer.order.len() / 256 + lookups)?;
            if let Some(path) = self.path(&related, issuer, chosen.as_ref(), depth)? {
                chosen = Some(path);
            }
            if !next_permutation(&mut related) {
                break;
            }
        }
        chosen.ok_or(self.work.exhausted())
    }

    /// The path along one order, or nothing as soon as it is no better than `chosen`.
    fn path(
        &mut self,
        order: &[usize],
        issuer: &Issuer,
        chosen: Option<&Path>,
        depth: usize,
    ) -> Result<Option<Path>, Error> {
        let mut path = Path {
            text: String::new(),
            issuer: issuer.clone(),
        };
        let mut to_visit = Vec::new();
        for &blank in order {
            if !self.write_label(&mut path.text, blank, &path.issuer) {
                let label = path.issuer.issue(blank);
                let _ = write!(path.text, "_:b{label}");
                to_visit.push((blank, label));
            }
            if path.is_hopeless(chosen) {
                return Ok(None);
            }
        }
        for (blank, label) in to_visit {
            let (hash, deeper) = self.hash_n_degree(blank, path.issuer, depth + 1)?;
            path.issuer = deeper;
            let _ = write!(path.text, "_:b{label}<");
            hash.write(&mut path.text);
            path.text.push('>');
            if path.is_hopeless(chosen) {
                return Ok(None);
            }
        }
        let better = chosen.is_none_or(|chosen| path.text < chosen.text);
        Ok(better.then_some(path))
    }
}

impl Path {
    /// Whether this path can no longer become less than `chosen` (§4.8.3 step 5.4.4.3).
    fn is_hopeless(&self, chosen: Option<&Self>) -> bool {
        chosen.is_some_and(|chosen| {
            self.text.len() >= chosen.text.len() && self.text.cmp(&chosen.text) == Ordering::Greater
        })
    }
}

/// Steps to the next order in lexicographic order; `false` after the last.
fn next_permutation(items: &mut [usize]) -> bool {
    let Some(pivot) = items.windows(2).rposition(|pair| pair[0] < pair[1]) else {
        return false;
    };
    let swap = items.iter().rposition(|&item| item > items[pivot]).unwrap_or(pivot);
    items.swap(pivot, swap);
    items[pivot + 1..].reverse();
    true
}

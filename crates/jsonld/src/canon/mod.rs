//! RDF Dataset Canonicalization (RDFC-1.0), with a bound on the work it may do.

mod digest;
mod first_degree;
mod n_degree;
mod order;

use crate::dataset::{Dataset, Quad};
use crate::{Error, Limits};
use digest::Digest;

pub use digest::Hash;

/// A dataset in canonical form, with the label that each blank node was issued.
///
/// The labels are what selective disclosure (`ecdsa-sd-2023`) starts from.
#[derive(Debug, Clone)]
pub struct Canonical {
    nquads: String,
    labels: Vec<u32>,
}

impl Canonical {
    /// The canonical N-Quads document: one statement to a line, in code point order.
    #[must_use]
    pub fn nquads(&self) -> &str {
        &self.nquads
    }

    /// The canonical N-Quads document, without copying it.
    #[must_use]
    pub fn into_nquads(self) -> String {
        self.nquads
    }

    /// The canonical statements in order, each with its line feed.
    pub fn statements(&self) -> impl Iterator<Item = &str> {
        self.nquads.split_inclusive('\n')
    }

    /// The number `n` of the canonical label `c14n`*n* of a blank node, which is given by its
    /// index in the dataset; `None` for a node that no statement mentions.
    #[must_use]
    pub fn label(&self, blank: usize) -> Option<u32> {
        self.labels.get(blank).copied().filter(|&label| label != UNISSUED)
    }
}

const UNISSUED: u32 = u32::MAX;

/// The canonical N-Quads of a dataset (RDFC-1.0 §4.4 and §5).
///
/// # Errors
/// [`Error::Limit`] when telling the blank nodes apart would take more than
/// `limits.hash_calls` steps: such a graph is poisoned, or as good as.
pub fn canonicalize(dataset: &Dataset, hash: Hash, limits: &Limits) -> Result<String, Error> {
    issue(dataset, hash, limits).map(Canonical::into_nquads)
}

/// As [`canonicalize`], with the issued labels kept.
///
/// # Errors
/// As [`canonicalize`].
pub fn issue(dataset: &Dataset, hash: Hash, limits: &Limits) -> Result<Canonical, Error> {
    let mut canon = Canon::new(dataset, hash, limits);
    canon.issue_all()?;
    let nquads = canon.write();
    Ok(Canonical {
        nquads,
        labels: canon.issued,
    })
}

/// The state of the algorithm (RDFC-1.0 §4.2).
struct Canon<'d> {
    dataset: &'d Dataset,
    /// The statements, each once, those of one subject side by side.
    quads: Vec<Quad>,
    /// For each blank node, where its statements begin in `mentions`.
    starts: Vec<usize>,
    /// The statements of each blank node, as indices into `quads`.
    mentions: Vec<u32>,
    hash: Hash,
    first: Vec<Digest>,
    /// The canonical issuer.
    issued: Vec<u32>,
    next: u32,
    work: n_degree::Work,
}

impl<'d> Canon<'d> {
    fn new(dataset: &'d Dataset, hash: Hash, limits: &Limits) -> Self {
        let mut quads = dataset.quads().to_vec();
        quads.sort_unstable_by_key(|quad| quad.key());
        quads.dedup();
        let (starts, mentions) = mentions(&quads, dataset.blank_nodes());
        Self {
            dataset,
            quads,
            starts,
            mentions,
            hash,
            first: Vec::new(),
            issued: vec![UNISSUED; dataset.blank_nodes()],
            next: 0,
            work: n_degree::Work::new(limits),
        }
    }

    /// The statements that mention `blank`, each once.
    fn mentions_of(&self, blank: usize) -> impl Iterator<Item = &Quad> {
        let of_blank = &self.mentions[self.starts[blank]..self.starts[blank + 1]];
        of_blank.iter().map(|&quad| &self.quads[quad as usize])
    }

    /// Issues every canonical label (RDFC-1.0 §4.4.3 steps 2 to 5).
    fn issue_all(&mut self) -> Result<(), Error> {
        self.first = self.first_degree();
        let mut by_hash: Vec<usize> = (0..self.first.len())
            .filter(|&blank| self.starts[blank] < self.starts[blank + 1])
            .collect();
        by_hash.sort_unstable_by(|&a, &b| self.first[a].cmp(&self.first[b]));
        let groups = |canon: &Self, single: bool| -> Vec<Vec<usize>> {
            by_hash
                .chunk_by(|&a, &b| canon.first[a] == canon.first[b])
                .filter(|group| (group.len() == 1) == single)
                .map(<[usize]>::to_vec)
                .collect()
        };
        for group in groups(self, true) {
            self.issue(group[0]);
        }
        for group in groups(self, false) {
            self.issue_alike(&group)?;
        }
        Ok(())
    }

    /// Issues labels to nodes whose first degree hashes are equal (step 5).
    fn issue_alike(&mut self, group: &[usize]) -> Result<(), Error> {
        let mut paths = Vec::new();
        for &blank in group {
            if self.issued[blank] == UNISSUED {
                paths.push(self.n_degree(blank)?);
            }
        }
        paths.sort_by_key(|(hash, _)| *hash);
        for (_, issuer) in paths {
            for blank in issuer.in_order() {
                self.issue(blank);
            }
        }
        Ok(())
    }

    /// Issues the next canonical label to `blank`, unless it has one.
    fn issue(&mut self, blank: usize) {
        if self.issued[blank] == UNISSUED {
            self.issued[blank] = self.next;
            self.next += 1;
        }
    }

    /// Writes the canonical document (RDFC-1.0 §5).
    fn write(&mut self) -> String {
        let labels: Vec<String> = (0..self.next).map(|label| format!("_:c14n{label}")).collect();
        let ranks = order::ranks(&labels);
        let rank = |blank: usize| ranks[self.issued[blank] as usize];
        let mut quads = std::mem::take(&mut self.quads);
        let mut out = String::with_capacity(quads.len() * 160);
        for of_subject in order::by_subject(self.dataset, &mut quads, rank) {
            of_subject.sort_unstable_by(|a, b| order::beyond_subject(self.dataset, a, b, rank));
            for quad in of_subject {
                self.write_line(&mut out, quad, |out, blank| {
                    out.push_str(&labels[self.issued[blank] as usize]);
                });
            }
        }
        out
    }

    /// Writes one statement, with blank nodes as `write_blank` has them.
    fn write_line(&self, out: &mut String, quad: &Quad, write_blank: impl Fn(&mut String, usize)) {
        for term in [quad.subject, quad.predicate, quad.object, quad.graph] {
            match (term.ground(), term.blank()) {
                (Some(index), _) => out.push_str(self.dataset.ground_text(index)),
                (None, Some(blank)) => write_blank(out, blank),
                (None, None) => continue,
            }
            out.push(' ');
        }
        out.push_str(".\n");
    }
}

/// For each blank node the statements it occurs in, end to end, and where each run begins.
fn mentions(quads: &[Quad], blanks: usize) -> (Vec<usize>, Vec<u32>) {
    let mut starts = vec![0; blanks + 1];
    for quad in quads {
        for blank in blanks_of(quad) {
            starts[blank + 1] += 1;
        }
    }
    for blank in 0..blanks {
        starts[blank + 1] += starts[blank];
    }
    let mut ends = starts.clone();
    let mut mentions = vec![0; starts[blanks]];
    for (index, quad) in quads.iter().enumerate() {
        for blank in blanks_of(quad) {
            mentions[ends[blank]] = u32::try_from(index).unwrap_or(u32::MAX);
            ends[blank] += 1;
        }
    }
    (starts, mentions)
}

/// The different blank nodes of a statement.
fn blanks_of(quad: &Quad) -> impl Iterator<Item = usize> {
    let (subject, object, graph) = (quad.subject.blank(), quad.object.blank(), quad.graph.blank());
    let object = object.filter(|_| object != subject);
    let graph = graph.filter(|_| graph != subject && Some(quad.graph) != Some(quad.object));
    [subject, object, graph].into_iter().flatten()
}

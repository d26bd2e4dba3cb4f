//! The statements of a document under labels that tell nothing, and which of them a selection makes (`canonicalizeAndGroup`,
//! §3.4.16).

use std::collections::{BTreeSet, HashMap};

use hmac::{Hmac, KeyInit, Mac};
use jsonld::{Dataset, Hash, Limits, Quad, Term};
use serde_json::Value;
use sha2::Sha256;

use super::select::{Blanks, Selection};
use crate::multibase;

/// Why pointers make no group.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Unselectable {
    /// This pointer leads nowhere.
    Pointer(String),
    /// A value or an ordered list would be cut, and half of it is another statement.
    Cut,
    /// The part has no canonical form.
    Canonical(jsonld::Error),
}

/// All statements of a document, in order.
pub(super) struct Whole {
    /// The document with a name for each node.
    labelled: Value,
    places: Places,
    /// The label of each blank node, as bytes, and as N-Quads write it.
    labels: Vec<[u8; 32]>,
    written: Vec<String>,
    statements: Vec<String>,
}

/// The statements that a selection makes.
pub(super) struct Group {
    /// Their places among all statements.
    pub indexes: BTreeSet<usize>,
    /// The labels of the blank nodes, in the order of the numbers that they get when the part is canonicalised alone.
    pub labels: Vec<[u8; 32]>,
    /// The part in canonical form.
    pub nquads: String,
}

impl Whole {
    /// Reads a document and gives its blank nodes labels by an HMAC of their canonical ones (§3.4.4).
    pub(super) fn read(document: &Value, hmac_key: &[u8; 32], limits: &Limits) -> Result<Self, jsonld::Error> {
        let labelled = jsonld::label_blank_nodes(document, limits)?;
        let dataset = jsonld::to_quads(&labelled, limits)?;
        let canonical = jsonld::issue(&dataset, Hash::Sha256, limits)?;
        let label = |blank| pseudonym(hmac_key, canonical.label(blank).unwrap_or(u32::MAX));
        let labels: Vec<[u8; 32]> = (0..dataset.blank_nodes()).map(label).collect();
        let written: Vec<String> = labels.iter().map(written).collect();
        let statements = statements(&dataset, |blank| &written[blank]);
        Ok(Self {
            labelled,
            places: Places::of(&dataset),
            labels,
            written,
            statements,
        })
    }

    /// The statements in code point order, each with its line feed.
    pub(super) fn statements(&self) -> &[String] {
        &self.statements
    }

    /// The statements that `pointers` make; none for no pointer.
    pub(super) fn group(&self, pointers: &[String], limits: &Limits) -> Result<Group, Unselectable> {
        let selection = Selection::of(pointers, &self.labelled).map_err(Unselectable::Pointer)?;
        if pointers.is_empty() {
            return Ok(Group {
                indexes: BTreeSet::new(),
                labels: Vec::new(),
                nquads: String::new(),
            });
        }
        let part = selection.take(&self.labelled, Blanks::Keep);
        let part = jsonld::to_quads(&part, limits).map_err(Unselectable::Canonical)?;
        let nodes = self.places.find(&part).ok_or(Unselectable::Cut)?;
        let place = |statement: &String| self.statements.binary_search(statement).map_err(|_| Unselectable::Cut);
        let indexes = statements(&part, |blank| &self.written[nodes[blank]])
            .iter()
            .map(place)
            .collect::<Result<_, _>>()?;
        let canonical = jsonld::issue(&part, Hash::Sha256, limits).map_err(Unselectable::Canonical)?;
        let mut numbered: Vec<_> = (0..nodes.len())
            .filter_map(|blank| Some((canonical.label(blank)?, nodes[blank])))
            .collect();
        numbered.sort_unstable();
        Ok(Group {
            indexes,
            labels: numbered.into_iter().map(|(_, node)| self.labels[node]).collect(),
            nquads: canonical.into_nquads(),
        })
    }
}

/// Every statement once, in code point order, with blank nodes as `label` has them.
pub(super) fn statements<'l>(dataset: &Dataset, label: impl Fn(usize) -> &'l str) -> Vec<String> {
    let write = |quad: &Quad| {
        let mut line = String::new();
        for term in [quad.subject, quad.predicate, quad.object, quad.graph] {
            match term.blank() {
                Some(blank) => line.push_str(label(blank)),
                None if term == Term::DEFAULT_GRAPH => continue,
                None => line.push_str(&dataset.text(term)),
            }
            line.push(' ');
        }
        line + ".\n"
    };
    let statements: BTreeSet<String> = dataset.quads().iter().map(write).collect();
    statements.into_iter().collect()
}

/// A label as N-Quads write it.
pub(super) fn written(label: &[u8; 32]) -> String {
    format!("_:{}", multibase::encode_base64url(label))
}

fn pseudonym(key: &[u8; 32], number: u32) -> [u8; 32] {
    // A shorter key than a block is filled with zeros (RFC 2104, §2).
    let mut block = [0; 64];
    block[..key.len()].copy_from_slice(key);
    let mut mac = Hmac::<Sha256>::new(&block.into());
    mac.update(format!("c14n{number}").as_bytes());
    mac.finalize().into_bytes().into()
}

/// How blank nodes are found again in a part of the document. Nodes have labels of their own. Cells of lists and names of
/// graphs have none: each is the value of one statement, and is known by it.
struct Places {
    named: HashMap<String, usize>,
    nameless: HashMap<Place, usize>,
}

/// Subject and predicate of the one statement that a nameless node is the value of, and how many such values came before.
type Place = (String, String, usize);

impl Places {
    fn of(dataset: &Dataset) -> Self {
        let mut places = Self {
            named: HashMap::new(),
            nameless: HashMap::new(),
        };
        for blank in 0..dataset.blank_nodes() {
            if is_named(dataset, blank) {
                places.named.insert(dataset.label(blank).to_owned(), blank);
            }
        }
        for (node, (subject, predicate, before)) in values(dataset) {
            let subject = match subject.blank() {
                Some(blank) => blank.to_string(),
                None => dataset.text(subject),
            };
            places.nameless.insert((subject, dataset.text(predicate), before), node);
        }
        places
    }

    /// For each blank node of `part` the one that it is in the whole; `None` when there is none.
    fn find(&self, part: &Dataset) -> Option<Vec<usize>> {
        let incoming = values(part);
        let mut found: Vec<Option<usize>> = (0..part.blank_nodes())
            .map(|blank| self.named.get(part.label(blank)).copied())
            .collect();
        for blank in 0..part.blank_nodes() {
            // A cell of a list hangs on the one before it: back to where the answer is known, and forward again.
            let mut chain = Vec::new();
            let mut at = blank;
            while found[at].is_none() {
                let &(subject, ..) = incoming.get(&at)?;
                chain.push(at);
                match subject.blank() {
                    Some(before) if chain.len() <= part.blank_nodes() => at = before,
                    Some(_) => return None,
                    None => break,
                }
            }
            while let Some(node) = chain.pop() {
                let &(subject, predicate, before) = incoming.get(&node)?;
                let subject = match subject.blank() {
                    Some(blank) => found[blank]?.to_string(),
                    None => part.text(subject),
                };
                found[node] = Some(*self.nameless.get(&(subject, part.text(predicate), before))?);
            }
        }
        found.into_iter().collect()
    }
}

fn is_named(dataset: &Dataset, blank: usize) -> bool {
    !dataset.label(blank).starts_with(' ')
}

/// Each nameless node with the statement that it is the value of.
fn values(dataset: &Dataset) -> HashMap<usize, (Term, Term, usize)> {
    let mut counts: HashMap<(Term, Term), usize> = HashMap::new();
    let mut values = HashMap::new();
    for quad in dataset.quads() {
        let nameless = quad.object.blank().filter(|&blank| !is_named(dataset, blank));
        if let Some(node) = nameless {
            let before = counts.entry((quad.subject, quad.predicate)).or_default();
            values.entry(node).or_insert((quad.subject, quad.predicate, *before));
            *before += 1;
        }
    }
    values
}

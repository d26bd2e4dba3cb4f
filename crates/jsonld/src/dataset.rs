//! An RDF dataset with every term stored once, in the form N-Quads writes it.

use crate::limits::admit;
use crate::nquads::write_literal;
use crate::table::Table;
use crate::{Bound, Error, Limits};
use std::cell::Cell;

/// A term of one [`Dataset`]: a number, meaningless in any other dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term(u32);

const BLANK: u32 = 1 << 31;

impl Term {
    /// What stands in [`Quad::graph`] for the default graph.
    pub const DEFAULT_GRAPH: Self = Self(u32::MAX);

    /// The index of a blank node, counted from 0 in order of first appearance.
    #[must_use]
    pub fn blank(self) -> Option<usize> {
        (self.0 & BLANK != 0 && self != Self::DEFAULT_GRAPH).then_some((self.0 & !BLANK) as usize)
    }

    /// The index of a ground term (an IRI or a literal).
    pub(crate) fn ground(self) -> Option<usize> {
        (self.0 & BLANK == 0).then_some(self.0 as usize)
    }
}

/// One statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quad {
    /// An IRI or a blank node.
    pub subject: Term,
    /// An IRI.
    pub predicate: Term,
    /// An IRI, a blank node or a literal.
    pub object: Term,
    /// An IRI, a blank node or [`Term::DEFAULT_GRAPH`].
    pub graph: Term,
}

impl Quad {
    /// The four numbers as one, which sorts as they do and takes one comparison.
    #[inline]
    pub(crate) fn key(self) -> u128 {
        let pair = |high: Term, low: Term| u64::from(high.0) << 32 | u64::from(low.0);
        u128::from(pair(self.subject, self.predicate)) << 64 | u128::from(pair(self.object, self.graph))
    }
}

/// An RDF dataset: statements over interned terms.
///
/// A dataset comes from [`to_quads`](crate::to_quads) or [`nquads::parse`](crate::nquads::parse)
/// and is read by [`canonicalize`](crate::canonicalize). A statement may be held twice; the
/// canonical form has it once.
#[derive(Debug, Clone)]
pub struct Dataset {
    terms: Table,
    labels: Table,
    quads: Vec<Quad>,
    max_quads: usize,
    max_blanks: usize,
    fresh: usize,
}

thread_local! {
    /// An empty dataset that has its room already.
    static SPARE: Cell<Option<Dataset>> = const { Cell::new(None) };
}

/// Most bytes of text that are kept for the next dataset: an ordinary credential takes a tenth.
const MOST_SPARE: usize = 1 << 18;

impl Dataset {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            terms: Table::default(),
            labels: Table::default(),
            quads: Vec::new(),
            max_quads: limits.quads,
            max_blanks: limits.blank_nodes.min(BLANK as usize >> 1),
            fresh: 0,
        }
    }

    /// As [`new`](Self::new), in the room of a dataset that this thread is done with.
    pub(crate) fn recycled(limits: &Limits) -> Self {
        let spare = SPARE.with(Cell::take);
        Self {
            max_quads: limits.quads,
            max_blanks: limits.blank_nodes.min(BLANK as usize >> 1),
            ..spare.unwrap_or_else(|| Self::new(limits))
        }
    }

    /// Keeps the room of this dataset for the next one on this thread, unless it grew large.
    pub(crate) fn recycle(mut self) {
        let large = |table: &Table| table.room() > (MOST_SPARE, usize::MAX) || table.room().1 > MOST_SPARE / 16;
        if large(&self.terms) || large(&self.labels) {
            return;
        }
        self.terms.clear();
        self.labels.clear();
        self.quads.clear();
        self.fresh = 0;
        SPARE.with(|spare| spare.set(Some(self)));
    }

    /// The statements, in the order in which they were found.
    #[must_use]
    pub fn quads(&self) -> &[Quad] {
        &self.quads
    }

    /// How many blank nodes there are; their indices run from 0.
    #[must_use]
    pub fn blank_nodes(&self) -> usize {
        self.labels.len()
    }

    /// The label under which a blank node came in, without `_:`. Nodes that had none carry a
    /// label that no input can spell.
    #[must_use]
    pub fn label(&self, blank: usize) -> &str {
        self.labels.get(blank)
    }

    /// A term as N-Quads writes it; empty for the default graph.
    #[must_use]
    pub fn text(&self, term: Term) -> String {
        match (term.ground(), term.blank()) {
            (Some(index), _) => self.terms.get(index).to_owned(),
            (None, Some(blank)) => format!("_:{}", self.label(blank)),
            (None, None) => String::new(),
        }
    }

    /// The bytes of that text, to be compared.
    pub(crate) fn ground_bytes(&self, index: usize) -> &[u8] {
        self.terms.bytes(index)
    }

    /// The text of ground term number `index`.
    pub(crate) fn ground_text(&self, index: usize) -> &str {
        self.terms.get(index)
    }

    /// Adds a statement.
    pub(crate) fn push(&mut self, quad: Quad) -> Result<(), Error> {
        admit(Bound::Quads, self.quads.len() + 1, self.max_quads)?;
        self.quads.push(quad);
        Ok(())
    }

    /// The term of an IRI that has been checked already.
    pub(crate) fn iri(&mut self, iri: &str) -> Term {
        self.iri_of(iri, "")
    }

    /// As [`iri`](Self::iri), for an IRI in two pieces.
    pub(crate) fn iri_of(&mut self, prefix: &str, suffix: &str) -> Term {
        index(self.terms.intern(|out| {
            out.push('<');
            out.push_str(prefix);
            out.push_str(suffix);
            out.push('>');
        }))
    }

    /// The term of a literal.
    pub(crate) fn literal(&mut self, value: &str, kind: Kind<'_>) -> Term {
        index(self.terms.intern(|out| write_literal(out, value, kind)))
    }

    /// The blank node with this label.
    pub(crate) fn blank(&mut self, label: &str) -> Result<Term, Error> {
        let blank = self.labels.intern(|out| out.push_str(label));
        admit(Bound::BlankNodes, self.labels.len(), self.max_blanks)?;
        Ok(Term(index(blank).0 | BLANK))
    }

    /// A blank node of its own. The label holds a space, so that no input can name it.
    pub(crate) fn fresh_blank(&mut self) -> Result<Term, Error> {
        use std::fmt::Write as _;
        let number = self.fresh;
        self.fresh += 1;
        admit(Bound::BlankNodes, self.labels.len() + 1, self.max_blanks)?;
        let blank = self.labels.intern(|out| {
            let _ = write!(out, " {number}");
        });
        Ok(Term(index(blank).0 | BLANK))
    }
}

/// What kind of literal a lexical form belongs to.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind<'a> {
    /// `xsd:string`, which N-Quads leaves unsaid.
    Plain,
    /// `rdf:langString` with its tag.
    Language(&'a str),
    /// Any other datatype, by its IRI.
    Datatype(&'a str),
}

/// Term tables are far smaller than 2³¹: the limit on bytes and statements sees to it.
fn index(number: usize) -> Term {
    Term(u32::try_from(number).unwrap_or(BLANK - 1) & !BLANK)
}

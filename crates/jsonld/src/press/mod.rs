//! JSON-LD to RDF in one pass: expansion and deserialization (JSON-LD 1.1 API §5.1 and §8.1)
//! without the tree in between.

mod label;
mod literal;
mod node;
mod number;
mod place;
mod property;
mod value;

use crate::context::Active;
use crate::dataset::{Dataset, Quad, Term};
use crate::{Bound, Error, Limits};
use label::Nameless;
use place::Place;
use serde_json::{Map, Value};
use std::sync::OnceLock;

pub use label::label_blank_nodes;

/// Turns a JSON-LD document into RDF statements: safe mode, no base, no network.
///
/// The profile is described at the head of this crate. Nothing of the document is dropped
/// silently: what would leave no trace in the statements is an error, but for two ways of saying
/// nothing at all, `null` and `[]` as the value of a defined property.
///
/// # Errors
/// Any [`Error`] but those of the two parsers, with a JSON Pointer to the place at fault.
pub fn to_quads(document: &Value, limits: &Limits) -> Result<Dataset, Error> {
    press(Root::of(document)?, limits, || None).map(|press| press.out)
}

/// A document to be pressed, and what of it is read otherwise than it stands there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Root<'d> {
    pub(crate) map: &'d Map<String, Value>,
    pub(crate) context: Option<&'d Value>,
    pub(crate) left_out: &'d str,
}

impl<'d> Root<'d> {
    /// A document as it stands.
    pub(crate) fn of(document: &'d Value) -> Result<Self, Error> {
        let Value::Object(map) = document else {
            return Err(Error::invalid("a document must be one object"));
        };
        Ok(Self {
            map,
            context: map.get("@context"),
            left_out: "",
        })
    }

    /// As [`to_quads`].
    pub(crate) fn to_quads(self, limits: &Limits) -> Result<Dataset, Error> {
        press(self, limits, || None).map(|press| press.out)
    }
}

/// Presses one document, remembering the nodes without identifier where `nameless` gives room for them.
fn press<'l>(
    document: Root<'_>,
    limits: &'l Limits,
    nameless: impl Fn() -> Option<Nameless>,
) -> Result<Press<'l>, Error> {
    /// The family of contexts shared by all documents that bring none of their own.
    static SHARED: OnceLock<Active> = OnceLock::new();
    let shared = SHARED.get_or_init(Active::empty);
    match Press::new(limits, true, nameless()).document(document, shared) {
        // Inline contexts, or so many combinations that the shared family is full.
        Err(Error::Limit {
            what: Bound::Contexts, ..
        }) => Press::new(limits, false, nameless()).document(document, &Active::empty()),
        result => result,
    }
}

/// A press at work on one document.
struct Press<'l> {
    out: Dataset,
    limits: &'l Limits,
    /// Whether the contexts in force are shared with other documents.
    shared: bool,
    /// Values found but not yet stated, as a stack.
    found: Vec<Term>,
    /// Terms of properties by the address of their definition.
    predicates: [(usize, Term); 64],
    rdf_type: Option<Term>,
    /// The nodes without identifier, for who asked to know them.
    nameless: Option<Nameless>,
}

impl<'l> Press<'l> {
    fn new(limits: &'l Limits, shared: bool, nameless: Option<Nameless>) -> Self {
        Self {
            out: Dataset::recycled(limits),
            limits,
            shared,
            found: Vec::new(),
            predicates: [(0, Term::DEFAULT_GRAPH); 64],
            rdf_type: None,
            nameless,
        }
    }

    fn document(mut self, document: Root<'_>, active: &Active) -> Result<Self, Error> {
        let Root { map, context, left_out } = document;
        self.node_under(map, context, left_out, Place::root(active))?;
        if self.out.quads().is_empty() {
            return Err(Error::invalid("the document says nothing"));
        }
        Ok(self)
    }

    fn say(&mut self, [subject, predicate, object]: [Term; 3], graph: Term) -> Result<(), Error> {
        self.out.push(Quad {
            subject,
            predicate,
            object,
            graph,
        })
    }
}

use super::place::Place;
use crate::Error;
use crate::context::Active;
use crate::context::term::Definition;
use std::ops::Deref;

static UNSAID: Definition = Definition::UNSAID;

/// A property as the node that has it understands it.
#[derive(Clone, Copy)]
pub(super) struct Property<'a> {
    name: &'a str,
    /// The context of the node that has it.
    active: &'a Active,
    /// Its definition, where a context has one.
    pub(super) defined: Option<&'a Definition>,
    pub(super) term: &'a Definition,
}

impl<'a> Property<'a> {
    /// The property written `name` in a node at `place`.
    pub(super) fn new(name: &'a str, place: Place<'a>) -> Self {
        let defined = place.active.term(name);
        Self {
            name,
            active: place.active,
            defined,
            term: defined.unwrap_or(&UNSAID),
        }
    }

    /// Refuses values for which another context than the node's is in force, and reads the
    /// property otherwise: `@list` or `@set` under a term that only the node's type defines, or
    /// a plain value under a term whose own context redefines it (JSON-LD 1.1 API §5.1.2).
    pub(super) fn stands_in(self, place: Place<'_>) -> Result<(), Error> {
        if std::ptr::eq(place.active, self.active) {
            return Ok(());
        }
        let there = place.active.term(self.name).unwrap_or(&UNSAID);
        if std::ptr::eq(there, self.term) || there.reads_alike(self.term) {
            Ok(())
        } else {
            Err(Error::unsupported(
                "a value that its context reads otherwise than its node does",
            ))
        }
    }
}

impl Deref for Property<'_> {
    type Target = Definition;

    fn deref(&self) -> &Definition {
        self.term
    }
}

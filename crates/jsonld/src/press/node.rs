use super::Press;
use super::place::{Entry, Place};
use super::property::Property;
use crate::Error;
use crate::context::Expansion;
use crate::context::term::{Definition, Keyword, Meaning};
use crate::dataset::Term;
use serde_json::{Map, Value};

const RDF_TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

impl Press<'_> {
    /// States a node object and everything in it; the answer is its subject.
    ///
    /// `place` is where the object stands, with the context of the property already in force.
    pub(super) fn node(&mut self, map: &Map<String, Value>, place: Place<'_>) -> Result<Term, Error> {
        self.node_under(map, map.get("@context"), "", place)
    }

    /// As [`node`](Self::node), with `context` for the object's own and without the member `left_out`.
    pub(super) fn node_under(
        &mut self,
        map: &Map<String, Value>,
        context: Option<&Value>,
        left_out: &str,
        place: Place<'_>,
    ) -> Result<Term, Error> {
        let place = place.deeper(self.limits)?;
        let outer = match context {
            None => place,
            Some(context) if place.repeats(context) => place,
            Some(context) => {
                let opened = place
                    .opened(context, self.limits, self.shared)
                    .map_err(|error| error.under("@context"))?;
                Place {
                    declared: Some((context, opened.active)),
                    ..opened
                }
            }
        };
        let kind = outer.find(map, Keyword::Type)?;
        let names = names(kind).map_err(|error| under(kind, error))?;
        let mut inner = Place {
            document: false,
            ..outer
        };
        for name in &names {
            let scope = outer.active.term(name).and_then(|term| term.scope.as_ref());
            if let Some(scope) = scope {
                inner = inner.typed(scope).map_err(|error| under(kind, error))?;
            }
        }
        let id = inner.find(map, Keyword::Id)?;
        if !names.is_empty() && inner.find(map, Keyword::Type)?.map(key) != kind.map(key) {
            return Err(Error::unsupported("a type that changes what its own key means"));
        }
        let subject = self.subject(id, inner).map_err(|error| under(id, error))?;
        if let Some(nameless) = self.nameless.as_mut().filter(|_| id.is_none()) {
            nameless.note(map, subject);
        }
        self.types(&names, subject, outer).map_err(|error| under(kind, error))?;
        for (name, value) in map {
            let known = kind.map(key) == Some(name) || id.map(key) == Some(name);
            if !known && name != "@context" && name != left_out {
                self.property((name, value), subject, inner)
                    .map_err(|error| error.under(name))?;
            }
        }
        Ok(subject)
    }

    fn subject(&mut self, id: Option<Entry<'_>>, place: Place<'_>) -> Result<Term, Error> {
        match id {
            None => self.out.fresh_blank(),
            Some((_, Value::String(id))) => self.reference(id, false, place),
            Some(_) => Err(Error::invalid("an identifier must be one string")),
        }
    }

    /// The term that an IRI, a compact IRI or a blank node label refers to.
    pub(super) fn reference(&mut self, text: &str, vocab: bool, place: Place<'_>) -> Result<Term, Error> {
        match place.active.expand(text, vocab) {
            Expansion::Iri { head, tail } => Ok(self.out.iri_of(head, tail)),
            Expansion::Blank(label) => self.out.blank(label),
            Expansion::Keyword(_) | Expansion::Nowhere => Err(Error::relative(text)),
        }
    }

    fn types(&mut self, names: &[&str], subject: Term, place: Place<'_>) -> Result<(), Error> {
        for name in names {
            let object = self.reference(name, true, place).map_err(|error| match error {
                Error::RelativeIri { value, pointer } => Error::UndefinedType { name: value, pointer },
                other => other,
            })?;
            let predicate = match self.rdf_type {
                Some(predicate) => predicate,
                None => *self.rdf_type.insert(self.out.iri(RDF_TYPE)),
            };
            self.say([subject, predicate, object], place.graph)?;
        }
        Ok(())
    }

    /// The term of a property that a context defines. Definitions stay where they are while a document is pressed, so a
    /// look at the address finds the term again without spelling it.
    fn predicate(&mut self, definition: &Definition, iri: &str) -> Term {
        let address = std::ptr::from_ref(definition).addr();
        let slot = (address / 16) % self.predicates.len();
        if self.predicates[slot].0 != address {
            self.predicates[slot] = (address, self.out.iri(iri));
        }
        self.predicates[slot].1
    }

    fn property(&mut self, (name, value): Entry<'_>, subject: Term, place: Place<'_>) -> Result<(), Error> {
        let undefined = || Error::UndefinedTerm {
            term: name.to_owned(),
            pointer: String::new(),
        };
        let property = Property::new(name, place);
        let predicate = match property.defined.map(|term| (term, &term.meaning)) {
            Some((term, Meaning::Iri(iri))) => self.predicate(term, iri),
            Some((_, Meaning::Nothing)) => return Err(undefined()),
            Some((_, Meaning::Keyword(_))) => return Err(Error::unsupported("a keyword in this place")),
            None => match place.active.expand(name, true) {
                Expansion::Iri { head, tail } => self.out.iri_of(head, tail),
                Expansion::Blank(_) => return Err(Error::unsupported("a blank node as property")),
                Expansion::Keyword(_) => return Err(Error::unsupported("a keyword in this place")),
                Expansion::Nowhere => return Err(undefined()),
            },
        };
        let mark = self.found.len();
        self.values(value, property, place)?;
        for index in mark..self.found.len() {
            self.say([subject, predicate, self.found[index]], place.graph)?;
        }
        self.found.truncate(mark);
        Ok(())
    }
}

/// The types of a node in code point order, which is the order their contexts take effect in.
fn names(kind: Option<Entry<'_>>) -> Result<Vec<&str>, Error> {
    let values = match kind {
        None => &[],
        Some((_, Value::Array(values))) => values.as_slice(),
        Some((_, single)) => std::slice::from_ref(single),
    };
    let names = values.iter().map(Value::as_str).collect::<Option<Vec<&str>>>();
    let mut names = names.ok_or_else(|| Error::invalid("a type must be a string"))?;
    names.sort_unstable();
    Ok(names)
}

fn key<'d>((key, _): Entry<'d>) -> &'d str {
    key
}

fn under(entry: Option<Entry<'_>>, error: Error) -> Error {
    match entry {
        Some((key, _)) => error.under(key),
        None => error,
    }
}

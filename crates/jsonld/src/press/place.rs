use super::property::Property;
use crate::context::term::Keyword;
use crate::context::{Active, Local, Reading, Step, known};
use crate::dataset::Term;
use crate::limits::admit;
use crate::{Bound, Error, Limits};
use serde_json::{Map, Value};
use std::sync::Arc;

/// Most entries in the objects of an inline context.
const MOST_INLINE: usize = 2_000;

/// Where in the document the press stands: which context is in force, and in which graph.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) active: &'a Active,
    /// The context to return to on leaving a node whose type brought its own.
    pub(super) previous: Option<&'a Active>,
    pub(super) graph: Term,
    pub(super) depth: usize,
    /// Whether the object that begins here is a document of its own, with `@context`.
    pub(super) document: bool,
    /// The `@context` of the document around, and what it brought into force.
    pub(super) declared: Option<(&'a Value, &'a Active)>,
}

/// An entry whose key is a keyword or another name of one.
pub(super) type Entry<'d> = (&'d str, &'d Value);

impl<'a> Place<'a> {
    pub(super) fn root(active: &'a Active) -> Self {
        Self {
            active,
            previous: None,
            graph: Term::DEFAULT_GRAPH,
            depth: 0,
            document: true,
            declared: None,
        }
    }

    /// One level of nesting further in.
    pub(super) fn deeper(self, limits: &Limits) -> Result<Self, Error> {
        let depth = self.depth + 1;
        limits.admit_depth(depth)?;
        Ok(Self { depth, ..self })
    }

    /// Steps into an object under `property` (JSON-LD 1.1 API §5.1.2 steps 7 and 8).
    pub(super) fn enter(self, map: &Map<String, Value>, property: Property<'a>) -> Result<Self, Error> {
        let mut place = self;
        if let Some(previous) = self.previous
            && !self.stays(map)?
        {
            place.active = previous;
            place.previous = None;
        }
        place.scoped(property)
    }

    /// Brings the context that `property` itself carries into force, for plain values as for
    /// objects (§5.1.2 steps 4.2 and 8).
    pub(super) fn scoped(self, property: Property<'a>) -> Result<Self, Error> {
        let Some(scope) = &property.term.scope else {
            return Ok(self);
        };
        Ok(Self {
            active: self.active.derive(Step::OfProperty(scope))?,
            previous: self.previous.filter(|_| !scope.clears()),
            ..self
        })
    }

    /// Whether the context of a type stays in force: for a value, and for a bare reference.
    fn stays(&self, map: &Map<String, Value>) -> Result<bool, Error> {
        let reference = map.len() == 1 && self.find(map, Keyword::Id)?.is_some();
        Ok(reference || self.find(map, Keyword::Value)?.is_some())
    }

    /// Brings the context of a type into force, for this node only (§5.1.2 step 11).
    pub(super) fn typed(self, scope: &'a Arc<Local>) -> Result<Self, Error> {
        let kept = self.previous.filter(|_| !scope.clears());
        Ok(Self {
            active: self.active.derive(Step::OfType(scope))?,
            previous: kept.or(Some(self.active)),
            ..self
        })
    }

    /// Whether `context` says again what the document around says and is in force as it was said. A proof over JSON keeps
    /// the contexts of its document in this way; to bring them into force once more changes nothing.
    pub(super) fn repeats(&self, context: &Value) -> bool {
        let said = self.declared.filter(|(declared, _)| *declared == context);
        !self.document && said.is_some_and(|(_, active)| std::ptr::eq(active, self.active))
    }

    /// Brings the `@context` of the object that begins here into force (§5.1.2 step 9).
    pub(super) fn opened(self, context: &Value, limits: &Limits, shared: bool) -> Result<Self, Error> {
        if !self.document {
            return Err(Error::refused_context("@context below the root of a credential"));
        }
        let Value::Array(items) = context else {
            return self.opened_by(context, limits, shared);
        };
        items.iter().enumerate().try_fold(self, |place, (index, item)| {
            place.opened_by(item, limits, shared).map_err(|error| error.at(index))
        })
    }

    fn opened_by(self, item: &Value, limits: &Limits, shared: bool) -> Result<Self, Error> {
        let active = match item {
            Value::String(url) => self.active.derive(Step::Known(known(url)?))?,
            Value::Object(_) if !limits.inline_contexts => {
                return Err(Error::refused_context("a context written into the document"));
            }
            // What one document brings is not kept for the others.
            Value::Object(_) if shared => {
                return Err(Error::Limit {
                    what: Bound::Contexts,
                    limit: 0,
                });
            }
            Value::Object(map) => {
                admit(Bound::Contexts, entries(item), MOST_INLINE)?;
                let local = Arc::new(Local::read(unwrapped(map).unwrap_or(item), Reading::INLINE)?);
                self.active.derive(Step::Inline(&local))?
            }
            _ => {
                return Err(Error::refused_context("a context that is neither a URL nor an object"));
            }
        };
        Ok(Self { active, ..self })
    }

    /// The entry of `map` that stands for `keyword`; two of them are an error.
    pub(super) fn find<'d>(&self, map: &'d Map<String, Value>, keyword: Keyword) -> Result<Option<Entry<'d>>, Error> {
        let name = Keyword::SOUGHT.iter().find(|(sought, _)| *sought == keyword);
        let spelt = name.and_then(|(_, name)| map.get_key_value(*name));
        let mut found = self.active.aliases(keyword).filter_map(|name| map.get_key_value(name));
        let first = spelt.or_else(|| found.next());
        if first.is_some() && found.next().is_some() {
            return Err(Error::invalid("the same keyword under two names"));
        }
        Ok(first.map(|(key, value)| (key.as_str(), value)))
    }
}

/// What an inline context holds that is written as a document is, under an `@context` of its own and nothing beside it.
/// The standard does not know this form; processors in the field and the W3C suites do.
fn unwrapped(map: &Map<String, Value>) -> Option<&Value> {
    map.get("@context").filter(|inner| map.len() == 1 && inner.is_object())
}

/// How many entries the objects in `value` have together.
fn entries(value: &Value) -> usize {
    match value {
        Value::Object(map) => map.len() + map.values().map(entries).sum::<usize>(),
        Value::Array(items) => items.iter().map(entries).sum(),
        _ => 0,
    }
}

//! One entry of a context object, read and checked for form.

use super::local::{Local, Reading};
use super::term::{Containers, Direction};
use crate::Error;
use serde_json::{Map, Value};
use std::sync::Arc;

/// A term as a context writes it, before it is resolved against the others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Source {
    /// `None`: absent. `Some(None)`: null, which takes the term out of use.
    pub(crate) id: Option<Option<Box<str>>>,
    pub(crate) kind: Option<Box<str>>,
    pub(crate) containers: Containers,
    pub(crate) language: Option<Option<Arc<str>>>,
    pub(crate) direction: Option<Option<Direction>>,
    pub(crate) prefix: Option<bool>,
    pub(crate) protected: Option<bool>,
    pub(crate) scope: Option<Arc<Local>>,
    /// Written as a string rather than an object: such a term may serve as a prefix.
    pub(crate) simple: bool,
}

impl Source {
    /// Reads the definition of `term`.
    pub(crate) fn read(term: &str, value: &Value, reading: Reading) -> Result<Self, Error> {
        match value {
            Value::Null => Ok(Self {
                id: Some(None),
                ..Self::default()
            }),
            Value::String(iri) => Ok(Self {
                id: Some(Some(iri.as_str().into())),
                simple: true,
                ..Self::default()
            }),
            Value::Object(map) => Self::read_object(term, map, reading),
            _ => Err(Error::invalid_context(
                term,
                "a term definition must be a string, an object or null",
            )),
        }
    }

    fn read_object(term: &str, map: &Map<String, Value>, reading: Reading) -> Result<Self, Error> {
        let invalid = |problem| Error::invalid_context(term, problem);
        let mut source = Self::default();
        for (key, value) in map {
            match (key.as_str(), value) {
                ("@id", Value::Null) => source.id = Some(None),
                ("@id", Value::String(id)) => source.id = Some(Some(id.as_str().into())),
                ("@id", _) => return Err(invalid("@id must be a string or null")),
                ("@type", Value::String(kind)) => source.kind = Some(kind.as_str().into()),
                ("@type", _) => return Err(invalid("@type must be a string")),
                ("@container", value) => source.containers = containers(term, value)?,
                ("@language", value) => source.language = Some(super::local::language(value)?),
                ("@direction", value) => source.direction = Some(super::local::direction(value)?),
                ("@prefix", Value::Bool(prefix)) => source.prefix = Some(*prefix),
                ("@prefix", _) => return Err(invalid("@prefix must be true or false")),
                ("@protected", Value::Bool(protected)) => source.protected = Some(*protected),
                ("@protected", _) => return Err(invalid("@protected must be true or false")),
                ("@context", value) => {
                    source.scope = Some(Arc::new(Local::read(value, reading)?));
                }
                ("@reverse" | "@nest" | "@index", _) => {
                    return Err(invalid("@reverse, @nest and @index are outside the supported profile"));
                }
                _ => return Err(invalid("an unknown entry in a term definition")),
            }
        }
        Ok(source)
    }
}

fn containers(term: &str, value: &Value) -> Result<Containers, Error> {
    let invalid = |problem| Error::invalid_context(term, problem);
    let names = match value {
        Value::Array(names) => names.as_slice(),
        single => std::slice::from_ref(single),
    };
    let mut containers = Containers::default();
    for name in names {
        let flag = match name.as_str() {
            Some("@list") => &mut containers.list,
            Some("@set") => &mut containers.set,
            Some("@graph") => &mut containers.graph,
            Some("@language") => &mut containers.language,
            _ => return Err(invalid("a @container outside the supported profile")),
        };
        if std::mem::replace(flag, true) {
            return Err(invalid("the same @container twice"));
        }
    }
    let Containers {
        list,
        set,
        graph,
        language,
    } = containers;
    if (list && (set || graph || language)) || (graph && language) {
        return Err(invalid("@container values that do not go together"));
    }
    Ok(containers)
}

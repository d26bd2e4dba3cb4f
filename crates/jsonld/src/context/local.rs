use super::source::Source;
use super::term::{Direction, Keyword};
use super::vendored::{Known, known};
use crate::iri::is_language_tag;
use crate::limits::admit;
use crate::{Bound, Error};
use serde_json::{Map, Value};
use std::sync::Arc;

/// How deep contexts may nest inside contexts.
const DEEPEST: usize = 16;

/// Who wrote the context that is being read, and how deep inside it the reader is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading {
    embedded: bool,
    depth: usize,
}

impl Reading {
    /// A context that is part of this crate: a test has checked all of it.
    pub(crate) const EMBEDDED: Self = Self {
        embedded: true,
        depth: 0,
    };

    /// A context that came with a document.
    pub(crate) const INLINE: Self = Self {
        embedded: false,
        depth: 0,
    };

    fn deeper(self) -> Result<Self, Error> {
        let depth = self.depth + 1;
        admit(Bound::Depth, depth, DEEPEST)?;
        Ok(Self { depth, ..self })
    }
}

/// A context as written (JSON-LD 1.1 §9.15): read and checked, not yet in force.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Local {
    pub(crate) parts: Vec<Part>,
}

/// One element of a context.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// `null`: forget everything.
    Clear,
    /// The URL of a context on the allow-list.
    Known(&'static Known),
    /// A context object.
    Object(Box<Object>),
}

/// A context object.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Object {
    pub(crate) terms: Vec<(Box<str>, Source)>,
    /// Part of this crate, and therefore sound.
    pub(crate) embedded: bool,
    pub(crate) protected: bool,
    /// `None`: absent. `Some(None)`: null.
    pub(crate) vocab: Option<Option<Box<str>>>,
    pub(crate) language: Option<Option<Arc<str>>>,
    pub(crate) direction: Option<Option<Direction>>,
}

impl Local {
    /// Reads the value of an `@context` entry.
    pub(crate) fn read(value: &Value, reading: Reading) -> Result<Self, Error> {
        let reading = reading.deeper()?;
        let parts = match value {
            Value::Array(items) => items.iter().map(|item| Part::read(item, reading)).collect(),
            single => Part::read(single, reading).map(|part| vec![part]),
        };
        Ok(Self { parts: parts? })
    }

    /// Whether it begins by forgetting everything.
    pub(crate) fn clears(&self) -> bool {
        self.parts.contains(&Part::Clear)
    }
}

impl Part {
    fn read(value: &Value, reading: Reading) -> Result<Self, Error> {
        match value {
            Value::Null => Ok(Self::Clear),
            Value::String(url) => known(url).map(Self::Known),
            Value::Object(map) => Object::read(map, reading).map(|object| Self::Object(Box::new(object))),
            _ => Err(Error::refused_context("a context must be a URL or an object")),
        }
    }
}

impl Object {
    fn read(map: &Map<String, Value>, reading: Reading) -> Result<Self, Error> {
        let mut object = Self {
            embedded: reading.embedded,
            ..Self::default()
        };
        for (key, value) in map {
            if Keyword::of(key).is_some() && !matches!(key.as_str(), "@type" | "@id") {
                object.read_keyword(key, value)?;
            } else {
                object
                    .terms
                    .push((key.as_str().into(), Source::read(key, value, reading)?));
            }
        }
        Ok(object)
    }

    fn read_keyword(&mut self, key: &str, value: &Value) -> Result<(), Error> {
        let invalid = |problem| Error::invalid_context(key, problem);
        match (key, value) {
            ("@version", Value::Number(number)) if number.as_f64() == Some(1.1) => {}
            ("@version", _) => return Err(invalid("only version 1.1 is processed")),
            ("@protected", Value::Bool(protected)) => self.protected = *protected,
            ("@protected", _) => return Err(invalid("it must be true or false")),
            ("@vocab", Value::Null) => self.vocab = Some(None),
            ("@vocab", Value::String(iri)) => self.vocab = Some(Some(iri.as_str().into())),
            ("@language", value) => self.language = Some(language(value)?),
            ("@direction", value) => self.direction = Some(direction(value)?),
            _ => return Err(invalid("this keyword is outside the supported profile")),
        }
        Ok(())
    }
}

/// A language tag in lower case (which is how signers in the field write it), or null.
pub(super) fn language(value: &Value) -> Result<Option<Arc<str>>, Error> {
    match value {
        Value::Null => Ok(None),
        Value::String(tag) if is_language_tag(tag) => Ok(Some(tag.to_ascii_lowercase().into())),
        _ => Err(Error::invalid_context("@language", "it must be a language tag or null")),
    }
}

/// `ltr`, `rtl` or null.
pub(super) fn direction(value: &Value) -> Result<Option<Direction>, Error> {
    let problem = || Error::invalid_context("@direction", "it must be ltr, rtl or null");
    match value {
        Value::Null => Ok(None),
        Value::String(text) => Direction::of(text).map(Some).ok_or_else(problem),
        _ => Err(problem()),
    }
}

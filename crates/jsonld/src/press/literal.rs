use super::Press;
use super::number::{self, XSD_DOUBLE};
use super::place::{Entry, Place};
use super::property::Property;
use crate::Error;
use crate::context::Expansion;
use crate::context::term::{Coercion, Direction, Keyword};
use crate::dataset::{Kind, Term};
use crate::iri::is_language_tag;
use serde_json::{Map, Value};

const XSD_STRING: &str = "http://www.w3.org/2001/XMLSchema#string";
const XSD_BOOLEAN: &str = "http://www.w3.org/2001/XMLSchema#boolean";
const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const RDF_JSON: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON";
/// Where the datatypes live that carry a base direction (JSON-LD 1.1 §4.2.4.1); the signers in
/// the field use this form too.
const I18N: &str = "https://www.w3.org/ns/i18n#";

impl Press<'_> {
    /// A plain value under `property` (JSON-LD 1.1 API §5.3).
    pub(super) fn scalar<'a>(&mut self, value: &Value, property: Property<'a>, place: Place<'a>) -> Result<(), Error> {
        let place = place.scoped(property)?;
        property.stands_in(place)?;
        let term = match (value, &property.coercion) {
            (Value::String(text), Coercion::Id) => self.reference(text, false, place)?,
            (Value::String(text), Coercion::Vocab) => self.reference(text, true, place)?,
            (value, Coercion::Datatype(datatype)) => self.typed(value, datatype)?,
            (Value::String(text), _) => {
                let language = property.term.language.as_ref().unwrap_or(&place.active.language);
                let direction = property.direction.unwrap_or(place.active.direction);
                self.text(text, language.as_deref(), direction)
            }
            (value, _) => self.native(value)?,
        };
        self.ungraphed(term, property)
    }

    /// A value object (JSON-LD 1.1 §9.5).
    pub(super) fn value_object(
        &mut self,
        map: &Map<String, Value>,
        value: &Value,
        place: Place<'_>,
    ) -> Result<Term, Error> {
        let kind = place.find(map, Keyword::Type)?;
        let language = place.find(map, Keyword::Language)?;
        let direction = place.find(map, Keyword::Direction)?;
        let entries = [kind, language, direction].iter().flatten().count();
        if map.len() > entries + 1 {
            return Err(Error::unsupported("an entry that a value object cannot have"));
        }
        match (kind, value) {
            (Some(_), _) if entries > 1 => Err(Error::invalid("a type beside a language or a direction")),
            (Some((key, kind)), _) => self.value_of_type(value, kind, place).map_err(|error| error.under(key)),
            (None, Value::String(text)) => {
                let (language, direction) = (tag(language)?, sense(direction)?);
                Ok(self.text(text, language.as_deref(), direction))
            }
            (None, _) if entries > 0 => Err(Error::invalid("a language or a direction without a string")),
            (None, value) => self.native(value),
        }
    }

    fn value_of_type(&mut self, value: &Value, kind: &Value, place: Place<'_>) -> Result<Term, Error> {
        let Value::String(name) = kind else {
            return Err(Error::invalid("the type of a value must be one string"));
        };
        if name == "@json" {
            return self.json(value);
        }
        if place.active.term(name).is_some_and(|term| term.scope.is_some()) {
            return Err(Error::unsupported("a value whose type has a context"));
        }
        match place.active.expand(name, true) {
            expansion @ Expansion::Iri { .. } => {
                let datatype = expansion.iri().unwrap_or_default();
                self.typed(value, &datatype)
            }
            _ => Err(Error::UndefinedType {
                name: name.clone(),
                pointer: String::new(),
            }),
        }
    }

    /// A map from language tags to strings (JSON-LD 1.1 §4.6.2).
    pub(super) fn language_map(
        &mut self,
        map: &Map<String, Value>,
        property: Property<'_>,
        place: Place<'_>,
    ) -> Result<(), Error> {
        let direction = property.direction.unwrap_or(place.active.direction);
        for (key, value) in map {
            let values = match value {
                Value::Array(values) => values.as_slice(),
                single => std::slice::from_ref(single),
            };
            let none = key == "@none";
            if !none && !is_language_tag(key) {
                return Err(Error::invalid("a key that is not a language tag").under(key));
            }
            let tag = key.to_ascii_lowercase();
            for value in values {
                let Value::String(text) = value else {
                    return Err(Error::invalid("a text in a language must be a string").under(key));
                };
                let term = self.text(text, (!none).then_some(&*tag), direction);
                self.found.push(term);
            }
        }
        Ok(())
    }

    /// A string with the language and direction it has.
    fn text(&mut self, text: &str, language: Option<&str>, direction: Option<Direction>) -> Term {
        match (language, direction) {
            (None, None) => self.out.literal(text, Kind::Plain),
            (Some(tag), None) => self.out.literal(text, Kind::Language(tag)),
            (language, Some(direction)) => {
                let tag = language.unwrap_or_default();
                let datatype = format!("{I18N}{tag}_{}", direction.name());
                self.out.literal(text, Kind::Datatype(&datatype))
            }
        }
    }

    /// A JSON literal (JSON-LD 1.1 §4.2.2), in the canonical form of RFC 8785.
    pub(super) fn json(&mut self, value: &Value) -> Result<Term, Error> {
        let text = crate::jcs(value)?;
        Ok(self.out.literal(&text, Kind::Datatype(RDF_JSON)))
    }

    /// A value of a given datatype, which is the context's to say: Open Badges gives booleans
    /// one of its own, and it is kept.
    fn typed(&mut self, value: &Value, datatype: &str) -> Result<Term, Error> {
        let kind = if datatype == XSD_STRING {
            Kind::Plain
        } else {
            Kind::Datatype(datatype)
        };
        let special = datatype
            .strip_prefix(RDF)
            .is_some_and(|name| name.ends_with("angString"));
        match value {
            _ if special => Err(Error::invalid("a datatype that only a language can give")),
            Value::String(_) if datatype == XSD_DOUBLE => {
                // Signers in the field rewrite such a string, which the standard does not ask for.
                Err(Error::unsupported("a double written as a string"))
            }
            Value::String(text) => Ok(self.out.literal(text, kind)),
            Value::Bool(truth) => Ok(self.out.literal(if *truth { "true" } else { "false" }, kind)),
            Value::Number(number) => {
                let (text, _) = number::lexical(number, datatype == XSD_DOUBLE)?;
                Ok(self.out.literal(&text, kind))
            }
            _ => Err(Error::invalid(
                "a value that is neither a string, a number nor a boolean",
            )),
        }
    }

    /// A boolean or a number whose datatype follows from JSON (JSON-LD 1.1 API §8.2.2).
    fn native(&mut self, value: &Value) -> Result<Term, Error> {
        match value {
            Value::Bool(_) => self.typed(value, XSD_BOOLEAN),
            Value::Number(number) => {
                let (text, datatype) = number::lexical(number, false)?;
                Ok(self.out.literal(&text, Kind::Datatype(datatype)))
            }
            _ => Err(Error::invalid(
                "a value that is neither a string, a number nor a boolean",
            )),
        }
    }
}

/// The language tag of a value object, in lower case.
fn tag(entry: Option<Entry<'_>>) -> Result<Option<String>, Error> {
    match entry {
        None => Ok(None),
        Some((_, Value::String(tag))) if is_language_tag(tag) => Ok(Some(tag.to_ascii_lowercase())),
        Some((key, _)) => Err(Error::invalid("it must be a language tag").under(key)),
    }
}

/// The direction of a value object.
fn sense(entry: Option<Entry<'_>>) -> Result<Option<Direction>, Error> {
    let Some((key, value)) = entry else {
        return Ok(None);
    };
    let direction = value.as_str().and_then(Direction::of);
    let problem = || Error::invalid("it must be ltr or rtl").under(key);
    direction.map(Some).ok_or_else(problem)
}

//! The kinds of value that members of the schema take.

use serde_json::Value;

use super::classes::{Class, Family, are_contexts};
use super::{At, Faults, check};
use crate::time;

/// What may stand in a member.
pub(super) enum Kind {
    /// A text, or an object of language tags to texts.
    Text,
    /// A text, several, or language maps.
    Texts,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A time with its zone.
    Time,
    /// A day.
    Date,
    /// A compact JWS, or several.
    Tokens,
    /// A word of a list, or one of the issuer's own with `ext:`.
    Word(&'static [&'static str]),
    /// A word of a list and no other.
    ClosedWord(&'static [&'static str]),
    /// A BCP 47 tag in the form the schema takes.
    Language,
    /// An object of a class.
    One(&'static Class),
    /// An object of a class, or several.
    Many(&'static Class),
    /// An object of a class, or its id alone.
    OneOrId(&'static Class),
    /// The list of contexts, of which these follow that of VCDM 2.0.
    Contexts(&'static [Family]),
}

/// Whether a value says nothing, which the standard writes by leaving the member out (§7).
pub(super) fn is_empty(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

impl Kind {
    pub(super) fn check(&self, value: &Value, at: &At, faults: &mut Faults) {
        let fits = match self {
            Self::One(class) => return check(value, class, at, faults),
            Self::Many(class) => return each(value, at, |item, at| check(item, class, at, faults)),
            Self::OneOrId(_) if value.is_string() => true,
            Self::OneOrId(class) => return check(value, class, at, faults),
            Self::Text => is_text(value),
            Self::Texts => value
                .as_array()
                .map_or(is_text(value), |items| items.iter().all(is_text)),
            Self::Number => value.is_number(),
            Self::Boolean => value.is_boolean(),
            Self::Time => value.as_str().is_some_and(|text| time::read(text).is_some()),
            Self::Date => value.as_str().is_some_and(is_date),
            Self::Tokens => crate::json::list(Some(value)).iter().all(is_token),
            Self::Word(words) => value
                .as_str()
                .is_some_and(|word| words.contains(&word) || is_extension(word)),
            Self::ClosedWord(words) => value.as_str().is_some_and(|word| words.contains(&word)),
            Self::Language => value.as_str().is_some_and(is_language) || value.is_object(),
            Self::Contexts(families) => are_contexts(value, families),
        };
        if !fits {
            faults.add(at, self.message());
        }
    }

    fn message(&self) -> &'static str {
        match self {
            Self::Text | Self::Texts => "a text is needed here",
            Self::Number => "a number is needed here",
            Self::Boolean => "true or false is needed here",
            Self::Time => "a date and time with its zone is needed here",
            Self::Date => "a day such as 2026-11-23 is needed here",
            Self::Tokens => "a compact JWS is needed here",
            Self::Word(_) | Self::ClosedWord(_) => "the word is not in the official list",
            Self::Language => "a language tag such as en or es-MX is needed here",
            Self::Contexts(_) => "the contexts must begin with those of VCDM 2.0 and of this kind of credential",
            Self::One(_) | Self::Many(_) | Self::OneOrId(_) => "an object is needed here",
        }
    }
}

fn each(value: &Value, at: &At, mut look: impl FnMut(&Value, &At)) {
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                look(item, &at.index(index));
            }
        }
        one => look(one, at),
    }
}

fn is_text(value: &Value) -> bool {
    let is_tag = |tag: &str| matches!(tag.as_bytes(), [a, b] | [a, b, b'-', _, _] if a.is_ascii_lowercase() && b.is_ascii_lowercase());
    match value {
        Value::String(_) => true,
        Value::Object(map) => map.iter().all(|(tag, text)| is_tag(tag) && text.is_string()),
        _ => false,
    }
}

/// `YYYY-MM-DD` (RFC 3339, full-date).
fn is_date(text: &str) -> bool {
    text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()
}

fn is_token(value: &Value) -> bool {
    value.as_str().is_some_and(crate::baking::is_compact_jws)
}

fn is_extension(word: &str) -> bool {
    word.split_once("ext:")
        .is_some_and(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_alphanumeric() || "|.-_".contains(c)))
}

/// `[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?`, as the schema has it.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-').peekable();
    let language = parts.next().unwrap_or_default();
    let script =
        |part: &&str| part.len() == 4 && part.starts_with(|c: char| c.is_ascii_uppercase()) && lower(&part[1..]);
    if parts.peek().is_some_and(script) {
        parts.next();
    }
    let region = parts.next().is_none_or(|part| match part.len() {
        2 => part.bytes().all(|b| b.is_ascii_uppercase()),
        3 => part.bytes().all(|b| b.is_ascii_digit()),
        _ => false,
    });
    (2..=4).contains(&language.len()) && lower(language) && region && parts.next().is_none()
}

fn lower(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_tags_have_the_form_of_the_schema() {
        for good in ["en", "es-MX", "zh-Hant", "zh-Hant-TW", "es-419"] {
            assert!(is_language(good), "{good}");
        }
        for bad in ["", "e", "EN", "en-us", "en-USA", "english", "zh-hant", "en-US-x", "éa"] {
            assert!(!is_language(bad), "{bad}");
        }
    }
}

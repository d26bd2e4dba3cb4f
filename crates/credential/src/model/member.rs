//! Rules for members that occur in several places.

use serde_json::Value;

use super::Faults;
use crate::json::{is_uri, list};

/// An ordered set: the context of the data model first, URLs or objects behind it (§4.3).
pub(super) fn context(faults: &mut Faults, value: Option<&Value>, base: &str) {
    let items = value.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let begins = items.first().is_some_and(|first| first == base);
    faults.unless(
        begins,
        "/@context",
        "is an array that begins with the context of the data model",
    );
    for (index, item) in items.iter().enumerate() {
        let fits = item.is_object() || item.as_str().is_some_and(is_uri);
        faults.unless(fits, format!("/@context/{index}"), "is a URL or an object");
    }
}

/// One URL, if there is one at all (§4.4).
pub(super) fn id(faults: &mut Faults, object: &Value, at: &str) {
    if let Some(id) = object.get("id") {
        faults.unless(id.as_str().is_some_and(is_uri), format!("{at}/id"), "is one URL");
    }
}

/// One or more terms or URLs (§4.5).
pub(super) fn types(faults: &mut Faults, object: &Value, at: &str) {
    let named = |kind: &Value| {
        kind.as_str()
            .is_some_and(|kind| !kind.is_empty() && (is_uri(kind) || is_term(kind)))
    };
    let kinds = list(object.get("type"));
    let sound = !kinds.is_empty() && kinds.iter().all(named);
    faults.unless(sound, format!("{at}/type"), "is one or more terms or URLs");
}

fn is_term(text: &str) -> bool {
    !text.contains(|c: char| c.is_whitespace() || c.is_control() || c == ':' || c == '/')
}

/// A URL, or an object whose `id` is one.
pub(super) fn id_or_object(faults: &mut Faults, value: &Value, at: &str) {
    let url = if value.is_object() {
        value.get("id")
    } else {
        Some(value)
    };
    let is_url = url.and_then(Value::as_str).is_some_and(is_uri);
    faults.unless(is_url, at, "is a URL, or an object whose id is one");
}

/// One or more objects with a type, and an `id` that is a URL if there is one.
pub(super) fn typed(faults: &mut Faults, document: &Value, member: &str) {
    let objects = list(document.get(member));
    let stated = document.get(member).is_some();
    faults.unless(
        !stated || !objects.is_empty(),
        format!("/{member}"),
        "is one or more objects",
    );
    for (index, object) in objects.iter().enumerate() {
        let pointer = format!("/{member}/{index}");
        faults.unless(object.is_object(), &*pointer, "is an object");
        types(faults, object, &pointer);
        id(faults, object, &pointer);
    }
}

/// `name` and `description`: a text or language values (§4.6, §11.1).
pub(super) fn texts(faults: &mut Faults, object: &Value, at: &str) {
    for member in ["name", "description"] {
        let Some(value) = object.get(member) else { continue };
        let sound = match value {
            Value::Array(items) => !items.is_empty() && items.iter().all(is_language_value),
            one => one.is_string() || is_language_value(one),
        };
        faults.unless(sound, format!("{at}/{member}"), "is a text or a language value");
    }
}

/// `@value`, and beside it at most `@language` and `@direction`.
fn is_language_value(value: &Value) -> bool {
    let Some(object) = value.as_object() else { return false };
    let known = |name: &String| ["@value", "@language", "@direction"].contains(&name.as_str());
    let direction = object
        .get("@direction")
        .is_none_or(|direction| direction == "ltr" || direction == "rtl");
    object.values().all(Value::is_string) && object.contains_key("@value") && object.keys().all(known) && direction
}

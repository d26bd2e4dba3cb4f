//! The one way this crate reads JSON: strictly, so that the bytes that are stored, signed and shown
//! cannot mean different things to different readers.

use serde_json::Value;

/// Parses `bytes` with the limits of this house; a repeated member, a lone surrogate or a byte order mark is an error.
pub(crate) fn parse(bytes: &[u8]) -> Result<Value, jsonld::Error> {
    jsonld::json::parse(bytes, &jsonld::Limits::default())
}

/// The limits of this house, with or without contexts that a document brings along.
pub(crate) fn limits(inline_contexts: bool) -> jsonld::Limits {
    jsonld::Limits {
        inline_contexts,
        ..jsonld::Limits::default()
    }
}

/// Whether a member that may be a text or an array of texts holds `wanted`.
pub(crate) fn holds(member: Option<&Value>, wanted: &str) -> bool {
    match member {
        Some(Value::String(text)) => text == wanted,
        Some(Value::Array(items)) => items.iter().any(|item| item.as_str() == Some(wanted)),
        _ => false,
    }
}

/// The `id` of a member that may be written as its id alone or as an object.
pub(crate) fn id_of(member: Option<&Value>) -> Option<&str> {
    match member? {
        Value::String(id) => Some(id),
        object => object.get("id")?.as_str(),
    }
}

/// A member that may be one value or an array of values, as a slice.
pub(crate) fn list(member: Option<&Value>) -> &[Value] {
    match member {
        None => &[],
        Some(Value::Array(items)) => items,
        Some(one) => std::slice::from_ref(one),
    }
}

/// Whether a text is an absolute URI: a scheme, a colon, something after it, and no space or control
/// character. What VCDM 2.0 (§4.4) asks of an `id`.
pub(crate) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let scheme_is_plain = scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    let starts_with_letter = scheme.bytes().next().is_some_and(|b| b.is_ascii_alphabetic());
    let clean = !text
        .chars()
        .any(|c| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c));
    scheme_is_plain && starts_with_letter && !rest.is_empty() && clean
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn single_values_and_arrays_read_alike() {
        assert!(holds(Some(&json!("A")), "A") && holds(Some(&json!(["B", "A"])), "A"));
        assert!(!holds(Some(&json!({"A": 1})), "A") && !holds(None, "A"));
        assert_eq!(id_of(Some(&json!("urn:x"))), Some("urn:x"));
        assert_eq!(id_of(Some(&json!({"id": "urn:x"}))), Some("urn:x"));
        assert_eq!(list(Some(&json!([1, 2]))).len(), 2);
        assert_eq!(list(Some(&json!({}))).len(), 1);
    }

    #[test]
    fn a_uri_is_absolute_and_clean() {
        assert!(is_uri("urn:uuid:1") && is_uri("https://a.example/é") && is_uri("did:key:z6"));
        for bad in ["", "a", "/a", "https ://x", "https://a b", "1a:b", "a:", "https://a\n"] {
            assert!(!is_uri(bad), "{bad:?}");
        }
    }
}

//! The one way this crate reads JSON: strictly, so that the bytes that are stored, signed and shown
//! cannot mean different things to different readers.

use serde_json::Value;

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
}

//! Choosing a part of a document by JSON pointers (`selectJsonLd`, §3.4.13).

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// What is to become of blank node identifiers on the way to what was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Blanks {
    /// They stay, so that statements can be compared.
    Keep,
    /// They go unless chosen themselves: a label says nothing and would still be told (§3.4.11).
    Drop,
}

/// The places that pointers choose, as a tree.
#[derive(Debug, Default)]
pub(super) struct Selection {
    whole: bool,
    parts: BTreeMap<String, Selection>,
}

impl Selection {
    /// Reads pointers (RFC 6901) into `document`; the empty pointer is all of it.
    ///
    /// The error is the first pointer that leads nowhere.
    pub(super) fn of(pointers: &[String], document: &Value) -> Result<Self, String> {
        let mut selection = Self::default();
        for pointer in pointers {
            if document.pointer(pointer).is_none() {
                return Err(pointer.clone());
            }
            let tokens = pointer.split('/').skip(1);
            let chosen = tokens.fold(&mut selection, |at, token| {
                at.parts.entry(token.replace("~1", "/").replace("~0", "~")).or_default()
            });
            chosen.whole = true;
        }
        Ok(selection)
    }

    /// The chosen part of `document`: what the pointers name, and of every object on the way its identifier, types and
    /// context, without which the part would speak of something else.
    pub(super) fn take(&self, document: &Value, blanks: Blanks) -> Value {
        match document {
            chosen if self.whole => chosen.clone(),
            Value::Object(map) => Value::Object(self.members(map, blanks)),
            Value::Array(items) => self.items(items, blanks),
            other => other.clone(),
        }
    }

    fn members(&self, map: &Map<String, Value>, blanks: Blanks) -> Map<String, Value> {
        let chosen = |(name, value): (&String, &Value)| {
            let part = if comes_along(name, value, blanks) {
                value.clone()
            } else {
                self.parts.get(name)?.take(value, blanks)
            };
            Some((name.clone(), part))
        };
        map.iter().filter_map(chosen).collect()
    }

    /// The chosen items close up.
    fn items(&self, items: &[Value], blanks: Blanks) -> Value {
        let chosen = |(index, item): (usize, &Value)| Some(self.parts.get(&index.to_string())?.take(item, blanks));
        items.iter().enumerate().filter_map(chosen).collect()
    }
}

fn comes_along(name: &str, value: &Value, blanks: Blanks) -> bool {
    match name {
        "type" | "@type" | "@context" => true,
        "id" | "@id" => blanks == Blanks::Keep || !value.as_str().is_some_and(|id| id.starts_with("_:")),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn document() -> Value {
        json!({
            "@context": ["c"], "id": "urn:a", "type": ["T"], "a/b": {"m~n": 1, "o": 2},
            "list": [{"id": "_:x", "n": 0}, {"type": "U", "n": 1, "deep": {"k": [1, 2, 3]}}, {"n": 2}],
        })
    }

    fn chosen(pointers: &[&str]) -> Value {
        let pointers: Vec<String> = pointers.iter().map(|&pointer| pointer.to_owned()).collect();
        Selection::of(&pointers, &document())
            .unwrap()
            .take(&document(), Blanks::Drop)
    }

    #[test]
    fn what_is_on_the_way_keeps_its_name_and_type() {
        let expected = json!({"@context": ["c"], "id": "urn:a", "type": ["T"], "list": [
            {"n": 0}, {"type": "U", "deep": {"k": [1, 3]}},
        ]});
        assert_eq!(chosen(&["/list/1/deep/k/2", "/list/0/n", "/list/1/deep/k/0"]), expected);
        assert_eq!(
            chosen(&["/list/1/deep/k/2", "/list/0/n", "/list/1/deep/k/0", "/type/0"]),
            expected
        );
    }

    #[test]
    fn a_whole_swallows_its_parts_in_either_order() {
        for pointers in [["/list", "/list/0/n"], ["/list/0/n", "/list"]] {
            assert_eq!(chosen(&pointers)["list"], document()["list"]);
        }
        assert_eq!(chosen(&["", "/id"]), document());
    }

    #[test]
    fn escapes_are_understood_and_pointers_astray_are_named() {
        assert_eq!(chosen(&["/a~1b/m~0n"])["a/b"], json!({"m~n": 1}));
        for astray in ["/none", "/list/3", "/list/01", "/list/-", "/list/0/n/x", "id", "/a~1b/"] {
            let refused = Selection::of(&["/id".into(), astray.into()], &document());
            assert_eq!(refused.unwrap_err(), astray);
        }
    }

    #[test]
    fn a_blank_label_is_told_only_when_asked_for() {
        assert_eq!(chosen(&["/list/0/id"])["list"], json!([{"id": "_:x"}]));
        let pointers = ["/list/0/n".to_owned()];
        let kept = Selection::of(&pointers, &document())
            .unwrap()
            .take(&document(), Blanks::Keep);
        assert_eq!(kept["list"], json!([{"id": "_:x", "n": 0}]));
    }
}

//! Names for what has none, so that a part of a document still speaks of the same blank nodes as the whole.

use super::{Root, press};
use crate::dataset::{Dataset, Term};
use crate::{Error, Limits};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// The node objects without identifier of one document, by their place in memory, with the blank nodes they became.
#[derive(Default)]
pub(super) struct Nameless(HashMap<*const Map<String, Value>, usize>);

impl Nameless {
    pub(super) fn note(&mut self, map: &Map<String, Value>, subject: Term) {
        if let Some(blank) = subject.blank() {
            self.0.insert(map, blank);
        }
    }
}

/// The document with a blank node identifier in each node object that has no identifier: the same statements, and every
/// node keeps its label when parts of the document are taken on their own. Selective disclosure starts from this
/// (`skolemizeCompactJsonLd` in VC-DI-ECDSA 1.0, §3.4, which takes URNs for the same purpose).
///
/// Lists and graphs have blank nodes that no identifier can name; in [`Dataset::label`] those are told by a space.
///
/// # Errors
/// Those of [`to_quads`](crate::to_quads).
pub fn label_blank_nodes(document: &Value, limits: &Limits) -> Result<Value, Error> {
    let pressed = press(Root::of(document)?, limits, || Some(Nameless::default()))?;
    let prefix = unused_prefix(&pressed.out);
    let nameless = pressed.nameless.unwrap_or_default();
    Ok(labelled(document, &nameless, &prefix))
}

fn labelled(value: &Value, nameless: &Nameless, prefix: &str) -> Value {
    match value {
        Value::Object(map) => {
            let entry = |(name, value): (&String, &Value)| (name.clone(), labelled(value, nameless, prefix));
            let mut copy: Map<String, Value> = map.iter().map(entry).collect();
            if let Some(blank) = nameless.0.get(&std::ptr::from_ref(map)) {
                copy.insert("@id".into(), format!("_:{prefix}{blank}").into());
            }
            Value::Object(copy)
        }
        Value::Array(items) => items.iter().map(|item| labelled(item, nameless, prefix)).collect(),
        plain => plain.clone(),
    }
}

/// The beginning of labels that the document itself does not use.
fn unused_prefix(dataset: &Dataset) -> String {
    let mut prefix = String::from("b");
    while (0..dataset.blank_nodes()).any(|blank| dataset.label(blank).starts_with(&prefix)) {
        prefix.push('b');
    }
    prefix
}

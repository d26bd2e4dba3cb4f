//! Labels for blank nodes: they change nothing of what a document says.

use crate::documents::{open_badge, transcript};
use crate::generate;
use jsonld::{Hash, Limits, canonical_nquads, label_blank_nodes, to_quads};
use proptest::prelude::*;
use serde_json::{Value, json};

fn labelled(document: &Value) -> Value {
    label_blank_nodes(document, &Limits::default()).unwrap()
}

fn says(document: &Value) -> String {
    canonical_nquads(document, Hash::Sha256, &Limits::default()).unwrap()
}

#[test]
fn every_node_has_a_name_and_the_statements_stay() {
    for document in [open_badge(), transcript(&[open_badge()])] {
        assert_eq!(says(&labelled(&document)), says(&document));
    }
    let badge = labelled(&open_badge());
    for place in ["/credentialSubject", "/credentialSubject/achievement/alignment/0"] {
        let name = &badge.pointer(place).unwrap()["@id"];
        assert!(name.as_str().unwrap().starts_with("_:b"), "{place}");
    }
    assert!(badge.get("@id").is_none(), "it has an identifier");
    assert!(badge["name"].get("@id").is_none(), "a value is no node");
}

#[test]
fn only_lists_and_graphs_stay_without_a_name() {
    let dataset = to_quads(&labelled(&open_badge()), &Limits::default()).unwrap();
    let nameless = (0..dataset.blank_nodes()).filter(|&blank| dataset.label(blank).starts_with(' '));
    assert_eq!(nameless.count(), 3, "the cells of allowedValue");
}

#[test]
fn labels_of_the_document_are_left_alone() {
    let mut document = open_badge();
    document["credentialSubject"]["id"] = json!("_:b0");
    document["evidence"] = json!([{"id": "_:b0", "type": ["Evidence"]}, {"type": ["Evidence"], "name": "x"}]);
    let labelled = labelled(&document);
    assert_eq!(says(&labelled), says(&document));
    assert!(labelled["evidence"][1]["@id"].as_str().unwrap().starts_with("_:bb"));
}

proptest! {
    #[test]
    fn labels_change_nothing_of_what_is_said(document in generate::credential()) {
        prop_assert_eq!(says(&labelled(&document)), says(&document));
    }
}

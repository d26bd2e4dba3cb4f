//! The same task done by `oxjsonld` and `oxrdf`.
//!
//! Three things the oracle does otherwise than the standard and than jsonld.js, so that documents
//! to compare must leave them out: it loses a property whose declared datatype has a prefix that
//! is not defined (`awardedDate`, `partial`), writes doubles in their shortest form, and drops
//! base directions.

use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use oxrdf::Dataset;
use oxrdf::dataset::{CanonicalizationAlgorithm, CanonicalizationHashAlgorithm};
use serde_json::Value;

/// The statements of a document as `oxjsonld` finds them.
fn statements(document: &Value) -> Dataset {
    let text = document.to_string();
    let parser = JsonLdParser::new().for_slice(&text);
    let parser = parser.with_load_document_callback(|url, _| {
        let context = jsonld::context_document(url).ok_or("unknown context")?;
        Ok(JsonLdRemoteDocument {
            document: context.as_bytes().to_vec(),
            document_url: url.to_owned(),
        })
    });
    parser.collect::<Result<_, _>>().expect("the oracle reads it")
}

fn lines(dataset: &Dataset) -> String {
    let mut lines: Vec<String> = dataset.iter().map(|quad| format!("{quad} .\n")).collect();
    lines.sort_unstable();
    lines.concat()
}

/// Canonical N-Quads as `oxjsonld` and `oxrdf` have them.
pub fn canonical(document: &Value) -> String {
    let mut dataset = statements(document);
    dataset.canonicalize(CanonicalizationAlgorithm::Rdfc10 {
        hash_algorithm: CanonicalizationHashAlgorithm::Sha256,
    });
    lines(&dataset)
}

/// The statements of `oxjsonld`, with the labels that this crate issues. For named graphs:
/// `oxrdf` 0.3.5 labels nodes that are alike in them otherwise than rdf-canonize and this crate.
pub fn relabelled(document: &Value) -> String {
    let limits = jsonld::Limits::default();
    let dataset = jsonld::nquads::parse(&lines(&statements(document)), &limits);
    let dataset = dataset.expect("the oracle writes N-Quads");
    jsonld::canonicalize(&dataset, jsonld::Hash::Sha256, &limits).expect("no poison")
}

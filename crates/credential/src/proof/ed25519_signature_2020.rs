//! `Ed25519Signature2020`: the forerunner of `eddsa-rdfc-2022`. Verified, never made.

use serde_json::{Map, Value};

/// The bytes to sign: as its successor, with the proof read in the document's contexts.
pub(super) fn hash(document: &Value, config: &Map<String, Value>) -> Result<[u8; 64], jsonld::Error> {
    super::eddsa_rdfc_2022::hash(document, config)
}

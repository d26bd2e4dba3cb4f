//! 1EdTech Revocation List 1.0: an unsigned document that lists what is revoked by identifier.

use serde_json::{Value, json};

/// Everything of a revocation list. Anybody who reads it learns which credentials were revoked, and how many; a bitstring
/// tells less and is signed, so prefer [`super::StatusListCredential`] where the reader knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevocationList {
    /// URL under which the list is published.
    pub id: String,
    /// Identifier of the issuer: the same as of the credentials that point here.
    pub issuer: String,
    /// The identifiers of revoked credentials, each with the reason if it may be told.
    pub revoked: Vec<(String, Option<String>)>,
}

impl RevocationList {
    /// The document, ready to be served as JSON.
    pub fn to_value(&self) -> Value {
        let entry = |(id, reason): &(String, Option<String>)| match reason {
            Some(reason) => json!({"id": id, "revoked": true, "revocationReason": reason}),
            None => json!({"id": id, "revoked": true}),
        };
        json!({
            "id": self.id,
            "issuer": self.issuer,
            "revokedCredential": self.revoked.iter().map(entry).collect::<Vec<_>>(),
        })
    }
}

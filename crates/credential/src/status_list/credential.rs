//! What is published: the entry in a credential, and the credential that carries a list.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{StatusList, StatusPurpose};
use crate::time;

/// A `BitstringStatusListEntry`: where the bit of one credential stands (§2.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusEntry {
    /// URL of the list credential.
    pub list: String,
    /// Index of the bit. Draw it at random: an index in order of issue would say who earned when.
    pub index: usize,
    /// What the bit means.
    pub purpose: StatusPurpose,
}

impl StatusEntry {
    /// The value of `credentialStatus`; the id is the list's URL with the index as fragment.
    pub fn to_value(&self) -> Value {
        json!({
            "id": format!("{}#{}", self.list, self.index),
            "type": "BitstringStatusListEntry",
            "statusPurpose": self.purpose.as_str(),
            "statusListIndex": self.index.to_string(),
            "statusListCredential": self.list,
        })
    }
}

/// Everything of a `BitstringStatusListCredential` but its bits and its proof (§2.2).
#[derive(Debug, Clone, PartialEq)]
pub struct StatusListCredential {
    /// URL under which the list is published.
    pub id: String,
    /// Identifier of the issuer: the same as of the credentials that point here.
    pub issuer: String,
    /// What a set bit means.
    pub purpose: StatusPurpose,
    /// When this edition of the list begins to hold.
    pub valid_from: Timestamp,
    /// When it must have been replaced, if it must.
    pub valid_until: Option<Timestamp>,
    /// How long a verifier may keep it, in milliseconds.
    pub ttl_ms: Option<u64>,
}

impl StatusListCredential {
    /// The unsigned list credential, ready for [`crate::proof::sign`].
    pub fn to_value(&self, list: &StatusList) -> Value {
        let mut credential = json!({
            "@context": [crate::CONTEXT_VC_2],
            "id": self.id,
            "type": ["VerifiableCredential", "BitstringStatusListCredential"],
            "issuer": self.issuer,
            "validFrom": time::stamp(self.valid_from),
            "credentialSubject": {
                "id": format!("{}#list", self.id),
                "type": "BitstringStatusList",
                "statusPurpose": self.purpose.as_str(),
                "encodedList": list.encode(),
            },
        });
        if let Some(until) = self.valid_until {
            credential["validUntil"] = time::stamp(until).into();
        }
        if let Some(ttl) = self.ttl_ms {
            credential["credentialSubject"]["ttl"] = ttl.into();
        }
        credential
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_entry_and_the_list_carry_the_names_of_the_standard() {
        let entry = StatusEntry {
            list: "https://a.example/s/1".into(),
            index: 94_567,
            purpose: StatusPurpose::Revocation,
        };
        let value = entry.to_value();
        assert_eq!(value["statusListIndex"], "94567", "a string, base ten");
        assert_ne!(value["id"], value["statusListCredential"]);
        let credential = StatusListCredential {
            id: "https://a.example/s/1".into(),
            issuer: "did:web:a.example".into(),
            purpose: StatusPurpose::Suspension,
            valid_from: Timestamp::UNIX_EPOCH,
            valid_until: None,
            ttl_ms: Some(300_000),
        };
        let value = credential.to_value(&StatusList::new());
        assert_eq!(value["credentialSubject"]["statusPurpose"], "suspension");
        assert_eq!(value["credentialSubject"]["ttl"], 300_000);
        assert!(value.get("validUntil").is_none());
    }
}

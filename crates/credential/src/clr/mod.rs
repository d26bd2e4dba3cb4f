//! Comprehensive Learner Record 2.0: one signed document around many signed credentials.
//!
//! A transcript is a [`ClrCredential`] with a learner's credentials in it. A stack is one whose [`Association`]s say that each
//! part's achievement `isPartOf` the stack's. The credentials inside keep their own signatures: whoever makes the record vouches
//! for the collection and not for what others have signed, and a verifier checks each of them.

mod association;

use serde::Serialize;
use serde_json::Value;

pub use association::{Association, AssociationType, parts_of};

use crate::open_badge::{Achievement, Credential, IdentityObject, Subject};
use crate::{CONTEXT_CLR_2, CONTEXT_OB_3, CONTEXT_OB_EXTENSIONS, CONTEXT_VC_2};

/// The official JSON schema that every record made here names and satisfies.
pub const SCHEMA: &str = "https://purl.imsglobal.org/spec/clr/v2p0/schema/json/clr_v2p0_clrcredential_schema.json";

/// A record, before it is signed (CLR 2.0, ClrCredential).
pub type ClrCredential = Credential<ClrSubject>;

/// The learner and the credentials (CLR 2.0, ClrSubject).
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(tag = "type", rename = "ClrSubject", rename_all = "camelCase")]
pub struct ClrSubject {
    /// Holder DID or `urn:uuid`. Without one there must be an `identifier`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The name the learner chose to be shown with, and other ways of naming the learner.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub identifier: Vec<IdentityObject>,
    /// Achievements that associations speak of and no credential in the record describes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub achievement: Vec<Achievement>,
    /// Whole signed credentials, byte for byte in meaning as they were issued. At least one.
    pub verifiable_credential: Vec<Value>,
    /// How the achievements stand to each other.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub association: Vec<Association>,
}

impl Subject for ClrSubject {
    const CONTEXTS: &'static [&'static str] = &[CONTEXT_VC_2, CONTEXT_CLR_2, CONTEXT_OB_3, CONTEXT_OB_EXTENSIONS];
    const TYPE: &'static str = "ClrCredential";
    const SCHEMA: &'static str = SCHEMA;
}

#[cfg(test)]
mod tests;

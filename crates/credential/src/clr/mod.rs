//! Comprehensive Learner Record 2.0: one signed document around many signed credentials.
//!
//! A transcript is a [`ClrCredential`] with a learner's credentials in it. A stack is one whose [`Association`]s say that each
//! part's achievement `isPartOf` the stack's. The credentials inside keep their own signatures: whoever makes the record vouches
//! for the collection and not for what others have signed, and a verifier checks each of them.

mod association;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

pub use association::{Association, AssociationType, parts_of};

use crate::open_badge::envelope::{Envelope, schema, status};
use crate::open_badge::{
    Achievement, CredentialStatus, Evidence, IdentityObject, Image, Profile, RefreshService, TermsOfUse,
};
use crate::{CONTEXT_CLR_2, CONTEXT_OB_3, CONTEXT_OB_EXTENSIONS, CONTEXT_VC_2};

/// The official JSON schema that every record made here names and satisfies.
pub const SCHEMA: &str = "https://purl.imsglobal.org/spec/clr/v2p0/schema/json/clr_v2p0_clrcredential_schema.json";

/// A record, before it is signed (CLR 2.0, ClrCredential).
#[derive(Debug, Clone, PartialEq)]
pub struct ClrCredential {
    /// Identifier of this record.
    pub id: String,
    /// Title for people.
    pub name: String,
    /// One or two sentences about what the record holds.
    pub description: Option<String>,
    /// Picture of the record.
    pub image: Option<Image>,
    /// Who vouches for the collection. The `id` must be the controller of the key that signs.
    pub issuer: Profile,
    /// When the record begins to hold.
    pub valid_from: Timestamp,
    /// When it ceases to hold, if ever.
    pub valid_until: Option<Timestamp>,
    /// When it was made, which may be earlier than this edition.
    pub awarded_date: Option<Timestamp>,
    /// Whether the record leaves out something that the issuer knows.
    pub partial: Option<bool>,
    /// Whose record it is, and what is in it.
    pub subject: ClrSubject,
    /// Signed endorsements of the record.
    pub endorsement: Vec<Value>,
    /// What the record builds on.
    pub evidence: Vec<Evidence>,
    /// Where its status can be learned.
    pub status: Option<CredentialStatus>,
    /// Where a newer edition can be had.
    pub refresh: Option<RefreshService>,
    /// Terms under which it was issued.
    pub terms_of_use: Vec<TermsOfUse>,
}

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

impl ClrCredential {
    /// A record with what the standard requires; set the rest as needed.
    pub fn new(
        id: impl Into<String>,
        name: impl Into<String>,
        issuer: Profile,
        valid_from: Timestamp,
        subject: ClrSubject,
    ) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            description: None,
            image: None,
            issuer,
            valid_from,
            valid_until: None,
            awarded_date: None,
            partial: None,
            subject,
            endorsement: Vec::new(),
            evidence: Vec::new(),
            status: None,
            refresh: None,
            terms_of_use: Vec::new(),
        }
    }

    /// The unsigned document, with the contexts in the order that the schema demands.
    pub fn to_value(&self) -> Value {
        Envelope {
            context: &[CONTEXT_VC_2, CONTEXT_CLR_2, CONTEXT_OB_3, CONTEXT_OB_EXTENSIONS],
            id: &self.id,
            kind: ["VerifiableCredential", "ClrCredential"],
            name: &self.name,
            description: self.description.as_deref(),
            image: self.image.as_ref(),
            partial: self.partial,
            issuer: &self.issuer,
            valid_from: self.valid_from,
            valid_until: self.valid_until,
            awarded_date: self.awarded_date,
            credential_subject: &self.subject,
            endorsement: &self.endorsement,
            evidence: &self.evidence,
            credential_status: status(self.status.as_ref()),
            refresh_service: self.refresh.as_ref(),
            terms_of_use: &self.terms_of_use,
            related_resource: &[],
            credential_schema: schema(SCHEMA),
        }
        .to_value()
    }
}

#[cfg(test)]
mod tests;

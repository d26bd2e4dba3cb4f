//! What somebody says in favour of an issuer, an achievement or a credential: `EndorsementCredential`.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use super::envelope::{Envelope, schema, status};
use super::{CredentialStatus, ENDORSEMENT_SCHEMA, Evidence, Profile, RefreshService, TermsOfUse};
use crate::{CONTEXT_OB_3, CONTEXT_OB_EXTENSIONS, CONTEXT_VC_2};

/// An endorsement, before it is signed (Open Badges 3.0, §B.1 EndorsementCredential). Signed, it is a credential of its own: it can be
/// handed out alone, or stand in the `endorsement` of what it speaks for.
#[derive(Debug, Clone, PartialEq)]
pub struct EndorsementCredential {
    /// Identifier of this endorsement.
    pub id: String,
    /// Title for people.
    pub name: String,
    /// One or two sentences about what it says.
    pub description: Option<String>,
    /// Who endorses. The `id` must be the controller of the key that signs.
    pub issuer: Profile,
    /// When it begins to hold.
    pub valid_from: Timestamp,
    /// When it ceases to hold, if ever.
    pub valid_until: Option<Timestamp>,
    /// When it was given.
    pub awarded_date: Option<Timestamp>,
    /// What is endorsed, and in which words.
    pub subject: EndorsementSubject,
    /// What the endorser builds on.
    pub evidence: Vec<Evidence>,
    /// Where its status can be learned.
    pub status: Option<CredentialStatus>,
    /// Where a newer edition can be had.
    pub refresh: Option<RefreshService>,
    /// Terms under which it was given.
    pub terms_of_use: Vec<TermsOfUse>,
}

/// What is endorsed (Open Badges 3.0, §B.1 EndorsementSubject).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename = "EndorsementSubject", rename_all = "camelCase")]
pub struct EndorsementSubject {
    /// Identifier of the issuer, achievement or credential that is endorsed.
    pub id: String,
    /// What the endorser says of it, Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endorsement_comment: Option<String>,
}

impl EndorsementCredential {
    /// An endorsement with what the standard requires; set the rest as needed.
    pub fn new(
        id: impl Into<String>,
        name: impl Into<String>,
        issuer: Profile,
        valid_from: Timestamp,
        subject: EndorsementSubject,
    ) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            description: None,
            issuer,
            valid_from,
            valid_until: None,
            awarded_date: None,
            subject,
            evidence: Vec::new(),
            status: None,
            refresh: None,
            terms_of_use: Vec::new(),
        }
    }

    /// The unsigned document.
    pub fn to_value(&self) -> Value {
        Envelope {
            context: &[CONTEXT_VC_2, CONTEXT_OB_3, CONTEXT_OB_EXTENSIONS],
            id: &self.id,
            kind: ["VerifiableCredential", "EndorsementCredential"],
            name: &self.name,
            description: self.description.as_deref(),
            image: None,
            partial: None,
            issuer: &self.issuer,
            valid_from: self.valid_from,
            valid_until: self.valid_until,
            awarded_date: self.awarded_date,
            credential_subject: &self.subject,
            endorsement: &[],
            evidence: &self.evidence,
            credential_status: status(self.status.as_ref()),
            refresh_service: self.refresh.as_ref(),
            terms_of_use: &self.terms_of_use,
            related_resource: &[],
            credential_schema: schema(ENDORSEMENT_SCHEMA),
        }
        .to_value()
    }
}

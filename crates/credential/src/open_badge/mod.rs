//! Open Badges 3.0: writing an `AchievementCredential` by types only, so that nothing a person typed
//! can become structure.
//!
//! Fill [`AchievementCredential`], call [`AchievementCredential::to_value`], look at [`lint`] and [`portable`] of the result,
//! sign it.
//! Absent members are left out: the serialisation knows no nulls and no empty arrays (Open Badges 3.0, §7).

mod achievement;
mod address;
mod endorsement;
pub(crate) mod envelope;
mod evidence;
mod identity;
mod lint;
mod portable;
mod profile;
mod related_resource;
mod result;
mod stack;
mod status;
mod subject;
mod terms;

use jiff::Timestamp;
use serde_json::Value;

pub use achievement::{Achievement, Alignment, Criteria, Related};
pub use address::{Address, GeoCoordinates};
pub use endorsement::{EndorsementCredential, EndorsementSubject};
pub use evidence::Evidence;
pub(crate) use identity::identity_hash;
pub use identity::{IdentifierEntry, IdentityObject, is_about};
pub use lint::{Fault, Form, lint, lint_as};
pub use portable::portable;
pub use profile::{Image, PersonName, Profile};
pub use related_resource::RelatedResource;
pub use result::{AchievementResult, ResultDescription, RubricCriterionLevel};
pub use stack::{Part, refer_to_parts};
pub use status::CredentialStatus;
pub use subject::AchievementSubject;
pub use terms::{RefreshService, TermsOfUse};

use crate::{CONTEXT_OB_3, CONTEXT_OB_EXTENSIONS, CONTEXT_VC_2};
use envelope::{Envelope, schema, status};

/// The official JSON schema that every award made here names and satisfies.
pub const SCHEMA: &str =
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

/// The same for endorsements.
pub const ENDORSEMENT_SCHEMA: &str =
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_endorsementcredential_schema.json";

/// An award, before it is signed (Open Badges 3.0, §B.1 AchievementCredential).
#[derive(Debug, Clone, PartialEq)]
pub struct AchievementCredential {
    /// Identifier of this credential: a URL where it can be had, or a `urn:uuid`.
    pub id: String,
    /// Title for people; wallets show it first.
    pub name: String,
    /// One or two sentences about what the credential says.
    pub description: Option<String>,
    /// Picture of this credential, where it is another than the achievement's.
    pub image: Option<Image>,
    /// Who awards. The `id` must be the controller of the key that signs.
    pub issuer: Profile,
    /// When the credential begins to hold.
    pub valid_from: Timestamp,
    /// When it ceases to hold, if ever.
    pub valid_until: Option<Timestamp>,
    /// When the achievement was awarded, which may be earlier than this edition of the credential.
    pub awarded_date: Option<Timestamp>,
    /// Who earned what.
    pub subject: AchievementSubject,
    /// What the earner chose to share of the evidence.
    pub evidence: Vec<Evidence>,
    /// Signed endorsements of this award.
    pub endorsement: Vec<Value>,
    /// Where its status can be learned.
    pub status: Option<CredentialStatus>,
    /// Where a newer edition can be had.
    pub refresh: Option<RefreshService>,
    /// Terms under which it was issued.
    pub terms_of_use: Vec<TermsOfUse>,
    /// What it vouches for byte for byte. An entry with the `id` of a piece of evidence pins that evidence.
    pub related_resource: Vec<RelatedResource>,
}

impl AchievementCredential {
    /// An award with what the standard requires; set the rest as needed.
    pub fn new(
        id: impl Into<String>,
        name: impl Into<String>,
        issuer: Profile,
        valid_from: Timestamp,
        subject: AchievementSubject,
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
            subject,
            evidence: Vec::new(),
            endorsement: Vec::new(),
            status: None,
            refresh: None,
            terms_of_use: Vec::new(),
            related_resource: Vec::new(),
        }
    }

    /// The unsigned document: contexts in the order the schema demands, with `extensions.json` because the schema
    /// reference is a 1EdTech type and would be an undefined term without it.
    pub fn to_value(&self) -> Value {
        Envelope {
            context: &[CONTEXT_VC_2, CONTEXT_OB_3, CONTEXT_OB_EXTENSIONS],
            id: &self.id,
            kind: ["VerifiableCredential", "OpenBadgeCredential"],
            name: &self.name,
            description: self.description.as_deref(),
            image: self.image.as_ref(),
            partial: None,
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
            related_resource: &self.related_resource,
            credential_schema: schema(SCHEMA),
        }
        .to_value()
    }
}

#[cfg(test)]
mod full;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) use full::full as full_award;
#[cfg(test)]
pub(crate) use tests::assert_official;

//! Open Badges 3.0: writing an `AchievementCredential` by types only, so that nothing a person typed
//! can become structure.
//!
//! Fill [`AchievementCredential`], call [`Credential::to_value`], look at [`lint`] and [`portable`] of the result, sign it.
//! Absent members are left out: the serialisation knows no nulls and no empty arrays (Open Badges 3.0, §7).

mod achievement;
mod address;
mod credential;
mod endorsement;
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

pub use achievement::{Achievement, Alignment, Criteria, Related};
pub use address::{Address, GeoCoordinates};
pub use credential::{Credential, Subject};
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

/// The official JSON schema that every award made here names and satisfies.
pub const SCHEMA: &str =
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

/// The same for endorsements.
pub const ENDORSEMENT_SCHEMA: &str =
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_endorsementcredential_schema.json";

/// An award, before it is signed (Open Badges 3.0, §B.1 AchievementCredential).
pub type AchievementCredential = Credential<AchievementSubject>;

#[cfg(test)]
mod full;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) use full::full as full_award;
#[cfg(test)]
pub(crate) use tests::assert_official;

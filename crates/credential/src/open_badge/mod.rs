//! Open Badges 3.0: writing an `AchievementCredential` by types only, so that nothing a person typed
//! can become structure.
//!
//! Fill [`AchievementCredential`], call [`AchievementCredential::to_value`], look at [`lint`] and [`portable`] of the result,
//! sign it.
//! Absent members are left out: the serialisation knows no nulls and no empty arrays (Open Badges 3.0, §7).

mod achievement;
mod evidence;
mod lint;
mod portable;
mod profile;
mod result;
mod stack;
mod subject;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};

pub use achievement::{Achievement, Alignment, Criteria, Related};
pub use evidence::Evidence;
pub use lint::{Fault, lint};
pub use portable::portable;
pub use profile::{Image, Profile};
pub use result::{AchievementResult, ResultDescription, RubricCriterionLevel};
pub use stack::{Part, refer_to_parts};
pub use subject::{AchievementSubject, IdentityObject};

use crate::status_list::StatusEntry;
use crate::{CONTEXT_OB_3, CONTEXT_OB_EXTENSIONS, CONTEXT_VC_2, time};

/// The official JSON schema that every credential made here names and satisfies.
pub const SCHEMA: &str =
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

/// An award, before it is signed (Open Badges 3.0, §B.1 AchievementCredential).
#[derive(Debug, Clone)]
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
    /// Where the status bit stands. One entry: the official schema takes no array.
    pub status: Option<StatusEntry>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Written<'a> {
    #[serde(rename = "@context")]
    context: [&'static str; 3],
    id: &'a str,
    #[serde(rename = "type")]
    kind: [&'static str; 2],
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a Image>,
    issuer: &'a Profile,
    #[serde(serialize_with = "time::write")]
    valid_from: Timestamp,
    #[serde(serialize_with = "time::write_some", skip_serializing_if = "Option::is_none")]
    valid_until: Option<Timestamp>,
    #[serde(serialize_with = "time::write_some", skip_serializing_if = "Option::is_none")]
    awarded_date: Option<Timestamp>,
    credential_subject: &'a AchievementSubject,
    #[serde(skip_serializing_if = "<[Evidence]>::is_empty")]
    evidence: &'a [Evidence],
    #[serde(skip_serializing_if = "Option::is_none")]
    credential_status: Option<Value>,
    credential_schema: [Value; 1],
}

impl AchievementCredential {
    /// The unsigned document: contexts in the order the schema demands, with `extensions.json` because the schema
    /// reference is a 1EdTech type and would be an undefined term without it.
    pub fn to_value(&self) -> Value {
        let written = Written {
            context: [CONTEXT_VC_2, CONTEXT_OB_3, CONTEXT_OB_EXTENSIONS],
            id: &self.id,
            kind: ["VerifiableCredential", "OpenBadgeCredential"],
            name: &self.name,
            description: self.description.as_deref(),
            image: self.image.as_ref(),
            issuer: &self.issuer,
            valid_from: self.valid_from,
            valid_until: self.valid_until,
            awarded_date: self.awarded_date,
            credential_subject: &self.subject,
            evidence: &self.evidence,
            credential_status: self.status.as_ref().map(StatusEntry::to_value),
            credential_schema: [json!({"id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019"})],
        };
        // Plain data with text keys always serialises; were that ever to change, lint refuses a null.
        with_type_sets(serde_json::to_value(&written).unwrap_or_default())
    }
}

/// The classes whose `type` is a set; the official schema wants the others (`Image`, `IdentityObject`) as a plain text.
const CLASSES_WITH_TYPE_SETS: [&str; 9] = [
    "Achievement",
    "AchievementSubject",
    "Alignment",
    "Evidence",
    "Profile",
    "Related",
    "Result",
    "ResultDescription",
    "RubricCriterionLevel",
];

/// Writes the `type` of such classes as an array, however deep they stand.
fn with_type_sets(mut value: Value) -> Value {
    match &mut value {
        Value::Object(object) => {
            for (_, member) in object.iter_mut() {
                *member = with_type_sets(member.take());
            }
            if let Some(kind @ Value::String(_)) = object.get_mut("type")
                && CLASSES_WITH_TYPE_SETS.iter().any(|class| kind == class)
            {
                *kind = Value::Array(vec![kind.take()]);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = with_type_sets(item.take())),
        _ => {}
    }
    value
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;

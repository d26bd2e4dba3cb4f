//! What every credential of 1EdTech has around its subject, written once.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};

use super::{CredentialStatus, Evidence, Image, Profile, RefreshService, RelatedResource, TermsOfUse};
use crate::time;

/// A credential of any of the three kinds, ready to be written.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Envelope<'a, S> {
    #[serde(rename = "@context")]
    pub context: &'a [&'static str],
    pub id: &'a str,
    #[serde(rename = "type")]
    pub kind: [&'static str; 2],
    pub name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<&'a Image>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partial: Option<bool>,
    pub issuer: &'a Profile,
    #[serde(serialize_with = "time::write")]
    pub valid_from: Timestamp,
    #[serde(serialize_with = "time::write_some", skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Timestamp>,
    #[serde(serialize_with = "time::write_some", skip_serializing_if = "Option::is_none")]
    pub awarded_date: Option<Timestamp>,
    pub credential_subject: S,
    #[serde(skip_serializing_if = "<[Value]>::is_empty")]
    pub endorsement: &'a [Value],
    #[serde(skip_serializing_if = "<[Evidence]>::is_empty")]
    pub evidence: &'a [Evidence],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential_status: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_service: Option<&'a RefreshService>,
    #[serde(skip_serializing_if = "<[TermsOfUse]>::is_empty")]
    pub terms_of_use: &'a [TermsOfUse],
    #[serde(skip_serializing_if = "<[RelatedResource]>::is_empty")]
    pub related_resource: &'a [RelatedResource],
    pub credential_schema: [Value; 1],
}

impl<S: Serialize> Envelope<'_, S> {
    /// The unsigned document. The schema reference is a 1EdTech type: the contexts must define it.
    pub fn to_value(&self) -> Value {
        // Plain data with text keys always serialises; were that ever to change, lint refuses a null.
        with_type_sets(serde_json::to_value(self).unwrap_or_default())
    }
}

/// The reference to an official schema.
pub(crate) fn schema(id: &str) -> [Value; 1] {
    [json!({"id": id, "type": "1EdTechJsonSchemaValidator2019"})]
}

pub(crate) fn status(status: Option<&CredentialStatus>) -> Option<Value> {
    status.map(CredentialStatus::to_value)
}

/// The classes whose `type` is a set; the official schema wants the others (`Image`, `IdentityObject`) as a plain text.
const CLASSES_WITH_TYPE_SETS: [&str; 12] = [
    "Achievement",
    "AchievementSubject",
    "Address",
    "Alignment",
    "ClrSubject",
    "EndorsementSubject",
    "Evidence",
    "Profile",
    "Related",
    "Result",
    "ResultDescription",
    "RubricCriterionLevel",
];

/// Members that hold whole signed documents, in which nothing may be touched.
const SIGNED: [&str; 2] = ["endorsement", "verifiableCredential"];

/// Writes the `type` of such classes as an array, however deep they stand.
fn with_type_sets(mut value: Value) -> Value {
    match &mut value {
        Value::Object(object) => {
            for (name, member) in object.iter_mut() {
                if !SIGNED.contains(&name.as_str()) {
                    *member = with_type_sets(member.take());
                }
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

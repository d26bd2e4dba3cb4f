//! What every credential of 1EdTech has around its subject, written once.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};

use super::{CredentialStatus, Evidence, Image, Profile, RefreshService, RelatedResource, TermsOfUse};
use crate::time;

/// A credential before it is signed. What it is about says which of 1EdTech's kinds it is: [`super::AchievementCredential`],
/// [`super::EndorsementCredential`] or [`crate::clr::ClrCredential`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Credential<S> {
    /// Identifier of this credential: a URL where it can be had, or a `urn:uuid`.
    pub id: String,
    /// Title for people; wallets show it first.
    pub name: String,
    /// One or two sentences about what the credential says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Picture of this credential, where it is another than the achievement's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// Whether a record leaves out something that its issuer knows. Only the context of records defines it, so that nothing else can be
    /// signed with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partial: Option<bool>,
    /// Who awards, endorses, or vouches for the collection. The `id` must be the controller of the key that signs.
    pub issuer: Profile,
    /// When the credential begins to hold.
    #[serde(serialize_with = "time::write")]
    pub valid_from: Timestamp,
    /// When it ceases to hold, if ever.
    #[serde(serialize_with = "time::write_some", skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Timestamp>,
    /// When it was awarded, given or made, which may be earlier than this edition of the credential.
    #[serde(serialize_with = "time::write_some", skip_serializing_if = "Option::is_none")]
    pub awarded_date: Option<Timestamp>,
    /// Who earned what; what is endorsed, and in which words; or whose record it is, and what is in it.
    #[serde(rename = "credentialSubject")]
    pub subject: S,
    /// Signed endorsements of this credential.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub endorsement: Vec<Value>,
    /// What it builds on. In an award, what the earner chose to share of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Where its status can be learned.
    #[serde(rename = "credentialStatus", skip_serializing_if = "Option::is_none")]
    pub status: Option<CredentialStatus>,
    /// Where a newer edition can be had.
    #[serde(rename = "refreshService", skip_serializing_if = "Option::is_none")]
    pub refresh: Option<RefreshService>,
    /// Terms under which it was issued.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub terms_of_use: Vec<TermsOfUse>,
    /// What it vouches for byte for byte. An entry with the `id` of a piece of evidence pins that evidence.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related_resource: Vec<RelatedResource>,
}

/// What a credential can be about, and what that makes of it.
pub trait Subject: Serialize {
    /// The contexts in the order that the schema demands, with `extensions.json` because the reference to the schema is a
    /// 1EdTech type and would be an undefined term without it.
    const CONTEXTS: &'static [&'static str];
    /// The type of the credential beside `VerifiableCredential`.
    const TYPE: &'static str;
    /// The official JSON schema that it names and satisfies.
    const SCHEMA: &'static str;
}

impl<S: Subject> Credential<S> {
    /// A credential with what the standard requires; set the rest as needed.
    pub fn new(
        id: impl Into<String>,
        name: impl Into<String>,
        issuer: Profile,
        valid_from: Timestamp,
        subject: S,
    ) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            description: None,
            image: None,
            partial: None,
            issuer,
            valid_from,
            valid_until: None,
            awarded_date: None,
            subject,
            endorsement: Vec::new(),
            evidence: Vec::new(),
            status: None,
            refresh: None,
            terms_of_use: Vec::new(),
            related_resource: Vec::new(),
        }
    }

    /// The unsigned document.
    pub fn to_value(&self) -> Value {
        // Plain data with text keys always serialises; were that ever to change, lint refuses what lacks the rest.
        let mut document = with_type_sets(serde_json::to_value(self).unwrap_or_default());
        document["@context"] = json!(S::CONTEXTS);
        document["type"] = json!(["VerifiableCredential", S::TYPE]);
        document["credentialSchema"] = json!([{"id": S::SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}]);
        document
    }
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

//! Who earned it: `AchievementSubject` and the name it is shown with.

use jiff::Timestamp;
use serde::Serialize;

use super::{Achievement, AchievementResult, Profile};
use crate::time;

/// The earner and the achievement (Open Badges 3.0, §B.1 AchievementSubject).
///
/// Identified by the holder's DID where one is known, else by a stable opaque `urn:uuid`. A hashed e-mail address is
/// deliberately not made here: its salt travels beside it, so anybody could try addresses until one fits.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "type", rename = "AchievementSubject", rename_all = "camelCase")]
pub struct AchievementSubject {
    /// Holder DID or `urn:uuid`.
    pub id: String,
    /// The name the earner chose to be shown with, if any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub identifier: Vec<IdentityObject>,
    /// What was achieved.
    pub achievement: Achievement,
    /// What was reached on each criterion.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub result: Vec<AchievementResult>,
    /// What connects the pieces of evidence, in Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub narrative: Option<String>,
    /// Credits earned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credits_earned: Option<f64>,
    /// When the work behind the achievement began.
    #[serde(serialize_with = "time::write_some", skip_serializing_if = "Option::is_none")]
    pub activity_start_date: Option<Timestamp>,
    /// When it ended.
    #[serde(serialize_with = "time::write_some", skip_serializing_if = "Option::is_none")]
    pub activity_end_date: Option<Timestamp>,
    /// Who assessed, where that is another organisation than the issuer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Profile>,
}

impl AchievementSubject {
    /// A subject with an id and an achievement; set the rest as needed.
    pub fn new(id: impl Into<String>, achievement: Achievement) -> Self {
        Self {
            id: id.into(),
            identifier: Vec::new(),
            achievement,
            result: Vec::new(),
            narrative: None,
            credits_earned: None,
            activity_start_date: None,
            activity_end_date: None,
            source: None,
        }
    }
}

/// One way of naming the earner (Open Badges 3.0, §B.1 IdentityObject). A closed class in the schema.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename = "IdentityObject", rename_all = "camelCase")]
pub struct IdentityObject {
    /// Whether `identity_hash` is a hash; here always plain.
    hashed: bool,
    /// The plain value, for all its name.
    identity_hash: String,
    /// What kind of value it is.
    identity_type: &'static str,
}

impl IdentityObject {
    /// The name as the earner wants to read it. Shown by wallets; proves nothing.
    pub fn name(name: impl Into<String>) -> Self {
        Self {
            hashed: false,
            identity_hash: name.into(),
            identity_type: "name",
        }
    }
}

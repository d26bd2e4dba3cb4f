//! Who earned it: `AchievementSubject` and the name it is shown with.

use jiff::Timestamp;
use serde::Serialize;

use super::{Achievement, AchievementResult, IdentityObject, Image, Profile, SCHEMA, Subject};
use crate::{CONTEXT_OB_3, CONTEXT_OB_EXTENSIONS, CONTEXT_VC_2, time};

/// The earner and the achievement (Open Badges 3.0, §B.1 AchievementSubject).
///
/// Identified by the holder's DID where one is known, else by a stable opaque `urn:uuid`, or by an [`IdentityObject`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type", rename = "AchievementSubject", rename_all = "camelCase")]
pub struct AchievementSubject {
    /// Holder DID or `urn:uuid`. Without one there must be an `identifier`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The name the earner chose to be shown with, and other ways of naming the earner.
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
    /// A picture of the earner or of what was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// Number of the licence that comes with the achievement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license_number: Option<String>,
    /// In what role the earner achieved it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Academic term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
}

impl AchievementSubject {
    /// A subject with an id and an achievement; set the rest as needed.
    pub fn new(id: impl Into<String>, achievement: Achievement) -> Self {
        Self {
            id: Some(id.into()),
            identifier: Vec::new(),
            achievement,
            result: Vec::new(),
            narrative: None,
            credits_earned: None,
            activity_start_date: None,
            activity_end_date: None,
            source: None,
            image: None,
            license_number: None,
            role: None,
            term: None,
        }
    }
}

impl Subject for AchievementSubject {
    const CONTEXTS: &'static [&'static str] = &[CONTEXT_VC_2, CONTEXT_OB_3, CONTEXT_OB_EXTENSIONS];
    const TYPE: &'static str = "OpenBadgeCredential";
    const SCHEMA: &'static str = SCHEMA;
}

//! What somebody says in favour of an issuer, an achievement or a credential: `EndorsementCredential`.

use serde::Serialize;

use super::{AchievementSubject, Credential, ENDORSEMENT_SCHEMA, Subject};

/// An endorsement, before it is signed (Open Badges 3.0, §B.1 EndorsementCredential). Signed, it is a credential of its own: it can be
/// handed out alone, or stand in the `endorsement` of what it speaks for.
pub type EndorsementCredential = Credential<EndorsementSubject>;

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

impl Subject for EndorsementSubject {
    const CONTEXTS: &'static [&'static str] = AchievementSubject::CONTEXTS;
    const TYPE: &'static str = "EndorsementCredential";
    const SCHEMA: &'static str = ENDORSEMENT_SCHEMA;
}

//! The award: `Assertion`.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};

use super::{CONTEXT, Recipient, document, newer};
use crate::time;

/// An award as its issuer hosts it (Open Badges 2.0, Assertion).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assertion {
    /// The address under which it is served.
    pub id: String,
    /// Whose it is.
    pub recipient: Recipient,
    /// Address of the [`super::BadgeClass`].
    pub badge: String,
    /// When it was awarded.
    pub issued_on: Timestamp,
    /// When it ceases to hold, if ever.
    pub expires: Option<Timestamp>,
    /// Address of a picture with this badge baked in.
    pub image: Option<String>,
    /// What connects the evidence, Markdown.
    pub narrative: Option<String>,
    /// Addresses of public evidence.
    pub evidence: Vec<String>,
    /// Identifier of the same award in Open Badges 3.0.
    pub newer: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Written<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    id: &'a str,
    recipient: &'a Recipient,
    badge: &'a str,
    verification: Value,
    #[serde(serialize_with = "time::write")]
    issued_on: Timestamp,
    #[serde(serialize_with = "time::write_some", skip_serializing_if = "Option::is_none")]
    expires: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    narrative: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    evidence: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    related: Option<Value>,
}

impl Assertion {
    /// The document to serve while the award stands.
    pub fn to_value(&self) -> Value {
        document(&Written {
            kind: "Assertion",
            id: &self.id,
            recipient: &self.recipient,
            badge: &self.badge,
            verification: json!({"type": "HostedBadge"}),
            issued_on: self.issued_on,
            expires: self.expires,
            image: self.image.as_deref(),
            narrative: self.narrative.as_deref(),
            evidence: &self.evidence,
            related: self.newer.as_deref().map(|id| newer(id, "OpenBadgeCredential")),
        })
    }

    /// The document to serve with 410 Gone once the award is withdrawn.
    pub fn withdrawn(id: &str, reason: Option<&str>) -> Value {
        let mut value = json!({"@context": CONTEXT, "type": "Assertion", "id": id, "revoked": true});
        if let Some(reason) = reason {
            value["revocationReason"] = reason.into();
        }
        value
    }
}

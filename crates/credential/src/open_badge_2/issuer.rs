//! Who awards: `Issuer`, a profile.

use serde::Serialize;
use serde_json::{Value, json};

use super::{document, newer};

/// An issuer as it is hosted (Open Badges 2.0, Profile). Every badge of the issuer stands below one address: verifiers take no
/// other for its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    /// The address under which it is served.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Home page.
    pub url: String,
    /// A public address for questions about badges. The standard wants one; an issuer without one is refused by some verifiers.
    pub email: Option<String>,
    /// What kind of organisation this is.
    pub description: Option<String>,
    /// How the addresses of all its assertions begin.
    pub starts_with: String,
    /// Identifier of the same issuer in Open Badges 3.0.
    pub newer: Option<String>,
}

#[derive(Serialize)]
struct Written<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    id: &'a str,
    name: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    verification: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    related: Option<Value>,
}

impl Issuer {
    /// The document to serve.
    pub fn to_value(&self) -> Value {
        document(&Written {
            kind: "Issuer",
            id: &self.id,
            name: &self.name,
            url: &self.url,
            email: self.email.as_deref(),
            description: self.description.as_deref(),
            verification: json!({"type": "VerificationObject", "startsWith": self.starts_with}),
            related: self.newer.as_deref().map(|id| newer(id, "Profile")),
        })
    }
}

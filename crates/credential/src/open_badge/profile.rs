//! Who awards: `Profile`, and the pictures that go with it.

use serde::Serialize;

/// A picture (Open Badges 3.0, §B.1 Image). The schema closes this class: nothing else may stand in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename = "Image")]
pub struct Image {
    /// URL of the picture, or the picture itself as a `data:` URI.
    pub id: String,
    /// What the picture shows, for those who do not see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
}

/// An organisation or a person that issues or creates (Open Badges 3.0, §B.1 Profile).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename = "Profile")]
pub struct Profile {
    /// Identifier: for an issuer the DID or URL whose controller document lists the signing key.
    pub id: String,
    /// Name for people. Never what trust is built on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Home page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What kind of organisation this is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Logo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// A public address for questions about credentials.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

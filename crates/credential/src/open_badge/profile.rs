//! Who awards: `Profile`, and the pictures that go with it.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;

use super::{Address, IdentifierEntry};

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
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(tag = "type", rename = "Profile", rename_all = "camelCase")]
pub struct Profile {
    /// Identifier: for an issuer the DID or URL whose controller document lists the signing key.
    pub id: String,
    /// Name for people. Never what trust is built on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Home page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// What kind of organisation this is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Signed endorsements of this organisation, see [`super::EndorsementCredential`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub endorsement: Vec<Value>,
    /// Logo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// A public address for questions about credentials.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Postal address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    /// Other names in the open, such as a number in a register.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_identifier: Vec<IdentifierEntry>,
    /// Who speaks for the organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub official: Option<String>,
    /// The organisation that this one is part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_org: Option<Box<Profile>>,
    /// The parts of a person's name and the birthday; organisations have none.
    #[serde(flatten)]
    pub person: PersonName,
}

/// The parts of a person's name, and the birthday (Open Badges 3.0, §B.1 Profile).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PersonName {
    /// Family name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family_name: Option<String>,
    /// Given name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_name: Option<String>,
    /// Further given names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additional_name: Option<String>,
    /// Name after the father.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patronymic_name: Option<String>,
    /// Title before the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub honorific_prefix: Option<String>,
    /// Title behind the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub honorific_suffix: Option<String>,
    /// What stands before the family name and is not sorted by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family_name_prefix: Option<String>,
    /// Birthday.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_of_birth: Option<Date>,
}

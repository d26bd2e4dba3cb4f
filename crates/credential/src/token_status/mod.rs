//! Token Status List (draft-ietf-oauth-status-list): the status of tokens, one small number each, published as a signed token.
//!
//! It says the same as a [`crate::status_list`] to readers of SD-JWT VC, who know no other. The credential names an address
//! and a place ([`StatusReference`]); behind the address stands a [`StatusListToken`] with the numbers ([`Statuses`]). Bits
//! are counted from the other end of each byte than in a `BitstringStatusList`, so the same places hold the same credentials.
//!
//! Lists in CBOR (`statuslist+cwt`) and aggregations of lists are not read.

mod statuses;
mod token;

use serde_json::{Value, json};

pub use statuses::{Status, Statuses};
pub use token::{StatusListToken, TokenStatusList};

use crate::jwt::JwtError;

/// The `typ` of a list (§5.1).
pub const TYP: &str = "statuslist+jwt";

/// The media type under which a list is published (§8.2).
pub const MEDIA_TYPE: &str = "application/statuslist+jwt";

/// Why a list holds nothing, or not this place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenStatusError {
    /// The token itself.
    #[error(transparent)]
    Token(#[from] JwtError),
    /// Another number of bits than 1, 2, 4 or 8.
    #[error("a status takes 1, 2, 4 or 8 bits")]
    Bits,
    /// Neither base64url nor zlib, or more behind it.
    #[error("the list is not base64url and zlib")]
    Encoding,
    /// More than we are willing to unpack.
    #[error("the list unpacks to more than two mebibytes")]
    TooLong,
    /// The place lies behind the end of the list.
    #[error("the place lies outside the list")]
    Range,
}

/// Where the status of one token stands: the member `status_list` of its claim `status` (§6.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusReference {
    /// Where the list is published.
    pub uri: String,
    /// The place in it. Draw it at random: a place in order of issue would say who earned when.
    pub index: usize,
}

impl StatusReference {
    /// The value of the claim `status`.
    pub fn to_value(&self) -> Value {
        json!({"status_list": {"idx": self.index, "uri": self.uri}})
    }

    /// Reads the member `status_list`; `None` when it is no reference.
    pub fn read(member: &Value) -> Option<Self> {
        let index = member.get("idx")?.as_u64()?;
        let uri = member.get("uri")?.as_str().filter(|uri| crate::json::is_uri(uri))?;
        Some(Self {
            uri: uri.to_owned(),
            index: usize::try_from(index).ok()?,
        })
    }
}

#[cfg(test)]
mod tests;

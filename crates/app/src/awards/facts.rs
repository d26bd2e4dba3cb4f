//! What was decided about a credential's content when its place was reserved. The document follows from this and from published editions.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::grant::Reached;
use crate::Result;
use crate::ids::{CredentialId, StackEditionId, StackId, VersionId};

/// The form in which we write credentials. A change to what is written makes another form, and a reserved credential keeps its own.
const FORM: &str = "ob3/eddsa-rdfc-2022/1";

/// Everything about the content that is not in a published edition.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Facts {
    pub form: String,
    /// The site's address at the time, without a slash at its end.
    pub base: String,
    /// The issuer's identifier.
    pub issuer: String,
    /// The holder: an identifier of this credential alone, so that two credentials do not tell that they belong to one person, until the holder
    /// puts it into a wallet and thereby chooses the wallet's own.
    pub subject: String,
    /// The name that the holder went by.
    pub holder: String,
    pub valid_from: Timestamp,
    /// When it was awarded, where the credential begins later: one that superseded an earlier edition, or that was awarded elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub awarded_at: Option<Timestamp>,
    pub valid_until: Option<Timestamp>,
    /// The status list's address and the place in it.
    pub list: String,
    pub index: i64,
    pub what: What,
}

/// What is certified.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum What {
    MicroCredential {
        version: VersionId,
        results: Vec<Reached>,
    },
    Stack {
        stack: StackId,
        edition: StackEditionId,
        parts: Vec<CredentialId>,
    },
    /// A micro-credential that the issuer awarded before it came here.
    Recorded {
        version: VersionId,
        /// Whether its holder gets no mail.
        quiet: bool,
    },
}

impl Facts {
    /// The form of today.
    pub fn form() -> String {
        FORM.to_owned()
    }

    /// Whether this program still writes the form.
    pub fn is_current(&self) -> bool {
        self.form == FORM
    }

    /// As kept in the row, with its digest: both are compared again before anything is signed.
    pub fn sealed(&self) -> Result<(String, String)> {
        let text = serde_json::to_string(self).map_err(anyhow::Error::from)?;
        let digest = hex::encode(Sha256::digest(&text));
        Ok((text, digest))
    }

    /// An address at the site.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// Where a credential can be had.
    pub fn credential(&self, id: &CredentialId) -> String {
        self.url(&format!("/v/{id}"))
    }
}

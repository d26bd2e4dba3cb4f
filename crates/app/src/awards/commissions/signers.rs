//! Who signs for an organisation: its usual key, and one for what is shown in parts.

use credential::key::Kind;
use platform::db::Tx;

use super::content::Wanted;
use super::signing::Signer;
use crate::awards::keys::{self, IssuerKey, Purpose};
use crate::awards::rehearsal::Published;
use crate::awards::status_list::OpenList;
use crate::ids::OrgId;
use crate::{App, Result};

/// See the module.
#[derive(Debug)]
pub struct Signers {
    usual: Signer,
    /// Open only where somebody asks for it.
    parts: Option<Signer>,
}

impl Signers {
    /// Opens the keys.
    pub async fn open(app: &App, tx: &mut Tx, organization: &OrgId, in_parts: bool) -> Result<Self> {
        let usual = keys::in_use(app, tx, organization).await?;
        let usual = signer(app, tx, usual).await?;
        let parts = if in_parts {
            let key = keys::signer(app, tx, organization, Purpose::Proof, Kind::P256).await?;
            Some(signer(app, tx, key).await?)
        } else {
            None
        };
        Ok(Self { usual, parts })
    }

    /// Who signs what is wanted.
    pub fn of(&self, wanted: &Wanted) -> Result<&Signer> {
        if !wanted.is_for_parts() {
            return Ok(&self.usual);
        }
        let parts = self.parts.as_ref();
        parts.ok_or_else(|| anyhow::anyhow!("the key for parts is not open").into())
    }

    /// The key that signs an issuer's own list, if it must be begun: that of its other proofs, whatever a credential in it is signed with. All
    /// that the issuer gives out stands in it, and many verifiers know no other suite. A `did:key` has one key for everything.
    pub fn of_list(&self, issuer: &str) -> Result<&IssuerKey> {
        let mut keys = std::iter::once(&self.usual)
            .chain(&self.parts)
            .map(|signer| &signer.key);
        let key = keys.find(|key| key.issuer == issuer);
        key.ok_or_else(|| anyhow::anyhow!("a list of an issuer without a key").into())
    }

    /// Whoever signs for the issuer is to know what is published of a list.
    pub fn publish(&mut self, issuer: &str, list: &OpenList) {
        let signers = std::iter::once(&mut self.usual).chain(&mut self.parts);
        for signer in signers.filter(|signer| signer.key.issuer == issuer) {
            signer.published.add_list(&list.url, &list.signed);
        }
    }
}

async fn signer(app: &App, tx: &mut Tx, key: IssuerKey) -> Result<Signer> {
    let published = Published::of(&key.issuer, &keys::published(app, tx, &key.issuer).await?);
    Ok(Signer { key, published })
}

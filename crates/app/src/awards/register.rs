//! An issuer's register of what it awarded: found by name, title or identifier, or read from the newest on.

use jiff::Timestamp;
use platform::db::{Tx, search};

use super::credentials::Credential;
use super::store;
use super::store::issuing::Row;
use crate::ids::{CredentialId, OrgId};
use crate::{Error, Result};

/// Credentials on a page.
pub const PAGE: usize = 50;

/// Where a page begins: after the credential that stood last on the one before.
#[derive(Clone, Debug)]
pub struct After {
    pub at: Timestamp,
    pub id: CredentialId,
}

impl After {
    /// As it stands in an address.
    pub fn to_word(&self) -> String {
        format!("{}_{}", self.at.as_microsecond(), self.id)
    }

    /// Reads what [`After::to_word`] wrote; anything else is the beginning.
    pub fn parse(word: &str) -> Option<Self> {
        let (at, id) = word.split_once('_')?;
        Some(Self {
            at: Timestamp::from_microsecond(at.parse().ok()?).ok()?,
            id: CredentialId(id.to_owned()),
        })
    }
}

/// A page of the register, the newest first, and where the next one begins.
pub async fn read(tx: &mut Tx, issuer: &OrgId, after: Option<&After>) -> Result<(Vec<Credential>, Option<After>)> {
    let begin = after.map_or((None, ""), |after| (Some(after.at), after.id.as_str()));
    let most = i64::try_from(PAGE).unwrap_or(i64::MAX).saturating_add(1);
    let mut found = store::credentials::of_issuer(tx, issuer, begin, most).await?;
    let is_more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().filter(|_| is_more).map(|last| After {
        at: last.issued_at,
        id: last.id.clone(),
    });
    Ok((found, next))
}

/// What of the register matches a name, a title or an identifier, the best first; 50 at most.
pub async fn find(tx: &mut Tx, issuer: &OrgId, asked: &str) -> Result<Vec<Credential>> {
    let mut ids = vec![asked.trim().to_lowercase()];
    let most = u32::try_from(PAGE).unwrap_or(u32::MAX);
    ids.extend(search::find(tx, &kind(issuer), asked, most).await?);
    let mut found: Vec<Credential> = Vec::new();
    for id in ids {
        match store::credentials::credential(tx, &CredentialId(id)).await {
            Ok(credential) if credential.issuer == *issuer && found.iter().all(|known| known.id != credential.id) => {
                found.push(credential);
            }
            Ok(_) | Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

/// Enters credentials, so that they are found.
pub async fn enter<'a>(tx: &mut Tx, rows: impl Iterator<Item = &'a Row> + Clone) -> Result<()> {
    let kinds: Vec<String> = rows.clone().map(|row| kind(&row.issuer)).collect();
    let entries: Vec<search::Entry<'_>> = kinds
        .iter()
        .zip(rows)
        .map(|(kind, row)| search::Entry {
            kind,
            subject: row.id.as_str(),
            title: &row.facts.holder,
            body: &row.title,
        })
        .collect();
    Ok(search::keep_all(tx, &entries).await?)
}

/// One index for each issuer: a search of one never sees another's.
fn kind(issuer: &OrgId) -> String {
    format!("award-{issuer}")
}

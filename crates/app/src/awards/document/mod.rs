//! The document of a credential, written by types from what was decided and what was published; not signed yet.

mod micro_credential;
mod recorded;
mod stack;

use credential::open_badge::{AchievementCredential, AchievementSubject, Evidence, IdentityObject, Image, Profile};
use platform::db::Tx;
use serde_json::Value;

use super::facts::{Facts, What};
use super::{plain, status_list};
use crate::ids::{CredentialId, OrgId, VersionId};
use crate::organizations::{self, Organization};
use crate::{Error, Result};

/// What an achievement certifies, with everything that stands around it.
struct Content {
    title: String,
    subject: AchievementSubject,
    evidence: Vec<Evidence>,
}

/// Writes the document of a reserved credential.
///
/// # Errors
/// When a newer program reserved it in a form that this one does not write.
pub async fn write(tx: &mut Tx, id: &CredentialId, issuer: &OrgId, facts: &Facts) -> Result<AchievementCredential> {
    if !facts.is_current() {
        return Err(anyhow::anyhow!("credential {id} was reserved in the form {:?}", facts.form).into());
    }
    let issuer = organizations::organization(tx, issuer).await?;
    let content = match &facts.what {
        What::MicroCredential { version, results } => {
            micro_credential::content(tx, facts, &issuer, version, results).await?
        }
        What::Stack { stack, edition, parts } => stack::content(tx, facts, &issuer, (stack, edition), parts).await?,
        What::Recorded { version, .. } => recorded::content(tx, facts, &issuer, version).await?,
    };
    let mut credential = AchievementCredential::new(
        facts.credential(id),
        content.title,
        issuing(facts, &issuer),
        facts.valid_from,
        content.subject,
    );
    credential.description = Some(credential.subject.achievement.description.clone());
    credential.evidence = content.evidence;
    be_of(&mut credential, id, facts);
    Ok(credential)
}

/// A document as it is kept and served.
pub fn text(document: &Value) -> Result<String> {
    Ok(serde_json::to_string(document).map_err(anyhow::Error::from)?)
}

/// Fills in what is the holder's own and no edition's.
fn be_of(credential: &mut AchievementCredential, id: &CredentialId, facts: &Facts) {
    credential.id = facts.credential(id);
    credential.issuer.id.clone_from(&facts.issuer);
    credential.valid_from = facts.valid_from;
    credential.valid_until = facts.valid_until;
    credential.awarded_date = facts.awarded_at;
    credential.subject.id = Some(facts.subject.clone());
    credential.subject.identifier = vec![IdentityObject::name(plain::line(&facts.holder))];
    credential.status = Some(status_list::entry(&facts.list, facts.index).into());
}

/// Writes documents one after another, reading an edition once: recorded awards of one edition on one day differ in nothing but what is the
/// holder's own.
#[derive(Debug, Default)]
pub struct Model {
    written: std::collections::BTreeMap<(VersionId, Option<jiff::Timestamp>, String), AchievementCredential>,
}

impl Model {
    /// As [`write`].
    pub async fn write(
        &mut self,
        tx: &mut Tx,
        id: &CredentialId,
        issuer: &OrgId,
        facts: &Facts,
    ) -> Result<AchievementCredential> {
        let What::Recorded { version, .. } = &facts.what else {
            return write(tx, id, issuer, facts).await;
        };
        let like = (version.clone(), facts.awarded_at, facts.base.clone());
        if let Some(model) = self.written.get(&like).filter(|_| facts.is_current()) {
            let mut credential = model.clone();
            be_of(&mut credential, id, facts);
            return Ok(credential);
        }
        let credential = write(tx, id, issuer, facts).await?;
        self.written.insert(like, credential.clone());
        Ok(credential)
    }
}

/// The issuer under the identifier that its key stands behind.
fn issuing(facts: &Facts, organization: &Organization) -> Profile {
    let profile = &organization.profile;
    let filled = |text: &str| (!text.trim().is_empty()).then(|| plain::line(text));
    Profile {
        id: facts.issuer.clone(),
        name: Some(plain::line(&organization.name)),
        url: filled(&profile.url).or_else(|| Some(page_of(facts, organization))),
        description: filled(&profile.tagline),
        email: filled(&profile.email),
        ..Profile::default()
    }
}

/// The issuer as the author of what it published: its page here.
fn author(facts: &Facts, organization: &Organization) -> Profile {
    Profile {
        id: page_of(facts, organization),
        name: Some(plain::line(&organization.name)),
        ..Profile::default()
    }
}

fn page_of(facts: &Facts, organization: &Organization) -> String {
    facts.url(&format!("/issuers/{}", plain::part(&organization.slug)))
}

/// The badge of an edition, as everybody sees it.
fn badge(facts: &Facts, edition: &str, alt: &str) -> Image {
    Image {
        id: facts.url(&format!("/badges/{}.png", plain::part(edition))),
        caption: Some(plain::line(alt)).filter(|caption| !caption.is_empty()),
    }
}

/// The alignments to items that are here, in the author's order. One whose item has gone missing is left out rather than made up.
async fn alignments(
    tx: &mut Tx,
    facts: &Facts,
    written: &[crate::catalog::definition::Alignment],
) -> Result<Vec<credential::open_badge::Alignment>> {
    let mut alignments = Vec::with_capacity(written.len());
    for alignment in written {
        let item = match crate::frameworks::item(tx, &alignment.framework, &alignment.item).await {
            Ok(item) => item,
            Err(Error::NotFound) => continue,
            Err(error) => return Err(error),
        };
        let path = format!(
            "/frameworks/{}/{}",
            plain::part(&item.framework),
            plain::part(&item.code)
        );
        alignments.push(credential::open_badge::Alignment {
            target_name: plain::line(&item.name),
            target_url: facts.url(&path),
            target_description: Some(plain::text(&item.statement)).filter(|text| !text.trim().is_empty()),
            target_framework: Some(plain::line(&format!("{} {}", item.framework_title, item.edition))),
            target_code: Some(plain::line(&item.code)),
            target_type: Some("CFItem".into()),
        });
    }
    Ok(alignments)
}

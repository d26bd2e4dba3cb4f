//! Stores checked content, and publishes what differs from what stands.

use std::collections::BTreeMap;

use platform::db::Tx;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::Content;
use crate::catalog::definition::{Definition, Visibility};
use crate::catalog::stack::StackDefinition;
use crate::catalog::{revision, stack_store, store};
use crate::events::{By, Event, record};
use crate::organizations::Profile;
use crate::{Result, frameworks, organizations};

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub issuers: usize,
    pub frameworks: usize,
    /// New versions: slug and number.
    pub published: Vec<(String, u32)>,
    /// New editions of stacks: slug and number.
    pub stacks: Vec<(String, u32)>,
    /// Micro-credentials and stacks that are as they were.
    pub unchanged: usize,
    /// Micro-credentials that are marked as drafts: checked, and not published.
    pub drafts: usize,
}

/// Writes everything, left to right.
pub async fn publish(tx: &mut Tx, content: &Content) -> Result<Report> {
    let mut report = Report {
        issuers: content.issuers.len(),
        frameworks: content.frameworks.len(),
        ..Report::default()
    };
    for written in &content.issuers {
        let issuer = written.what.clone();
        organizations::save_organization(tx, &written.what.slug, &written.what.name, &Profile::from(issuer)).await?;
    }
    for written in &content.frameworks {
        frameworks::save_framework(tx, &written.what).await?;
    }
    for written in &content.frameworks {
        frameworks::save_crosswalk(tx, &written.what).await?;
    }
    let resources = by_slug(content);
    for written in &content.micro_credentials {
        micro_credential(tx, &written.what, &mut report).await?;
        if let Some(known) = store::known(tx, &written.what.slug).await? {
            let pages = resources.get(written.what.slug.as_str()).map_or(&[][..], Vec::as_slice);
            store::write_resources(tx, &known.id, pages).await?;
        }
    }
    for written in &content.stacks {
        stack(tx, &written.what, &mut report).await?;
    }
    revision::change(tx).await?;
    Ok(report)
}

fn by_slug(content: &Content) -> BTreeMap<&str, Vec<(&str, &str)>> {
    let mut pages: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for (slug, path, text) in &content.resources {
        pages.entry(slug).or_default().push((path, text));
    }
    pages
}

async fn micro_credential(tx: &mut Tx, definition: &Definition, report: &mut Report) -> Result<()> {
    let known = store::known(tx, &definition.slug).await?;
    if definition.visibility == Visibility::Draft {
        report.drafts += 1;
        if let Some(known) = known {
            store::set_visibility(tx, &known.id, Visibility::Draft).await?;
        }
        return Ok(());
    }
    if let Some(known) = &known
        && same(&known.definition, definition)?
    {
        report.unchanged += 1;
        if known.visibility != store::visibility(definition.visibility) {
            store::set_visibility(tx, &known.id, definition.visibility).await?;
        }
        return Ok(());
    }
    let number = known.map_or(1, |known| known.number + 1);
    let issuer = organizations::organization_by_slug(tx, &definition.issuer).await?;
    let digest = digest(definition)?;
    let (micro_credential, version) = store::add_version(tx, &issuer.id, definition, number, &digest).await?;
    let event = Event::VersionPublished {
        micro_credential,
        version,
        number,
    };
    record(tx, By::Platform, event).await?;
    report.published.push((definition.slug.clone(), number));
    Ok(())
}

async fn stack(tx: &mut Tx, definition: &StackDefinition, report: &mut Report) -> Result<()> {
    let known = stack_store::known_stack(tx, &definition.slug).await?;
    if let Some((_, stored)) = &known
        && same(stored, definition)?
    {
        report.unchanged += 1;
        return Ok(());
    }
    let number = known.map_or(1, |(number, _)| number + 1);
    let issuer = organizations::organization_by_slug(tx, &definition.issuer).await?;
    let digest = digest(definition)?;
    let stack = stack_store::add_edition(tx, &issuer.id, definition, number, &digest).await?;
    record(tx, By::Platform, Event::StackPublished { stack, number }).await?;
    report.stacks.push((definition.slug.clone(), number));
    Ok(())
}

/// Whether a stored definition says the same. It is read with today's fields and defaults, so that a later Waymark, which knows
/// more fields, does not publish everything anew.
fn same<T: Serialize + DeserializeOwned>(stored: &str, written: &T) -> Result<bool> {
    match serde_json::from_str::<T>(stored) {
        Ok(stored) => Ok(store::json(&stored)? == store::json(written)?),
        Err(_) => Ok(false),
    }
}

/// SHA-256 of the JSON, in hex.
fn digest<T: Serialize>(definition: &T) -> Result<String> {
    Ok(hex::encode(Sha256::digest(store::json(definition)?.as_bytes())))
}

//! An award that was made before its issuer came here: the achievement, the day it was awarded, and a sentence that says where this comes from.
//! No results and no evidence, since neither was assessed here.

use platform::db::Tx;

use super::super::facts::Facts;
use super::super::plain;
use super::{Content, micro_credential};
use crate::Result;
use crate::catalog;
use crate::ids::VersionId;
use crate::organizations::Organization;
use crate::ui::Lang;

pub(super) async fn content(tx: &mut Tx, facts: &Facts, issuer: &Organization, version: &VersionId) -> Result<Content> {
    let mut content = micro_credential::content(tx, facts, issuer, version, &[]).await?;
    let edition = catalog::version(tx, version).await?;
    let lang = edition.definition.languages.first().and_then(|tag| Lang::parse(tag));
    let awarded_at = facts.awarded_at.unwrap_or(facts.valid_from);
    let day = awarded_at.strftime("%Y-%m-%d").to_string();
    let says = [("issuer", plain::line(&issuer.name).into()), ("day", day.into())];
    content.subject.narrative = Some(lang.unwrap_or(Lang::En).say("awards-recorded-narrative", &says));
    content.evidence.clear();
    Ok(content)
}

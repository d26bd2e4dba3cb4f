//! Links handed in. They are checked for their shape only; nothing is fetched.

use platform::db::Tx;
use url::Url;

use super::open::writable;
use crate::actor::Actor;
use crate::catalog::definition::PromptKind;
use crate::ids::SubmissionId;
use crate::submissions::store::link;
use crate::{Error, Result, catalog};

/// More links than this in one prompt help nobody.
const MOST: usize = 20;
/// The longest address, in bytes.
const LONGEST: usize = 2_000;

/// Adds a link: https, with a host, without a name or password in it.
pub async fn add(tx: &mut Tx, actor: &Actor, id: &SubmissionId, prompt: &str, typed: &str) -> Result<()> {
    let submission = writable(tx, actor, id).await?;
    let version = catalog::version(tx, &submission.version).await?;
    let asked = version.definition.prompt(prompt).ok_or(Error::NotFound)?;
    if asked.kind != PromptKind::Link {
        return Err(Error::NotFound);
    }
    let url = shaped(typed).ok_or_else(|| Error::field("url", "submission-link-shape"))?;
    let place = submission.place();
    let known = link::all(tx, &place).await?;
    if known.iter().any(|known| known.prompt == prompt && known.url == url) {
        return Ok(());
    }
    if known.len() >= MOST {
        return Err(Error::field("url", "submission-link-too-many"));
    }
    link::add(tx, &place, prompt, &url).await
}

fn shaped(typed: &str) -> Option<String> {
    let url = Url::parse(typed.trim()).ok()?;
    let is_plain = url.scheme() == "https" && url.username().is_empty() && url.password().is_none();
    let has_host = url.host_str().is_some_and(|host| host.contains('.'));
    (is_plain && has_host && url.as_str().len() <= LONGEST).then(|| url.into())
}

/// Takes a link out.
pub async fn remove(tx: &mut Tx, actor: &Actor, id: &SubmissionId, link: &str) -> Result<()> {
    let submission = writable(tx, actor, id).await?;
    link::remove(tx, &submission.place(), link).await
}

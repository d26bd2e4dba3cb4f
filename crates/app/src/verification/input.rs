//! What somebody handed in: a file, pasted text, a link or an identifier.

use url::Url;

use crate::{App, Error, Result};

/// The largest file, in bytes: a baked picture; the text of a credential is limited further by its own reader.
pub const MOST_BYTES: usize = 10 << 20;

/// What is to be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handed {
    /// The bytes of a file or of pasted text.
    Bytes(Vec<u8>),
    /// A credential of this site, by its identifier.
    Own(String),
    /// A credential elsewhere.
    Link(Url),
}

/// Tells what a pasted text is. `file` wins when both were given.
pub fn tell(app: &App, text: &str, file: Vec<u8>) -> Result<Handed> {
    if !file.is_empty() {
        return Ok(Handed::Bytes(file));
    }
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::field("ref", "verification-nothing"));
    }
    if platform::random::is_id(text) {
        return Ok(Handed::Own(text.to_lowercase()));
    }
    match Url::parse(text) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => {
            Ok(own(app, &url).map_or(Handed::Link(url), Handed::Own))
        }
        _ => Ok(Handed::Bytes(text.as_bytes().to_vec())),
    }
}

/// The identifier in a link to a credential page of this site, whatever its suffix.
fn own(app: &App, url: &Url) -> Option<String> {
    if url.origin() != app.settings.base_url.origin() {
        return None;
    }
    let last = url.path().strip_prefix("/v/")?;
    let id = last.split('.').next().unwrap_or_default();
    platform::random::is_id(id).then(|| id.to_owned())
}

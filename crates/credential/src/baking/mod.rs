//! Baking: carrying a credential inside its picture, and getting it out again (Open Badges 3.0, §5).
//!
//! Three standards bake in the same two ways under other names, see [`Standard`]. The readers here walk the bytes themselves,
//! within limits. They unpack nothing, expand no XML entity, and refuse a picture that holds two credentials: which one a
//! reader shows must never depend on the reader.

mod markup;
pub mod png;
mod standard;
pub mod svg;

pub use standard::Standard;

/// The longest credential text that is baked or extracted, in bytes.
pub const MAX_TEXT: usize = 1024 * 1024;

/// The largest picture that is looked at, in bytes.
pub const MAX_IMAGE: usize = 16 * 1024 * 1024;

/// Why a picture cannot be baked, or a file yields no credential.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BakingError {
    /// The file or the text inside is larger than we handle.
    #[error("the file or the credential in it is too large")]
    TooLarge,
    /// Neither PNG, SVG, JSON nor a compact JWS.
    #[error("the file is neither PNG, SVG, JSON nor a compact JWS")]
    UnknownFormat,
    /// The picture is damaged, or bends the rules of its format.
    #[error("the picture is malformed: {0}")]
    Malformed(&'static str),
    /// A proper picture without a credential.
    #[error("the picture holds no credential")]
    NoCredential,
    /// More than one credential in one picture.
    #[error("the picture holds more than one credential")]
    SeveralCredentials,
}

/// What a file turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Container {
    /// The credential itself, as JSON or as a compact JWS.
    Plain,
    /// A baked PNG.
    Png,
    /// A baked SVG.
    Svg,
}

/// A credential text: which of the two ways of securing it is used can be told from its form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CredentialText {
    /// A JSON document, normally with embedded proof.
    Json(Vec<u8>),
    /// A compact JWS (VC-JWT, or a signed badge of Open Badges 2.0), or one with disclosures behind it (SD-JWT).
    Jws(String),
    /// The address of a hosted badge of Open Badges 2.0; in pictures only.
    Url(String),
}

/// A credential and where it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extracted {
    /// The kind of file.
    pub container: Container,
    /// The credential.
    pub credential: CredentialText,
    /// By whose rules it is in the picture; a plain file does not say.
    pub standard: Option<Standard>,
}

/// Finds the one credential in a PNG, an SVG, a JSON document or a JWS file, by content and not by name.
///
/// # Errors
/// When there is none, more than one, or the file is malformed or too large.
pub fn extract(bytes: &[u8]) -> Result<Extracted, BakingError> {
    if bytes.len() > MAX_IMAGE {
        return Err(BakingError::TooLarge);
    }
    if png::is_png(bytes) {
        return baked(Container::Png, png::find(bytes)?);
    }
    if bytes.trim_ascii_start().first() == Some(&b'<') || svg::is_marked_utf8(bytes) {
        return baked(Container::Svg, svg::find(bytes)?);
    }
    Ok(Extracted {
        container: Container::Plain,
        credential: text(bytes)?,
        standard: None,
    })
}

/// What a picture holds: a credential, or in the older standard also its address.
fn baked(container: Container, (standard, bytes): (Standard, Vec<u8>)) -> Result<Extracted, BakingError> {
    let address = std::str::from_utf8(bytes.trim_ascii())
        .ok()
        .filter(|text| is_address(text));
    let credential = match address {
        Some(url) if standard == Standard::OpenBadges2 => CredentialText::Url(url.to_owned()),
        _ => text(&bytes)?,
    };
    Ok(Extracted {
        container,
        credential,
        standard: Some(standard),
    })
}

fn is_address(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://")) && crate::json::is_uri(text)
}

/// The JSON document that a file is as it stands, so that nothing needs to be taken out of it.
pub(crate) fn plain_json(bytes: &[u8]) -> Option<&[u8]> {
    let begins = bytes.trim_ascii_start().first() == Some(&b'{');
    (begins && bytes.len() <= MAX_TEXT).then_some(bytes)
}

/// Tells JSON from a compact JWS.
fn text(bytes: &[u8]) -> Result<CredentialText, BakingError> {
    if bytes.len() > MAX_TEXT {
        return Err(BakingError::TooLarge);
    }
    if let Some(json) = plain_json(bytes) {
        return Ok(CredentialText::Json(json.to_vec()));
    }
    let jws = std::str::from_utf8(bytes.trim_ascii()).map_err(|_| BakingError::UnknownFormat)?;
    if is_compact_jws(jws) {
        Ok(CredentialText::Jws(jws.to_owned()))
    } else {
        Err(BakingError::UnknownFormat)
    }
}

pub(crate) fn is_compact_jws(text: &str) -> bool {
    let (text, disclosures) = text.split_once('~').unwrap_or((text, ""));
    // What stands behind is disclosures, each with a tilde, and perhaps another token.
    let clean = disclosures
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"-_~.".contains(&b));
    let parts: Vec<&str> = text.split('.').collect();
    let plain = |part: &str| {
        part.bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
    };
    clean && parts.len() == 3 && parts.iter().all(|part| plain(part)) && !parts[0].is_empty() && !parts[2].is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_apart_by_content() {
        let json = extract(b"  {\"a\":1}\n").unwrap();
        assert_eq!(json.container, Container::Plain);
        assert_eq!(json.credential, CredentialText::Json(b"  {\"a\":1}\n".to_vec()));
        assert_eq!(
            extract(b"aaa.bbb.ccc\n").unwrap().credential,
            CredentialText::Jws("aaa.bbb.ccc".into())
        );
        let disclosed = extract(b"aaa.bbb.ccc~ddd~eee.fff.ggg").unwrap().credential;
        assert_eq!(disclosed, CredentialText::Jws("aaa.bbb.ccc~ddd~eee.fff.ggg".into()));
        assert_eq!(extract(b"aaa.bbb.ccc~d d~"), Err(BakingError::UnknownFormat));
        for other in [
            b"".as_slice(),
            b"GIF89a",
            b"%PDF-1.7",
            b"[1]",
            b"a.b",
            b"a b.c.d",
            &[0xff, 0xfe],
        ] {
            assert_eq!(extract(other), Err(BakingError::UnknownFormat));
        }
    }

    #[test]
    fn a_large_file_is_refused_unread() {
        assert_eq!(extract(&vec![b' '; MAX_IMAGE + 1]), Err(BakingError::TooLarge));
        let mut long = vec![b' '; MAX_TEXT];
        long.push(b'{');
        assert_eq!(extract(&long), Err(BakingError::TooLarge));
    }

    proptest::proptest! {
        #[test]
        fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..600)) {
            let _ = extract(&bytes);
            let mut png = png::SIGNATURE.to_vec();
            png.extend_from_slice(&bytes);
            let _ = extract(&png);
            let mut svg = b"<svg ".to_vec();
            svg.extend_from_slice(&bytes);
            let _ = extract(&svg);
        }
    }
}

//! SVG: one element in the namespace of the standard directly inside `<svg>`: `openbadges:credential` (Open Badges 3.0, §5.3),
//! `clr:credential` or `openbadges:assertion`.

use std::ops::Range;

use super::markup::{Event, Piece, scan, unescape};
use super::standard::the_one;
use super::{BakingError, MAX_IMAGE, MAX_TEXT, Standard, is_address, is_compact_jws};

/// Deeper nesting than any badge picture has.
const MAX_DEPTH: usize = 256;

/// Whether the bytes start with a UTF-8 byte order mark and markup, as some editors write SVG.
pub(super) fn is_marked_utf8(bytes: &[u8]) -> bool {
    bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .is_some_and(|rest| rest.trim_ascii_start().starts_with(b"<"))
}

/// Puts an Open Badges 3.0 `credential` (JSON or a compact JWS) into an SVG, as [`bake_as`].
///
/// # Errors
/// When the picture is no sound SVG, or picture or text is too large.
pub fn bake(image: &[u8], credential: &[u8]) -> Result<Vec<u8>, BakingError> {
    bake_as(image, credential, Standard::OpenBadges3)
}

/// Puts `credential` into an SVG by the rules of `standard`, directly after its root tag. Credentials that are there
/// already are taken out; everything else of the picture stays as it is.
///
/// # Errors
/// When the picture is no sound SVG, or picture or text is too large.
pub fn bake_as(image: &[u8], credential: &[u8], standard: Standard) -> Result<Vec<u8>, BakingError> {
    if credential.len() > MAX_TEXT {
        return Err(BakingError::TooLarge);
    }
    let text = picture(image)?;
    if !text.trim_ascii_start().starts_with('<') {
        return Err(BakingError::Malformed("the picture does not begin with markup"));
    }
    let survey = survey(&scan(text)?)?;
    let root = survey.root;
    let bound = root.bindings.iter().find(|(prefix, _)| *prefix == standard.prefix());
    let mut baked = String::with_capacity(text.len() + credential.len() + 128);
    baked.push_str(&text[..root.end - 1]);
    if bound.is_none() {
        baked.push_str(&declaration(standard));
    }
    baked.push('>');
    let declared = bound.is_none_or(|(_, uri)| uri == standard.namespace());
    baked.push_str(&element(credential, standard, declared)?);
    let mut from = root.end;
    for (_, found) in &survey.found {
        baked.push_str(&text[from..found.range.start]);
        from = found.range.end;
    }
    baked.push_str(&text[from..]);
    // An element under our prefix meant nothing as long as nothing declared the prefix.
    match find(baked.as_bytes()) {
        Ok(_) => Ok(baked.into_bytes()),
        Err(_) => Err(BakingError::Malformed(
            "the picture uses a prefix that it does not declare",
        )),
    }
}

/// Takes the credential out of a baked SVG.
///
/// # Errors
/// When the SVG is damaged, or holds no credential or several.
pub fn extract(image: &[u8]) -> Result<Vec<u8>, BakingError> {
    find(image).map(|(_, text)| text)
}

/// The credential and the standard it is baked by.
pub(super) fn find(image: &[u8]) -> Result<(Standard, Vec<u8>), BakingError> {
    let (standard, found) = the_one(survey(&scan(picture(image)?)?)?.found)?;
    if found.text.len() > MAX_TEXT {
        return Err(BakingError::TooLarge);
    }
    Ok((standard, found.text.into_bytes()))
}

fn declaration(standard: Standard) -> String {
    format!(" xmlns:{}=\"{}\"", standard.prefix(), standard.namespace())
}

fn picture(image: &[u8]) -> Result<&str, BakingError> {
    if image.len() > MAX_IMAGE {
        return Err(BakingError::TooLarge);
    }
    let text = image.strip_prefix(b"\xef\xbb\xbf").unwrap_or(image);
    std::str::from_utf8(text).map_err(|_| BakingError::Malformed("the picture is not UTF-8"))
}

/// The element that carries `credential`: a JWS or an address as attribute, JSON as CDATA.
fn element(credential: &[u8], standard: Standard, declared: bool) -> Result<String, BakingError> {
    let text = std::str::from_utf8(credential).map_err(|_| BakingError::Malformed("the credential is not UTF-8"))?;
    if text.contains(|c: char| matches!(c, '\u{fffe}' | '\u{ffff}') || (c.is_control() && !c.is_whitespace())) {
        return Err(BakingError::Malformed(
            "the credential holds characters that XML cannot carry",
        ));
    }
    let declaration = if declared { String::new() } else { declaration(standard) };
    let name = format!("{}:{}", standard.prefix(), standard.element());
    let word = text.trim();
    if is_compact_jws(word) || is_address(word) {
        let word = word.replace('&', "&amp;");
        return Ok(format!("<{name}{declaration} verify=\"{word}\"/>"));
    }
    // A CDATA section ends at its first `]]>`, so one inside the text is spread over two sections.
    let cdata = text.replace("]]>", "]]]]><![CDATA[>");
    Ok(format!("<{name}{declaration}><![CDATA[{cdata}]]></{name}>"))
}

/// What a walk over the picture has found.
struct Survey<'a> {
    root: Root<'a>,
    found: Vec<(Standard, Found)>,
}

struct Root<'a> {
    end: usize,
    bindings: Vec<(&'a str, String)>,
}

struct Found {
    range: Range<usize>,
    text: String,
}

/// An element whose end has not come yet.
struct Open<'a> {
    name: &'a str,
    bindings: Vec<(&'a str, String)>,
    start: usize,
    /// When this is a credential's element.
    credential: Option<Credential>,
}

/// A credential's element while its text is gathered.
struct Credential {
    standard: Standard,
    /// The attribute `verify`, which counts where there is no text.
    attribute: Option<String>,
    text: String,
}

/// Walks the pieces with their namespaces.
fn survey<'a>(pieces: &[Piece<'a>]) -> Result<Survey<'a>, BakingError> {
    let mut survey = Survey {
        root: root(pieces)?,
        found: Vec::new(),
    };
    let mut open: Vec<Open<'_>> = Vec::new();
    for piece in pieces {
        match &piece.event {
            Event::Start {
                name,
                attributes,
                empty,
            } => {
                let element = survey.enter(&open, piece, name, attributes)?;
                if *empty {
                    survey.leave(element, piece.range.end);
                } else {
                    open.push(element);
                }
            }
            Event::End { name } => {
                let element = open.pop().filter(|element| element.name == *name);
                let element = element.ok_or(BakingError::Malformed("tags do not match"))?;
                survey.leave(element, piece.range.end);
            }
            Event::Text(text) => gather(&mut open, &unescape(text)?),
            Event::CData(text) => gather(&mut open, text),
        }
        if open.len() > MAX_DEPTH {
            return Err(BakingError::TooLarge);
        }
    }
    if open.is_empty() {
        Ok(survey)
    } else {
        Err(BakingError::Malformed("the markup is cut off"))
    }
}

impl Survey<'_> {
    fn enter<'a>(
        &mut self,
        open: &[Open<'a>],
        piece: &Piece<'a>,
        name: &'a str,
        attributes: &[(&'a str, &'a str)],
    ) -> Result<Open<'a>, BakingError> {
        if open.last().is_some_and(|parent| parent.credential.is_some()) {
            return Err(BakingError::Malformed("the credential element holds other elements"));
        }
        let mut element = Open {
            name,
            bindings: bindings(attributes)?,
            start: piece.range.start,
            credential: None,
        };
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let scopes = std::iter::once(&element).chain(open.iter().rev());
        let namespace = scopes
            .flat_map(|scope| &scope.bindings)
            .find(|(bound, _)| *bound == prefix);
        let standard = namespace.and_then(|(_, uri)| Standard::of_element(uri, local));
        if let Some(standard) = standard {
            let attribute = attributes.iter().find(|(name, _)| *name == "verify");
            element.credential = Some(Credential {
                standard,
                attribute: attribute.map(|(_, value)| unescape(value)).transpose()?,
                text: String::new(),
            });
        }
        Ok(element)
    }

    fn leave(&mut self, element: Open<'_>, end: usize) {
        if let Some(credential) = element.credential {
            let is_blank = credential.text.trim().is_empty();
            let text = credential.attribute.filter(|_| is_blank).unwrap_or(credential.text);
            let range = element.start..end;
            self.found.push((credential.standard, Found { range, text }));
        }
    }
}

fn gather(open: &mut [Open<'_>], text: &str) {
    if let Some(credential) = open.last_mut().and_then(|element| element.credential.as_mut()) {
        credential.text.push_str(text);
    }
}

/// The namespaces that an element binds, its default one under the empty prefix.
fn bindings<'a>(attributes: &[(&'a str, &'a str)]) -> Result<Vec<(&'a str, String)>, BakingError> {
    let mut bound = Vec::new();
    for (name, value) in attributes {
        let prefix = if *name == "xmlns" {
            Some("")
        } else {
            name.strip_prefix("xmlns:")
        };
        if let Some(prefix) = prefix {
            bound.push((prefix, unescape(value)?));
        }
    }
    Ok(bound)
}

/// The root tag, which must be a non-empty `svg`, the first tag and the only one at its level.
fn root<'a>(pieces: &[Piece<'a>]) -> Result<Root<'a>, BakingError> {
    let first = pieces
        .iter()
        .find(|piece| !matches!(piece.event, Event::Text(text) if text.trim().is_empty()));
    let Some(Piece {
        event: Event::Start {
            name,
            attributes,
            empty,
        },
        range,
    }) = first
    else {
        return Err(BakingError::Malformed("no svg element"));
    };
    if name.rsplit(':').next() != Some("svg") || *empty {
        return Err(BakingError::Malformed("no svg element"));
    }
    Ok(Root {
        end: range.end,
        bindings: bindings(attributes)?,
    })
}

#[cfg(test)]
#[path = "svg_tests.rs"]
mod tests;

//! SVG: one `openbadges:credential` element directly inside `<svg>` (Open Badges 3.0, §5.3).

use std::ops::Range;

use super::markup::{Event, Piece, scan, unescape};
use super::{BakingError, MAX_IMAGE, MAX_TEXT, is_compact_jws};

/// The namespace of the element, by the letter of the standard.
const NAMESPACE: &str = "https://purl.imsglobal.org/ob/v3p0";
/// The namespace that Open Badges 2.0 used.
const NAMESPACE_OB2: &str = "http://openbadges.org";
/// The namespace of Comprehensive Learner Records.
const NAMESPACE_CLR: &str = "https://purl.imsglobal.org/clr/v2p0";
/// Deeper nesting than any badge picture has.
const MAX_DEPTH: usize = 256;

/// Whether the bytes start with a UTF-8 byte order mark and markup, as some editors write SVG.
pub(super) fn is_marked_utf8(bytes: &[u8]) -> bool {
    bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .is_some_and(|rest| rest.trim_ascii_start().starts_with(b"<"))
}

/// Puts `credential` (JSON or a compact JWS) into an SVG, directly after its root tag. A credential that is there
/// already is replaced; everything else of the picture stays as it is.
///
/// # Errors
/// When the picture is no sound SVG, or picture or text is too large.
pub fn bake(image: &[u8], credential: &[u8]) -> Result<Vec<u8>, BakingError> {
    if credential.len() > MAX_TEXT {
        return Err(BakingError::TooLarge);
    }
    let text = picture(image)?;
    let survey = survey(&scan(text)?)?;
    let root = survey.root;
    let mut baked = String::with_capacity(text.len() + credential.len() + 128);
    baked.push_str(&text[..root.end - 1]);
    if root.prefix_is_free {
        baked.push_str(&format!(" xmlns:openbadges=\"{NAMESPACE}\""));
    }
    baked.push('>');
    baked.push_str(&element(credential, root.prefix_is_free || root.prefix_is_ours)?);
    let mut from = root.end;
    for found in &survey.found {
        baked.push_str(&text[from..found.range.start]);
        from = found.range.end;
    }
    baked.push_str(&text[from..]);
    Ok(baked.into_bytes())
}

/// Takes the credential out of a baked SVG.
///
/// # Errors
/// When the SVG is damaged, or holds no credential, several, or one of another standard.
pub fn extract(image: &[u8]) -> Result<Vec<u8>, BakingError> {
    let survey = survey(&scan(picture(image)?)?)?;
    let mut found = survey.found.into_iter();
    let Some(first) = found.next() else {
        return Err(survey.other_standard.unwrap_or(BakingError::NoCredential));
    };
    if found.next().is_some() {
        return Err(BakingError::SeveralCredentials);
    }
    if first.text.len() > MAX_TEXT {
        return Err(BakingError::TooLarge);
    }
    Ok(first.text.into_bytes())
}

fn picture(image: &[u8]) -> Result<&str, BakingError> {
    if image.len() > MAX_IMAGE {
        return Err(BakingError::TooLarge);
    }
    let text = image.strip_prefix(b"\xef\xbb\xbf").unwrap_or(image);
    std::str::from_utf8(text).map_err(|_| BakingError::Malformed("the picture is not UTF-8"))
}

/// The element that carries `credential`: a JWS as attribute, JSON as CDATA.
fn element(credential: &[u8], declared: bool) -> Result<String, BakingError> {
    let text = std::str::from_utf8(credential).map_err(|_| BakingError::Malformed("the credential is not UTF-8"))?;
    if text.contains(|c: char| matches!(c, '\u{fffe}' | '\u{ffff}') || (c.is_control() && !c.is_whitespace())) {
        return Err(BakingError::Malformed(
            "the credential holds characters that XML cannot carry",
        ));
    }
    let declaration = if declared {
        String::new()
    } else {
        format!(" xmlns:openbadges=\"{NAMESPACE}\"")
    };
    if is_compact_jws(text.trim()) {
        return Ok(format!(
            "<openbadges:credential{declaration} verify=\"{}\"/>",
            text.trim()
        ));
    }
    // A CDATA section ends at its first `]]>`, so one inside the text is spread over two sections.
    let cdata = text.replace("]]>", "]]]]><![CDATA[>");
    Ok(format!(
        "<openbadges:credential{declaration}><![CDATA[{cdata}]]></openbadges:credential>"
    ))
}

/// What a walk over the picture has found.
struct Survey {
    root: Root,
    found: Vec<Found>,
    other_standard: Option<BakingError>,
}

struct Root {
    end: usize,
    prefix_is_free: bool,
    prefix_is_ours: bool,
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
    /// Text gathered so far, when this is the credential element.
    text: Option<String>,
}

/// Walks the pieces with their namespaces.
fn survey(pieces: &[Piece<'_>]) -> Result<Survey, BakingError> {
    let mut survey = Survey {
        root: root(pieces)?,
        found: Vec::new(),
        other_standard: None,
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

impl Survey {
    fn enter<'a>(
        &mut self,
        open: &[Open<'a>],
        piece: &Piece<'a>,
        name: &'a str,
        attributes: &[(&'a str, &'a str)],
    ) -> Result<Open<'a>, BakingError> {
        if open.last().is_some_and(|parent| parent.text.is_some()) {
            return Err(BakingError::Malformed("the credential element holds other elements"));
        }
        let mut element = Open {
            name,
            bindings: bindings(attributes)?,
            start: piece.range.start,
            text: None,
        };
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let scopes = std::iter::once(&element).chain(open.iter().rev());
        let namespace = scopes
            .flat_map(|scope| &scope.bindings)
            .find(|(bound, _)| *bound == prefix);
        match (namespace.map(|(_, uri)| uri.as_str()), local) {
            (Some(NAMESPACE), "credential") => {
                let attribute = attributes.iter().find(|(name, _)| *name == "verify");
                element.text = Some(attribute.map_or(Ok(String::new()), |(_, value)| unescape(value))?);
            }
            (Some(NAMESPACE_OB2), "assertion") => self.other_standard = Some(BakingError::OpenBadges2),
            (Some(NAMESPACE_CLR), _) => self.other_standard = Some(BakingError::ComprehensiveLearnerRecord),
            _ => {}
        }
        Ok(element)
    }

    fn leave(&mut self, element: Open<'_>, end: usize) {
        if let Some(text) = element.text {
            self.found.push(Found {
                range: element.start..end,
                text,
            });
        }
    }
}

fn gather(open: &mut [Open<'_>], text: &str) {
    if let Some(gathered) = open.last_mut().and_then(|element| element.text.as_mut()) {
        gathered.push_str(text);
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
fn root(pieces: &[Piece<'_>]) -> Result<Root, BakingError> {
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
    let bound = bindings(attributes)?
        .into_iter()
        .find(|(prefix, _)| *prefix == "openbadges");
    Ok(Root {
        end: range.end,
        prefix_is_free: bound.is_none(),
        prefix_is_ours: bound.is_some_and(|(_, uri)| uri == NAMESPACE),
    })
}

#[cfg(test)]
#[path = "svg_tests.rs"]
mod tests;

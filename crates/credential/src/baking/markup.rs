//! A small scanner over XML markup: enough to walk an SVG, nothing that could be turned against us.
//!
//! It knows no document type beyond skipping its name, so there are no entities to expand and
//! nothing to fetch; only the five built-in names and character numbers are understood.

use std::ops::Range;

use super::BakingError;

/// More tags and texts than any badge picture has.
const MAX_PIECES: usize = 200_000;

/// Something found in the markup. Comments and processing instructions are passed over.
#[derive(Debug, PartialEq)]
pub(super) enum Event<'a> {
    /// `<name a="b">`, or `<name/>` when `empty`.
    Start {
        name: &'a str,
        attributes: Vec<(&'a str, &'a str)>,
        empty: bool,
    },
    /// `</name>`.
    End { name: &'a str },
    /// Text between tags, still escaped.
    Text(&'a str),
    /// The inside of a CDATA section.
    CData(&'a str),
}

/// An event and the bytes it covers.
pub(super) struct Piece<'a> {
    pub event: Event<'a>,
    pub range: Range<usize>,
}

/// Walks the whole of `text`.
pub(super) fn scan(text: &str) -> Result<Vec<Piece<'_>>, BakingError> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let (event, length) = next(&text[at..])?;
        if let Some(event) = event {
            pieces.push(Piece {
                event,
                range: at..at + length,
            });
        }
        if pieces.len() > MAX_PIECES {
            return Err(BakingError::TooLarge);
        }
        at += length;
    }
    Ok(pieces)
}

/// The first event of `rest` and how many bytes it takes.
fn next(rest: &str) -> Result<(Option<Event<'_>>, usize), BakingError> {
    if !rest.starts_with('<') {
        let end = rest.find('<').unwrap_or(rest.len());
        return Ok((Some(Event::Text(&rest[..end])), end));
    }
    for (open, close) in [("<!--", "-->"), ("<?", "?>")] {
        if let Some(inside) = rest.strip_prefix(open) {
            return Ok((None, open.len() + find(inside, close)? + close.len()));
        }
    }
    if let Some(inside) = rest.strip_prefix("<![CDATA[") {
        let end = find(inside, "]]>")?;
        return Ok((Some(Event::CData(&inside[..end])), 9 + end + 3));
    }
    if rest.starts_with("<!") {
        return doctype(rest).map(|length| (None, length));
    }
    tag(rest)
}

fn find(text: &str, what: &str) -> Result<usize, BakingError> {
    text.find(what).ok_or(BakingError::Malformed("the markup is cut off"))
}

/// A document type without declarations of its own is skipped; one with them is refused.
fn doctype(rest: &str) -> Result<usize, BakingError> {
    let end = find(rest, ">")?;
    if rest[..end].contains('[') {
        return Err(BakingError::Malformed("the picture declares entities"));
    }
    Ok(end + 1)
}

fn tag(rest: &str) -> Result<(Option<Event<'_>>, usize), BakingError> {
    let end = tag_end(rest)?;
    let inside = &rest[1..end];
    let event = match inside.strip_prefix('/') {
        Some(name) => Event::End { name: name.trim_end() },
        None => start(inside)?,
    };
    Ok((Some(event), end + 1))
}

/// Where the `>` of a tag stands, not counting those inside quotes.
fn tag_end(rest: &str) -> Result<usize, BakingError> {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            (None, b'>') => return Ok(at),
            (None, b'<') => return Err(BakingError::Malformed("a tag inside a tag")),
            _ => {}
        }
    }
    Err(BakingError::Malformed("the markup is cut off"))
}

fn start(inside: &str) -> Result<Event<'_>, BakingError> {
    let (inside, empty) = match inside.strip_suffix('/') {
        Some(inside) => (inside, true),
        None => (inside, false),
    };
    let split = inside.find(|c: char| c.is_ascii_whitespace()).unwrap_or(inside.len());
    let (name, mut rest) = (&inside[..split], inside[split..].trim_ascii_start());
    if name.is_empty() {
        return Err(BakingError::Malformed("a tag without a name"));
    }
    let mut attributes = Vec::new();
    while !rest.is_empty() {
        let (attribute, after) = attribute(rest)?;
        attributes.push(attribute);
        rest = after.trim_ascii_start();
    }
    Ok(Event::Start {
        name,
        attributes,
        empty,
    })
}

fn attribute(text: &str) -> Result<((&str, &str), &str), BakingError> {
    const BROKEN: BakingError = BakingError::Malformed("an attribute is malformed");
    let (name, after) = text.split_once('=').ok_or(BROKEN)?;
    let name = name.trim_ascii_end();
    let after = after.trim_ascii_start();
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\'')).ok_or(BROKEN)?;
    let (value, rest) = after[1..].split_once(quote).ok_or(BROKEN)?;
    if name.is_empty() || name.contains(|c: char| c.is_ascii_whitespace() || c == '"' || c == '\'') {
        return Err(BROKEN);
    }
    Ok(((name, value), rest))
}

/// Undoes the five built-in escapes and character numbers.
pub(super) fn unescape(text: &str) -> Result<String, BakingError> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let (name, after) = rest[at + 1..].split_once(';').ok_or(UNKNOWN)?;
        out.push(character(name)?);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

const UNKNOWN: BakingError = BakingError::Malformed("an unknown entity");

fn character(name: &str) -> Result<char, BakingError> {
    let number = match name {
        "lt" => return Ok('<'),
        "gt" => return Ok('>'),
        "amp" => return Ok('&'),
        "quot" => return Ok('"'),
        "apos" => return Ok('\''),
        _ => name.strip_prefix('#').ok_or(UNKNOWN)?,
    };
    let code = match number.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    code.ok().and_then(char::from_u32).filter(|c| *c != '\0').ok_or(UNKNOWN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(text: &str) -> Vec<Event<'_>> {
        scan(text).unwrap().into_iter().map(|piece| piece.event).collect()
    }

    #[test]
    fn the_parts_of_a_document_are_told_apart() {
        let found =
            events("<?xml version='1.0'?><!DOCTYPE svg><!-- <a> --><svg a = 'x>y' b=\"2\">t<![CDATA[<z>]]></svg>");
        assert_eq!(
            found,
            [
                Event::Start {
                    name: "svg",
                    attributes: vec![("a", "x>y"), ("b", "2")],
                    empty: false
                },
                Event::Text("t"),
                Event::CData("<z>"),
                Event::End { name: "svg" },
            ]
        );
        assert_eq!(
            events("<a/>"),
            [Event::Start {
                name: "a",
                attributes: vec![],
                empty: true
            }]
        );
    }

    #[test]
    fn entity_declarations_are_refused() {
        let bomb = "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaa'>]><svg>&a;</svg>";
        assert!(matches!(
            scan(bomb),
            Err(BakingError::Malformed("the picture declares entities"))
        ));
        assert_eq!(unescape("&a;"), Err(UNKNOWN));
        assert_eq!(unescape("&lt;&#65;&#x42;&amp;"), Ok("<AB&".into()));
        assert_eq!(unescape("&#0;"), Err(UNKNOWN));
        assert_eq!(unescape("&#xD800;"), Err(UNKNOWN));
    }

    #[test]
    fn broken_markup_is_an_error() {
        for broken in [
            "<",
            "<a",
            "<a b>",
            "<a b=c>",
            "<a b='c>",
            "<!-- ",
            "<![CDATA[ ",
            "< a>",
            "<a <b>>",
            "<>",
            "<a =''>",
        ] {
            assert!(scan(broken).is_err(), "{broken}");
        }
    }
}

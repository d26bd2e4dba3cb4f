//! N-Quads: the canonical writer and a strict reader.

use crate::dataset::{Dataset, Kind, Quad, Term};
use crate::iri::{is_absolute, is_blank_label, is_language_tag};
use crate::{Error, Limits};
use std::fmt::Write as _;

const XSD_STRING: &str = "http://www.w3.org/2001/XMLSchema#string";

/// Writes a literal in the canonical form of RDFC-1.0 §5.
pub(crate) fn write_literal(out: &mut String, value: &str, kind: Kind<'_>) {
    out.push('"');
    write_escaped(out, value);
    out.push('"');
    match kind {
        Kind::Plain => {}
        Kind::Language(tag) => {
            out.push('@');
            out.push_str(tag);
        }
        Kind::Datatype(iri) => {
            out.push_str("^^<");
            out.push_str(iri);
            out.push('>');
        }
    }
}

fn write_escaped(out: &mut String, value: &str) {
    // Most values hold nothing to escape, and many bytes are looked at at once where no way out is in between.
    let escapes = |byte: u8| byte < 0x20 || matches!(byte, b'"' | b'\\' | 0x7f);
    if !value.bytes().fold(false, |found, byte| found | escapes(byte)) {
        return out.push_str(value);
    }
    let mut from = 0;
    for (at, byte) in value.bytes().enumerate() {
        if byte >= 0x20 && !matches!(byte, b'"' | b'\\' | 0x7f) {
            continue;
        }
        out.push_str(&value[from..at]);
        from = at + 1;
        match byte {
            0x08 => out.push_str("\\b"),
            b'\t' => out.push_str("\\t"),
            b'\n' => out.push_str("\\n"),
            0x0c => out.push_str("\\f"),
            b'\r' => out.push_str("\\r"),
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            _ => {
                let _ = write!(out, "\\u{byte:04X}");
            }
        }
    }
    out.push_str(&value[from..]);
}

/// Reads N-Quads (RDF 1.1 N-Quads): one statement or comment to a line.
///
/// # Errors
/// [`Error::NQuads`] with the line number, or [`Error::Limit`].
pub fn parse(text: &str, limits: &Limits) -> Result<Dataset, Error> {
    limits.admit_bytes(text.len())?;
    let mut dataset = Dataset::new(limits);
    for (number, line) in text.split(['\n', '\r']).enumerate() {
        let mut reader = Line {
            rest: line,
            number: number + 1,
        };
        if reader.next_char().is_none() {
            continue;
        }
        let quad = reader.statement(&mut dataset)?;
        dataset.push(quad)?;
    }
    Ok(dataset)
}

/// What is left of one line.
struct Line<'t> {
    rest: &'t str,
    number: usize,
}

impl<'t> Line<'t> {
    fn problem(&self, problem: &'static str) -> Error {
        Error::NQuads {
            problem,
            line: self.number,
        }
    }

    /// The next character that is neither space nor in a comment.
    fn next_char(&mut self) -> Option<char> {
        self.rest = self.rest.trim_start_matches([' ', '\t']);
        if self.rest.starts_with('#') {
            self.rest = "";
        }
        self.rest.chars().next()
    }

    fn statement(&mut self, dataset: &mut Dataset) -> Result<Quad, Error> {
        let subject = self.resource(dataset)?;
        let predicate = self.resource(dataset)?;
        if predicate.blank().is_some() {
            return Err(self.problem("a blank node as predicate"));
        }
        let object = match self.next_char() {
            Some('"') => self.literal(dataset)?,
            _ => self.resource(dataset)?,
        };
        let graph = match self.next_char() {
            Some('.') => Term::DEFAULT_GRAPH,
            _ => self.resource(dataset)?,
        };
        if self.next_char() != Some('.') {
            return Err(self.problem("no full stop"));
        }
        self.rest = &self.rest[1..];
        if self.next_char().is_some() {
            return Err(self.problem("something after the full stop"));
        }
        Ok(Quad {
            subject,
            predicate,
            object,
            graph,
        })
    }

    fn resource(&mut self, dataset: &mut Dataset) -> Result<Term, Error> {
        match self.next_char() {
            Some('<') => Ok(dataset.iri(&self.iri()?)),
            Some('_') => dataset.blank(self.label()?),
            _ => Err(self.problem("neither an IRI nor a blank node")),
        }
    }

    fn iri(&mut self) -> Result<String, Error> {
        let body = self.rest.strip_prefix('<');
        let body = body.ok_or_else(|| self.problem("no IRI where one should stand"))?;
        let end = body.find('>').ok_or_else(|| self.problem("an IRI without an end"))?;
        let iri = self.unescape(&body[..end], false)?;
        self.rest = &body[end + 1..];
        if !is_absolute(&iri) {
            return Err(self.problem("an IRI that is not absolute"));
        }
        Ok(iri)
    }

    fn label(&mut self) -> Result<&'t str, Error> {
        let label = self
            .rest
            .strip_prefix("_:")
            .ok_or_else(|| self.problem("no blank node"))?;
        let end = label.find([' ', '\t', '<', '#']).unwrap_or(label.len());
        let name = label[..end].trim_end_matches('.');
        if !is_blank_label(name) {
            return Err(self.problem("a blank node without a label"));
        }
        self.rest = &label[name.len()..];
        Ok(name)
    }

    fn literal(&mut self, dataset: &mut Dataset) -> Result<Term, Error> {
        let body = &self.rest[1..];
        let mut escaped = false;
        let end = body.bytes().position(|byte| {
            let closes = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            closes
        });
        let end = end.ok_or_else(|| self.problem("a literal without an end"))?;
        let value = self.unescape(&body[..end], true)?;
        self.rest = &body[end + 1..];
        if let Some(rest) = self.rest.strip_prefix("^^") {
            self.rest = rest;
            let datatype = self.iri()?;
            let kind = if datatype == XSD_STRING {
                Kind::Plain
            } else {
                Kind::Datatype(&datatype)
            };
            return Ok(dataset.literal(&value, kind));
        }
        let kind = match self.rest.strip_prefix('@') {
            Some(rest) => Kind::Language(self.tag(rest)?),
            None => Kind::Plain,
        };
        Ok(dataset.literal(&value, kind))
    }

    fn tag(&mut self, rest: &'t str) -> Result<&'t str, Error> {
        let inner = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let (tag, rest) = rest.split_at(rest.find(|c| !inner(c)).unwrap_or(rest.len()));
        self.rest = rest;
        if !is_language_tag(tag) {
            return Err(self.problem("a malformed language tag"));
        }
        Ok(tag)
    }

    /// Resolves `\uXXXX` and `\UXXXXXXXX`, and in literals the one-letter escapes.
    fn unescape(&self, text: &str, literal: bool) -> Result<String, Error> {
        let mut pieces = text.split('\\');
        let mut out = pieces.next().unwrap_or_default().to_owned();
        while let Some(piece) = pieces.next() {
            let Some(letter) = piece.chars().next() else {
                // Two backslashes: the next piece follows the second one as it stands.
                let plain = pieces.next().filter(|_| literal);
                out.push('\\');
                out.push_str(plain.ok_or_else(|| self.problem("an unknown escape"))?);
                continue;
            };
            let (character, length) = match letter {
                'u' => (code_point(piece, 4), 5),
                'U' => (code_point(piece, 8), 9),
                _ => (one_letter(letter).filter(|_| literal), 1),
            };
            out.push(character.ok_or_else(|| self.problem("an unknown escape"))?);
            out.push_str(&piece[length..]);
        }
        Ok(out)
    }
}

fn code_point(piece: &str, digits: usize) -> Option<char> {
    let digits = piece.get(1..=digits)?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}

fn one_letter(letter: char) -> Option<char> {
    Some(match letter {
        't' => '\t',
        'b' => '\u{8}',
        'n' => '\n',
        'r' => '\r',
        'f' => '\u{c}',
        '"' => '"',
        '\'' => '\'',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first_object(line: &str) -> String {
        let dataset = parse(line, &Limits::default()).unwrap();
        dataset.text(dataset.quads()[0].object)
    }

    #[test]
    fn literals_come_back_in_canonical_form() {
        let line = r#"<a:s> <a:p> "\u0041\\\t\U0001F600\u007F\u0001\"" . # a remark"#;
        assert_eq!(first_object(line), "\"A\\\\\\t\u{1F600}\\u007F\\u0001\\\"\"");
        let typed = "<a:s> <a:p> \"x\"^^<http://www.w3.org/2001/XMLSchema#string>.";
        assert_eq!(first_object(typed), "\"x\"");
        assert_eq!(first_object("<a:s> <a:p> \"x\"@en-GB <a:g> ."), "\"x\"@en-GB");
    }

    #[test]
    fn a_malformed_line_is_refused_by_number() {
        for line in [
            "<a:s> <a:p> .",
            "<a:s> <a:p> <a:o>",
            "<s> <a:p> <a:o> .",
            "<a:s> _:b <a:o> .",
            "<a:s> <a:p> \"x .",
            "\"x\" <a:p> <a:o> .",
            "<a:s> <a:p> \"\\q\" .",
            "<a:s> <a:p> \"\\u12\" .",
            "<a:s> <a:p> <a:o> . <a:s>",
            "<a:s> <a:p> \"x\"@ .",
            "<a:s> <a:p> \"x\"^^a:o> .",
            "<a:s> <a:p> \"x\"^^\u{fffd}a:o> .",
            "_: <a:p> <a:o> .",
            "<a:s> <a:p> <a:o> <a:g> <a:h> .",
        ] {
            let text = format!("# fine\n{line}\n");
            let error = parse(&text, &Limits::default()).unwrap_err();
            assert!(matches!(error, Error::NQuads { line: 2, .. }), "{line}: {error}");
        }
    }
}

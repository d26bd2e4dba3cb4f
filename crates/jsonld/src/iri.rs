//! The shape of an absolute IRI, and the text around it.

/// Whether `text` is an absolute IRI that N-Quads can hold: a scheme, a colon, and none of the
/// characters that RFC 3987 and the N-Quads grammar keep out of an IRI.
pub(crate) fn is_absolute(text: &str) -> bool {
    has_scheme(text) && are_iri_bytes(text)
}

/// Whether `text` begins with a scheme (RFC 3986 §3.1) and a colon.
pub(crate) fn has_scheme(text: &str) -> bool {
    let Some(colon) = text.find(':') else {
        return false;
    };
    let mut scheme = text[..colon].bytes();
    scheme.next().is_some_and(|byte| byte.is_ascii_alphabetic())
        && scheme.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}

/// Whether nothing in `text` keeps it from standing between the angle brackets of an IRI in
/// N-Quads. Looks at every byte, without a way out in between, so that many are looked at at once.
pub(crate) fn are_iri_bytes(text: &str) -> bool {
    text.bytes().fold(true, |sound, byte| sound & is_iri_byte(byte))
}

fn is_iri_byte(byte: u8) -> bool {
    byte > 0x20 && byte != 0x7f && !matches!(byte, b'<' | b'>' | b'"' | b'{' | b'}' | b'|' | b'^' | b'`' | b'\\')
}

/// Whether `text` has the form that JSON-LD reserves for keywords: `@` and letters only.
pub(crate) fn is_keyword_like(text: &str) -> bool {
    text.strip_prefix('@')
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// Whether `text` may stand after `_:` (N-Quads `BLANK_NODE_LABEL`).
pub(crate) fn is_blank_label(text: &str) -> bool {
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '-' | '.' | '\u{b7}');
    !text.is_empty() && text.chars().all(inner) && !text.starts_with(['-', '.', '\u{b7}']) && !text.ends_with('.')
}

/// Whether `text` is a well-formed language tag (BCP 47 §2.1, the form JSON-LD checks).
pub(crate) fn is_language_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    parts
        .next()
        .is_some_and(|first| (1..=8).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic()))
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_absolute_iri_has_a_scheme_and_no_forbidden_character() {
        for iri in [
            "https://example.org/ä?x#y",
            "urn:uuid:1",
            "did:key:z6Mk",
            "a:",
            "data:,x",
        ] {
            assert!(is_absolute(iri), "{iri}");
        }
        for text in [
            "",
            "x",
            ":x",
            "1a:b",
            "https ://x",
            "_:b",
            "a:<b>",
            "a:b c",
            "a:\u{7f}",
            "a:b\\c",
        ] {
            assert!(!is_absolute(text), "{text}");
        }
    }

    #[test]
    fn language_tags_are_checked() {
        assert!(is_language_tag("es") && is_language_tag("de-CH-1996"));
        assert!(!is_language_tag("") && !is_language_tag("a b") && !is_language_tag("en-"));
    }
}

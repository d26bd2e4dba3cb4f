//! Texts and identifiers as a credential may carry them.

use std::fmt::Write as _;

/// A text without characters that other programs canonicalise differently: a tab becomes a space, and of the control characters only line
/// ends stay. What is left reads the same.
pub fn text(written: &str) -> String {
    let kept = |letter: &char| !letter.is_control() || matches!(letter, '\n' | '\r');
    written
        .chars()
        .map(|letter| if letter == '\t' { ' ' } else { letter })
        .filter(kept)
        .collect()
}

/// A text of one line: line ends become spaces too.
pub fn line(written: &str) -> String {
    text(written).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A word as part of an identifier: what is not unreserved (RFC 3986, §2.3) is percent-encoded.
pub fn part(word: &str) -> String {
    word.bytes().fold(String::with_capacity(word.len()), |mut safe, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            safe.push(char::from(byte));
        } else {
            let _ = write!(safe, "%{byte:02X}");
        }
        safe
    })
}

#[cfg(test)]
mod tests {
    use super::{line, part, text};

    #[test]
    fn control_characters_do_not_reach_a_signature() {
        assert_eq!(text("a\tb\u{0}c\u{7f}d\u{85}\ne"), "a bcd\ne");
        assert_eq!(line(" a\n\n b\t"), "a b");
        assert_eq!(text("Añá 🌱 \u{2028}"), "Añá 🌱 \u{2028}", "everything else stays");
    }

    #[test]
    fn an_identifier_has_no_space_and_no_bracket() {
        assert_eq!(part("opens with {care}"), "opens%20with%20%7Bcare%7D");
    }
}

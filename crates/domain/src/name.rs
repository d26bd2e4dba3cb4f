//! Display names: what people call themselves, safe to print anywhere (security rules TM-08).

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A display name in NFC, trimmed, with single spaces.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DisplayName(String);

/// Why a text is no display name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// A name needs at least one letter.
    #[error("a name needs at least one letter")]
    NoLetter,
    /// Longer than [`DisplayName::MAX_CHARS`].
    #[error("a name has at most {} characters", DisplayName::MAX_CHARS)]
    TooLong,
    /// Control characters, characters that turn the direction of text around, private or unassigned ones, or a pile
    /// of combining marks: a credential prints the name, and these could make it look like something else.
    #[error("a name has no control or direction characters")]
    Character,
}

impl DisplayName {
    /// The longest name, in characters. Real names run to about 80; certificates must still fit.
    pub const MAX_CHARS: usize = 120;
    /// The most combining marks on one letter. Vietnamese needs two, some scripts three or four.
    const MAX_MARKS: usize = 4;

    /// Reads what a person typed.
    ///
    /// # Errors
    /// [`NameError`].
    pub fn parse(typed: &str) -> Result<Self, NameError> {
        if typed.len() > 16 * Self::MAX_CHARS {
            return Err(NameError::TooLong);
        }
        if typed.chars().any(is_refused) {
            return Err(NameError::Character);
        }
        let words: Vec<&str> = typed.split_whitespace().collect();
        let name: String = words.join(" ").nfc().collect();
        if name.chars().count() > Self::MAX_CHARS {
            return Err(NameError::TooLong);
        }
        if !name.chars().any(char::is_alphabetic) {
            return Err(NameError::NoLetter);
        }
        if longest_pile(&name) > Self::MAX_MARKS {
            return Err(NameError::Character);
        }
        Ok(Self(name))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for DisplayName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A mark that belongs to the letter before it.
pub(crate) fn is_mark(character: char) -> bool {
    is_combining_mark(character)
}

/// The joiners U+200C and U+200D are part of correct spelling in several scripts and stay allowed.
fn is_refused(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{00AD}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
            | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FEFF}'
            | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFF}' | '\u{E000}'..='\u{F8FF}' | '\u{E0000}'..='\u{10FFFF}')
}

fn longest_pile(text: &str) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for character in text.nfd() {
        run = if is_combining_mark(character) { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_called_many_things() {
        for (typed, name) in [
            ("  Ana   María  Díaz ", "Ana María Díaz"),
            ("Jose\u{301}", "José"),
            ("Nguyễn Thị Minh Khai", "Nguyễn Thị Minh Khai"),
            ("O’Neil-Smith Jr.", "O’Neil-Smith Jr."),
            ("李", "李"),
            ("محمد", "محمد"),
            ("<b>Bo</b>", "<b>Bo</b>"),
        ] {
            assert_eq!(
                DisplayName::parse(typed).map(|parsed| parsed.to_string()),
                Ok(name.to_owned())
            );
        }
    }

    #[test]
    fn what_could_make_a_certificate_lie_is_refused() {
        for typed in [
            "Ana\u{202E}zaiD",
            "Ana\u{2066}",
            "Ana\nDiaz",
            "A\u{0}",
            "A\u{200B}na",
            "A\u{E000}",
            "\u{3164}A",
        ] {
            assert_eq!(DisplayName::parse(typed), Err(NameError::Character), "{typed:?}");
        }
        assert!(DisplayName::parse(&format!("A{}", "\u{301}".repeat(4))).is_ok());
        let piled = format!("A{}", "\u{301}".repeat(5));
        assert_eq!(DisplayName::parse(&piled), Err(NameError::Character));
    }

    #[test]
    fn a_name_has_a_letter_and_an_end() {
        for typed in ["", "  ", "42", "—"] {
            assert_eq!(DisplayName::parse(typed), Err(NameError::NoLetter), "{typed:?}");
        }
        assert!(DisplayName::parse(&"é".repeat(120)).is_ok());
        assert_eq!(DisplayName::parse(&"é".repeat(121)), Err(NameError::TooLong));
        assert_eq!(DisplayName::parse(&"é".repeat(1_000_000)), Err(NameError::TooLong));
    }
}

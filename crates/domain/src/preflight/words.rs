//! Counting words, the same way in every place.

/// Counts words: pieces between white space or dashes (en, em and horizontal bar) that hold at least one letter or
/// digit, in any script. A hyphen or an apostrophe does not split a word, punctuation alone is no word, and each
/// character of a script written without spaces (Han, Hiragana, Katakana) counts as one.
///
/// The rule is ours and simple on purpose: a person can count along, and the page's live counter agrees with the
/// server. Invisible marks do not split or make words.
#[must_use]
pub fn count_words(text: &str) -> u32 {
    let mut count = 0_u32;
    let mut inside = false;
    for character in text.chars() {
        if stands_alone(character) {
            count = count.saturating_add(1);
            inside = false;
        } else if character.is_whitespace() || is_dash(character) {
            inside = false;
        } else if character.is_alphanumeric() && !inside {
            count = count.saturating_add(1);
            inside = true;
        }
    }
    count
}

const fn is_dash(character: char) -> bool {
    matches!(character, '\u{2013}' | '\u{2014}' | '\u{2015}')
}

/// Hiragana, Katakana and the Han blocks.
const fn stands_alone(character: char) -> bool {
    matches!(character,
        '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

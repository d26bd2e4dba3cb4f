//! Help with typing mistakes: the nearest words that the catalogue really uses.

use std::collections::BTreeSet;

/// The most words that are compared.
const MOST: usize = 20_000;
/// How alike two words must be, from 0 to 1.
const ALIKE: f64 = 0.45;

/// Adds the words of a text to those that may be suggested.
pub fn learn(words: &mut BTreeSet<String>, text: &str) {
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let word = word.to_lowercase();
        if (4..=24).contains(&word.chars().count()) && words.len() < MOST {
            words.insert(word);
        }
    }
}

/// What somebody may have meant; `None` when no word is near enough, or all are known as they are.
pub fn correct(words: &BTreeSet<String>, typed: &str) -> Option<String> {
    let mut changed = false;
    let meant: Vec<String> = typed
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(8)
        .map(|word| {
            let word: String = word.to_lowercase().chars().take(24).collect();
            if is_known(words, &word) {
                return word;
            }
            match nearest(words, &word) {
                Some(found) => {
                    changed = true;
                    found.to_owned()
                }
                None => word,
            }
        })
        .collect();
    changed.then(|| meant.join(" "))
}

fn is_known(words: &BTreeSet<String>, word: &str) -> bool {
    words
        .range(word.to_owned()..)
        .next()
        .is_some_and(|found| found.starts_with(word))
}

fn nearest<'a>(words: &'a BTreeSet<String>, word: &str) -> Option<&'a str> {
    let mine = pieces(word);
    let mut best = (ALIKE, None);
    for candidate in words {
        if candidate.chars().count().abs_diff(word.chars().count()) > 3 {
            continue;
        }
        let alike = alikeness(&mine, &pieces(candidate));
        if alike > best.0 {
            best = (alike, Some(candidate.as_str()));
        }
    }
    best.1
}

/// Pairs of letters, the ends included: two letters swapped leave more pairs in common than triples.
fn pieces(word: &str) -> Vec<(char, char)> {
    let letters: Vec<char> = std::iter::once(' ').chain(word.chars()).chain([' ']).collect();
    letters.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// Twice what they have in common, of all that they have (Dice's coefficient).
fn alikeness(a: &[(char, char)], b: &[(char, char)]) -> f64 {
    let mut rest = b.to_vec();
    let mut common = 0_u32;
    for piece in a {
        if let Some(place) = rest.iter().position(|other| other == piece) {
            rest.swap_remove(place);
            common += 1;
        }
    }
    let all = u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX);
    f64::from(2 * common) / f64::from(all.max(1))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{correct, learn};

    fn words() -> BTreeSet<String> {
        let mut words = BTreeSet::new();
        learn(&mut words, "Making Sense: Leading Reflection");
        learn(&mut words, "Their Ideas Lead: Youth Voice and Choice");
        words
    }

    #[test]
    fn a_typing_mistake_finds_the_word_that_was_meant() {
        for (typed, meant) in [
            ("refelction", "reflection"),
            ("Reflecton", "reflection"),
            ("yuoth voice", "youth voice"),
        ] {
            assert_eq!(correct(&words(), typed).as_deref(), Some(meant), "{typed}");
        }
    }

    #[test]
    fn a_word_that_is_nothing_like_any_other_is_left_alone() {
        assert_eq!(correct(&words(), "zzzz"), None);
        assert_eq!(
            correct(&words(), "reflec"),
            None,
            "the beginning of a word is no mistake"
        );
        assert_eq!(correct(&words(), "!!"), None);
    }
}

//! The earner's own names in the earner's own work: found before sending, so that it is judged blind.

use crate::submissions::draft::Draft;

/// A place where an own name stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leak {
    /// The prompt or question in which it stands.
    pub question: String,
    /// What was found, as the account has it.
    pub found: String,
    /// The file in whose name it stands; none for a text.
    pub file: Option<String>,
}

/// What gives a person away.
#[derive(Clone, Debug)]
pub struct Identity {
    words: Vec<String>,
    addresses: Vec<String>,
}

/// Shorter pieces of a name are everyday words too often.
const SHORTEST: usize = 3;

impl Identity {
    /// Of a name and e-mail addresses.
    pub fn of(name: &str, addresses: &[String]) -> Self {
        let words = name.split(|letter: char| !letter.is_alphanumeric());
        let long = words.filter(|word| word.chars().count() >= SHORTEST);
        Self {
            words: long.map(str::to_lowercase).collect(),
            addresses: addresses.iter().map(|address| address.to_lowercase()).collect(),
        }
    }

    /// The first own name in a text: a whole word of the name in any case, or an address.
    fn find(&self, text: &str) -> Option<&str> {
        let text = text.to_lowercase();
        let address = self.addresses.iter().find(|address| text.contains(address.as_str()));
        let is_word = |word: &&String| {
            text.split(|letter: char| !letter.is_alphanumeric())
                .any(|found| found == word.as_str())
        };
        address.or_else(|| self.words.iter().find(is_word)).map(String::as_str)
    }
}

/// Every text and file name in which an own name stands.
pub fn leaks(draft: &Draft, identity: &Identity) -> Vec<Leak> {
    let texts = draft.texts.iter().filter_map(|text| {
        Some(Leak {
            question: text.question.clone(),
            found: identity.find(&text.body)?.to_owned(),
            file: None,
        })
    });
    let names = draft.files.iter().filter_map(|file| {
        Some(Leak {
            question: file.prompt.clone(),
            found: identity.find(&file.name)?.to_owned(),
            file: Some(file.name.clone()),
        })
    });
    let links = draft.links.iter().filter_map(|link| {
        Some(Leak {
            question: link.prompt.clone(),
            found: identity.find(&link.url)?.to_owned(),
            file: None,
        })
    });
    texts.chain(names).chain(links).collect()
}

#[cfg(test)]
mod tests {
    use super::Identity;

    #[test]
    fn a_name_is_found_as_a_whole_word_in_any_case() {
        let maya = Identity::of("Maya O'Neill-Brandt", &["Maya.B@example.org".to_owned()]);
        assert_eq!(maya.find("As MAYA said, the bridge held."), Some("maya"));
        assert_eq!(maya.find("bridge_brandt_2.mp4"), Some("brandt"));
        assert_eq!(maya.find("write to maya.b@EXAMPLE.org"), Some("maya.b@example.org"));
        assert_eq!(maya.find("The Mayan calendar, Oneill"), None);
    }

    #[test]
    fn a_short_piece_of_a_name_is_no_clue() {
        assert_eq!(Identity::of("Li Jo An", &[]).find("li jo an went on"), None);
    }
}

//! What is wrong with a file of content, and what to write instead.

use std::fmt;

/// One thing to mend. Its text is for the author at the command line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file's path inside the folder.
    pub file: String,
    /// The field, as in `criteria.moments.required`; empty for the file as a whole.
    pub field: String,
    /// What is wrong and what to write.
    pub advice: String,
}

impl Problem {
    /// A problem of one field of one file.
    pub fn new(file: &str, field: impl Into<String>, advice: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            field: field.into(),
            advice: advice.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.field.is_empty() {
            write!(f, "{}: {}", self.file, self.advice)
        } else {
            write!(f, "{}: {}: {}", self.file, self.field, self.advice)
        }
    }
}

/// A place to note the problems of one file.
#[derive(Debug)]
pub struct Notes<'a> {
    file: &'a str,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Notes<'a> {
    /// Notes about `file`, added to `problems`.
    pub fn on(file: &'a str, problems: &'a mut Vec<Problem>) -> Self {
        Self { file, problems }
    }

    /// Notes a problem.
    pub fn say(&mut self, field: impl Into<String>, advice: impl Into<String>) {
        self.problems.push(Problem::new(self.file, field, advice));
    }

    /// Notes a problem unless all is well.
    pub fn unless(&mut self, well: bool, field: impl Into<String>, advice: impl Into<String>) {
        if !well {
            self.say(field, advice);
        }
    }

    /// A text that must be there and not longer than `max` characters.
    pub fn text(&mut self, field: impl Into<String>, text: &str, max: usize) {
        let length = text.chars().count();
        let advice = format!("write 1 to {max} characters; it has {length}");
        self.unless(!text.trim().is_empty() && length <= max, field, advice);
    }

    /// A word out of a list.
    pub fn one_of(&mut self, field: impl Into<String>, word: &str, words: &[&str]) {
        let advice = format!("{word:?} is not known; write one of {}", words.join(", "));
        self.unless(words.contains(&word), field, advice);
    }

    /// A number between two others.
    pub fn between(&mut self, field: impl Into<String>, number: u32, least: u32, most: u32) {
        let advice = format!("write a number from {least} to {most}; it is {number}");
        self.unless((least..=most).contains(&number), field, advice);
    }

    /// A name in addresses: letters a to z, digits and hyphens, 3 to 60, the same as the name of its file or folder.
    pub fn slug(&mut self, slug: &str, place: &str) {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let well = (3..=60).contains(&slug.len()) && slug.chars().all(fits) && !slug.starts_with('-');
        self.unless(
            well,
            "slug",
            format!("{slug:?} cannot stand in an address; write 3 to 60 of a–z, 0–9 and -"),
        );
        self.unless(
            slug == place,
            "slug",
            format!("is {slug:?}, but the file or folder is called {place:?}; give both the same name"),
        );
    }

    /// An address on the web.
    pub fn web(&mut self, field: impl Into<String>, address: &str) {
        let well = address.len() <= 2_000
            && url::Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
        self.unless(
            well,
            field,
            format!("{address:?} is no web address; write one that begins with https://"),
        );
    }
}

//! What a visitor asks the catalogue for, as it stands in the address.

use std::fmt;

use url::form_urlencoded;

/// By what the catalogue can be narrowed down. The names stand in addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    Stack,
    Evidence,
    Effort,
    Topic,
    Audience,
    Issuer,
    Language,
}

impl Facet {
    /// Every facet, in the order of the page.
    pub const ALL: [Self; 7] = [
        Self::Stack,
        Self::Evidence,
        Self::Effort,
        Self::Topic,
        Self::Audience,
        Self::Issuer,
        Self::Language,
    ];

    /// Its name in addresses, rows and message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stack => "stack",
            Self::Topic => "topic",
            Self::Evidence => "evidence",
            Self::Effort => "effort",
            Self::Audience => "audience",
            Self::Issuer => "issuer",
            Self::Language => "language",
        }
    }

    /// The facet of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.as_str() == name)
    }
}

/// In which order results stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Stack by stack, in the author's order; what stands in no stack comes last.
    Stack,
    /// Least effort first.
    Effort,
    /// First published last comes first.
    Newest,
    Title,
    /// What fits the search best comes first.
    Fit,
}

impl Sort {
    /// Every order that the catalogue keeps ready; [`Sort::Fit`] comes from the search.
    pub const KEPT: [Self; 4] = [Self::Stack, Self::Effort, Self::Newest, Self::Title];

    /// Its name in addresses and message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stack => "stack",
            Self::Effort => "effort",
            Self::Newest => "newest",
            Self::Title => "title",
            Self::Fit => "fit",
        }
    }
}

/// Where a page of results begins: a slug, which never changes, and not a number, which does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum From {
    #[default]
    Start,
    After(String),
    Before(String),
}

/// A question to the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    pub q: String,
    /// At least one value of each facet that is named here must fit.
    pub chosen: Vec<(Facet, String)>,
    /// `None`: by fit when something is searched for, else stack by stack.
    pub sort: Option<Sort>,
    pub from: From,
}

/// More than these are not looked at: nobody ticks as many boxes.
const MAX_PAIRS: usize = 64;
const MAX_TEXT: usize = 120;

impl Wanted {
    /// Reads the query of an address; what it does not know it leaves out.
    pub fn parse(query: &str) -> Self {
        let mut wanted = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()).take(MAX_PAIRS) {
            let value: String = value.trim().chars().take(MAX_TEXT).collect();
            if value.is_empty() {
                continue;
            }
            match name.as_ref() {
                "q" => wanted.q = value,
                "sort" => wanted.sort = sort(&value),
                "after" => wanted.from = From::After(value),
                "before" => wanted.from = From::Before(value),
                name => {
                    if let Some(facet) = Facet::parse(name)
                        && !wanted.has(facet, &value)
                    {
                        wanted.chosen.push((facet, value));
                    }
                }
            }
        }
        wanted
    }

    /// Whether this value is chosen.
    pub fn has(&self, facet: Facet, value: &str) -> bool {
        self.chosen
            .iter()
            .any(|(chosen, text)| *chosen == facet && text == value)
    }

    /// The values chosen of a facet.
    pub fn of(&self, facet: Facet) -> impl Iterator<Item = &str> {
        self.chosen
            .iter()
            .filter(move |(chosen, _)| *chosen == facet)
            .map(|(_, value)| value.as_str())
    }

    /// The order that applies.
    pub fn order(&self) -> Sort {
        match self.sort {
            Some(Sort::Fit) | None if !self.q.is_empty() => Sort::Fit,
            Some(Sort::Fit) | None => Sort::Stack,
            Some(sort) => sort,
        }
    }

    /// The same question without one of its filters, from the start.
    pub fn without(&self, facet: Facet, value: &str) -> Self {
        let mut wanted = self.at(From::Start);
        wanted
            .chosen
            .retain(|(chosen, text)| !(*chosen == facet && text == value));
        wanted
    }

    /// The same search without any filter.
    pub fn unfiltered(&self) -> Self {
        Self {
            chosen: Vec::new(),
            from: From::Start,
            ..self.clone()
        }
    }

    /// The same question at another page.
    pub fn at(&self, from: From) -> Self {
        Self { from, ..self.clone() }
    }

    /// The same question for other words.
    pub fn asking(&self, q: String) -> Self {
        Self { q, ..self.clone() }
    }
}

fn sort(name: &str) -> Option<Sort> {
    Sort::KEPT
        .into_iter()
        .chain([Sort::Fit])
        .find(|sort| sort.as_str() == name)
}

/// The address of the page that answers this question.
impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if !self.q.is_empty() {
            query.append_pair("q", &self.q);
        }
        for (facet, value) in &self.chosen {
            query.append_pair(facet.as_str(), value);
        }
        if let Some(sort) = self.sort {
            query.append_pair("sort", sort.as_str());
        }
        match &self.from {
            From::Start => {}
            From::After(slug) => {
                query.append_pair("after", slug);
            }
            From::Before(slug) => {
                query.append_pair("before", slug);
            }
        }
        let query = query.finish();
        f.write_str("/catalog")?;
        if query.is_empty() {
            Ok(())
        } else {
            write!(f, "?{query}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Facet, From, Sort, Wanted};

    #[test]
    fn a_question_comes_back_from_its_own_address() {
        let wanted = Wanted {
            q: "talk & reasons".to_owned(),
            chosen: vec![
                (Facet::Topic, "family and community".to_owned()),
                (Facet::Stack, "stem".to_owned()),
            ],
            sort: Some(Sort::Newest),
            from: From::After("making-sense".to_owned()),
        };
        let address = wanted.to_string();
        let (_, query) = address.split_once('?').unwrap();
        assert_eq!(Wanted::parse(query), wanted);
    }

    #[test]
    fn what_it_does_not_know_is_left_out_and_long_text_is_cut() {
        let wanted = Wanted::parse(&format!("q={}&colour=red&sort=worst&topic=", "x".repeat(500)));
        assert_eq!(wanted.q.len(), 120);
        assert_eq!((wanted.chosen.len(), wanted.sort), (0, None));
    }
}

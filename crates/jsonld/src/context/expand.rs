use super::active::Active;
use super::term::{Definition, Keyword, Meaning};
use crate::iri::{are_iri_bytes, is_absolute, is_blank_label, is_keyword_like};

/// What a string stands for under a context (JSON-LD 1.1 API §5.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expansion<'a> {
    /// An absolute IRI in two pieces, so that nothing need be copied.
    Iri { head: &'a str, tail: &'a str },
    /// A blank node, by its label.
    Blank(&'a str),
    /// A keyword.
    Keyword(Keyword),
    /// Nothing absolute: the string would be dropped, or resolved against a base we do not have.
    Nowhere,
}

impl Expansion<'_> {
    /// The IRI in one piece.
    pub(crate) fn iri(self) -> Option<String> {
        match self {
            Self::Iri { head, tail } => Some([head, tail].concat()),
            _ => None,
        }
    }
}

impl Active {
    /// Expands `value`; with `vocab`, terms and the vocabulary mapping are consulted.
    pub(crate) fn expand<'a>(&'a self, value: &'a str, vocab: bool) -> Expansion<'a> {
        if let Some(keyword) = Keyword::of(value) {
            return Expansion::Keyword(keyword);
        }
        if is_keyword_like(value) {
            return Expansion::Nowhere;
        }
        match self.term(value).map(Definition::meaning) {
            Some(Meaning::Keyword(keyword)) => return Expansion::Keyword(*keyword),
            // Checked when the context was read.
            Some(Meaning::Iri(iri)) if vocab => return Expansion::Iri { head: "", tail: iri },
            Some(Meaning::Nothing) if vocab => return Expansion::Nowhere,
            _ => {}
        }
        if let Some(expansion) = self.expand_compact(value) {
            return expansion;
        }
        match &self.vocab {
            Some(base) if vocab => joined(base, value),
            _ => Expansion::Nowhere,
        }
    }

    /// Expands what has a colon in it: a blank node, a compact IRI or an absolute IRI.
    fn expand_compact<'a>(&'a self, value: &'a str) -> Option<Expansion<'a>> {
        let (prefix, suffix) = value.split_once(':').filter(|(prefix, _)| !prefix.is_empty())?;
        if prefix == "_" {
            let blank = is_blank_label(suffix).then_some(Expansion::Blank(suffix));
            return Some(blank.unwrap_or(Expansion::Nowhere));
        }
        let by_prefix = self
            .term(prefix)
            .filter(|term| term.prefix && !suffix.starts_with("//"));
        if let Some(Meaning::Iri(iri)) = by_prefix.map(Definition::meaning) {
            return Some(joined(iri, suffix));
        }
        is_absolute(value).then_some(Expansion::Iri { head: "", tail: value })
    }
}

impl Definition {
    fn meaning(&self) -> &Meaning {
        &self.meaning
    }
}

/// An IRI from a head that is absolute already (or empty) and a tail.
fn joined<'a>(head: &'a str, tail: &'a str) -> Expansion<'a> {
    let sound = if head.is_empty() {
        is_absolute(tail)
    } else {
        are_iri_bytes(tail)
    };
    if sound {
        Expansion::Iri { head, tail }
    } else {
        Expansion::Nowhere
    }
}

use super::active::Active;
use super::expand::Expansion;
use super::local::Object;
use super::source::Source;
use super::term::{Coercion, Definition, Keyword, Meaning};
use crate::iri::is_keyword_like;
use crate::limits::admit;
use crate::{Bound, Error};
use std::collections::HashMap;
use std::sync::Arc;

/// Creates the term definitions of one context object (JSON-LD 1.1 API §4.2.2), each after the
/// ones it leans on.
pub(super) struct Definer<'a> {
    active: &'a mut Active,
    object: &'a Object,
    sources: HashMap<&'a str, &'a Source>,
    /// `false` while a term is being defined.
    defined: HashMap<&'a str, bool>,
    may_override: bool,
    /// How many definitions are under way, each waiting for the next.
    depth: usize,
}

/// Longest chain of terms that lean on one another.
const LONGEST_CHAIN: usize = 32;

impl<'a> Definer<'a> {
    pub(super) fn new(active: &'a mut Active, object: &'a Object, may_override: bool) -> Self {
        let sources = object.terms.iter().map(|(term, source)| (&**term, source));
        Self {
            active,
            object,
            sources: sources.collect(),
            defined: HashMap::new(),
            may_override,
            depth: 0,
        }
    }

    pub(super) fn define_all(mut self) -> Result<(), Error> {
        for (term, _) in &self.object.terms {
            self.define(term)?;
        }
        Ok(())
    }

    /// Defines `term` if this context object does and it has not been done yet.
    fn define(&mut self, term: &str) -> Result<(), Error> {
        let Some((&term, &source)) = self.sources.get_key_value(term) else {
            return Ok(());
        };
        match self.defined.get(term) {
            Some(true) => return Ok(()),
            Some(false) => {
                return Err(Error::invalid_context(term, "the definition leans on itself"));
            }
            None => self.defined.insert(term, false),
        };
        if term.is_empty() || Keyword::of(term).is_some() || is_keyword_like(term) {
            return Err(Error::invalid_context(term, "this name cannot be defined"));
        }
        self.depth += 1;
        admit(Bound::Depth, self.depth, LONGEST_CHAIN)?;
        let previous = self.active.terms.remove(term);
        let mut definition = Arc::new(self.definition(term, source)?);
        self.depth -= 1;
        if let Some(previous) = previous.filter(|term| term.protected && !self.may_override) {
            if !previous.says_the_same(&definition) {
                return Err(Error::invalid_context(term, "a protected term is redefined"));
            }
            definition = previous;
        }
        self.active.terms.insert(term.into(), definition);
        self.defined.insert(term, true);
        Ok(())
    }

    fn definition(&mut self, term: &'a str, source: &Source) -> Result<Definition, Error> {
        let coercion = self.coercion(term, source)?;
        let meaning = self.meaning(term, source)?;
        let prefix = self.prefix(term, source, &meaning)?;
        if let Some(scope) = source.scope.as_ref().filter(|_| !self.object.embedded) {
            // An unusable scoped context is an error even where it is never used.
            self.active.process(scope, true)?;
        }
        Ok(Definition {
            credentials: meaning.holds_credentials(),
            meaning,
            prefix,
            protected: source.protected.unwrap_or(self.object.protected),
            containers: source.containers,
            coercion,
            language: source.language.clone().filter(|_| source.kind.is_none()),
            direction: source.direction.filter(|_| source.kind.is_none()),
            scope: source.scope.clone(),
        })
    }

    fn coercion(&mut self, term: &str, source: &Source) -> Result<Coercion, Error> {
        let Some(kind) = source.kind.as_deref() else {
            return Ok(Coercion::Unsaid);
        };
        match kind {
            "@id" => return Ok(Coercion::Id),
            "@vocab" => return Ok(Coercion::Vocab),
            "@json" => return Ok(Coercion::Json),
            "@none" => return Ok(Coercion::AsIs),
            _ => {}
        }
        let iri = self.expand(kind)?.iri();
        iri.map(|iri| Coercion::Datatype(iri.into()))
            .ok_or_else(|| Error::invalid_context(term, "@type must be an absolute IRI"))
    }

    fn meaning(&mut self, term: &'a str, source: &Source) -> Result<Meaning, Error> {
        match &source.id {
            Some(None) => Ok(Meaning::Nothing),
            Some(Some(id)) if **id != *term => self.meaning_of_id(term, id),
            _ => self.meaning_of_name(term),
        }
    }

    /// The meaning of a term whose `@id` is given (§4.2.2 step 14).
    fn meaning_of_id(&mut self, term: &'a str, id: &str) -> Result<Meaning, Error> {
        let invalid = |problem| Error::invalid_context(term, problem);
        let iri = match self.expand(id)? {
            Expansion::Keyword(Keyword::Other) => {
                return Err(invalid("this keyword cannot go under another name"));
            }
            Expansion::Keyword(keyword) => return Ok(Meaning::Keyword(keyword)),
            expansion => expansion.iri().ok_or_else(|| invalid("@id must be an absolute IRI"))?,
        };
        let inner_colon = term.trim_start_matches(':').trim_end_matches(':').contains(':');
        if inner_colon || term.contains('/') {
            self.defined.insert(term, true);
            if self.expand(term)?.iri().as_deref() != Some(&*iri) {
                return Err(invalid("a name that looks like an IRI must stand for that IRI"));
            }
            self.defined.insert(term, false);
        }
        Ok(Meaning::Iri(iri.into()))
    }

    /// The meaning of a term that is its own `@id` (§4.2.2 steps 15 to 18).
    fn meaning_of_name(&mut self, term: &'a str) -> Result<Meaning, Error> {
        self.defined.insert(term, true);
        let iri = self.expand(term)?.iri();
        self.defined.insert(term, false);
        iri.map(|iri| Meaning::Iri(iri.into()))
            .ok_or_else(|| Error::invalid_context(term, "the term stands for no absolute IRI"))
    }

    fn prefix(&self, term: &str, source: &Source, meaning: &Meaning) -> Result<bool, Error> {
        let Some(prefix) = source.prefix else {
            let delimited = matches!(meaning, Meaning::Iri(iri)
                if iri.ends_with([':', '/', '?', '#', '[', ']', '@']));
            return Ok(source.simple && delimited && !term.contains([':', '/']));
        };
        if term.contains([':', '/']) || !matches!(meaning, Meaning::Iri(_)) {
            return Err(Error::invalid_context(term, "this term cannot be a prefix"));
        }
        Ok(prefix)
    }

    /// Expands `value` as a term or an IRI, defining first what it leans on.
    fn expand<'v>(&'v mut self, value: &'v str) -> Result<Expansion<'v>, Error> {
        self.define_before(value)?;
        if let Some((prefix, suffix)) = value.split_once(':')
            && prefix != "_"
            && !suffix.starts_with("//")
        {
            self.define_before(prefix)?;
        }
        Ok(self.active.expand(value, true))
    }

    fn define_before(&mut self, term: &str) -> Result<(), Error> {
        if self.defined.get(term) == Some(&true) {
            return Ok(());
        }
        self.define(term)
    }
}

use super::memo::Memo;
use super::term::{Definition, Direction, Keyword, Meaning};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

/// The definitions of a context by name. Look-ups dominate, and the names inserted are bounded
/// in number, so a plain fast hash serves.
pub(crate) type Terms = HashMap<Arc<str>, Arc<Definition>, BuildHasherDefault<NameHasher>>;

/// A context in force at some place of a document (JSON-LD 1.1 API §4.1.1).
///
/// It owns every context that was ever derived from it, up to a budget shared by the whole
/// family, and hands out references to them.
#[derive(Debug)]
pub(crate) struct Active {
    pub(crate) terms: Terms,
    pub(crate) vocab: Option<Arc<str>>,
    pub(crate) language: Option<Arc<str>>,
    pub(crate) direction: Option<Direction>,
    /// The names other than the keyword itself under which each sought keyword goes.
    aliases: Vec<(Keyword, Arc<str>)>,
    pub(super) derived: Memo,
    pub(super) family: Arc<AtomicUsize>,
}

impl Active {
    /// The context in which nothing is defined, at the head of a new family.
    pub(crate) fn empty() -> Self {
        Self::empty_in(&Arc::default())
    }

    pub(super) fn empty_in(family: &Arc<AtomicUsize>) -> Self {
        Self {
            terms: Terms::default(),
            vocab: None,
            language: None,
            direction: None,
            aliases: Vec::new(),
            derived: Memo::default(),
            family: Arc::clone(family),
        }
    }

    /// The same definitions, with nothing derived from them yet.
    pub(super) fn copy(&self) -> Self {
        Self {
            terms: self.terms.clone(),
            vocab: self.vocab.clone(),
            language: self.language.clone(),
            direction: self.direction,
            aliases: Vec::new(),
            derived: Memo::default(),
            family: Arc::clone(&self.family),
        }
    }

    /// Notes which terms are keywords under another name; to be called once, when all terms stand.
    pub(super) fn settle(&mut self) {
        self.aliases = self
            .terms
            .iter()
            .filter_map(|(name, definition)| match definition.meaning {
                Meaning::Keyword(keyword) => Some((keyword, Arc::clone(name))),
                _ => None,
            })
            .collect();
    }

    /// The definition of a term.
    pub(crate) fn term(&self, name: &str) -> Option<&Definition> {
        self.terms.get(name).map(Arc::as_ref)
    }

    /// The other names of a keyword.
    pub(crate) fn aliases(&self, keyword: Keyword) -> impl Iterator<Item = &str> {
        let named = self.aliases.iter().filter(move |(kind, _)| *kind == keyword);
        named.map(|(_, name)| &**name)
    }
}

/// A multiplicative hash over eight bytes at a time.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct NameHasher(u64);

impl NameHasher {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

impl Hasher for NameHasher {
    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            self.add(chunk.try_into().map_or(0, u64::from_le_bytes));
        }
        let rest = chunks.remainder().iter();
        self.add(rest.fold(bytes.len() as u64, |word, &byte| word << 8 | u64::from(byte)));
    }

    /// What `str` says after its bytes; the length is in there already.
    fn write_u8(&mut self, _: u8) {}

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}

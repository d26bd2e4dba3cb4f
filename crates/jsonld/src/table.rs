//! Strings numbered in order of first appearance, kept end to end in one buffer.

use std::hash::{BuildHasher, RandomState};
use std::sync::OnceLock;

/// An open-addressing table over one text buffer.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    text: String,
    ends: Vec<usize>,
    slots: Vec<u32>,
}

const EMPTY: u32 = u32::MAX;

impl Table {
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn get(&self, index: usize) -> &str {
        &self.text[self.start(index)..self.ends[index]]
    }

    pub(crate) fn bytes(&self, index: usize) -> &[u8] {
        &self.text.as_bytes()[self.start(index)..self.ends[index]]
    }

    /// Forgets everything and keeps the room it took.
    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.slots.fill(EMPTY);
    }

    /// How much room it takes, in bytes of text and in strings.
    pub(crate) fn room(&self) -> (usize, usize) {
        (self.text.capacity(), self.slots.len())
    }

    fn start(&self, index: usize) -> usize {
        index.checked_sub(1).map_or(0, |before| self.ends[before])
    }

    /// The number of the string that `write` appends, which is kept only if it is new.
    pub(crate) fn intern(&mut self, write: impl FnOnce(&mut String)) -> usize {
        if self.ends.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let start = self.text.len();
        write(&mut self.text);
        let slot = self.slot(&self.text.as_bytes()[start..]);
        match self.slots[slot] {
            EMPTY => {
                let index = self.ends.len();
                self.ends.push(self.text.len());
                self.slots[slot] = u32::try_from(index).unwrap_or(EMPTY);
                index
            }
            index => {
                self.text.truncate(start);
                index as usize
            }
        }
    }

    /// The slot that holds `text`, or the empty one where it belongs.
    fn slot(&self, text: &[u8]) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = usize::try_from(hash(text) >> 32).unwrap_or(0) & mask;
        while self.slots[slot] != EMPTY && self.bytes(self.slots[slot] as usize) != text {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(256);
        self.slots = vec![EMPTY; size];
        for index in 0..self.ends.len() {
            let slot = self.slot(self.bytes(index));
            self.slots[slot] = u32::try_from(index).unwrap_or(EMPTY);
        }
    }
}

/// A fast hash, seeded afresh in each process so that nobody can prepare collisions.
fn hash(bytes: &[u8]) -> u64 {
    static SEEDS: OnceLock<(u64, u64)> = OnceLock::new();
    let &(seed, factor) = SEEDS.get_or_init(|| {
        let state = RandomState::new();
        (state.hash_one(0_u8), state.hash_one(1_u8) | 1)
    });
    let mut chunks = bytes.chunks_exact(8);
    let mut sum = seed ^ (bytes.len() as u64);
    for chunk in &mut chunks {
        let word = chunk.try_into().map_or(0, u64::from_le_bytes);
        sum = fold(sum ^ word, factor);
    }
    let last = chunks
        .remainder()
        .iter()
        .fold(0, |word, &byte| word << 8 | u64::from(byte));
    fold(fold(sum ^ last, factor), factor)
}

/// The two halves of the full product, folded together.
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    #[expect(clippy::cast_possible_truncation, reason = "the low half is what is wanted")]
    let (low, high) = (product as u64, (product >> 64) as u64);
    low ^ high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_strings_share_a_number_and_others_do_not() {
        let mut table = Table::default();
        let words: Vec<String> = (0..1000).map(|n| "x".repeat(n % 37) + &n.to_string()).collect();
        for (index, word) in words.iter().enumerate() {
            assert_eq!(table.intern(|out| out.push_str(word)), index);
        }
        for (index, word) in words.iter().enumerate() {
            assert_eq!(table.intern(|out| out.push_str(word)), index);
            assert_eq!(table.get(index), word);
        }
        assert_eq!(table.len(), 1000);
    }
}

//! Bitstring Status List 1.0: one bit per credential, published as a signed list.

mod credential;
mod revocation_list;

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde::Serialize;

pub use credential::{StatusEntry, StatusListCredential};
pub use revocation_list::RevocationList;

use crate::multibase;

/// Entries in a list that this crate makes: the least that the standard allows, so that one bit
/// says little about one person (§3.2.1, 16 KiB).
pub const ENTRIES: usize = 131_072;

/// The largest list that is unpacked, in bytes: sixteen million entries.
const MAX_BYTES: usize = 2 * 1024 * 1024;

/// The longest encoded text that is looked at; more cannot be a list within [`MAX_BYTES`].
const MAX_CHARS: usize = 3 * 1024 * 1024;

/// Why a list or an index is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StatusListError {
    /// The index lies behind the end of the list.
    #[error("the index lies outside the status list")]
    Range,
    /// Neither multibase base64url nor gzip.
    #[error("the encoded list is not u, base64url and gzip")]
    Encoding,
    /// Fewer entries than the standard demands.
    #[error("the status list is shorter than 131,072 entries")]
    TooShort,
    /// More than we are willing to unpack.
    #[error("the status list unpacks to more than two mebibytes")]
    TooLong,
}

/// What a set bit means (§2.1). The names are the standard's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatusPurpose {
    /// The credential is withdrawn for good.
    Revocation,
    /// The credential is out of force for now.
    Suspension,
}

impl StatusPurpose {
    /// The word as it stands in `statusPurpose`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Revocation => "revocation",
            Self::Suspension => "suspension",
        }
    }
}

/// A list of bits, most significant bit first: index 0 is the leftmost (§3.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusList {
    bytes: Vec<u8>,
}

impl Default for StatusList {
    fn default() -> Self {
        Self::new()
    }
}

impl StatusList {
    /// A list of [`ENTRIES`] clear bits.
    pub fn new() -> Self {
        Self {
            bytes: vec![0; ENTRIES / 8],
        }
    }

    /// A list from its raw bits, as a store may keep them.
    ///
    /// # Errors
    /// When the list is shorter or longer than this crate handles.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, StatusListError> {
        match bytes.len() {
            n if n < ENTRIES / 8 => Err(StatusListError::TooShort),
            n if n > MAX_BYTES => Err(StatusListError::TooLong),
            _ => Ok(Self { bytes }),
        }
    }

    /// The raw bits.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many entries there are.
    pub fn entries(&self) -> usize {
        self.bytes.len() * 8
    }

    /// Whether the bit at `index` is set.
    ///
    /// # Errors
    /// [`StatusListError::Range`] behind the end.
    pub fn get(&self, index: usize) -> Result<bool, StatusListError> {
        let byte = self.bytes.get(index / 8).ok_or(StatusListError::Range)?;
        Ok(byte & mask(index) != 0)
    }

    /// Sets or clears the bit at `index`.
    ///
    /// # Errors
    /// [`StatusListError::Range`] behind the end.
    pub fn set(&mut self, index: usize, on: bool) -> Result<(), StatusListError> {
        let byte = self.bytes.get_mut(index / 8).ok_or(StatusListError::Range)?;
        if on {
            *byte |= mask(index);
        } else {
            *byte &= !mask(index);
        }
        Ok(())
    }

    /// The `encodedList`: `u`, then base64url of the gzipped bits (§3.3). The same bits always
    /// give the same text.
    pub fn encode(&self) -> String {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
        // Writing into memory cannot fail; an empty result would not decode.
        let packed = gzip
            .write_all(&self.bytes)
            .and_then(|()| gzip.finish())
            .unwrap_or_default();
        multibase::encode_base64url(&packed)
    }

    /// Unpacks an `encodedList`, never further than the limit (§3.4).
    ///
    /// # Errors
    /// When the text is no encoded list, too short, or would unpack to too much.
    pub fn decode(encoded: &str) -> Result<Self, StatusListError> {
        let packed = multibase::decode_base64url(encoded, MAX_CHARS).ok_or(StatusListError::Encoding)?;
        let mut bytes = Vec::new();
        let mut bounded = GzDecoder::new(packed.as_slice()).take(MAX_BYTES as u64 + 1);
        bounded.read_to_end(&mut bytes).map_err(|_| StatusListError::Encoding)?;
        Self::from_bytes(bytes)
    }
}

fn mask(index: usize) -> u8 {
    0x80 >> (index % 8)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn index_zero_is_the_leftmost_bit() {
        let mut list = StatusList::new();
        list.set(0, true).unwrap();
        list.set(9, true).unwrap();
        assert_eq!(list.as_bytes()[..2], [0b1000_0000, 0b0100_0000]);
        list.set(0, false).unwrap();
        assert_eq!((list.get(0), list.get(9)), (Ok(false), Ok(true)));
    }

    #[test]
    fn the_end_of_the_list_is_the_end() {
        let mut list = StatusList::new();
        assert_eq!(list.entries(), 131_072);
        assert_eq!(list.get(ENTRIES - 1), Ok(false));
        assert_eq!(list.get(ENTRIES), Err(StatusListError::Range));
        assert_eq!(list.set(ENTRIES, true), Err(StatusListError::Range));
        assert_eq!(list.get(usize::MAX), Err(StatusListError::Range));
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&vec![0; 8 * MAX_BYTES]).unwrap();
        let bomb = multibase::encode_base64url(&gzip.finish().unwrap());
        assert!(bomb.len() < 32 * 1024, "small outside");
        assert_eq!(StatusList::decode(&bomb), Err(StatusListError::TooLong));
    }

    #[test]
    fn short_and_broken_lists_are_refused() {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
        gzip.write_all(&[0; 100]).unwrap();
        let short = multibase::encode_base64url(&gzip.finish().unwrap());
        assert_eq!(StatusList::decode(&short), Err(StatusListError::TooShort));
        let whole = StatusList::new().encode();
        assert_eq!(StatusList::decode(&whole[1..]), Err(StatusListError::Encoding));
        assert_eq!(
            StatusList::decode(&whole[..whole.len() - 6]),
            Err(StatusListError::Encoding)
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn what_is_set_comes_back(indexes in proptest::collection::btree_set(0..ENTRIES, 0..200)) {
            let mut list = StatusList::new();
            for &index in &indexes {
                list.set(index, true).unwrap();
            }
            let back = StatusList::decode(&list.encode()).unwrap();
            prop_assert_eq!(&back, &list);
            prop_assert_eq!((0..ENTRIES).filter(|&i| back.get(i).unwrap()).collect::<Vec<_>>(), indexes.into_iter().collect::<Vec<_>>());
        }

        #[test]
        fn no_text_panics(text in "u?[A-Za-z0-9_-]{0,80}|\\PC{0,40}") {
            let _ = StatusList::decode(&text);
        }
    }
}

//! The numbers of a list, packed and unpacked.

use std::io::{Read, Write};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::bufread::ZlibDecoder;
use flate2::write::ZlibEncoder;

use super::TokenStatusError;
use crate::status_list::StatusList;

/// The largest list that is unpacked, in bytes: sixteen million entries of one bit.
const MAX_BYTES: usize = 2 * 1024 * 1024;

/// What a number means (§7.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// 0: nothing speaks against the token.
    Valid,
    /// 1: withdrawn.
    Invalid,
    /// 2: out of force for now.
    Suspended,
    /// A number that is reserved, or that only the issuer's own readers understand.
    Other(u8),
}

impl From<u8> for Status {
    fn from(number: u8) -> Self {
        match number {
            0 => Self::Valid,
            1 => Self::Invalid,
            2 => Self::Suspended,
            other => Self::Other(other),
        }
    }
}

/// Numbers of 1, 2, 4 or 8 bits, the first in the least significant bits of the first byte (§4.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statuses {
    bits: u8,
    bytes: Vec<u8>,
}

/// The bits of a list of revoked credentials: a set one reads as [`Status::Invalid`].
impl From<&StatusList> for Statuses {
    fn from(list: &StatusList) -> Self {
        Self {
            bits: 1,
            bytes: list.as_bytes().iter().map(|byte| byte.reverse_bits()).collect(),
        }
    }
}

impl Statuses {
    /// Numbers of so many bits from their bytes.
    ///
    /// # Errors
    /// When `bits` is not 1, 2, 4 or 8, or the bytes are more than this crate handles.
    pub fn from_bytes(bits: u8, bytes: Vec<u8>) -> Result<Self, TokenStatusError> {
        if !is_size(bits) {
            return Err(TokenStatusError::Bits);
        }
        if bytes.len() > MAX_BYTES {
            return Err(TokenStatusError::TooLong);
        }
        Ok(Self { bits, bytes })
    }

    /// How many bits a number takes.
    pub fn bits(&self) -> u8 {
        self.bits
    }

    /// How many numbers there are.
    pub fn entries(&self) -> usize {
        self.bytes.len() * self.in_a_byte()
    }

    fn in_a_byte(&self) -> usize {
        usize::from(8 / self.bits)
    }

    /// The status at a place.
    ///
    /// # Errors
    /// [`TokenStatusError::Range`] behind the end.
    pub fn get(&self, index: usize) -> Result<Status, TokenStatusError> {
        let byte = self.bytes.get(index / self.in_a_byte());
        let byte = *byte.ok_or(TokenStatusError::Range)?;
        let shift = (index % self.in_a_byte()) * usize::from(self.bits);
        let mask = u8::MAX >> (8 - self.bits);
        Ok(Status::from((byte >> shift) & mask))
    }

    /// The `lst`: base64url of the bytes in zlib (§4.2). The same numbers always give the same text.
    pub fn encode(&self) -> String {
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::best());
        // Writing into memory cannot fail; an empty result would not decode.
        let packed = zlib
            .write_all(&self.bytes)
            .and_then(|()| zlib.finish())
            .unwrap_or_default();
        URL_SAFE_NO_PAD.encode(packed)
    }

    /// Unpacks an `lst`, never further than the limit.
    ///
    /// # Errors
    /// When `bits` is not 1, 2, 4 or 8, or the text is no list, or would unpack to too much.
    pub fn decode(bits: u8, lst: &str) -> Result<Self, TokenStatusError> {
        if lst.len() > crate::baking::MAX_TEXT {
            return Err(TokenStatusError::TooLong);
        }
        let packed = URL_SAFE_NO_PAD.decode(lst).map_err(|_| TokenStatusError::Encoding)?;
        let mut bytes = Vec::new();
        let mut bounded = ZlibDecoder::new(packed.as_slice()).take(MAX_BYTES as u64 + 1);
        bounded
            .read_to_end(&mut bytes)
            .map_err(|_| TokenStatusError::Encoding)?;
        let statuses = Self::from_bytes(bits, bytes)?;
        if bounded.into_inner().into_inner().is_empty() {
            Ok(statuses)
        } else {
            Err(TokenStatusError::Encoding)
        }
    }
}

/// Whether a number may take so many bits: no number lies in two bytes then.
pub(super) fn is_size(bits: u8) -> bool {
    matches!(bits, 1 | 2 | 4 | 8)
}

use sha2::{Digest as _, Sha256, Sha384};

/// The hash function inside RDFC-1.0: SHA-256 unless a cryptosuite says otherwise
/// (`ecdsa-rdfc-2019` on P-384 takes SHA-384).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Hash {
    /// SHA-256.
    #[default]
    Sha256,
    /// SHA-384.
    Sha384,
}

/// A digest, compared as its hexadecimal form would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Digest {
    bytes: [u8; 48],
    length: usize,
}

impl Hash {
    /// The digest of `data`.
    pub(super) fn digest(self, data: &str) -> Digest {
        match self {
            Self::Sha256 => Digest::of(&Sha256::digest(data.as_bytes())),
            Self::Sha384 => Digest::of(&Sha384::digest(data.as_bytes())),
        }
    }
}

impl Digest {
    fn of(digest: &[u8]) -> Self {
        let mut bytes = [0; 48];
        bytes[..digest.len()].copy_from_slice(digest);
        Self {
            bytes,
            length: digest.len(),
        }
    }

    /// Appends the digest in hexadecimal.
    pub(super) fn write(&self, out: &mut String) {
        let digit = |half: u8| char::from(b"0123456789abcdef"[usize::from(half)]);
        for byte in &self.bytes[..self.length] {
            out.push(digit(byte >> 4));
            out.push(digit(byte & 15));
        }
    }
}

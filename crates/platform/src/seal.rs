//! Sealing: what must rest in the database unreadable, such as signing keys.
//!
//! A [`Seal`] holds key-encryption keys that live outside the database. Whoever copies the database alone gets
//! nothing from sealed columns; whoever moves a sealed value to another row finds that it does not open there, because
//! the context (say, `signing key 0198…`) is bound to it.
//!
//! The algorithm is XChaCha20-Poly1305: its nonce of 192 bits may be drawn at random for as long as a key is in use.
//! A sealed text reads `v1.KEY-ID.BASE64URL`, where the last part is nonce and ciphertext.

mod keyfile;
mod secret;
#[cfg(test)]
mod tests;

use std::fmt;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

pub use keyfile::KeyFileError;
pub use secret::Secret;

use crate::random;

const VERSION: &str = "v1";
const NONCE_BYTES: usize = 24;

/// The most that one call of [`Seal::seal`] takes, in bytes: keys and tokens, not files.
pub const MAX_PLAIN_BYTES: usize = 1024 * 1024;

/// The keys that seal and open. The first one seals; all of them open, so that a key can be replaced without a stop.
///
/// Printing it shows key ids only. The keys are wiped from memory when it is dropped.
pub struct Seal {
    keys: Vec<Key>,
}

struct Key {
    id: String,
    cipher: XChaCha20Poly1305,
}

/// Why something could not be sealed or opened. None of these says anything about the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The keys given are not base64 texts of 32 bytes each, or there is none.
    #[error("a sealing key must be 32 bytes in base64")]
    BadKey,
    /// The text to seal is longer than [`MAX_PLAIN_BYTES`].
    #[error("too long to be sealed")]
    TooLong,
    /// The text is not a sealed one.
    #[error("this is not a sealed text")]
    Malformed,
    /// It was sealed with a key that this server does not have.
    #[error("it was sealed with a key that is not here")]
    UnknownKey,
    /// It was changed since, or it belongs to another context.
    #[error("the sealed text was changed or belongs elsewhere")]
    Broken,
}

impl Seal {
    /// Reads the keys in `file`, one base64 text per line with the sealing key first, or makes the file with one new key.
    ///
    /// The file is made readable by its owner only, complete or not at all, also when several processes start at once.
    ///
    /// # Errors
    /// When the file cannot be read or made, holds something else, or is readable by everyone on the machine.
    pub fn from_file(file: &Path) -> Result<Self, KeyFileError> {
        let text = keyfile::read_or_make(file)?;
        Ok(Self::from_base64(&text)?)
    }

    /// Takes keys from settings: base64 texts of 32 bytes separated by white space, the sealing key first.
    ///
    /// # Errors
    /// [`SealError::BadKey`] when there is none, or one of them is something else.
    pub fn from_base64(keys: &str) -> Result<Self, SealError> {
        let keys = keys
            .split_whitespace()
            .map(Key::from_base64)
            .collect::<Result<Vec<_>, _>>()?;
        if keys.is_empty() {
            return Err(SealError::BadKey);
        }
        Ok(Self { keys })
    }

    /// Seals `plain` so that only these keys open it, and only when asked with the same `context`.
    ///
    /// # Errors
    /// [`SealError::TooLong`] beyond [`MAX_PLAIN_BYTES`].
    pub fn seal(&self, plain: &[u8], context: &str) -> Result<String, SealError> {
        let key = self.keys.first().ok_or(SealError::UnknownKey)?;
        if plain.len() > MAX_PLAIN_BYTES {
            return Err(SealError::TooLong);
        }
        let nonce = random::bytes::<NONCE_BYTES>();
        let bound = bound_data(&key.id, context);
        let payload = Payload {
            msg: plain,
            aad: bound.as_bytes(),
        };
        let sealed = key
            .cipher
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| SealError::TooLong)?;
        let body = URL_SAFE_NO_PAD.encode([nonce.as_slice(), &sealed].concat());
        Ok(format!("{VERSION}.{}.{body}", key.id))
    }

    /// Opens what [`Seal::seal`] made. The result is wiped from memory when it is dropped.
    ///
    /// # Errors
    /// [`SealError::Malformed`], [`SealError::UnknownKey`] or [`SealError::Broken`].
    pub fn open(&self, sealed: &str, context: &str) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let (id, body) = split(sealed)?;
        let key = self.keys.iter().find(|key| key.id == id).ok_or(SealError::UnknownKey)?;
        let bytes = URL_SAFE_NO_PAD.decode(body).map_err(|_| SealError::Malformed)?;
        let (nonce, msg) = bytes.split_first_chunk::<NONCE_BYTES>().ok_or(SealError::Malformed)?;
        let bound = bound_data(id, context);
        let aad = bound.as_bytes();
        key.cipher
            .decrypt(&XNonce::from(*nonce), Payload { msg, aad })
            .map(Zeroizing::new)
            .map_err(|_| SealError::Broken)
    }

    /// Whether `sealed` was made with an older key than the one that seals now: open it and seal it again, then the
    /// older key can go.
    pub fn is_outdated(&self, sealed: &str) -> bool {
        match (split(sealed), self.keys.first()) {
            (Ok((id, _)), Some(first)) => first.id != id,
            _ => false,
        }
    }
}

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids = self.keys.iter().map(|key| key.id.as_str());
        f.write_str("Seal keys ")?;
        f.debug_list().entries(ids).finish()
    }
}

impl Key {
    fn from_base64(text: &str) -> Result<Self, SealError> {
        let bytes = Zeroizing::new(STANDARD.decode(text).map_err(|_| SealError::BadKey)?);
        let cipher = XChaCha20Poly1305::new_from_slice(&bytes).map_err(|_| SealError::BadKey)?;
        let mut hash = Sha256::new();
        hash.update(b"key id\0");
        hash.update(&bytes);
        let id = hex::encode(&hash.finalize()[..6]);
        Ok(Self { id, cipher })
    }
}

fn split(sealed: &str) -> Result<(&str, &str), SealError> {
    sealed
        .strip_prefix(VERSION)
        .and_then(|rest| rest.strip_prefix('.'))
        .and_then(|rest| rest.split_once('.'))
        .ok_or(SealError::Malformed)
}

/// What the authenticator covers besides the content. The id has a fixed length, so no two pairs read alike.
fn bound_data(id: &str, context: &str) -> String {
    format!("{VERSION}.{id}.{context}")
}

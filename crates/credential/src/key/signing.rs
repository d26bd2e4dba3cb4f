//! Where signing happens. Everything above this line says what is to be signed; everything below holds the key.

use std::fmt;

use super::{PublicKey, Signer};

/// Something that signs with a private key: a key in memory ([`Signer`]), or a device that never lets its key out.
///
/// This is the seam for hardware. A security module (PKCS#11, a cloud's key service) is another implementation: it knows
/// its public key and answers a message with a signature. `message` is what the suite or token says, not a digest: the
/// algorithm follows from [`PublicKey::kind`] (Ed25519; ECDSA with SHA-256 on P-256, with SHA-384 on P-384, with
/// SHA-512 on P-521; RSA with PKCS#1 v1.5 and SHA-256), as with `CKM_EDDSA` and `CKM_ECDSA_SHA256`. ECDSA answers with `r` and `s` side by side.
///
/// Nothing above relies on the same message giving the same signature: what was signed is kept.
pub trait Signing: fmt::Debug + Send + Sync {
    /// The public half.
    fn public(&self) -> PublicKey;

    /// Signs `message`.
    ///
    /// # Errors
    /// When the device does not answer or refuses. A key in memory never fails.
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SigningFailed>;
}

/// Whoever holds the key did not sign. Why is for the device's own log; a document says nothing about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the holder of the key did not sign")]
pub struct SigningFailed;

impl Signing for Signer {
    fn public(&self) -> PublicKey {
        Self::public(self)
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SigningFailed> {
        match self {
            Self::Rsa(key) => key.sign(message),
            other => Ok(Self::sign(other, message)),
        }
    }
}

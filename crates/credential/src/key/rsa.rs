//! RSA keys for RS256 (RFC 7518, §3.3), which Open Badges wants of every reader of its tokens (§8.2.2).
//!
//! The arithmetic is that of aws-lc-rs, which the house's TLS is built on already: private operations are blinded and run
//! in constant time, which the pure Rust library does not promise. Keys have 2048 to 4096 bits, two primes and an exponent
//! from 65537 on; what is smaller is weak, what is larger only costs time.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair, KeyPairComponents, PublicKey, PublicKeyComponents};
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256};

use super::{KeyError, SigningFailed};

/// The longest encoding of a key that is looked at, in bytes; a private key of 4096 bits has 2,400.
const MAX_DER: usize = 4096;

/// The public half.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct RsaPublic {
    numbers: Numbers,
    der: Vec<u8>,
}

#[derive(Clone, PartialEq, Eq)]
struct Numbers {
    n: Vec<u8>,
    e: Vec<u8>,
}

impl RsaPublic {
    /// The key with this modulus and exponent, both without leading zeros.
    pub(super) fn new(n: &[u8], e: &[u8]) -> Result<Self, KeyError> {
        let components = PublicKeyComponents { n, e };
        let spki = components.as_der().map_err(|_| KeyError::NotRsa)?;
        Self::from_der(spki.as_ref())
    }

    /// Reads an `RSAPublicKey` (RFC 8017, A.1.1), bare or in a `SubjectPublicKeyInfo`.
    pub(super) fn from_der(der: &[u8]) -> Result<Self, KeyError> {
        if der.len() > MAX_DER {
            return Err(KeyError::Length);
        }
        Self::of(&PublicKey::from_der(der).map_err(|_| KeyError::NotRsa)?)
    }

    fn of(key: &PublicKey) -> Result<Self, KeyError> {
        let components = PublicKeyComponents::<Vec<u8>>::from(key);
        let numbers = Numbers {
            n: components.n,
            e: components.e,
        };
        if numbers.are_strong() {
            Ok(Self {
                numbers,
                der: key.as_ref().to_vec(),
            })
        } else {
            Err(KeyError::NotRsa)
        }
    }

    pub(super) fn modulus(&self) -> &[u8] {
        &self.numbers.n
    }

    pub(super) fn exponent(&self) -> &[u8] {
        &self.numbers.e
    }

    /// The `RSAPublicKey`.
    pub(super) fn to_der(&self) -> &[u8] {
        &self.der
    }

    /// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, §8.2.2).
    pub(super) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        let key = PublicKeyComponents {
            n: self.modulus(),
            e: self.exponent(),
        };
        key.verify(&RSA_PKCS1_2048_8192_SHA256, message, signature).is_ok()
    }
}

impl Numbers {
    /// A modulus of 2048 to 4096 bits, and an odd exponent from 65537 to 32 bits.
    fn are_strong(&self) -> bool {
        let bits = self.n.len() * 8 - self.n.first().map_or(0, |first| first.leading_zeros() as usize);
        let exponent = self.e.iter().fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
        let is_odd = |number: &[u8]| number.last().is_some_and(|last| last % 2 == 1);
        (2048..=4096).contains(&bits) && self.e.len() <= 4 && exponent >= 65537 && is_odd(&self.n) && is_odd(&self.e)
    }
}

/// A private RSA key.
#[derive(Clone)]
pub struct RsaKey {
    pair: Arc<KeyPair>,
    public: RsaPublic,
}

impl RsaKey {
    /// Reads a DER `RSAPrivateKey` (RFC 8017, A.1.2), bare or in PKCS#8.
    ///
    /// # Errors
    /// When it is none, its numbers do not belong together, or it has fewer than 2048 or more than 4096 bits.
    pub fn from_der(der: &[u8]) -> Result<Self, KeyError> {
        if der.len() > MAX_DER {
            return Err(KeyError::Length);
        }
        let pair = KeyPair::from_pkcs8(der).or_else(|_| KeyPair::from_der(der));
        Self::of(pair.map_err(|_| KeyError::NotRsa)?)
    }

    /// The key with the numbers that a JSON Web Key names (RFC 7518, §6.3.2): all of them, as the shortcuts are part of
    /// the check.
    pub(super) fn from_numbers(number: impl Fn(&str) -> Result<Vec<u8>, KeyError>) -> Result<Self, KeyError> {
        let components = KeyPairComponents {
            public_key: PublicKeyComponents {
                n: number("n")?,
                e: number("e")?,
            },
            d: number("d")?,
            p: number("p")?,
            q: number("q")?,
            dP: number("dp")?,
            dQ: number("dq")?,
            qInv: number("qi")?,
        };
        Self::of(KeyPair::from_components(&components).map_err(|_| KeyError::NotRsa)?)
    }

    fn of(pair: KeyPair) -> Result<Self, KeyError> {
        let public = RsaPublic::of(pair.public_key())?;
        Ok(Self {
            pair: Arc::new(pair),
            public,
        })
    }

    pub(super) fn public(&self) -> RsaPublic {
        self.public.clone()
    }

    /// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, §8.2.1). The library blinds with randomness of its own; the signature
    /// does not depend on it.
    pub(super) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SigningFailed> {
        let mut signature = vec![0; self.pair.public_modulus_len()];
        self.pair
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature)
            .map_err(|_| SigningFailed)?;
        Ok(signature)
    }
}

impl fmt::Debug for RsaKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RsaKey({} bits)", self.pair.public_modulus_len() * 8)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::{Kind, PublicKey, Signer, sample};
    use super::*;

    fn jwk() -> Value {
        serde_json::from_str(include_str!("../../tests/keys/rsa-2048.json")).unwrap()
    }

    #[test]
    fn a_signature_is_made_again_byte_for_byte_and_fits_nothing_else() {
        let key = sample(Kind::Rsa);
        let signature = key.sign(b"message");
        assert_eq!((signature.len(), &signature), (256, &key.sign(b"message")));
        assert!(key.public().verifies(b"message", &signature));
        assert!(!key.public().verifies(b"another", &signature));
        assert!(!key.public().verifies(b"message", &signature[1..]));
        assert!(!key.public().verifies(b"message", &[0; 256]));
    }

    #[test]
    fn a_weak_or_huge_key_is_none() {
        let public = |n: &[u8], e: &[u8]| RsaPublic::new(n, e).map(|_| ());
        let sample = RsaKey::from_numbers(|name| super::super::jwk::number(&jwk(), name))
            .unwrap()
            .public();
        let n = sample.modulus();
        assert_eq!(public(n, &[1, 0, 1]), Ok(()));
        assert_eq!(public(n, &[3]), Err(KeyError::NotRsa), "an exponent that is too small");
        assert_eq!(public(n, &[1, 0, 0]), Err(KeyError::NotRsa), "an even exponent");
        assert_eq!(
            public(n, &[1, 0, 0, 0, 1]),
            Err(KeyError::NotRsa),
            "an exponent of 33 bits"
        );
        assert_eq!(public(&n[..128], &[1, 0, 1]), Err(KeyError::NotRsa), "1024 bits");
        assert_eq!(
            public(&[n, &[1]].concat(), &[1, 0, 1]),
            Ok(()),
            "2056 bits are no fault"
        );
        assert_eq!(
            public(&[n, n, &[1]].concat(), &[1, 0, 1]),
            Err(KeyError::NotRsa),
            "4104 bits"
        );
        let leading_zero = [&[0], n].concat();
        assert_eq!(public(&leading_zero, &[1, 0, 1]), Err(KeyError::NotRsa));
    }

    #[test]
    fn numbers_of_two_keys_make_none() {
        let mut mixed = jwk();
        mixed["d"] = mixed["dp"].clone();
        assert_eq!(Signer::from_jwk(&mixed).map(|_| ()), Err(KeyError::NotRsa));
        let mut incomplete = jwk();
        incomplete.as_object_mut().unwrap().remove("qi");
        assert_eq!(Signer::from_jwk(&incomplete).map(|_| ()), Err(KeyError::Length));
        assert_eq!(PublicKey::from_jwk(&jwk()), Err(KeyError::Private));
        let public = json!({"kty": "RSA", "n": jwk()["n"], "e": "AQAB", "alg": "RS256"});
        assert_eq!(PublicKey::from_jwk(&public), Ok(sample(Kind::Rsa).public()));
        let other_use = json!({"kty": "RSA", "n": jwk()["n"], "e": "AQAB", "alg": "RS512"});
        assert_eq!(PublicKey::from_jwk(&other_use), Err(KeyError::OtherUse));
    }
}

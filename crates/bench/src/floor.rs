//! The least that any implementation must do: hash the canonical bytes, and sign or verify the digests, each by the faster of
//! the two libraries at hand.

use aws_lc_rs::signature::Ed25519KeyPair;
use credential::proof;
use ed25519_dalek::{Signature, Signer as _, SigningKey as Ed25519};
use jsonld::{Hash, Limits, canonical_nquads, json};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::Result;

/// The canonical bytes of one signed award.
pub struct Floor {
    document: String,
    config: String,
    signature: Signature,
}

impl Floor {
    pub fn of(signed: &str, key: &Ed25519) -> Result<Self> {
        let limits = Limits::default();
        let (document, proofs) = proof::split(&json::parse(signed.as_bytes(), &limits)?)?;
        let mut config = proofs.into_iter().next().ok_or("no proof")?;
        config.remove("proofValue");
        config.insert("@context".into(), document["@context"].clone());
        let mut floor = Self {
            document: canonical_nquads(&document, Hash::Sha256, &limits)?,
            config: canonical_nquads(&Value::Object(config), Hash::Sha256, &limits)?,
            signature: Signature::from_bytes(&[0; 64]),
        };
        floor.signature = key.sign(&floor.digests());
        Ok(floor)
    }

    fn digests(&self) -> [u8; 64] {
        let mut digests = [0; 64];
        digests[..32].copy_from_slice(&Sha256::digest(&self.config));
        digests[32..].copy_from_slice(&Sha256::digest(&self.document));
        digests
    }

    pub fn issue(&self, key: &Ed25519KeyPair) -> bool {
        key.sign(&self.digests()).as_ref() == self.signature.to_bytes()
    }

    pub fn verify(&self, key: &Ed25519) -> bool {
        key.verifying_key()
            .verify_strict(&self.digests(), &self.signature)
            .is_ok()
    }
}

//! Which suites there are, what they are called, and what each wants.

use serde_json::{Map, Value};

use super::digest::Digest;
use super::{ProofError, jcs, rdfc};
use crate::key::Kind;

/// A way of securing a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Suite {
    /// `DataIntegrityProof` with `eddsa-rdfc-2022`: what this crate issues unless told otherwise.
    EddsaRdfc2022,
    /// `DataIntegrityProof` with `eddsa-jcs-2022`.
    EddsaJcs2022,
    /// `DataIntegrityProof` with `ecdsa-rdfc-2019`, by a key of P-256 or P-384.
    EcdsaRdfc2019,
    /// `DataIntegrityProof` with `ecdsa-jcs-2019`, by a key of P-256 or P-384.
    EcdsaJcs2019,
    /// `DataIntegrityProof` with `ecdsa-sd-2023`, by a key of P-256: made by [`super::sd::sign_base`] and shown by
    /// [`super::sd::derive()`].
    EcdsaSd2023,
    /// `Ed25519Signature2020`, which older wallets and issuers still use. Verified, never made.
    Ed25519Signature2020,
}

impl Suite {
    /// The suites that [`super::sign_with`] issues with: those that sign a document as a whole.
    pub const ISSUED: [Self; 4] = [
        Self::EddsaRdfc2022,
        Self::EddsaJcs2022,
        Self::EcdsaRdfc2019,
        Self::EcdsaJcs2019,
    ];

    /// The suite that a proof names.
    ///
    /// # Errors
    /// [`ProofError::UnknownSuite`] for any other type or cryptosuite.
    pub fn of(proof: &Map<String, Value>) -> Result<Self, ProofError> {
        let text = |name: &str| proof.get(name).and_then(Value::as_str);
        match (text("type"), text("cryptosuite")) {
            (Some("DataIntegrityProof"), Some(name)) => Self::named(name).ok_or(ProofError::UnknownSuite),
            (Some("Ed25519Signature2020"), None) => Ok(Self::Ed25519Signature2020),
            _ => Err(ProofError::UnknownSuite),
        }
    }

    /// The suite with this `cryptosuite` name, such as `ecdsa-jcs-2019`.
    pub fn named(name: &str) -> Option<Self> {
        let mut known = Self::ISSUED.into_iter().chain([Self::EcdsaSd2023]);
        known.find(|suite| suite.name() == Some(name))
    }

    /// Its `cryptosuite` name; `Ed25519Signature2020` is a proof type of its own and has none.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::EddsaRdfc2022 => Some("eddsa-rdfc-2022"),
            Self::EddsaJcs2022 => Some("eddsa-jcs-2022"),
            Self::EcdsaRdfc2019 => Some("ecdsa-rdfc-2019"),
            Self::EcdsaJcs2019 => Some("ecdsa-jcs-2019"),
            Self::EcdsaSd2023 => Some("ecdsa-sd-2023"),
            Self::Ed25519Signature2020 => None,
        }
    }

    /// Whether proofs of this suite are made with keys of this kind.
    pub fn takes(self, kind: Kind) -> bool {
        match self {
            Self::EddsaRdfc2022 | Self::EddsaJcs2022 | Self::Ed25519Signature2020 => kind == Kind::Ed25519,
            Self::EcdsaRdfc2019 | Self::EcdsaJcs2019 => matches!(kind, Kind::P256 | Kind::P384),
            Self::EcdsaSd2023 => kind == Kind::P256,
        }
    }

    /// Whether the proof keeps the document's contexts (VC-DI-EdDSA 1.0, §3.3.1).
    pub(super) fn keeps_contexts(self) -> bool {
        matches!(self, Self::EddsaJcs2022 | Self::EcdsaJcs2019)
    }

    /// The bytes that are signed: the digest of the proof's configuration, then that of the document. The configuration is
    /// the proof without its value, which may stand in `config` or not. `ecdsa-sd-2023` has no such bytes.
    pub(super) fn hash(
        self,
        document: &Value,
        config: &Map<String, Value>,
        kind: Kind,
        limits: &jsonld::Limits,
    ) -> Result<Vec<u8>, ProofError> {
        if !self.takes(kind) || self == Self::EcdsaSd2023 {
            return Err(ProofError::Key);
        }
        let digest = Digest::of_key(kind);
        if self.keeps_contexts() {
            jcs::hash(document, config, digest, limits)
        } else {
            rdfc::hash(document, config, digest, limits)
        }
    }
}

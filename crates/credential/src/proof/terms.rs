//! What a proof is to say of itself (Data Integrity 1.0, §2.1).

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::{SignError, Suite};
use crate::did::Purpose;
use crate::{json, time};

/// What a proof is to say of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Terms {
    /// How the document is secured.
    pub suite: Suite,
    /// The full identifier under which the issuer's controller document lists the key.
    pub verification_method: String,
    /// When it is made, if that is said; written in whole seconds.
    pub created: Option<Timestamp>,
    /// From when on it proves nothing any more. The credential's own end is `validUntil`.
    pub expires: Option<Timestamp>,
    /// The proof's own id, which later proofs name it by.
    pub id: Option<String>,
    /// The ids of proofs in the document that this one covers as well (Data Integrity 1.0, §2.1.2).
    pub previous: Vec<String>,
    /// Whether the document may hold contexts of its own. Off unless set: verifiers that read them let the holder swap
    /// the meaning of two terms.
    pub inline_contexts: bool,
    /// What the proof is made for.
    pub purpose: Purpose,
    /// The question that a presentation answers, as the verifier gave it.
    pub challenge: Option<String>,
    /// For whom a presentation is, as the verifier gave it.
    pub domain: Option<String>,
}

impl Terms {
    /// A proof that stands alone.
    pub fn new(suite: Suite, verification_method: impl Into<String>, created: Timestamp) -> Self {
        Self {
            suite,
            verification_method: verification_method.into(),
            created: Some(created),
            expires: None,
            id: None,
            previous: Vec::new(),
            inline_contexts: false,
            purpose: Purpose::Assertion,
            challenge: None,
            domain: None,
        }
    }

    /// A proof that stands alone on a presentation: by its holder, for one verifier, in answer to one challenge (Data
    /// Integrity 1.0, §2.1).
    pub fn presenting(
        suite: Suite,
        verification_method: impl Into<String>,
        created: Timestamp,
        challenge: impl Into<String>,
        domain: impl Into<String>,
    ) -> Self {
        Self {
            purpose: Purpose::Authentication,
            challenge: Some(challenge.into()),
            domain: Some(domain.into()),
            ..Self::new(suite, verification_method, created)
        }
    }

    pub(super) fn configuration(&self, document: &Value) -> Map<String, Value> {
        let mut config = Map::new();
        if let Some(id) = &self.id {
            config.insert("id".into(), id.as_str().into());
        }
        config.insert("type".into(), "DataIntegrityProof".into());
        config.insert("cryptosuite".into(), self.suite.name().into());
        for (name, moment) in [("created", self.created), ("expires", self.expires)] {
            if let Some(moment) = moment {
                config.insert(name.into(), time::stamp(moment).into());
            }
        }
        config.insert("verificationMethod".into(), self.verification_method.as_str().into());
        config.insert("proofPurpose".into(), self.purpose.name().into());
        for (name, value) in [("challenge", &self.challenge), ("domain", &self.domain)] {
            if let Some(value) = value {
                config.insert(name.into(), value.as_str().into());
            }
        }
        match self.previous.as_slice() {
            [] => {}
            [one] => drop(config.insert("previousProof".into(), one.as_str().into())),
            several => drop(config.insert("previousProof".into(), several.into())),
        }
        if let Some(context) = document.get("@context").filter(|_| self.suite.keeps_contexts()) {
            config.insert("@context".into(), context.clone());
        }
        config
    }

    /// The verification method is a full URL with a fragment, the id a URL, and the end comes after the beginning.
    pub(super) fn check(&self) -> Result<(), SignError> {
        if !json::is_uri(&self.verification_method) || !self.verification_method.contains('#') {
            return Err(SignError::Method);
        }
        if !self.id.as_deref().is_none_or(json::is_uri) {
            return Err(SignError::Member("id"));
        }
        match (self.created, self.expires) {
            (Some(created), Some(expires)) if expires <= created => Err(SignError::Member("expires")),
            _ => Ok(()),
        }
    }
}

//! Reading controller documents, and the strict answer to "is this the issuer's key?".

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::{DidError, Purpose, full_method};
use crate::key::PublicKey;
use crate::time;

/// Most methods we read from one document; issuers have a handful.
const MAX_METHODS: usize = 200;

/// Why a key does not count for an issuer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BindingError {
    /// The controller's document does not list the method for this purpose.
    #[error("the controller's document does not list this key for this purpose")]
    NotListed,
    /// Listed, but nowhere described.
    #[error("the issuer's document lists this key but does not describe it")]
    NotDescribed,
    /// The method says that somebody else controls it.
    #[error("the key names another controller than the issuer")]
    OtherController,
    /// Marked as revoked or expired.
    #[error("the issuer has withdrawn this key")]
    Revoked,
    /// A kind of key this crate does not verify with.
    #[error("the key is of a kind that cannot be used here")]
    Unusable,
}

/// What a controller document says about its keys, and what each is for.
#[derive(Debug, Clone, PartialEq)]
pub struct ControllerDocument {
    id: String,
    methods: Vec<Method>,
    assertion: Vec<String>,
    authentication: Vec<String>,
}

#[derive(Debug, Clone, PartialEq)]
struct Method {
    id: String,
    controller: String,
    /// The name that a JSON Web Key gives itself, which tokens use.
    kid: Option<String>,
    key: Option<PublicKey>,
    ends: Option<Timestamp>,
    revoked: Option<Timestamp>,
}

impl ControllerDocument {
    /// The document of an identifier that has one key, good for every purpose, and nothing else.
    pub(super) fn of_one_key(id: String, method: String, key: PublicKey) -> Self {
        let described = Method {
            id: method.clone(),
            controller: id.clone(),
            kid: None,
            key: Some(key),
            ends: None,
            revoked: None,
        };
        Self {
            id,
            methods: vec![described],
            assertion: vec![method.clone()],
            authentication: vec![method],
        }
    }

    /// Reads the bytes of a document and insists that it describes `expected_id`.
    ///
    /// # Errors
    /// When the bytes are no strict JSON object, or the `id` is another one.
    pub fn read(bytes: &[u8], expected_id: &str) -> Result<Self, DidError> {
        let value = crate::json::parse(bytes).map_err(|_| DidError::Document("not strict JSON"))?;
        let object = value.as_object().ok_or(DidError::Document("not a JSON object"))?;
        if object.get("id").and_then(Value::as_str) != Some(expected_id) {
            return Err(DidError::OtherSubject);
        }
        let mut document = Self {
            id: expected_id.to_owned(),
            methods: Vec::new(),
            assertion: Vec::new(),
            authentication: Vec::new(),
        };
        for described in items(object, "verificationMethod") {
            document.describe(described);
        }
        for purpose in [Purpose::Assertion, Purpose::Authentication] {
            let listed = items(object, purpose.name()).iter();
            let listed = listed.filter_map(|listed| document.listed(listed)).collect();
            *document.list_mut(purpose) = listed;
        }
        let longest = [&document.assertion, &document.authentication].map(Vec::len);
        if longest
            .into_iter()
            .chain([document.methods.len()])
            .any(|count| count > MAX_METHODS)
        {
            return Err(DidError::Document("too many keys"));
        }
        Ok(document)
    }

    /// The identifier that the document describes.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The key behind `method`, if this controller stands by it for assertions at `now`
    /// (Controlled Identifiers 1.0, §3.3). `method` is the full identifier; a fragment, or the `kid` of exactly one JSON
    /// Web Key of the document, is understood as well.
    ///
    /// # Errors
    /// Says which part of the binding is missing.
    pub fn assertion_key(&self, method: &str, now: Timestamp) -> Result<PublicKey, BindingError> {
        self.key_for(Purpose::Assertion, method, now)
    }

    /// As [`Self::assertion_key`], for the purpose that the signature was made for. A key for one purpose is no key for
    /// another.
    ///
    /// # Errors
    /// Says which part of the binding is missing.
    pub fn key_for(&self, purpose: Purpose, method: &str, now: Timestamp) -> Result<PublicKey, BindingError> {
        let method = self.named(method);
        let listed = match purpose {
            Purpose::Assertion => &self.assertion,
            Purpose::Authentication => &self.authentication,
        };
        if !listed.contains(&method) {
            return Err(BindingError::NotListed);
        }
        let described = self
            .methods
            .iter()
            .find(|m| m.id == method)
            .ok_or(BindingError::NotDescribed)?;
        if described.controller != self.id {
            return Err(BindingError::OtherController);
        }
        if described.ends.is_some_and(|end| end <= now) {
            return Err(BindingError::Revoked);
        }
        described.key.clone().ok_or(BindingError::Unusable)
    }

    /// The key behind `method` if this controller had it and withdrew it, and since when: it may stand under
    /// `assertionMethod` still or not. Whether what it signed earlier counts is the caller's question.
    pub fn withdrawn_key(&self, method: &str) -> Option<(PublicKey, Timestamp)> {
        let method = self.named(method);
        let described = self
            .methods
            .iter()
            .find(|m| m.id == method && m.controller == self.id)?;
        Some((described.key.clone()?, described.revoked?))
    }

    fn named(&self, name: &str) -> String {
        let mut namesakes = self.methods.iter().filter(|method| method.kid.as_deref() == Some(name));
        match (namesakes.next(), namesakes.next()) {
            (Some(only), None) => only.id.clone(),
            _ => self.absolute(name),
        }
    }

    fn describe(&mut self, value: &Value) -> Option<String> {
        let object = value.as_object()?;
        let id = self.absolute(object.get("id")?.as_str()?);
        if self.methods.iter().any(|known| known.id == id) {
            return Some(id);
        }
        let controller = object.get("controller")?.as_str()?.to_owned();
        let key = key_of(object);
        let kid = object.get("publicKeyJwk").and_then(|jwk| jwk["kid"].as_str());
        let kid = kid.map(str::to_owned);
        let end = |name| {
            object
                .get(name)
                .map(|end| end.as_str().and_then(time::read).unwrap_or(Timestamp::MIN))
        };
        let revoked = end("revoked");
        let ends = [revoked, end("expires")].into_iter().flatten().min();
        self.methods.push(Method {
            id: id.clone(),
            controller,
            kid,
            key,
            ends,
            revoked,
        });
        Some(id)
    }

    fn list_mut(&mut self, purpose: Purpose) -> &mut Vec<String> {
        match purpose {
            Purpose::Assertion => &mut self.assertion,
            Purpose::Authentication => &mut self.authentication,
        }
    }

    fn listed(&mut self, value: &Value) -> Option<String> {
        match value {
            Value::String(id) => Some(self.absolute(id)),
            described => self.describe(described),
        }
    }

    fn absolute(&self, id: &str) -> String {
        if id.starts_with('#') {
            format!("{}{id}", self.id)
        } else {
            full_method(id)
        }
    }
}

/// The key of a method, as Multikey or as a JSON Web Key (Controlled Identifiers 1.0, §2.2.2 and §2.2.3). A method that
/// gives two keys gives none.
fn key_of(method: &Map<String, Value>) -> Option<PublicKey> {
    match (method.get("publicKeyMultibase"), method.get("publicKeyJwk")) {
        (Some(multikey), None) => PublicKey::from_multibase(multikey.as_str()?).ok(),
        (None, Some(jwk)) => PublicKey::from_jwk(jwk).ok(),
        _ => None,
    }
}

fn items<'a>(object: &'a Map<String, Value>, name: &str) -> &'a [Value] {
    match object.get(name) {
        None => &[],
        Some(Value::Array(items)) => items,
        Some(one) => std::slice::from_ref(one),
    }
}

#[cfg(test)]
#[path = "document_tests.rs"]
mod tests;

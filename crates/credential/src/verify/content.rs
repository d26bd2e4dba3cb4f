//! What may be shown once the signature holds.

use serde::Serialize;
use serde_json::Value;

use super::reading::Reading;
use crate::json;

/// The content of a credential whose signature holds. Everything in it is *as stated by the issuer*: texts are still the
/// issuer's texts and must be escaped like any other.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verified {
    /// The credential's own identifier.
    pub id: Option<String>,
    /// Title of the credential, else of the achievement.
    pub name: Option<String>,
    /// Identifier of the issuer.
    pub issuer_id: String,
    /// Name of the issuer, as the issuer writes it.
    pub issuer_name: Option<String>,
    /// Identifier of the holder.
    pub subject_id: Option<String>,
    /// Name of the holder, as the issuer writes it.
    pub subject_name: Option<String>,
    /// Identifier of the achievement.
    pub achievement_id: Option<String>,
    /// Title of the achievement.
    pub achievement_name: Option<String>,
    /// Beginning, as written.
    pub valid_from: Option<String>,
    /// End, as written.
    pub valid_until: Option<String>,
    /// The whole signed document.
    pub document: Value,
}

impl Verified {
    pub(super) fn of(reading: Reading) -> Self {
        let document = &reading.document;
        let text = |pointer: &str| document.pointer(pointer).and_then(plain);
        let subject = json::list(document.get("credentialSubject")).first();
        let in_subject = |pointer: &str| subject.and_then(|subject| subject.pointer(pointer)).and_then(plain);
        let content = Self {
            id: text("/id"),
            name: text("/name").or_else(|| in_subject("/achievement/name")),
            issuer_id: reading.issuer.clone(),
            issuer_name: text("/issuer/name"),
            subject_id: in_subject("/id"),
            subject_name: in_subject("/name").or_else(|| subject.and_then(name_identifier)),
            achievement_id: in_subject("/achievement/id"),
            achievement_name: in_subject("/achievement/name"),
            valid_from: text("/validFrom").or_else(|| text("/issuanceDate")),
            valid_until: text("/validUntil").or_else(|| text("/expirationDate")),
            document: Value::Null,
        };
        Self {
            document: reading.document,
            ..content
        }
    }
}

/// A text, or the first text of a language value or language map.
fn plain(value: &Value) -> Option<String> {
    let languages = |value: &Value| {
        value
            .get("@value")
            .or_else(|| value.as_object()?.values().next())
            .cloned()
    };
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(items) => items.first().and_then(plain),
        Value::Object(_) => languages(value)?.as_str().map(str::to_owned),
        _ => None,
    }
}

/// The unhashed identifier that is meant as a name.
fn name_identifier(subject: &Value) -> Option<String> {
    let identifiers = json::list(subject.get("identifier")).iter();
    let mut names = identifiers.filter(|i| i.get("identityType").is_some_and(|kind| kind == "name"));
    let plain = names.find(|i| i.get("hashed") != Some(&Value::Bool(true)))?;
    plain.get("identityHash").and_then(Value::as_str).map(str::to_owned)
}

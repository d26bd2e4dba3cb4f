//! Ways of naming people and things: `IdentityObject`, and `IdentifierEntry` for what needs no hiding.

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// One way of naming the earner (Open Badges 3.0, §B.1 IdentityObject). A closed class in the schema.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename = "IdentityObject", rename_all = "camelCase")]
pub struct IdentityObject {
    hashed: bool,
    /// The plain value, for all its name, unless `hashed`.
    identity_hash: String,
    identity_type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    salt: Option<String>,
}

impl IdentityObject {
    /// The name as the earner wants to read it. Shown by wallets; proves nothing.
    pub fn name(name: impl Into<String>) -> Self {
        Self::plain("name", name)
    }

    /// A value of a kind that the standard lists (`emailAddress`, `systemId`) or of one's own (`ext:`).
    pub fn plain(identity_type: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            hashed: false,
            identity_hash: value.into(),
            identity_type: identity_type.into(),
            salt: None,
        }
    }

    /// A value that only who knows it already can recognise. The salt travels beside the hash, so whoever can list the
    /// possible values finds the right one: this hides nothing that can be guessed, such as an e-mail address.
    pub fn hashed(identity_type: impl Into<String>, value: &str, salt: impl Into<String>) -> Self {
        let salt = salt.into();
        Self {
            hashed: true,
            identity_hash: identity_hash(value, &salt),
            identity_type: identity_type.into(),
            salt: Some(salt),
        }
    }

    /// A hash that somebody else made, such as the one in an older badge.
    pub(crate) fn with_hash(identity_type: impl Into<String>, hash: String, salt: Option<String>) -> Self {
        Self {
            hashed: true,
            identity_hash: hash,
            identity_type: identity_type.into(),
            salt,
        }
    }
}

/// A name that stands in the open (Open Badges 3.0, §B.1 IdentifierEntry). A closed class in the schema.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename = "IdentifierEntry", rename_all = "camelCase")]
pub struct IdentifierEntry {
    /// The value.
    pub identifier: String,
    /// What kind of value it is: `sourcedId`, `identifier` or another word of the official list, or one with `ext:`.
    pub identifier_type: String,
}

/// `sha256$` and the hash of value and salt, as Open Badges 2.0 and 3.0 write it (§B.2 IdentityHash).
pub(crate) fn identity_hash(value: &str, salt: &str) -> String {
    let digest = Sha256::new().chain_update(value).chain_update(salt).finalize();
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256${hex}")
}

/// Whether `credential` is about whoever is known under `value`, a value of the kind `identity_type` or the subject's `id` itself
/// (Open Badges 3.0, §9.3). Only what holds of a verified document says anything.
pub fn is_about(credential: &Value, identity_type: &str, value: &str) -> bool {
    crate::json::list(credential.get("credentialSubject"))
        .iter()
        .any(|subject| {
            let identifiers = crate::json::list(subject.get("identifier"));
            let is_id = subject.get("id").and_then(Value::as_str) == Some(value);
            is_id || identifiers.iter().any(|one| names(one, identity_type, value))
        })
}

fn names(identifier: &Value, identity_type: &str, value: &str) -> bool {
    let text = |name: &str| identifier.get(name).and_then(Value::as_str);
    let expected = if identifier["hashed"] == true {
        identity_hash(value, text("salt").unwrap_or_default())
    } else {
        value.to_owned()
    };
    text("identityType") == Some(identity_type)
        && text("identityHash").is_some_and(|stated| stated.eq_ignore_ascii_case(&expected))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_earner_is_recognised_by_id_plain_value_or_hash() {
        let identifiers = [
            IdentityObject::name("Ada"),
            IdentityObject::hashed("emailAddress", "ada@example.org", "pepper"),
        ];
        let credential = json!({"credentialSubject": {"id": "did:example:ada", "identifier": identifiers}});
        assert!(is_about(&credential, "emailAddress", "ada@example.org"));
        assert!(is_about(&credential, "name", "Ada"));
        assert!(is_about(&credential, "emailAddress", "did:example:ada"));
        for (kind, value) in [
            ("emailAddress", "eve@example.org"),
            ("name", "ada@example.org"),
            ("name", ""),
        ] {
            assert!(!is_about(&credential, kind, value), "{kind} {value}");
        }
        assert!(!is_about(&json!({}), "name", "Ada"));
    }

    #[test]
    fn the_hash_is_the_one_of_the_standard() {
        // `printf 'a@example.orgdeadsea' | sha256sum`
        assert_eq!(
            identity_hash("a@example.org", "deadsea"),
            "sha256$af9ceeb38da403253f8ba009aa7311772db0f46fc82293b1743453689d618ca3"
        );
    }
}

//! Whose badge it is: `IdentityObject` of Open Badges 2.0.

use serde::Serialize;
use serde_json::Value;

use crate::open_badge::identity_hash;

/// The recipient, by an identifier in the open. Hashed e-mail addresses are read and not written: the salt travels beside the
/// hash, so anybody could try addresses until one fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recipient {
    /// What `identity` is: `id`, `url`, `email` or `telephone`.
    #[serde(rename = "type")]
    kind: &'static str,
    hashed: bool,
    identity: String,
}

impl Recipient {
    /// A recipient that is known under an opaque identifier: the same that the award has in Open Badges 3.0.
    pub fn id(identity: impl Into<String>) -> Self {
        Self {
            kind: "id",
            hashed: false,
            identity: identity.into(),
        }
    }
}

/// Whether an assertion was made out to whoever is known under `value`, an identifier of `kind` (`email`, `url`, `telephone`,
/// `id`). `None` when the assertion hides its recipient in a way that is not read here, such as `md5$`.
pub fn is_awarded_to(assertion: &Value, kind: &str, value: &str) -> Option<bool> {
    let recipient = &assertion["recipient"];
    let text = |name: &str| recipient.get(name).and_then(Value::as_str);
    let identity = text("identity")?;
    if text("type") != Some(kind) {
        return Some(false);
    }
    match identity.split_once('$') {
        Some(("sha256", _)) => {
            let expected = identity_hash(value, text("salt").unwrap_or_default());
            Some(identity.eq_ignore_ascii_case(&expected))
        }
        _ if recipient["hashed"] == true => None,
        _ => Some(identity == value),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_recipient_is_recognised_in_the_open_and_by_hash() {
        let hashed = json!({"recipient": {"type": "email", "hashed": true, "salt": "deadsea",
            "identity": "sha256$AF9CEEB38DA403253F8BA009AA7311772DB0F46FC82293B1743453689D618CA3"}});
        assert_eq!(is_awarded_to(&hashed, "email", "a@example.org"), Some(true));
        assert_eq!(is_awarded_to(&hashed, "email", "b@example.org"), Some(false));
        assert_eq!(is_awarded_to(&hashed, "url", "a@example.org"), Some(false));
        let open = json!({"recipient": Recipient::id("did:example:ada")});
        assert_eq!(is_awarded_to(&open, "id", "did:example:ada"), Some(true));
        assert_eq!(is_awarded_to(&open, "id", "did:example:eve"), Some(false));
        let md5 = json!({"recipient": {"type": "email", "hashed": true, "identity": "md5$00"}});
        assert_eq!(is_awarded_to(&md5, "email", "a@example.org"), None);
        assert_eq!(is_awarded_to(&json!({}), "email", "a@example.org"), None);
    }
}

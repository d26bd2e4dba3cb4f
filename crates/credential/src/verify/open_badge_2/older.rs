//! What a file holds when it is a badge of Open Badges 2.0.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use crate::{json, open_badge_2};

/// A badge before anything in it is trusted.
pub(in crate::verify) enum Older {
    /// An assertion as JSON.
    Document(Value),
    /// A signed assertion.
    Token(Token),
    /// The address of a hosted assertion.
    At(String),
}

/// A compact JWS around an assertion. Its header says the algorithm and nothing else that counts.
pub(in crate::verify) struct Token {
    pub algorithm: String,
    pub assertion: Value,
    pub signed: String,
    pub signature: Vec<u8>,
}

impl Older {
    /// Whether a document is of Open Badges 2.0: it names that context, and nothing of verifiable credentials.
    pub(in crate::verify) fn is_one(document: &Value) -> bool {
        json::list(document.get("@context"))
            .iter()
            .any(|context| context == open_badge_2::CONTEXT)
    }

    /// A token whose payload is such a document.
    pub(in crate::verify) fn of_token(text: &str) -> Option<Self> {
        let (signed, signature) = text.trim_ascii().rsplit_once('.')?;
        let (header, payload) = signed.split_once('.')?;
        let header = object(header)?;
        let assertion = object(payload).filter(Self::is_one)?;
        let is_plain = header.get("crit").is_none() && header.get("b64").is_none();
        Some(Self::Token(Token {
            algorithm: header.get("alg").filter(|_| is_plain)?.as_str()?.to_owned(),
            assertion,
            signed: signed.to_owned(),
            signature: URL_SAFE_NO_PAD.decode(signature).ok()?,
        }))
    }
}

fn object(part: &str) -> Option<Value> {
    let bytes = URL_SAFE_NO_PAD.decode(part).ok()?;
    json::parse(&bytes).ok().filter(Value::is_object)
}

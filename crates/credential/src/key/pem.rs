//! Keys as badges of Open Badges 2.0 publish them: `publicKeyPem`, a `SubjectPublicKeyInfo` in PEM (RFC 7468, §13).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::rsa::RsaPublic;
use super::{KeyError, PublicKey};

/// Longest text that is looked at; a key of 4096 bits has some 800 characters.
const MAX_CHARS: usize = 4096;

impl PublicKey {
    /// Reads an RSA key from PEM.
    ///
    /// # Errors
    /// When the text is no PEM of a public key, or the key is of another kind.
    pub fn from_pem(text: &str) -> Result<Self, KeyError> {
        if text.len() > MAX_CHARS {
            return Err(KeyError::Length);
        }
        let label = |word: &str, name: &str| format!("-----{word} {name}-----");
        let der = ["PUBLIC KEY", "RSA PUBLIC KEY"].iter().find_map(|name| {
            let body = text.split_once(&label("BEGIN", name))?.1;
            let body = body.split_once(&label("END", name))?.0;
            let digits: String = body.split_ascii_whitespace().collect();
            STANDARD.decode(digits).ok()
        });
        RsaPublic::from_der(&der.ok_or(KeyError::UnknownKind)?).map(Self::of_rsa)
    }
}

//! What a key is for, and by which algorithm.

use credential::key::Kind;
use serde::{Deserialize, Serialize};

/// What a key is for. A key signs for one purpose only, so that one that leaks costs no more than its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    /// Proofs in credentials and status lists (Data Integrity).
    Proof,
    /// Credentials as tokens, and status lists for their readers (JWS).
    Token,
}

impl Purpose {
    /// Its name in rows, commands and pages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Proof => "proof",
            Self::Token => "token",
        }
    }
}

impl std::str::FromStr for Purpose {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        [Self::Proof, Self::Token]
            .into_iter()
            .find(|purpose| purpose.as_str() == text)
            .ok_or_else(|| "write proof or token".to_owned())
    }
}

/// An algorithm's name in rows and commands.
pub fn algorithm(kind: Kind) -> String {
    format!("{kind:?}")
}

/// Reads an algorithm's name; dashes and case do not matter (`P-256`, `ed25519`).
///
/// # Errors
/// Names the algorithms that there are.
pub fn parse_algorithm(text: &str) -> Result<Kind, String> {
    let plain = |name: &str| name.replace('-', "").to_ascii_lowercase();
    Kind::ALL
        .into_iter()
        .find(|kind| plain(&algorithm(*kind)) == plain(text))
        .ok_or_else(|| format!("write one of {}", Kind::ALL.map(algorithm).join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_algorithm_is_read_as_people_write_it() {
        for (text, kind) in [("P-256", Kind::P256), ("ed25519", Kind::Ed25519), ("p384", Kind::P384)] {
            assert_eq!(parse_algorithm(text), Ok(kind));
        }
        for kind in Kind::ALL {
            assert_eq!(parse_algorithm(&algorithm(kind)), Ok(kind), "what is written is read");
        }
        assert!(parse_algorithm("none").unwrap_err().contains("Ed25519"));
    }
}

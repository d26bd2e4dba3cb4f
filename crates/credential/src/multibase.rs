//! Multibase, the two alphabets that verifiable credentials use.
//!
//! `z` announces base58btc and `u` announces unpadded base64url
//! (Controlled Identifiers 1.0, §2.4). Both decoders take a limit, because base58
//! costs the square of its length and the text comes from strangers.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Longest base58 text we decode, unless it is a key: a 96-byte signature takes 132 characters.
const MAX_BASE58_CHARS: usize = 160;

/// Longest base58 text of a public key: one of P-521 takes 95 characters, RSA of 4096 bits 721.
const MAX_KEY_CHARS: usize = 760;

/// Writes `bytes` as `z` and base58btc.
pub(crate) fn encode_base58(bytes: &[u8]) -> String {
    format!("z{}", bs58::encode(bytes).into_string())
}

/// Reads `z` and base58btc; `None` for anything else or anything long.
pub(crate) fn decode_base58(text: &str) -> Option<Vec<u8>> {
    base58(text, MAX_BASE58_CHARS)
}

/// As [`decode_base58`], for the text of a public key.
pub(crate) fn decode_key(text: &str) -> Option<Vec<u8>> {
    base58(text, MAX_KEY_CHARS)
}

fn base58(text: &str, max_chars: usize) -> Option<Vec<u8>> {
    let digits = text.strip_prefix('z').filter(|digits| digits.len() <= max_chars)?;
    bs58::decode(digits).into_vec().ok()
}

/// Writes `bytes` as `u` and base64url without padding.
pub(crate) fn encode_base64url(bytes: &[u8]) -> String {
    format!("u{}", URL_SAFE_NO_PAD.encode(bytes))
}

/// Reads `u` and base64url without padding, at most `max_chars` long.
pub(crate) fn decode_base64url(text: &str, max_chars: usize) -> Option<Vec<u8>> {
    let digits = text.strip_prefix('u')?;
    if digits.len() > max_chars {
        return None;
    }
    URL_SAFE_NO_PAD.decode(digits).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_alphabets_round_trip() {
        let bytes = [0, 1, 2, 250, 255];
        assert_eq!(decode_base58(&encode_base58(&bytes)).unwrap(), bytes);
        assert_eq!(decode_base64url(&encode_base64url(&bytes), 16).unwrap(), bytes);
    }

    #[test]
    fn a_long_text_is_refused_before_it_is_decoded() {
        assert!(decode_base58(&format!("z{}", "2".repeat(161))).is_none());
        assert!(decode_base64url(&format!("u{}", "A".repeat(17)), 16).is_none());
    }

    #[test]
    fn the_announcing_letter_is_needed() {
        assert!(decode_base58("6Mk").is_none());
        assert!(decode_base64url("AAAA", 16).is_none());
    }
}

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

/// The digits of base58btc.
const BASE58: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// The largest power of 58 that is a digit of 32 bits, and its exponent.
const WIDE_BASE: u64 = 58_u64.pow(5);
const WIDE_DIGITS: usize = 5;

/// Writes `bytes` as `z` and base58btc.
pub(crate) fn encode_base58(bytes: &[u8]) -> String {
    let zeros = bytes.iter().take_while(|&&byte| byte == 0).count();
    let mut text = String::with_capacity(1 + bytes.len() * 7 / 5 + WIDE_DIGITS);
    text.push('z');
    text.extend(std::iter::repeat_n('1', zeros));
    let digits = wide_digits(&bytes[zeros..]).into_iter().rev().flat_map(narrow_digits);
    text.extend(
        digits
            .skip_while(|&digit| digit == 0)
            .map(|digit| char::from(BASE58[digit])),
    );
    text
}

/// A number in digits of five base58 digits each, the lowest first. Five at a time, and four bytes at a time, is a twentieth
/// of the steps, of which there are as many as the square of the length.
fn wide_digits(bytes: &[u8]) -> Vec<u64> {
    let (head, words) = bytes.as_rchunks::<4>();
    let head = head.iter().fold(0, |word, &byte| word << 8 | u32::from(byte));
    let words = words.iter().map(|word| u32::from_be_bytes(*word));
    let mut digits: Vec<u64> = Vec::with_capacity(bytes.len() / 3 + 2);
    for word in std::iter::once(head).chain(words) {
        let mut carry = u64::from(word);
        for digit in &mut digits {
            carry += *digit << 32;
            *digit = carry % WIDE_BASE;
            carry /= WIDE_BASE;
        }
        while carry > 0 {
            digits.push(carry % WIDE_BASE);
            carry /= WIDE_BASE;
        }
    }
    digits
}

/// The base58 digits of one of five, the highest first.
fn narrow_digits(wide: u64) -> [usize; WIDE_DIGITS] {
    let mut rest = usize::try_from(wide).unwrap_or(0);
    let mut digits = [0; WIDE_DIGITS];
    for digit in digits.iter_mut().rev() {
        *digit = rest % 58;
        rest /= 58;
    }
    digits
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
    let zeros = digits.bytes().take_while(|&digit| digit == b'1').count();
    let mut bytes = vec![0; zeros];
    let words = words(&digits.as_bytes()[zeros..])?.into_iter().rev();
    bytes.extend(words.flat_map(u32::to_be_bytes).skip_while(|&byte| byte == 0));
    Some(bytes)
}

/// The number that base58 digits write, in words of 32 bits, the lowest first. `None` for a character that is no digit.
fn words(digits: &[u8]) -> Option<Vec<u32>> {
    let mut words: Vec<u32> = Vec::with_capacity(digits.len() / WIDE_DIGITS + 2);
    let (head, rest) = digits.as_rchunks::<WIDE_DIGITS>();
    for wide in std::iter::once(head).chain(rest.iter().map(<[u8; WIDE_DIGITS]>::as_slice)) {
        let mut carry = wide
            .iter()
            .try_fold(0, |sum, &digit| Some(sum * 58 + value_of(digit)?))?;
        for word in &mut words {
            carry += u64::from(*word) * WIDE_BASE;
            *word = low_half(carry);
            carry >>= 32;
        }
        if carry > 0 {
            words.push(low_half(carry));
        }
    }
    Some(words)
}

/// The value of a base58 digit.
fn value_of(digit: u8) -> Option<u64> {
    const NONE: u8 = u8::MAX;
    static VALUES: [u8; 256] = {
        let mut values = [NONE; 256];
        let mut value = 0;
        while value < BASE58.len() {
            values[BASE58[value] as usize] = value as u8;
            value += 1;
        }
        values
    };
    let value = VALUES[usize::from(digit)];
    (value != NONE).then_some(u64::from(value))
}

fn low_half(number: u64) -> u32 {
    #[expect(clippy::cast_possible_truncation, reason = "the low half is what is wanted")]
    let low = number as u32;
    low
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
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn both_alphabets_round_trip() {
        let bytes = [0, 1, 2, 250, 255];
        assert_eq!(decode_base58(&encode_base58(&bytes)).unwrap(), bytes);
        assert_eq!(decode_base64url(&encode_base64url(&bytes), 16).unwrap(), bytes);
    }

    proptest! {
        #[test]
        fn base58_is_written_as_others_write_it(zeros in 0..4_usize, bytes in proptest::collection::vec(any::<u8>(), 0..140)) {
            let bytes = [vec![0; zeros], bytes].concat();
            let text = encode_base58(&bytes);
            prop_assert_eq!(&text, &format!("z{}", bs58::encode(&bytes).into_string()));
            prop_assert_eq!(decode_key(&text), Some(bytes));
        }

        #[test]
        fn base58_is_read_as_others_read_it(text in "[1-9A-HJ-NP-Za-km-z]{0,150}|1{0,9}[ -~]{0,20}|\\PC{0,20}") {
            prop_assert_eq!(decode_base58(&format!("z{text}")), bs58::decode(&text).into_vec().ok());
        }
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

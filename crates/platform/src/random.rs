//! Identifiers and secrets from the operating system's generator. There is no fall-back: without entropy the process stops.

use rand::TryRng;
use rand::rngs::SysRng;
use uuid::{Builder, Uuid};

/// Fills `N` bytes with entropy.
///
/// # Panics
/// When the operating system has no entropy to give: going on would mean guessable secrets.
#[expect(clippy::expect_used, reason = "a guessable secret is worse than a stopped process")]
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut out = [0; N];
    SysRng
        .try_fill_bytes(&mut out)
        .expect("the operating system's random generator");
    out
}

/// A new RSA key of 2048 bits with the exponent 65537, as PKCS#8 in DER.
///
/// # Panics
/// When the operating system has no entropy to give.
#[expect(clippy::expect_used, reason = "a guessable secret is worse than a stopped process")]
pub fn rsa_key() -> Vec<u8> {
    use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der};
    let key = aws_lc_rs::rsa::KeyPair::generate(aws_lc_rs::rsa::KeySize::Rsa2048).expect("a new RSA key");
    let der: Pkcs8V1Der<'_> = key.as_der().expect("an RSA key as PKCS#8");
    der.as_ref().to_vec()
}

/// A new identifier that sorts by `now` (UUID version 7): for rows, so that an index grows at its end.
pub fn id(now: jiff::Timestamp) -> String {
    let millis = u64::try_from(now.as_millisecond()).unwrap_or_default();
    Builder::from_unix_timestamp_millis(millis, &bytes::<10>())
        .into_uuid()
        .to_string()
}

/// A new identifier that says nothing, not even when it was made (UUID version 4): for addresses that strangers see.
pub fn opaque_id() -> String {
    Builder::from_random_bytes(bytes::<16>()).into_uuid().to_string()
}

/// A secret of 256 bits in base64url, for links and sessions. Keep only its [`digest`].
pub fn token() -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes::<32>())
}

/// SHA-256 of `secret` in hex: what the database keeps instead of the secret.
pub fn digest(secret: &str) -> String {
    use sha2::Digest as _;
    hex::encode(sha2::Sha256::digest(secret.as_bytes()))
}

/// `digits` random decimal digits, for a code that a person types. Unbiased.
pub fn code(digits: usize) -> String {
    let mut out = String::with_capacity(digits);
    while out.len() < digits {
        let [byte] = bytes::<1>();
        if byte < 250 {
            out.push(char::from(b'0' + byte % 10));
        }
    }
    out
}

/// A number below `bound`, unbiased; 0 when `bound` is 0.
pub fn below(bound: u32) -> u32 {
    let Some(zone) = u32::MAX.checked_div(bound).map(|times| times * bound) else {
        return 0;
    };
    loop {
        let number = u32::from_le_bytes(bytes::<4>());
        if number < zone {
            return number % bound;
        }
    }
}

/// Whether `text` has the shape of an identifier made here; anything else cannot name a row.
pub fn is_id(text: &str) -> bool {
    text.len() == 36 && Uuid::try_parse(text).is_ok()
}

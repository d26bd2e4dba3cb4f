//! Digests of related resources (VCDM 2.0, §5.3): as subresource integrity or as multibase.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256, Sha384, Sha512};

use crate::multibase;

/// Longest text that is looked at: three digests of SHA-512 and their names.
const MAX_CHARS: usize = 400;

/// Digests of resources that were published in another edition before: SHA-256 and SHA-384.
const EARLIER: [(&str, [&str; 2]); 1] = [(
    // The base context as the Candidate Recommendation of VCDM 2.0 pinned it (July 2024).
    crate::CONTEXT_VC_2,
    [
        "JKGMkOmFbVJhEfKTduMC2XCyvRAYLjOVmZWwIH1wQ7k",
        "NSOcNpmdIVUxIJGvGUoe22FjTWrXiaXlsZ8q6912LdnR3KraQO2n75Ica4wK4Qeg",
    ],
)];

/// Whether a resource that is part of this crate has one of the digests in `sri`, as `sha384-…`; several stand apart by
/// spaces. `None` for a resource whose bytes are not known here.
pub(crate) fn sri_fits(url: &str, sri: &str) -> Option<bool> {
    let text = jsonld::context_document(url)?;
    let fits = |one: &str| {
        let (name, digest) = one.split_once('-')?;
        let digest = base64(digest)?;
        let named = matches!((name, digest.len()), ("sha256", 32) | ("sha384", 48) | ("sha512", 64));
        Some(named && is_of(url, text, &digest))
    };
    let sri = if sri.len() <= MAX_CHARS { sri } else { "" };
    Some(sri.split_ascii_whitespace().any(|one| fits(one) == Some(true)))
}

/// As [`sri_fits`], for a digest in multibase: bare, or announced as multihash.
pub(crate) fn multibase_fits(url: &str, digest: &str) -> Option<bool> {
    let text = jsonld::context_document(url)?;
    let bytes = multibase::decode_base58(digest).or_else(|| multibase::decode_base64url(digest, MAX_CHARS));
    let bytes = bytes.unwrap_or_default();
    let bare = match bytes.as_slice() {
        [0x12, 32, rest @ ..] | [0x20, 48, rest @ ..] | [0x13, 64, rest @ ..] => rest,
        all => all,
    };
    Some(is_of(url, text, bare))
}

/// Either alphabet of base64, padded or not.
fn base64(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=');
    STANDARD_NO_PAD
        .decode(text)
        .or_else(|_| URL_SAFE_NO_PAD.decode(text))
        .ok()
}

fn is_of(url: &str, text: &str, digest: &[u8]) -> bool {
    let today = match digest.len() {
        32 => digest == Sha256::digest(text).as_slice(),
        48 => digest == Sha384::digest(text).as_slice(),
        64 => digest == Sha512::digest(text).as_slice(),
        _ => false,
    };
    let before = EARLIER.iter().filter(|(known, _)| *known == url);
    today
        || before
            .flat_map(|(_, digests)| digests)
            .any(|known| base64(known).as_deref() == Some(digest))
}

#[cfg(test)]
mod tests {
    use super::*;

    const V2: &str = crate::CONTEXT_VC_2;

    #[test]
    fn the_base_context_is_known_in_its_present_and_its_pinned_earlier_edition() {
        let present = "uWZVc7WaX1h4D8rJVb-vlMIqxaEKEb1tYbX8fet7JJzQ";
        assert_eq!(multibase_fits(V2, present), Some(true));
        assert_eq!(
            multibase_fits(V2, "uJKGMkOmFbVJhEfKTduMC2XCyvRAYLjOVmZWwIH1wQ7k"),
            Some(true)
        );
        let sri = "sha384-NSOcNpmdIVUxIJGvGUoe22FjTWrXiaXlsZ8q6912LdnR3KraQO2n75Ica4wK4Qeg";
        assert_eq!(sri_fits(V2, sri), Some(true));
        let text = jsonld::context_document(V2).unwrap();
        let multihash = [[0x12, 32].as_slice(), &Sha256::digest(text)].concat();
        assert_eq!(multibase_fits(V2, &multibase::encode_base58(&multihash)), Some(true));
        let sha512 = format!("sha256-AAAA sha512-{}", STANDARD_NO_PAD.encode(Sha512::digest(text)));
        assert_eq!(sri_fits(V2, &sha512), Some(true), "one of several");
    }

    #[test]
    fn another_digest_a_wrong_name_and_nonsense_do_not_fit() {
        assert_eq!(
            multibase_fits(V2, "uM4RgWQc3RUDtjJCSgTJtTfvpZ7SPEg_LNO0ESlovQC0"),
            Some(false)
        );
        assert_eq!(
            multibase_fits(V2, "WZVc7WaX1h4D8rJVb-vlMIqxaEKEb1tYbX8fet7JJzQ"),
            Some(false)
        );
        for sri in [
            "",
            "sha384",
            "sha384-",
            "sha384-AAAA",
            "md5-AAAA",
            &"sha256-A ".repeat(100),
        ] {
            assert_eq!(sri_fits(V2, sri), Some(false), "{sri}");
        }
        let named_wrongly = "sha256-NSOcNpmdIVUxIJGvGUoe22FjTWrXiaXlsZ8q6912LdnR3KraQO2n75Ica4wK4Qeg";
        assert_eq!(sri_fits(V2, named_wrongly), Some(false));
        assert_eq!(
            sri_fits("https://a.example/r", "sha384-AA"),
            None,
            "its bytes are not known"
        );
    }
}

use super::local::{Local, Reading};
use crate::Error;
use serde_json::Value;
use std::sync::{Arc, OnceLock};

/// A context that is part of this crate. `contexts/PROVENANCE.md` says where each comes from.
#[derive(Debug)]
pub(crate) struct Known {
    url: &'static str,
    sha256: &'static str,
    text: &'static str,
    local: OnceLock<Arc<Local>>,
}

impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        self.url == other.url
    }
}

impl Eq for Known {}

impl Known {
    const fn new(url: &'static str, sha256: &'static str, text: &'static str) -> Self {
        Self {
            url,
            sha256,
            text,
            local: OnceLock::new(),
        }
    }

    /// What the document says, read at first use. A test reads every one of them.
    pub(crate) fn local(&self) -> Result<&Arc<Local>, Error> {
        if let Some(local) = self.local.get() {
            return Ok(local);
        }
        let document: Value = serde_json::from_str(self.text)
            .map_err(|_| Error::refused_context("an embedded context that is not JSON"))?;
        let local = Arc::new(Local::read(&document["@context"], Reading::EMBEDDED)?);
        Ok(self.local.get_or_init(|| local))
    }
}

/// The allow-list: URL, SHA-256 of the bytes embedded here, and the bytes.
macro_rules! allow_list {
    ($($url:literal $sha256:literal $file:literal)*) => {
        static ALLOWED: [Known; [$($url),*].len()] = [
            $(Known::new($url, $sha256, include_str!(concat!("../../contexts/", $file)))),*
        ];
    };
}

allow_list! {
    "https://www.w3.org/ns/credentials/v2"
    "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734" "credentials-v2.json"
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
    "3d34f4d4ef1bce691106e63798beb5e7b862ba841423f5ee1e53ab7ddf3bca84" "ob-3.0.3.json"
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
    "87c06c81bc2317663bf288d740d94fddd2818c4342b186270ff6371dfaa63f93" "ob-extensions.json"
    "https://w3id.org/security/data-integrity/v2"
    "67f21e6e33a6c14e5ccfd2fc7865f7474fb71a04af7e94136cb399dfac8ae8f4" "data-integrity-v2.json"
    "https://www.w3.org/2018/credentials/v1"
    "ab4ddd9a531758807a79a5b450510d61ae8d147eab966cc9a200c07095b0cdcc" "credentials-v1.json"
    "https://purl.imsglobal.org/spec/ob/v3p0/context.json"
    "9f1c8f9f361ba2994b9b50701f41149919542c50c7b7455b2846d87959295d72" "ob-3.0.0.json"
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json"
    "5f3d9dd6288ef437ff8286cf95ffbff609c748a66f24a1e9450c45ca64be1571" "ob-3.0.1.json"
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json"
    "00666ad080ba407687ed1846b7f5e7495f5019042b202a727de47c48a1755c53" "ob-3.0.2.json"
    "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"
    "880f1902d4158f2f33ce06af41b90719977cd1ea337a9de2e41edb3ff5e543d6" "clr-2.0.1.json"
    "https://www.w3.org/ns/credentials/status/v1"
    "fd08cbf28ddd829ab2f1978c48f43ab07a112c1c90245a0cfac7ba721c65170c" "bitstring-status-list-v1.json"
    "https://w3id.org/vc/status-list/2021/v1"
    "6dd06a52bedb771e059c1083ba8ba7848dce22f6b4a8cfa0b98ba3fc188870e4" "status-list-2021-v1.json"
    "https://w3id.org/security/data-integrity/v1"
    "b5d829bd09aa7c42abc6efa0c8ed7635313b5487f37ccfce3ecd149ca9418554" "data-integrity-v1.json"
    "https://w3id.org/security/multikey/v1"
    "ba2c182de2d92f7e47184bcca8fcf0beaee6d3986c527bf664c195bbc7c58597" "multikey-v1.json"
    "https://w3id.org/security/suites/ed25519-2020/v1"
    "b9e1ab971fd8bf2c7553e0c4a9438e0b9450afde1ea1ca5b2492368b9f549588" "ed25519-2020-v1.json"
    "https://w3id.org/security/suites/jws-2020/v1"
    "d648e05ddc6577827ca2bfd5e931f53e9ebc6e52a57a8da81df4ec8c46ffcd1e" "jws-2020-v1.json"
    "https://www.w3.org/ns/did/v1"
    "4f3eae5568c9c5f036a082088f9e192019ee06faa78973c87ff91d5421b88dad" "did-v1.json"
    "https://www.w3.org/ns/credentials/examples/v2"
    "e6600df812cdc1872f20b42ab0c1cecac39755b7ed381e7f6a88dac7baab54d6" "credentials-examples-v2.json"
    "https://www.w3.org/ns/credentials/undefined-terms/v2"
    "82dab514ba44eb18f5d1b0f638c5e140c6a556fbfb5089601bdc0fa5eb8b2581" "credentials-undefined-terms-v2.json"
    "https://w3id.org/citizenship/v4rc1"
    "a89b0bc00b1848ac3dfdf956c7dd5de8567e755351c07ec6a1c2b4a08b67953b" "citizenship-v4rc1.json"
    "https://w3id.org/vdl/v1"
    "5e61aa138bc6a1bf92299edd01408df52f20c24057b9dbea72ccaeef5b792010" "vdl-v1.json"
    "https://w3id.org/vdl/aamva/v1"
    "8394e1f448f15c12b173b264a6f6006f85b343a81548f8e5f1a532bc258894e6" "vdl-aamva-v1.json"
}

/// The context with this URL, compared letter by letter.
pub(crate) fn known(url: &str) -> Result<&'static Known, Error> {
    let found = ALLOWED.iter().find(|known| known.url == url);
    found.ok_or_else(|| Error::UnknownContext {
        url: url.to_owned(),
        pointer: String::new(),
    })
}

/// The allow-list: the URL of every context this crate admits, with the SHA-256 (in hexadecimal)
/// of the bytes it embeds. No other context is admitted, and none is ever fetched.
pub fn known_contexts() -> impl Iterator<Item = (&'static str, &'static str)> {
    ALLOWED.iter().map(|known| (known.url, known.sha256))
}

/// The bytes of an allowed context, to be served or shown; `None` for any other URL.
#[must_use]
pub fn context_document(url: &str) -> Option<&'static str> {
    known(url).ok().map(|known| known.text)
}

#[cfg(test)]
mod tests {
    use super::super::{Active, Step};
    use super::*;
    use sha2::{Digest, Sha256};

    #[test]
    fn every_embedded_context_has_the_digest_it_is_listed_with() {
        for known in &ALLOWED {
            let digest = Sha256::digest(known.text.as_bytes());
            let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(hex, known.sha256, "{}", known.url);
        }
    }

    #[test]
    fn every_embedded_context_can_be_read() {
        for known in &ALLOWED {
            assert!(known.local().is_ok(), "{}: {:?}", known.url, known.local());
        }
    }

    #[test]
    fn every_embedded_context_can_be_brought_into_force_with_all_its_scopes() {
        for known in &ALLOWED {
            let document: Value = serde_json::from_str(known.text).unwrap();
            // Read as if it came from outside, so that every scoped context is processed too.
            let local = Arc::new(Local::read(&document["@context"], Reading::INLINE).unwrap());
            let active = Active::empty();
            let inline = active.derive(Step::Inline(&local)).map(|active| active.terms.len());
            let shared = active.derive(Step::Known(known)).map(|active| active.terms.len());
            assert!(inline.is_ok() && inline == shared, "{}: {inline:?}", known.url);
        }
    }

    #[test]
    fn a_url_is_compared_letter_by_letter() {
        for url in [
            "https://www.w3.org/ns/credentials/v2/",
            "HTTPS://www.w3.org/ns/credentials/v2",
        ] {
            assert!(context_document(url).is_none());
        }
        assert!(context_document("https://www.w3.org/ns/credentials/v2").is_some());
    }
}

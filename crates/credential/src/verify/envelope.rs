//! Enveloped credentials and presentations: a `data:` URL whose content is secured as a whole (VCDM 2.0, §4.13.2; RFC
//! 2397).

use std::borrow::Cow;

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::general_purpose::NO_PAD;
use base64::engine::{DecodePaddingMode, GeneralPurpose};
use serde_json::Value;

use super::problem::ProblemCode;
use crate::baking::MAX_TEXT;
use crate::json;

/// Writers leave the padding out, or put it in.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    NO_PAD.with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Media types of a credential in an envelope. `application/jwt` is what older writers use.
pub(super) const OF_CREDENTIALS: [&str; 7] = [
    "application/vc+jwt",
    "application/vc+sd-jwt",
    "application/vc+cose",
    "application/dc+sd-jwt",
    "application/vc+ld+json+jwt",
    "application/vc+ld+json+sd-jwt",
    "application/jwt",
];

/// Media types of a presentation in an envelope.
pub(super) const OF_PRESENTATIONS: [&str; 5] = [
    "application/vp+jwt",
    "application/vp+cose",
    "application/vp+sd-jwt",
    "application/vp+ld+json+jwt",
    "application/jwt",
];

/// The content of the envelope that `object` is, if it is of one of the types.
///
/// # Errors
/// [`ProblemCode::MalformedEnvelope`].
pub(super) fn open(object: &Value, types: &[&str]) -> Result<Vec<u8>, ProblemCode> {
    let id = object.get("id").and_then(Value::as_str);
    let (described, data) = id
        .and_then(|id| id.strip_prefix("data:"))
        .and_then(|rest| rest.split_once(','))
        .ok_or(ProblemCode::MalformedEnvelope)?;
    if data.len() > MAX_TEXT {
        return Err(ProblemCode::TooLarge);
    }
    let mut parameters = described.split(';').map(str::trim);
    let media = parameters.next().unwrap_or_default().to_ascii_lowercase();
    if !types.contains(&media.as_str()) {
        return Err(ProblemCode::MalformedEnvelope);
    }
    let plain = percent_decoded(data).ok_or(ProblemCode::MalformedEnvelope)?;
    if parameters.any(|parameter| parameter.eq_ignore_ascii_case("base64")) {
        return BASE64
            .decode(plain.trim_ascii())
            .map_err(|_| ProblemCode::MalformedEnvelope);
    }
    Ok(plain)
}

/// The file that stands in the place of a credential: an enveloped one (VCDM 2.0, §4.13.2), or a token as a text (VCDM 1.1). Nothing
/// where the credential itself stands there.
pub(super) fn file_in(place: &Value) -> Option<Result<Cow<'_, [u8]>, ProblemCode>> {
    if let Some(token) = place.as_str() {
        return Some(Ok(token.as_bytes().into()));
    }
    let is_enveloped = json::holds(place.get("type"), "EnvelopedVerifiableCredential");
    is_enveloped.then(|| open(place, &OF_CREDENTIALS).map(Cow::Owned))
}

fn percent_decoded(text: &str) -> Option<Vec<u8>> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            decoded.push(byte);
            continue;
        }
        let mut digit = || char::from(bytes.next()?).to_digit(16);
        let (high, low) = (digit()?, digit()?);
        decoded.push(u8::try_from(high * 16 + low).ok()?);
    }
    Some(decoded)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_envelope_gives_its_content_whatever_the_coding() {
        for url in [
            "data:application/vc+jwt,e30.e30.AA",
            "data:application/vc+jwt,e30%2ee30%2EAA",
            "data:Application/VC+JWT;charset=utf-8;base64,ZTMwLmUzMC5BQQ==",
            "data:application/vc+jwt;base64,ZTMwLmUzMC5BQQ\n",
        ] {
            let opened = open(&json!({"id": url}), &OF_CREDENTIALS);
            assert_eq!(opened.as_deref(), Ok(b"e30.e30.AA".as_slice()), "{url}");
        }
    }

    #[test]
    fn what_is_no_envelope_of_the_kind_is_refused() {
        for url in [
            "e30.e30.AA",
            "data:application/vc+jwt",
            "data:,e30.e30.AA",
            "data:text/html,<p>",
            "data:application/vp+jwt,e30.e30.AA",
            "data:application/vc+jwt,%e",
            "data:application/vc+jwt,%zz",
            "data:application/vc+jwt;base64,!",
        ] {
            let opened = open(&json!({"id": url}), &OF_CREDENTIALS);
            assert_eq!(opened, Err(ProblemCode::MalformedEnvelope), "{url}");
        }
        assert_eq!(open(&json!({}), &OF_CREDENTIALS), Err(ProblemCode::MalformedEnvelope));
    }
}

//! Making envelopes.

use serde_json::Value;

use super::sign1::{TAG, to_be_signed};
use super::{ALGORITHMS, CoseError, CoseForm, Sign1, label};
use crate::cbor::Cbor;
use crate::key::Signing;

/// Signs `document` as a tagged `COSE_Sign1`, with `kid` naming the key. The result is read back before it is given out.
///
/// # Errors
/// When the document is no JSON object, or the key does not sign.
pub fn issue(document: &Value, form: CoseForm, key: &(impl Signing + ?Sized), kid: &str) -> Result<Vec<u8>, CoseError> {
    let kind = key.public().kind();
    let (algorithm, _) = ALGORITHMS
        .iter()
        .find(|(_, known)| *known == kind)
        .ok_or(CoseError::Algorithm)?;
    let text = |text: &str| Cbor::Text(text.to_owned());
    let header = [
        (label::ALGORITHM, Cbor::Integer(*algorithm)),
        (label::CONTENT, text(form.content())),
        (label::KEY, Cbor::Bytes(kid.as_bytes().to_vec())),
        (label::TYP, text(form.typ())),
    ];
    let header = header.map(|(label, value)| (Cbor::Integer(label), value));
    let protected = Cbor::Map(header.into()).write();
    let payload = document.to_string().into_bytes();
    let signature = key
        .sign(&to_be_signed(&protected, &payload))
        .map_err(|_| CoseError::NotSigned)?;
    let parts = vec![
        Cbor::Bytes(protected),
        Cbor::Map(Vec::new()),
        Cbor::Bytes(payload),
        Cbor::Bytes(signature),
    ];
    let envelope = Cbor::Tag(TAG, Box::new(Cbor::Array(parts))).write();
    Sign1::read(&envelope)?;
    Ok(envelope)
}

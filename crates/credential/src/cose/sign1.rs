//! Reading and checking an envelope.

use serde_json::Value;

use super::{ALGORITHMS, CoseError, CoseForm, label};
use crate::baking::MAX_TEXT;
use crate::cbor::Cbor;
use crate::key::{Kind, PublicKey};

/// The tag of a `COSE_Sign1`.
pub(super) const TAG: u64 = 18;

/// An envelope that is well-formed. Nothing in it is trusted before [`Sign1::check`] has passed.
#[derive(Debug, Clone, PartialEq)]
pub struct Sign1 {
    form: CoseForm,
    algorithm: Kind,
    kid: Option<String>,
    document: Value,
    signed: Vec<u8>,
    signature: Vec<u8>,
}

impl Sign1 {
    /// Whether the bytes begin like an envelope: the tag, and an array of four.
    pub fn is_one(bytes: &[u8]) -> bool {
        bytes.starts_with(&[0xd2, 0x84])
    }

    /// Reads an envelope and holds it against the rules of what it says it holds.
    ///
    /// # Errors
    /// Says which rule it breaks.
    pub fn read(bytes: &[u8]) -> Result<Self, CoseError> {
        if bytes.len() > MAX_TEXT {
            return Err(CoseError::Sign1);
        }
        let [protected, payload, signature] = parts(Cbor::read(bytes).map_err(|_| CoseError::Sign1)?)?;
        let header = Cbor::read(&protected).map_err(|_| CoseError::Sign1)?;
        // No extension is known here, so none may be critical (RFC 9052, §3.1).
        if header.get(label::CRITICAL).is_some() {
            return Err(CoseError::Header("crit"));
        }
        let document = crate::json::parse(&payload).map_err(|_| CoseError::Payload)?;
        if !document.is_object() {
            return Err(CoseError::Payload);
        }
        Ok(Self {
            form: announced(&header)?,
            algorithm: algorithm(&header)?,
            kid: kid(&header)?,
            document,
            signed: to_be_signed(&protected, &payload),
            signature,
        })
    }

    /// What the envelope holds.
    pub fn form(&self) -> CoseForm {
        self.form
    }

    /// The key that the header names.
    pub fn kid(&self) -> Option<&str> {
        self.kid.as_deref()
    }

    /// The credential or presentation.
    pub fn document(&self) -> &Value {
        &self.document
    }

    /// Checks the signature with the key that the caller has bound to the issuer.
    ///
    /// # Errors
    /// When the algorithm is not that of the key, or the signature does not fit.
    pub fn check(&self, key: &PublicKey) -> Result<(), CoseError> {
        if key.kind() != self.algorithm {
            return Err(CoseError::OtherAlgorithm);
        }
        if key.verifies(&self.signed, &self.signature) {
            Ok(())
        } else {
            Err(CoseError::Signature)
        }
    }
}

/// Protected header, payload and signature. What stands in the other header is signed by nobody, so it must be empty.
fn parts(envelope: Cbor) -> Result<[Vec<u8>; 3], CoseError> {
    let Cbor::Tag(TAG, envelope) = envelope else {
        return Err(CoseError::Sign1);
    };
    let Cbor::Array(items) = *envelope else {
        return Err(CoseError::Sign1);
    };
    match <[Cbor; 4]>::try_from(items) {
        Ok(
            [
                Cbor::Bytes(protected),
                Cbor::Map(unprotected),
                Cbor::Bytes(payload),
                Cbor::Bytes(signature),
            ],
        ) if unprotected.is_empty() => Ok([protected, payload, signature]),
        _ => Err(CoseError::Sign1),
    }
}

/// `typ` says what it is; the content type says the same where there is one.
fn announced(header: &Cbor) -> Result<CoseForm, CoseError> {
    let is = |label, expected: &str| header.get(label).and_then(Cbor::as_text) == Some(expected);
    let form = [CoseForm::Credential, CoseForm::Presentation]
        .into_iter()
        .find(|form| is(label::TYP, form.typ()))
        .ok_or(CoseError::Header("typ"))?;
    match header.get(label::CONTENT) {
        Some(_) if !is(label::CONTENT, form.content()) => Err(CoseError::Header("content type")),
        _ => Ok(form),
    }
}

fn algorithm(header: &Cbor) -> Result<Kind, CoseError> {
    let Some(Cbor::Integer(number)) = header.get(label::ALGORITHM) else {
        return Err(CoseError::Header("alg"));
    };
    let known = ALGORITHMS.iter().find(|(known, _)| known == number);
    known.map(|(_, kind)| *kind).ok_or(CoseError::Algorithm)
}

fn kid(header: &Cbor) -> Result<Option<String>, CoseError> {
    match header.get(label::KEY) {
        None => Ok(None),
        Some(kid) => {
            let text = kid.as_bytes().and_then(|bytes| std::str::from_utf8(bytes).ok());
            text.map(|text| Some(text.to_owned())).ok_or(CoseError::Header("kid"))
        }
    }
}

/// The `Sig_structure` (RFC 9052, §4.4).
pub(super) fn to_be_signed(protected: &[u8], payload: &[u8]) -> Vec<u8> {
    Cbor::Array(vec![
        Cbor::Text("Signature1".into()),
        Cbor::Bytes(protected.to_vec()),
        Cbor::Bytes(Vec::new()),
        Cbor::Bytes(payload.to_vec()),
    ])
    .write()
}

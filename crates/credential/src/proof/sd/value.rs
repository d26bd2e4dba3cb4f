//! The two proof values: what the issuer gives the holder, and what the holder gives a verifier.

use std::collections::BTreeSet;

use super::MAX_SIGNATURES;
use crate::cbor::Cbor;
use crate::multibase;

/// The first bytes of a base proof (§3.5.2): a CBOR tag of its own.
const BASE: [u8; 3] = [0xd9, 0x5d, 0x00];

/// The first bytes of a derived proof (§3.5.7).
const DERIVED: [u8; 3] = [0xd9, 0x5d, 0x01];

/// Longest proof value in characters; the largest that we make takes some 150,000.
const MAX_CHARS: usize = 1 << 18;

/// Most pointers that a base proof may name.
const MAX_POINTERS: usize = 1_024;

/// An ECDSA signature on P-256.
pub(super) type Signature = [u8; 64];

/// A P-256 key in Multikey form: two bytes of prefix and the compressed point. The standard's text says 36 bytes where
/// it means these 35.
pub(super) type Multikey = [u8; 35];

/// Why a proof value cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// A base proof where a derived one is expected.
    Base,
    /// Anything else.
    Malformed,
}

/// What the holder needs (§3.5.2).
#[derive(Debug, PartialEq)]
pub(super) struct Base {
    pub signature: Signature,
    pub public_key: Multikey,
    pub hmac_key: [u8; 32],
    pub signatures: Vec<Signature>,
    pub mandatory: Vec<String>,
}

/// What a verifier needs (§3.5.7). The labels are those of the base document, in the order of their canonical numbers in
/// the document that is shown.
#[derive(Debug, PartialEq)]
pub(super) struct Derived {
    pub signature: Signature,
    pub public_key: Multikey,
    pub signatures: Vec<Signature>,
    pub labels: Vec<[u8; 32]>,
    pub mandatory: BTreeSet<usize>,
}

impl Base {
    pub(super) fn write(&self) -> String {
        let mandatory = self.mandatory.iter().cloned().map(Cbor::Text).collect();
        let rest = [
            Cbor::Bytes(self.hmac_key.to_vec()),
            signatures(&self.signatures),
            Cbor::Array(mandatory),
        ];
        text(BASE, &self.signature, &self.public_key, rest)
    }

    pub(super) fn read(text: &str) -> Option<Self> {
        let bytes = multibase::decode_base64url(text, MAX_CHARS)?;
        let [signature, public_key, hmac_key, signatures, mandatory] = components(bytes.strip_prefix(&BASE)?)?;
        let mandatory = items(&mandatory).filter(|pointers| pointers.len() <= MAX_POINTERS)?;
        Some(Self {
            signature: exactly(&signature)?,
            public_key: exactly(&public_key)?,
            hmac_key: exactly(&hmac_key)?,
            signatures: read_signatures(&signatures)?,
            mandatory: mandatory
                .iter()
                .map(|pointer| pointer.as_text().map(str::to_owned))
                .collect::<Option<_>>()?,
        })
    }
}

impl Derived {
    pub(super) fn write(&self) -> String {
        let label = |(number, label): (i64, &[u8; 32])| (Cbor::Integer(number), Cbor::Bytes(label.to_vec()));
        let place = |&place: &usize| Cbor::Integer(i64::try_from(place).unwrap_or(i64::MAX));
        let rest = [
            signatures(&self.signatures),
            Cbor::Map((0..).zip(&self.labels).map(label).collect()),
            Cbor::Array(self.mandatory.iter().map(place).collect()),
        ];
        text(DERIVED, &self.signature, &self.public_key, rest)
    }

    pub(super) fn read(text: &str) -> Result<Self, Unreadable> {
        let bytes = multibase::decode_base64url(text, MAX_CHARS).ok_or(Unreadable::Malformed)?;
        if bytes.starts_with(&BASE) {
            return Err(Unreadable::Base);
        }
        let body = bytes.strip_prefix(&DERIVED);
        body.and_then(Self::read_body).ok_or(Unreadable::Malformed)
    }

    fn read_body(body: &[u8]) -> Option<Self> {
        let [signature, public_key, signatures, labels, mandatory] = components(body)?;
        Some(Self {
            signature: exactly(&signature)?,
            public_key: exactly(&public_key)?,
            signatures: read_signatures(&signatures)?,
            labels: read_labels(&labels)?,
            mandatory: read_places(&mandatory)?,
        })
    }
}

fn text(header: [u8; 3], signature: &Signature, public_key: &Multikey, rest: [Cbor; 3]) -> String {
    let [third, fourth, fifth] = rest;
    let (signature, public_key) = (Cbor::Bytes(signature.to_vec()), Cbor::Bytes(public_key.to_vec()));
    let body = Cbor::Array(vec![signature, public_key, third, fourth, fifth]).write();
    multibase::encode_base64url(&[&header[..], &body].concat())
}

/// The five components, written in the one shortest way: what can be written in two ways can be changed without notice.
fn components(body: &[u8]) -> Option<[Cbor; 5]> {
    let item = Cbor::read(body).ok().filter(|item| item.write() == body)?;
    match item {
        Cbor::Array(components) => components.try_into().ok(),
        _ => None,
    }
}

fn items(item: &Cbor) -> Option<&[Cbor]> {
    match item {
        Cbor::Array(items) => Some(items),
        _ => None,
    }
}

fn exactly<const LENGTH: usize>(item: &Cbor) -> Option<[u8; LENGTH]> {
    item.as_bytes()?.try_into().ok()
}

fn number(item: &Cbor) -> Option<usize> {
    match item {
        Cbor::Integer(number) => usize::try_from(*number).ok(),
        _ => None,
    }
}

fn signatures(signatures: &[Signature]) -> Cbor {
    let bytes = |signature: &Signature| Cbor::Bytes(signature.to_vec());
    Cbor::Array(signatures.iter().map(bytes).collect())
}

fn read_signatures(item: &Cbor) -> Option<Vec<Signature>> {
    let signatures = items(item).filter(|signatures| signatures.len() <= MAX_SIGNATURES)?;
    signatures.iter().map(exactly).collect()
}

/// The label map, in whatever order: each number from 0 once, each label once. Two nodes with one label would be one node
/// torn in two.
fn read_labels(item: &Cbor) -> Option<Vec<[u8; 32]>> {
    let Cbor::Map(entries) = item else { return None };
    let mut labels = vec![None; entries.len()];
    for (key, label) in entries {
        *labels.get_mut(number(key)?)? = Some(exactly(label)?);
    }
    let labels: Vec<[u8; 32]> = labels.into_iter().collect::<Option<_>>()?;
    let different: BTreeSet<_> = labels.iter().collect();
    (different.len() == labels.len()).then_some(labels)
}

/// The places of the mandatory statements, rising.
fn read_places(item: &Cbor) -> Option<BTreeSet<usize>> {
    let places: Vec<usize> = items(item)?.iter().map(number).collect::<Option<_>>()?;
    places.is_sorted_by(|a, b| a < b).then(|| places.into_iter().collect())
}

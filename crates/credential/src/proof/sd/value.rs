//! The two proof values: what the issuer gives the holder, and what the holder gives a verifier.

use std::collections::BTreeSet;

use super::MAX_SIGNATURES;
use super::cbor::{Reader, Writer};
use crate::multibase;

/// The first bytes of a base proof (§3.5.2): a CBOR tag of its own.
const BASE: [u8; 3] = [0xd9, 0x5d, 0x00];

/// The first bytes of a derived proof (§3.5.7).
const DERIVED: [u8; 3] = [0xd9, 0x5d, 0x01];

/// Longest proof value in characters; the largest that we make takes some 190,000.
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
        let mut out = opened(BASE, &self.signature, &self.public_key);
        out.bytes(&self.hmac_key);
        write_signatures(&mut out, &self.signatures);
        out.array(self.mandatory.len());
        for pointer in &self.mandatory {
            out.text(pointer);
        }
        multibase::encode_base64url(&out.0)
    }

    pub(super) fn read(text: &str) -> Option<Self> {
        let bytes = multibase::decode_base64url(text, MAX_CHARS)?;
        let mut reader = Reader(bytes.strip_prefix(&BASE)?);
        let (signature, public_key) = open(&mut reader)?;
        let hmac_key = exactly(&mut reader)?;
        let signatures = read_signatures(&mut reader)?;
        let pointers = reader.array().filter(|&pointers| pointers <= MAX_POINTERS)?;
        let mandatory = (0..pointers).map(|_| reader.text().map(str::to_owned));
        let mandatory = mandatory.collect::<Option<_>>()?;
        reader.is_at_end().then_some(Self {
            signature,
            public_key,
            hmac_key,
            signatures,
            mandatory,
        })
    }
}

impl Derived {
    pub(super) fn write(&self) -> String {
        let mut out = opened(DERIVED, &self.signature, &self.public_key);
        write_signatures(&mut out, &self.signatures);
        out.map(self.labels.len());
        for (number, label) in (0..).zip(&self.labels) {
            out.uint(number);
            out.bytes(label);
        }
        out.array(self.mandatory.len());
        for &index in &self.mandatory {
            out.uint(index as u64);
        }
        multibase::encode_base64url(&out.0)
    }

    pub(super) fn read(text: &str) -> Result<Self, Unreadable> {
        let bytes = multibase::decode_base64url(text, MAX_CHARS).ok_or(Unreadable::Malformed)?;
        if bytes.starts_with(&BASE) {
            return Err(Unreadable::Base);
        }
        let body = bytes.strip_prefix(&DERIVED).ok_or(Unreadable::Malformed)?;
        Self::components(Reader(body)).ok_or(Unreadable::Malformed)
    }

    fn components(mut reader: Reader<'_>) -> Option<Self> {
        let (signature, public_key) = open(&mut reader)?;
        let signatures = read_signatures(&mut reader)?;
        let labels = read_labels(&mut reader)?;
        let mandatory = read_indexes(&mut reader)?;
        reader.is_at_end().then_some(Self {
            signature,
            public_key,
            signatures,
            labels,
            mandatory,
        })
    }
}

fn opened(header: [u8; 3], signature: &Signature, public_key: &Multikey) -> Writer {
    let mut out = Writer(header.to_vec());
    out.array(5);
    out.bytes(signature);
    out.bytes(public_key);
    out
}

fn open(reader: &mut Reader<'_>) -> Option<(Signature, Multikey)> {
    reader.array().filter(|&components| components == 5)?;
    Some((exactly(reader)?, exactly(reader)?))
}

fn exactly<const LENGTH: usize>(reader: &mut Reader<'_>) -> Option<[u8; LENGTH]> {
    reader.bytes()?.try_into().ok()
}

fn write_signatures(out: &mut Writer, signatures: &[Signature]) {
    out.array(signatures.len());
    for signature in signatures {
        out.bytes(signature);
    }
}

fn read_signatures(reader: &mut Reader<'_>) -> Option<Vec<Signature>> {
    let signatures = reader.array().filter(|&signatures| signatures <= MAX_SIGNATURES)?;
    (0..signatures).map(|_| exactly(reader)).collect()
}

/// The label map, in whatever order: each number from 0 once, each label once. Two nodes with one label would be one node
/// torn in two.
fn read_labels(reader: &mut Reader<'_>) -> Option<Vec<[u8; 32]>> {
    let entries = reader.map()?;
    let mut labels = vec![None; entries];
    for _ in 0..entries {
        let number = usize::try_from(reader.uint()?).ok()?;
        let place = labels.get_mut(number)?;
        if place.replace(exactly(reader)?).is_some() {
            return None;
        }
    }
    let labels: Vec<[u8; 32]> = labels.into_iter().collect::<Option<_>>()?;
    let different: BTreeSet<_> = labels.iter().collect();
    (different.len() == labels.len()).then_some(labels)
}

/// The places of the mandatory statements, rising.
fn read_indexes(reader: &mut Reader<'_>) -> Option<BTreeSet<usize>> {
    let mut indexes = BTreeSet::new();
    for _ in 0..reader.array()? {
        let index = usize::try_from(reader.uint()?).ok()?;
        if indexes.last().is_some_and(|&last| last >= index) {
            return None;
        }
        indexes.insert(index);
    }
    Some(indexes)
}

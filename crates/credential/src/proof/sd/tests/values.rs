//! Proof values, part by part and byte by byte.

use super::super::value::{self, Base, Derived};
use super::*;
use crate::multibase;

/// A derived document with `change` made to its proof value.
fn with_value(change: impl FnOnce(&mut Derived)) -> Result<(), ProofError> {
    let mut shown = derived(&["/issuer"], &["/validFrom", "/credentialSubject/0/result"]).unwrap();
    let mut value = Derived::read(shown["proof"]["proofValue"].as_str().unwrap()).unwrap();
    change(&mut value);
    shown["proof"]["proofValue"] = value.write().into();
    verified(&shown)
}

#[test]
fn every_part_of_a_derived_proof_value_counts() {
    let malformed = Err(ProofError::Member("proofValue"));
    assert_eq!(with_value(|_| {}), Ok(()));
    assert_eq!(
        with_value(|value| value.signatures.truncate(1)),
        malformed,
        "fewer signatures than statements"
    );
    assert_eq!(with_value(|value| value.signatures.push([1; 64])), malformed);
    assert_eq!(
        with_value(|value| value.signatures.swap(0, 1)),
        Err(ProofError::Signature)
    );
    assert_eq!(with_value(|value| value.labels.truncate(1)), malformed);
    assert_eq!(with_value(|value| value.labels.push([1; 32])), malformed);
    assert_eq!(with_value(|value| value.labels.swap(0, 1)), Err(ProofError::Signature));
    assert_eq!(
        with_value(|value| value.labels[0] = value.labels[1]),
        malformed,
        "one node torn in two"
    );
    assert_eq!(
        with_value(|value| value.mandatory.retain(|&index| index > 0)),
        malformed
    );
    assert_eq!(with_value(|value| value.mandatory.extend([1000])), malformed);
    assert_eq!(with_value(|value| value.signature[5] ^= 1), Err(ProofError::Signature));
    let other = Signer::from_secret(Kind::P256, &[8; 32]).unwrap().public();
    let swapped = with_value(|value| value.public_key = other.to_multikey().try_into().unwrap());
    assert_eq!(swapped, Err(ProofError::Signature));
    assert_eq!(with_value(|value| value.public_key[1] = 0x25), malformed);
}

#[test]
fn a_statement_moved_between_mandatory_and_chosen_is_noticed() {
    let moved = with_value(|value| {
        let last = value.mandatory.pop_last().unwrap();
        value.mandatory.insert(last + 1);
    });
    assert_eq!(moved, Err(ProofError::Signature));
}

#[test]
fn a_proof_value_in_another_form_is_refused() {
    let shown = derived(&["/issuer"], &[]).unwrap();
    let value = shown["proof"]["proofValue"].as_str().unwrap();
    let bytes = multibase::decode_base64url(value, 1 << 18).unwrap();
    let with = |text: String| {
        let mut changed = shown.clone();
        changed["proof"]["proofValue"] = text.into();
        verified(&changed)
    };
    let of = |bytes: &[u8]| with(multibase::encode_base64url(bytes));
    let malformed = || Err(ProofError::Member("proofValue"));
    assert_eq!(of(&bytes), Ok(()));
    assert_eq!(with(value[1..].to_owned()), malformed(), "no u");
    assert_eq!(
        with(format!("{}{}", &value[..1], &value[4..])),
        malformed(),
        "no header"
    );
    assert_eq!(with(multibase::encode_base58(&bytes)), malformed(), "another alphabet");
    assert_eq!(of(&[&bytes[..], &[0]].concat()), malformed(), "something behind it");
    assert_eq!(
        of(&[&bytes[..3], &[0x86], &bytes[4..], &[0x80]].concat()),
        malformed(),
        "six components"
    );
    assert_eq!(
        of(&[&bytes[..4], &[0xd8, 0x40], &bytes[4..]].concat()),
        malformed(),
        "a tag"
    );
    assert_eq!(
        of(&[&bytes[..4], &[0x59, 0x00, 0x40], &bytes[6..]].concat()),
        malformed(),
        "a length written longer than needed"
    );
    for length in 0..bytes.len() {
        assert_eq!(of(&bytes[..length]), malformed(), "cut to {length}");
    }
}

#[test]
fn both_values_are_read_as_they_were_written() {
    let base = Base::read(based(&["/issuer"])["proof"]["proofValue"].as_str().unwrap()).unwrap();
    assert_eq!(base.mandatory, ["/issuer"]);
    assert_eq!(base.hmac_key, [9; 32]);
    assert_eq!(Base::read(&base.write()).as_ref(), Some(&base));
    assert_eq!(Derived::read(&base.write()), Err(value::Unreadable::Base));
}

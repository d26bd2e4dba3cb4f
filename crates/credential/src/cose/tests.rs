use serde_json::{Value, json};

use super::*;
use crate::cbor::Cbor;
use crate::key::{Signer, sample};

fn document() -> Value {
    json!({"@context": [crate::CONTEXT_VC_2], "type": ["VerifiableCredential"], "issuer": "https://a.example"})
}

fn enveloped(key: &Signer) -> Vec<u8> {
    issue(&document(), CoseForm::Credential, key, "k").unwrap()
}

/// The envelope with its four parts changed and left unsigned.
fn changed(change: impl FnOnce(&mut Vec<Cbor>)) -> Result<Sign1, CoseError> {
    let Ok(Cbor::Tag(18, inner)) = Cbor::read(&enveloped(&sample(Kind::P256))) else {
        panic!("no tag");
    };
    let Cbor::Array(mut parts) = *inner else {
        panic!("no array")
    };
    change(&mut parts);
    Sign1::read(&Cbor::Tag(18, Box::new(Cbor::Array(parts))).write())
}

fn with_header(entries: Vec<(i64, Cbor)>) -> Option<CoseError> {
    let entries = entries.into_iter().map(|(label, value)| (Cbor::Integer(label), value));
    let header = Cbor::Map(entries.collect()).write();
    changed(|parts| parts[0] = Cbor::Bytes(header)).err()
}

#[test]
fn each_kind_of_key_makes_an_envelope_that_only_it_opens() {
    for kind in Kind::ALL {
        let read = Sign1::read(&enveloped(&sample(kind))).unwrap();
        assert_eq!(
            (read.form(), read.kid(), read.document()),
            (CoseForm::Credential, Some("k"), &document())
        );
        for other in Kind::ALL {
            let expected = if other == kind {
                Ok(())
            } else {
                Err(CoseError::OtherAlgorithm)
            };
            assert_eq!(read.check(&sample(other).public()), expected);
        }
    }
    let stranger = Signer::from_secret(Kind::P256, &[9; 32]).unwrap();
    let read = Sign1::read(&enveloped(&sample(Kind::P256))).unwrap();
    assert_eq!(read.check(&stranger.public()), Err(CoseError::Signature));
}

#[test]
fn what_was_signed_cannot_be_changed() {
    let check = |change: fn(&mut Vec<Cbor>)| changed(change).map(|read| read.check(&sample(Kind::P256).public()));
    assert_eq!(check(|_| {}), Ok(Ok(())));
    assert_eq!(
        check(|parts| parts[2] = Cbor::Bytes(b"{}".to_vec())),
        Ok(Err(CoseError::Signature))
    );
    assert_eq!(
        check(|parts| parts[2] = Cbor::Bytes(b"[]".to_vec())),
        Err(CoseError::Payload)
    );
    assert_eq!(
        check(|parts| parts[2] = Cbor::Bytes(br#"{"a":1,"a":2}"#.to_vec())),
        Err(CoseError::Payload)
    );
    assert_eq!(
        check(|parts| parts[3] = Cbor::Bytes(vec![0; 64])),
        Ok(Err(CoseError::Signature))
    );
    let unsigned_header = |parts: &mut Vec<Cbor>| parts[1] = Cbor::Map(vec![(Cbor::Integer(4), Cbor::Bytes(vec![1]))]);
    assert_eq!(check(unsigned_header), Err(CoseError::Sign1), "signed by nobody");
    assert_eq!(check(|parts| parts.truncate(3)), Err(CoseError::Sign1));
}

#[test]
fn a_header_says_what_it_is_and_nothing_critical() {
    let text = |text: &str| Cbor::Text(text.into());
    let (algorithm, typ) = ((1, Cbor::Integer(-7)), (16, text("application/vc+cose")));
    assert_eq!(with_header(vec![algorithm.clone(), typ.clone()]), None);
    assert_eq!(with_header(vec![typ.clone()]), Some(CoseError::Header("alg")));
    assert_eq!(
        with_header(vec![(1, Cbor::Integer(5)), typ.clone()]),
        Some(CoseError::Algorithm),
        "an HMAC"
    );
    assert_eq!(with_header(vec![algorithm.clone()]), Some(CoseError::Header("typ")));
    assert_eq!(
        with_header(vec![algorithm.clone(), (16, text("bad/type"))]),
        Some(CoseError::Header("typ"))
    );
    let other = (3, text("application/vp"));
    assert_eq!(
        with_header(vec![algorithm.clone(), typ.clone(), other]),
        Some(CoseError::Header("content type"))
    );
    let critical = (2, Cbor::Array(vec![Cbor::Integer(99)]));
    assert_eq!(
        with_header(vec![algorithm.clone(), typ.clone(), critical]),
        Some(CoseError::Header("crit"))
    );
    assert_eq!(
        with_header(vec![algorithm, typ, (4, text("k"))]),
        Some(CoseError::Header("kid")),
        "no bytes"
    );
}

proptest::proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..300)) {
        let _ = Sign1::read(&bytes);
    }
}

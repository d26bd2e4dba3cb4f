use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::*;
use crate::jwt::{Compact, IssueError};
use crate::key::{Kind, Signer};
use crate::status_list::{ENTRIES, StatusList};

const URI: &str = "https://a.example/status/1/token";

type Vector = (u8, &'static str, &'static [(usize, u8)]);

/// The draft's vectors (annex C): bits, `lst`, and every number that is not 0 among 2^20.
const VECTORS: [Vector; 3] = [
    (
        1,
        "eNrt3AENwCAMAEGogklACtKQPg9LugC9k_ACvreiogEAAKkeCQAAAAAAAAAAAAAAAAAAAIBylgQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
         AAAAAAAAAAAAAAAAAAXG9IAAAAAAAAAPwsJAAAAAAAAAAAAAAAvhsSAAAAAAAAAAAA7KpLAAAAAAAAAAAAAAAAAAAAAJsLCQAAAAAAAAAAADje\
         lAAAAAAAAAAAKjDMAQAAAACAZC8L2AEb",
        &[
            (0, 1),
            (1993, 1),
            (25_460, 1),
            (159_495, 1),
            (495_669, 1),
            (554_353, 1),
            (645_645, 1),
            (723_232, 1),
            (854_545, 1),
            (934_534, 1),
            (1_000_345, 1),
        ],
    ),
    (
        2,
        "eNrt2zENACEQAEEuoaBABP5VIO01fCjIHTMStt9ovGVIAAAAAABAbiEBAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEB5WwIAAAAAAA\
         AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAID0ugQAAAAA\
         AAAAAAAAAAAAQG12SgAAAAAAAAAAAAAAAAAAAAAAAAAAAOCSIQEAAAAAAAAAAAAAAAAAAAAAAAD8ExIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
         AAAAAAAAAAwJEuAQAAAAAAAAAAAAAAAAAAAAAAAMB9SwIAAAAAAAAAAAAAAAAAAACoYUoAAAAAAAAAAAAAAEBqH81gAQw",
        &[
            (0, 1),
            (1993, 2),
            (25_460, 1),
            (159_495, 3),
            (495_669, 1),
            (554_353, 1),
            (645_645, 2),
            (723_232, 1),
            (854_545, 1),
            (934_534, 2),
            (1_000_345, 3),
        ],
    ),
    (
        4,
        "eNrt0EENgDAQADAIHwImkIIEJEwCUpCEBBQRHOy35Li1EjoOQGabAgAAAAAAAAAAAAAAAAAAACC1SQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
         AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
         AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
         AAAAAAAAAAAAAAAAAAAABADrsCAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
         AADoxaEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAI\
         IoCgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACArpwKAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
         AAAAAGhqVkAzlwIAAAAAiGVRAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABx3AoAgLpVAQAAAAAAAAAAAAAAwM89rwMAAAAAAAAAAA\
         jsA9xMBMA",
        &[
            (0, 1),
            (1993, 2),
            (35_460, 3),
            (459_495, 4),
            (595_669, 5),
            (754_353, 6),
            (845_645, 7),
            (923_232, 8),
            (924_445, 9),
            (934_534, 10),
            (1_004_534, 11),
            (1_000_345, 12),
            (1_030_203, 13),
            (1_030_204, 14),
            (1_030_205, 15),
        ],
    ),
];

fn now() -> Timestamp {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

fn key() -> Signer {
    Signer::from_secret(Kind::P256, &[9; 32]).unwrap()
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::best());
    zlib.write_all(bytes).unwrap();
    zlib.finish().unwrap()
}

fn list() -> TokenStatusList {
    TokenStatusList {
        uri: URI.into(),
        issued: now(),
        expires: None,
        ttl: Some(60),
    }
}

/// A token of these claims, whatever they are.
fn token(typ: &str, claims: &Value) -> String {
    let mut header = Map::new();
    header.insert("typ".into(), typ.into());
    Compact::write(header, claims.as_object().unwrap(), &key()).unwrap()
}

fn claims() -> Value {
    json!({"sub": URI, "iat": now().as_second(), "status_list": {"bits": 1, "lst": "eNrbuRgAAhcBXQ"}})
}

fn numbers(statuses: &Statuses) -> Vec<u8> {
    let number = |status| match status {
        Status::Valid => 0,
        Status::Invalid => 1,
        Status::Suspended => 2,
        Status::Other(other) => other,
    };
    (0..statuses.entries())
        .map(|index| number(statuses.get(index).unwrap()))
        .collect()
}

#[test]
fn the_short_examples_of_the_draft_are_read_and_written() {
    let one = Statuses::decode(1, "eNrbuRgAAhcBXQ").unwrap();
    assert_eq!(numbers(&one), [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1]);
    let two = Statuses::decode(2, "eNo76fITAAPfAgc").unwrap();
    assert_eq!(numbers(&two), [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3]);
    assert_eq!(Statuses::decode(1, &one.encode()), Ok(one));
    assert_eq!(Statuses::decode(2, &two.encode()), Ok(two));
}

#[test]
fn the_vectors_of_the_draft_are_read() {
    for (bits, lst, set) in VECTORS {
        let statuses = Statuses::decode(bits, lst).unwrap();
        assert_eq!(statuses.entries(), 1 << 20);
        let mut set = set.to_vec();
        set.sort_unstable();
        let found: Vec<(usize, u8)> = numbers(&statuses)
            .into_iter()
            .enumerate()
            .filter(|(_, number)| *number != 0)
            .collect();
        assert_eq!(found, set, "{bits} bits");
    }
}

#[test]
fn eight_bits_are_a_number() {
    let statuses = Statuses::from_bytes(8, vec![0, 1, 2, 3, 255]).unwrap();
    let found: Vec<_> = (0..6).map(|index| statuses.get(index)).collect();
    assert_eq!(
        found,
        [
            Ok(Status::Valid),
            Ok(Status::Invalid),
            Ok(Status::Suspended),
            Ok(Status::Other(3)),
            Ok(Status::Other(255)),
            Err(TokenStatusError::Range)
        ]
    );
    assert_eq!(statuses.get(usize::MAX), Err(TokenStatusError::Range));
}

#[test]
fn other_numbers_of_bits_are_refused() {
    for bits in [0, 3, 5, 7, 16, 255] {
        assert_eq!(Statuses::from_bytes(bits, vec![0]), Err(TokenStatusError::Bits));
    }
}

#[test]
fn a_bomb_is_not_unpacked() {
    let bomb = URL_SAFE_NO_PAD.encode(zlib(&vec![0; 64 * 1024 * 1024]));
    assert!(bomb.len() < 100 * 1024, "small outside");
    assert_eq!(Statuses::decode(1, &bomb), Err(TokenStatusError::TooLong));
    let long = "A".repeat(crate::baking::MAX_TEXT + 1);
    assert_eq!(Statuses::decode(1, &long), Err(TokenStatusError::TooLong));
}

#[test]
fn what_is_packed_otherwise_is_refused() {
    let packed = zlib(&[0xb9, 0xa3]);
    let text = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    let mut wrong_sum = packed.clone();
    *wrong_sum.last_mut().unwrap() ^= 1;
    for broken in [
        text(&packed[..packed.len() - 1]),
        text(&[packed.as_slice(), &[0]].concat()),
        text(&[packed.as_slice(), &packed].concat()),
        text(&packed[2..packed.len() - 4]),
        text(&wrong_sum),
        format!("{}=", text(&packed)),
        format!("u{}", text(&packed)),
        "not base64url".into(),
        String::new(),
    ] {
        assert_eq!(
            Statuses::decode(1, &broken),
            Err(TokenStatusError::Encoding),
            "{broken}"
        );
    }
}

#[test]
fn what_is_issued_is_read_and_holds() {
    let mut bits = StatusList::new();
    bits.set(94_567, true).unwrap();
    let text = list()
        .issue(&Statuses::from(&bits), &key(), "did:web:a.example#1")
        .unwrap();
    let read = StatusListToken::read(&text).unwrap();
    assert_eq!(
        (read.uri(), read.kid(), read.ttl()),
        (URI, Some("did:web:a.example#1"), Some(60.0))
    );
    assert_eq!(read.check(&key().public(), now()), Ok(()));
    let statuses = read.statuses().unwrap();
    assert_eq!(statuses.get(94_567), Ok(Status::Invalid));
    assert_eq!(statuses.get(94_566), Ok(Status::Valid));
    let again = list()
        .issue(&Statuses::from(&bits), &key(), "did:web:a.example#1")
        .unwrap();
    assert_eq!(text, again, "the same bits give the same text");
    let nameless = list().issue(&Statuses::from(&bits), &key(), "");
    assert_eq!(nameless, Err(IssueError::Kid));
}

#[test]
fn another_key_and_other_dates_do_not_hold() {
    let check = |change: fn(&mut TokenStatusList), key: &Signer| {
        let mut list = list();
        change(&mut list);
        let text = list.issue(&Statuses::from(&StatusList::new()), key, "k").unwrap();
        StatusListToken::read(&text)
            .unwrap()
            .check(&self::key().public(), now())
            .map_err(|error| error.to_string())
    };
    let later = |list: &mut TokenStatusList| list.issued = now() + jiff::SignedDuration::from_secs(301);
    let soon = |list: &mut TokenStatusList| list.issued = now() + jiff::SignedDuration::from_secs(299);
    let over = |list: &mut TokenStatusList| list.expires = Some(now());
    let other = Signer::from_secret(Kind::P256, &[8; 32]).unwrap();
    let other_kind = Signer::from_secret(Kind::Ed25519, &[9; 32]).unwrap();
    assert_eq!(check(|_| {}, &key()), Ok(()));
    assert_eq!(check(soon, &key()), Ok(()), "clocks differ");
    let out_of_date = JwtError::OutOfDate.to_string();
    assert_eq!(check(later, &key()).unwrap_err(), out_of_date);
    assert_eq!(check(over, &key()).unwrap_err(), out_of_date);
    assert_eq!(check(|_| {}, &other).unwrap_err(), JwtError::Signature.to_string());
    assert_eq!(
        check(|_| {}, &other_kind).unwrap_err(),
        JwtError::OtherAlgorithm.to_string()
    );
}

#[test]
fn a_token_that_is_no_list_is_not_read() {
    assert!(StatusListToken::read(&token(TYP, &claims())).is_ok());
    assert!(StatusListToken::read(&token(MEDIA_TYPE, &claims())).is_ok());
    for typ in ["JWT", "vc+jwt", "statuslist+cwt", "", "StatusList+JWT"] {
        let refused = StatusListToken::read(&token(typ, &claims()));
        assert_eq!(refused, Err(JwtError::Header("typ").into()), "{typ}");
    }
    for text in ["", "a.b.c", "...", "eyJhbGciOiJub25lIn0.e30."] {
        assert!(StatusListToken::read(text).is_err(), "{text}");
    }
}

#[test]
fn claims_that_are_missing_or_malformed_are_refused() {
    let read = |pointer: &str, value: Value| {
        let mut claims = claims();
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        claims.pointer_mut(parent).unwrap()[name] = value;
        StatusListToken::read(&token(TYP, &claims)).map(|_| ())
    };
    for (pointer, wrong) in [
        ("/sub", json!(7)),
        ("/iat", json!("2026")),
        ("/iat", Value::Null),
        ("/ttl", json!(0)),
        ("/ttl", json!(-1)),
        ("/ttl", json!("60")),
        ("/aud", json!("https://other.example")),
        ("/status_list", json!("eNrbuRgAAhcBXQ")),
        ("/status_list/lst", json!(["eNrbuRgAAhcBXQ"])),
    ] {
        let refused = read(pointer, wrong.clone());
        assert!(
            matches!(refused, Err(TokenStatusError::Token(JwtError::Claim(_)))),
            "{pointer} {wrong}: {refused:?}"
        );
    }
    for bits in [json!(3), json!(0), json!(257), json!("1"), json!(1.5), json!(-1)] {
        assert_eq!(read("/status_list/bits", bits), Err(TokenStatusError::Bits));
    }
    assert_eq!(
        read("/status_list/aggregation_uri", json!("https://a.example/all")),
        Ok(())
    );
    assert_eq!(
        read("/iat", json!(1_795_435_200.5)),
        Ok(()),
        "seconds may have a fraction"
    );
}

#[test]
fn a_reference_is_a_place_and_an_address() {
    let reference = StatusReference {
        uri: URI.into(),
        index: 7,
    };
    let claim = reference.to_value();
    assert_eq!(claim, json!({"status_list": {"idx": 7, "uri": URI}}));
    assert_eq!(StatusReference::read(&claim["status_list"]), Some(reference));
    for wrong in [
        json!({"idx": "7", "uri": URI}),
        json!({"idx": -1, "uri": URI}),
        json!({"idx": 1.0, "uri": URI}),
        json!({"idx": 7}),
        json!({"idx": 7, "uri": "status/1"}),
        json!({"idx": 7, "uri": 1}),
        json!([7, URI]),
        json!(null),
    ] {
        assert_eq!(StatusReference::read(&wrong), None, "{wrong}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn both_kinds_of_list_say_the_same(indexes in proptest::collection::btree_set(0..ENTRIES, 0..200)) {
        let mut bits = StatusList::new();
        for &index in &indexes {
            bits.set(index, true).unwrap();
        }
        let statuses = Statuses::decode(1, &Statuses::from(&bits).encode()).unwrap();
        prop_assert_eq!(statuses.entries(), bits.entries());
        let set: Vec<usize> = (0..ENTRIES).filter(|&index| statuses.get(index) == Ok(Status::Invalid)).collect();
        prop_assert_eq!(set, indexes.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn every_number_comes_back(bits in prop_oneof![Just(1_u8), Just(2), Just(4), Just(8)], bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
        let statuses = Statuses::from_bytes(bits, bytes.clone()).unwrap();
        let again = Statuses::decode(bits, &statuses.encode()).unwrap();
        prop_assert_eq!(&again, &statuses);
        let packed = numbers(&again).chunks(usize::from(8 / bits)).map(|of_byte| {
            of_byte.iter().rev().fold(0_u16, |byte, number| (byte << bits) | u16::from(*number)) as u8
        }).collect::<Vec<_>>();
        prop_assert_eq!(packed, bytes);
    }

    #[test]
    fn no_text_panics(bits in any::<u8>(), text in "(eN[A-Za-z0-9_-]{0,80})|\\PC{0,40}") {
        let _ = Statuses::decode(bits, &text);
        let _ = StatusListToken::read(&text);
    }
}

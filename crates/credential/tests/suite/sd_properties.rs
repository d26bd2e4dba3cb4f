//! What must hold for every part of a badge that a holder may show, and for every proof value that somebody may make up.

use std::sync::OnceLock;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use credential::key::{Kind, Signer};
use credential::proof::sd::{Seeds, derive, sign_base};
use credential::proof::{Suite, Terms};
use credential::verify::{Outcome, verify};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::properties::{changed_somewhere, strings};
use crate::support::*;

const MANDATORY: [&str; 2] = ["/issuer", "/validFrom"];

fn key() -> Signer {
    Signer::from_secret(Kind::P256, &[4; 32]).unwrap()
}

/// A badge of which every text occurs once, so that one can tell what was shown.
fn document() -> Value {
    let achievement = |n: usize| {
        json!({
            "id": format!("https://association.example/m/{n}"), "type": ["Achievement"],
            "name": format!("name {n}"), "description": format!("description {n}"),
            "criteria": {"narrative": format!("criteria {n}")},
            "resultDescription": [{"id": format!("urn:uuid:{n}"), "type": ["ResultDescription"], "resultType": "Status",
                "name": format!("level {n}"), "allowedValue": [format!("low {n}"), format!("high {n}")]}],
        })
    };
    let subject = |n: usize| {
        json!({
            "type": ["AchievementSubject"], "achievement": achievement(n),
            "identifier": [
                {"type": "IdentityObject", "identityHash": format!("person {n}"), "identityType": "name", "hashed": false},
                {"type": "IdentityObject", "identityHash": format!("mail {n}"), "identityType": "emailAddress", "hashed": false},
            ],
            "result": [{"type": ["Result"], "value": format!("value {n}")}],
        })
    };
    json!({
        "@context": [credential::CONTEXT_VC_2, credential::CONTEXT_OB_3],
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": key().public().did_key(), "type": ["Profile"], "name": "issuer"},
        "name": "title", "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": [subject(1), subject(2)],
    })
}

fn base() -> &'static Value {
    static BASE: OnceLock<Value> = OnceLock::new();
    BASE.get_or_init(|| {
        let terms = Terms::new(Suite::EcdsaSd2023, key().public().did_key_method(), now());
        let seeds = Seeds {
            hmac_key: [1; 32],
            proof_key: [2; 32],
        };
        sign_base(&document(), &key(), &terms, &MANDATORY.map(str::to_owned), &seeds).unwrap()
    })
}

fn outcome(document: &Value) -> Outcome {
    let mut policy = policy();
    policy.trusted_issuers.insert(key().public().did_key());
    verify(document.to_string().as_bytes(), &known(), &policy).outcome
}

/// Every place that can be chosen: all but the inside of ordered lists.
fn places() -> Vec<String> {
    fn walk(value: &Value, at: &str, out: &mut Vec<String>) {
        if !at.is_empty() {
            out.push(at.to_owned());
        }
        match value {
            Value::Array(items) if !at.ends_with("allowedValue") && !at.ends_with("@context") => {
                items
                    .iter()
                    .enumerate()
                    .for_each(|(n, item)| walk(item, &format!("{at}/{n}"), out));
            }
            Value::Object(members) => members
                .iter()
                .for_each(|(name, member)| walk(member, &format!("{at}/{name}"), out)),
            _ => {}
        }
    }
    let mut out = Vec::new();
    walk(&document(), "", &mut out);
    out
}

/// Whether what stands at `place` is shown when `chosen` is: it lies within, or names or types something on the way.
fn is_shown(place: &str, chosen: &[String]) -> bool {
    let below = |inner: &str, outer: &str| inner == outer || inner.starts_with(&format!("{outer}/"));
    let (holder, name) = match place.rsplit_once("/type") {
        Some((holder, _)) => (holder, "type"),
        None => place.rsplit_once('/').unwrap(),
    };
    let on_the_way =
        ["id", "type"].contains(&name) && chosen.iter().any(|pointer| holder.is_empty() || below(pointer, holder));
    chosen.iter().any(|pointer| below(place, pointer)) || on_the_way || place.starts_with("/@context")
}

fn with_value(document: &Value, bytes: &[u8]) -> Value {
    let mut changed = document.clone();
    changed["proof"]["proofValue"] = format!("u{}", URL_SAFE_NO_PAD.encode(bytes)).into();
    changed
}

fn value_of(document: &Value) -> Vec<u8> {
    URL_SAFE_NO_PAD
        .decode(&document["proof"]["proofValue"].as_str().unwrap()[1..])
        .unwrap()
}

fn some_part() -> Value {
    derive(
        base(),
        &[
            "/credentialSubject/0/achievement".into(),
            "/credentialSubject/1/result".into(),
        ],
    )
    .unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn a_part_verifies_and_shows_what_was_chosen_and_nothing_else(picks in prop::collection::vec(any::<prop::sample::Index>(), 1..6)) {
        let places = places();
        let mut chosen: Vec<String> = picks.iter().map(|pick| pick.get(&places).clone()).collect();
        let shown = derive(base(), &chosen).unwrap();
        if shown.get("credentialSubject").is_some() {
            prop_assert_eq!(outcome(&shown), Outcome::InForce, "{:?}", chosen);
        }
        chosen.extend(MANDATORY.map(str::to_owned));
        let mut texts = Vec::new();
        strings(&document(), String::new(), &mut texts);
        let mut told = Vec::new();
        strings(&shown, String::new(), &mut told);
        let told: Vec<&str> = told.iter().filter(|at| !at.starts_with("/proof")).map(|at| shown.pointer(at).unwrap().as_str().unwrap()).collect();
        let wanted: Vec<&String> = texts.iter().filter(|place| is_shown(place, &chosen)).collect();
        for place in &wanted {
            let text = document().pointer(place).unwrap().as_str().unwrap().to_owned();
            prop_assert!(told.contains(&text.as_str()), "{} is missing for {:?}", place, chosen);
        }
        prop_assert_eq!(told.len(), wanted.len(), "{:?} for {:?}", told, chosen);
    }

    #[test]
    fn one_changed_character_in_a_part_never_verifies(pick in any::<usize>(), letter in "[a-zA-Z0-9-]") {
        let shown = some_part();
        let Some(changed) = changed_somewhere(&shown, pick, letter.chars().next().unwrap()) else { return Ok(()) };
        let outcome = outcome(&changed);
        prop_assert!(matches!(outcome, Outcome::Changed | Outcome::Unreadable | Outcome::Unfinished), "{outcome:?} for {changed}");
    }

    #[test]
    fn a_changed_byte_of_a_proof_value_is_refused(pick in any::<prop::sample::Index>(), byte in any::<u8>(), derived in any::<bool>()) {
        let document = if derived { some_part() } else { base().clone() };
        let mut bytes = value_of(&document);
        let at = pick.index(bytes.len());
        if bytes[at] == byte { return Ok(()) }
        bytes[at] = byte;
        let changed = with_value(&document, &bytes);
        prop_assert_ne!(outcome(&changed), Outcome::InForce);
        let _ = derive(&changed, &["/name".into()]);
    }

    #[test]
    fn a_made_up_proof_value_is_refused(header in 0_u8..3, bytes in prop::collection::vec(any::<u8>(), 0..200), keep in 0_usize..300) {
        let document = some_part();
        let made_up = [&[0xd9, 0x5d, header], &bytes[..]].concat();
        let value = value_of(&document);
        let half = [&value[..keep.min(value.len())], &bytes[..]].concat();
        for bytes in [made_up, half] {
            let changed = with_value(&document, &bytes);
            prop_assert_ne!(outcome(&changed), Outcome::InForce);
            prop_assert!(derive(&changed, &["/name".into()]).is_err());
        }
    }
}

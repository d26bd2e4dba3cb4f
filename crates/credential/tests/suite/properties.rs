//! What must hold for every input.

use credential::baking;
use credential::did::ControllerDocument;
use credential::open_badge::{Alignment, lint};
use credential::verify::{Outcome, verify};
use proptest::prelude::*;
use serde_json::Value;

use crate::support::*;

/// The document with one character of one text changed; `pick` says which.
pub fn changed_somewhere(value: &Value, pick: usize, letter: char) -> Option<Value> {
    let mut pointers = Vec::new();
    strings(value, String::new(), &mut pointers);
    let pointer = pointers.get(pick % pointers.len())?;
    let mut changed = value.clone();
    let text = changed.pointer(pointer)?.as_str()?.to_owned();
    let at = text
        .char_indices()
        .nth((pick / pointers.len()) % text.chars().count().max(1))?
        .0;
    let old = text[at..].chars().next()?;
    let new = if old == letter { '_' } else { letter };
    *changed.pointer_mut(pointer)? = format!("{}{new}{}", &text[..at], &text[at + old.len_utf8()..]).into();
    Some(changed)
}

pub fn strings(value: &Value, at: String, out: &mut Vec<String>) {
    match value {
        Value::String(_) => out.push(at),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(i, item)| strings(item, format!("{at}/{i}"), out)),
        Value::Object(members) => {
            members
                .iter()
                .for_each(|(name, member)| strings(member, format!("{at}/{name}"), out));
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn one_changed_character_in_any_value_never_verifies(pick in any::<usize>(), letter in "[a-zA-Z0-9:/#. é]") {
        let document = signed(&award(ISSUER).to_value());
        let Some(changed) = changed_somewhere(&document, pick, letter.chars().next().unwrap()) else { return Ok(()) };
        let report = verified(&changed);
        prop_assert!(
            matches!(report.outcome, Outcome::Changed | Outcome::Unreadable | Outcome::Unfinished),
            "{:?} for {changed}", report.outcome
        );
        prop_assert!(report.credential.is_none());
    }

    #[test]
    fn one_changed_byte_of_the_file_never_shows_other_content(at in any::<usize>(), byte in any::<u8>()) {
        let document = signed(&award(ISSUER).to_value());
        let mut bytes = document.to_string().into_bytes();
        let index = at % bytes.len();
        bytes[index] = byte;
        if let Some(content) = verify(&bytes, &known(), &policy()).credential {
            prop_assert_eq!(content.document, document, "a change that means nothing");
        }
    }

    #[test]
    fn one_changed_byte_of_a_baked_picture_never_shows_other_content(at in any::<usize>(), byte in any::<u8>()) {
        let document = signed(&award(ISSUER).to_value());
        let picture = b"<svg xmlns='http://www.w3.org/2000/svg'><g id='a'/></svg>";
        let mut baked = baking::svg::bake(picture, document.to_string().as_bytes()).unwrap();
        let index = at % baked.len();
        baked[index] = byte;
        if let Some(content) = verify(&baked, &known(), &policy()).credential {
            prop_assert_eq!(content.document, document);
        }
    }

    #[test]
    fn whatever_people_typed_is_signed_as_typed(
        name in "\\PC{0,60}",
        narrative in any::<String>(),
        target in any::<String>(),
        quarters in 0_u32..4_000,
    ) {
        let mut award = award(ISSUER);
        award.name = name.clone();
        award.subject.narrative = Some(narrative);
        award.subject.credits_earned = Some(f64::from(quarters) / 4.0);
        award.subject.achievement.alignment = vec![Alignment {
            target_name: target,
            target_url: "https://association.example/f/1".into(),
            ..Alignment::default()
        }];
        let unsigned = award.to_value();
        prop_assert_eq!(lint(&unsigned), []);
        let report = verified(&signed(&unsigned));
        prop_assert_eq!(report.outcome, Outcome::InForce);
        prop_assert_eq!(report.credential.and_then(|content| content.name), Some(name));
    }

    #[test]
    fn no_bytes_make_the_verifier_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let report = verify(&bytes, &known(), &policy());
        prop_assert_eq!(report.outcome, Outcome::Unreadable);
        let _ = ControllerDocument::read(&bytes, ISSUER);
    }

    #[test]
    fn no_value_in_any_place_makes_the_verifier_panic(pick in any::<usize>(), odd in prop_oneof![
        Just(Value::Null), Just(serde_json::json!([])), Just(serde_json::json!({})), Just(serde_json::json!(1e300)),
        Just(serde_json::json!([[[]]])), Just(serde_json::json!({"@id": "x", "id": 3})), Just(serde_json::json!("\u{0}")),
    ]) {
        let document = award_with_status(credential::status_list::StatusPurpose::Revocation);
        let mut pointers = Vec::new();
        strings(&document, String::new(), &mut pointers);
        let mut changed = document.clone();
        *changed.pointer_mut(&pointers[pick % pointers.len()]).unwrap() = odd;
        let report = verified(&changed);
        prop_assert!(report.credential.is_none(), "{:?}", report.outcome);
    }
}

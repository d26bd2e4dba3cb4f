//! What must hold for every input.

use credential::did::ControllerDocument;
use credential::verify::{Outcome, verify};
use proptest::prelude::*;
use serde_json::Value;

use crate::support::*;

/// Every string in the document, changed by one character, with the place where that was done.
fn changed_somewhere(value: &Value, pick: usize, letter: char) -> Option<Value> {
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

fn strings(value: &Value, at: String, out: &mut Vec<String>) {
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

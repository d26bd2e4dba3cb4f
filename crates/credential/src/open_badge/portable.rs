//! What is right by the letter, and still read differently by verifiers in the field.
//!
//! Three things were found by showing the same signed credentials to several verifiers: older canonicalisers do not escape
//! tabs and control characters as RDFC-1.0 does, some write long fractions with other digits, and some refuse a document that
//! describes itself twice. An issuer loses nothing by avoiding all three.

use serde_json::Value;

use super::Fault;

/// More significant digits than this come out differently, as canonical doubles are cut at sixteen.
const MAX_DIGITS: usize = 15;

/// Looks for such places in a credential that is about to be signed. None means that the verifiers we know agree about it.
pub fn portable(credential: &Value) -> Vec<Fault> {
    let mut walk = Walk {
        own_id: credential.get("id").and_then(Value::as_str),
        faults: Vec::new(),
    };
    walk.look(credential, "");
    walk.faults
}

struct Walk<'a> {
    own_id: Option<&'a str>,
    faults: Vec<Fault>,
}

impl Walk<'_> {
    fn look(&mut self, value: &Value, pointer: &str) {
        match value {
            Value::String(text) if text.chars().any(is_disputed) => {
                self.add(
                    pointer,
                    "tabs and control characters are canonicalised differently by older verifiers",
                );
            }
            Value::Number(number) if has_long_fraction(&number.to_string()) => {
                self.add(pointer, "a fraction this long is written differently by some verifiers");
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.look(item, &format!("{pointer}/{index}"));
                }
            }
            Value::Object(members) => {
                if !pointer.is_empty()
                    && self.own_id.is_some()
                    && members.get("id").and_then(Value::as_str) == self.own_id
                {
                    self.add(pointer, "some verifiers refuse a part with the id of the whole");
                }
                for (name, member) in members {
                    self.look(member, &format!("{pointer}/{}", super::lint::escape(name)));
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, pointer: &str, message: &'static str) {
        self.faults.push(Fault {
            pointer: pointer.to_owned(),
            message,
        });
    }
}

/// Control characters but the two that end lines.
fn is_disputed(c: char) -> bool {
    c.is_ascii_control() && c != '\n' && c != '\r'
}

fn has_long_fraction(number: &str) -> bool {
    let mantissa = number.split(['e', 'E']).next().unwrap_or_default();
    let digits = mantissa
        .trim_start_matches(['-', '0', '.'])
        .bytes()
        .filter(u8::is_ascii_digit);
    mantissa.contains('.') && digits.count() > MAX_DIGITS
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_ordinary_award_is_portable() {
        assert_eq!(portable(&super::super::full_award().to_value()), []);
        assert_eq!(
            portable(&json!({"a": "é\n日本\r\n", "b": [1.5, 0.1, 100, -2.25, 1e21]})),
            []
        );
    }

    #[test]
    fn each_disputed_place_is_named() {
        let disputed = json!({
            "id": "urn:a:1",
            "tab": "a\tb",
            "control": ["fine", "\u{1}"],
            "number": 0.142_857_142_857_142_85,
            "again": {"id": "urn:a:1"},
            "reference": "urn:a:1",
        });
        let found: Vec<String> = portable(&disputed).into_iter().map(|fault| fault.pointer).collect();
        assert_eq!(found, ["/again", "/control/1", "/number", "/tab"]);
    }
}

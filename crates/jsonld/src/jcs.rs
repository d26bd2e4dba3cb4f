//! JSON Canonicalization Scheme (RFC 8785).

use crate::json::SAFE_INTEGER;
use crate::limits::admit;
use crate::{Bound, Error};
use serde_json::{Map, Number, Value};
use std::fmt::Write as _;

/// Deepest value that is written; deeper ones cannot come from [`json::parse`](crate::json::parse).
const DEEPEST: usize = 256;

/// Writes `value` in the canonical form of RFC 8785: no white space, keys in UTF-16 order,
/// numbers as ECMAScript writes them.
///
/// # Errors
/// [`Error::InvalidValue`] for an integer outside ±(2⁵³ − 1), which has no agreed double;
/// [`Error::Limit`] for a value nested deeper than 256 levels.
pub fn jcs(value: &Value) -> Result<String, Error> {
    let mut out = String::new();
    write_value(&mut out, value, 0)?;
    Ok(out)
}

fn write_value(out: &mut String, value: &Value, depth: usize) -> Result<(), Error> {
    admit(Bound::Depth, depth, DEEPEST)?;
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => write_number(out, number)?,
        Value::String(text) => write_string(out, text),
        Value::Array(items) => write_array(out, items, depth + 1)?,
        Value::Object(map) => write_object(out, map, depth + 1)?,
    }
    Ok(())
}

fn write_array(out: &mut String, items: &[Value], depth: usize) -> Result<(), Error> {
    out.push('[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write_value(out, item, depth).map_err(|error| error.at(index))?;
    }
    out.push(']');
    Ok(())
}

fn write_object(out: &mut String, map: &Map<String, Value>, depth: usize) -> Result<(), Error> {
    let mut entries: Vec<(&String, &Value)> = map.iter().collect();
    entries.sort_unstable_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
    out.push('{');
    for (index, (key, value)) in entries.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write_string(out, key);
        out.push(':');
        write_value(out, value, depth).map_err(|error| error.under(key))?;
    }
    out.push('}');
    Ok(())
}

fn write_string(out: &mut String, text: &str) {
    out.push('"');
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= 0x20 && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.push_str(&text[from..at]);
        from = at + 1;
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            0x08 => out.push_str("\\b"),
            0x09 => out.push_str("\\t"),
            0x0a => out.push_str("\\n"),
            0x0c => out.push_str("\\f"),
            0x0d => out.push_str("\\r"),
            _ => {
                let _ = write!(out, "\\u{byte:04x}");
            }
        }
    }
    out.push_str(&text[from..]);
    out.push('"');
}

fn write_number(out: &mut String, number: &Number) -> Result<(), Error> {
    if let Some(whole) = number.as_i64() {
        if whole.unsigned_abs() > SAFE_INTEGER {
            return Err(disagreement());
        }
        let _ = write!(out, "{whole}");
        return Ok(());
    }
    if number.is_u64() {
        return Err(disagreement());
    }
    write_double(out, number.as_f64().ok_or_else(disagreement)?);
    Ok(())
}

fn disagreement() -> Error {
    Error::invalid("a number that readers of JSON do not agree on")
}

/// Writes a finite double as ECMAScript's `Number::toString` does (ECMA-262 §6.1.6.1.20).
///
/// The digits are the shortest that read back as the same double, the nearest of them, the even
/// one of two as near: `serde_json` finds those (Rust's own formatting breaks the tie otherwise).
/// What is left is to place the point and the exponent.
fn write_double(out: &mut String, value: f64) {
    if value == 0.0 {
        out.push('0');
        return;
    }
    if value < 0.0 {
        out.push('-');
    }
    let text = Value::from(value.abs()).to_string();
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((&text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = [whole, fraction].concat();
    let significant = digits.trim_start_matches('0');
    let zeros = digits.len() - significant.len();
    let point = i32::try_from(whole.len()).unwrap_or(0) - i32::try_from(zeros).unwrap_or(0)
        + exponent.parse::<i32>().unwrap_or(0);
    place_point(out, significant.trim_end_matches('0'), point);
}

/// Writes `0.digits × 10^point` in ECMAScript's layout.
fn place_point(out: &mut String, digits: &str, point: i32) {
    let count = i32::try_from(digits.len()).unwrap_or(i32::MAX);
    if (1..=21).contains(&point) {
        let whole = usize::try_from(point.min(count)).unwrap_or(0);
        out.push_str(&digits[..whole]);
        out.extend(std::iter::repeat_n('0', usize::try_from(point - count).unwrap_or(0)));
        if whole < digits.len() {
            out.push('.');
            out.push_str(&digits[whole..]);
        }
    } else if (-5..=0).contains(&point) {
        out.push_str("0.");
        out.extend(std::iter::repeat_n('0', usize::try_from(-point).unwrap_or(0)));
        out.push_str(digits);
    } else {
        out.push_str(&digits[..1]);
        if digits.len() > 1 {
            out.push('.');
            out.push_str(&digits[1..]);
        }
        let _ = write!(out, "e{:+}", point - 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 8785 appendix B: bit patterns and their canonical forms.
    const NUMBERS: [(u64, &str); 21] = [
        (0x0000_0000_0000_0000, "0"),
        (0x8000_0000_0000_0000, "0"),
        (0x0000_0000_0000_0001, "5e-324"),
        (0x8000_0000_0000_0001, "-5e-324"),
        (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
        (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
        (0x4340_0000_0000_0000, "9007199254740992"),
        (0xc340_0000_0000_0000, "-9007199254740992"),
        (0x4430_0000_0000_0000, "295147905179352830000"),
        (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
        (0x44b5_2d02_c7e1_4af6, "1e+23"),
        (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
        (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
        (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
        (0x444b_1ae4_d6e2_ef50, "1e+21"),
        (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
        (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
        (0x41b3_de43_5555_5553, "333333333.3333332"),
        (0x41b3_de43_5555_5556, "333333333.3333334"),
        (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
        (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ];

    #[test]
    fn numbers_are_written_as_ecmascript_writes_them() {
        for (bits, expected) in NUMBERS {
            let mut out = String::new();
            write_double(&mut out, f64::from_bits(bits));
            assert_eq!(out, expected);
        }
    }

    #[test]
    fn keys_are_sorted_by_utf_16_code_units() {
        let value = serde_json::json!({
            "\u{20ac}": "Euro Sign", "\r": "Carriage Return", "\u{fb33}": "Hebrew Letter Dalet With Dagesh",
            "1": "One", "\u{1f600}": "Emoji: Grinning Face", "\u{80}": "Control", "\u{f6}": "Latin Small Letter O With Diaeresis"
        });
        let text = jcs(&value).unwrap();
        let order = ["Carriage", "One", "Control", "Latin", "Euro", "Emoji", "Hebrew"];
        let places: Vec<_> = order.iter().map(|word| text.find(word).unwrap()).collect();
        assert!(places.is_sorted(), "{text}");
    }

    #[test]
    fn only_what_must_be_escaped_is_escaped() {
        let value = serde_json::json!("\u{20ac}$\u{f}\nA'B\"\\\\\"/\u{7f}");
        assert_eq!(
            jcs(&value).unwrap(),
            "\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u{7f}\""
        );
    }

    #[test]
    fn an_integer_beyond_double_precision_is_refused_where_it_stands() {
        let error = jcs(&serde_json::json!({"a": [1, u64::MAX]})).unwrap_err();
        assert_eq!(error.pointer(), Some("/a/1"));
    }
}

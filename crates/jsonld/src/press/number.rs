use crate::Error;
use crate::json::SAFE_INTEGER;
use serde_json::Number;

pub(super) const XSD_INTEGER: &str = "http://www.w3.org/2001/XMLSchema#integer";
pub(super) const XSD_DOUBLE: &str = "http://www.w3.org/2001/XMLSchema#double";

/// The lexical form of a JSON number and the datatype that goes with it (JSON-LD 1.1 API
/// §8.2.2): an integer where there is no fraction and the value is below 10²¹, a double in
/// canonical form otherwise, or where one is asked for.
///
/// Three kinds of numbers that processors in the field write differently are refused: integers
/// beyond ±(2⁵³ − 1), doubles below 10⁻⁶ with one digit, and doubles that lie exactly between two
/// sixteen-digit neighbours.
pub(super) fn lexical(number: &Number, as_double: bool) -> Result<(String, &'static str), Error> {
    if let Some(whole) = number.as_i64().filter(|_| !as_double)
        && whole.unsigned_abs() <= SAFE_INTEGER
    {
        return Ok((whole.to_string(), XSD_INTEGER));
    }
    let exact = number.is_f64()
        || number
            .as_i64()
            .is_some_and(|whole| whole.unsigned_abs() <= SAFE_INTEGER);
    let value = number.as_f64().filter(|_| exact).ok_or_else(disagreement)?;
    if !as_double && value.fract() == 0.0 && value.abs() < 1e21 {
        return Ok((format!("{:.0}", value + 0.0), XSD_INTEGER));
    }
    let shortest = format!("{value:e}");
    if !as_double && value.abs() < 1e-6 && !shortest.contains('.') {
        return Err(disagreement());
    }
    Ok((canonical_double(value)?, XSD_DOUBLE))
}

/// The canonical form of `xsd:double` that JSON-LD prescribes: sixteen significant digits,
/// trailing zeros off, at least one digit after the point.
fn canonical_double(value: f64) -> Result<String, Error> {
    if is_tie(value) {
        return Err(disagreement());
    }
    let text = format!("{value:.15E}");
    let (mantissa, exponent) = text.split_once('E').unwrap_or((&text, "0"));
    let trimmed = mantissa.trim_end_matches('0');
    let zero = if trimmed.ends_with('.') { "0" } else { "" };
    Ok(format!("{trimmed}{zero}E{exponent}"))
}

/// Whether the exact decimal value has seventeen digits of which the last is 5.
fn is_tie(value: f64) -> bool {
    let exact = format!("{value:.60e}");
    let mantissa = exact.split('e').next().unwrap_or_default();
    mantissa
        .trim_end_matches('0')
        .split_once('.')
        .is_some_and(|(_, digits)| digits.len() == 16 && digits.ends_with('5'))
}

fn disagreement() -> Error {
    Error::invalid("a number that readers of JSON-LD do not agree on")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(json: &str, as_double: bool) -> String {
        let number: Number = serde_json::from_str(json).unwrap();
        lexical(&number, as_double).map_or("refused".into(), |(text, _)| text)
    }

    #[test]
    fn numbers_have_the_forms_that_the_standard_prescribes() {
        for (json, expected) in [
            ("5", "5"),
            ("-5", "-5"),
            ("5.0", "5"),
            ("-0.0", "0"),
            ("1e3", "1000"),
            ("5.3", "5.3E0"),
            ("0.1", "1.0E-1"),
            ("-12.5", "-1.25E1"),
            ("1e21", "1.0E21"),
            ("1e20", "100000000000000000000"),
            ("0.30000000000000004", "3.0E-1"),
            ("1.5e-7", "1.5E-7"),
            ("2.2250738585072014e-308", "2.225073858507201E-308"),
        ] {
            assert_eq!(written(json, false), expected, "{json}");
        }
        assert_eq!(written("5", true), "5.0E0");
    }

    #[test]
    fn numbers_that_processors_write_differently_are_refused() {
        for json in ["9007199254740993", "18446744073709551615", "1e-7", "2251799813685248.5"] {
            assert_eq!(written(json, false), "refused", "{json}");
        }
    }
}

//! Strict JSON: one parser for what is stored, hashed and shown.
//!
//! Two readers that disagree about a document are an attack (a duplicate key, a number beyond
//! double precision, a byte order mark). This parser therefore accepts only I-JSON (RFC 7493)
//! and refuses the rest of RFC 8259: duplicate keys, lone surrogates, integers outside
//! ±(2⁵³ − 1), numbers without a finite double, a byte order mark, anything after the value.

use crate::{Error, Limits};
use serde_json::{Map, Number, Value};

/// The largest integer every JSON reader agrees on (RFC 7493 §2.2).
pub(crate) const SAFE_INTEGER: u64 = (1 << 53) - 1;

/// Reads one JSON value that fills `bytes` to the end.
///
/// # Errors
/// [`Error::Json`] with the byte offset, or [`Error::Limit`] for `limits.bytes` and
/// `limits.depth`.
pub fn parse(bytes: &[u8], limits: &Limits) -> Result<Value, Error> {
    limits.admit_bytes(bytes.len())?;
    let text = std::str::from_utf8(bytes).map_err(|error| Error::Json {
        problem: "bytes that are not UTF-8",
        offset: error.valid_up_to(),
    })?;
    let mut reader = Reader { text, at: 0, limits };
    reader.space();
    let value = reader.value(0)?;
    reader.space();
    if reader.at < text.len() {
        return Err(reader.problem("something after the end of the value"));
    }
    Ok(value)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    limits: &'t Limits,
}

impl Reader<'_> {
    fn problem(&self, problem: &'static str) -> Error {
        Error::Json {
            problem,
            offset: self.at,
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Steps over `byte` if it comes next.
    fn eat(&mut self, byte: u8) -> bool {
        let next = self.peek() == Some(byte);
        self.at += usize::from(next);
        next
    }

    fn value(&mut self, depth: usize) -> Result<Value, Error> {
        match self.peek() {
            Some(b'{') => self.object(depth + 1).map(Value::Object),
            Some(b'[') => self.array(depth + 1).map(Value::Array),
            Some(b'"') => self.string().map(Value::String),
            Some(b'-' | b'0'..=b'9') => self.number().map(Value::Number),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'n') => self.word("null", Value::Null),
            Some(0xEF) => Err(self.problem("a byte order mark or another stray character")),
            Some(_) => Err(self.problem("a character that starts no value")),
            None => Err(self.problem("the end of the text where a value should stand")),
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, Error> {
        if !self.text[self.at..].starts_with(word) {
            return Err(self.problem("a word that is not true, false or null"));
        }
        self.at += word.len();
        Ok(value)
    }

    fn object(&mut self, depth: usize) -> Result<Map<String, Value>, Error> {
        self.limits.admit_depth(depth)?;
        let mut map = Map::new();
        self.at += 1;
        self.space();
        if self.eat(b'}') {
            return Ok(map);
        }
        loop {
            let start = self.at;
            if self.peek() != Some(b'"') {
                return Err(self.problem("no key where a key should stand"));
            }
            let key = self.string()?;
            self.space();
            if !self.eat(b':') {
                return Err(self.problem("no colon after a key"));
            }
            self.space();
            let value = self.value(depth)?;
            if map.insert(key, value).is_some() {
                self.at = start;
                return Err(self.problem("the same key twice in one object"));
            }
            if self.ends(b'}')? {
                return Ok(map);
            }
        }
    }

    fn array(&mut self, depth: usize) -> Result<Vec<Value>, Error> {
        self.limits.admit_depth(depth)?;
        let mut items = Vec::new();
        self.at += 1;
        self.space();
        if self.eat(b']') {
            return Ok(items);
        }
        loop {
            items.push(self.value(depth)?);
            if self.ends(b']')? {
                return Ok(items);
            }
        }
    }

    /// After an item: `true` at the closing bracket, `false` after a comma.
    fn ends(&mut self, close: u8) -> Result<bool, Error> {
        self.space();
        if self.eat(close) {
            return Ok(true);
        }
        if !self.eat(b',') {
            return Err(self.problem("no comma between two items"));
        }
        self.space();
        Ok(false)
    }

    fn string(&mut self) -> Result<String, Error> {
        self.at += 1;
        let start = self.at;
        self.plain()?;
        if self.peek() == Some(b'"') {
            let text = self.text[start..self.at].to_owned();
            self.at += 1;
            return Ok(text);
        }
        let mut out = self.text[start..self.at].to_owned();
        while !self.eat(b'"') {
            self.at += 1;
            out.push(self.escape()?);
            let run = self.at;
            self.plain()?;
            out.push_str(&self.text[run..self.at]);
        }
        Ok(out)
    }

    /// Runs to the next quote or backslash.
    fn plain(&mut self) -> Result<(), Error> {
        let rest = &self.text.as_bytes()[self.at..];
        let words = rest.chunks_exact(8).take_while(|chunk| !holds_stop(chunk));
        let clear = words.count() * 8;
        let stop = rest[clear..]
            .iter()
            .position(|&byte| byte == b'"' || byte == b'\\' || byte < 0x20);
        self.at += stop.map_or(rest.len(), |stop| clear + stop);
        match self.peek() {
            None => Err(self.problem("a string without an end")),
            Some(byte) if byte < 0x20 => Err(self.problem("a bare control character in a string")),
            Some(_) => Ok(()),
        }
    }

    /// Reads what follows a backslash.
    fn escape(&mut self) -> Result<char, Error> {
        let byte = self.peek();
        self.at += 1;
        Ok(match byte {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            _ => {
                self.at -= 1;
                return Err(self.problem("an unknown escape"));
            }
        })
    }

    /// Reads the digits of `\uXXXX`, and of the second half of a surrogate pair.
    fn unicode(&mut self) -> Result<char, Error> {
        let high = self.four_digits()?;
        let code = if (0xD800..0xDC00).contains(&high) {
            if !(self.eat(b'\\') && self.eat(b'u')) {
                return Err(self.problem("half of a surrogate pair"));
            }
            let low = self.four_digits()?;
            if !(0xDC00..0xE000).contains(&low) {
                return Err(self.problem("half of a surrogate pair"));
            }
            0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00)
        } else {
            high
        };
        char::from_u32(code).ok_or_else(|| self.problem("half of a surrogate pair"))
    }

    fn four_digits(&mut self) -> Result<u32, Error> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            let Some(digit) = digit else {
                return Err(self.problem("an escape without four hexadecimal digits"));
            };
            code = code * 16 + digit;
            self.at += 1;
        }
        Ok(code)
    }

    fn number(&mut self) -> Result<Number, Error> {
        let start = self.at;
        self.eat(b'-');
        if !self.eat(b'0') {
            self.digits()?;
        }
        let mut whole = true;
        if self.eat(b'.') {
            whole = false;
            self.digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            whole = false;
            let _ = self.eat(b'+') || self.eat(b'-');
            self.digits()?;
        }
        let text = &self.text[start..self.at];
        let number = if whole && text != "-0" {
            integer(text)
        } else {
            text.parse().ok().and_then(Number::from_f64)
        };
        number.ok_or(Error::Json {
            problem: "a number that readers of JSON do not agree on",
            offset: start,
        })
    }

    fn digits(&mut self) -> Result<(), Error> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start {
            return Err(self.problem("a number without digits where digits should stand"));
        }
        Ok(())
    }
}

/// Whether a quote, a backslash or a control character is among eight bytes, all looked at at once: a subtraction borrows
/// into the highest bit of a byte that is below what is taken from it.
fn holds_stop(eight: &[u8]) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let word = eight.try_into().map_or(0, u64::from_le_bytes);
    let below = |word: u64, bound: u64| word.wrapping_sub(ONES * bound) & !word;
    let equal = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    (below(word, 0x20) | equal(b'"') | equal(b'\\')) & (ONES << 7) != 0
}

/// An integer inside ±(2⁵³ − 1).
fn integer(text: &str) -> Option<Number> {
    let number: i64 = text.parse().ok()?;
    (number.unsigned_abs() <= SAFE_INTEGER).then(|| Number::from(number))
}

#[cfg(test)]
mod tests;

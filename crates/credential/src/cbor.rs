//! As much of CBOR (RFC 8949) as credentials use: COSE envelopes and the proof values of `ecdsa-sd-2023`. Integers, bytes,
//! texts, arrays, maps and tags, each of known length. Floats, simple values and streamed items are refused.

/// Deepest nesting that is read.
const MAX_DEPTH: usize = 16;

/// Most items that are read.
const MAX_ITEMS: usize = 20_000;

/// One item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cbor {
    Integer(i64),
    Bytes(Vec<u8>),
    Text(String),
    Array(Vec<Self>),
    /// In the order written. No key stands twice.
    Map(Vec<(Self, Self)>),
    Tag(u64, Box<Self>),
}

/// Why bytes are not CBOR that is read here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the bytes are no CBOR of the kind that is read here")]
pub(crate) struct Malformed;

impl Cbor {
    /// Reads one item, which must be all there is.
    pub fn read(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader {
            rest: bytes,
            items: MAX_ITEMS,
        };
        let item = reader.item(0)?;
        if reader.rest.is_empty() {
            Ok(item)
        } else {
            Err(Malformed)
        }
    }

    /// Writes the item with every number in its shortest form (RFC 8949, §4.2.1). Maps keep their order.
    pub fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.write_to(&mut out);
        out
    }

    /// The value of a map under an integer.
    pub fn get(&self, key: i64) -> Option<&Self> {
        match self {
            Self::Map(entries) => entries.iter().find(|(k, _)| *k == Self::Integer(key)).map(|(_, v)| v),
            _ => None,
        }
    }

    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    fn write_to(&self, out: &mut Vec<u8>) {
        match self {
            Self::Integer(value) if *value >= 0 => head(out, 0, value.unsigned_abs()),
            Self::Integer(value) => head(out, 1, value.unsigned_abs() - 1),
            Self::Bytes(bytes) => {
                head(out, 2, bytes.len() as u64);
                out.extend_from_slice(bytes);
            }
            Self::Text(text) => {
                head(out, 3, text.len() as u64);
                out.extend_from_slice(text.as_bytes());
            }
            Self::Array(items) => {
                head(out, 4, items.len() as u64);
                items.iter().for_each(|item| item.write_to(out));
            }
            Self::Map(entries) => {
                head(out, 5, entries.len() as u64);
                for (key, value) in entries {
                    key.write_to(out);
                    value.write_to(out);
                }
            }
            Self::Tag(tag, item) => {
                head(out, 6, *tag);
                item.write_to(out);
            }
        }
    }
}

/// Major type and argument.
fn head(out: &mut Vec<u8>, major: u8, argument: u64) {
    let major = major << 5;
    let wide = argument.to_be_bytes();
    match argument {
        0..=23 => out.push(major | wide[7]),
        24..=0xff => out.extend([major | 24, wide[7]]),
        0x100..=0xffff => {
            out.push(major | 25);
            out.extend_from_slice(&wide[6..]);
        }
        0x1_0000..=0xffff_ffff => {
            out.push(major | 26);
            out.extend_from_slice(&wide[4..]);
        }
        _ => {
            out.push(major | 27);
            out.extend_from_slice(&wide);
        }
    }
}

struct Reader<'a> {
    rest: &'a [u8],
    items: usize,
}

impl<'a> Reader<'a> {
    fn item(&mut self, depth: usize) -> Result<Cbor, Malformed> {
        self.items = self.items.checked_sub(1).ok_or(Malformed)?;
        if depth == MAX_DEPTH {
            return Err(Malformed);
        }
        let first = self.take(1)?[0];
        let argument = self.argument(first & 0x1f)?;
        match first >> 5 {
            0 => i64::try_from(argument).map(Cbor::Integer).map_err(|_| Malformed),
            1 => {
                let value = i64::try_from(argument).map_err(|_| Malformed)?;
                Ok(Cbor::Integer(-1 - value))
            }
            2 => Ok(Cbor::Bytes(self.string(argument)?.to_vec())),
            3 => {
                let text = std::str::from_utf8(self.string(argument)?).map_err(|_| Malformed)?;
                Ok(Cbor::Text(text.to_owned()))
            }
            4 => (0..argument)
                .map(|_| self.item(depth + 1))
                .collect::<Result<_, _>>()
                .map(Cbor::Array),
            5 => self.map(argument, depth),
            6 => Ok(Cbor::Tag(argument, Box::new(self.item(depth + 1)?))),
            _ => Err(Malformed),
        }
    }

    fn map(&mut self, length: u64, depth: usize) -> Result<Cbor, Malformed> {
        let mut entries: Vec<(Cbor, Cbor)> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for _ in 0..length {
            let key = self.item(depth + 1)?;
            if !seen.insert(key.write()) {
                return Err(Malformed);
            }
            entries.push((key, self.item(depth + 1)?));
        }
        Ok(Cbor::Map(entries))
    }

    fn argument(&mut self, low: u8) -> Result<u64, Malformed> {
        let width = match low {
            0..=23 => return Ok(u64::from(low)),
            24 => 1,
            25 => 2,
            26 => 4,
            27 => 8,
            _ => return Err(Malformed),
        };
        let bytes = self.take(width)?;
        Ok(bytes.iter().fold(0, |value, byte| value << 8 | u64::from(*byte)))
    }

    fn string(&mut self, length: u64) -> Result<&'a [u8], Malformed> {
        self.take(usize::try_from(length).map_err(|_| Malformed)?)
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], Malformed> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(Malformed)?;
        self.rest = rest;
        Ok(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Examples of RFC 8949, Appendix A.
    #[test]
    fn published_items_are_read_and_written() {
        let text = |text: &str| Cbor::Text(text.into());
        for (hex, item) in [
            ("00", Cbor::Integer(0)),
            ("17", Cbor::Integer(23)),
            ("1818", Cbor::Integer(24)),
            ("1903e8", Cbor::Integer(1000)),
            ("1a000f4240", Cbor::Integer(1_000_000)),
            ("1b000000e8d4a51000", Cbor::Integer(1_000_000_000_000)),
            ("20", Cbor::Integer(-1)),
            ("3903e7", Cbor::Integer(-1000)),
            ("4401020304", Cbor::Bytes(vec![1, 2, 3, 4])),
            ("62c3bc", text("ü")),
            (
                "8301820203820405",
                Cbor::Array(vec![
                    Cbor::Integer(1),
                    Cbor::Array(vec![Cbor::Integer(2), Cbor::Integer(3)]),
                    Cbor::Array(vec![Cbor::Integer(4), Cbor::Integer(5)]),
                ]),
            ),
            (
                "a201020304",
                Cbor::Map(vec![
                    (Cbor::Integer(1), Cbor::Integer(2)),
                    (Cbor::Integer(3), Cbor::Integer(4)),
                ]),
            ),
            ("d74401020304", Cbor::Tag(23, Box::new(Cbor::Bytes(vec![1, 2, 3, 4])))),
        ] {
            let bytes = bytes(hex);
            assert_eq!(Cbor::read(&bytes), Ok(item.clone()), "{hex}");
            assert_eq!(item.write(), bytes, "{hex}");
        }
    }

    #[test]
    fn what_is_not_used_or_makes_work_is_refused() {
        for hex in [
            "",
            "f4",
            "f6",
            "fb3ff199999999999a",
            "5f42010243030405ff",
            "9fff",
            "1b8000000000000000",
            "a201020103",
            "0000",
            "43 0102",
            "61ff",
            "1c",
            "bfff",
            "9affffffff",
            "5bffffffffffffffff",
        ] {
            assert_eq!(Cbor::read(&bytes(hex)), Err(Malformed), "{hex}");
        }
        assert_eq!(Cbor::read(&[0x81; 200]), Err(Malformed), "deeper than is read");
        let mut many = vec![0x9a, 0, 1, 0, 0];
        many.extend(vec![0; 0x1_0000]);
        assert_eq!(Cbor::read(&many), Err(Malformed), "more than is read");
    }

    proptest::proptest! {
        #[test]
        fn what_is_read_is_written_alike(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..80)) {
            if let Ok(item) = Cbor::read(&bytes) {
                proptest::prop_assert_eq!(Cbor::read(&item.write()), Ok(item));
            }
        }
    }

    fn bytes(hex: &str) -> Vec<u8> {
        let digits: Vec<u8> = hex.bytes().filter(|b| *b != b' ').collect();
        digits
            .chunks(2)
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
            .collect()
    }
}

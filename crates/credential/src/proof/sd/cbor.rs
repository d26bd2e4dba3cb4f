//! As much CBOR (RFC 8949) as two proof values need: whole numbers, bytes, texts, arrays and maps of definite length, in
//! their shortest form.
//!
//! A library would bring recursion, tags, floats and indefinite lengths, all of which would have to be refused again one
//! by one: the standard forbids tags here, and a value that can be written in two ways can be changed without notice.

const UINT: u8 = 0;
const BYTES: u8 = 2;
const TEXT: u8 = 3;
const ARRAY: u8 = 4;
const MAP: u8 = 5;

/// Appends items to a buffer.
pub(super) struct Writer(pub Vec<u8>);

impl Writer {
    pub(super) fn array(&mut self, items: usize) {
        self.head(ARRAY, items as u64);
    }

    pub(super) fn map(&mut self, entries: usize) {
        self.head(MAP, entries as u64);
    }

    pub(super) fn uint(&mut self, number: u64) {
        self.head(UINT, number);
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.head(BYTES, bytes.len() as u64);
        self.0.extend_from_slice(bytes);
    }

    pub(super) fn text(&mut self, text: &str) {
        self.head(TEXT, text.len() as u64);
        self.0.extend_from_slice(text.as_bytes());
    }

    /// The first byte and the shortest argument behind it (RFC 8949, §3 and §4.2.1).
    fn head(&mut self, major: u8, argument: u64) {
        let bytes = argument.to_be_bytes();
        let (info, tail) = match argument {
            0..24 => (bytes[7], &[][..]),
            24..0x100 => (24, &bytes[7..]),
            0x100..0x1_0000 => (25, &bytes[6..]),
            0x1_0000..0x1_0000_0000 => (26, &bytes[4..]),
            _ => (27, &bytes[..]),
        };
        self.0.push(major << 5 | info);
        self.0.extend_from_slice(tail);
    }
}

/// Takes items off the front of a buffer. Every answer is `None` for an item of another kind, or one cut short.
pub(super) struct Reader<'b>(pub &'b [u8]);

impl<'b> Reader<'b> {
    /// How many items follow; never more than there are bytes left for.
    pub(super) fn array(&mut self) -> Option<usize> {
        self.head(ARRAY).and_then(|items| self.room_for(items))
    }

    /// How many entries follow.
    pub(super) fn map(&mut self) -> Option<usize> {
        self.head(MAP).and_then(|entries| self.room_for(entries))
    }

    pub(super) fn uint(&mut self) -> Option<u64> {
        self.head(UINT)
    }

    pub(super) fn bytes(&mut self) -> Option<&'b [u8]> {
        let length = self.head(BYTES)?;
        self.take(length)
    }

    pub(super) fn text(&mut self) -> Option<&'b str> {
        let length = self.head(TEXT)?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    /// Whether nothing is left.
    pub(super) fn is_at_end(&self) -> bool {
        self.0.is_empty()
    }

    fn room_for(&self, items: u64) -> Option<usize> {
        usize::try_from(items).ok().filter(|&items| items <= self.0.len())
    }

    fn take(&mut self, length: u64) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(self.room_for(length)?)?;
        self.0 = rest;
        Some(taken)
    }

    fn head(&mut self, major: u8) -> Option<u64> {
        let (&first, rest) = self.0.split_first()?;
        if first >> 5 != major {
            return None;
        }
        let info = first & 0x1f;
        let (length, least) = match info {
            0..24 => (0, 0),
            24 => (1, 24),
            25 => (2, 0x100),
            26 => (4, 0x1_0000),
            27 => (8, 0x1_0000_0000),
            _ => return None,
        };
        let (tail, rest) = rest.split_at_checked(length)?;
        let argument = tail.iter().fold(0, |sum, &byte| sum << 8 | u64::from(byte));
        let argument = if length == 0 { u64::from(info) } else { argument };
        self.0 = rest;
        (argument >= least).then_some(argument)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_and_read_in_their_shortest_form_only() {
        // RFC 8949, Appendix A.
        for (number, hex) in [
            (0, "00"),
            (23, "17"),
            (24, "1818"),
            (100, "1864"),
            (1000, "1903e8"),
            (1_000_000, "1a000f4240"),
            (1_000_000_000_000, "1b000000e8d4a51000"),
            (u64::MAX, "1bffffffffffffffff"),
        ] {
            let mut writer = Writer(Vec::new());
            writer.uint(number);
            let written: String = writer.0.iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(written, hex);
            assert_eq!(Reader(&writer.0).uint(), Some(number));
        }
        for longer in [
            &[0x18, 0x17][..],
            &[0x19, 0x00, 0xff],
            &[0x1a, 0, 0, 0xff, 0xff],
            &[0x1b, 0, 0, 0, 0, 1, 1, 1, 1],
        ] {
            assert_eq!(Reader(longer).uint(), None, "{longer:x?}");
        }
    }

    #[test]
    fn other_kinds_and_what_is_cut_short_are_no_answer() {
        for bytes in [
            &[][..],
            &[0x41],                // one byte promised
            &[0x5f, 0x41, 0, 0xff], // indefinite length
            &[0xd8, 0x40, 0x41, 0], // tag 64
            &[0x61, 0xff],          // as bytes: a text; as a text: not UTF-8
            &[0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
            &[0x1c],
        ] {
            assert_eq!(Reader(bytes).bytes(), None, "{bytes:x?}");
            assert_eq!(Reader(bytes).text(), None, "{bytes:x?}");
        }
        assert_eq!(
            Reader(&[0x9a, 0x7f, 0xff, 0xff, 0xff, 0]).array(),
            None,
            "more items than bytes"
        );
        assert_eq!(Reader(&[0xba, 0x7f, 0xff, 0xff, 0xff, 0]).map(), None);
    }
}

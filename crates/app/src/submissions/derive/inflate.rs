//! Streams that unfold: how much a PDF's compressed streams hold is counted before anything opens them all.

use flate2::bufread::ZlibDecoder;
use std::io::{BufRead as _, Read as _};

use super::Unreadable;

/// The most that the streams of one document may unfold to, in bytes.
const MOST_BYTES: u64 = 512 << 20;
/// More streams than this are not looked at one by one.
const MOST_STREAMS: usize = 100_000;

/// Counts what every stream of a document unfolds to, without keeping any of it.
pub(super) fn check(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut left = MOST_BYTES;
    for (count, start) in streams(bytes).enumerate() {
        if count >= MOST_STREAMS {
            return Err(Unreadable::TooComplex);
        }
        left = left.saturating_sub(unfolded(start, left));
        if left == 0 {
            return Err(Unreadable::TooComplex);
        }
    }
    Ok(())
}

/// What follows each `stream` keyword.
fn streams(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let word = b"stream";
    let found = bytes
        .windows(word.len())
        .enumerate()
        .filter(move |(_, window)| window == word);
    found.filter_map(move |(at, _)| {
        let rest = bytes.get(at + word.len()..)?;
        rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"))
    })
}

/// How many bytes a zlib stream holds, counted up to `most`; none when it is no such stream.
fn unfolded(bytes: &[u8], most: u64) -> u64 {
    if bytes.first().is_none_or(|first| first & 0x0f != 8) {
        return 0;
    }
    let mut reader = std::io::BufReader::with_capacity(64 << 10, ZlibDecoder::new(bytes).take(most));
    let mut count = 0;
    while let Ok(chunk) = reader.fill_buf() {
        let length = chunk.len();
        if length == 0 {
            break;
        }
        count += length as u64;
        reader.consume(length);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::{Unreadable, check};

    #[test]
    fn a_small_document_that_unfolds_to_a_gigabyte_is_refused() {
        use std::io::Write as _;
        let mut encoder = flate2::write::ZlibEncoder::new(b"%PDF-1.7\nstream\n".to_vec(), flate2::Compression::fast());
        let zeros = vec![0; 1 << 20];
        for _ in 0..600 {
            encoder.write_all(&zeros).unwrap();
        }
        let bomb = encoder.finish().unwrap();
        assert!(bomb.len() < 16 << 20);
        assert!(matches!(check(&bomb), Err(Unreadable::TooComplex)));
        assert!(check(b"%PDF-1.7\nstream\nplain text\nendstream").is_ok());
    }
}

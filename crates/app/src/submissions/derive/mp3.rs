//! MP3: the tags stand before and after the sound.

use platform::files::Files;

use super::Unreadable;
use super::patch::{Plan, length, peek};

/// More tags in a row than this are a joke.
const MOST_TAGS: usize = 8;

pub(super) async fn plan(files: &Files, sha256: &str) -> Result<Plan, Unreadable> {
    let mut plan = Plan::all(length(files, sha256).await?);
    for _ in 0..MOST_TAGS {
        let head = peek(files, sha256, plan.keep.start, plan.keep.end.min(plan.keep.start + 10)).await?;
        let Some(tag) = id3v2(&head) else { break };
        plan.keep.start = (plan.keep.start + tag).min(plan.keep.end);
    }
    if plan.keep.end - plan.keep.start > 128 {
        let tail = peek(files, sha256, plan.keep.end - 128, plan.keep.end).await?;
        if tail.starts_with(b"TAG") {
            plan.keep.end -= 128;
        }
    }
    if plan.keep.is_empty() {
        return Err(Unreadable::Broken);
    }
    Ok(plan)
}

/// The length of an ID3v2 tag with its header (and footer, flag 0x10); seven bits to a byte.
fn id3v2(head: &[u8]) -> Option<u64> {
    let rest = head.strip_prefix(b"ID3")?;
    let size = rest
        .get(3..7)?
        .iter()
        .fold(0, |sum, byte| sum << 7 | u64::from(byte & 0x7f));
    let footer = if rest.get(2)? & 0x10 == 0 { 0 } else { 10 };
    Some(10 + size + footer)
}

#[cfg(test)]
mod tests {
    use super::id3v2;

    #[test]
    fn the_length_of_a_tag_counts_seven_bits_to_a_byte() {
        assert_eq!(id3v2(b"ID3\x04\0\0\0\0\x02\x01"), Some(10 + 257));
        assert_eq!(id3v2(b"ID3\x04\0\x10\0\0\0\x01"), Some(21));
        assert_eq!(id3v2(b"\xff\xfb\x90\0"), None);
    }
}

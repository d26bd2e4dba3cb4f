//! WebM: elements within elements (EBML, RFC 8794). What describes is covered with Void elements of the same length.

use platform::files::Files;

use super::Unreadable;
use super::patch::{Plan, length, peek};

const SEGMENT: u32 = 0x1853_8067;
const INFO: u32 = 0x1549_A966;
const TRACKS: u32 = 0x1654_AE6B;
const TRACK: u32 = 0xAE;
/// Elements that hold elements in which something is hidden.
const OPENED: [u32; 4] = [SEGMENT, INFO, TRACKS, TRACK];
/// Tags; Attachments; and of Info: Title, DateUTC, file names; of a track: its name. Check sums go as well, because they would no longer fit.
const EMPTIED: [u32; 9] = [
    0x1254_C367,
    0x1941_A469,
    0x7BA9,
    0x4461,
    0x7384,
    0x003C_83AB,
    0x003E_83BB,
    0x536E,
    0xBF,
];
/// MuxingApp and WritingApp must be there; they are blanked.
const BLANKED: [u32; 2] = [0x4D80, 0x5741];
/// More elements than this are no recording: some three hours in clusters of one second.
const MOST_ELEMENTS: usize = 20_000;
/// What a browser's recorder writes for "until the end".
const UNKNOWN: u64 = (1 << 56) - 1;

pub(super) async fn plan(files: &Files, sha256: &str) -> Result<Plan, Unreadable> {
    let end = length(files, sha256).await?;
    let mut plan = Plan::all(end);
    let mut left = MOST_ELEMENTS;
    let mut open = vec![(0, end)];
    while let Some((mut at, end)) = open.pop() {
        while at + 2 <= end {
            left = left.checked_sub(1).ok_or(Unreadable::TooComplex)?;
            let head = peek(files, sha256, at, end.min(at + 12)).await?;
            let (id, content, size) = element(&head).ok_or(Unreadable::Broken)?;
            let content = at + content;
            let is_opened = OPENED.contains(&id);
            if size == UNKNOWN && !is_opened {
                // A live recording: from here on clusters follow one another to the end.
                break;
            }
            let stop = if size == UNKNOWN {
                Some(end)
            } else {
                content.checked_add(size)
            };
            let stop = stop.filter(|stop| *stop <= end).ok_or(Unreadable::Broken)?;
            if EMPTIED.contains(&id) {
                cover(&mut plan, at, stop - at)?;
            } else if BLANKED.contains(&id) {
                plan.put(content, stop - content, b"")?;
            } else if is_opened {
                open.push((content, stop));
            }
            at = stop;
        }
    }
    Ok(plan)
}

/// Puts a Void element over `length` bytes.
fn cover(plan: &mut Plan, at: u64, length: u64) -> Result<(), Unreadable> {
    if length < 9 {
        let size = u8::try_from(length.saturating_sub(2)).unwrap_or(0);
        return plan.put(at, length, &[0xEC, 0x80 | size]);
    }
    let size = (length - 9) | 1 << 56;
    let mut head = vec![0xEC];
    head.extend(size.to_be_bytes());
    plan.put(at, length, &head)
}

/// An element's identifier, the length of its header, and the length of its content.
fn element(head: &[u8]) -> Option<(u32, u64, u64)> {
    let id_length = usize::try_from(head.first()?.leading_zeros()).ok()? + 1;
    let id = head.get(..id_length).filter(|_| id_length <= 4)?;
    let id = id.iter().fold(0, |id, byte| id << 8 | u32::from(*byte));
    let rest = head.get(id_length..)?;
    let first = *rest.first()?;
    let size_length = usize::try_from(first.leading_zeros()).ok()? + 1;
    let bytes = rest.get(..size_length).filter(|_| size_length <= 8)?;
    let raw = bytes.iter().fold(0_u64, |size, byte| size << 8 | u64::from(*byte));
    let mask = (1_u64 << (7 * size_length)) - 1;
    let size = raw & mask;
    let content = u64::try_from(id_length + size_length).ok()?;
    Some((id, content, if size == mask { UNKNOWN } else { size }))
}

#[cfg(test)]
mod tests {
    use super::{UNKNOWN, cover, element};
    use crate::submissions::derive::patch::Plan;

    #[test]
    fn an_element_is_read_by_its_leading_zeros() {
        assert_eq!(
            element(b"\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff"),
            Some((0x1853_8067, 12, UNKNOWN))
        );
        assert_eq!(element(b"\xae\x40\x02"), Some((0xAE, 3, 2)));
        assert_eq!(element(b"\x7b\xa9\x85"), Some((0x7BA9, 3, 5)));
        assert_eq!(element(b"\0\0\0"), None);
        assert_eq!(element(b""), None);
    }

    #[test]
    fn a_void_element_covers_exactly_what_was_there() {
        for length in [2_usize, 5, 9, 40] {
            let mut plan = Plan::all(length as u64);
            cover(&mut plan, 0, length as u64).unwrap();
            let mut bytes = vec![7; length];
            plan.apply(0, &mut bytes);
            let (id, content, size) = element(&bytes).unwrap();
            assert_eq!((id, content + size), (0xEC, length as u64));
            assert!(bytes[content as usize..].iter().all(|byte| *byte == 0));
        }
    }
}

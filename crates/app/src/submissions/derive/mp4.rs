//! MP4 and M4A: boxes within boxes (ISO 14496-12). The walk reads headers only, so a film of 4 GB costs no memory.

use platform::files::Files;

use super::Unreadable;
use super::patch::{Plan, length, peek};

/// Boxes that hold boxes in which something is hidden.
const OPENED: [&[u8; 4]; 4] = [b"moov", b"trak", b"mdia", b"edts"];
/// Boxes that describe: who, where, with what.
const EMPTIED: [&[u8; 4]; 4] = [b"udta", b"meta", b"uuid", b"ID32"];
/// Boxes with times of creation and change.
const TIMED: [&[u8; 4]; 3] = [b"mvhd", b"tkhd", b"mdhd"];
/// Handlers of tracks that people see, hear or read. Others carry positions, movements and the like.
const HANDLERS: [&[u8; 4]; 6] = [b"vide", b"soun", b"text", b"sbtl", b"subt", b"clcp"];
/// More boxes than this are no film.
const MOST_BOXES: usize = 20_000;
const DEEPEST: usize = 6;

/// A box: where it begins, where its content begins, where it ends.
#[derive(Clone, Debug)]
struct Found {
    name: [u8; 4],
    at: u64,
    content: u64,
    end: u64,
}

pub(super) async fn plan(files: &Files, sha256: &str) -> Result<Plan, Unreadable> {
    let end = length(files, sha256).await?;
    let mut plan = Plan::all(end);
    let mut walk = Walk {
        files,
        sha256,
        left: MOST_BOXES,
    };
    let mut open = vec![(0, end, 0)];
    while let Some((start, end, depth)) = open.pop() {
        for found in walk.children(start, end).await? {
            if EMPTIED.contains(&&found.name) || (&found.name == b"trak" && !walk.is_for_people(&found).await?) {
                plan.put(found.at + 4, 4, b"free")?;
                plan.put(found.content, found.end - found.content, b"")?;
            } else if TIMED.contains(&&found.name) {
                walk.forget_times(&mut plan, &found).await?;
            } else if OPENED.contains(&&found.name) && depth < DEEPEST {
                open.push((found.content, found.end, depth + 1));
            }
        }
    }
    Ok(plan)
}

struct Walk<'a> {
    files: &'a Files,
    sha256: &'a str,
    left: usize,
}

impl Walk<'_> {
    /// The boxes between two places.
    async fn children(&mut self, start: u64, end: u64) -> Result<Vec<Found>, Unreadable> {
        let mut found = Vec::new();
        let mut at = start;
        while at + 8 <= end {
            self.left = self.left.checked_sub(1).ok_or(Unreadable::TooComplex)?;
            let next = self.header(at, end).await?;
            at = next.end;
            found.push(next);
        }
        Ok(found)
    }

    async fn header(&self, at: u64, end: u64) -> Result<Found, Unreadable> {
        let head = peek(self.files, self.sha256, at, end.min(at + 16)).await?;
        let (Some(size), Some(name)) = (four(&head, 0), four(&head, 4)) else {
            return Err(Unreadable::Broken);
        };
        let (header, size) = match u32::from_be_bytes(size) {
            0 => (8, end - at),
            1 => {
                let long = head.get(8..16).and_then(|bytes| bytes.first_chunk::<8>());
                (16, u64::from_be_bytes(*long.ok_or(Unreadable::Broken)?))
            }
            size => (8, u64::from(size)),
        };
        let stop = at.checked_add(size).filter(|stop| size >= header && *stop <= end);
        Ok(Found {
            name,
            at,
            content: at + header,
            end: stop.ok_or(Unreadable::Broken)?,
        })
    }

    /// Whether a track has a handler for something that people see, hear or read.
    async fn is_for_people(&mut self, track: &Found) -> Result<bool, Unreadable> {
        for media in self.children(track.content, track.end).await? {
            if &media.name != b"mdia" {
                continue;
            }
            for part in self.children(media.content, media.end).await? {
                if &part.name == b"hdlr" {
                    let head = peek(self.files, self.sha256, part.content, part.end.min(part.content + 12)).await?;
                    return Ok(four(&head, 8).is_some_and(|handler| HANDLERS.contains(&&handler)));
                }
            }
        }
        Ok(false)
    }

    /// Sets both times to zero: 4 bytes each in version 0, 8 in version 1.
    async fn forget_times(&self, plan: &mut Plan, found: &Found) -> Result<(), Unreadable> {
        let version = peek(self.files, self.sha256, found.content, found.end.min(found.content + 1)).await?;
        let times = if version.first() == Some(&1) { 16 } else { 8 };
        let room = (found.end - found.content).saturating_sub(4);
        plan.put(found.content + 4, room.min(times), b"")
    }
}

fn four(bytes: &[u8], at: usize) -> Option<[u8; 4]> {
    bytes.get(at..at + 4)?.first_chunk::<4>().copied()
}

#[cfg(test)]
mod tests {
    use platform::files::Files;

    use super::plan;
    use crate::submissions::derive::{Unreadable, patch};

    fn boxed(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let size = u32::try_from(content.len() + 8).unwrap().to_be_bytes();
        [&size, name.as_slice(), content].concat()
    }

    fn track(handler: &[u8; 4]) -> Vec<u8> {
        let hdlr = boxed(b"hdlr", &[&[0; 8], handler.as_slice(), &[0; 12]].concat());
        boxed(b"trak", &[boxed(b"tkhd", &[7; 40]), boxed(b"mdia", &hdlr)].concat())
    }

    fn film() -> Vec<u8> {
        let place = boxed(b"udta", &boxed(b"\xa9xyz", b"+44.9+093.2/ Rosedale"));
        let moov = [
            boxed(b"mvhd", &[[0; 4].as_slice(), &[7; 96]].concat()),
            track(b"vide"),
            track(b"mett"),
            place,
        ]
        .concat();
        [
            boxed(b"ftyp", b"isom\0\0\0\0isom"),
            boxed(b"moov", &moov),
            boxed(b"uuid", b"sixteen bytes id then XMP of Maya"),
            boxed(b"mdat", b"pictures and sound"),
        ]
        .concat()
    }

    async fn copied(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
        let folder = tempfile::TempDir::new().unwrap();
        let files = Files::at(folder.path()).unwrap();
        let stored = files.put_bytes(bytes).await.unwrap();
        let copy = patch::write(&files, &stored.sha256, plan(&files, &stored.sha256).await?).await?;
        Ok(files
            .open(&copy.sha256)
            .await
            .unwrap()
            .unwrap()
            .read_all(1 << 20)
            .await
            .unwrap())
    }

    fn holds(bytes: &[u8], trace: &[u8]) -> bool {
        bytes.windows(trace.len()).any(|window| window == trace)
    }

    #[tokio::test]
    async fn a_copy_of_a_film_forgets_where_when_and_who() {
        let film = film();
        let copy = copied(&film).await.unwrap();
        assert_eq!(
            copy.len(),
            film.len(),
            "everything that players look up by place stays in place"
        );
        for gone in [b"Rosedale".as_slice(), b"Maya", b"udta", b"uuid", b"mett"] {
            assert!(
                holds(&film, gone) && !holds(&copy, gone),
                "{}",
                String::from_utf8_lossy(gone)
            );
        }
        for kept in [b"vide".as_slice(), b"pictures and sound", b"ftypisom"] {
            assert!(holds(&copy, kept), "{}", String::from_utf8_lossy(kept));
        }
        let header = copy.windows(4).position(|window| window == b"mvhd").unwrap();
        assert_eq!(&copy[header + 8..header + 16], [0; 8], "the times are zero");
        assert_eq!(copy[header + 16], 7, "and nothing after them");
    }

    #[tokio::test]
    async fn a_film_whose_boxes_lie_is_broken() {
        for (at, value) in [(0, 0xff), (3, 2)] {
            let mut film = film();
            film[at] = value;
            assert!(copied(&film).await.is_err());
        }
        let endless = boxed(b"moov", &boxed(b"trak", b"").repeat(30_000));
        assert!(matches!(copied(&endless).await, Err(Unreadable::TooComplex)));
    }
}

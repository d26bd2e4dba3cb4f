//! A copy of a large file with some of its bytes changed, written as a stream.

use std::io;
use std::ops::Range;

use bytes::{Bytes, BytesMut};
use futures_util::StreamExt as _;
use platform::files::{Files, Stored};
use tokio::io::AsyncReadExt as _;
use tokio_util::io::ReaderStream;

use super::Unreadable;

/// Most changes in one file.
const MOST_PATCHES: usize = 10_000;

/// How a copy differs from its file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Plan {
    /// What of the file is copied.
    pub keep: Range<u64>,
    patches: Vec<Patch>,
}

/// From `at` on, `length` bytes become `with` and then zeros.
#[derive(Debug, PartialEq, Eq)]
struct Patch {
    at: u64,
    length: u64,
    with: Vec<u8>,
}

impl Plan {
    /// The file as it is.
    pub(super) fn all(bytes: u64) -> Self {
        Self {
            keep: 0..bytes,
            patches: Vec::new(),
        }
    }

    /// From `at` on, `length` bytes become `with` and then zeros.
    pub(super) fn put(&mut self, at: u64, length: u64, with: &[u8]) -> Result<(), Unreadable> {
        if self.patches.len() >= MOST_PATCHES {
            return Err(Unreadable::TooComplex);
        }
        self.patches.push(Patch {
            at,
            length,
            with: with.to_vec(),
        });
        Ok(())
    }

    /// Changes a chunk that stands at `start` of the file.
    pub(super) fn apply(&self, start: u64, chunk: &mut [u8]) {
        let end = start + chunk.len() as u64;
        for patch in self
            .patches
            .iter()
            .filter(|patch| patch.at < end && patch.at + patch.length > start)
        {
            let from = patch.at.max(start);
            let to = (patch.at + patch.length).min(end);
            for at in from..to {
                let new = usize::try_from(at - patch.at)
                    .ok()
                    .and_then(|place| patch.with.get(place));
                let place = usize::try_from(at - start).ok().and_then(|place| chunk.get_mut(place));
                if let Some(byte) = place {
                    *byte = new.copied().unwrap_or(0);
                }
            }
        }
    }
}

/// Writes the copy, chunk by chunk.
pub(super) async fn write(files: &Files, sha256: &str, plan: Plan) -> Result<Stored, Unreadable> {
    let (start, end) = (plan.keep.start, plan.keep.end);
    let reader = files.open_range(sha256, start, end).await?.ok_or(Unreadable::Broken)?;
    let mut at = start;
    let changed = ReaderStream::with_capacity(reader, 128 << 10).map(move |chunk| {
        let mut chunk = BytesMut::from(chunk?);
        plan.apply(at, &mut chunk);
        at += chunk.len() as u64;
        Ok::<Bytes, io::Error>(chunk.freeze())
    });
    let stored = files.receive(changed, end - start).await;
    stored.map_err(|error| Unreadable::Later(error.into()))
}

/// How long a file is.
pub(super) async fn length(files: &Files, sha256: &str) -> Result<u64, Unreadable> {
    let reader = files.open(sha256).await?.ok_or(Unreadable::Broken)?;
    Ok(reader.bytes())
}

/// The bytes at `at`, fewer at the end of the file.
pub(super) async fn peek(files: &Files, sha256: &str, at: u64, end: u64) -> Result<Vec<u8>, Unreadable> {
    let mut reader = files.open_range(sha256, at, end).await?.ok_or(Unreadable::Broken)?;
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).await?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::Plan;

    #[test]
    fn a_change_reaches_over_chunks() {
        let mut plan = Plan::all(10);
        plan.put(2, 5, b"AB").unwrap();
        let mut file = *b"0123456789";
        let (one, two) = file.split_at_mut(4);
        plan.apply(0, one);
        plan.apply(4, two);
        assert_eq!(&file, b"01AB\0\0\x00789");
    }
}

//! WAV: a row of chunks (RIFF), of which only format and sound are needed.

use platform::files::Files;

use super::Unreadable;
use super::patch::{Plan, length, peek};

/// What a player needs.
const NEEDED: [&[u8; 4]; 3] = [b"fmt ", b"data", b"fact"];
/// More chunks than this are no recording.
const MOST_CHUNKS: usize = 1_000;

pub(super) async fn plan(files: &Files, sha256: &str) -> Result<Plan, Unreadable> {
    let end = length(files, sha256).await?;
    let mut plan = Plan::all(end);
    let mut at = 12;
    for _ in 0..MOST_CHUNKS {
        if at + 8 > end {
            return Ok(plan);
        }
        let head = peek(files, sha256, at, at + 8).await?;
        let (Some(name), Some(size)) = (head.first_chunk::<4>(), head.last_chunk::<4>()) else {
            return Err(Unreadable::Broken);
        };
        let size = u64::from(u32::from_le_bytes(*size));
        if !NEEDED.contains(&name) {
            plan.put(at, 4, b"JUNK")?;
            plan.put(at + 8, size.min(end - at - 8), b"")?;
        }
        at += 8 + size + size % 2;
    }
    Err(Unreadable::TooComplex)
}

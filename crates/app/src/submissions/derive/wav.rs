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

#[cfg(test)]
mod tests {
    use platform::files::Files;

    use super::plan;
    use crate::submissions::derive::patch;

    #[tokio::test]
    async fn a_copy_of_a_recording_keeps_its_sound_and_forgets_its_maker() {
        let chunk = |name: &[u8; 4], content: &[u8]| {
            let size = u32::try_from(content.len()).unwrap().to_le_bytes();
            [name.as_slice(), &size, content].concat()
        };
        let body = [
            chunk(b"fmt ", &[1; 16]),
            chunk(b"LIST", b"INFOIART\x06\0\0\0Maya B"),
            chunk(b"data", b"sound!"),
            chunk(b"bext", b"Rosedale gym"),
        ]
        .concat();
        let file = [b"RIFF".as_slice(), &[0; 4], b"WAVE", &body].concat();
        let folder = tempfile::TempDir::new().unwrap();
        let files = Files::at(folder.path()).unwrap();
        let name = files.put_bytes(&file).await.unwrap().sha256;
        let copy = patch::write(&files, &name, plan(&files, &name).await.unwrap())
            .await
            .unwrap();
        let copy = files
            .open(&copy.sha256)
            .await
            .unwrap()
            .unwrap()
            .read_all(4_096)
            .await
            .unwrap();
        let holds = |trace: &[u8]| copy.windows(trace.len()).any(|window| window == trace);
        assert_eq!(copy.len(), file.len());
        assert!(holds(b"sound!") && !holds(b"Maya") && !holds(b"Rosedale"));
    }
}

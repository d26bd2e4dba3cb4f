//! Text: as it is, once it is known to be UTF-8 to its end.

use platform::files::{Files, Stored};

use super::{Unreadable, keep, whole};

/// The longest text that is opened, in bytes.
const MOST_BYTES: u64 = 16 << 20;

pub(super) async fn copy(files: &Files, sha256: &str) -> Result<Stored, Unreadable> {
    let bytes = whole(files, sha256, MOST_BYTES).await?;
    let text = String::from_utf8(bytes).map_err(|_| Unreadable::Broken)?;
    if text.contains('\0') {
        return Err(Unreadable::Broken);
    }
    keep(files, text.as_bytes()).await
}

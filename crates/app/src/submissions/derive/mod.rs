//! Copies for assessors: the same evidence without what it says about who made it (security TM-14).
//!
//! | kind | what goes |
//! |---|---|
//! | PNG, JPEG, WebP | everything but the picture: it is decoded and drawn anew, turned as its EXIF says |
//! | PDF | Info, XMP, application data, scripts, attachments |
//! | MP4, M4A | `udta`, `meta`, `uuid` boxes, data tracks, creation times |
//! | WebM | tags, attachments, title, date, program names |
//! | MP3 | ID3 tags at both ends |
//! | WAV | every chunk but format and sound |
//! | text | nothing; it must be UTF-8 to its end |
//! | captions (WebVTT) | everything but times and words: header, notes, styles, settings |
//!
//! A name spoken in a recording, or written in a picture, stays: pages say so.

mod captions;
mod image;
mod inflate;
mod mp3;
mod mp4;
mod patch;
mod pdf;
mod text;
mod wav;
mod webm;

use platform::files::Stored;

use crate::App;
use crate::submissions::media::Kind;

/// Why no copy was made.
#[derive(Debug)]
pub enum Unreadable {
    /// It is damaged, or not what it begins as.
    Broken,
    /// It is protected by a password.
    Locked,
    /// More pixels, pages or parts than we open.
    TooComplex,
    /// A fault of ours; trying again may help.
    Later(anyhow::Error),
}

impl Unreadable {
    /// What the earner reads.
    pub fn message(&self) -> &'static str {
        match self {
            Self::Broken | Self::Later(_) => "submission-unreadable-broken",
            Self::Locked => "submission-unreadable-locked",
            Self::TooComplex => "submission-unreadable-complex",
        }
    }
}

impl From<std::io::Error> for Unreadable {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::FileTooLarge => Self::TooComplex,
            _ => Self::Later(error.into()),
        }
    }
}

/// Makes the copy and keeps it.
pub async fn copy(app: &App, sha256: &str, kind: Kind) -> Result<Stored, Unreadable> {
    let files = &app.files;
    match kind {
        Kind::Png | Kind::Jpeg | Kind::Webp => image::copy(files, sha256, kind).await,
        Kind::Pdf => pdf::copy(files, sha256).await,
        Kind::Text => text::copy(files, sha256).await,
        Kind::Vtt => captions::copy(files, sha256).await,
        Kind::Mp4 | Kind::M4a => patch::write(files, sha256, mp4::plan(files, sha256).await?).await,
        Kind::Webm | Kind::WebmAudio => patch::write(files, sha256, webm::plan(files, sha256).await?).await,
        Kind::Mp3 => patch::write(files, sha256, mp3::plan(files, sha256).await?).await,
        Kind::Wav => patch::write(files, sha256, wav::plan(files, sha256).await?).await,
    }
}

/// Opens a whole file in memory; the limits of its kind are small.
async fn whole(files: &platform::files::Files, sha256: &str, limit: u64) -> Result<Vec<u8>, Unreadable> {
    let reader = files.open(sha256).await?.ok_or(Unreadable::Broken)?;
    Ok(reader.read_all(limit).await?)
}

/// Does work on a thread that may be busy with it.
async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Unreadable> + Send + 'static,
) -> Result<T, Unreadable> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        // A decoder that panics has met a file that it cannot read.
        Err(_) => Err(Unreadable::Broken),
    }
}

/// Keeps what was made.
async fn keep(files: &platform::files::Files, bytes: &[u8]) -> Result<Stored, Unreadable> {
    files
        .put_bytes(bytes)
        .await
        .map_err(|error| Unreadable::Later(error.into()))
}

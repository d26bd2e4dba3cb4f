//! What kind a file is: by its content, never by its name.

use crate::catalog::definition::{Prompt, PromptKind};

/// A kind of file that may be handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Png,
    Jpeg,
    Webp,
    Pdf,
    Text,
    Mp4,
    /// The same container as [`Kind::Mp4`], sound only.
    M4a,
    Webm,
    /// The same container as [`Kind::Webm`], sound only.
    WebmAudio,
    Mp3,
    Wav,
    /// Captions of a recording (WebVTT).
    Vtt,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::Png,
        Self::Jpeg,
        Self::Webp,
        Self::Pdf,
        Self::Text,
        Self::Mp4,
        Self::M4a,
        Self::Webm,
        Self::WebmAudio,
        Self::Mp3,
        Self::Wav,
        Self::Vtt,
    ];

    /// Its media type, as prompts name it in `accept`.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
            Self::Pdf => "application/pdf",
            Self::Text => "text/plain",
            Self::Mp4 => "video/mp4",
            Self::M4a => "audio/mp4",
            Self::Webm => "video/webm",
            Self::WebmAudio => "audio/webm",
            Self::Mp3 => "audio/mpeg",
            Self::Wav => "audio/wav",
            Self::Vtt => "text/vtt",
        }
    }

    /// What people call it.
    pub fn short(self) -> &'static str {
        match self {
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
            Self::Webp => "WebP",
            Self::Pdf => "PDF",
            Self::Text => "TXT",
            Self::Mp4 => "MP4",
            Self::M4a => "M4A",
            Self::Webm | Self::WebmAudio => "WebM",
            Self::Mp3 => "MP3",
            Self::Wav => "WAV",
            Self::Vtt => "VTT",
        }
    }

    /// Whether it is seen or heard over time.
    pub fn is_recording(self) -> bool {
        let media_type = self.media_type();
        media_type.starts_with("video/") || media_type.starts_with("audio/")
    }

    /// The kind of a media type.
    pub fn of(media_type: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.media_type() == media_type)
    }

    /// The stem and the ending of a name that says nothing about anybody.
    fn neutral(self) -> (&'static str, &'static str) {
        match self {
            Self::Png => ("image", "png"),
            Self::Jpeg => ("image", "jpg"),
            Self::Webp => ("image", "webp"),
            Self::Pdf => ("document", "pdf"),
            Self::Text => ("text", "txt"),
            Self::Mp4 => ("video", "mp4"),
            Self::M4a => ("audio", "m4a"),
            Self::Webm => ("video", "webm"),
            Self::WebmAudio => ("audio", "webm"),
            Self::Mp3 => ("audio", "mp3"),
            Self::Wav => ("audio", "wav"),
            Self::Vtt => ("captions", "vtt"),
        }
    }
}

/// A file name that says nothing about anybody: `image-2.png`.
pub fn neutral_name(media_type: &str, order: u32) -> String {
    let (stem, ending) = Kind::of(media_type).map_or(("file", "bin"), Kind::neutral);
    format!("{stem}-{order}.{ending}")
}

/// What a prompt accepts: its own list, or what its kind suggests; and captions wherever it accepts recordings.
pub fn accepted(prompt: &Prompt) -> Vec<Kind> {
    let mut kinds = asked(prompt);
    if kinds.iter().any(|kind| kind.is_recording()) {
        kinds.push(Kind::Vtt);
    }
    kinds
}

/// The kinds that count as an answer.
pub fn asked(prompt: &Prompt) -> Vec<Kind> {
    let named: Vec<Kind> = prompt.accept.iter().filter_map(|name| Kind::of(name)).collect();
    if !named.is_empty() {
        return named;
    }
    match prompt.kind {
        PromptKind::Image => vec![Kind::Png, Kind::Jpeg, Kind::Webp],
        PromptKind::Audio => vec![Kind::Mp3, Kind::M4a, Kind::Wav, Kind::WebmAudio],
        PromptKind::Video => vec![Kind::Mp4, Kind::Webm],
        PromptKind::File => vec![Kind::Pdf, Kind::Text, Kind::Png, Kind::Jpeg, Kind::Webp],
        _ => Vec::new(),
    }
}

/// The kind of a file that begins with `head`, if this prompt accepts it.
pub fn recognise(head: &[u8], prompt: &Prompt) -> Option<Kind> {
    let accepted = accepted(prompt);
    candidates(head).into_iter().find(|kind| accepted.contains(kind))
}

/// What the content can be. The two containers hold pictures with sound, or sound alone, and their first bytes do not always tell.
fn candidates(head: &[u8]) -> Vec<Kind> {
    if is_markup(head) {
        return Vec::new();
    }
    match infer::get(head).map(|found| found.mime_type()) {
        Some("image/png") => vec![Kind::Png],
        Some("image/jpeg") => vec![Kind::Jpeg],
        Some("image/webp") => vec![Kind::Webp],
        Some("application/pdf") if head.starts_with(b"%PDF-") => vec![Kind::Pdf],
        Some("audio/m4a") => vec![Kind::M4a],
        Some("video/mp4" | "video/x-m4v" | "video/quicktime") if is_mp4(head) => vec![Kind::Mp4, Kind::M4a],
        Some("video/webm") => vec![Kind::Webm, Kind::WebmAudio],
        Some("audio/mpeg") => vec![Kind::Mp3],
        Some("audio/x-wav" | "audio/wav") => vec![Kind::Wav],
        None if is_text(head) && is_captions(head) => vec![Kind::Vtt, Kind::Text],
        None if is_text(head) => vec![Kind::Text],
        _ => Vec::new(),
    }
}

/// The first box of an ISO base media file names its brands.
fn is_mp4(head: &[u8]) -> bool {
    head.get(4..8) == Some(b"ftyp")
}

/// The first line of a WebVTT file.
fn is_captions(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    head.strip_prefix(b"WEBVTT")
        .is_some_and(|rest| rest.first().is_none_or(u8::is_ascii_whitespace))
}

/// Something that a browser could take for a page, hidden in another kind or not.
fn is_markup(head: &[u8]) -> bool {
    let low = head.to_ascii_lowercase();
    let holds = |trace: &[u8]| low.windows(trace.len()).any(|window| window == trace);
    let start = low.trim_ascii_start();
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    start.starts_with(b"<?xml")
        || [b"<!doctype".as_slice(), b"<html", b"<script", b"<svg", b"<iframe"]
            .iter()
            .any(|trace| holds(trace))
}

/// UTF-8 without control characters, as far as the head shows; a character cut off at its end is no fault. Something that says it is another
/// kind a little later is none.
fn is_text(head: &[u8]) -> bool {
    let sound = match std::str::from_utf8(head) {
        Ok(_) => !head.is_empty(),
        Err(error) => error.error_len().is_none() && error.valid_up_to() > 0,
    };
    let is_control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
    sound && !head.iter().any(is_control) && !head.windows(5).any(|window| window == b"%PDF-")
}

#[cfg(test)]
mod tests {
    use super::{Kind, candidates, neutral_name};

    #[test]
    fn a_kind_is_told_by_content() {
        let mp4 = b"\0\0\0\x18ftypisom\0\0\0\0isommp41";
        for (head, kind) in [
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), Kind::Png),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", Kind::Jpeg),
            (b"%PDF-1.7\n", Kind::Pdf),
            (b"RIFF\0\0\0\0WAVEfmt ", Kind::Wav),
            (b"ID3\x04\0\0\0\0\0\0", Kind::Mp3),
            ("What we heard: «¿Por qué?»\n".as_bytes(), Kind::Text),
            (b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello", Kind::Vtt),
            (b"WEBVTTS are many", Kind::Text),
            (mp4, Kind::Mp4),
        ] {
            assert_eq!(candidates(head).first(), Some(&kind), "{kind:?}");
        }
    }

    #[test]
    fn what_a_browser_could_run_is_no_kind() {
        for head in [
            b"<!DOCTYPE html><p>x".as_slice(),
            b"  \n<html>",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            b"\xef\xbb\xbf<?xml version='1.0'?><x/>",
            b"notes\n<script>alert(1)</script>",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR <script>alert(1)</script>",
            b"GIF89a/*<svg onload=alert(1)>*/",
            b"notes\n%PDF-1.7",
            b"GIF89a",
            b"PK\x03\x04",
            b"MZ\x90\0",
            b"\0\x01\x02",
            b"",
        ] {
            assert!(candidates(head).is_empty(), "{}", String::from_utf8_lossy(head));
        }
    }

    #[test]
    fn a_neutral_name_says_what_it_is_and_no_more() {
        assert_eq!(neutral_name("image/jpeg", 2), "image-2.jpg");
        assert_eq!(neutral_name("text/html", 1), "file-1.bin");
    }
}

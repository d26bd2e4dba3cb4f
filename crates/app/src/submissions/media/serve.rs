//! Serving a file: exact type, no sniffing, a sandbox of its own, ranges for players.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio_util::io::ReaderStream;

use super::kind::{Kind, neutral_name};
use crate::ids::ArtifactId;
use crate::submissions::store::{artifact, submission};
use crate::{App, Error, Result};

/// A file alone in a window: nothing runs, nothing is loaded, nobody frames it.
const POLICY: &str =
    "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/// A file to be served.
#[derive(Debug)]
pub struct Served<'a> {
    pub sha256: &'a str,
    pub bytes: u64,
    pub media_type: &'a str,
    /// The name under which it would be kept.
    pub name: &'a str,
}

/// The copy of a file that assessors get, under a neutral name. The caller has authorized the reader by their seat.
///
/// # Errors
/// [`Error::NotFound`] when there is no such copy, or while evidence is hidden.
pub async fn evidence_stream(app: &App, id: &ArtifactId, request: &HeaderMap) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let artifact = artifact::get(&mut tx, id).await?;
    let submission = submission::get(&mut tx, &artifact.place.submission).await?;
    drop(tx);
    if submission.hidden_at.is_some() || artifact.removed_at.is_some() {
        return Err(Error::NotFound);
    }
    let copy = artifact.copy.as_ref().ok_or(Error::NotFound)?;
    let served = Served {
        sha256: &copy.sha256,
        bytes: copy.bytes,
        media_type: &artifact.media_type,
        name: &neutral_name(&artifact.media_type, artifact.position),
    };
    serve(app, &served, request).await
}

/// Streams a file, or the range of it that was asked for (RFC 9110 §14).
pub async fn serve(app: &App, file: &Served<'_>, request: &HeaderMap) -> Result<Response> {
    let kind = Kind::of(file.media_type).ok_or(Error::NotFound)?;
    let asked = request.get(header::RANGE).and_then(|value| value.to_str().ok());
    let range = match asked.map(|asked| parse(asked, file.bytes)) {
        None | Some(Range::Ignored) => None,
        Some(Range::Of(start, end)) => Some((start, end)),
        Some(Range::Beyond) => return Ok(beyond(file.bytes)),
    };
    let (start, end) = range.unwrap_or((0, file.bytes));
    let reader = app
        .files
        .open_range(file.sha256, start, end)
        .await
        .map_err(anyhow::Error::from)?
        .ok_or(Error::NotFound)?;
    let mut response = Body::from_stream(ReaderStream::with_capacity(reader, 64 << 10)).into_response();
    if range.is_some() {
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
        let range = format!("bytes {start}-{}/{}", end - 1, file.bytes);
        put(response.headers_mut(), header::CONTENT_RANGE, &range);
    }
    let headers = response.headers_mut();
    put(headers, header::CONTENT_TYPE, content_type(kind));
    put(headers, header::CONTENT_LENGTH, &(end - start).to_string());
    put(headers, header::ACCEPT_RANGES, "bytes");
    // Already compressed as far as it goes; squeezing it again would cost the ranges.
    put(headers, header::CONTENT_ENCODING, "identity");
    put(headers, header::CONTENT_SECURITY_POLICY, POLICY);
    put(headers, header::CACHE_CONTROL, "private, max-age=300");
    put(headers, header::CONTENT_DISPOSITION, &disposition(kind, file.name));
    Ok(response)
}

fn content_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text/plain; charset=utf-8",
        Kind::Vtt => "text/vtt; charset=utf-8",
        other => other.media_type(),
    }
}

fn put(headers: &mut HeaderMap, name: header::HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

/// A document is kept, everything else is shown. The name goes in twice (RFC 6266): letters that every browser takes, and all of it in UTF-8.
fn disposition(kind: Kind, name: &str) -> String {
    let how = if kind == Kind::Pdf { "attachment" } else { "inline" };
    let plain: String = name
        .chars()
        .take(120)
        .map(|letter| if is_plain(letter) { letter } else { '_' })
        .collect();
    let whole: String = name.bytes().take(480).fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
        encoded
    });
    format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{whole}")
}

fn is_plain(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_' | ' ' | '(' | ')')
}

/// What a `Range` header asks for.
#[derive(Debug, PartialEq, Eq)]
enum Range {
    /// From here up to and without there.
    Of(u64, u64),
    /// Several ranges, other units, nonsense: the whole file is a good answer.
    Ignored,
    /// Nothing of it is within the file.
    Beyond,
}

fn parse(asked: &str, bytes: u64) -> Range {
    let Some((first, last)) = asked
        .strip_prefix("bytes=")
        .filter(|rest| !rest.contains(','))
        .and_then(|rest| rest.trim().split_once('-'))
    else {
        return Range::Ignored;
    };
    let number = |digits: &str| digits.parse::<u64>().ok();
    match (first, number(first), last, number(last)) {
        ("", _, _, Some(0)) => Range::Beyond,
        ("", _, _, Some(length)) if bytes > 0 => Range::Of(bytes.saturating_sub(length), bytes),
        (_, Some(start), "", _) if start < bytes => Range::Of(start, bytes),
        (_, Some(start), _, Some(end)) if start < bytes && start <= end => Range::Of(start, end.min(bytes - 1) + 1),
        (_, Some(start), _, _) if start >= bytes => Range::Beyond,
        _ => Range::Ignored,
    }
}

fn beyond(bytes: u64) -> Response {
    let mut response = StatusCode::RANGE_NOT_SATISFIABLE.into_response();
    put(
        response.headers_mut(),
        header::CONTENT_RANGE,
        &format!("bytes */{bytes}"),
    );
    response
}

#[cfg(test)]
mod tests {
    use super::{Kind, Range, disposition, parse};

    #[test]
    fn ranges_are_read_as_the_standard_says() {
        for (asked, range) in [
            ("bytes=0-0", Range::Of(0, 1)),
            ("bytes=5-", Range::Of(5, 10)),
            ("bytes=5-100", Range::Of(5, 10)),
            ("bytes=-3", Range::Of(7, 10)),
            ("bytes=-30", Range::Of(0, 10)),
            ("bytes=10-", Range::Beyond),
            ("bytes=-0", Range::Beyond),
            ("bytes=6-5", Range::Ignored),
            ("bytes=0-1,3-4", Range::Ignored),
            ("lines=1-2", Range::Ignored),
            ("bytes=x-y", Range::Ignored),
        ] {
            assert_eq!(parse(asked, 10), range, "{asked}");
        }
    }

    #[test]
    fn a_hostile_name_stays_a_name() {
        let header = disposition(Kind::Png, "a\"; evil=\r\nSet-Cookie: x=1/../\u{202e}gpj.exe");
        assert!(!header.contains(['\r', '\n']), "{header}");
        assert_eq!(header.matches('"').count(), 2, "{header}");
        assert!(!header.contains('/'), "{header}");
    }
}

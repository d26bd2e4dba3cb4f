//! `did:web`: an identifier whose document a web server holds (did:web, §2.5).

use super::DidError;

/// The https URL of the document of a `did:web`: `/.well-known/did.json` for a bare host,
/// `/path/did.json` below it otherwise. `%3A` announces a port.
///
/// # Errors
/// When host, port or a path part is missing or holds characters that do not belong there.
pub fn did_web_url(did: &str) -> Result<String, DidError> {
    let rest = did.strip_prefix("did:web:").ok_or(DidError::Method)?;
    let mut parts = rest.split(':');
    let host = parts.next().unwrap_or_default();
    let authority = host.replacen("%3A", ":", 1).replacen("%3a", ":", 1);
    if !is_authority(&authority) {
        return Err(DidError::Web);
    }
    let path: Vec<&str> = parts.collect();
    if !path.iter().all(|part| is_path_part(part)) {
        return Err(DidError::Web);
    }
    match path.as_slice() {
        [] => Ok(format!("https://{authority}/.well-known/did.json")),
        path => Ok(format!("https://{authority}/{}/did.json", path.join("/"))),
    }
}

/// The `did:web` of an https URL: the base URL of an issuer becomes the issuer's identifier.
///
/// # Errors
/// When the URL is not https, or carries a user name, query or fragment.
pub fn did_web_id(url: &str) -> Result<String, DidError> {
    let rest = url.strip_prefix("https://").ok_or(DidError::Web)?;
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    if !is_authority(authority) {
        return Err(DidError::Web);
    }
    let mut did = format!("did:web:{}", authority.replace(':', "%3A"));
    for part in path.trim_end_matches('/').split('/').filter(|_| !path.is_empty()) {
        if !is_path_part(part) {
            return Err(DidError::Web);
        }
        did.push(':');
        did.push_str(part);
    }
    Ok(did)
}

fn is_authority(text: &str) -> bool {
    let (host, port) = text.split_once(':').unwrap_or((text, "443"));
    let host_is_plain = host
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.');
    let labels_are_named = host.split('.').all(|label| !label.is_empty());
    host_is_plain && labels_are_named && host.len() <= 253 && port.parse::<u16>().is_ok_and(|p| p != 0)
}

fn is_path_part(text: &str) -> bool {
    let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~%".contains(&b));
    plain && !text.is_empty() && text != "." && text != ".." && !text.to_ascii_lowercase().contains("%2f")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_is_where_the_method_says() {
        for (did, url) in [
            (
                "did:web:w3c-ccg.github.io",
                "https://w3c-ccg.github.io/.well-known/did.json",
            ),
            (
                "did:web:w3c-ccg.github.io:user:alice",
                "https://w3c-ccg.github.io/user/alice/did.json",
            ),
            (
                "did:web:example.com%3A3000:user:alice",
                "https://example.com:3000/user/alice/did.json",
            ),
        ] {
            assert_eq!(did_web_url(did).as_deref(), Ok(url));
        }
    }

    #[test]
    fn an_address_and_its_identifier_lead_to_each_other() {
        assert_eq!(did_web_id("https://a.example").as_deref(), Ok("did:web:a.example"));
        assert_eq!(did_web_id("https://a.example/").as_deref(), Ok("did:web:a.example"));
        assert_eq!(
            did_web_id("https://a.example:8443/issuers/x/").as_deref(),
            Ok("did:web:a.example%3A8443:issuers:x")
        );
    }

    #[test]
    fn tricks_with_hosts_and_paths_are_refused() {
        for bad in [
            "did:web:",
            "did:web:a.example:..",
            "did:web:a.example::b",
            "did:web:user@a.example",
            "did:web:a.example/b",
            "did:web:a.example?x",
            "did:web:a.example%3A0",
            "did:web:a.example%3A99999",
            "did:web:a..example",
            "did:web:a.example:%2f..",
            "did:web:a.example#k",
            "did:web:a%00b",
        ] {
            assert_eq!(did_web_url(bad), Err(DidError::Web), "{bad}");
        }
        for bad in [
            "http://a.example",
            "https://a.example/?q",
            "https://u@a.example",
            "https://a.example//x",
        ] {
            assert_eq!(did_web_id(bad), Err(DidError::Web), "{bad}");
        }
    }
}

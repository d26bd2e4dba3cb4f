//! What the credential vouches for byte for byte: its related resources (VCDM 2.0, §5.3), and evidence that has a digest.
//!
//! A context that is built in is compared at once. Everything else is wanted from the caller, at most [`MAX_RESOURCES`] of
//! them. Evidence without a digest may have changed since: it is not fetched, and the report says so.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sha2::{Digest, Sha256, Sha384, Sha512};

use super::known::{Fetched, Known};
use super::problem::ProblemCode;
use super::reading::Reading;
use super::report::{Check, CheckId, CheckState};
use crate::model::digest;
use crate::{json, multibase};

/// Most resources of one credential that are asked for.
const MAX_RESOURCES: usize = 8;

/// Longest digest that is decoded: SHA-512 as multihash in base58.
const MAX_DIGEST_CHARS: usize = 120;

/// What came of it.
pub(super) struct Finding {
    /// Whether something is not what the issuer signed for.
    pub is_changed: bool,
    pub checks: Vec<Check>,
    pub wants: BTreeSet<String>,
}

/// Compares each resource, then says how the evidence stands.
pub(super) fn examine(reading: &Reading, known: &Known) -> Finding {
    let mut finding = Finding {
        is_changed: false,
        checks: Vec::new(),
        wants: BTreeSet::new(),
    };
    let related = json::list(reading.document.get("relatedResource"));
    for (index, resource) in related.iter().enumerate() {
        let check = finding.compare(resource, CheckId::RelatedResource, known);
        finding.checks.push(check.at(format!("/relatedResource/{index}")));
    }
    if related.is_empty() {
        let none = Check::not_performed(CheckId::RelatedResource, ProblemCode::Absent);
        finding.checks.push(none);
    }
    let evidence = json::list(reading.document.get("evidence"));
    for (index, item) in evidence.iter().enumerate() {
        let check = finding.evidence(item, related, known);
        finding.checks.push(check.at(format!("/evidence/{index}")));
    }
    if evidence.is_empty() {
        let none = Check::not_performed(CheckId::Evidence, ProblemCode::Absent);
        finding.checks.push(none);
    }
    finding.is_changed = finding.checks.iter().any(|check| check.state == CheckState::Failed);
    finding
}

impl Finding {
    /// Evidence is pinned by a digest of its own, or by the related resource of the same id.
    fn evidence(&mut self, item: &Value, related: &[Value], known: &Known) -> Check {
        let Some(id) = item.get("id").and_then(Value::as_str) else {
            return Check::not_performed(CheckId::Evidence, ProblemCode::EvidenceWithoutLink);
        };
        let pinned = if has_digest(item) {
            Some(item)
        } else {
            related.iter().find(|resource| resource["id"] == id)
        };
        match pinned {
            Some(resource) => self.compare(resource, CheckId::Evidence, known),
            None => Check::not_performed(CheckId::Evidence, ProblemCode::EvidenceNotFetched),
        }
    }

    fn compare(&mut self, resource: &Value, id: CheckId, known: &Known) -> Check {
        let open = |code| Check::not_performed(id, code);
        let url = resource.get("id").and_then(Value::as_str);
        let Some(url) = url.filter(|url| json::is_uri(url)) else {
            return Check::failed(id, ProblemCode::ResourceMalformed);
        };
        if let Some(fits) = built_in(url, resource) {
            return if fits {
                Check::passed(id)
            } else {
                Check::failed(id, ProblemCode::ResourceChanged)
            };
        }
        let digests = match digests(resource) {
            Ok(digests) => digests,
            Err(code) if code == ProblemCode::ResourceMalformed => return Check::failed(id, code),
            Err(code) => return open(code),
        };
        match known.get(url) {
            Some(Fetched::Body(bytes)) => verdict(id, &digests, bytes),
            Some(Fetched::Failed(_)) => open(ProblemCode::ResourceUnreachable),
            None if !is_web_address(url) => open(ProblemCode::ResourceUnreachable),
            None if self.wants.len() >= MAX_RESOURCES => open(ProblemCode::ResourceNotFetched),
            None => {
                self.wants.insert(url.to_owned());
                open(ProblemCode::ResourceNotFetched)
            }
        }
    }
}

/// Whether a resource that is part of this crate has every digest that is stated; `None` for any other, and without a digest.
fn built_in(url: &str, resource: &Value) -> Option<bool> {
    let text = |name: &str| resource.get(name).and_then(Value::as_str);
    let stated = [
        text("digestSRI").map(|sri| digest::sri_fits(url, sri)),
        text("digestMultibase").map(|text| digest::multibase_fits(url, text)),
    ];
    let fits: Vec<bool> = stated.into_iter().flatten().collect::<Option<_>>()?;
    (!fits.is_empty()).then(|| !fits.contains(&false))
}

fn is_web_address(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

fn has_digest(item: &Value) -> bool {
    item.get("digestSRI").is_some() || item.get("digestMultibase").is_some()
}

/// One digest of a known kind.
#[derive(Debug, PartialEq)]
struct Expected {
    kind: Kind,
    bytes: Vec<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Sha256,
    Sha384,
    Sha512,
}

impl Kind {
    fn of(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha256 => Sha256::digest(bytes).to_vec(),
            Self::Sha384 => Sha384::digest(bytes).to_vec(),
            Self::Sha512 => Sha512::digest(bytes).to_vec(),
        }
    }
}

/// Every digest must fit; the resource is what both say, or it is not.
fn verdict(id: CheckId, digests: &[Expected], bytes: &[u8]) -> Check {
    if digests.iter().all(|digest| digest.kind.of(bytes) == digest.bytes) {
        Check::passed(id)
    } else {
        Check::failed(id, ProblemCode::ResourceChanged)
    }
}

/// The digests that a resource states: at least one, all of kinds that are known here.
fn digests(resource: &Value) -> Result<Vec<Expected>, ProblemCode> {
    let mut digests = Vec::new();
    if let Some(stated) = resource.get("digestSRI") {
        digests.push(sri(stated.as_str().ok_or(ProblemCode::ResourceMalformed)?)?);
    }
    if let Some(stated) = resource.get("digestMultibase") {
        digests.push(multihash(stated.as_str().ok_or(ProblemCode::ResourceMalformed)?)?);
    }
    if digests.is_empty() {
        return Err(ProblemCode::ResourceMalformed);
    }
    Ok(digests)
}

/// `sha256-` and base64; of several the strongest counts (Subresource Integrity, §3.3.4).
fn sri(text: &str) -> Result<Expected, ProblemCode> {
    let known = [
        ("sha512-", Kind::Sha512),
        ("sha384-", Kind::Sha384),
        ("sha256-", Kind::Sha256),
    ];
    for (prefix, kind) in known {
        let stated = text.split_ascii_whitespace().find_map(|one| one.strip_prefix(prefix));
        if let Some(stated) = stated {
            let stated = stated.split('?').next().unwrap_or_default();
            return exact(kind, STANDARD.decode(stated).ok());
        }
    }
    Err(ProblemCode::ResourceDigestUnknown)
}

/// A multihash (SHA-2) in base58 or base64url, or a bare SHA-256 as older credentials write it.
fn multihash(text: &str) -> Result<Expected, ProblemCode> {
    let bytes = if text.len() > MAX_DIGEST_CHARS {
        None
    } else if text.starts_with('z') {
        multibase::decode_base58(text)
    } else if text.starts_with('u') {
        multibase::decode_base64url(text, MAX_DIGEST_CHARS)
    } else {
        return Err(ProblemCode::ResourceDigestUnknown);
    };
    match bytes.as_deref().ok_or(ProblemCode::ResourceMalformed)? {
        [0x12, 0x20, digest @ ..] => exact(Kind::Sha256, Some(digest.to_vec())),
        [0x20, 0x30, digest @ ..] => exact(Kind::Sha384, Some(digest.to_vec())),
        [0x13, 0x40, digest @ ..] => exact(Kind::Sha512, Some(digest.to_vec())),
        digest if digest.len() == 32 => exact(Kind::Sha256, Some(digest.to_vec())),
        _ => Err(ProblemCode::ResourceDigestUnknown),
    }
}

fn exact(kind: Kind, bytes: Option<Vec<u8>>) -> Result<Expected, ProblemCode> {
    let length = match kind {
        Kind::Sha256 => 32,
        Kind::Sha384 => 48,
        Kind::Sha512 => 64,
    };
    let bytes = bytes.filter(|bytes| bytes.len() == length);
    bytes
        .map(|bytes| Expected { kind, bytes })
        .ok_or(ProblemCode::ResourceMalformed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_read_in_both_ways_and_of_known_kinds_only() {
        let bytes = Kind::Sha256.of(b"x");
        let hash = [[0x12, 0x20].as_slice(), &bytes].concat();
        let expected = || Expected {
            kind: Kind::Sha256,
            bytes: bytes.clone(),
        };
        assert_eq!(sri(&format!("sha256-{}", STANDARD.encode(&bytes))), Ok(expected()));
        assert_eq!(multihash(&multibase::encode_base58(&hash)), Ok(expected()));
        assert_eq!(multihash(&multibase::encode_base64url(&hash)), Ok(expected()));
        assert_eq!(multihash(&multibase::encode_base64url(&bytes)), Ok(expected()));
        let strongest = format!("sha256-AA sha384-{}?type=x", STANDARD.encode(Kind::Sha384.of(b"x")));
        assert_eq!(sri(&strongest).map(|digest| digest.kind), Ok(Kind::Sha384));
        for (text, code) in [
            ("md5-AA", ProblemCode::ResourceDigestUnknown),
            ("sha256-AA", ProblemCode::ResourceMalformed),
            ("sha256-!", ProblemCode::ResourceMalformed),
        ] {
            assert_eq!(sri(text), Err(code), "{text}");
        }
        for (text, code) in [
            ("f1220", ProblemCode::ResourceDigestUnknown),
            ("uAAAA", ProblemCode::ResourceDigestUnknown),
            ("zO", ProblemCode::ResourceMalformed),
            (&*"z".repeat(500), ProblemCode::ResourceMalformed),
        ] {
            assert_eq!(multihash(text), Err(code), "{text}");
        }
    }
}

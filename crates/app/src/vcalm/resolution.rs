//! DID resolution over HTTP (DID Resolution 0.3, §7; did:key, §3.1): `GET /1.0/identifiers/{did}`.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use credential::did::{self, KeyFormat, ResolutionError, did_key_document};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

const CONTENT_TYPE: &str = "application/ld+json;profile=\"https://w3id.org/did-resolution\"";

/// Longest identifier that is looked at.
const MOST_CHARS: usize = 4096;

/// What a resolver may be asked for beside the identifier.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Options {
    /// How keys are written: `Multikey` unless named.
    pub public_key_format: Option<String>,
}

/// An identifier, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target<'a> {
    /// The DID.
    pub did: &'a str,
    /// The whole DID URL, where a part of the document is asked for.
    pub url: Option<&'a str>,
}

impl<'a> Target<'a> {
    /// A DID, or a DID URL whose fragment names a part of the document.
    ///
    /// # Errors
    /// The answer, when it is a URL with a path or a query, which nothing here stands behind.
    pub fn of(identifier: &'a str) -> Result<Self, Box<Response>> {
        let did = identifier.split(['/', '?', '#']).next().unwrap_or_default();
        let rest = &identifier[did.len()..];
        let target = Self {
            did,
            url: (!rest.is_empty()).then_some(identifier),
        };
        let fragment_only = rest.is_empty() || (rest.starts_with('#') && rest.len() > 1);
        let plain = rest
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"#-._~:%".contains(&b));
        if identifier.len() > MOST_CHARS || !fragment_only || !plain {
            return Err(Box::new(target.refused("invalidDidUrl", StatusCode::BAD_REQUEST)));
        }
        Ok(target)
    }

    /// The document, or the part of it that the URL names.
    pub fn found(&self, document: Value) -> Response {
        let Some(url) = self.url else {
            return answer(
                StatusCode::OK,
                &document,
                &json!({ "contentType": "application/did+ld+json" }),
                false,
            );
        };
        match part(&document, url) {
            Some(part) => answer(
                StatusCode::OK,
                &part,
                &json!({ "contentType": "application/did+ld+json" }),
                true,
            ),
            None => self.refused("notFound", StatusCode::NOT_FOUND),
        }
    }

    /// An error, by the code that the standards give it.
    pub fn refused(&self, error: &str, status: StatusCode) -> Response {
        answer(status, &json!({}), &json!({ "error": error }), self.url.is_some())
    }
}

/// Resolves identifiers that carry their document; `None` for those whose document is elsewhere.
pub fn contained(target: &Target<'_>, options: &Options) -> Option<Response> {
    let format = options.public_key_format.as_deref();
    let format = format.map_or(Ok(KeyFormat::default()), KeyFormat::named);
    let document = format.and_then(|format| match target.did.starts_with("did:jwk:") {
        true => of_did_jwk(target.did).ok_or(ResolutionError::InvalidDid),
        false => did_key_document(target.did, format),
    });
    match document {
        Ok(document) => Some(target.found(document)),
        Err(ResolutionError::MethodNotSupported) => None,
        Err(error) => Some(target.refused(error.name(), StatusCode::BAD_REQUEST)),
    }
}

/// The document of a `did:jwk`: one key, named `#0`, for every purpose (did:jwk, §3.1).
fn of_did_jwk(did: &str) -> Option<Value> {
    let method = format!("{did}#0");
    let key = did::resolve_did_jwk(did)
        .ok()?
        .assertion_key(&method, Timestamp::UNIX_EPOCH)
        .ok()?;
    Some(json!({
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/suites/jws-2020/v1"],
        "id": did,
        "verificationMethod": [{ "id": method, "type": "JsonWebKey2020", "controller": did, "publicKeyJwk": key.to_jwk() }],
        "authentication": [method],
        "assertionMethod": [method],
        "capabilityInvocation": [method],
        "capabilityDelegation": [method],
    }))
}

/// The verification method with this id, wherever in the document it stands.
fn part(document: &Value, url: &str) -> Option<Value> {
    let members = document.as_object()?.values();
    let mut methods = members.filter_map(Value::as_array).flatten();
    methods.find(|method| method["id"] == url).cloned()
}

fn answer(status: StatusCode, document: &Value, metadata: &Value, dereferenced: bool) -> Response {
    let name = if dereferenced {
        "didDereferencingMetadata"
    } else {
        "didResolutionMetadata"
    };
    let body = json!({
        "@context": "https://w3id.org/did-resolution/v1",
        "didDocument": document,
        "didDocumentMetadata": {},
        name: metadata,
    });
    (status, [(header::CONTENT_TYPE, CONTENT_TYPE)], body.to_string()).into_response()
}

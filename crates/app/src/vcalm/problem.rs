//! Why a request was not done: problem details (RFC 9457), always with the status of a fault of the asker.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use credential::verify::ProblemKind;
use serde::Serialize;

/// What an endpoint of this API answers with when it does not do what was asked.
pub type Refusal<T> = std::result::Result<T, Box<Problem>>;

/// A refused request.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The HTTP status (RFC 9110): 400 for what the standards call invalid input.
    pub status: StatusCode,
    kind: &'static str,
    detail: String,
    errors: Vec<Place>,
    challenge: Option<String>,
}

/// One place at fault, as a JSON Pointer (RFC 6901) into the body's document.
#[derive(Clone, Debug, Serialize)]
pub struct Place {
    pub pointer: String,
    pub detail: String,
}

impl Problem {
    /// Invalid input, of a type that the standards define.
    pub fn invalid(kind: ProblemKind, detail: impl ToString) -> Box<Self> {
        Self::with_status(StatusCode::BAD_REQUEST, kind.url(), detail)
    }

    /// A refusal that HTTP's own status explains (RFC 9457, §4.2.1).
    pub fn of_status(status: StatusCode, detail: impl ToString) -> Box<Self> {
        Self::with_status(status, ProblemKind::Blank.url(), detail)
    }

    fn with_status(status: StatusCode, kind: &'static str, detail: impl ToString) -> Box<Self> {
        Box::new(Self {
            status,
            kind,
            detail: detail.to_string(),
            errors: Vec::new(),
            challenge: None,
        })
    }

    /// Names a place at fault.
    #[must_use]
    pub fn at(mut self: Box<Self>, pointer: impl ToString, detail: impl ToString) -> Box<Self> {
        self.errors.push(Place {
            pointer: pointer.to_string(),
            detail: detail.to_string(),
        });
        self
    }

    /// Says how to prove oneself (`WWW-Authenticate`, RFC 9110 §11.6.1).
    #[must_use]
    pub fn challenged(mut self: Box<Self>, challenge: String) -> Box<Self> {
        self.challenge = Some(challenge);
        self
    }

    /// The title of a type: the standards name theirs in the fragment of its URL.
    pub fn title(kind: &str) -> &str {
        kind.rsplit_once('#').map_or("Invalid request", |(_, name)| name)
    }
}

impl IntoResponse for Box<Problem> {
    fn into_response(self) -> Response {
        let title = match self.kind {
            "about:blank" => self.status.canonical_reason().unwrap_or("Refused"),
            kind => Problem::title(kind),
        };
        let mut body = serde_json::json!({
            "type": self.kind,
            "title": title,
            "status": self.status.as_u16(),
            "detail": self.detail,
        });
        if !self.errors.is_empty() {
            body["errors"] = serde_json::to_value(self.errors).unwrap_or_default();
        }
        let kind = [(header::CONTENT_TYPE, "application/problem+json")];
        let mut response = (self.status, kind, body.to_string()).into_response();
        let challenge = self.challenge.and_then(|text| HeaderValue::from_str(&text).ok());
        if let Some(challenge) = challenge {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
        }
        response
    }
}

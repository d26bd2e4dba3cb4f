//! The few ways to fail, mapped once: a page with a way out for people, RFC 9457 problem details for programs.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// What a handler or an action answers with.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// One field of a form or body that cannot be taken as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The field's name in the form.
    pub name: String,
    /// The message that says what to do, a key of the message files.
    pub message: &'static str,
    /// Values for the message's placeholders.
    pub args: Vec<(&'static str, String)>,
}

impl Field {
    pub fn new(name: impl Into<String>, message: &'static str) -> Self {
        Self {
            name: name.into(),
            message,
            args: Vec::new(),
        }
    }

    /// Adds a value for a placeholder.
    pub fn with(mut self, key: &'static str, value: impl ToString) -> Self {
        self.args.push((key, value.to_string()));
        self
    }
}

/// Why something was not done. Texts are keys of the message files.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or the actor may not know that it does.
    #[error("not found")]
    NotFound,
    /// One must sign in first; the page leads there and back.
    #[error("sign in first")]
    SignIn,
    /// The actor may know of it, but may not do this.
    #[error("forbidden")]
    Forbidden,
    /// Fields to mend. Pages show the form again with what was typed.
    #[error("invalid fields: {0:?}")]
    Invalid(Vec<Field>),
    /// A rule says no; the message says which.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// Someone else was faster, or the same was done differently; nothing of either is lost.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    /// Larger than the limit.
    #[error("too large")]
    TooLarge,
    /// Too often; try again after so many seconds.
    #[error("too many requests")]
    TooMany(u64),
    /// A part of the machinery is away; try again.
    #[error("unavailable: {0}")]
    Unavailable(&'static str),
    /// A fault of ours. Details go to the log, never to the page.
    #[error(transparent)]
    Internal(#[from] anyhow::Error),
}

/// What PostgreSQL says of a text with a zero byte (SQLSTATE 22021).
const NO_SUCH_CHARACTER: &str = "22021";

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::RowNotFound => Self::NotFound,
            sqlx::Error::PoolTimedOut | sqlx::Error::Io(_) => Self::Unavailable("error-database-busy"),
            sqlx::Error::Database(error) if error.code().as_deref() == Some(NO_SUCH_CHARACTER) => {
                Self::field("text", "error-character")
            }
            other => Self::Internal(other.into()),
        }
    }
}

impl Error {
    /// One field to mend.
    pub fn field(name: impl Into<String>, message: &'static str) -> Self {
        Self::Invalid(vec![Field::new(name, message)])
    }

    /// The HTTP status (RFC 9110).
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Refused(_) | Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// The error rides on the response; the entry hall, which knows the language and what the client accepts, writes the words
/// ([`crate::entry`]).
impl IntoResponse for Error {
    fn into_response(self) -> Response {
        if let Self::Internal(error) = &self {
            tracing::error!(error = format!("{error:#}"), "internal error");
        }
        let mut response = self.status().into_response();
        response.extensions_mut().insert(std::sync::Arc::new(self));
        response
    }
}

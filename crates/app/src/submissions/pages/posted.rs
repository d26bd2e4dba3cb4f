//! A part's form as it was posted: texts, and files that are taken to disk as they come.

use axum::body::to_bytes;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;
use futures_util::TryStreamExt as _;
use platform::files::{ReceiveError, Stored};

use crate::catalog::Definition;
use crate::submissions::actions::{MOST_BYTES, limit};
use crate::{App, Error, Result};

/// More fields than this no form of ours has.
const MOST_FIELDS: usize = 400;
/// All texts of a form together, in bytes as they are sent: letters beyond ASCII take up to three times their size.
const MOST_FORM: usize = 16 << 20;

/// What a form brought.
#[derive(Debug, Default)]
pub struct Posted {
    values: Vec<(String, String)>,
    pub files: Vec<Arrived>,
}

/// A file of a form.
#[derive(Debug)]
pub struct Arrived {
    pub prompt: String,
    pub name: String,
    /// The file in the store, or the message that says why it was not taken.
    pub stored: Result<Stored, &'static str>,
}

impl Posted {
    /// The value of a field, if it was sent.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.values.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The value of a field without the spaces around it; empty if it was not sent.
    pub fn line(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default().trim()
    }

    /// Reads a form, whether it carries files or not.
    ///
    /// # Errors
    /// [`Error::TooLarge`] at once when the request says that it is longer than anything allowed.
    pub async fn read(app: &App, definition: &Definition, request: Request) -> Result<Self> {
        let headers = request.headers();
        let number = headers
            .get(header::CONTENT_LENGTH)
            .and_then(|value| value.to_str().ok()?.parse().ok());
        let most = app.settings.max_evidence_bytes.saturating_add(MOST_FORM as u64);
        if number.is_some_and(|length: u64| length > most) {
            return Err(Error::TooLarge);
        }
        let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            let parts = Multipart::from_request(request, &()).await.map_err(|_| broken())?;
            return read_parts(app, definition, parts).await;
        }
        let body = to_bytes(request.into_body(), MOST_FORM)
            .await
            .map_err(|_| Error::TooLarge)?;
        let values: Vec<(String, String)> = url::form_urlencoded::parse(&body)
            .into_owned()
            .take(MOST_FIELDS)
            .collect();
        Ok(Self {
            values,
            files: Vec::new(),
        })
    }
}

/// What arrives broken was cut off on its way; the page it came from still holds it.
fn broken() -> Error {
    Error::Unavailable("submission-upload-interrupted")
}

async fn read_parts(app: &App, definition: &Definition, mut parts: Multipart) -> Result<Posted> {
    let mut posted = Posted::default();
    while let Some(mut field) = parts.next_field().await.map_err(|_| broken())? {
        if posted.values.len() + posted.files.len() >= MOST_FIELDS {
            return Err(Error::TooLarge);
        }
        let name = field.name().unwrap_or_default().to_owned();
        if let Some(prompt) = name.strip_prefix("file.") {
            let typed = field.file_name().unwrap_or_default().to_owned();
            let most = definition
                .prompt(prompt)
                .map_or(0, |prompt| limit(prompt, app.settings.max_evidence_bytes));
            let stored = app.files.receive(field.map_err(|error| error.to_string()), most).await;
            posted.take_file(prompt, typed, stored)?;
        } else {
            let mut value = Vec::new();
            while let Some(chunk) = field.chunk().await.map_err(|_| broken())? {
                value.extend_from_slice(&chunk);
                if value.len() > 2 * MOST_BYTES {
                    return Err(Error::TooLarge);
                }
            }
            posted.values.push((name, String::from_utf8_lossy(&value).into_owned()));
        }
    }
    Ok(posted)
}

impl Posted {
    /// A field without a chosen file comes with an empty name and nothing in it.
    fn take_file(&mut self, prompt: &str, name: String, stored: Result<Stored, ReceiveError>) -> Result<()> {
        let stored = match stored {
            Ok(stored) if stored.bytes == 0 && name.is_empty() => return Ok(()),
            Ok(stored) => Ok(stored),
            Err(ReceiveError::TooLong { .. }) => Err("submission-file-too-large"),
            Err(ReceiveError::Interrupted) => return Err(broken()),
            Err(ReceiveError::OutOfDisk) => Err("submission-out-of-disk"),
            Err(ReceiveError::Store(error)) => return Err(Error::Internal(error.into())),
        };
        self.files.push(Arrived {
            prompt: prompt.to_owned(),
            name,
            stored,
        });
        Ok(())
    }
}

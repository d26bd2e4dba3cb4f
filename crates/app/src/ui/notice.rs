//! A word after a redirect: `Saved`, `Sent`, once.
//!
//! The word travels as a message key in a short-lived cookie. Whatever else stands there is ignored, so that nobody can put text on a
//! page through it; a key without values can say nothing about a person.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::words::Lang;
use super::{Ui, cookie};

const COOKIE: &str = "notice";
/// Long enough for a slow redirect, short enough never to turn up later.
const SECONDS: u32 = 60;

/// The key in the request's cookie, if there are words for it.
pub(super) fn read(headers: &HeaderMap) -> Option<String> {
    let key = cookie(headers, COOKIE)?;
    let plain = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
    let fits = key.len() <= 64 && key.bytes().all(plain) && Lang::En.knows(key);
    fits.then(|| key.to_owned())
}

impl Ui {
    /// Sends the reader to `path` (303) with a word to be shown there once: a message key without values.
    pub fn back_with(&self, path: &str, key: &'static str) -> Response {
        let secure = if self.base_url.starts_with("https:") {
            "; Secure"
        } else {
            ""
        };
        let mut response = Redirect::to(path).into_response();
        set(
            &mut response,
            &format!("{COOKIE}={key}; Path=/; HttpOnly; SameSite=Lax; Max-Age={SECONDS}{secure}"),
        );
        response
    }

    /// What the last action has to say on this page; empty when nothing.
    pub fn notice(&self) -> String {
        self.notice.as_deref().map_or_else(String::new, |key| self.t(key))
    }

    /// Takes the word off the reader's browser once a page has shown it.
    pub fn forget_notice(&self, response: &mut Response) {
        let page = response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        if page && self.notice.is_some() {
            set(
                response,
                &format!("{COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"),
            );
        }
    }
}

fn set(response: &mut Response, line: &str) {
    if let Ok(value) = HeaderValue::from_str(line) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

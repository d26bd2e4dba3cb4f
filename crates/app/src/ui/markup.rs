//! Text that is already markup and may stand in a page as it is.

use std::fmt;

use askama::filters::HtmlSafe;

/// Safe HTML or SVG. Templates print it without escaping, so only this module's neighbours make one, from parts they escaped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup(String);

impl Markup {
    /// Declares `html` safe: everything in it that came from people has been escaped or cleaned.
    pub(super) fn safe(html: impl Into<String>) -> Self {
        Self(html.into())
    }

    /// The markup as text, for a file or a mail.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing is there to show.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Markup {}

/// `text` as it may stand between tags and in quoted attributes.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

//! Pre-flight (product rules §4 `submitted`): is this draft complete enough to send?
//!
//! The room counts and looks (words, files, links); this module holds the counts against the prompts and answers
//! with every problem at once, each with its prompt, so that a page can show the list and link to each place.
//! When there is none it hands out a [`Clear`], and only with that can [`crate::workflow::Command::Submit`] be made.

mod check;
mod draft;
mod problem;
mod prompt;
mod words;

pub use check::{Clear, check, check_response};
pub use draft::{Arrival, Artifact, Draft, Response};
pub use problem::Problem;
pub use prompt::{Bounds, Prompt, PromptKind};
pub use words::count_words;

#[cfg(test)]
mod tests;

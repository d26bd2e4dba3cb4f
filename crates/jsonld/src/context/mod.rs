//! Contexts: which are allowed, what they say, and what is in force where.
//!
//! A context is read once into a [`local::Local`]. Bringing it into force on an
//! [`active::Active`] context (JSON-LD 1.1 API §4.1) gives another active context, which the
//! first one remembers. After the first few documents every step is a short look-up without a
//! lock, and nothing is ever computed twice.

pub(crate) mod active;
mod define;
mod expand;
pub(crate) mod local;
mod memo;
mod process;
mod source;
pub(crate) mod term;
mod vendored;

pub(crate) use active::Active;
pub(crate) use expand::Expansion;
pub(crate) use local::{Local, Reading};
pub(crate) use memo::Step;
pub(crate) use vendored::known;
pub use vendored::{context_document, known_contexts};

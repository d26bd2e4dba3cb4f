//! What can be done to a submission. Every action that writes to a draft locks its submission first, so that sending and writing never cross.

mod answer;
mod artifact;
mod consent;
mod copy;
mod link;
mod open;
mod part;
mod queue;
mod send;
mod start;
mod upload;

pub use answer::{Choice, MOST_BYTES, Saved, Typed, restore, save, settle};
pub use artifact::{keep, limit, remove, restore as restore_artifact};
pub use consent::register;
pub use copy::{copy_artifact, discard, discard_later};
pub use link::{add as add_link, remove as remove_link, visit as visit_links};
pub use open::{open_attempt, writable};
pub use part::set_done;
pub use queue::queue;
pub use send::{Outbox, examine, send, take};
pub use start::start;
pub use upload::{Announced, begin as begin_upload, finish as finish_upload, in_words, own as own_upload};

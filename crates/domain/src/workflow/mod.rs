//! The submission workflow (product rules §4): which states there are, who may move a submission from one to
//! another, and what follows.
//!
//! A room asks [`step`] with the submission as stored, the command and the context, inside the transaction that
//! will write the answer. The answer is the submission afterwards and a list of [`Effect`]s as data, or
//! [`Outcome::AlreadyDone`] for a double click, a retry or a second tab, or a [`Refusal`] that says why.
//! [`TABLE`] is the whole contract as data: what is not in it is refused.

mod already;
mod apply;
mod command;
mod context;
mod outcome;
mod seats;
mod state;
mod step;
mod submission;
mod table;

pub use command::{Command, Grounds, Kind};
pub use context::{Context, Policy, Role};
pub use outcome::{Change, Effect, Outcome, Refusal};
pub use state::State;
pub use step::step;
pub use submission::{Flags, Last, Submission};
pub use table::{TABLE, Transition, allowed, allowed_for};

#[cfg(test)]
mod tests;

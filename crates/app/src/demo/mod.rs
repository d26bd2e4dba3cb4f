//! The demo: a folder with sample content, people in every role, and a history that they made through the same actions that pages use.
//!
//! | module | holds |
//! |---|---|
//! | [`folder`] | the demo's folder: made once, found again, never somebody else's |
//! | [`cast`] | who is in it (`content/demo/people.yaml`) |
//! | [`stage`] | content, people and roles, put up before anything happens |
//! | [`welcome`] | what `waymark demo` says when it is ready |

pub mod answers;
mod assessing;
mod beside;
pub mod cast;
mod days;
mod earning;
pub mod folder;
pub mod history;
mod issuing;
mod plot;
pub mod stage;
pub mod tell;
pub mod welcome;
mod writing;

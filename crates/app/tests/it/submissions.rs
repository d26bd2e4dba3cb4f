//! Submissions by forms and by programs: nothing is lost, nothing happens twice, nobody else sees anything.

mod again;
mod evidence;
mod links;
mod sending;
pub mod support;
mod writing;

//! Files: what kind they are, and how they are served so that they can never act as a page of ours.

mod kind;
mod serve;

pub use kind::{Kind, accepted, asked, neutral_name, recognise};
pub use serve::{Served, evidence_stream, serve};

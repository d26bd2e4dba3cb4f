//! Vendored files: the copies of other people's files that stand in the repository are still what their packages hold.

use crate::steps::command;
use crate::{machine, place};
use anyhow::Result;
use std::process::Command;

/// Compares each copy with the pinned package it came from; `e2e/vendor.mjs` holds the list.
///
/// # Errors
/// When a copy differs, or a file that looks vendored is not on the list.
pub fn compare() -> Result<()> {
    machine::prepare_verifiers()?;
    let mut node = Command::new("node");
    command(
        node.arg("vendor.mjs")
            .current_dir(place::e2e())
            .env("WAYMARK_PYTHON", machine::python()?),
    )
}

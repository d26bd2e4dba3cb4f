//! The subcommands of `waymark`, one file each.

pub mod conformance;
pub mod content;
pub mod demo;
pub mod invite;
pub mod migrate;
pub mod serve;
pub mod verify;

use std::path::Path;

use anyhow::bail;

use crate::settings::Settings;

/// Reads the settings and refuses nonsense, saying what to write instead.
pub fn settings(file: Option<&Path>) -> anyhow::Result<Settings> {
    let settings: Settings = platform::config::read(file)?;
    let problems = settings.problems();
    if !problems.is_empty() {
        bail!("these settings cannot work:\n  - {}", problems.join("\n  - "));
    }
    Ok(settings)
}

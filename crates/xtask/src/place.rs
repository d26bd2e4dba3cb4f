//! Where things are: the repository and the folder that cargo builds into.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The top of the repository.
///
/// Known since xtask was compiled: it is two folders above this crate.
pub fn root() -> &'static Path {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    crate_folder.ancestors().nth(2).unwrap_or(crate_folder)
}

/// The folder of browser journeys and interop checks.
pub fn e2e() -> PathBuf {
    root().join("e2e")
}

/// The folder cargo builds the development profile into: the one this very program stands in.
///
/// # Errors
/// When the operating system does not tell where the program is.
pub fn built() -> Result<PathBuf> {
    let program = std::env::current_exe().context("where is this program?")?;
    Ok(program.parent().unwrap_or(Path::new(".")).to_owned())
}

/// Cargo's target folder, for things that a test run makes and may be thrown away.
///
/// # Errors
/// As [`built`].
pub fn target() -> Result<PathBuf> {
    let built = built()?;
    Ok(built.parent().unwrap_or(&built).to_owned())
}

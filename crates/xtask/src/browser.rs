//! The checks written in JavaScript: journeys in Chromium, and verifiers that we did not write.
//!
//! Both start the binary of the development profile, the one that the tests used.

use crate::steps::command;
use crate::{check, machine, place};
use anyhow::{Result, ensure};
use std::process::Command;

/// `cargo xtask e2e [FILE…]`: prepares, builds and runs.
///
/// # Errors
/// When a journey failed, or what it needs cannot be had.
pub fn journeys(names: &[String]) -> Result<()> {
    machine::prepare_browser()?;
    check::build()?;
    run_journeys(names)
}

/// `cargo xtask interop`: prepares, builds and runs.
///
/// # Errors
/// When a verifier disagreed, or what it needs cannot be had.
pub fn interop() -> Result<()> {
    machine::prepare_verifiers()?;
    check::build()?;
    run_interop()
}

/// Runs the journeys whose file name holds one of `names`, or all.
///
/// # Errors
/// When a journey failed.
pub fn run_journeys(names: &[String]) -> Result<()> {
    run_tests("journeys", names)
}

/// Runs the interop checks.
///
/// # Errors
/// When a verifier disagreed.
pub fn run_interop() -> Result<()> {
    run_tests("interop", &[])
}

fn run_tests(folder: &str, names: &[String]) -> Result<()> {
    let binary = place::built()?.join("waymark");
    ensure!(binary.exists(), "{} is not built", binary.display());
    let files = test_files(folder, names)?;
    ensure!(!files.is_empty(), "no test file in e2e/{folder} has such a name");
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=spec", "--test-timeout=900000"])
        .args(files)
        .current_dir(place::e2e());
    command(
        node.env("WAYMARK_BINARY", binary)
            .env("WAYMARK_PYTHON", machine::python()?)
            .env("WAYMARK_OPENBADGES_PYTHON", machine::openbadges_python()?),
    )
}

fn test_files(folder: &str, names: &[String]) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(place::e2e().join(folder))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let wanted = names.is_empty() || names.iter().any(|part| name.contains(part.as_str()));
        if wanted && name.ends_with(".test.mjs") {
            files.push(format!("{folder}/{name}"));
        }
    }
    files.sort();
    Ok(files)
}

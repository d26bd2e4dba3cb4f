//! `cargo xtask check`: everything that must hold before a change is merged, in the order of how soon it can fail.

use crate::steps::{Steps, command};
use crate::{browser, fuzz, licences, machine, place, postgres, vendor};
use anyhow::Result;
use std::process::Command;

/// All steps, as CI runs them.
///
/// # Errors
/// When any step failed; the others have run all the same.
pub fn everything() -> Result<()> {
    let mut steps = Steps::default();
    steps.run("machine", machine::prepare_everything);
    code(&mut steps);
    steps.run("docs", docs);
    steps.run("licences", licences::check);
    steps.run("vendored files", vendor::compare);
    if steps.run("build", build) {
        steps.run("tests on SQLite", || command(&mut cargo(TEST)));
        steps.run("tests on PostgreSQL", tests_on_postgres);
        steps.run("fuzz", fuzz::briefly);
        steps.run("interop", browser::run_interop);
        steps.run("journeys", || browser::run_journeys(&[]));
    }
    steps.finish()
}

/// The steps for between two edits: no browser, no PostgreSQL, nothing to install.
///
/// # Errors
/// When any step failed.
pub fn quick() -> Result<()> {
    let mut steps = Steps::default();
    code(&mut steps);
    steps.run("tests on SQLite", || command(&mut cargo(TEST)));
    steps.finish()
}

/// Builds every program and every test once, so that the tests, the interop checks and the journeys use the same files.
///
/// # Errors
/// When the workspace does not build.
pub fn build() -> Result<()> {
    command(&mut cargo(&["build", "--workspace", "--all-targets", "--locked"]))
}

const TEST: &[&str] = &["test", "--workspace", "--locked", "--no-fail-fast"];

fn code(steps: &mut Steps) {
    steps.run("format", || command(&mut cargo(&["fmt", "--all", "--check"])));
    steps.run("lints", || {
        command(&mut cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--locked",
            "--",
            "--deny",
            "warnings",
        ]))
    });
}

fn docs() -> Result<()> {
    command(cargo(&["doc", "--workspace", "--no-deps", "--locked"]).env("RUSTDOCFLAGS", "--deny warnings"))
}

/// The integration suite once more: it is the part that knows of a database.
fn tests_on_postgres() -> Result<()> {
    let database = postgres::Cluster::start()?;
    command(
        cargo(TEST)
            .args(["--test", "it"])
            .env(postgres::VARIABLE, database.url()),
    )
}

fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(place::root()).args(arguments);
    cargo
}

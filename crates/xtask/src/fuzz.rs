//! `cargo xtask fuzz`: hostile bytes, guided by coverage, for everything that reads what strangers send.
//!
//! The targets stand in `fuzz/`, a workspace of its own, since all of it is compiled with the coverage that libFuzzer reads.
//! That takes nothing but stable Rust and a C++ compiler. The lock file is made from the repository's, so that what is
//! fuzzed is what is shipped.

use crate::place;
use crate::steps::{command, output};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Every target, as in `fuzz/src/targets.rs`.
const TARGETS: [&str; 13] = [
    "credential",
    "content",
    "presentation",
    "token",
    "cose",
    "png",
    "svg",
    "status-list",
    "list-token",
    "did-document",
    "json",
    "jsonld",
    "nquads",
];

/// Seconds for each target within a check.
const BRIEFLY: u32 = 6;

/// Seconds for a target that is asked for by name.
const LONGER: u32 = 120;

/// The coverage that libFuzzer reads: counters, the table that says where they are, and what is compared with what.
const COVERAGE: &str = "-Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares \
    --cfg fuzzing";

/// `cargo xtask fuzz [TARGET] [--seconds N]`.
///
/// # Errors
/// When the targets cannot be built, there is no such target, or one was brought down; its input is kept and named.
pub fn by_hand(arguments: &[&str]) -> Result<()> {
    let (targets, seconds) = match arguments {
        [] => (TARGETS.to_vec(), BRIEFLY),
        ["--seconds", seconds] => (TARGETS.to_vec(), number(seconds)?),
        [target] => (vec![known(target)?], LONGER),
        [target, "--seconds", seconds] => (vec![known(target)?], number(seconds)?),
        _ => bail!(
            "cargo xtask fuzz [TARGET] [--seconds N], where TARGET is one of {}",
            TARGETS.join(", ")
        ),
    };
    run(&targets, seconds)
}

/// Every target, for the short time that a check has.
///
/// # Errors
/// As [`by_hand`].
pub fn briefly() -> Result<()> {
    run(&TARGETS, BRIEFLY)
}

fn known(target: &str) -> Result<&'static str> {
    let found = TARGETS.into_iter().find(|known| *known == target);
    found.with_context(|| format!("no target {target}; there are {}", TARGETS.join(", ")))
}

fn number(text: &str) -> Result<u32> {
    text.parse().with_context(|| format!("{text} is no number of seconds"))
}

fn run(targets: &[&str], seconds: u32) -> Result<()> {
    let program = build()?;
    let mut fallen = Vec::new();
    for target in targets {
        if let Err(error) = attack(&program, target, seconds) {
            eprintln!("{error:#}");
            fallen.push(*target);
        }
    }
    if !fallen.is_empty() {
        bail!(
            "brought down: {}; the inputs are in {}",
            fallen.join(", "),
            found()?.display()
        );
    }
    Ok(())
}

fn build() -> Result<PathBuf> {
    let source = place::root().join("fuzz");
    std::fs::copy(place::root().join("Cargo.lock"), source.join("Cargo.lock"))?;
    let version = output(Command::new("rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.context("rustc does not say what it compiles for")?;
    let target = place::target()?.join("fuzz");
    // With a target named, the flags go to the targets alone and not to the programs that build them.
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(&source)
        .args(["build", "--release", "--target", host])
        .env("RUSTFLAGS", COVERAGE)
        .env("CARGO_TARGET_DIR", &target);
    command(&mut cargo)?;
    Ok(target.join(host).join("release/waymark-fuzz"))
}

/// Runs one target from our seeds and from what earlier runs on this machine found worth keeping.
fn attack(program: &Path, target: &str, seconds: u32) -> Result<()> {
    let seeds = place::root().join("fuzz/seeds").join(target);
    let corpus = place::target()?.join("fuzz/corpus").join(target);
    std::fs::create_dir_all(&corpus)?;
    std::fs::create_dir_all(found()?)?;
    let mut fuzzer = Command::new(program);
    fuzzer
        .env("WAYMARK_FUZZ_TARGET", target)
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-artifact_prefix={}/{target}-", found()?.display()))
        .args([
            "-timeout=5",
            "-rss_limit_mb=1024",
            "-max_len=16384",
            "-verbosity=0",
            "-print_final_stats=1",
        ])
        .args([&corpus, &seeds]);
    command(&mut fuzzer)
}

/// Where inputs are kept that brought a target down.
fn found() -> Result<PathBuf> {
    Ok(place::target()?.join("fuzz/found"))
}

//! `cargo xtask bench`: what one credential costs, beside another implementation and beside the least it can cost.
//!
//! CPU time is the figure, never the wall clock. Two programs take turns on the same documents within one run, and only
//! figures taken seconds apart are compared: each round gives a ratio, the order is swapped from round to round, and the
//! first round, with cold caches and compilers, does not count. Nothing here is a test: a crowded machine fails nothing.

mod poison;
mod side;
mod table;

use crate::steps::command;
use crate::{machine, place};
use anyhow::{Context, Result, ensure};
use side::Side;
use std::path::Path;
use std::process::Command;
use table::{Rounds, Row};

/// Rounds that count.
const ROUNDS: usize = 9;

/// How many credentials each side does in a round: some hundred milliseconds for either.
const OURS: usize = 1000;
const THEIRS: usize = 25;

/// `cargo xtask bench credential`.
///
/// # Errors
/// When a side cannot be built or started, or the two disagree about a credential: then no figure is worth anything.
pub fn credential() -> Result<()> {
    machine::prepare_verifiers()?;
    let program = build()?;
    let folder = place::target()?.join("bench");
    std::fs::create_dir_all(&folder)?;
    let documents = folder.join("unsigned.jsonl");
    command(Command::new(&program).arg("documents").arg(&documents))?;
    let mut ours = Side::start(Command::new(&program).arg("serve").arg(&documents))?;
    let script = place::e2e().join("bench/credential.mjs");
    let mut node = Command::new("node");
    let mut theirs = Side::start(node.arg(script).arg(&documents).current_dir(place::e2e()))?;
    gates(&mut ours, &mut theirs, &folder)?;
    let rows = ["issue", "verify"].map(|task| measure(task, &mut ours, &mut theirs));
    for row in rows {
        table::print(&row?);
    }
    poison::print(&mut ours)
}

/// Builds the release program; returns where it is.
fn build() -> Result<std::path::PathBuf> {
    let arguments = ["build", "--release", "--locked", "--package", "waymark-bench"];
    command(Command::new("cargo").current_dir(place::root()).args(arguments))?;
    Ok(place::target()?.join("release/waymark-bench"))
}

/// Both sides come to the same proofs, accept what the other signed, and refuse every one of them with a digit changed.
fn gates(ours: &mut Side, theirs: &mut Side, folder: &Path) -> Result<()> {
    let [of_ours, of_theirs] = ["ours.jsonl", "theirs.jsonl"].map(|name| folder.join(name));
    ours.ask(&format!("save {}", of_ours.display()))?;
    theirs.ask(&format!("save {}", of_theirs.display()))?;
    let expected = format!("{} 0", std::fs::read_to_string(&of_ours)?.lines().count());
    for (judge, file) in [(&mut *ours, &of_theirs), (theirs, &of_ours)] {
        let verdict = judge.ask(&format!("judge {}", file.display()))?;
        ensure!(
            verdict == expected,
            "accepted genuine and changed: {verdict}, but it should be {expected}"
        );
    }
    let equal = proofs(&of_ours)? == proofs(&of_theirs)?;
    ensure!(
        equal,
        "the two sides signed the same documents and came to different proofs"
    );
    println!(
        "{expected}: genuine ones that each accepts of the other's, and changed ones; all proofs are equal byte by byte"
    );
    Ok(())
}

/// The proof value of every line.
fn proofs(file: &Path) -> Result<Vec<String>> {
    let text = std::fs::read_to_string(file)?;
    let proof = |line: &str| {
        let (_, rest) = line.split_once("\"proofValue\":\"").context("a line without a proof")?;
        Ok(rest.split('"').next().unwrap_or_default().to_owned())
    };
    text.lines().map(proof).collect()
}

fn measure(task: &'static str, ours: &mut Side, theirs: &mut Side) -> Result<Row> {
    let mut rounds = Rounds::default();
    for round in 0..=ROUNDS {
        let (a, b) = if round % 2 == 0 {
            (ours.time(task, OURS)?, theirs.time(task, THEIRS)?)
        } else {
            let b = theirs.time(task, THEIRS)?;
            (ours.time(task, OURS)?, b)
        };
        let floor = ours.time(&format!("floor-{task}"), OURS)?;
        if round > 0 {
            rounds.add(a, b, floor);
        }
    }
    Ok(Row { task, rounds })
}

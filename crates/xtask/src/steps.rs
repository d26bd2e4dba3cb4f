//! Steps of a check: each has a name, takes time and passes or fails; a table at the end tells which.

use anyhow::{Context, Result, bail};
use std::process::Command;
use std::time::{Duration, Instant};

/// The steps run so far, in order.
#[derive(Default)]
pub struct Steps {
    done: Vec<Step>,
}

struct Step {
    name: &'static str,
    took: Duration,
    passed: bool,
}

impl Steps {
    /// Runs one step and remembers how it ended. A failure is printed at once and does not stop the steps after it,
    /// so that one run shows everything there is to mend.
    pub fn run(&mut self, name: &'static str, step: impl FnOnce() -> Result<()>) -> bool {
        println!("\n── {name} ──");
        let start = Instant::now();
        let outcome = step();
        let took = start.elapsed();
        match &outcome {
            Ok(()) => println!("── {name}: done in {} ──", seconds(took)),
            Err(error) => println!("── {name}: FAILED after {}: {error:#} ──", seconds(took)),
        }
        let passed = outcome.is_ok();
        self.done.push(Step { name, took, passed });
        passed
    }

    /// Prints the table of steps.
    ///
    /// # Errors
    /// When a step failed, with the names of all that did.
    pub fn finish(self) -> Result<()> {
        println!("\nstep                       time   result");
        for step in &self.done {
            let result = if step.passed { "passed" } else { "FAILED" };
            println!("{:<22} {:>8}   {result}", step.name, seconds(step.took));
        }
        let total: Duration = self.done.iter().map(|step| step.took).sum();
        println!("{:<22} {:>8}", "all", seconds(total));
        let failed: Vec<_> = self
            .done
            .iter()
            .filter(|step| !step.passed)
            .map(|step| step.name)
            .collect();
        if !failed.is_empty() {
            bail!("failed: {}", failed.join(", "));
        }
        println!("\nEverything passed.");
        Ok(())
    }
}

/// Runs a command with its output shown as it comes.
///
/// # Errors
/// When it cannot be started or does not end well; the message holds the whole command, ready to be run by hand.
pub fn command(command: &mut Command) -> Result<()> {
    let line = line(command);
    println!("$ {line}");
    let status = command.status().with_context(|| format!("could not start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` ended with {status}");
    }
    Ok(())
}

/// Runs a command and returns what it printed.
///
/// # Errors
/// As [`command`]; the message holds what the command printed as errors.
pub fn output(command: &mut Command) -> Result<String> {
    let line = line(command);
    let output = command.output().with_context(|| format!("could not start `{line}`"))?;
    if !output.status.success() {
        bail!(
            "`{line}` ended with {}: {}",
            output.status,
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|part| part.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

fn seconds(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 100.0 {
        format!("{seconds:.1} s")
    } else {
        format!("{} min {:02} s", time.as_secs() / 60, time.as_secs() % 60)
    }
}

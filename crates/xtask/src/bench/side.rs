//! One of the programs that are compared: it keeps running and answers a line with a line.

use anyhow::{Context, Result, ensure};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// A running program. It ends when its standard input does.
pub struct Side {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Side {
    /// Starts it.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(command: &mut Command) -> Result<Self> {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().context("no output")?);
        Ok(Self { child, input, output })
    }

    /// Sends a line and waits for the answer.
    ///
    /// # Errors
    /// When the program has ended; what it had to say about that is on its standard error.
    pub fn ask(&mut self, line: &str) -> Result<String> {
        writeln!(self.input.as_mut().context("no input")?, "{line}")?;
        let mut answer = String::new();
        self.output.read_line(&mut answer)?;
        ensure!(answer.ends_with('\n'), "`{line}` was not answered");
        Ok(answer.trim_end().to_owned())
    }

    /// Nanoseconds of CPU time for one of `count`.
    ///
    /// # Errors
    /// As [`Self::ask`].
    pub fn time(&mut self, task: &str, count: usize) -> Result<u64> {
        let answer = self.ask(&format!("{task} {count}"))?;
        answer
            .parse()
            .with_context(|| format!("`{task}` was answered with {answer}"))
    }
}

impl Drop for Side {
    fn drop(&mut self) {
        drop(self.input.take());
        // How it ended does not matter any more.
        let _ = self.child.wait();
    }
}

//! `waymark`: the one binary.

use std::process::ExitCode;

fn main() -> ExitCode {
    waymark::commands::run()
}

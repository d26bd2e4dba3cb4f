//! The one menu of developer commands: `cargo xtask`, with no argument, prints it.
//!
//! Everything here is a short script in Rust: it starts the ordinary tools (cargo, npm, Python, PostgreSQL) and says
//! plainly what it starts, how long it took and what went wrong. CI runs `cargo xtask check` and nothing else.

mod bench;
mod browser;
mod check;
mod fuzz;
mod licences;
mod machine;
mod place;
mod postgres;
mod steps;
mod vendor;

use anyhow::{Result, bail};
use std::process::{Command, ExitCode};

const MENU: &str = "\
cargo xtask COMMAND

  check [--quick]   everything CI runs: format, lints, docs, tests on SQLite and PostgreSQL,
                    other people's verifiers, journeys in a browser, licences, vendored files.
                    --quick stops after format, lints and the tests on SQLite.
  bench credential  what it costs to issue and to verify, beside Node and beside the bare cryptography
  demo [OPTION…]    build Waymark and start it with sample content (options as in `waymark demo --help`)
  e2e [FILE…]       the journeys in Chromium, or only those whose file name holds FILE
  fuzz [TARGET] [--seconds N]
                    hostile bytes for all that reads what strangers send, or for TARGET alone
  interop           show issued credentials to verifiers that we did not write
  pg [COMMAND…]     run COMMAND with a private PostgreSQL in WAYMARK_TEST_POSTGRES;
                    without a command, keep one running until Enter is pressed
  vendor            compare vendored contexts and fonts with the packages they came from

Each command installs what it needs, or says what to install.
docs/testing.md tells what each step shows and how to run a single test.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<()> {
    let (command, rest) = match arguments {
        [] => {
            print!("{MENU}");
            return Ok(());
        }
        [command, rest @ ..] => (command.as_str(), rest),
    };
    match (command, rest) {
        ("bench", [what]) if what == "credential" => bench::credential(),
        ("check", []) => check::everything(),
        ("check", [flag]) if flag == "--quick" => check::quick(),
        ("demo", options) => demo(options),
        ("e2e", files) => browser::journeys(files),
        ("fuzz", options) => fuzz::by_hand(&options.iter().map(String::as_str).collect::<Vec<_>>()),
        ("interop", []) => browser::interop(),
        ("pg", command) => postgres::with(command),
        ("vendor", []) => vendor::compare(),
        ("help" | "--help" | "-h", _) => {
            print!("{MENU}");
            Ok(())
        }
        _ => bail!("`{}` is not on the menu:\n\n{MENU}", arguments.join(" ")),
    }
}

fn demo(options: &[String]) -> Result<()> {
    let status = Command::new("cargo")
        .current_dir(place::root())
        .args(["run", "--package", "waymark", "--", "demo"])
        .args(options)
        .status()?;
    if !status.success() {
        bail!("the demo ended with {status}");
    }
    Ok(())
}

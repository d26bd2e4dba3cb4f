//! The command line: which subcommand does what.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use super as commands;

/// Competency-based micro-credentials: evidence in, a credential out that anyone can verify.
#[derive(Debug, Parser)]
#[command(
    version,
    after_help = "Start with `waymark demo`: it makes sample content in a new folder and opens for visitors on this machine."
)]
struct Cli {
    /// A settings file; settings may also come from WAYMARK_* variables.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make sample content in a folder of its own and open it to visitors on this machine.
    Demo(commands::demo::Demo),
    /// Serve the site described by the settings.
    Serve(commands::serve::Serve),
    /// Read and publish micro-credentials, stacks, issuers and frameworks.
    Content {
        #[command(subcommand)]
        command: commands::content::Command,
    },
    /// Print a link with which somebody gets a role, such as the first operator.
    Invite(commands::invite::Invitation),
    /// Enter awards that an issuer made before it came here.
    #[command(after_help = commands::award::HELP)]
    Award {
        #[command(subcommand)]
        command: commands::award::Command,
    },
    /// Stop and resume all issuing of credentials, at once and in every process.
    #[command(after_help = commands::issuance::HELP)]
    Issuance {
        #[command(subcommand)]
        command: commands::issuance::Command,
    },
    /// List, rotate, retire, export and withdraw the keys with which issuers sign.
    #[command(after_help = commands::keys::HELP)]
    Keys {
        #[command(subcommand)]
        command: commands::keys::Command,
    },
    /// Let programs issue in an issuer's name over the API.
    #[command(after_help = commands::clients::HELP)]
    Clients {
        #[command(subcommand)]
        command: commands::clients::Command,
    },
    /// Bring the database up to this version and stop.
    Migrate,
    /// Check a credential: a file, a link, or standard input.
    Verify(commands::verify::Verify),
    /// Answer the standards' own test suites.
    Conformance {
        #[command(subcommand)]
        command: commands::conformance::Command,
    },
}

/// Does what the command line says.
#[tokio::main]
pub async fn run() -> ExitCode {
    let cli = Cli::parse();
    let config = cli.config.as_deref();
    let outcome = match cli.command {
        Command::Demo(args) => commands::demo::run(args).await,
        Command::Serve(asked) => commands::serve::serve(config, asked).await,
        Command::Content { command } => commands::content::run(config, command).await,
        Command::Invite(invitation) => commands::invite::run(config, invitation).await,
        Command::Award { command } => commands::award::run(config, command).await,
        Command::Issuance { command } => commands::issuance::run(config, command).await,
        Command::Keys { command } => commands::keys::run(config, command).await,
        Command::Clients { command } => commands::clients::run(config, command).await,
        Command::Migrate => commands::migrate::run(config).await,
        Command::Verify(args) => return commands::verify::run(args).await,
        Command::Conformance { command } => return commands::conformance::answer(command),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("waymark: {error:#}");
            ExitCode::FAILURE
        }
    }
}

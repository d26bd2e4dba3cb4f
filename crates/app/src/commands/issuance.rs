//! `waymark issuance`: the stop switch.

use std::path::Path;

use clap::Subcommand;

use crate::awards::switch;
use crate::events::By;

/// What stands under the list of subcommands.
pub const HELP: &str = "\
While issuance is off nothing is signed for an award, in any process that uses this database, from the next moment on. \
Assessors and grantors go on working: what they grant is kept and issued when issuance is on again. \
Credentials that are out stay as they are and can be withdrawn.

Use it when you are not sure: a key that may have leaked, a rubric that was published by mistake, a clock that is wrong.";

/// Off, on, or how it stands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Stop issuing.
    Off {
        /// Why, for whoever finds it stopped.
        #[arg(long, default_value = "")]
        why: String,
    },
    /// Go on; what was granted meanwhile is issued by the server.
    On,
    /// Say whether credentials are issued.
    Status,
}

/// Runs it and says what came of it.
pub async fn run(settings_file: Option<&Path>, command: Command) -> anyhow::Result<()> {
    let app = super::open(settings_file).await?;
    let mut tx = app.db.begin().await?;
    let done = match command {
        Command::Off { why } => switch::stop(&mut tx, By::Platform, &why).await?,
        Command::On => switch::lift(&mut tx, By::Platform).await?,
        Command::Status => false,
    };
    let standing = switch::standing(&mut tx).await?;
    tx.commit().await?;
    app.db.close().await;
    let already = if done { "" } else { " (as before)" };
    match standing {
        Some((why, since)) if why.is_empty() => println!("Issuance is off since {since}{already}."),
        Some((why, since)) => println!("Issuance is off since {since}{already}: {why}"),
        None => println!("Issuance is on{already}."),
    }
    Ok(())
}

//! `waymark content import DIR`: publish what a folder says.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use platform::clock::Clock;

use crate::App;
use crate::catalog::import::{Folder, ImportError, Report, import};

/// What can be done with content.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check a folder of issuers, frameworks, micro-credentials and stacks, and publish what is new in it.
    ///
    /// All files are read and checked first. If anything is wrong, every problem is listed with its file and field, and nothing is
    /// changed. Importing the same folder twice changes nothing; what differs becomes a new version.
    Import {
        /// The folder, written as docs/guide/author.md says.
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

/// Runs the command and says what it did.
pub async fn run(settings_file: Option<&Path>, command: Command) -> anyhow::Result<()> {
    let Command::Import { folder } = command;
    let folder = Folder::on_disk(&folder).map_err(ImportError::Problems)?;
    let app = App::open(super::settings(settings_file)?, Clock::system(), false).await?;
    let mut tx = app.db.begin().await?;
    let report = import(&mut tx, &folder).await?;
    tx.commit().await?;
    print!("{}", told(&report));
    app.db.close().await;
    Ok(())
}

/// The report, a line for each thing that is new.
fn told(report: &Report) -> String {
    let mut lines = format!(
        "Read {} issuers and {} frameworks. {} micro-credentials and stacks are as they were; {} are drafts and stay unpublished.\n",
        report.issuers, report.frameworks, report.unchanged, report.drafts
    );
    for (slug, number) in &report.published {
        lines += &format!("Published {slug}, version {number}.\n");
    }
    for (slug, number) in &report.stacks {
        lines += &format!("Published the stack {slug}, edition {number}.\n");
    }
    lines
}

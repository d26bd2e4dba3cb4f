//! `waymark award bulk`: awards from a list.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, bail};
use clap::{Args, Subcommand};

use crate::App;
use crate::awards::roster::{self, BATCH, Line, Progress, Wish};
use crate::commands::told;
use crate::ui::Lang;

/// What stands under the list of subcommands.
pub const HELP: &str = "\
Awards are made here by assessing evidence. This command is for what an issuer awarded before it came here: it makes a credential for each \
line of its list. Each says that the issuer entered it and that it was not assessed on this platform; it claims no results.

The list is a CSV file with the columns email, name, awarded_on (such as 2024-05-31) and, if somebody was awarded the same twice on one day, \
reference. Example:

  email,name,awarded_on
  amina@example.org,Amina Okafor,2024-05-31

Stop it whenever you like and run it again: it goes on where it was, and nobody is awarded twice.";

/// Ways of awarding.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Issue a credential for each line of a list.
    Bulk(Bulk),
}

/// Which list, for what.
#[derive(Debug, Args)]
pub struct Bulk {
    /// The list, a CSV file.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// What was awarded, by its slug.
    #[arg(long, value_name = "SLUG")]
    pub micro_credential: String,
    /// Send nobody a mail about it.
    #[arg(long)]
    pub quiet: bool,
    /// Read and check the list, and stop there.
    #[arg(long)]
    pub check: bool,
    /// Print one line of JSON at the end.
    #[arg(long)]
    pub json: bool,
}

/// The largest list, in bytes.
const MOST_BYTES: u64 = 32 << 20;

/// Runs it and says what came of it.
pub async fn run(settings_file: Option<&Path>, command: Command) -> anyhow::Result<()> {
    let Command::Bulk(ask) = command;
    super::in_house(settings_file, async |app| bulk(app, &ask).await).await
}

/// Awards a list. Answers what to print.
pub async fn bulk(app: &App, ask: &Bulk) -> anyhow::Result<String> {
    let lines = list(app, &ask.file)?;
    if ask.check {
        return Ok(format!("{} awards, nothing wrong.", lines.len()));
    }
    let wish = Wish {
        micro_credential: &ask.micro_credential,
        quiet: ask.quiet,
    };
    let mut tx = app.db.begin().await?;
    let roster = roster::enter(&mut tx, wish, &lines).await.map_err(told)?;
    tx.commit().await?;
    let began = std::time::Instant::now();
    let done = roster::finish(app, &roster, BATCH, |progress| show(progress, began.elapsed())).await;
    eprintln!();
    let done = done.map_err(told)?;
    let mut tx = app.db.read().await?;
    let refused = roster::refused(&mut tx, &roster).await.map_err(told)?;
    if ask.json {
        let refused: Vec<_> = refused
            .iter()
            .map(|(line, email, why)| serde_json::json!({ "line": line, "email": email, "why": why }))
            .collect();
        return Ok(serde_json::json!({ "lines": done.lines, "issued": done.issued, "refused": refused }).to_string());
    }
    let mut said = format!("{} of {} awards are out.", done.issued, done.lines);
    for (line, email, why) in &refused {
        said += &format!("\nline {line}, {email}: {}", Lang::En.say(why, &[]));
    }
    Ok(said)
}

fn list(app: &App, file: &Path) -> anyhow::Result<Vec<Line>> {
    let size = std::fs::metadata(file)
        .with_context(|| format!("cannot read {}", file.display()))?
        .len();
    if size > MOST_BYTES {
        bail!("the list is larger than 32 MiB; part it");
    }
    let text = std::fs::read_to_string(file).with_context(|| format!("{} is no text in UTF-8", file.display()))?;
    let today = jiff::tz::TimeZone::UTC.to_datetime(app.clock.now()).date();
    roster::read(&text, today).map_err(|problems| {
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        anyhow::anyhow!("the list cannot be taken as it is:\n  {}", told.join("\n  "))
    })
}

/// One line that changes in place.
fn show(progress: Progress, passed: Duration) {
    let seconds = passed.as_secs_f64();
    eprint!(
        "\r{} of {} awards are out, {seconds:.0} s ",
        progress.issued, progress.lines
    );
    let _ = std::io::stderr().flush();
}

//! The subcommands of `waymark`, one file each.

pub mod award;
pub mod clients;
pub mod conformance;
pub mod content;
pub mod demo;
pub mod invite;
pub mod issuance;
pub mod keys;
mod line;
pub mod migrate;
pub mod serve;
pub mod verify;

use std::path::Path;

use anyhow::{Context, bail};
use platform::clock::Clock;
use platform::db::Tx;

use crate::organizations::{self, Organization};
use crate::settings::Settings;
use crate::ui::Lang;
use crate::{App, Error};

pub use line::run;

/// Opens the house for a command.
pub async fn open(file: Option<&Path>) -> anyhow::Result<App> {
    App::open(settings(file)?, Clock::system(), false).await
}

/// Opens the house, does the work, closes it, and prints what came of it.
pub async fn in_house(
    file: Option<&Path>,
    work: impl AsyncFnOnce(&App) -> anyhow::Result<String>,
) -> anyhow::Result<()> {
    let app = open(file).await?;
    let outcome = work(&app).await;
    app.db.close().await;
    println!("{}", outcome?);
    Ok(())
}

/// The issuer that a command names.
pub async fn issuer(tx: &mut Tx, slug: &str) -> anyhow::Result<Organization> {
    let found = organizations::organization_by_slug(tx, slug).await;
    found.with_context(|| format!("there is no issuer {slug:?}; import its content first"))
}

/// What a rule of the house said, in words for a terminal.
pub fn told(error: Error) -> anyhow::Error {
    match error {
        Error::Refused(key) | Error::Conflict(key) | Error::Unavailable(key) => anyhow::anyhow!(Lang::En.say(key, &[])),
        Error::NotFound => anyhow::anyhow!("there is none of that name"),
        other => other.into(),
    }
}

/// Reads the settings and refuses nonsense, saying what to write instead.
pub fn settings(file: Option<&Path>) -> anyhow::Result<Settings> {
    let settings: Settings = platform::config::read(file)?;
    let problems = settings.problems();
    if !problems.is_empty() {
        bail!("these settings cannot work:\n  - {}", problems.join("\n  - "));
    }
    Ok(settings)
}

//! `waymark keys`: the inventory of issuers' keys, and what can be done with them.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use credential::key::Kind;
use jiff::{SignedDuration, Timestamp};
use platform::db::Tx;

use crate::App;
use crate::awards::keys::{self, Entry, Exported, OVERLAP, Purpose, State};
use crate::commands::told;
use crate::events::By;

/// What stands under the list of subcommands.
pub const HELP: &str = "\
Every issuer has keys of its own, made when it first signs and sealed in the database with the sealing keys of the settings. \
There is one for proofs inside credentials (and for status lists) and one for credentials handed out as tokens; each signs for one purpose only.

Rotate once a year, and when somebody who could reach the server leaves: the new key is published at once, signs 15 minutes later, \
and what the old key signed keeps verifying. Retire takes a key out of use without that wait. Neither says that anything is wrong.

Compromise is for a key that may be in other hands. Nothing it signed from the given date on is believed any more; what it signed before is, \
as far as this site still publishes it. A new key signs at once, and the list of credentials to issue again is printed.

On a site without an https address every issuer is its own key (did:key). Rotating then makes a new identifier; old credentials keep \
verifying under the old one, and a compromise cannot be announced to verifiers elsewhere: issue those credentials again.";

/// What to do with keys.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Every key: purpose, algorithm, dates, state.
    List {
        /// One issuer's keys only.
        #[arg(long, value_name = "SLUG")]
        issuer: Option<String>,
        /// Print a JSON array.
        #[arg(long)]
        json: bool,
    },
    /// Make the next key of an issuer.
    Rotate(Rotate),
    /// Take a key out of use at once; the next signature makes a new one.
    Retire {
        /// The key's id, from the list.
        key: String,
        /// Print one line of JSON.
        #[arg(long)]
        json: bool,
    },
    /// Withdraw a key that may be in other hands.
    Compromise {
        /// The key's id, from the list.
        key: String,
        /// Since when: a moment such as 2026-11-20T08:00:00Z. Take the last one at which you are sure.
        #[arg(long, value_name = "MOMENT")]
        since: Timestamp,
        /// Print one line of JSON.
        #[arg(long)]
        json: bool,
    },
    /// Write a key's public half as JSON (JSON Web Key and Multikey).
    Export(Export),
}

/// Which key to make.
#[derive(Debug, Args)]
pub struct Rotate {
    /// The issuer's slug.
    issuer: String,
    /// proof or token.
    #[arg(long, default_value = "proof")]
    purpose: Purpose,
    /// Ed25519, P-256, …; without it, the algorithm that the issuer's newest key of this purpose has.
    #[arg(long, value_parser = keys::parse_algorithm)]
    algorithm: Option<Kind>,
    /// Sign at once. Verifiers that keep the issuer's document for some minutes may refuse what is signed meanwhile.
    #[arg(long)]
    now: bool,
    /// Print one line of JSON.
    #[arg(long)]
    json: bool,
}

/// What to write.
#[derive(Debug, Args)]
pub struct Export {
    /// The key's id, from the list.
    key: String,
    /// Also the private half, sealed under a passphrase. The log keeps that it left the house.
    #[arg(long, requires = "passphrase_file")]
    private: bool,
    /// A file whose first line is the passphrase, 16 characters or more.
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

/// Runs it and prints what came of it.
pub async fn run(settings_file: Option<&Path>, command: Command) -> anyhow::Result<()> {
    super::in_house(settings_file, async |app| done(app, command).await).await
}

/// Does it. Answers what to print.
pub async fn done(app: &App, command: Command) -> anyhow::Result<String> {
    let mut tx = app.db.begin().await?;
    let told = match command {
        Command::List { issuer, json } => list(&mut tx, issuer.as_deref(), json).await?,
        Command::Rotate(ask) => rotate(app, &mut tx, &ask).await?,
        Command::Retire { key, json } => {
            let key = keys::retire(&mut tx, By::Platform, &key).await.map_err(told)?;
            one(&tx, "Retired", &key, json)
        }
        Command::Compromise { key, since, json } => compromise(app, &mut tx, (&key, since), json).await?,
        Command::Export(ask) => export(app, &mut tx, &ask).await?,
    };
    tx.commit().await?;
    Ok(told)
}

async fn list(tx: &mut Tx, slug: Option<&str>, json: bool) -> anyhow::Result<String> {
    let organization = match slug {
        Some(slug) => Some(super::issuer(tx, slug).await?.id),
        None => None,
    };
    let all = keys::inventory(tx, organization.as_ref()).await?;
    let now = tx.now();
    if json {
        let rows: Vec<_> = all.iter().map(|entry| entry.to_json(now)).collect();
        return Ok(serde_json::Value::from(rows).to_string());
    }
    if all.is_empty() {
        return Ok("No key yet: an issuer gets one when it first signs.".to_owned());
    }
    Ok(all.iter().map(|entry| line(entry, now)).collect::<Vec<_>>().join("\n"))
}

/// One key in two lines: what it is, and under which id and name.
fn line(entry: &Entry, now: Timestamp) -> String {
    let day = |moment: Timestamp| moment.strftime("%Y-%m-%d %H:%M").to_string();
    let mut dates = format!("made {}", day(entry.created_at));
    if entry.state(now) == State::Waits {
        dates += &format!(", signs from {}", day(entry.begins_at));
    }
    if let Some(end) = entry.retired_at {
        dates += &format!(", until {}", day(end));
    }
    if let Some(since) = entry.compromised_since {
        dates += &format!(", not believed since {}", day(since));
    }
    format!(
        "{:<12} {} {} {} no. {} ({dates} UTC)\n             {}  {}",
        entry.state(now).as_str(),
        entry.slug,
        entry.purpose.as_str(),
        keys::algorithm(entry.kind),
        entry.number,
        entry.id,
        entry.issuer
    )
}

fn one(tx: &Tx, deed: &str, key: &Entry, json: bool) -> String {
    let now = tx.now();
    if json {
        key.to_json(now).to_string()
    } else {
        format!("{deed}:\n{}", line(key, now))
    }
}

async fn rotate(app: &App, tx: &mut Tx, ask: &Rotate) -> anyhow::Result<String> {
    let organization = super::issuer(tx, &ask.issuer).await?.id;
    let newest = keys::inventory(tx, Some(&organization)).await?;
    let newest = newest
        .into_iter()
        .filter(|key| key.purpose == ask.purpose)
        .max_by_key(|key| key.created_at);
    let kind = ask
        .algorithm
        .or(newest.map(|key| key.kind))
        .unwrap_or_else(|| app.settings.proof_algorithm.kind());
    let wait = if ask.now { SignedDuration::ZERO } else { OVERLAP };
    let rotated = keys::rotate(app, tx, By::Platform, (&organization, ask.purpose, kind), wait)
        .await
        .map_err(told)?;
    let now = tx.now();
    if ask.json {
        let old = rotated.old.map(|old| old.to_json(now));
        return Ok(serde_json::json!({ "new": rotated.new.to_json(now), "old": old }).to_string());
    }
    let mut told = format!("New:\n{}", line(&rotated.new, now));
    if let Some(old) = &rotated.old {
        told += &format!("\nOld:\n{}", line(old, now));
    }
    if rotated.new.is_its_issuer() {
        told += "\nThis site has no https address, so the new key is a new identifier of the issuer. Old credentials keep verifying under the old one.";
    }
    Ok(told)
}

async fn compromise(app: &App, tx: &mut Tx, (key, since): (&str, Timestamp), json: bool) -> anyhow::Result<String> {
    let done = keys::compromise(app, tx, By::Platform, key, since)
        .await
        .map_err(told)?;
    let now = tx.now();
    if json {
        return Ok(serde_json::json!({
            "key": done.key.to_json(now), "successor": done.successor.map(|key| key.to_json(now)),
            "statusListsSigned": done.lists, "signedBefore": done.before, "reissue": done.reissue,
            "commissioned": done.commissioned,
        })
        .to_string());
    }
    let mut told = format!("Withdrawn:\n{}", line(&done.key, now));
    if let Some(next) = &done.successor {
        told += &format!("\nSigns from now on:\n{}", line(next, now));
    }
    told += &format!(
        "\nStatus lists signed anew: {}. Credentials it signed before that date: {}.\nTo be issued again, because it signed them since: {}",
        done.lists,
        done.before,
        done.reissue.len()
    );
    for id in &done.reissue {
        told += &format!("\n  {}", app.settings.url(&format!("/v/{id}")));
    }
    if !done.commissioned.is_empty() {
        told += &format!(
            "\nFor the issuer's own programs to ask for again: {}",
            done.commissioned.len()
        );
    }
    for name in &done.commissioned {
        told += &format!("\n  {name}");
    }
    if done.key.is_its_issuer() {
        told += "\nThis identifier is the key itself and cannot be withdrawn elsewhere: this site no longer vouches for it. Withdraw its credentials and award them again under the new identifier.";
    }
    Ok(told)
}

async fn export(app: &App, tx: &mut Tx, ask: &Export) -> anyhow::Result<String> {
    let file = match (&ask.passphrase_file, ask.private) {
        (Some(path), true) => {
            let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
            let passphrase = text.lines().next().unwrap_or_default();
            keys::sealed_export(app, tx, By::Platform, &ask.key, passphrase)
                .await
                .map_err(told)?
        }
        (Some(_), false) => bail!("add --private to take out the private half"),
        (None, _) => Exported::of(tx, &ask.key).await.map_err(told)?.0,
    };
    Ok(serde_json::to_string_pretty(&file)?)
}

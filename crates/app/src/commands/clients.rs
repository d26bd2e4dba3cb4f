//! `waymark clients`: programs that may issue in an issuer's name over the API.

use std::path::Path;

use clap::{Args, Subcommand};
use jiff::SignedDuration;
use platform::db::Tx;

use crate::awards::keys;
use crate::commands::told;
use crate::events::By;
use crate::ids::ClientId;
use crate::organizations::clients::{self, Client, Scope, Scopes};
use crate::{App, organizations};

/// What stands under the list of subcommands.
pub const HELP: &str = "\
A client is a program of an issuer's own, such as its course platform. It issues credentials in the issuer's name with POST /credentials/issue, \
revokes and suspends them, and reads them again; docs/api tells how. What is awarded here by assessment is none of its business.

A program that knows OAuth 2.0 exchanges the client's id and secret at /oauth/token for a token of one hour. For one that does not, make a \
token by hand. Secrets and tokens are shown once; here they are kept as digests only. Remove a client, and both end at once.";

/// What to do with clients.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Let a program in: prints its id and its secret.
    Add(Add),
    /// Every client: issuer, name, what it may do, since when.
    List {
        /// One issuer's clients only.
        #[arg(long, value_name = "SLUG")]
        issuer: Option<String>,
        /// Print a JSON array.
        #[arg(long)]
        json: bool,
    },
    /// Make a token by hand, for a program that knows no OAuth.
    Token {
        /// The client's id, from the list.
        client: String,
        /// After how many days it ends, 366 at most.
        #[arg(long, default_value_t = 90)]
        days: u16,
        /// Print one line of JSON.
        #[arg(long)]
        json: bool,
    },
    /// End a client, its secret and its tokens.
    Remove {
        /// The client's id, from the list.
        client: String,
    },
}

/// Whom to let in.
#[derive(Debug, Args)]
pub struct Add {
    /// The issuer's slug.
    pub issuer: String,
    /// What you call the program.
    #[arg(long)]
    pub name: String,
    /// What it may do, as often as needed; without it, everything: write:/credentials/issue, write:/credentials/status,
    /// write:/status-lists, read:/credentials, delete:/credentials.
    #[arg(long = "scope", value_name = "SCOPE")]
    pub scopes: Vec<Scope>,
    /// Print one line of JSON.
    #[arg(long)]
    pub json: bool,
}

/// Runs it and prints what came of it.
pub async fn run(settings_file: Option<&Path>, command: Command) -> anyhow::Result<()> {
    super::in_house(settings_file, async |app| done(app, command).await).await
}

/// Does it. Answers what to print.
pub async fn done(app: &App, command: Command) -> anyhow::Result<String> {
    let mut tx = app.db.begin().await?;
    let told = match command {
        Command::Add(wish) => add(app, &mut tx, wish).await?,
        Command::List { issuer, json } => list(&mut tx, issuer.as_deref(), json).await?,
        Command::Token { client, days, json } => token(&mut tx, (&ClientId(client), days), json).await?,
        Command::Remove { client } => {
            let removed = clients::remove(&mut tx, By::Platform, &ClientId(client)).await;
            format!(
                "Removed {}. Its secret and its tokens are worth nothing any more.",
                removed.map_err(told)?.name
            )
        }
    };
    tx.commit().await?;
    Ok(told)
}

async fn add(app: &App, tx: &mut Tx, wish: Add) -> anyhow::Result<String> {
    let organization = super::issuer(tx, &wish.issuer).await?.id;
    let scopes = match wish.scopes.is_empty() {
        true => Scopes::all(),
        false => wish.scopes.into_iter().collect(),
    };
    let added = clients::add(tx, By::Platform, &organization, (&wish.name, &scopes)).await;
    let (client, secret) = added.map_err(told)?;
    let signs_as = keys::in_use(app, tx, &organization).await.map_err(told)?.issuer;
    let endpoint = app.settings.url("/oauth/token");
    if wish.json {
        return Ok(serde_json::json!({
            "client_id": client.id, "client_secret": secret.0, "token_endpoint": endpoint,
            "scope": client.scopes.to_string(), "issuer": signs_as,
        })
        .to_string());
    }
    Ok(format!(
        "{} may act for {}. Keep the secret now; it is not shown again.\n  client_id      {}\n  client_secret  {}\n  tokens from    {endpoint}\n  may            {}\n  issuer         {signs_as}",
        client.name, wish.issuer, client.id, secret.0, client.scopes
    ))
}

async fn list(tx: &mut Tx, slug: Option<&str>, json: bool) -> anyhow::Result<String> {
    let organization = match slug {
        Some(slug) => Some(super::issuer(tx, slug).await?.id),
        None => None,
    };
    let all = clients::clients(tx, organization.as_ref()).await?;
    if !json && all.is_empty() {
        return Ok("No client yet: waymark clients add ISSUER --name NAME.".to_owned());
    }
    let mut shown = Vec::with_capacity(all.len());
    for client in &all {
        let slug = organizations::organization(tx, &client.organization).await?.slug;
        shown.push((slug, client));
    }
    if json {
        let rows: Vec<_> = shown.iter().map(|(slug, client)| to_json(slug, client)).collect();
        return Ok(serde_json::Value::from(rows).to_string());
    }
    Ok(shown
        .iter()
        .map(|(slug, client)| line(slug, client))
        .collect::<Vec<_>>()
        .join("\n"))
}

fn to_json(slug: &str, client: &Client) -> serde_json::Value {
    serde_json::json!({
        "client_id": client.id, "issuer": slug, "name": client.name, "scope": client.scopes.to_string(),
        "added": client.added_at.to_string(), "removed": client.removed_at.map(|at| at.to_string()),
    })
}

fn line(slug: &str, client: &Client) -> String {
    let removed = client
        .removed_at
        .map_or_else(String::new, |at| format!(", removed {}", at.strftime("%Y-%m-%d")));
    format!(
        "{} {slug}  {} (since {}{removed})\n    {}",
        client.id,
        client.name,
        client.added_at.strftime("%Y-%m-%d"),
        client.scopes
    )
}

async fn token(tx: &mut Tx, (client, days): (&ClientId, u16), json: bool) -> anyhow::Result<String> {
    let life = SignedDuration::from_hours(24 * i64::from(days));
    let (ends, token) = clients::make_token(tx, By::Platform, client, life)
        .await
        .map_err(told)?;
    if json {
        return Ok(serde_json::json!({ "access_token": token.0, "expires": ends.to_string() }).to_string());
    }
    Ok(format!(
        "Keep this token now; it is not shown again. It ends on {}.\n  {}",
        ends.strftime("%Y-%m-%d"),
        token.0
    ))
}

//! What `waymark demo` says when it is ready: for people a short list, for programs a line of JSON.

use std::fmt;

use domain::award::Standing;
use platform::db::Tx;
use serde::Serialize;

use super::cast::{Cast, Member};
use crate::awards::{self, Credential};
use crate::ids::{CredentialId, PersonId};
use crate::{App, catalog};

/// Where to begin.
#[derive(Clone, Debug, Serialize)]
pub struct Welcome {
    /// The front page.
    pub url: String,
    pub people: Vec<Visitor>,
    pub credentials: Vec<Awarded>,
    pub micro_credentials: Vec<Shown>,
}

/// Somebody to sign in as.
#[derive(Clone, Debug, Serialize)]
pub struct Visitor {
    pub name: String,
    pub email: String,
    /// `earner` for those who have no other role.
    pub roles: Vec<String>,
    /// Signs in with one click.
    pub sign_in_url: String,
    #[serde(skip)]
    see: String,
    #[serde(skip)]
    is_first: bool,
}

/// A credential that somebody holds, or held.
#[derive(Clone, Debug, Serialize)]
pub struct Awarded {
    pub id: CredentialId,
    pub url: String,
    /// As a verifier says it: `in_force`, `withdrawn` …
    pub status: &'static str,
}

/// A micro-credential's page.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    pub slug: String,
    pub url: String,
}

impl Welcome {
    /// Looks up what there is.
    pub async fn of(app: &App, cast: &Cast) -> anyhow::Result<Self> {
        let mut tx = app.db.read().await?;
        let (mut people, mut credentials) = (Vec::new(), Vec::new());
        for (_, member) in cast.iter().filter(|(_, member)| member.account) {
            let Some(person) = member.account(&mut tx).await? else {
                continue;
            };
            people.extend(link(app, &person.id).map(|link| Visitor::new(member, link)));
            let held = awards::credentials_of(&mut tx, &person.id).await?;
            credentials.extend(held.iter().map(|credential| Awarded::of(app, credential)));
        }
        Ok(Self {
            url: app.settings.base_url.to_string(),
            people,
            credentials,
            micro_credentials: micro_credentials(app, &mut tx).await?,
        })
    }
}

/// How a credential stands, in the words of `waymark verify`.
const fn status(standing: Standing) -> &'static str {
    match standing {
        Standing::InForce | Standing::Expiring => "in_force",
        Standing::NotYetValid => "not_yet_valid",
        Standing::Expired => "expired",
        Standing::Suspended => "suspended",
        Standing::Revoked => "withdrawn",
        Standing::Superseded => "superseded",
    }
}

/// Signs somebody in with one click; nobody has such a link outside the demo.
fn link(app: &App, person: &PersonId) -> Option<String> {
    let key = app.demo_key.as_ref()?;
    Some(app.settings.url(&format!("/demo/sign-in/{person}?key={key}")))
}

async fn micro_credentials(app: &App, tx: &mut Tx) -> anyhow::Result<Vec<Shown>> {
    let cards = catalog::cards(tx).await?;
    let shown = cards.into_iter().map(|card| Shown {
        url: app.settings.url(&format!("/catalog/{}", card.slug)),
        slug: card.slug,
    });
    Ok(shown.collect())
}

impl Awarded {
    fn of(app: &App, credential: &Credential) -> Self {
        Self {
            id: credential.id.clone(),
            url: app.settings.url(&credential.path()),
            status: status(credential.standing(app.clock.now())),
        }
    }
}

impl Visitor {
    fn new(member: &Member, sign_in_url: String) -> Self {
        let mut roles: Vec<String> = member.roles.iter().map(|part| part.role.clone()).collect();
        roles.sort();
        roles.dedup();
        if roles.is_empty() {
            roles.push("earner".to_owned());
        }
        Self {
            name: member.name.clone(),
            email: member.email().to_owned(),
            roles,
            sign_in_url,
            see: member.see.clone(),
            is_first: member.first,
        }
    }
}

impl fmt::Display for Welcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let site = self.url.trim_end_matches('/');
        writeln!(f, "\nThe demo is open: {site}/\n\nSign in with one click as")?;
        for visitor in self.people.iter().filter(|visitor| visitor.is_first) {
            writeln!(f, "  {}. {}\n    {}", visitor.name, visitor.see, visitor.sign_in_url)?;
        }
        writeln!(f, "\nEverybody else: {site}/demo")?;
        writeln!(f, "Mails that would have been sent: {site}/mailbox")?;
        write!(f, "Stop with Ctrl-C.")
    }
}

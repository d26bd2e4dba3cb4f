//! What `waymark demo` says when it is ready: for people a short list, for programs a line of JSON.

use std::fmt;

use platform::db::Tx;
use serde::Serialize;

use super::cast::{Cast, Member};
use crate::ids::PersonId;
use crate::{App, catalog};

/// Where to begin.
#[derive(Clone, Debug, Serialize)]
pub struct Welcome {
    /// The front page.
    pub url: String,
    pub people: Vec<Visitor>,
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
        let mut people = Vec::new();
        for (_, member) in cast.iter().filter(|(_, member)| member.account) {
            let person = member.account(&mut tx).await?;
            let link = person.and_then(|person| link(app, &person.id));
            people.extend(link.map(|link| Visitor::new(member, link)));
        }
        Ok(Self {
            url: app.settings.base_url.to_string(),
            people,
            micro_credentials: micro_credentials(app, &mut tx).await?,
        })
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

//! Who is in the demo (`content/demo/people.yaml`).

use std::collections::BTreeMap;
use std::str::FromStr as _;

use anyhow::{anyhow, bail};
use domain::email::Email;
use platform::db::Tx;
use serde::Deserialize;

use super::writing;
use crate::actor::Role;
use crate::people::{self, Person};

/// Everybody, by the short key that the story uses.
#[derive(Clone, Debug)]
pub struct Cast(Vec<(String, Member)>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    people: BTreeMap<String, Member>,
}

/// Somebody in the demo.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    pub name: String,
    /// The first one is the main one.
    pub emails: Vec<String>,
    /// In order of preference.
    pub languages: Vec<String>,
    #[serde(default)]
    pub works_at: String,
    #[serde(default)]
    pub roles: Vec<Part>,
    /// Keys of the people whom this one coaches.
    #[serde(default)]
    pub coaches: Vec<String>,
    /// `false`: only ever gets a link.
    #[serde(default = "yes")]
    pub account: bool,
    /// What a visitor finds when signing in as this person.
    pub see: String,
    /// Named in the terminal; the others are on the page only.
    #[serde(default)]
    pub first: bool,
}

/// A role somebody plays.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    pub role: String,
    /// An issuer's slug; none for the whole platform.
    #[serde(default)]
    pub issuer: Option<String>,
}

const fn yes() -> bool {
    true
}

impl Cast {
    /// Reads the file and checks what a typing error would break.
    pub fn read() -> anyhow::Result<Self> {
        let path = "people.yaml";
        let text = writing::text(path)?;
        let File { people } = writing::parse(&text, path)?;
        for (key, member) in &people {
            member.check().map_err(|error| anyhow!("demo/{path}: {key}: {error}"))?;
        }
        let mut people: Vec<_> = people.into_iter().collect();
        people.sort_by_key(|(key, _)| text.find(&format!("\n  {key}:")));
        Ok(Self(people))
    }

    /// Everybody, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Member)> {
        self.0.iter().map(|(key, member)| (key.as_str(), member))
    }

    /// The key of the one who has this role for an issuer.
    pub fn who(&self, role: Role, issuer: &str) -> anyhow::Result<String> {
        let plays = |part: &Part| part.role().ok() == Some(role) && part.issuer.as_deref() == Some(issuer);
        let found = self.iter().find(|(_, member)| member.roles.iter().any(plays));
        let (key, _) = found.ok_or_else(|| anyhow!("nobody in people.yaml is {} for {issuer}", role.as_str()))?;
        Ok(key.to_owned())
    }

    /// The one with this key.
    pub fn get(&self, key: &str) -> anyhow::Result<&Member> {
        let found = self.0.iter().find(|(known, _)| known == key);
        found
            .map(|(_, member)| member)
            .ok_or_else(|| anyhow!("nobody in people.yaml is called {key:?}"))
    }
}

impl Member {
    fn check(&self) -> anyhow::Result<()> {
        if self.languages.is_empty() || self.emails.is_empty() {
            bail!("a person needs an address and a language");
        }
        for part in &self.roles {
            part.role()?;
        }
        self.addresses().map(|_| ())
    }

    /// The language of mails.
    pub fn lang(&self) -> &str {
        self.languages.first().map_or("en", String::as_str)
    }

    /// The addresses in normal form, the main one first.
    pub fn addresses(&self) -> anyhow::Result<Vec<Email>> {
        let parse = |typed: &String| Email::parse(typed).map_err(|error| anyhow!("{typed}: {error}"));
        self.emails.iter().map(parse).collect()
    }

    /// The main address.
    pub fn email(&self) -> &str {
        self.emails.first().map_or("", String::as_str)
    }

    /// The account, if there is one.
    pub async fn account(&self, tx: &mut Tx) -> crate::Result<Option<Person>> {
        match Email::parse(self.email()) {
            Ok(email) => people::person_by_email(tx, email.as_str()).await,
            Err(_) => Ok(None),
        }
    }
}

impl Part {
    /// The role itself.
    pub fn role(&self) -> anyhow::Result<Role> {
        Role::from_str(&self.role).map_err(|()| anyhow!("{:?} is not a role", self.role))
    }
}

//! What a person has that counts toward stacks, read once and held against as many rules as wanted.

use std::collections::BTreeMap;

use domain::AchievementId;
use domain::award::Standing;
use domain::stack::{Holdings, Progress, Rule, evaluate};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use platform::db::Tx;

use super::store::attestation::{self, Attestation};
use crate::awards::{self, Certified, Credential};
use crate::ids::{CredentialId, PersonId, StackId};
use crate::{Result, catalog};

/// A person's credentials and the statements made about them, at one moment.
#[derive(Clone, Debug)]
pub struct Portfolio {
    /// The newest first, each with the name by which rules know it.
    credentials: Vec<(AchievementId, Credential)>,
    /// Those that were confirmed.
    attested: Vec<Attestation>,
    now: Timestamp,
}

impl Portfolio {
    /// Reads everything: two questions to the database, and one for each version that is not in memory.
    pub async fn of(tx: &mut Tx, person: &PersonId) -> Result<Self> {
        let mut credentials = Vec::new();
        for credential in awards::credentials_of(tx, person).await? {
            credentials.push((named(tx, &credential).await?, credential));
        }
        Ok(Self {
            credentials,
            attested: attestation::confirmed(tx, person).await?,
            now: tx.now(),
        })
    }

    /// Every credential, the newest first, whether in force or not.
    pub fn credentials(&self) -> impl Iterator<Item = &Credential> {
        self.credentials.iter().map(|(_, credential)| credential)
    }

    /// The credential in force that a rule means by this name.
    pub fn in_force<'a>(&'a self, name: &str) -> Option<&'a Credential> {
        let mut known = self.known(name).into_iter();
        known.find(|credential| credential.is_in_force(self.now))
    }

    /// How the newest credential of this name stands, if there is one.
    pub fn standing<'a>(&'a self, name: &str) -> Option<(&'a Credential, Standing)> {
        let credential = self.in_force(name).or_else(|| self.known(name).first().copied())?;
        Some((credential, credential.standing(self.now)))
    }

    /// The moment it was read.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Whether anything that a rule speaks of was ever awarded to this person.
    pub fn concerns(&self, rule: &Rule) -> bool {
        let awards = rule.awards();
        self.credentials.iter().any(|(name, _)| awards.contains(&name))
    }

    /// Whether somebody confirmed this statement of a stack.
    pub fn is_attested(&self, stack: &StackId, item: &str) -> bool {
        self.attested
            .iter()
            .any(|attestation| attestation.stack == *stack && attestation.item == item)
    }

    /// Holds the person against a rule of a stack.
    pub fn progress(&self, stack: &StackId, rule: &Rule) -> Progress {
        evaluate(rule, &self.holdings(stack), day(self.now))
    }

    /// The credentials in force that a rule counts, in the order of `first` and then of the rule.
    pub fn parts(&self, first: &[String], rule: &Rule) -> Vec<CredentialId> {
        let named = rule.awards().into_iter().map(AchievementId::as_str);
        let mut parts = Vec::new();
        for name in first.iter().map(String::as_str).chain(named) {
            if let Some(credential) = self.in_force(name).filter(|found| !parts.contains(&found.id)) {
                parts.push(credential.id.clone());
            }
        }
        parts
    }

    /// Every credential of this name, the newest first.
    fn known<'a>(&'a self, name: &str) -> Vec<&'a Credential> {
        let of_name = self.credentials.iter().filter(|(known, _)| known.as_str() == name);
        of_name.map(|(_, credential)| credential).collect()
    }

    fn holdings(&self, stack: &StackId) -> Holdings {
        let mut awards: BTreeMap<AchievementId, Date> = BTreeMap::new();
        for (name, credential) in &self.credentials {
            if credential.is_in_force(self.now) {
                let on = day(credential.issued_at);
                let latest = awards.entry(name.clone()).or_insert(on);
                *latest = (*latest).max(on);
            }
        }
        let mut holdings = Holdings {
            awards,
            ..Holdings::default()
        };
        for attestation in self.attested.iter().filter(|attestation| attestation.stack == *stack) {
            let by = domain::PersonId::from(attestation.email.as_str());
            holdings
                .attestations
                .entry(attestation.role.clone())
                .or_default()
                .insert(by);
        }
        holdings
    }
}

/// The slug by which rules know what a credential certifies.
async fn named(tx: &mut Tx, credential: &Credential) -> Result<AchievementId> {
    Ok(match &credential.what {
        Certified::MicroCredential { version, .. } | Certified::Recorded { version, .. } => {
            catalog::version(tx, version).await?.slug.as_str().into()
        }
        Certified::Stack { edition, .. } => {
            let definition = catalog::stack_edition(tx, edition).await?;
            definition.comprehensive.slug.as_str().into()
        }
    })
}

fn day(at: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(at).date()
}

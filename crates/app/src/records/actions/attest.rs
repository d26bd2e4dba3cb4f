//! Attest: somebody who knows the earner's work confirms a statement through one link, without an account.

use domain::email::Email;
use domain::stack::Rule;
use jiff::SignedDuration;
use platform::db::Tx;
use platform::random;

use super::reconsider::reconsider;
use crate::actor::Actor;
use crate::catalog::{self, StackDefinition};
use crate::error::Field;
use crate::events::{By, Event, record};
use crate::ids::AttestationId;
use crate::records::news;
use crate::records::store::attestation::{self as store, Attestation};
use crate::records::store::journey;
use crate::{Error, Result, people};

/// How long a link can be answered.
pub const OPEN_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);
/// How many links for one statement may be open at a time.
const MOST_OPEN: usize = 3;
/// The longest name, in characters.
const LONGEST_NAME: usize = 120;

/// A statement that a stack wants from somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub id: String,
    /// `supervisor`, `observer`, `coach`.
    pub role: String,
    /// In the author's words.
    pub statement: String,
}

/// Every statement that a stack wants from others: those its claim asks for, and roles that its rule counts beside them. Where the author
/// wrote no statement, the competency of the credential is what is confirmed.
pub fn asked(stack: &StackDefinition) -> Vec<Asked> {
    let others = stack.requirements.attestations.iter();
    let mut asked: Vec<Asked> = others
        .filter(|attestation| attestation.role != "earner")
        .map(|attestation| Asked {
            id: attestation.id.clone(),
            role: attestation.role.clone(),
            statement: attestation.statement.clone(),
        })
        .collect();
    counted(&stack.rule, &stack.comprehensive.competency, &mut asked);
    asked
}

fn counted(rule: &Rule, competency: &str, asked: &mut Vec<Asked>) {
    if let Rule::Attestation { role, statement, .. } = rule
        && !asked.iter().any(|item| item.role == *role)
    {
        asked.push(Asked {
            id: role.clone(),
            role: role.clone(),
            statement: statement.clone().unwrap_or_else(|| competency.to_owned()),
        });
    }
    for part in rule.parts() {
        counted(part, competency, asked);
    }
}

/// Whom an earner asks, for which statement.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// The stack's slug.
    pub stack: &'a str,
    /// The statement's identifier in it.
    pub item: &'a str,
    pub name: &'a str,
    pub email: &'a str,
    /// The language of the mail.
    pub lang: &'a str,
}

/// Asks somebody for a statement: a mail with a link that can be answered once, within 30 days. Asking the same address again voids the
/// link before.
///
/// # Errors
/// [`Error::Invalid`] for a missing name, no address, or one of the earner's own; [`Error::Refused`] when it is confirmed already or too
/// many links are open.
pub async fn ask(tx: &mut Tx, actor: &Actor, wish: Wish<'_>) -> Result<()> {
    let stack = catalog::stack_by_slug(tx, wish.stack).await?;
    let item = asked(&stack.definition).into_iter().find(|item| item.id == wish.item);
    let item = item.ok_or(Error::NotFound)?;
    let (name, email) = checked(tx, actor, &wish).await?;
    journey::lock(tx, &actor.person, &stack.id).await?;
    let before = store::of_stack(tx, &actor.person, &stack.id).await?;
    void(tx, &before, &item.id, &email).await?;
    let token = random::token();
    let now = tx.now();
    let attestation = Attestation {
        id: AttestationId::new(now),
        person: actor.person.clone(),
        stack: stack.id.clone(),
        item: item.id,
        role: item.role,
        statement: item.statement,
        name,
        email: email.as_str().to_owned(),
        asked_at: now,
        expires_at: now + OPEN_FOR,
        answered_at: None,
        answer: None,
        is_replaced: false,
    };
    store::add(tx, &attestation, &random::digest(&token)).await?;
    let event = Event::AttestationAsked {
        attestation: attestation.id.clone(),
        person: actor.person.clone(),
    };
    record(tx, By::Person(actor, None), event).await?;
    news::attestation(tx, &attestation, &stack, (&token, wish.lang)).await
}

async fn checked(tx: &mut Tx, actor: &Actor, wish: &Wish<'_>) -> Result<(String, Email)> {
    let field = |what: &str, message| Field::new(format!("{what}-{}", wish.item), message);
    let name = wish.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut errors = Vec::new();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        errors.push(field("name", "records-attestation-name"));
    }
    let own = people::addresses(tx, &actor.person).await?;
    let email = Email::parse(wish.email).ok();
    match &email {
        None => errors.push(field("email", "records-attestation-email")),
        Some(email) if own.iter().any(|address| address.email == email.as_str()) => {
            errors.push(field("email", "records-attestation-own"));
        }
        Some(_) => {}
    }
    match email {
        Some(email) if errors.is_empty() => Ok((name, email)),
        _ => Err(Error::Invalid(errors)),
    }
}

/// Voids an open link of the same address, and keeps the number of open ones small.
async fn void(tx: &mut Tx, before: &[Attestation], item: &str, email: &Email) -> Result<()> {
    let now = tx.now();
    let same = |attestation: &&Attestation| attestation.item == item;
    let by_them = |attestation: &&Attestation| attestation.email == email.as_str();
    let yes = |attestation: &Attestation| attestation.answer == Some(true);
    if before.iter().filter(same).filter(by_them).any(yes) {
        return Err(Error::Refused("records-refused-attested"));
    }
    let open = || {
        before
            .iter()
            .filter(same)
            .filter(|attestation| attestation.is_open(now))
    };
    if open().filter(|attestation| !by_them(attestation)).count() >= MOST_OPEN {
        return Err(Error::Refused("records-refused-many-asked"));
    }
    for attestation in open().filter(by_them) {
        store::replace(tx, &attestation.id).await?;
    }
    Ok(())
}

/// Takes the answer to a link. The same answer again has no further effect.
///
/// # Errors
/// [`Error::NotFound`] for no link of ours, [`Error::Refused`] for one that is answered otherwise, void or too old, and for the earner.
pub async fn answer(tx: &mut Tx, reader: Option<&Actor>, token: &str, is_true: bool) -> Result<()> {
    let attestation = store::lock_by_token(tx, &random::digest(token)).await?;
    if reader.is_some_and(|reader| reader.person == attestation.person) {
        return Err(Error::Refused("records-refused-own-statement"));
    }
    if attestation.answer == Some(is_true) {
        return Ok(());
    }
    if !attestation.is_open(tx.now()) {
        return Err(Error::Refused("records-refused-link-over"));
    }
    let word = if is_true { "yes" } else { "no" };
    store::answer(tx, &attestation.id, word).await?;
    let event = Event::AttestationAnswered {
        attestation: attestation.id.clone(),
        answer: word,
    };
    record(tx, By::Platform, event).await?;
    news::attested(tx, &attestation, is_true).await?;
    reconsider(tx, &attestation.person).await
}

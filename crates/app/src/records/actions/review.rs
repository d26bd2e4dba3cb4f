//! Review: a credentialing officer reads a claim, and awards or returns it.

use domain::stack::lifecycle::{Command, Effect, Stage};
use platform::db::Tx;

use super::attest::asked;
use super::step::step;
use crate::actor::{Actor, Right, Role, authorize};
use crate::awards::{self, Grant, Granted};
use crate::catalog::{self, Stack, StackDefinition};
use crate::error::Field;
use crate::events::{By, Event, record};
use crate::ids::{ClaimId, CredentialId, OrgId};
use crate::records::news;
use crate::records::portfolio::Portfolio;
use crate::records::store::claim::{self as store, Claim, State};
use crate::records::store::journey::{self, Stored};
use crate::{App, Error, Result};

/// The longest words to an earner, in characters.
pub const MOST_WORDS: usize = 4_000;

/// What an officer decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The comprehensive credential, with a word for the record.
    Award(String),
    /// Back to the earner, with what to improve.
    Return(String),
}

/// A claim under review, held until the end of the transaction.
struct Review {
    claim: Claim,
    stack: Stack,
    stored: Stored,
}

/// Takes a claim up, so that the earner and other officers see that somebody reads it.
pub async fn take_up(tx: &mut Tx, officer: &Actor, issuer: &OrgId, id: &ClaimId) -> Result<()> {
    let mut review = open(tx, officer, issuer, id).await?;
    if review.stored.journey.stage == Stage::Claimed {
        begin(tx, officer, &mut review).await?;
    }
    Ok(())
}

/// Decides a claim. The parts are read again in this transaction; the same decision a second time has no further effect.
///
/// # Errors
/// [`Error::NotFound`] for a claim of another issuer, [`Error::Forbidden`] without the role, [`Error::Refused`] for one's own claim, one that
/// is decided otherwise, or one whose parts are no longer all in force; [`Error::Invalid`] for a return without words.
pub async fn decide(
    app: &App,
    tx: &mut Tx,
    officer: &Actor,
    (issuer, id): (&OrgId, &ClaimId),
    decision: &Decision,
) -> Result<()> {
    let mut review = open(tx, officer, issuer, id).await?;
    match (review.claim.state, decision) {
        (State::Sent, _) => {}
        (State::Awarded, Decision::Award(_)) | (State::Returned, Decision::Return(_)) => return Ok(()),
        _ => return Err(Error::Refused("records-refused-decided")),
    }
    let words = checked(decision)?;
    if review.stored.journey.stage == Stage::Claimed {
        begin(tx, officer, &mut review).await?;
    }
    match decision {
        Decision::Award(_) => award(app, tx, officer, review, words).await,
        Decision::Return(_) => send_back(tx, officer, review, words).await,
    }
}

async fn open(tx: &mut Tx, officer: &Actor, issuer: &OrgId, id: &ClaimId) -> Result<Review> {
    authorize(tx, officer, Right::Hold(&[Role::CredentialingOfficer], issuer)).await?;
    let found = store::get(tx, id).await?;
    if found.organization != *issuer {
        return Err(Error::NotFound);
    }
    if found.person == officer.person {
        return Err(Error::Refused("records-refused-own-claim"));
    }
    let stored = journey::lock(tx, &found.person, &found.stack).await?;
    Ok(Review {
        claim: store::get(tx, id).await?,
        stack: catalog::stack(tx, &found.stack).await?,
        stored,
    })
}

async fn begin(tx: &mut Tx, officer: &Actor, review: &mut Review) -> Result<()> {
    let by = By::Person(officer, Some(Role::CredentialingOfficer));
    step(tx, by, &review.stack, &mut review.stored, (Command::TakeUp, true)).await?;
    store::take_up(tx, &review.claim.id, &officer.person).await?;
    let claim = review.claim.id.clone();
    record(tx, by, Event::ClaimTakenUp { claim }).await
}

fn checked(decision: &Decision) -> Result<String> {
    let (Decision::Award(words) | Decision::Return(words)) = decision;
    let words = words.trim();
    if words.is_empty() && matches!(decision, Decision::Return(_)) {
        return Err(Error::field("words", "records-words-missing"));
    }
    if words.chars().count() > MOST_WORDS {
        let field = Field::new("words", "records-words-long").with("most", MOST_WORDS);
        return Err(Error::Invalid(vec![field]));
    }
    Ok(words.to_owned())
}

/// Everything that the claim rests on is looked at once more; then the credential's place is taken in this same transaction.
async fn award(app: &App, tx: &mut Tx, officer: &Actor, mut review: Review, words: String) -> Result<()> {
    let by = By::Person(officer, Some(Role::CredentialingOfficer));
    let definition = catalog::stack_edition(tx, &review.claim.edition).await?;
    let portfolio = Portfolio::of(tx, &review.claim.person).await?;
    if !is_whole(&portfolio, &review.stack, &definition) {
        return Err(Error::Refused("records-refused-parts"));
    }
    let effect = step(tx, by, &review.stack, &mut review.stored, (Command::Award, true)).await?;
    if effect != Some(Effect::Award) {
        return Ok(());
    }
    let parts = portfolio.parts(&definition.members, &definition.rule);
    let credential = reserve(app, tx, &review.claim, parts).await?;
    review.claim.credential = Some(credential);
    close(tx, officer, review.claim, (State::Awarded, words)).await
}

/// Whether the rule is fulfilled, and every statement of others is there.
fn is_whole(portfolio: &Portfolio, stack: &Stack, definition: &StackDefinition) -> bool {
    let attested = |item: &super::attest::Asked| portfolio.is_attested(&stack.id, &item.id);
    portfolio.progress(&stack.id, &definition.rule).satisfied && asked(definition).iter().all(attested)
}

/// The credential is issued by the work that follows; its place is taken once, whoever asks.
async fn reserve(app: &App, tx: &mut Tx, claim: &Claim, parts: Vec<CredentialId>) -> Result<CredentialId> {
    let grant = Grant {
        person: claim.person.clone(),
        issuer: claim.organization.clone(),
        decided_at: tx.now(),
        what: Granted::Stack {
            stack: claim.stack.clone(),
            edition: claim.edition.clone(),
            parts,
        },
    };
    awards::reserve(app, tx, &grant).await
}

async fn send_back(tx: &mut Tx, officer: &Actor, mut review: Review, words: String) -> Result<()> {
    let by = By::Person(officer, Some(Role::CredentialingOfficer));
    step(tx, by, &review.stack, &mut review.stored, (Command::Return, true)).await?;
    let claim = review.claim;
    store::keep_draft(tx, &claim.person, &claim.stack, &claim.content).await?;
    news::returned(tx, &claim, &review.stack).await?;
    close(tx, officer, claim, (State::Returned, words)).await
}

async fn close(tx: &mut Tx, officer: &Actor, mut claim: Claim, (state, words): (State, String)) -> Result<()> {
    claim.state = state;
    claim.words = words;
    claim.reviewer = Some(officer.person.clone());
    store::decide(tx, &claim).await?;
    let by = By::Person(officer, Some(Role::CredentialingOfficer));
    let event = Event::ClaimDecided {
        claim: claim.id,
        state: state.as_str(),
    };
    record(tx, by, event).await
}

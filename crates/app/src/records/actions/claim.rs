//! Claim: an earner who fulfils a stack's rule asks for its credential.

use domain::preflight::count_words;
use domain::stack::lifecycle::{Command, Stage};
use platform::db::Tx;

use super::attest::asked;
use super::reconsider::is_satisfied;
use super::step::step;
use crate::actor::Actor;
use crate::catalog::definition::Prompt;
use crate::catalog::stack::Attestation;
use crate::catalog::{self, Stack};
use crate::error::Field;
use crate::events::{By, Event, record};
use crate::ids::ClaimId;
use crate::records::news;
use crate::records::portfolio::Portfolio;
use crate::records::store::claim::{self as store, Claim, Content, State};
use crate::records::store::journey;
use crate::{Error, Result};

/// The longest answer, in characters; far more than any prompt asks for.
pub const LONGEST: usize = 20_000;

/// Keeps what was written, finished or not. What the stack does not ask for is left out; a claim that is sent stays as it is.
///
/// # Errors
/// [`Error::Invalid`] for an answer longer than `LONGEST`.
pub async fn save(tx: &mut Tx, actor: &Actor, slug: &str, content: &Content) -> Result<()> {
    let stack = catalog::stack_by_slug(tx, slug).await?;
    let wanted = wanted(&stack, content);
    let too_long = |(id, text): (&String, &String)| {
        (text.chars().count() > LONGEST)
            .then(|| Field::new(format!("answer-{id}"), "records-answer-too-long").with("most", LONGEST))
    };
    let errors: Vec<Field> = wanted.answers.iter().filter_map(too_long).collect();
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    let at = journey::get(tx, &actor.person, &stack.id).await?;
    if is_sent(at.stage) {
        return Ok(());
    }
    store::keep_draft(tx, &actor.person, &stack.id, &wanted).await
}

/// Sends a claim. Somebody whose claim is on its way, or led to the credential, gets that one, however often they click.
///
/// # Errors
/// [`Error::Refused`] while the rule is not fulfilled, [`Error::Invalid`] with everything that is missing.
pub async fn claim(tx: &mut Tx, actor: &Actor, slug: &str, content: &Content) -> Result<ClaimId> {
    let stack = catalog::stack_by_slug(tx, slug).await?;
    let mut stored = journey::lock(tx, &actor.person, &stack.id).await?;
    if is_sent(stored.journey.stage) {
        let sent = store::latest(tx, &actor.person, &stack.id).await?;
        return sent.map(|claim| claim.id).ok_or(Error::NotFound);
    }
    let portfolio = Portfolio::of(tx, &actor.person).await?;
    let satisfied = is_satisfied(tx, &portfolio, &stack, &stored).await?;
    let by = By::Person(actor, None);
    step(tx, by, &stack, &mut stored, (Command::Evaluate, satisfied)).await?;
    if !satisfied {
        return Err(Error::Refused("records-refused-not-satisfied"));
    }
    let content = wanted(&stack, content);
    let errors = missing(&stack, &portfolio, &content);
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    let claim = send(tx, actor, &stack, content).await?;
    step(tx, by, &stack, &mut stored, (Command::Claim, satisfied)).await?;
    news::claimed(tx, &claim, &stack).await?;
    Ok(claim.id)
}

async fn send(tx: &mut Tx, actor: &Actor, stack: &Stack, content: Content) -> Result<Claim> {
    let claim = Claim {
        id: ClaimId::new(tx.now()),
        person: actor.person.clone(),
        stack: stack.id.clone(),
        edition: stack.edition.clone(),
        organization: stack.issuer.clone(),
        state: State::Sent,
        content,
        sent_at: tx.now(),
        reviewer: None,
        taken_up_at: None,
        decided_at: None,
        words: String::new(),
        credential: None,
    };
    store::add(tx, &claim).await?;
    store::drop_draft(tx, &actor.person, &stack.id).await?;
    let event = Event::ClaimSent {
        claim: claim.id.clone(),
        stack: stack.id.clone(),
    };
    record(tx, By::Person(actor, None), event).await?;
    Ok(claim)
}

const fn is_sent(stage: Stage) -> bool {
    matches!(stage, Stage::Claimed | Stage::OfficerReview | Stage::Awarded)
}

/// The earner's own statements of a stack.
pub fn own(stack: &catalog::StackDefinition) -> impl Iterator<Item = &Attestation> {
    stack
        .requirements
        .attestations
        .iter()
        .filter(|attestation| attestation.role == "earner")
}

/// The part of what was posted that the stack asks for.
fn wanted(stack: &Stack, content: &Content) -> Content {
    let asks = |prompt: &&Prompt| content.answers.contains_key(&prompt.id);
    let answer = |prompt: &Prompt| (prompt.id.clone(), content.answers[&prompt.id].trim().to_owned());
    let prompts = stack.definition.requirements.prompts.iter().filter(asks);
    let statements = own(&stack.definition).filter(|statement| content.statements.contains(&statement.id));
    Content {
        answers: prompts.map(answer).filter(|(_, text)| !text.is_empty()).collect(),
        statements: statements.map(|statement| statement.id.clone()).collect(),
    }
}

/// Everything that stands between a draft and sending it, in the order of the page.
fn missing(stack: &Stack, portfolio: &Portfolio, content: &Content) -> Vec<Field> {
    let mut errors = Vec::new();
    for item in asked(&stack.definition) {
        if !portfolio.is_attested(&stack.id, &item.id) {
            errors.push(Field::new(
                format!("attestation-{}", item.id),
                "records-attestation-missing",
            ));
        }
    }
    for prompt in &stack.definition.requirements.prompts {
        let text = content.answers.get(&prompt.id).map_or("", String::as_str);
        errors.extend(unfit(prompt, text));
    }
    for statement in own(&stack.definition).filter(|statement| !content.statements.contains(&statement.id)) {
        errors.push(Field::new(
            format!("statement-{}", statement.id),
            "records-statement-missing",
        ));
    }
    errors
}

/// What is wrong with an answer.
fn unfit(prompt: &Prompt, text: &str) -> Option<Field> {
    let name = format!("answer-{}", prompt.id);
    let (words, span) = (count_words(text), prompt.words.unwrap_or_default());
    if words == 0 {
        return prompt.required.then(|| Field::new(name, "records-answer-missing"));
    }
    if text.chars().count() > LONGEST {
        return Some(Field::new(name, "records-answer-too-long").with("most", LONGEST));
    }
    if words < span.min {
        return Some(
            Field::new(name, "records-answer-short")
                .with("words", words)
                .with("least", span.min),
        );
    }
    (span.max > 0 && words > span.max).then(|| {
        Field::new(name, "records-answer-long")
            .with("words", words)
            .with("most", span.max)
    })
}

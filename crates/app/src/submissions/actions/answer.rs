//! Saving what was written. Two tabs never overwrite each other: the text that comes second is kept beside the first until its writer has looked
//! at both. Every text is kept; what one page saves within one minute counts as one.

use domain::CriterionId;
use domain::preflight::count_words;
use jiff::Timestamp;
use platform::db::Tx;

use super::open::writable;
use crate::actor::Actor;
use crate::catalog::{self, Definition};
use crate::ids::SubmissionId;
use crate::submissions::draft::is_open;
use crate::submissions::store::response::{self, Response};
use crate::submissions::store::{Place, attempt};
use crate::{Error, Result};

/// The longest text that is kept, in bytes of UTF-8: 1 MiB.
pub const MOST_BYTES: usize = 1 << 20;

/// A text as it comes from a page.
#[derive(Clone, Debug)]
pub struct Typed {
    /// A prompt, or `changed.` and a criterion.
    pub question: String,
    pub body: String,
    /// The version that the page began from; 0 for an empty field.
    pub base: i64,
    /// Which open page sends it; may be empty.
    pub tab: String,
}

/// What became of it.
#[derive(Clone, Debug)]
pub enum Saved {
    /// It is the text that counts.
    Kept,
    /// A newer one was there. Both are kept.
    Aside { newer: Response },
}

/// Saves a text.
///
/// # Errors
/// [`Error::TooLarge`] above `MOST_BYTES`, [`Error::NotFound`] for a question that is not asked.
pub async fn save(tx: &mut Tx, actor: &Actor, id: &SubmissionId, typed: Typed) -> Result<Saved> {
    let submission = writable(tx, actor, id).await?;
    let version = catalog::version(tx, &submission.version).await?;
    let place = submission.place();
    check_question(tx, &place, &version.definition, &typed.question).await?;
    if typed.body.len() > MOST_BYTES {
        return Err(Error::TooLarge);
    }
    let current = response::get(tx, &place, &typed.question).await?;
    let body = typed.body.replace("\r\n", "\n");
    if body == current.body {
        return Ok(Saved::Kept);
    }
    let new = Response {
        words: count_words(&body),
        question: typed.question,
        body,
        version: current.version + 1,
        saved_at: Some(tx.now()),
        tab: typed.tab,
    };
    if typed.base != current.version {
        let aside = Response {
            version: current.version,
            ..new
        };
        response::put_aside(tx, &place, &aside).await?;
        return Ok(Saved::Aside { newer: current });
    }
    if is_same_minute(&current, &new) {
        response::coalesce(tx, &place, &new.question, current.version).await?;
    }
    response::put(tx, &place, &new).await?;
    response::remember(tx, &place, &new, false).await?;
    Ok(Saved::Kept)
}

/// Whether the same page saved before within the same minute.
fn is_same_minute(before: &Response, now: &Response) -> bool {
    let minute = |at: Option<Timestamp>| at.map(|at| at.as_second() / 60);
    !now.tab.is_empty() && before.tab == now.tab && minute(before.saved_at) == minute(now.saved_at)
}

/// A question is a prompt that is answered by writing and is open, or what was changed for an open criterion.
async fn check_question(tx: &mut Tx, place: &Place, definition: &Definition, question: &str) -> Result<()> {
    let attempt = attempt::get(tx, place).await?;
    let is_asked = match question.strip_prefix("changed.") {
        Some(criterion) => attempt.open_criteria.contains(&CriterionId::from(criterion)),
        None => {
            let prompt = definition.prompt(question);
            prompt.is_some_and(|prompt| prompt.kind.is_text()) && is_open(definition, &attempt, question)
        }
    };
    if is_asked { Ok(()) } else { Err(Error::NotFound) }
}

/// How two texts become one.
#[derive(Clone, Debug)]
pub enum Choice {
    /// The one that counts stays.
    Stands,
    /// This one takes its place: the one kept aside, or both in one.
    Replace(Typed),
}

/// Settles texts that stood beside each other. None of them leaves the history.
pub async fn settle(
    tx: &mut Tx,
    actor: &Actor,
    id: &SubmissionId,
    question: &str,
    choice: Choice,
) -> Result<Option<Saved>> {
    let submission = writable(tx, actor, id).await?;
    let place = submission.place();
    let saved = match choice {
        Choice::Stands => None,
        Choice::Replace(typed) => Some(save(tx, actor, id, typed).await?),
    };
    if !matches!(saved, Some(Saved::Aside { .. })) {
        response::settle(tx, &place, question).await?;
    }
    Ok(saved)
}

/// Makes an earlier text the one that counts; what it replaces stays in the history.
pub async fn restore(tx: &mut Tx, actor: &Actor, id: &SubmissionId, question: &str, text: &str) -> Result<Saved> {
    let submission = writable(tx, actor, id).await?;
    let place = submission.place();
    let kept = response::history(tx, &place, question).await?;
    let chosen = kept.into_iter().find(|kept| kept.id == text).ok_or(Error::NotFound)?;
    let base = response::get(tx, &place, question).await?.version;
    let typed = Typed {
        question: question.to_owned(),
        body: chosen.body,
        base,
        tab: String::new(),
    };
    save(tx, actor, id, typed).await
}

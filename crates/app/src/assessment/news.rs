//! Mails about assessment. Assessors learn the micro-credential and the day, never whose work it is.

use jiff::civil::Date;
use platform::db::Tx;

use super::feedback;
use super::policy::noon;
use super::store::assignment::Kind;
use crate::actor::Role;
use crate::ids::{PersonId, SubmissionId};
use crate::mail::{self, Note};
use crate::organizations::{self, Organization};
use crate::submissions::{self, Summary};
use crate::ui::Lang;
use crate::{Result, catalog, people};

async fn title(tx: &mut Tx, summary: &Summary) -> Result<String> {
    Ok(catalog::version(tx, &summary.version).await?.title.clone())
}

async fn day(tx: &mut Tx, person: &PersonId, day: Date) -> Result<String> {
    let lang = people::person(tx, person).await?.lang;
    Ok(Lang::parse(&lang).unwrap_or(Lang::En).date(noon(day)))
}

/// Somebody has a seat.
pub async fn invited(tx: &mut Tx, summary: &Summary, person: &PersonId, kind: Kind, due_on: Date) -> Result<()> {
    let note = match kind {
        Kind::Score => Note::new("assessment-mail-invited"),
        Kind::Adjudicate => Note::new("assessment-mail-lead"),
    };
    let note = note
        .with("title", title(tx, summary).await?)
        .with("day", day(tx, person, due_on).await?)
        .action("/assess");
    mail::to_person(tx, person, note).await
}

/// Their sheet is open again.
pub async fn given_back(tx: &mut Tx, summary: &Summary, person: &PersonId, due_on: Date) -> Result<()> {
    let note = Note::new("assessment-mail-given-back")
        .with("title", title(tx, summary).await?)
        .with("day", day(tx, person, due_on).await?)
        .action("/assess");
    mail::to_person(tx, person, note).await
}

/// Their late seat is somebody else's now.
pub async fn taken(tx: &mut Tx, summary: &Summary, person: &PersonId) -> Result<()> {
    let note = Note::new("assessment-mail-taken")
        .with("title", title(tx, summary).await?)
        .action("/assess");
    mail::to_person(tx, person, note).await
}

/// Nobody can take a seat.
pub async fn nobody(tx: &mut Tx, summary: &Summary, issuer: &Organization) -> Result<()> {
    to_admins(tx, Note::new("assessment-mail-nobody"), summary, issuer).await
}

/// A seat is late.
pub async fn late(tx: &mut Tx, summary: &Summary, issuer: &Organization) -> Result<()> {
    to_admins(tx, Note::new("assessment-mail-late"), summary, issuer).await
}

async fn to_admins(tx: &mut Tx, note: Note, summary: &Summary, issuer: &Organization) -> Result<()> {
    let note = note
        .with("number", &summary.number)
        .with("title", title(tx, summary).await?)
        .action(format!("/issuer/{}/applications", issuer.slug));
    for person in organizations::people_with_role(tx, &issuer.id, Role::IssuerAdmin).await? {
        mail::to_person(tx, &person, note.clone()).await?;
    }
    Ok(())
}

/// The earner reads what a pre-checker found missing.
pub async fn needed(tx: &mut Tx, id: &SubmissionId, reason: &str) -> Result<()> {
    let summary = submissions::summary(tx, id).await?;
    let note = Note::new("assessment-mail-needed")
        .with("number", &summary.number)
        .with("title", title(tx, &summary).await?)
        .with("reason", reason)
        .action(format!("/me/applications/{id}"));
    mail::to_person(tx, &summary.person, note).await
}

/// "Your result": how many criteria are met, and how many are still to come.
pub async fn result(tx: &mut Tx, id: &SubmissionId, attempt: u32) -> Result<()> {
    let summary = submissions::summary(tx, id).await?;
    let Some(feedback) = feedback::feedback(tx, id, attempt).await? else {
        return Ok(());
    };
    let note = Note::new("assessment-mail-result")
        .with("title", title(tx, &summary).await?)
        .with("met", feedback.met())
        .with("total", feedback.criteria.len())
        .with("open", feedback.criteria.len() - feedback.met())
        .action(format!("/me/applications/{id}/result"));
    mail::to_person(tx, &summary.person, note).await
}

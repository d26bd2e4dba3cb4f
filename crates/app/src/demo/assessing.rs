//! What assessors do: take a seat, write, send.

use std::collections::BTreeSet;

use anyhow::{Context as _, bail};
use domain::workflow::{Command, Role};

use super::history::{Cite, Comment, Sheet};
use super::tell::Part;
use crate::assessment::{self, Saved, Seat, Sent};
use crate::events::By;
use crate::ids::PersonId;
use crate::submissions::{self, Ask};

/// Seats exactly these people.
pub async fn seat(part: &Part<'_>, people: &[PersonId]) -> anyhow::Result<()> {
    let seats: BTreeSet<domain::PersonId> = people.iter().map(|person| person.as_str().into()).collect();
    let scorers = u8::try_from(seats.len())?;
    let mut tx = part.app.db.begin().await?;
    let ask = Ask::new(Command::Assign(seats), By::Platform, Role::System, part.attempt).scorers(scorers);
    submissions::act(&mut tx, &part.submission, ask).await?;
    tx.commit().await?;
    Ok(())
}

/// Saves a sheet without sending it.
pub async fn draft(part: &Part<'_>, sheet: &Sheet) -> anyhow::Result<()> {
    let mut tx = part.app.db.begin().await?;
    let seat = open(&mut tx, part).await?;
    let (id, version) = (&seat.assignment.id, seat.assignment.version);
    let (_, saved) = assessment::save(&mut tx, &part.actor, id, fields(&seat, sheet), version).await?;
    tx.commit().await?;
    match saved {
        Saved::At(_) => Ok(()),
        Saved::Elsewhere => bail!("something else was saved meanwhile"),
    }
}

/// Sends a sheet.
pub async fn send(part: &Part<'_>, sheet: &Sheet) -> anyhow::Result<()> {
    let mut tx = part.app.db.begin().await?;
    let seat = open(&mut tx, part).await?;
    let (id, version) = (&seat.assignment.id, seat.assignment.version);
    let sent = assessment::send(&mut tx, &part.actor, id, fields(&seat, sheet), version).await?;
    tx.commit().await?;
    match sent {
        Sent::In => Ok(()),
        Sent::Mend(missing) => bail!("the sheet cannot be sent: {missing:?}"),
        Sent::Elsewhere(_) => bail!("something else was saved meanwhile"),
    }
}

async fn open(tx: &mut platform::db::Tx, part: &Part<'_>) -> anyhow::Result<Seat> {
    let found = assessment::seat_of(tx, &part.actor.person, &part.submission, part.attempt).await?;
    let id = found.with_context(|| format!("{} has no seat", part.member.name))?;
    let seat = assessment::own(tx, &part.actor, &id).await?;
    assessment::open(tx, &seat).await?;
    Ok(seat)
}

/// The sheet as the form sends it.
fn fields(seat: &Seat, sheet: &Sheet) -> Vec<(String, String)> {
    let mut fields = vec![("strengths".to_owned(), sheet.strengths.join("\n"))];
    if let Some(confidence) = sheet.confidence {
        fields.push(("confidence".to_owned(), confidence.to_string()));
    }
    for criterion in &seat.criteria {
        let level = sheet.levels.get(&criterion.id).or_else(|| sheet.levels.get("rest"));
        let mut field = |name: &str, value: String| fields.push((format!("{}.{name}", criterion.id), value));
        if let Some(level) = level {
            field("level", level.clone());
        }
        if let Some(comment) = sheet.comments.get(&criterion.id) {
            field("comment", comment.words());
            field("next", comment.next_step.clone());
            if let Some(cite) = comment.cites.first() {
                field("where", cite.spot());
                field("at", cite.place());
            }
        }
    }
    fields
}

impl Comment {
    /// The comment. The form has one place for each criterion; further moments stand in the text, as the player's button puts them there.
    fn words(&self) -> String {
        let moments = self.cites.iter().skip(1).filter(|cite| cite.second.is_some());
        let links: String = moments.map(|cite| format!(" [{}]", cite.place())).collect();
        format!("{}{links}", self.text)
    }
}

impl Cite {
    fn spot(&self) -> String {
        match self.artifact {
            Some(file) => format!("{}/{file}", self.prompt),
            None => self.prompt.clone(),
        }
    }

    fn place(&self) -> String {
        match self.second {
            Some(second) => format!("{}:{:02}", second / 60, second % 60),
            None => self
                .paragraph
                .or(self.page)
                .map_or_else(String::new, |number| number.to_string()),
        }
    }
}

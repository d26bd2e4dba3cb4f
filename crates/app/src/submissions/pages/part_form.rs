//! What the form of a part does: saves its texts, registers, links and files, and then what the pressed button asks for.

use std::collections::BTreeMap;

use platform::db::Tx;

use super::part::{find, questions};
use super::posted::Posted;
use super::prompt::typed_consent;
use super::view::Application;
use crate::actor::Actor;
use crate::catalog::definition::{Part, Prompt};
use crate::error::Field;
use crate::ids::{ArtifactId, SubmissionId};
use crate::submissions::actions::{self, Saved, Typed};
use crate::{Error, Result};

/// What saving a form came to.
#[derive(Default)]
pub struct Done {
    pub errors: Vec<Field>,
    /// The first text that met a newer one: its question, and the newer text.
    pub doubled: Option<(String, String)>,
}

fn bases(word: &str) -> BTreeMap<&str, i64> {
    word.split(' ')
        .filter_map(|one| one.rsplit_once(':'))
        .filter_map(|(question, version)| Some((question, version.parse().ok()?)))
        .collect()
}

/// Saves everything that was posted. While somebody `is_typing`, a link may be half an address, so it waits for a button.
pub async fn write(
    tx: &mut Tx,
    actor: &Actor,
    own: &Application,
    part: &str,
    posted: &Posted,
    is_typing: bool,
) -> Result<Done> {
    let (id, part) = (&own.submission.id, find(own, part)?);
    let mut done = Done::default();
    actions::writable(tx, actor, id).await?;
    write_texts(tx, actor, (own, part), posted, &mut done).await?;
    for prompt in &part.prompts {
        write_consent(tx, actor, (id, prompt), posted, &mut done).await?;
        if !is_typing {
            write_link(tx, actor, (id, prompt), posted, &mut done).await?;
        }
    }
    write_files(tx, actor, id, posted, &mut done).await?;
    if let Some(is_done) = posted.get("done") {
        actions::set_done(tx, actor, id, &part.id, is_done == "yes").await?;
    }
    deed(tx, actor, id, posted.line("do")).await?;
    Ok(done)
}

async fn write_texts(
    tx: &mut Tx,
    actor: &Actor,
    (own, part): (&Application, &Part),
    posted: &Posted,
    done: &mut Done,
) -> Result<()> {
    let bases = bases(posted.line("version"));
    for question in questions(own, part) {
        let field = format!("answer.{question}");
        let Some(body) = posted.get(&field) else { continue };
        let typed = Typed {
            body: body.to_owned(),
            base: bases.get(question.as_str()).copied().unwrap_or(0),
            tab: posted.line("tab").chars().take(64).collect(),
            question: question.clone(),
        };
        match actions::save(tx, actor, &own.submission.id, typed).await {
            Ok(Saved::Kept) => {}
            Ok(Saved::Aside { newer }) => {
                done.doubled.get_or_insert((question, newer.body));
            }
            Err(Error::TooLarge) => done.errors.push(Field::new(field, "submission-text-too-large")),
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// The consent register of one prompt.
async fn write_consent(
    tx: &mut Tx,
    actor: &Actor,
    (id, prompt): (&SubmissionId, &Prompt),
    posted: &Posted,
    done: &mut Done,
) -> Result<()> {
    if let Some(consent) = typed_consent(posted, &prompt.id).filter(|_| prompt.youth_consent) {
        let saved = actions::register(tx, actor, id, consent).await;
        gather(&mut done.errors, &format!("consent.{}", prompt.id), saved)?;
    }
    Ok(())
}

/// A new link of one prompt.
async fn write_link(
    tx: &mut Tx,
    actor: &Actor,
    (id, prompt): (&SubmissionId, &Prompt),
    posted: &Posted,
    done: &mut Done,
) -> Result<()> {
    let field = format!("link.{}", prompt.id);
    let link = posted.line(&field);
    if !link.is_empty() {
        let saved = actions::add_link(tx, actor, id, &prompt.id, link).await;
        gather(&mut done.errors, &field, saved)?;
    }
    Ok(())
}

async fn write_files(tx: &mut Tx, actor: &Actor, id: &SubmissionId, posted: &Posted, done: &mut Done) -> Result<()> {
    for file in &posted.files {
        let kept = match &file.stored {
            Ok(stored) => actions::keep(tx, actor, id, (&file.prompt, &file.name), stored)
                .await
                .map(drop),
            Err(message) => Err(Error::field("file", message)),
        };
        if let (Err(Error::Invalid(_)), Ok(stored)) = (&kept, &file.stored) {
            actions::discard_later(tx, &stored.sha256).await?;
        }
        gather(&mut done.errors, &format!("file.{}", file.prompt), kept)?;
    }
    Ok(())
}

/// Collects what is to be mended under the name of its field on this page; anything else stops the saving.
fn gather(errors: &mut Vec<Field>, name: &str, done: Result<()>) -> Result<()> {
    match done {
        Err(Error::Invalid(fields)) => {
            errors.extend(fields.into_iter().map(|field| Field {
                name: name.to_owned(),
                ..field
            }));
            Ok(())
        }
        other => other,
    }
}

/// What the pressed button asks for besides saving.
async fn deed(tx: &mut Tx, actor: &Actor, id: &SubmissionId, deed: &str) -> Result<()> {
    match deed.split_once(':') {
        Some(("remove", file)) => actions::remove(tx, actor, id, &ArtifactId(file.to_owned())).await,
        Some(("restore", file)) => actions::restore_artifact(tx, actor, id, &ArtifactId(file.to_owned())).await,
        Some(("unlink", link)) => actions::remove_link(tx, actor, id, link).await,
        _ => Ok(()),
    }
}

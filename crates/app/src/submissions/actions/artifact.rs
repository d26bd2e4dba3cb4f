//! Files that arrived: keeping, removing, and taking the removal back.

use platform::db::Tx;
use platform::files::Stored;

use super::open::writable;
use crate::actor::Actor;
use crate::catalog::definition::Prompt;
use crate::events::{By, Event, record};
use crate::ids::{ArtifactId, SubmissionId};
use crate::submissions::draft::is_open;
use crate::submissions::media::{Kind, recognise};
use crate::submissions::store::submission::Submission;
use crate::submissions::store::{artifact, attempt};
use crate::{Error, Result, catalog};

/// The longest name that is kept, in characters.
const LONGEST_NAME: usize = 255;
/// More files than this are not kept for one prompt, whatever it asks for.
const MOST: usize = 50;

/// Makes a file that has arrived part of the draft, if its content is of a kind that the prompt accepts.
///
/// # Errors
/// [`Error::Invalid`] on the field `file`, with what to do instead.
pub async fn keep(
    tx: &mut Tx,
    actor: &Actor,
    id: &SubmissionId,
    (prompt, name): (&str, &str),
    stored: &Stored,
) -> Result<ArtifactId> {
    let submission = writable(tx, actor, id).await?;
    let version = catalog::version(tx, &submission.version).await?;
    let asked = file_prompt(version.definition.prompt(prompt))?;
    if stored.bytes == 0 {
        return Err(Error::field("file", "submission-file-empty"));
    }
    if stored.bytes > limit(asked, u64::MAX) {
        return Err(Error::field("file", "submission-file-too-large"));
    }
    let kind = recognise(&stored.head, asked).ok_or_else(|| Error::field("file", "submission-file-type"))?;
    check_room(tx, &submission, asked, kind == Kind::Vtt).await?;
    let name = tidy(name);
    let new = artifact::New {
        prompt,
        name: &name,
        media_type: kind.media_type(),
        sha256: &stored.sha256,
        bytes: stored.bytes,
    };
    let artifact = artifact::add(tx, &submission.place(), &new).await?;
    let event = Event::ArtifactArrived {
        submission: id.clone(),
        artifact: artifact.clone(),
    };
    record(tx, By::Person(actor, None), event).await?;
    Ok(artifact)
}

/// The prompt, if it is answered with files.
pub fn file_prompt(prompt: Option<&Prompt>) -> Result<&Prompt> {
    prompt.filter(|prompt| prompt.kind.is_file()).ok_or(Error::NotFound)
}

/// The largest file of a prompt, in bytes: its own limit, and never more than the server's.
pub fn limit(prompt: &Prompt, server: u64) -> u64 {
    let own = prompt.max_mb.map(|megabytes| u64::from(megabytes) * 1_000_000);
    own.unwrap_or(u64::MAX).min(server)
}

/// Whether one more fits. Captions are counted apart: there may be as many as recordings.
async fn check_room(tx: &mut Tx, submission: &Submission, prompt: &Prompt, is_captions: bool) -> Result<()> {
    check_open(tx, submission, &prompt.id).await?;
    let files = artifact::all(tx, &submission.place()).await?;
    let alike = |file: &&artifact::Artifact| file.prompt == prompt.id && file.is_captions() == is_captions;
    let here = files.iter().filter(alike).count();
    let most = prompt.count.map(|count| count.max).filter(|max| *max > 0);
    let most = most
        .and_then(|most| usize::try_from(most).ok())
        .unwrap_or(MOST)
        .min(MOST);
    if here < most {
        Ok(())
    } else {
        Err(Error::field("file", "submission-file-too-many"))
    }
}

/// On a later attempt what was met stays as it is.
async fn check_open(tx: &mut Tx, submission: &Submission, prompt: &str) -> Result<()> {
    let version = catalog::version(tx, &submission.version).await?;
    let attempt = attempt::get(tx, &submission.place()).await?;
    if is_open(&version.definition, &attempt, prompt) {
        Ok(())
    } else {
        Err(Error::Refused("submission-refused-met"))
    }
}

/// The name without its folders and without what cannot be seen; only the earner ever reads it.
fn tidy(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_hidden = |letter: &char| {
        letter.is_control()
            || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let seen: String = last
        .chars()
        .filter(|letter| !is_hidden(letter))
        .take(LONGEST_NAME)
        .collect();
    if seen.trim().is_empty() {
        "file".to_owned()
    } else {
        seen
    }
}

/// Takes a file out of the draft. Its bytes stay, so that it can be put back.
pub async fn remove(tx: &mut Tx, actor: &Actor, id: &SubmissionId, artifact: &ArtifactId) -> Result<()> {
    set(tx, actor, id, artifact, true).await
}

/// Puts a removed file back.
pub async fn restore(tx: &mut Tx, actor: &Actor, id: &SubmissionId, artifact: &ArtifactId) -> Result<()> {
    set(tx, actor, id, artifact, false).await
}

async fn set(tx: &mut Tx, actor: &Actor, id: &SubmissionId, artifact: &ArtifactId, removed: bool) -> Result<()> {
    let submission = writable(tx, actor, id).await?;
    let found = artifact::of(tx, id, artifact).await?;
    if found.place != submission.place() {
        return Err(Error::NotFound);
    }
    if found.removed_at.is_some() == removed {
        return Ok(());
    }
    check_open(tx, &submission, &found.prompt).await?;
    if !removed {
        let version = catalog::version(tx, &submission.version).await?;
        let asked = file_prompt(version.definition.prompt(&found.prompt))?;
        check_room(tx, &submission, asked, found.is_captions()).await?;
    }
    artifact::set_removed(tx, artifact, removed).await?;
    let (submission, artifact) = (id.clone(), artifact.clone());
    let event = if removed {
        Event::ArtifactRemoved { submission, artifact }
    } else {
        Event::ArtifactRestored { submission, artifact }
    };
    record(tx, By::Person(actor, None), event).await
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn a_name_loses_its_folders_and_what_cannot_be_seen() {
        assert_eq!(tidy("C:\\Users\\maya\\plan.pdf"), "plan.pdf");
        assert_eq!(tidy("../../etc/passwd"), "passwd");
        assert_eq!(tidy("a\r\nb\u{202e}gpj.png"), "abgpj.png");
        assert_eq!(tidy("///"), "file");
        assert_eq!(tidy(&"x".repeat(4_096)).len(), 255);
    }
}

//! What earners do with their applications.

use std::collections::BTreeMap;

use anyhow::{anyhow, bail};
use domain::declaration::Declarations;
use platform::db::Tx;
use platform::files::Stored;

use super::answers::{Answers, Consent};
use super::tell::Part;
use super::writing;
use crate::actor::Actor;
use crate::ids::SubmissionId;
use crate::submissions::{self, Declared, Draft, Place, Registered, Saved, Typed};
use crate::{App, assessment, catalog};

/// Opens a draft.
pub async fn start(app: &App, actor: &Actor, slug: &str) -> anyhow::Result<SubmissionId> {
    let mut tx = app.db.begin().await?;
    let id = submissions::start(&mut tx, actor, slug).await?;
    tx.commit().await?;
    Ok(id)
}

/// Writes one answer.
pub async fn write(part: &Part<'_>, prompt: &str, text: &str) -> anyhow::Result<()> {
    let mut tx = part.app.db.begin().await?;
    let draft = part.draft(&mut tx).await?;
    part.save(&mut tx, &draft, prompt, text).await?;
    tx.commit().await?;
    Ok(())
}

/// Says what changed since the attempt before, by criterion.
pub async fn explain(part: &Part<'_>, changed: &BTreeMap<String, String>) -> anyhow::Result<()> {
    for (criterion, text) in changed {
        write(part, &format!("changed.{criterion}"), text).await?;
    }
    Ok(())
}

/// Writes and attaches a whole set. On a later attempt that is what is open; what stands there already is left alone.
pub async fn fill(part: &Part<'_>, set: &Answers, consent_form: &str) -> anyhow::Result<()> {
    let files = arrive(part.app, set).await?;
    let mut tx = part.app.db.begin().await?;
    let draft = part.draft(&mut tx).await?;
    let summary = submissions::summary(&mut tx, &part.submission).await?;
    let version = catalog::version(&mut tx, &summary.version).await?;
    let is_open = |prompt: &str| submissions::is_open(&version.definition, &draft.attempt, prompt);
    for (prompt, text) in set.texts.iter().filter(|(prompt, _)| is_open(prompt)) {
        part.save(&mut tx, &draft, prompt, text).await?;
    }
    for (prompt, new) in files.iter().filter(|(prompt, _)| is_open(prompt)) {
        part.attach(&mut tx, &draft, prompt, new).await?;
        for file in new {
            part.register(&mut tx, prompt, file.consent, consent_form).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// A file of a set as it is kept.
struct Arrived<'a> {
    name: &'a str,
    consent: Option<Consent>,
    stored: Stored,
}

/// Puts the files of a set into the store, by prompt; captions come after all recordings.
async fn arrive<'a>(app: &App, set: &'a Answers) -> anyhow::Result<Vec<(&'a str, Vec<Arrived<'a>>)>> {
    let mut all = Vec::new();
    for (prompt, attached) in &set.artifacts {
        let mut files = Vec::new();
        let own = attached.iter().map(|file| (file.file.as_str(), file.consent));
        let captions = attached
            .iter()
            .filter_map(|file| Some((file.captions.as_deref()?, None)));
        for (name, consent) in own.chain(captions) {
            let bytes = writing::bytes(&format!("artifacts/{name}"))?;
            let stored = app.files.put_bytes(&bytes).await?;
            files.push(Arrived { name, consent, stored });
        }
        all.push((prompt.as_str(), files));
    }
    Ok(all)
}

/// Confirms everything and sends.
pub async fn send(part: &Part<'_>, set: &Answers) -> anyhow::Result<()> {
    let declared = Declared {
        three: Declarations {
            own_work: true,
            right_to_release: true,
            youth_consent: true,
        },
        ai: if set.ai.used { "used" } else { "not_used" }.to_owned(),
        ai_explanation: set.ai.explanation.clone(),
        names_checked: false,
    };
    let mut tx = part.app.db.begin().await?;
    let outbox = submissions::send(&mut tx, &part.actor, &part.submission, part.attempt, declared).await?;
    tx.commit().await?;
    if let Some(outbox) = outbox {
        bail!("it cannot be sent: {outbox:?}");
    }
    Ok(submissions::queue(part.app, &part.submission, part.attempt).await?)
}

/// Opens the next attempt.
pub async fn try_again(part: &Part<'_>) -> anyhow::Result<()> {
    let mut tx = part.app.db.begin().await?;
    assessment::again(&mut tx, &part.actor, &part.submission, part.attempt).await?;
    tx.commit().await?;
    Ok(())
}

impl Part<'_> {
    async fn draft(&self, tx: &mut Tx) -> anyhow::Result<Draft> {
        let place = Place {
            submission: self.submission.clone(),
            attempt: self.attempt,
        };
        Ok(Draft::of(tx, &place).await?)
    }

    async fn save(&self, tx: &mut Tx, draft: &Draft, question: &str, text: &str) -> anyhow::Result<()> {
        let stands = draft.text(question);
        if stands.body == text {
            return Ok(());
        }
        let typed = Typed {
            question: question.to_owned(),
            body: text.to_owned(),
            base: stands.version,
            tab: String::new(),
        };
        match submissions::save(tx, &self.actor, &self.submission, typed).await {
            Ok(Saved::Aside { .. }) => bail!("{question}: something else was saved meanwhile"),
            Ok(_) => Ok(()),
            Err(error) => bail!("{question}: {error}"),
        }
    }

    /// Makes these the files of a prompt, unless they are.
    async fn attach(&self, tx: &mut Tx, draft: &Draft, prompt: &str, new: &[Arrived<'_>]) -> anyhow::Result<()> {
        let there: Vec<_> = draft.files_of(prompt).collect();
        let digests = new.iter().map(|file| &file.stored.sha256);
        if there.iter().map(|file| &file.sha256).eq(digests) {
            return Ok(());
        }
        for old in there {
            submissions::remove_file(tx, &self.actor, &self.submission, &old.id).await?;
        }
        for file in new {
            let kept =
                submissions::keep_file(tx, &self.actor, &self.submission, (prompt, file.name), &file.stored).await;
            kept.map_err(|error| anyhow!("{}: {error}", file.name))?;
        }
        Ok(())
    }

    /// What the consent register says of a file's prompt. The earner vouches for it, and recorded on the day of attaching.
    async fn register(&self, tx: &mut Tx, prompt: &str, consent: Option<Consent>, form: &str) -> anyhow::Result<()> {
        let Some(consent) = consent else { return Ok(()) };
        let mut entry = Registered {
            prompt: prompt.to_owned(),
            shown: "nobody".to_owned(),
            ..Registered::default()
        };
        if let Consent::Youth { youth, on_file } = consent {
            entry = Registered {
                shown: "young_people".to_owned(),
                programme: self.member.works_at.clone(),
                recorded_on: jiff::tz::TimeZone::UTC.to_datetime(tx.now()).date().to_string(),
                youth,
                on_file,
                form_version: form.to_owned(),
                attested_by: self.member.name.clone(),
                ..entry
            };
        }
        Ok(submissions::register(tx, &self.actor, &self.submission, entry).await?)
    }
}

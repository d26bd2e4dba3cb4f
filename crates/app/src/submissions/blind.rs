//! What an assessor may see of a submission.
//!
//! Blindness is a matter of type: [`BlindSubmission`] has no field for the earner, an address, an organisation, a file name, the submission's
//! identifier or number, or earlier attempts, so no page built on it can show one. What cannot be hidden, a face or a voice, is said openly on
//! the assessor's page.

use jiff::civil::Date;
use platform::db::Tx;
use serde::Serialize;

use super::promise;
use super::store::{Place, artifact, attempt, declaration, link, response, submission};
use crate::catalog::{self, definition};
use crate::ids::{ArtifactId, SubmissionId, VersionId};
use crate::{Error, Result, organizations};

/// An attempt as sent, without who sent it.
#[derive(Clone, Debug, Serialize)]
pub struct BlindSubmission {
    pub version: VersionId,
    /// The day only, where the issuer is.
    pub sent_on: Date,
    pub parts: Vec<BlindPart>,
    /// What the earner says about their use of AI; none when they used none.
    pub ai_disclosure: Option<String>,
}

/// One part of it.
#[derive(Clone, Debug, Serialize)]
pub struct BlindPart {
    pub part: String,
    pub answers: Vec<BlindAnswer>,
}

/// What was handed in for one prompt.
#[derive(Clone, Debug, Serialize)]
pub struct BlindAnswer {
    pub prompt: String,
    pub text: Option<String>,
    pub artifacts: Vec<BlindArtifact>,
    pub links: Vec<String>,
}

/// A file, without its name and without its metadata.
#[derive(Clone, Debug, Serialize)]
pub struct BlindArtifact {
    /// Opaque; [`super::evidence_stream`] takes it.
    pub id: ArtifactId,
    pub media_type: String,
    /// Length of the copy.
    pub bytes: u64,
    /// A neutral file name, such as `photo-2.jpg`.
    pub label: String,
    /// 1, 2, 3 … within the prompt.
    pub order: u32,
}

impl BlindArtifact {
    /// Captions of a recording of the same prompt: the first of the first, the second of the second.
    pub fn is_captions(&self) -> bool {
        self.media_type == "text/vtt"
    }
}

/// An attempt as assessors see it. The caller has authorized its reader by their seat.
///
/// # Errors
/// [`Error::NotFound`] when the attempt was not sent, [`Error::Refused`] while its evidence is hidden.
pub async fn blind(tx: &mut Tx, id: &SubmissionId, attempt: u32) -> Result<BlindSubmission> {
    let submission = submission::get(tx, id).await?;
    if submission.hidden_at.is_some() {
        return Err(Error::Refused("submission-refused-hidden"));
    }
    let place = Place {
        submission: id.clone(),
        attempt,
    };
    let sent_at = attempt::get(tx, &place).await?.sent_at.ok_or(Error::NotFound)?;
    let issuer = organizations::organization(tx, &submission.organization).await?;
    let version = catalog::version(tx, &submission.version).await?;
    let handed_in = HandedIn::of(tx, &place).await?;
    let declared = declaration::get(tx, &place).await?;
    Ok(BlindSubmission {
        version: submission.version,
        sent_on: promise::calendar(&issuer).day(sent_at),
        parts: version
            .definition
            .parts
            .iter()
            .map(|part| handed_in.part(part))
            .collect(),
        ai_disclosure: (declared.ai == "used").then_some(declared.ai_explanation),
    })
}

/// Everything of an attempt, before it is sorted by prompt.
struct HandedIn {
    texts: Vec<response::Response>,
    artifacts: Vec<artifact::Artifact>,
    links: Vec<link::Link>,
}

impl HandedIn {
    async fn of(tx: &mut Tx, place: &Place) -> Result<Self> {
        Ok(Self {
            texts: response::all(tx, place).await?,
            artifacts: artifact::all(tx, place).await?,
            links: link::all(tx, place).await?,
        })
    }

    fn part(&self, part: &definition::Part) -> BlindPart {
        BlindPart {
            part: part.id.clone(),
            answers: part.prompts.iter().map(|prompt| self.answer(prompt)).collect(),
        }
    }

    fn answer(&self, prompt: &definition::Prompt) -> BlindAnswer {
        let text = self.texts.iter().find(|text| text.question == prompt.id);
        let artifacts = self.artifacts.iter().filter(|artifact| artifact.prompt == prompt.id);
        let links = self.links.iter().filter(|link| link.prompt == prompt.id);
        BlindAnswer {
            prompt: prompt.id.clone(),
            text: text
                .map(|text| text.body.clone())
                .filter(|text| !text.trim().is_empty()),
            artifacts: (1..)
                .zip(artifacts)
                .filter_map(|(order, file)| neutral(file, order))
                .collect(),
            links: links.map(|link| link.url.clone()).collect(),
        }
    }
}

fn neutral(artifact: &artifact::Artifact, order: u32) -> Option<BlindArtifact> {
    let copy = artifact.copy.as_ref()?;
    Some(BlindArtifact {
        id: artifact.id.clone(),
        media_type: artifact.media_type.clone(),
        bytes: copy.bytes,
        label: super::media::neutral_name(&artifact.media_type, order),
        order,
    })
}

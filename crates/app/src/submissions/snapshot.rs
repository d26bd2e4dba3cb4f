//! The frozen snapshot: a manifest that names every answer and file by its hash, and the receipt that is its own.
//!
//! The manifest is canonical JSON: keys in order, no white space, whole numbers. Whoever holds the answers can make it again and compare.

use std::collections::BTreeMap;

use platform::db::Tx;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::store::submission::Submission;
use super::store::{self, artifact, consent, declaration, link, response};
use crate::Result;

/// What an earner gets for what they sent.
#[derive(Clone, Debug)]
pub struct Receipt {
    pub taken_at: jiff::Timestamp,
    /// SHA-256 of the manifest, hex.
    pub digest: String,
    /// The manifest: canonical JSON.
    pub manifest: String,
}

impl From<store::snapshot::Snapshot> for Receipt {
    fn from(snapshot: store::snapshot::Snapshot) -> Self {
        Self {
            taken_at: snapshot.taken_at,
            digest: snapshot.digest,
            manifest: snapshot.manifest,
        }
    }
}

/// Fields stand in the order of their names, so that the JSON is canonical as it is written.
#[derive(Serialize)]
struct Manifest<'a> {
    answers: BTreeMap<&'a str, String>,
    attempt: u32,
    consents: BTreeMap<&'a str, Consented<'a>>,
    declarations: Declared<'a>,
    files: Vec<File<'a>>,
    links: Vec<Link<'a>>,
    submission: &'a str,
    taken_at: String,
    version: &'a str,
}

#[derive(Serialize)]
struct Consented<'a> {
    attested_by: &'a str,
    form_version: &'a str,
    on_file: u32,
    programme: &'a str,
    recorded_on: &'a str,
    shown: &'a str,
    youth: u32,
}

#[derive(Serialize)]
struct Declared<'a> {
    ai: &'a str,
    ai_explanation: String,
    own_work: bool,
    right_to_release: bool,
    youth_consent: bool,
}

#[derive(Serialize)]
struct File<'a> {
    bytes: u64,
    copy_sha256: Option<&'a str>,
    media_type: &'a str,
    position: u32,
    prompt: &'a str,
    sha256: &'a str,
}

#[derive(Serialize)]
struct Link<'a> {
    prompt: &'a str,
    url: &'a str,
}

/// Freezes what the attempt holds at this moment.
pub async fn freeze(tx: &mut Tx, submission: &Submission) -> Result<()> {
    let place = submission.place();
    let answers = response::all(tx, &place).await?;
    let files = artifact::all(tx, &place).await?;
    let links = link::all(tx, &place).await?;
    let consents = consent::all(tx, &place).await?;
    let declared = declaration::get(tx, &place).await?;
    let manifest = Manifest {
        answers: answers
            .iter()
            .map(|answer| (answer.question.as_str(), sha256(&answer.body)))
            .collect(),
        attempt: place.attempt,
        consents: consents.iter().map(consented).collect(),
        declarations: Declared {
            ai: &declared.ai,
            ai_explanation: sha256(&declared.ai_explanation),
            own_work: declared.three.own_work,
            right_to_release: declared.three.right_to_release,
            youth_consent: declared.three.youth_consent,
        },
        files: files.iter().map(file).collect(),
        links: links.iter().map(linked).collect(),
        submission: submission.id.as_str(),
        taken_at: tx.now().to_string(),
        version: submission.version.as_str(),
    };
    let text = serde_json::to_string(&manifest).map_err(anyhow::Error::from)?;
    let digest = sha256(&text);
    store::snapshot::add(tx, &place, &text, &digest).await
}

fn consented(consent: &consent::Consent) -> (&str, Consented<'_>) {
    let row = Consented {
        attested_by: &consent.attested_by,
        form_version: &consent.form_version,
        on_file: consent.on_file,
        programme: &consent.programme,
        recorded_on: &consent.recorded_on,
        shown: &consent.shown,
        youth: consent.youth,
    };
    (&consent.prompt, row)
}

fn file(artifact: &artifact::Artifact) -> File<'_> {
    File {
        bytes: artifact.bytes,
        copy_sha256: artifact.copy.as_ref().map(|copy| copy.sha256.as_str()),
        media_type: &artifact.media_type,
        position: artifact.position,
        prompt: &artifact.prompt,
        sha256: &artifact.sha256,
    }
}

fn linked(link: &link::Link) -> Link<'_> {
    Link {
        prompt: &link.prompt,
        url: &link.url,
    }
}

fn sha256(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}

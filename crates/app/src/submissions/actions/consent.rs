//! The consent register.

use platform::db::Tx;

use super::open::writable;
use crate::actor::Actor;
use crate::error::Field;
use crate::ids::SubmissionId;
use crate::submissions::store::consent::{self, Consent};
use crate::{Error, Result, catalog};

/// The longest entry, in characters.
const LONGEST: usize = 200;

/// Writes down who can be seen or heard in the files of one prompt. Gaps are allowed until sending; nonsense is not.
pub async fn register(tx: &mut Tx, actor: &Actor, id: &SubmissionId, mut entry: Consent) -> Result<()> {
    let submission = writable(tx, actor, id).await?;
    let version = catalog::version(tx, &submission.version).await?;
    let prompt = version.definition.prompt(&entry.prompt).ok_or(Error::NotFound)?;
    if !prompt.youth_consent {
        return Err(Error::NotFound);
    }
    let problems = problems(&entry);
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    if entry.shown == "nobody" {
        entry = Consent {
            prompt: entry.prompt,
            shown: entry.shown,
            ..Consent::default()
        };
    }
    consent::put(tx, &submission.place(), &entry).await
}

fn problems(entry: &Consent) -> Vec<Field> {
    let mut problems = Vec::new();
    if !matches!(entry.shown.as_str(), "nobody" | "young_people") {
        problems.push(Field::new("shown", "submission-consent-choose"));
    }
    if !entry.recorded_on.is_empty() && entry.recorded_on.parse::<jiff::civil::Date>().is_err() {
        problems.push(Field::new("recorded_on", "submission-consent-date"));
    }
    let lines = [
        ("programme", &entry.programme),
        ("form_version", &entry.form_version),
        ("attested_by", &entry.attested_by),
    ];
    let too_long = lines.iter().filter(|(_, line)| line.chars().count() > LONGEST);
    problems.extend(too_long.map(|(name, _)| Field::new(*name, "submission-line-too-long")));
    problems
}

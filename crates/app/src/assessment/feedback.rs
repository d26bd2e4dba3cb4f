//! What an earner hears: the level of each criterion, and every remark without its author.

use domain::scoring::{CriterionScore, Place, Verdict};
use jiff::Timestamp;
use platform::db::Tx;

use super::place::moments;
use super::store::result::{self, Stored};
use super::store::sheet;
use crate::catalog::definition::Criterion;
use crate::ids::SubmissionId;
use crate::{Result, catalog, submissions};

/// The result of one attempt.
#[derive(Clone, Debug)]
pub struct Feedback {
    pub attempt: u32,
    /// Since when the earner sees it; none before the decision.
    pub released_at: Option<Timestamp>,
    /// In the order of the rubric.
    pub criteria: Vec<OnCriterion>,
    /// What the assessors found strong.
    pub strengths: Vec<String>,
}

/// What is said about one criterion.
#[derive(Clone, Debug)]
pub struct OnCriterion {
    /// The criterion's identifier.
    pub id: String,
    pub title: String,
    /// The identifier of the level that counts; empty while a lead decides.
    pub level: String,
    pub level_title: String,
    pub is_met: bool,
    /// Everybody's, in an order that says nothing; a lead's last.
    pub remarks: Vec<Remark>,
}

/// What one person wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The level that they saw.
    pub level_title: String,
    pub comment: String,
    pub next_step: String,
    pub cited: Vec<Cited>,
}

/// A place that a remark points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    pub prompt: String,
    /// Which file of the prompt, from 0; none for the text.
    pub artifact: Option<u32>,
    pub place: Place,
}

impl Feedback {
    /// How many criteria are met.
    pub fn met(&self) -> usize {
        self.criteria.iter().filter(|criterion| criterion.is_met).count()
    }
}

/// What all scores of an attempt say together, if they are all in. The caller decides who may read it before it is released.
pub async fn feedback(tx: &mut Tx, id: &SubmissionId, attempt: u32) -> Result<Option<Feedback>> {
    match result::of_attempt(tx, id, attempt).await? {
        Some(stored) => told(tx, id, stored).await.map(Some),
        None => Ok(None),
    }
}

/// The latest feedback that the earner may read.
pub async fn released(tx: &mut Tx, id: &SubmissionId) -> Result<Option<Feedback>> {
    match result::released(tx, id).await? {
        Some(stored) => told(tx, id, stored).await.map(Some),
        None => Ok(None),
    }
}

async fn told(tx: &mut Tx, id: &SubmissionId, stored: Stored) -> Result<Feedback> {
    let summary = submissions::summary(tx, id).await?;
    let version = catalog::version(tx, &summary.version).await?;
    let sheets = sheet::counting(tx, id, stored.attempt).await?;
    let mut strengths: Vec<String> = sheets.into_iter().flat_map(|sent| sent.sheet.strengths).collect();
    strengths.dedup();
    let merged = &stored.merged.criteria;
    let criteria = version.definition.criteria.iter().filter_map(|criterion| {
        let entry = merged.iter().find(|entry| entry.criterion.as_str() == criterion.id)?;
        let level = match entry.verdict {
            Verdict::Settled(level) => criterion.levels.get(usize::from(level)),
            Verdict::Disputed(_) => None,
        };
        Some(OnCriterion {
            id: criterion.id.clone(),
            title: criterion.title.clone(),
            level: level.map(|level| level.id.clone()).unwrap_or_default(),
            level_title: level.map(|level| level.title.clone()).unwrap_or_default(),
            is_met: entry.is_met(),
            remarks: entry.remarks.iter().map(|score| remark(criterion, score)).collect(),
        })
    });
    Ok(Feedback {
        attempt: stored.attempt,
        released_at: stored.released_at,
        criteria: criteria.collect(),
        strengths,
    })
}

/// One score as others may read it.
pub fn remark(criterion: &Criterion, score: &CriterionScore) -> Remark {
    let level = criterion.levels.get(usize::from(score.level));
    Remark {
        level_title: level.map(|level| level.title.clone()).unwrap_or_default(),
        comment: score.comment.clone(),
        next_step: score.next_step.clone(),
        cited: cited(score),
    }
}

/// The level reached on each criterion of the attempt that was awarded: criterion and level by their identifiers in the version. Empty while
/// nothing is decided.
pub async fn rubric_results(tx: &mut Tx, id: &SubmissionId) -> Result<Vec<(String, String)>> {
    let feedback = released(tx, id).await?;
    let criteria = feedback.map(|feedback| feedback.criteria).unwrap_or_default();
    Ok(criteria
        .into_iter()
        .map(|criterion| (criterion.id, criterion.level))
        .collect())
}

/// Every place that a score cites, and the moments linked in its comment; they are moments of the recording that it cites.
fn cited(score: &CriterionScore) -> Vec<Cited> {
    let citations = score.citations.iter();
    let mut cited: Vec<Cited> = citations
        .map(|citation| Cited {
            prompt: citation.prompt.as_str().to_owned(),
            artifact: citation.artifact,
            place: citation.place,
        })
        .collect();
    let recording = cited.iter().find(|known| matches!(known.place, Place::Second(_)));
    let Some(recording) = recording.cloned() else {
        return cited;
    };
    for place in moments(&score.comment).into_iter().map(Place::Second) {
        if cited.iter().all(|known| known.place != place) {
            cited.push(Cited {
                place,
                ..recording.clone()
            });
        }
    }
    cited
}

#[cfg(test)]
mod tests {
    use domain::scoring::{Citation, CriterionScore, Place};

    use super::cited;

    #[test]
    fn moments_in_a_comment_are_places_too_once_and_only_in_a_recording() {
        let mut score: CriterionScore = serde_json::from_value(serde_json::json!({
            "criterion": "waits", "level": 0, "comment": "At [0:13] and [0:18], and [0:18] again."
        }))
        .unwrap();
        assert!(cited(&score).is_empty());
        let of = |place| Citation {
            prompt: "clip".into(),
            artifact: Some(0),
            place,
        };
        score.citations = vec![of(Place::Page(2)), of(Place::Second(13))];
        let places: Vec<Place> = cited(&score).into_iter().map(|cited| cited.place).collect();
        assert_eq!(places, [Place::Page(2), Place::Second(13), Place::Second(18)]);
    }
}

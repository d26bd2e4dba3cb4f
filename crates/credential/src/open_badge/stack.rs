//! The comprehensive credential of a stack, and how it refers to its parts.
//!
//! Open Badges 3.0 has no "consists of"; CLR 2.0 has, see [`crate::clr`]. Its `related`
//! names editions of the *same* achievement, so it must not name parts. What fits by the letter:
//!
//! * each part is something that had to be completed: a `ResultDescription` of type `Status` with `requiredValue`
//!   `Completed`, aligned to the part's achievement as `ceterms:Credential`;
//! * it was completed: a `Result` with `status` `Completed`, aligned to the earner's own credential for the part;
//! * that credential is the evidence: an `Evidence` whose `id` is the credential's address.
//!
//! A person follows the evidence, a program compares the two alignments.

use super::{AchievementResult, AchievementSubject, Alignment, Evidence, ResultDescription};

/// One part of a stack that the earner holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Title of the part.
    pub name: String,
    /// Identifier of the part's achievement.
    pub achievement: String,
    /// Identifier of the earner's credential for it, where it can be had.
    pub credential: String,
}

/// Writes the parts into a comprehensive credential's subject and returns the evidence that points at them.
///
/// `genre` is the word for this kind of evidence in the language of the credential.
pub fn refer_to_parts(subject: &mut AchievementSubject, parts: &[Part], genre: &str) -> Vec<Evidence> {
    for (number, part) in (1..).zip(parts) {
        let description = required(&subject.achievement.id, number, part);
        subject.result.push(reached(&description, part));
        subject.achievement.result_description.push(description);
    }
    parts.iter().map(|part| evidence(part, genre)).collect()
}

fn required(achievement: &str, number: usize, part: &Part) -> ResultDescription {
    ResultDescription {
        id: format!("{achievement}#part-{number}"),
        name: part.name.clone(),
        result_type: "Status".into(),
        required_value: Some("Completed".to_owned()),
        alignment: vec![alignment(part, &part.achievement)],
        ..ResultDescription::default()
    }
}

fn reached(description: &ResultDescription, part: &Part) -> AchievementResult {
    AchievementResult {
        result_description: Some(description.id.clone()),
        status: Some("Completed".into()),
        alignment: vec![alignment(part, &part.credential)],
        ..AchievementResult::default()
    }
}

fn alignment(part: &Part, target: &str) -> Alignment {
    Alignment {
        target_name: part.name.clone(),
        target_url: target.to_owned(),
        target_type: Some("ceterms:Credential".into()),
        ..Alignment::default()
    }
}

fn evidence(part: &Part, genre: &str) -> Evidence {
    Evidence {
        id: Some(part.credential.clone()),
        name: Some(part.name.clone()),
        genre: Some(genre.to_owned()),
        ..Evidence::default()
    }
}

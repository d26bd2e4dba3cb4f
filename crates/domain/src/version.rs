//! The life of a version, the immutable edition of a micro-credential (product rules §4 "Other lifecycles").

use serde::{Deserialize, Serialize};

use crate::PersonId;

/// Where a version stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Being written.
    Draft,
    /// The quality checklist is worked through.
    InReview,
    /// The reviewer wants something changed.
    ChangesRequested,
    /// Good to go.
    Approved,
    /// Open to a cohort first.
    Pilot,
    /// Open to everybody.
    Published,
    /// No new starts; submissions under way go on.
    Frozen,
    /// Kept for reading; awards stay valid.
    Retired,
}

/// A move in a version's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Move {
    /// The author asks for the review.
    AskReview,
    /// The reviewer asks for changes.
    RequestChanges,
    /// The reviewer approves.
    Approve,
    /// Try it with a cohort.
    Pilot,
    /// Open it to everybody.
    Publish,
    /// Take no new starts.
    Freeze,
    /// Put it away.
    Retire,
}

/// Every legal move, in order.
pub const TABLE: &[(Stage, Move, Stage)] = &[
    (Stage::Draft, Move::AskReview, Stage::InReview),
    (Stage::InReview, Move::RequestChanges, Stage::ChangesRequested),
    (Stage::InReview, Move::Approve, Stage::Approved),
    (Stage::ChangesRequested, Move::AskReview, Stage::InReview),
    (Stage::Approved, Move::Pilot, Stage::Pilot),
    (Stage::Approved, Move::Publish, Stage::Published),
    (Stage::Pilot, Move::Publish, Stage::Published),
    (Stage::Pilot, Move::Freeze, Stage::Frozen),
    (Stage::Published, Move::Freeze, Stage::Frozen),
    (Stage::Frozen, Move::Retire, Stage::Retired),
];

/// Why a move is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The table has no such move.
    #[error("not possible from this stage")]
    NotFrom,
    /// The only author approves nothing (product rules §3).
    #[error("a sole author does not approve their own work")]
    SoleAuthor,
}

impl Stage {
    /// The stage after a move; `Ok(None)` when the version is already where the move leads.
    ///
    /// # Errors
    /// [`Refusal::NotFrom`] when the table has no such move.
    pub fn after(self, asked: Move) -> Result<Option<Self>, Refusal> {
        if let Some((_, _, to)) = TABLE.iter().find(|(from, by, _)| *from == self && *by == asked) {
            return Ok(Some(*to));
        }
        let there = TABLE.iter().any(|(_, by, to)| *to == self && *by == asked);
        if there { Ok(None) } else { Err(Refusal::NotFrom) }
    }

    /// Whether somebody can start a submission. A pilot is for its cohort, which the room checks.
    #[must_use]
    pub const fn takes_starts(self) -> bool {
        matches!(self, Self::Pilot | Self::Published)
    }

    /// Whether the content may still change. From the approval on only minor edits are made, and they are kept.
    #[must_use]
    pub const fn is_editable(self) -> bool {
        matches!(self, Self::Draft | Self::ChangesRequested)
    }

    /// The word for it in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::InReview => "in_review",
            Self::ChangesRequested => "changes_requested",
            Self::Approved => "approved",
            Self::Pilot => "pilot",
            Self::Published => "published",
            Self::Frozen => "frozen",
            Self::Retired => "retired",
        }
    }

    /// Reads the word back.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let later = TABLE.iter().map(|(_, _, to)| *to);
        std::iter::once(Self::Draft)
            .chain(later)
            .find(|stage| stage.as_str() == word)
    }
}

/// Whether this reviewer may approve: anybody but a sole author.
///
/// # Errors
/// [`Refusal::SoleAuthor`].
pub fn check_reviewer(authors: &[PersonId], reviewer: &PersonId) -> Result<(), Refusal> {
    match authors {
        [] => Ok(()),
        all if all.iter().any(|author| author != reviewer) => Ok(()),
        _ => Err(Refusal::SoleAuthor),
    }
}

/// What an edit touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// A typing mistake, a link, an image's alternative text: the version stays.
    Wording,
    /// A prompt, a criterion, a level, a requirement: a new version.
    Criteria,
}

impl Edit {
    /// Whether the edit needs a new version (product rules §4: criteria do, typing mistakes do not).
    #[must_use]
    pub const fn needs_new_version(self) -> bool {
        matches!(self, Self::Criteria)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_life_of_a_version() {
        let road = [
            (Move::AskReview, Stage::InReview),
            (Move::RequestChanges, Stage::ChangesRequested),
            (Move::AskReview, Stage::InReview),
            (Move::Approve, Stage::Approved),
            (Move::Pilot, Stage::Pilot),
            (Move::Publish, Stage::Published),
            (Move::Freeze, Stage::Frozen),
            (Move::Retire, Stage::Retired),
        ];
        let mut stage = Stage::Draft;
        for (asked, to) in road {
            assert_eq!(stage.after(asked), Ok(Some(to)));
            assert_eq!(to.after(asked), Ok(None), "{asked:?} twice is once");
            assert_eq!(Stage::parse(to.as_str()), Some(to));
            stage = to;
        }
        assert_eq!(
            Stage::Approved.after(Move::Publish),
            Ok(Some(Stage::Published)),
            "a pilot is not a must"
        );
    }

    #[test]
    fn what_a_version_does_not_do() {
        for (stage, asked) in [
            (Stage::Draft, Move::Publish),
            (Stage::InReview, Move::Publish),
            (Stage::Published, Move::AskReview),
            (Stage::Published, Move::Retire),
            (Stage::Frozen, Move::Publish),
            (Stage::Retired, Move::Publish),
        ] {
            assert_eq!(stage.after(asked), Err(Refusal::NotFrom), "{asked:?} from {stage:?}");
        }
    }

    #[test]
    fn starts_are_taken_only_while_it_is_open() {
        let open: Vec<Stage> = TABLE
            .iter()
            .map(|row| row.2)
            .filter(|stage| stage.takes_starts())
            .collect();
        assert!(
            open.iter()
                .all(|stage| matches!(stage, Stage::Pilot | Stage::Published))
                && !open.is_empty()
        );
        assert!(Stage::Draft.is_editable() && Stage::ChangesRequested.is_editable() && !Stage::Published.is_editable());
        assert!(Edit::Criteria.needs_new_version() && !Edit::Wording.needs_new_version());
    }

    #[test]
    fn the_only_author_is_not_the_only_reviewer() {
        let (ana, ben) = (PersonId::from("ana"), PersonId::from("ben"));
        assert_eq!(
            check_reviewer(std::slice::from_ref(&ana), &ana),
            Err(Refusal::SoleAuthor)
        );
        assert_eq!(
            check_reviewer(&[ana.clone(), ana.clone()], &ana),
            Err(Refusal::SoleAuthor)
        );
        assert_eq!(check_reviewer(std::slice::from_ref(&ana), &ben), Ok(()));
        assert_eq!(check_reviewer(&[ana.clone(), ben], &ana), Ok(()));
    }
}

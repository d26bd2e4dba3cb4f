//! What an earner declares before sending (product rules §4 `submitted`, §7 consent, §2 AI-use policy).

use serde::{Deserialize, Serialize};

/// One of the three declarations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Declaration {
    /// This is my own work.
    OwnWork,
    /// I may release this evidence for assessment.
    RightToRelease,
    /// Consent is on file for every young person who can be seen or heard.
    YouthConsent,
}

/// Which of the three the earner has confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Declarations {
    /// See [`Declaration::OwnWork`].
    pub own_work: bool,
    /// See [`Declaration::RightToRelease`].
    pub right_to_release: bool,
    /// See [`Declaration::YouthConsent`].
    pub youth_consent: bool,
}

impl Declarations {
    /// The declarations that are still missing.
    pub fn missing(self) -> impl Iterator<Item = Declaration> {
        [
            (self.own_work, Declaration::OwnWork),
            (self.right_to_release, Declaration::RightToRelease),
            (self.youth_consent, Declaration::YouthConsent),
        ]
        .into_iter()
        .filter_map(|(confirmed, declaration)| (!confirmed).then_some(declaration))
    }
}

/// What a version says about the use of AI.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AiPolicy {
    /// No AI tool may be used.
    Forbidden,
    /// Allowed when the earner says which tool did what.
    #[serde(alias = "with_disclosure")]
    AllowedWithDisclosure,
    /// No question asked beyond "used or not".
    Free,
}

/// What the earner says about their use of AI.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AiUse {
    /// Not answered yet.
    #[default]
    Unanswered,
    /// No AI tool was used.
    NotUsed,
    /// AI was used.
    Used {
        /// The earner said which tool did what.
        explained: bool,
    },
}

/// What stands between an AI disclosure and sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AiProblem {
    /// The question is not answered.
    Unanswered,
    /// This version does not allow it.
    Forbidden,
    /// The version asks for an explanation.
    Unexplained,
}

impl AiPolicy {
    /// Holds a disclosure against the policy.
    ///
    /// # Errors
    /// The one [`AiProblem`] that blocks sending.
    pub const fn check(self, used: AiUse) -> Result<(), AiProblem> {
        match (self, used) {
            (_, AiUse::Unanswered) => Err(AiProblem::Unanswered),
            (Self::Forbidden, AiUse::Used { .. }) => Err(AiProblem::Forbidden),
            (Self::AllowedWithDisclosure, AiUse::Used { explained: false }) => Err(AiProblem::Unexplained),
            (_, AiUse::NotUsed | AiUse::Used { .. }) => Ok(()),
        }
    }
}

/// What the consent register says about one artifact (product rules §7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    /// The earner has not said whether young people can be seen or heard.
    #[default]
    Unanswered,
    /// No young person can be seen or heard.
    NobodyShown,
    /// Young people can be seen or heard.
    Shown {
        /// How many.
        youth: u32,
        /// For how many consent is on file.
        on_file: u32,
        /// Somebody attests the register by name.
        attested: bool,
    },
    /// A guardian withdrew consent: the file is quarantined.
    Withdrawn,
}

/// What stands between an artifact's consent and sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsentProblem {
    /// The question is not answered.
    Unanswered,
    /// Consent is missing for this many young people.
    Missing(u32),
    /// The numbers make no sense: nobody shown, or more consents than people.
    Implausible,
    /// Nobody attests it.
    Unattested,
    /// Consent was withdrawn.
    Withdrawn,
}

impl Consent {
    /// Whether the artifact may be sent.
    ///
    /// # Errors
    /// The first [`ConsentProblem`].
    pub const fn check(self) -> Result<(), ConsentProblem> {
        match self {
            Self::NobodyShown => Ok(()),
            Self::Unanswered => Err(ConsentProblem::Unanswered),
            Self::Withdrawn => Err(ConsentProblem::Withdrawn),
            Self::Shown { youth, on_file, .. } if youth == 0 || on_file > youth => Err(ConsentProblem::Implausible),
            Self::Shown { youth, on_file, .. } if on_file < youth => Err(ConsentProblem::Missing(youth - on_file)),
            Self::Shown { attested: false, .. } => Err(ConsentProblem::Unattested),
            Self::Shown { .. } => Ok(()),
        }
    }
}

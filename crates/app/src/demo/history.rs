//! Who did what, and when (`content/demo/history.yaml`, whose shape is described beside it).

use std::collections::BTreeMap;

use serde::Deserialize;

use super::writing;

/// The whole file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct History {
    /// When content was published and roles were given.
    pub published: i32,
    /// The form on which families give consent, as it is named in the register.
    pub consent_form: String,
    pub earned: Vec<Earned>,
    /// What assessors wrote when everything was demonstrated, by micro-credential: the first one's words and the second one's.
    pub strengths: BTreeMap<String, [String; 2]>,
    pub applications: Vec<Application>,
    pub revocations: Vec<Revocation>,
    pub claims: Vec<Claim>,
    pub attestations: Vec<Attestation>,
    pub updates: Vec<SignUp>,
}

/// An award without a story.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Earned {
    pub person: String,
    pub micro_credential: String,
    pub answers: String,
    pub sent: i32,
    pub assessors: [String; 2],
    pub awarded: i32,
}

/// An application, told step by step.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Application {
    pub id: String,
    pub person: String,
    pub micro_credential: String,
    /// Where it stands at the end.
    pub state: String,
    /// Who has the disputed criteria in the queue at the end.
    pub adjudicator: Option<String>,
    pub steps: Vec<Step>,
}

/// Something that somebody did.
#[derive(Clone, Debug, Deserialize)]
pub struct Step {
    pub day: i32,
    /// A time of day; any in office hours if left out.
    pub at: Option<String>,
    #[serde(flatten)]
    pub deed: Deed,
}

/// What can be done with an application.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Deed {
    /// Opens a draft.
    Start,
    /// One autosaved revision of one answer.
    Write { prompt: String, text: String },
    /// Writes and attaches a whole set.
    Fill { answers: String },
    /// Fills in a set and sends it.
    Send {
        answers: String,
        /// On a later attempt: what changed, by criterion.
        #[serde(default)]
        changed: BTreeMap<String, String>,
    },
    /// The completeness check finds everything there.
    PassPrecheck { by: String },
    /// The completeness check finds something missing.
    ReturnIncomplete { by: String, reason: String },
    /// Seats these assessors, as the platform does at once when something comes into the queue.
    Assign { to: Vec<String> },
    /// Saves a sheet.
    DraftSheet(Sheet),
    /// Sends a sheet.
    SendScores(Sheet),
    /// Awards.
    Grant { by: String },
    /// Decides "not yet".
    DecideNotYet { by: String },
    /// Opens the next attempt.
    TryAgain,
}

/// What an assessor writes.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sheet {
    pub by: String,
    /// Levels by criterion; `rest` stands for all that are not named.
    pub levels: BTreeMap<String, String>,
    pub strengths: Vec<String>,
    pub comments: BTreeMap<String, Comment>,
    pub confidence: Option<u8>,
}

/// What an assessor says about one criterion.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    pub text: String,
    #[serde(default)]
    pub next_step: String,
    #[serde(default)]
    pub cites: Vec<Cite>,
}

/// A place in what was handed in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cite {
    pub prompt: String,
    /// From 1.
    pub paragraph: Option<u32>,
    /// Which of the prompt's files, from 0.
    pub artifact: Option<u32>,
    /// From 1.
    pub page: Option<u32>,
    /// From 0.
    pub second: Option<u32>,
}

/// An award that is withdrawn.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revocation {
    pub person: String,
    pub micro_credential: String,
    pub by: String,
    pub day: i32,
    /// The reason's code.
    pub reason: String,
    /// What everyone reads.
    pub public_reason: String,
}

/// An application for a stack's credential.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    pub person: String,
    pub stack: String,
    pub day: i32,
    pub answers: BTreeMap<String, String>,
    pub review: Option<Review>,
}

/// An officer awards a claim.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    pub by: String,
    pub day: i32,
    pub note: String,
}

/// Somebody is asked for a statement.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attestation {
    pub person: String,
    pub stack: String,
    pub attestation: String,
    pub from: String,
    pub asked: i32,
}

/// A stranger signs up for news.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignUp {
    pub email: String,
    pub day: i32,
    pub confirmed: bool,
}

impl History {
    /// Reads the file.
    pub fn read() -> anyhow::Result<Self> {
        writing::parse(&writing::text("history.yaml")?, "history.yaml")
    }
}

//! A credential that is out, as other rooms and lists see it.

use domain::award::{Award, RevocationReason, Standing};
use jiff::Timestamp;

use crate::ids::{CredentialId, MicroCredentialId, OrgId, PersonId, StackEditionId, StackId, SubmissionId, VersionId};

/// A credential that is out.
#[derive(Clone, Debug)]
pub struct Credential {
    pub id: CredentialId,
    pub issuer: OrgId,
    pub person: PersonId,
    pub what: Certified,
    pub title: String,
    /// The name of its holder as it says.
    pub holder: String,
    /// What was decided about it, and its dates.
    pub award: Award,
    pub issued_at: Timestamp,
    pub withdrawal: Option<Withdrawal>,
    /// Whether its earner took the public page away.
    pub is_hidden: bool,
}

/// What a credential certifies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Certified {
    MicroCredential {
        micro_credential: MicroCredentialId,
        version: VersionId,
        submission: SubmissionId,
        attempt: u32,
    },
    Stack {
        stack: StackId,
        edition: StackEditionId,
    },
    /// A micro-credential that its issuer awarded before it came here.
    Recorded {
        micro_credential: MicroCredentialId,
        version: VersionId,
    },
}

/// How a credential was withdrawn.
#[derive(Clone, Debug)]
pub struct Withdrawal {
    pub at: Timestamp,
    pub reason: RevocationReason,
    /// What the public page says.
    pub words: String,
}

impl Credential {
    /// How it stands at a moment.
    pub fn standing(&self, now: Timestamp) -> Standing {
        self.award.standing(now)
    }

    /// Whether it counts at a moment: for a verifier, and for a stack.
    pub fn is_in_force(&self, now: Timestamp) -> bool {
        self.award.is_in_force(now)
    }

    /// The micro-credential it certifies, if it is not a stack's.
    pub fn micro_credential(&self) -> Option<&MicroCredentialId> {
        match &self.what {
            Certified::MicroCredential { micro_credential, .. } | Certified::Recorded { micro_credential, .. } => {
                Some(micro_credential)
            }
            Certified::Stack { .. } => None,
        }
    }

    /// Its public page, a path on this site.
    pub fn path(&self) -> String {
        format!("/v/{}", self.id)
    }
}

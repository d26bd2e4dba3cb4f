//! News to the rooms on the right: the work that follows from what happened.

use super::Event;
use crate::jobs::Job;

impl Event {
    /// The work that must follow in rooms to the right.
    pub(super) fn follow_up(&self) -> Vec<Job> {
        match self {
            Self::SubmissionMoved {
                submission,
                attempt,
                to: domain::workflow::State::Submitted,
                ..
            } => vec![Job::QueueSubmission {
                submission: submission.clone(),
                attempt: *attempt,
            }],
            Self::Granted { submission, attempt } => vec![Job::Award {
                submission: submission.clone(),
                attempt: *attempt,
            }],
            Self::AssessorsSought { submission, attempt } => vec![Job::SeekAssessors {
                submission: submission.clone(),
                attempt: *attempt,
            }],
            Self::SeatsChanged { submission, .. } => vec![Job::SeatsChanged {
                submission: submission.clone(),
            }],
            Self::ArtifactArrived { artifact, .. } => vec![Job::CopyArtifact {
                artifact: artifact.clone(),
            }],
            Self::VersionPublished { version, .. } => vec![Job::GatherVersion {
                version: version.clone(),
            }],
            Self::StackPublished { stack, .. } => vec![Job::GatherStack { stack: stack.clone() }],
            Self::Awarded { person, .. } | Self::CredentialRevoked { person, .. } => {
                vec![Job::StackReconsider { person: person.clone() }]
            }
            Self::PersonSignedUp { .. }
            | Self::SessionBegan { .. }
            | Self::SessionEnded { .. }
            | Self::RoleGiven { .. }
            | Self::RoleEnded { .. }
            | Self::Invited { .. }
            | Self::InvitationAccepted { .. }
            | Self::InvitationWithdrawn { .. }
            | Self::SubmissionStarted { .. }
            | Self::SubmissionMoved { .. }
            | Self::SeatGiven { .. }
            | Self::SeatEnded { .. }
            | Self::EvidenceViewed { .. }
            | Self::FeedbackReleased { .. }
            | Self::ArtifactRemoved { .. }
            | Self::ArtifactRestored { .. }
            | Self::AwardDrafted { .. }
            | Self::RecordSigned { .. }
            | Self::FormSigned { .. }
            | Self::KeyMade { .. }
            | Self::KeyRetired { .. }
            | Self::KeyCompromised { .. }
            | Self::KeyExported { .. }
            | Self::IssuanceStopped { .. }
            | Self::IssuanceResumed
            | Self::CredentialReissued { .. }
            | Self::ClientAdded { .. }
            | Self::ClientRemoved { .. }
            | Self::ClientTokenMade { .. }
            | Self::Commissioned { .. }
            | Self::CommissionStatusChanged { .. }
            | Self::CommissionDeleted { .. }
            | Self::StatusListMade { .. }
            | Self::StackMoved { .. }
            | Self::ClaimSent { .. }
            | Self::ClaimTakenUp { .. }
            | Self::ClaimDecided { .. }
            | Self::AttestationAsked { .. }
            | Self::AttestationAnswered { .. } => Vec::new(),
        }
    }
}

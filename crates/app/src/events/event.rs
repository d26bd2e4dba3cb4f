//! What can happen, and which row each is about.

use serde::Serialize;

use crate::ids::{
    ArtifactId, AssignmentId, AttestationId, ClaimId, ClientId, CommissionId, CredentialId, MicroCredentialId, OrgId,
    PersonId, StackId, SubmissionId, VersionId,
};

/// What happened. Serialised into the log as `{"kind": …, …}`.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    PersonSignedUp {
        person: PersonId,
    },
    SessionBegan {
        person: PersonId,
        session: String,
    },
    SessionEnded {
        person: PersonId,
        session: String,
    },
    RoleGiven {
        person: PersonId,
        organization: Option<OrgId>,
        role: &'static str,
    },
    RoleEnded {
        person: PersonId,
        organization: Option<OrgId>,
        role: &'static str,
    },
    Invited {
        invitation: String,
        organization: Option<OrgId>,
        role: &'static str,
    },
    InvitationAccepted {
        invitation: String,
        person: PersonId,
    },
    InvitationWithdrawn {
        invitation: String,
    },
    VersionPublished {
        micro_credential: MicroCredentialId,
        version: VersionId,
        number: u32,
    },
    StackPublished {
        stack: StackId,
        number: u32,
    },
    SubmissionStarted {
        submission: SubmissionId,
        micro_credential: MicroCredentialId,
        version: VersionId,
    },
    /// A step of the workflow. `from` equals `to` when only seats or scores changed.
    SubmissionMoved {
        submission: SubmissionId,
        attempt: u32,
        command: domain::workflow::Kind,
        from: domain::workflow::State,
        to: domain::workflow::State,
    },
    /// A submission waits for assessors.
    AssessorsSought {
        submission: SubmissionId,
        attempt: u32,
    },
    /// Seats were given, taken or opened again, all scores are in, or a lead is needed.
    SeatsChanged {
        submission: SubmissionId,
        attempt: u32,
    },
    /// The issuer granted the award: a credential is due.
    Granted {
        submission: SubmissionId,
        attempt: u32,
    },
    /// The earner may see result and feedback.
    FeedbackReleased {
        submission: SubmissionId,
        attempt: u32,
    },
    /// Somebody got a seat.
    SeatGiven {
        submission: SubmissionId,
        assignment: AssignmentId,
        person: PersonId,
    },
    /// A seat was taken away before its scores were in.
    SeatEnded {
        submission: SubmissionId,
        assignment: AssignmentId,
        why: &'static str,
    },
    /// Somebody who judges opened a file.
    EvidenceViewed {
        submission: SubmissionId,
        artifact: ArtifactId,
    },
    ArtifactArrived {
        submission: SubmissionId,
        artifact: ArtifactId,
    },
    ArtifactRemoved {
        submission: SubmissionId,
        artifact: ArtifactId,
    },
    ArtifactRestored {
        submission: SubmissionId,
        artifact: ArtifactId,
    },
    /// A credential's document stands; these bytes and no others will be signed.
    AwardDrafted {
        credential: CredentialId,
        /// SHA-256 of the unsigned document, hex.
        digest: String,
    },
    /// A credential is out.
    Awarded {
        credential: CredentialId,
        person: PersonId,
        /// SHA-256 of the signed text, hex.
        digest: String,
    },
    /// A credential was signed in another form.
    FormSigned {
        credential: CredentialId,
        form: &'static str,
        /// SHA-256 of the signed text, hex.
        digest: String,
    },
    /// A credential is out in a new edition, for a wallet of its holder; the one before is no longer in force.
    CredentialReissued {
        credential: CredentialId,
        person: PersonId,
        /// SHA-256 of the signed text, hex.
        digest: String,
    },
    /// An issuer withdrew a credential for good.
    CredentialRevoked {
        credential: CredentialId,
        person: PersonId,
        reason: String,
    },
    /// An issuer's key signed a learner record for its holder to take away.
    RecordSigned {
        organization: OrgId,
        person: PersonId,
        /// SHA-256 of the signed text, hex.
        digest: String,
    },
    /// An issuer has a new key.
    KeyMade {
        key: String,
        organization: OrgId,
        /// The key after which it signs.
        follows: Option<String>,
    },
    /// A key signs no more, without a successor.
    KeyRetired {
        key: String,
        organization: OrgId,
    },
    /// A key may be in other hands.
    KeyCompromised {
        key: String,
        organization: OrgId,
        /// Since when nothing it signed is to be believed.
        since: jiff::Timestamp,
    },
    /// A private key left the house, sealed under a passphrase.
    KeyExported {
        key: String,
        organization: OrgId,
    },
    IssuanceStopped {
        why: String,
    },
    IssuanceResumed,
    /// An organisation let a program of its own in.
    ClientAdded {
        client: ClientId,
        organization: OrgId,
        scopes: String,
    },
    ClientRemoved {
        client: ClientId,
    },
    /// Somebody made a token for a client by hand.
    ClientTokenMade {
        client: ClientId,
        until: jiff::Timestamp,
    },
    /// A credential whose content a client wrote was signed and is out.
    Commissioned {
        commission: CommissionId,
        client: ClientId,
        /// SHA-256 of the signed text, hex.
        digest: String,
    },
    CommissionStatusChanged {
        commission: CommissionId,
        client: ClientId,
        purpose: &'static str,
        set: bool,
    },
    /// A client had the text of its credential deleted.
    CommissionDeleted {
        commission: CommissionId,
        client: ClientId,
    },
    /// A client has a status list of its own.
    StatusListMade {
        list: String,
        client: ClientId,
    },
    /// A step of a person's road through a stack. `from` equals `to` when only the risk changed.
    StackMoved {
        person: PersonId,
        stack: StackId,
        from: domain::stack::lifecycle::Stage,
        to: domain::stack::lifecycle::Stage,
        at_risk: bool,
    },
    ClaimSent {
        claim: ClaimId,
        stack: StackId,
    },
    ClaimTakenUp {
        claim: ClaimId,
    },
    /// An officer decided: `awarded` or `returned`.
    ClaimDecided {
        claim: ClaimId,
        state: &'static str,
    },
    AttestationAsked {
        attestation: AttestationId,
        person: PersonId,
    },
    /// Whoever held the link answered, without an account.
    AttestationAnswered {
        attestation: AttestationId,
        answer: &'static str,
    },
}

impl Event {
    /// The row it is about, as the log is searched: `room:id`.
    pub(super) fn subject(&self) -> String {
        match self {
            Self::PersonSignedUp { person }
            | Self::SessionBegan { person, .. }
            | Self::RecordSigned { person, .. }
            | Self::SessionEnded { person, .. }
            | Self::RoleGiven { person, .. }
            | Self::RoleEnded { person, .. } => format!("person:{person}"),
            Self::Invited { invitation, .. }
            | Self::InvitationAccepted { invitation, .. }
            | Self::InvitationWithdrawn { invitation } => format!("invitation:{invitation}"),
            Self::VersionPublished { micro_credential, .. } => format!("micro-credential:{micro_credential}"),
            Self::StackPublished { stack, .. } => format!("stack:{stack}"),
            Self::SubmissionStarted { submission, .. }
            | Self::SubmissionMoved { submission, .. }
            | Self::AssessorsSought { submission, .. }
            | Self::SeatsChanged { submission, .. }
            | Self::Granted { submission, .. }
            | Self::FeedbackReleased { submission, .. }
            | Self::SeatGiven { submission, .. }
            | Self::SeatEnded { submission, .. }
            | Self::EvidenceViewed { submission, .. }
            | Self::ArtifactArrived { submission, .. }
            | Self::ArtifactRemoved { submission, .. }
            | Self::ArtifactRestored { submission, .. } => format!("submission:{submission}"),
            Self::AwardDrafted { credential, .. }
            | Self::Awarded { credential, .. }
            | Self::FormSigned { credential, .. }
            | Self::CredentialReissued { credential, .. }
            | Self::CredentialRevoked { credential, .. } => format!("credential:{credential}"),
            Self::KeyMade { key, .. }
            | Self::KeyRetired { key, .. }
            | Self::KeyCompromised { key, .. }
            | Self::KeyExported { key, .. } => format!("key:{key}"),
            Self::IssuanceStopped { .. } | Self::IssuanceResumed => "issuance:all".to_owned(),
            Self::ClientAdded { client, .. }
            | Self::ClientRemoved { client }
            | Self::ClientTokenMade { client, .. }
            | Self::StatusListMade { client, .. } => format!("client:{client}"),
            Self::Commissioned { commission, .. }
            | Self::CommissionStatusChanged { commission, .. }
            | Self::CommissionDeleted { commission, .. } => format!("commission:{commission}"),
            Self::StackMoved { stack, .. } => format!("stack:{stack}"),
            Self::ClaimSent { claim, .. } | Self::ClaimTakenUp { claim } | Self::ClaimDecided { claim, .. } => {
                format!("claim:{claim}")
            }
            Self::AttestationAsked { attestation, .. } | Self::AttestationAnswered { attestation, .. } => {
                format!("attestation:{attestation}")
            }
        }
    }
}

//! Everything that can happen, in one list.
//!
//! An event is written in the transaction that makes it true, is never changed, and carries who did it in which role. Rooms to the right hear of it
//! through `Event::follow_up`: jobs in the same transaction, so that news is neither lost nor invented.

use platform::db::{Micros, Tx};
use serde::Serialize;

use crate::Result;
use crate::actor::{Actor, Role};
use crate::ids::{
    ArtifactId, AssignmentId, AttestationId, ClaimId, ClientId, CommissionId, CredentialId, MicroCredentialId, OrgId, PersonId, StackId,
    SubmissionId, VersionId,
};
use crate::jobs::Job;

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
    fn subject(&self) -> String {
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

    /// The work that must follow in rooms to the right.
    fn follow_up(&self) -> Vec<Job> {
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

/// Who makes something happen.
#[derive(Clone, Copy, Debug)]
pub enum By<'a> {
    /// A person, in a role where the deed needs one.
    Person(&'a Actor, Option<Role>),
    /// The platform itself: a clock that ran out, a job that followed.
    Platform,
}

/// Writes the event and enqueues what follows from it.
pub async fn record(tx: &mut Tx, by: By<'_>, event: Event) -> Result<()> {
    let (person, role) = match by {
        By::Person(actor, role) => (Some(actor.person.clone()), role.map(Role::as_str)),
        By::Platform => (None, None),
    };
    let now = tx.now();
    let data = serde_json::to_value(&event).map_err(anyhow::Error::from)?;
    let kind = data["kind"].as_str().unwrap_or_default().to_owned();
    sqlx::query(
        "insert into events (id, at, person_id, role, kind, subject, data) values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(platform::random::id(now))
    .bind(Micros::from(now))
    .bind(person)
    .bind(role.map(str::to_owned))
    .bind(kind)
    .bind(event.subject())
    .bind(data.to_string())
    .execute(&mut **tx)
    .await?;
    for job in event.follow_up() {
        job.enqueue(tx).await?;
    }
    Ok(())
}

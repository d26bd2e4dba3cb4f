//! Identifiers that cannot be taken for one another.

/// A text identifier of its own type: made by `platform::random`, read from a row, or parsed from an address.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// A new identifier that sorts by the time it was made.
            pub fn new(now: jiff::Timestamp) -> Self {
                Self(platform::random::id(now))
            }
            /// A new identifier that tells a stranger nothing.
            pub fn opaque() -> Self {
                Self(platform::random::opaque_id())
            }
            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        platform::column!($name, String);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A program that acts for an organisation.
    ClientId,
    /// A credential whose content a client wrote.
    CommissionId,
    /// A person with an account.
    PersonId,
    /// An issuer or another organisation.
    OrgId,
    /// A micro-credential, whatever its version.
    MicroCredentialId,
    /// One published, immutable edition of a micro-credential.
    VersionId,
    /// A set of micro-credentials with a rule.
    StackId,
    /// One edition of a stack: its members, rule and comprehensive credential as they stood.
    StackEditionId,
    /// One edition of a competency framework.
    FrameworkId,
    /// One item of a framework.
    ItemId,
    /// One earner's attempts at one version.
    SubmissionId,
    /// A file handed in. It tells a stranger nothing, because assessors see it.
    ArtifactId,
    /// One assessor's task; the only identifier an assessor ever sees of a submission.
    AssignmentId,
    /// A credential, as in its public address.
    CredentialId,
    /// A claim of a stack's credential.
    ClaimId,
    /// A statement that somebody was asked for.
    AttestationId,
}

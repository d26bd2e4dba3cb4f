//! Names for everything that can be wrong: the standard's problem type, and a code that message files use.

use serde::{Serialize, Serializer};

/// A problem type as RFC 9457 has it: the URL that the standards give it, and our finer code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The type's URL from VCDM 2.0 (§7.1), Data Integrity or Bitstring Status List.
    #[serde(rename = "type")]
    pub kind: ProblemKind,
    /// What it is exactly. Words for people are found under this code in the message files.
    pub code: ProblemCode,
}

/// The problem types that the standards define.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemKind {
    /// The bytes cannot be read.
    Parsing,
    /// A value breaks the data model.
    MalformedValue,
    /// A value lies outside its range, such as a date.
    Range,
    /// The signature or its key does not hold.
    Cryptographic,
    /// No proof could be made.
    ProofGeneration,
    /// A member would be dropped, so that no signature would cover it.
    DataLoss,
    /// The status list could not be had.
    StatusRetrieval,
    /// The status list was had and does not hold.
    StatusVerification,
    /// No standard defines it (RFC 9457, §4.2.1).
    Blank,
}

impl ProblemKind {
    /// The URL.
    pub fn url(self) -> &'static str {
        match self {
            Self::Parsing => "https://www.w3.org/TR/vc-data-model#PARSING_ERROR",
            Self::MalformedValue => "https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR",
            Self::Range => "https://www.w3.org/TR/vc-data-model#RANGE_ERROR",
            Self::Cryptographic => "https://www.w3.org/TR/vc-data-model#CRYPTOGRAPHIC_SECURITY_ERROR",
            Self::ProofGeneration => "https://w3id.org/security#PROOF_GENERATION_ERROR",
            Self::DataLoss => "https://w3id.org/security#DATA_LOSS_DETECTION_ERROR",
            Self::StatusRetrieval => "https://www.w3.org/ns/credentials/status-list#STATUS_RETRIEVAL_ERROR",
            Self::StatusVerification => "https://www.w3.org/ns/credentials/status-list#STATUS_VERIFICATION_ERROR",
            Self::Blank => "about:blank",
        }
    }
}

impl Serialize for ProblemKind {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.url())
    }
}

macro_rules! problem_codes {
    ($($(#[$doc:meta])* $name:ident => $kind:ident,)*) => {
        /// Everything that a check can find, one code each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum ProblemCode {
            $($(#[$doc])* $name,)*
        }

        impl ProblemCode {
            /// Every code, so that message files can be checked for completeness.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The standard type it belongs to.
            pub fn kind(self) -> ProblemKind {
                match self {
                    $(Self::$name => ProblemKind::$kind,)*
                }
            }
        }
    };
}

problem_codes! {
    /// The file or the credential in it is too large.
    TooLarge => Parsing,
    /// Neither PNG, SVG, JSON nor JWS.
    UnknownFormat => Parsing,
    /// The picture is damaged.
    MalformedPicture => Parsing,
    /// The picture holds no credential.
    NoCredential => Parsing,
    /// The picture holds more than one credential.
    SeveralCredentials => Parsing,
    /// Not strict JSON: broken, or a member stands twice.
    NotStrictJson => Parsing,
    /// JSON, and no credential: an essential member is missing or malformed.
    NotACredential => MalformedValue,
    /// JSON, and no presentation: an essential member is missing or malformed.
    NotAPresentation => MalformedValue,
    /// A `data:` URL that is broken, or of a media type that is not supported.
    MalformedEnvelope => Parsing,
    /// A presentation with more credentials than are looked at.
    TooManyCredentials => Parsing,
    /// A context that is not built in; nothing is fetched to learn it.
    UnknownContext => Parsing,
    /// A context written into the document itself, or in the wrong place or order.
    RefusedContext => Parsing,
    /// A construct, or an amount of work, beyond what is supported.
    TooComplex => Parsing,
    /// A member, type or value that no context defines, so that no signature covers it.
    UndefinedTerm => MalformedValue,
    /// There is no signature.
    NoProof => Cryptographic,
    /// The signature is of a kind that is not supported.
    UnsupportedSuite => Cryptographic,
    /// A proof that is for the holder alone, who derives from it what a verifier may see.
    BaseProof => Cryptographic,
    /// A part of the proof is missing or malformed.
    MalformedProof => Cryptographic,
    /// The proof was made for something else than asserting.
    WrongPurpose => Cryptographic,
    /// The proof's own end has come.
    ProofExpired => Cryptographic,
    /// The presentation answers another challenge, or none.
    ChallengeMismatch => Cryptographic,
    /// The presentation is for another verifier, or for nobody in particular.
    DomainMismatch => Cryptographic,
    /// The caller gave nothing to compare with.
    NothingExpected => Blank,
    /// The presentation that secures it could not be checked to the end.
    PresentationUnfinished => Cryptographic,
    /// The issuer's identifier is of a kind that cannot be resolved.
    IssuerNotResolvable => Cryptographic,
    /// The issuer's keys have not been fetched yet.
    IssuerNotFetched => Cryptographic,
    /// The issuer's keys could not be had.
    IssuerUnreachable => Cryptographic,
    /// The issuer's document is unreadable or somebody else's.
    IssuerDocumentInvalid => Cryptographic,
    /// The issuer does not name this key as theirs.
    KeyNotIssuers => Cryptographic,
    /// The issuer has withdrawn this key.
    KeyWithdrawn => Cryptographic,
    /// The issuer has withdrawn this key since, and nobody confirms that the signature is older than that.
    KeyWithdrawnLater => Cryptographic,
    /// The key is of a kind that is not supported.
    KeyUnusable => Cryptographic,
    /// The signature does not fit the document.
    SignatureMismatch => Cryptographic,
    /// A member departs from the official schema.
    SchemaFault => MalformedValue,
    /// The edition of the data model has another schema, which is not checked.
    SchemaNotChecked => Blank,
    /// Neither id nor identifier says who the subject is.
    SubjectUnidentified => MalformedValue,
    /// The credential offers a newer edition, which has not been fetched.
    RefreshNotPerformed => Blank,
    /// The newer edition could not be had.
    RefreshUnreachable => Blank,
    /// The newer edition is offered in a way that is not supported.
    RefreshUnsupported => Blank,
    /// What is offered as newer edition is another credential, or does not hold.
    RefreshUnsound => Cryptographic,
    /// The status list has not been fetched yet.
    StatusNotFetched => StatusRetrieval,
    /// The status list could not be had.
    StatusUnreachable => StatusRetrieval,
    /// A status method, purpose or size that is not supported.
    StatusUnsupported => StatusVerification,
    /// The status entry is malformed.
    StatusMalformed => MalformedValue,
    /// The status list is no readable list credential.
    StatusListUnreadable => StatusVerification,
    /// The status list's own signature does not hold.
    StatusListNotGenuine => StatusVerification,
    /// The status list is another issuer's, or another list.
    StatusListForeign => StatusVerification,
    /// The status list is for another purpose.
    StatusPurposeMismatch => StatusVerification,
    /// The status list does not hold yet, or no longer.
    StatusListOutOfDate => StatusVerification,
    /// The status list has a number for the credential that only the issuer's own readers understand.
    StatusUnknownValue => StatusVerification,
    /// The index lies outside the status list.
    StatusOutOfRange => Range,
    /// The issuer has withdrawn the credential.
    Revoked => Blank,
    /// The issuer has suspended the credential.
    Suspended => Blank,
    /// The credential's end has come.
    Expired => Range,
    /// The credential's beginning has not come.
    NotYetValid => Range,
    /// A date cannot be read.
    MalformedDate => MalformedValue,
    /// The issuer is in no registry that this verification trusts.
    IssuerUnknown => Blank,
    /// What stands behind the evidence link is not fetched, as the credential gives no digest to compare.
    EvidenceNotFetched => Blank,
    /// The evidence is described and not linked.
    EvidenceWithoutLink => Blank,
    /// A resource has no URL, or no digest that can be read.
    ResourceMalformed => MalformedValue,
    /// The digest of a resource is of a kind that is not supported.
    ResourceDigestUnknown => Blank,
    /// A resource has not been fetched.
    ResourceNotFetched => Blank,
    /// A resource could not be had.
    ResourceUnreachable => Blank,
    /// A resource is not what it was when the credential was signed.
    ResourceChanged => Cryptographic,
    /// An endorsement does not hold.
    EndorsementFailed => Cryptographic,
    /// An endorsement could not be checked to the end.
    EndorsementUnfinished => Cryptographic,
    /// A document among the endorsements is no endorsement.
    NotAnEndorsement => MalformedValue,
    /// A credential of the record is not what its issuer signed.
    ContainedFailed => Cryptographic,
    /// A credential of the record is out of force.
    ContainedNotInForce => Blank,
    /// A credential of the record could not be checked to the end.
    ContainedUnfinished => Cryptographic,
    /// There are more credentials inside, or deeper ones, than are looked at.
    TooManyContained => Blank,
    /// A member of the badge is missing or malformed.
    #[serde(rename = "badge_2_malformed")]
    Badge2Malformed => MalformedValue,
    /// A part of the badge has not been fetched.
    #[serde(rename = "badge_2_not_fetched")]
    Badge2NotFetched => Blank,
    /// A part of the badge could not be had.
    #[serde(rename = "badge_2_unreachable")]
    Badge2Unreachable => Blank,
    /// What is hosted under the badge's address is another badge.
    #[serde(rename = "badge_2_other")]
    Badge2Other => Cryptographic,
    /// The badge is hosted where its issuer hosts no badges.
    #[serde(rename = "badge_2_out_of_scope")]
    Badge2OutOfScope => Cryptographic,
    /// There is nothing of the kind in the credential.
    Absent => Blank,
}

impl From<ProblemCode> for Problem {
    fn from(code: ProblemCode) -> Self {
        Self {
            kind: code.kind(),
            code,
        }
    }
}

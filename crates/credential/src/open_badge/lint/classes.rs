//! The classes of the official schema as tables: what each requires and what its members take.

use serde_json::Value;

use super::achievement::{ACHIEVEMENT, RESULT};
use super::value::Kind::{self, *};
use super::words::IDENTITY_TYPES;
use crate::CONTEXT_VC_2;

/// A class of the schema.
pub(super) struct Class {
    /// Members that must be there.
    pub required: &'static [&'static str],
    /// For each entry, one of its names must stand in `type`.
    pub types: &'static [&'static [&'static str]],
    /// Members and what they take.
    pub members: &'static [(&'static str, Kind)],
    /// Whether other members are forbidden.
    pub closed: bool,
}

/// Whether the first two contexts are the ones that Open Badges 3.0 demands; further ones may follow.
pub(super) fn are_contexts(value: &Value) -> bool {
    let at = |index: usize| value.get(index).and_then(Value::as_str).unwrap_or_default();
    let edition = at(1).strip_prefix("https://purl.imsglobal.org/spec/ob/v3p0/context");
    let edition = edition.and_then(|rest| rest.strip_suffix(".json"));
    let three_digits = |text: &str| matches!(text.as_bytes(), [b'-', b'3', b'.', a, b'.', b] if a.is_ascii_digit() && b.is_ascii_digit());
    at(0) == CONTEXT_VC_2 && edition.is_some_and(|edition| edition.is_empty() || three_digits(edition))
}

pub(super) static CREDENTIAL: Class = Class {
    required: &["@context", "id", "type", "credentialSubject", "issuer", "validFrom"],
    types: &[
        &["VerifiableCredential"],
        &["AchievementCredential", "OpenBadgeCredential"],
    ],
    members: &[
        ("@context", Contexts),
        ("id", Text),
        ("name", Text),
        ("description", Text),
        ("image", One(&IMAGE)),
        ("awardedDate", Time),
        ("credentialSubject", One(&SUBJECT)),
        ("endorsement", Many(&ENDORSEMENT)),
        ("issuer", OneOrId(&PROFILE)),
        ("validFrom", Time),
        ("validUntil", Time),
        ("proof", Many(&PROOF)),
        ("credentialSchema", Many(&REFERENCE)),
        ("credentialStatus", One(&TYPED)),
        ("refreshService", One(&REFERENCE)),
        ("termsOfUse", Many(&TYPED)),
        ("evidence", Many(&EVIDENCE)),
    ],
    closed: false,
};

pub(super) static ENDORSEMENT: Class = Class {
    required: &[
        "@context",
        "type",
        "id",
        "name",
        "credentialSubject",
        "issuer",
        "validFrom",
    ],
    types: &[&["VerifiableCredential"], &["EndorsementCredential"]],
    members: &[
        ("@context", Contexts),
        ("id", Text),
        ("name", Text),
        ("description", Text),
        ("credentialSubject", One(&ENDORSEMENT_SUBJECT)),
        ("awardedDate", Time),
        ("issuer", OneOrId(&PROFILE)),
        ("validFrom", Time),
        ("validUntil", Time),
        ("proof", Many(&PROOF)),
        ("credentialSchema", Many(&REFERENCE)),
        ("credentialStatus", One(&TYPED)),
        ("refreshService", One(&REFERENCE)),
        ("termsOfUse", Many(&TYPED)),
    ],
    closed: false,
};

static ENDORSEMENT_SUBJECT: Class = Class {
    required: &["id", "type"],
    types: &[&["EndorsementSubject"]],
    members: &[("id", Text), ("endorsementComment", Text)],
    closed: false,
};

static SUBJECT: Class = Class {
    required: &["type", "achievement"],
    types: &[&["AchievementSubject"]],
    members: &[
        ("id", Text),
        ("activityStartDate", Time),
        ("activityEndDate", Time),
        ("creditsEarned", Number),
        ("achievement", One(&ACHIEVEMENT)),
        ("identifier", Many(&IDENTITY)),
        ("image", One(&IMAGE)),
        ("licenseNumber", Text),
        ("narrative", Text),
        ("result", Many(&RESULT)),
        ("role", Text),
        ("source", One(&PROFILE)),
        ("term", Text),
    ],
    closed: false,
};

pub(super) static IMAGE: Class = Class {
    required: &["id", "type"],
    types: &[&["Image"]],
    members: &[("id", Text), ("caption", Text)],
    closed: true,
};

static IDENTITY: Class = Class {
    required: &["type", "hashed", "identityHash", "identityType"],
    types: &[&["IdentityObject"]],
    members: &[
        ("hashed", Boolean),
        ("identityHash", Text),
        ("identityType", Word(IDENTITY_TYPES)),
        ("salt", Text),
    ],
    closed: true,
};

pub(super) static IDENTIFIER: Class = Class {
    required: &["type", "identifier", "identifierType"],
    types: &[&["IdentifierEntry"]],
    members: &[("identifier", Text), ("identifierType", Word(IDENTITY_TYPES))],
    closed: true,
};

pub(super) static PROFILE: Class = Class {
    required: &["id", "type"],
    types: &[&["Profile"]],
    members: &[
        ("id", Text),
        ("name", Text),
        ("url", Text),
        ("phone", Text),
        ("description", Text),
        ("endorsement", Many(&ENDORSEMENT)),
        ("image", One(&IMAGE)),
        ("email", Text),
        ("address", One(&ADDRESS)),
        ("otherIdentifier", Many(&IDENTIFIER)),
        ("official", Text),
        ("parentOrg", One(&PROFILE)),
        ("familyName", Text),
        ("givenName", Text),
    ],
    closed: false,
};

static ADDRESS: Class = Class {
    required: &["type"],
    types: &[&["Address"]],
    members: &[
        ("addressCountry", Text),
        ("addressRegion", Text),
        ("addressLocality", Text),
        ("postalCode", Text),
    ],
    closed: false,
};

static EVIDENCE: Class = Class {
    required: &["type"],
    types: &[&["Evidence"]],
    members: &[
        ("id", Text),
        ("narrative", Text),
        ("name", Text),
        ("description", Text),
        ("genre", Text),
        ("audience", Text),
    ],
    closed: false,
};

static PROOF: Class = Class {
    required: &["type"],
    types: &[],
    members: &[
        ("created", Time),
        ("cryptosuite", Text),
        ("proofPurpose", Text),
        ("proofValue", Text),
        ("verificationMethod", Text),
    ],
    closed: false,
};

/// A schema or a service: an id and a type.
static REFERENCE: Class = Class {
    required: &["id", "type"],
    types: &[],
    members: &[("id", Text), ("type", Text)],
    closed: false,
};

/// Something that must at least say its type.
static TYPED: Class = Class {
    required: &["type"],
    types: &[],
    members: &[("id", Text), ("type", Text)],
    closed: false,
};

//! The classes that Comprehensive Learner Record 2.0 has beyond those of Open Badges 3.0.

use super::achievement::ACHIEVEMENT;
use super::classes::{
    Class, ENDORSEMENT, EVIDENCE, IDENTITY, IMAGE, PROFILE, PROOF, REFERENCE, TYPED, are_contexts_of,
};
use super::value::Kind::*;
use super::words::ASSOCIATION_TYPES;

pub(super) static CLR_CREDENTIAL: Class = Class {
    required: &[
        "@context",
        "type",
        "id",
        "name",
        "credentialSubject",
        "issuer",
        "validFrom",
    ],
    types: &[&["VerifiableCredential"], &["ClrCredential"]],
    members: &[
        ("@context", Contexts(clr_contexts)),
        ("id", Text),
        ("name", Text),
        ("description", Text),
        ("endorsement", Many(&ENDORSEMENT)),
        ("endorsementJwt", Tokens),
        ("image", One(&IMAGE)),
        ("partial", Boolean),
        ("credentialSubject", One(&SUBJECT)),
        ("awardedDate", Time),
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

/// The contexts of VCDM 2.0, CLR 2.0 and Open Badges 3.0, in this order; further ones may follow.
fn clr_contexts(value: &serde_json::Value) -> bool {
    are_contexts_of(
        value,
        &[
            ("https://purl.imsglobal.org/spec/clr/v2p0/context", '2'),
            ("https://purl.imsglobal.org/spec/ob/v3p0/context", '3'),
        ],
    )
}

static SUBJECT: Class = Class {
    required: &["type", "verifiableCredential"],
    types: &[&["ClrSubject"]],
    members: &[
        ("id", Text),
        ("identifier", Many(&IDENTITY)),
        ("achievement", Many(&ACHIEVEMENT)),
        ("verifiableCredential", Many(&HELD)),
        ("association", Many(&ASSOCIATION)),
    ],
    closed: false,
};

/// A credential in the record: of any kind, so that only what every credential has is asked for.
static HELD: Class = Class {
    required: &["@context", "type", "issuer", "validFrom", "credentialSubject"],
    types: &[&["VerifiableCredential"]],
    members: &[("issuer", OneOrId(&PROFILE)), ("validFrom", Time), ("validUntil", Time)],
    closed: false,
};

static ASSOCIATION: Class = Class {
    required: &["type", "associationType", "sourceId", "targetId"],
    types: &[&["Association"]],
    members: &[
        ("associationType", ClosedWord(ASSOCIATION_TYPES)),
        ("sourceId", Text),
        ("targetId", Text),
    ],
    closed: true,
};

//! The classes that Comprehensive Learner Record 2.0 has beyond those of Open Badges 3.0.

use super::achievement::ACHIEVEMENT;
use super::classes::{Class, ENDORSEMENT, Family, IDENTITY, IMAGE, NAMED, OB_3, OF_EVERY_CREDENTIAL, OPEN, PROFILE};
use super::value::Kind::*;
use super::words::ASSOCIATION_TYPES;

const CLR_2: Family = ("https://purl.imsglobal.org/spec/clr/v2p0/context", '2');

pub(super) static CLR_CREDENTIAL: Class = Class {
    required: NAMED,
    types: &[&["VerifiableCredential"], &["ClrCredential"]],
    members: &[
        ("@context", Contexts(&[CLR_2, OB_3])),
        ("endorsement", Many(&ENDORSEMENT)),
        ("endorsementJwt", Tokens),
        ("image", One(&IMAGE)),
        ("partial", Boolean),
        ("credentialSubject", One(&SUBJECT)),
    ],
    shared: &OF_EVERY_CREDENTIAL,
    ..OPEN
};

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
    ..OPEN
};

/// A credential in the record: of any kind, so that only what every credential has is asked for.
static HELD: Class = Class {
    required: &["@context", "type", "issuer", "validFrom", "credentialSubject"],
    types: &[&["VerifiableCredential"]],
    members: &[("issuer", OneOrId(&PROFILE)), ("validFrom", Time), ("validUntil", Time)],
    ..OPEN
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
    ..OPEN
};

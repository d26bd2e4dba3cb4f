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
    pub members: &'static [Member],
    /// Members that it has in common with other classes.
    pub shared: &'static [Member],
    /// Whether other members are forbidden.
    pub closed: bool,
}

/// The name of a member and what it takes.
pub(super) type Member = (&'static str, Kind);

impl Class {
    /// What a member of this name takes, if the class has one.
    pub fn member(&self, name: &str) -> Option<&'static Kind> {
        let mut members = self.members.iter().chain(self.shared);
        members.find(|(known, _)| *known == name).map(|(_, kind)| kind)
    }
}

/// A class that demands and forbids nothing, to begin from.
pub(super) const OPEN: Class = Class {
    required: &[],
    types: &[],
    members: &[],
    shared: &[],
    closed: false,
};

/// Contexts of which any edition will do: how their URLs begin, and the first digit of the edition.
pub(super) type Family = (&'static str, char);

pub(super) const OB_3: Family = ("https://purl.imsglobal.org/spec/ob/v3p0/context", '3');

/// Whether the first contexts are that of VCDM 2.0 and an edition of each family, in this order; further ones may follow. An
/// edition is `.json`, or `-3.0.1.json` with the first digit given.
pub(super) fn are_contexts(value: &Value, families: &[Family]) -> bool {
    let at = |index: usize| value.get(index).and_then(Value::as_str).unwrap_or_default();
    let fits = |url: &str, (family, major): &Family| {
        let edition = url.strip_prefix(family).and_then(|rest| rest.strip_suffix(".json"));
        edition.is_some_and(|edition| edition.is_empty() || is_edition(edition, *major))
    };
    at(0) == CONTEXT_VC_2
        && families
            .iter()
            .enumerate()
            .all(|(index, family)| fits(at(index + 1), family))
}

fn is_edition(text: &str, major: char) -> bool {
    let is_digit = |text: Option<&str>| text.is_some_and(|t| t.len() == 1 && t.as_bytes()[0].is_ascii_digit());
    let Some(numbers) = text.strip_prefix('-') else {
        return false;
    };
    let mut numbers = numbers.split('.');
    let begins = numbers.next().is_some_and(|first| first.chars().eq([major]));
    begins && is_digit(numbers.next()) && is_digit(numbers.next()) && numbers.next().is_none()
}

/// What a credential of any kind has beside its contexts and its subject.
pub(super) static OF_EVERY_CREDENTIAL: [Member; 13] = [
    ("id", Text),
    ("name", Text),
    ("description", Text),
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
];

/// What an endorsement or a record must have: other than an award, a name.
pub(super) const NAMED: &[&str] = &[
    "@context",
    "type",
    "id",
    "name",
    "credentialSubject",
    "issuer",
    "validFrom",
];

pub(super) static CREDENTIAL: Class = Class {
    required: &["@context", "id", "type", "credentialSubject", "issuer", "validFrom"],
    types: &[
        &["VerifiableCredential"],
        &["AchievementCredential", "OpenBadgeCredential"],
    ],
    members: &[
        ("@context", Contexts(&[OB_3])),
        ("image", One(&IMAGE)),
        ("credentialSubject", One(&SUBJECT)),
        ("endorsement", Many(&ENDORSEMENT)),
        ("endorsementJwt", Tokens),
    ],
    shared: &OF_EVERY_CREDENTIAL,
    ..OPEN
};

pub(super) static ENDORSEMENT: Class = Class {
    required: NAMED,
    types: &[&["VerifiableCredential"], &["EndorsementCredential"]],
    members: &[
        ("@context", Contexts(&[OB_3])),
        ("credentialSubject", One(&ENDORSEMENT_SUBJECT)),
    ],
    shared: &OF_EVERY_CREDENTIAL,
    ..OPEN
};

static ENDORSEMENT_SUBJECT: Class = Class {
    required: &["id", "type"],
    types: &[&["EndorsementSubject"]],
    members: &[("id", Text), ("endorsementComment", Text)],
    ..OPEN
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
    ..OPEN
};

pub(super) static IMAGE: Class = Class {
    required: &["id", "type"],
    types: &[&["Image"]],
    members: &[("id", Text), ("caption", Text)],
    closed: true,
    ..OPEN
};

pub(super) static IDENTITY: Class = Class {
    required: &["type", "hashed", "identityHash", "identityType"],
    types: &[&["IdentityObject"]],
    members: &[
        ("hashed", Boolean),
        ("identityHash", Text),
        ("identityType", Word(IDENTITY_TYPES)),
        ("salt", Text),
    ],
    closed: true,
    ..OPEN
};

pub(super) static IDENTIFIER: Class = Class {
    required: &["type", "identifier", "identifierType"],
    types: &[&["IdentifierEntry"]],
    members: &[("identifier", Text), ("identifierType", Word(IDENTITY_TYPES))],
    closed: true,
    ..OPEN
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
        ("endorsementJwt", Tokens),
        ("familyName", Text),
        ("givenName", Text),
        ("additionalName", Text),
        ("patronymicName", Text),
        ("honorificPrefix", Text),
        ("honorificSuffix", Text),
        ("familyNamePrefix", Text),
        ("dateOfBirth", Date),
    ],
    ..OPEN
};

static ADDRESS: Class = Class {
    required: &["type"],
    types: &[&["Address"]],
    members: &[
        ("addressCountry", Text),
        ("addressCountryCode", Text),
        ("addressRegion", Text),
        ("addressLocality", Text),
        ("streetAddress", Text),
        ("postOfficeBoxNumber", Text),
        ("postalCode", Text),
        ("geo", One(&GEO)),
    ],
    ..OPEN
};

static GEO: Class = Class {
    required: &["type", "latitude", "longitude"],
    types: &[&["GeoCoordinates"]],
    members: &[("latitude", Number), ("longitude", Number)],
    ..OPEN
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
    ..OPEN
};

static PROOF: Class = Class {
    required: &["type"],
    members: &[
        ("created", Time),
        ("cryptosuite", Text),
        ("challenge", Text),
        ("domain", Text),
        ("nonce", Text),
        ("proofPurpose", Text),
        ("proofValue", Text),
        ("verificationMethod", Text),
    ],
    ..OPEN
};

/// A schema or a service: an id and a type.
static REFERENCE: Class = Class {
    required: &["id", "type"],
    members: &[("id", Text), ("type", Text)],
    ..OPEN
};

/// Something that must at least say its type.
static TYPED: Class = Class {
    required: &["type"],
    members: &[("id", Text), ("type", Text)],
    ..OPEN
};

//! The classes around an achievement: criteria, alignments, rubric and results.

use super::classes::{Class, ENDORSEMENT, IDENTIFIER, IMAGE, OPEN, PROFILE};
use super::value::Kind::*;
use super::words::{ACHIEVEMENT_TYPES, RESULT_STATUS, RESULT_TYPES, TARGET_TYPES};

pub(super) static ACHIEVEMENT: Class = Class {
    required: &["id", "type", "criteria", "description", "name"],
    types: &[&["Achievement"]],
    members: &[
        ("id", Text),
        ("alignment", Many(&ALIGNMENT)),
        ("achievementType", Word(ACHIEVEMENT_TYPES)),
        ("creator", One(&PROFILE)),
        ("creditsAvailable", Number),
        ("criteria", One(&CRITERIA)),
        ("description", Text),
        ("endorsement", Many(&ENDORSEMENT)),
        ("endorsementJwt", Tokens),
        ("fieldOfStudy", Text),
        ("humanCode", Text),
        ("image", One(&IMAGE)),
        ("inLanguage", Language),
        ("name", Text),
        ("otherIdentifier", Many(&IDENTIFIER)),
        ("related", Many(&RELATED)),
        ("resultDescription", Many(&RESULT_DESCRIPTION)),
        ("specialization", Text),
        ("tag", Texts),
        ("version", Text),
    ],
    ..OPEN
};

static CRITERIA: Class = Class {
    members: &[("id", Text), ("narrative", Text)],
    ..OPEN
};

static ALIGNMENT: Class = Class {
    required: &["type", "targetName", "targetUrl"],
    types: &[&["Alignment"]],
    members: &[
        ("targetCode", Text),
        ("targetDescription", Text),
        ("targetName", Text),
        ("targetFramework", Text),
        ("targetType", Word(TARGET_TYPES)),
        ("targetUrl", Text),
    ],
    ..OPEN
};

static RELATED: Class = Class {
    required: &["id", "type"],
    types: &[&["Related"]],
    members: &[("id", Text), ("inLanguage", Language), ("version", Text)],
    ..OPEN
};

pub(super) static RESULT: Class = Class {
    required: &["type"],
    types: &[&["Result"]],
    members: &[
        ("achievedLevel", Text),
        ("alignment", Many(&ALIGNMENT)),
        ("resultDescription", Text),
        ("status", ClosedWord(RESULT_STATUS)),
        ("value", Text),
    ],
    ..OPEN
};

static RESULT_DESCRIPTION: Class = Class {
    required: &["id", "type", "name", "resultType"],
    types: &[&["ResultDescription"]],
    members: &[
        ("id", Text),
        ("alignment", Many(&ALIGNMENT)),
        ("allowedValue", Texts),
        ("name", Text),
        ("requiredLevel", Text),
        ("requiredValue", Text),
        ("resultType", Word(RESULT_TYPES)),
        ("rubricCriterionLevel", Many(&LEVEL)),
        ("valueMax", Text),
        ("valueMin", Text),
    ],
    ..OPEN
};

static LEVEL: Class = Class {
    required: &["id", "type", "name"],
    types: &[&["RubricCriterionLevel"]],
    members: &[
        ("id", Text),
        ("alignment", Many(&ALIGNMENT)),
        ("description", Text),
        ("level", Text),
        ("name", Text),
        ("points", Text),
    ],
    ..OPEN
};

//! Small things that several tests of the workflow need.

use std::collections::BTreeSet;

use crate::PersonId;
use crate::declaration::{AiPolicy, AiUse, Declarations};
use crate::preflight::{Clear, Draft, check};
use crate::scoring::Finding;

pub(super) fn clear() -> Clear {
    let declarations = Declarations {
        own_work: true,
        right_to_release: true,
        youth_consent: true,
    };
    let draft = Draft {
        declarations,
        ai: AiUse::NotUsed,
        ..Draft::default()
    };
    check(&[], AiPolicy::Free, &draft).unwrap()
}

pub(super) fn people<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<PersonId> {
    names.into_iter().map(PersonId::from).collect()
}

pub(super) fn unmet<'a>(criteria: impl IntoIterator<Item = &'a str>) -> Finding {
    Finding::NotYet {
        unmet: criteria.into_iter().map(Into::into).collect(),
    }
}

//! Does it answer the question that was asked, for the verifier who asked it? (Data Integrity 1.0, §4.4; VC-JOSE-COSE and
//! RFC 7519 for tokens.)

use serde_json::Value;

use super::super::reading::Secured;
use super::{Check, CheckId, PresentationPolicy, ProblemCode};
use crate::json::list;

/// Compares challenge and domain of every proof; false when one differs.
pub(super) fn examine(secured: &Secured, policy: &PresentationPolicy, checks: &mut Vec<Check>) -> bool {
    let challenge = compare(
        CheckId::Challenge,
        policy.challenge.as_deref(),
        &stated(secured, ["challenge", "nonce"]),
    );
    let domain = compare(
        CheckId::Domain,
        policy.domain.as_deref(),
        &stated(secured, ["domain", "aud"]),
    );
    let answers = challenge.1 && domain.1;
    checks.extend([challenge.0, domain.0]);
    answers
}

/// What each proof says under the first name, or the token under the second.
fn stated<'a>(secured: &'a Secured, [in_proof, in_token]: [&str; 2]) -> Vec<Option<&'a Value>> {
    match secured {
        Secured::Embedded { proofs, .. } => proofs.iter().map(|proof| proof.get(in_proof)).collect(),
        Secured::Whole(whole) => vec![whole.claim(in_token)],
        Secured::Presented { .. } => Vec::new(),
    }
}

/// A set of one text is the same as the text; a set of two is for somebody else as well and is not taken.
fn compare(id: CheckId, expected: Option<&str>, stated: &[Option<&Value>]) -> (Check, bool) {
    let Some(expected) = expected else {
        return (Check::not_performed(id, ProblemCode::NothingExpected), true);
    };
    let fits = |value: &Option<&Value>| matches!(list(*value), [one] if one == expected);
    if !stated.is_empty() && stated.iter().all(fits) {
        return (Check::passed(id), true);
    }
    let code = match id {
        CheckId::Challenge => ProblemCode::ChallengeMismatch,
        _ => ProblemCode::DomainMismatch,
    };
    (Check::failed(id, code), false)
}

//! Token Status List (§8.3): a number in a signed list, for SD-JWT VC.

use jiff::Timestamp;
use serde_json::Value;

use super::{Fault, Standing, body_of, is_web_address};
use crate::did::Purpose;
use crate::jwt::JwtError;
use crate::token_status::{Status, StatusListToken, StatusReference, TokenStatusError};
use crate::verify::binding::{Signatory, Unbound};
use crate::verify::digital;
use crate::verify::known::Known;
use crate::verify::problem::ProblemCode;

/// Follows the claim `status` to its number. A claim without a `status_list` names another method.
pub(super) fn look_up(claim: &Value, issuer: &str, known: &Known, now: Timestamp) -> Result<Standing, Fault> {
    let unreliable = Fault::Unreliable;
    let member = claim
        .get("status_list")
        .ok_or(unreliable(ProblemCode::StatusUnsupported))?;
    let reference = StatusReference::read(member)
        .filter(|reference| is_web_address(&reference.uri.as_str()))
        .ok_or(unreliable(ProblemCode::StatusMalformed))?;
    let list = read(body_of(&reference.uri, known)?)?;
    if list.uri() != reference.uri || !list.may_be_by(issuer) {
        return Err(unreliable(ProblemCode::StatusListForeign));
    }
    genuine(&list, issuer, known, now)?;
    let statuses = list
        .statuses()
        .map_err(|_| unreliable(ProblemCode::StatusListUnreadable))?;
    match statuses.get(reference.index) {
        Ok(Status::Valid) => Ok(Standing::Good),
        Ok(Status::Invalid) => Ok(Standing::Revoked),
        Ok(Status::Suspended) => Ok(Standing::Suspended),
        Ok(Status::Other(_)) => Err(unreliable(ProblemCode::StatusUnknownValue)),
        Err(_) => Err(unreliable(ProblemCode::StatusOutOfRange)),
    }
}

fn read(bytes: &[u8]) -> Result<StatusListToken, Fault> {
    let text = std::str::from_utf8(bytes).map_err(|_| Fault::Unreliable(ProblemCode::StatusListUnreadable))?;
    StatusListToken::read(text).map_err(|error| {
        Fault::Unreliable(match error {
            TokenStatusError::Token(JwtError::Algorithm) => ProblemCode::StatusUnsupported,
            _ => ProblemCode::StatusListUnreadable,
        })
    })
}

/// The list is signed by a key that the credential's issuer has now, found as that of the credential itself: one that was
/// withdrawn signs no list, however early, since a list can be signed again.
fn genuine(list: &StatusListToken, issuer: &str, known: &Known, now: Timestamp) -> Result<(), Fault> {
    let by = Signatory {
        controller: issuer,
        purpose: Purpose::Assertion,
        inline_contexts: false,
    };
    let key = digital::key_of(by, list.kid(), known, now).map_err(|unbound| match unbound {
        Unbound::Wanted(url) => Fault::Wanted([url].into()),
        _ => Fault::Unreliable(ProblemCode::StatusListNotGenuine),
    })?;
    list.check(&key, now).map_err(|error| {
        Fault::Unreliable(match error {
            TokenStatusError::Token(JwtError::OutOfDate) => ProblemCode::StatusListOutOfDate,
            TokenStatusError::Token(JwtError::Claim(_)) => ProblemCode::StatusListUnreadable,
            _ => ProblemCode::StatusListNotGenuine,
        })
    })
}

//! Is there a newer edition? `1EdTechCredentialRefresh` is asked once (Open Badges 3.0, §9.1, step 3).
//!
//! Asked only after the proof holds, so that nobody but the issuer says where. The newer edition counts when it is the same credential
//! of the same issuer, not older, and its own proof holds; else the one at hand is verified further.

use serde_json::Value;

use super::known::{Fetched, Known};
use super::problem::ProblemCode;
use super::reading::{self, Reading};
use super::report::{Check, CheckId};
use crate::{json, time};

/// What came of asking.
pub(super) enum Finding {
    /// Nothing newer to look at, and why.
    Same(Check, Option<String>),
    /// A newer edition, which is still to be verified.
    Newer(Box<Reading>),
}

/// Looks for the newer edition among what is known.
pub(super) fn examine(reading: &Reading, known: &Known) -> Finding {
    let same = |code| Finding::Same(Check::not_performed(CheckId::Refresh, code).at("/refreshService"), None);
    let services = json::list(reading.document.get("refreshService"));
    if services.is_empty() {
        return Finding::Same(Check::not_performed(CheckId::Refresh, ProblemCode::Absent), None);
    }
    let ours = |service: &&Value| json::holds(service.get("type"), "1EdTechCredentialRefresh");
    let url = services
        .iter()
        .find(ours)
        .and_then(|service| service.get("id")?.as_str());
    let Some(url) = url.filter(|url| url.starts_with("https://") || url.starts_with("http://")) else {
        return same(ProblemCode::RefreshUnsupported);
    };
    match known.get(url) {
        None => Finding::Same(
            Check::not_performed(CheckId::Refresh, ProblemCode::RefreshNotPerformed).at("/refreshService"),
            Some(url.to_owned()),
        ),
        Some(Fetched::Failed(_)) => same(ProblemCode::RefreshUnreachable),
        Some(Fetched::Body(bytes)) => match reading::read_credential(bytes, reading.inline_contexts) {
            Ok(newer) if newer.document == reading.document => {
                Finding::Same(Check::passed(CheckId::Refresh).at("/refreshService"), None)
            }
            Ok(newer) if is_newer(&newer, reading) => Finding::Newer(Box::new(newer)),
            _ => Finding::Same(failed(), None),
        },
    }
}

/// The check for an edition that is not what it should be.
pub(super) fn failed() -> Check {
    Check::failed(CheckId::Refresh, ProblemCode::RefreshUnsound).at("/refreshService")
}

/// The same credential by the rule of Open Badges 3.0 (§10): same issuer, same id, and a beginning that is not earlier.
fn is_newer(newer: &Reading, older: &Reading) -> bool {
    let id = |reading: &Reading| reading.document.get("id").and_then(Value::as_str).map(str::to_owned);
    let begins = |reading: &Reading| {
        let names = ["validFrom", "issuanceDate"];
        let date = names.iter().find_map(|name| reading.document.get(name));
        date.and_then(Value::as_str).and_then(time::read)
    };
    newer.issuer == older.issuer && id(newer).is_some() && id(newer) == id(older) && begins(newer) >= begins(older)
}

//! 1EdTech's revocation list: an unsigned document behind the URL that the signed credential names. What vouches for it is
//! that URL and its own `issuer`.

use serde_json::Value;

use super::{Fault, Standing, body_of, is_web_address};
use crate::json;
use crate::verify::known::Known;
use crate::verify::problem::ProblemCode;
use crate::verify::reading::Reading;

/// Looks for the credential's id among the revoked ones.
pub(super) fn look_up(entry: &Value, reading: &Reading, known: &Known) -> Result<Standing, Fault> {
    let url = entry.get("id").and_then(Value::as_str).filter(is_web_address);
    let url = url.ok_or(Fault::Unreliable(ProblemCode::StatusMalformed))?;
    let id = reading.document.get("id").and_then(Value::as_str);
    let id = id.ok_or(Fault::Unreliable(ProblemCode::StatusMalformed))?;
    let unreadable = || Fault::Unreliable(ProblemCode::StatusListUnreadable);
    let list = json::parse(body_of(url, known)?).map_err(|_| unreadable())?;
    if json::id_of(list.get("issuer")) != Some(reading.issuer.as_str()) {
        return Err(Fault::Unreliable(ProblemCode::StatusListForeign));
    }
    let revoked = list
        .get("revokedCredential")
        .and_then(Value::as_array)
        .ok_or_else(unreadable)?;
    Ok(if revoked.iter().any(|entry| names(entry, id)) {
        Standing::Revoked
    } else {
        Standing::Good
    })
}

/// Whether an entry says that `id` is revoked: `revoked` may be left out, and counts as true then.
fn names(entry: &Value, id: &str) -> bool {
    json::id_of(Some(entry)) == Some(id) && entry.get("revoked") != Some(&Value::Bool(false))
}

//! Where endorsements stand: in the credential, its issuer and its achievement, as documents or as tokens (Open Badges 3.0, §9.2).

use serde_json::Value;

use super::contained::{Found, each};
use super::report::CheckId;
use crate::json;

/// Every endorsement in `document`, of those that stand where the standard puts them.
pub(super) fn find(document: &Value) -> Vec<Found<'_>> {
    let mut found = Vec::new();
    for (place, holder) in holders(document) {
        for member in ["endorsement", "endorsementJwt"] {
            found.extend(each(holder, &place, member, CheckId::Endorsement));
        }
    }
    found
}

/// What can be endorsed, with its place.
fn holders(document: &Value) -> Vec<(String, &Value)> {
    let mut holders = vec![(String::new(), document)];
    if let Some(issuer) = document.get("issuer") {
        holders.push(("/issuer".to_owned(), issuer));
    }
    let is_set = document.get("credentialSubject").is_some_and(Value::is_array);
    for (index, subject) in json::list(document.get("credentialSubject")).iter().enumerate() {
        let place = if is_set {
            format!("/credentialSubject/{index}/achievement")
        } else {
            "/credentialSubject/achievement".to_owned()
        };
        // Those of a record are a set, and described by its issuer.
        let achievements = subject.get("achievement").filter(|achievement| achievement.is_object());
        holders.extend(achievements.map(|achievement| (place, achievement)));
    }
    holders
}

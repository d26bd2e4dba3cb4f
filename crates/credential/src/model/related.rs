//! `relatedResource`: what else belongs to the credential, with its digest (§5.3).

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Faults, digest};
use crate::json::{is_uri, list};

/// Each is an object with an id of its own and at least one digest; where the resource is part of this crate, the digest
/// is compared.
pub(super) fn check(faults: &mut Faults, document: &Value) {
    let mut seen = BTreeSet::new();
    for (index, resource) in list(document.get("relatedResource")).iter().enumerate() {
        let pointer = format!("/relatedResource/{index}");
        let id = resource["id"].as_str().filter(|id| is_uri(id));
        faults.unless(id.is_some(), format!("{pointer}/id"), "is a URL");
        faults.unless(
            id.is_none_or(|id| seen.insert(id)),
            format!("{pointer}/id"),
            "occurs once in the list",
        );
        let stated = ["digestSRI", "digestMultibase"].map(|name| resource[name].as_str());
        let digest = stated.iter().any(Option::is_some);
        faults.unless(digest, &*pointer, "has a digestSRI or a digestMultibase");
        let [sri, multibase] = stated;
        let fits = [
            id.zip(sri).and_then(|(id, sri)| digest::sri_fits(id, sri)),
            id.zip(multibase)
                .and_then(|(id, text)| digest::multibase_fits(id, text)),
        ];
        faults.unless(!fits.contains(&Some(false)), pointer, "has the digest of the resource");
    }
}

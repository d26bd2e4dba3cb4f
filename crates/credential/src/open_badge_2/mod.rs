//! Open Badges 2.0: the older form, in which an award is true because its issuer hosts it.
//!
//! [`Assertion`], [`BadgeClass`] and [`Issuer`] write the three documents that an issuer serves, each at its own address. They are
//! verified by [`crate::verify`], as are badges that are signed, and [`convert()`] brings a badge into Open Badges 3.0.

mod assertion;
mod badge_class;
mod convert;
mod issuer;
mod recipient;

use serde_json::Value;

pub use assertion::Assertion;
pub use badge_class::{AlignmentObject, BadgeClass};
pub use convert::{ConvertError, Target, convert};
pub use issuer::Issuer;
pub use recipient::{Recipient, is_awarded_to};

/// The context of Open Badges 2.0. Its documents are read by form and never canonicalised, so it is only named.
pub const CONTEXT: &str = "https://w3id.org/openbadges/v2";

/// What `version` says of a related thing in the newer standard, as 1EdTech's guide to migration has it.
const NEWER: &str = "Open Badges v3p0";

/// Writes a document under its context.
fn document(object: &impl serde::Serialize) -> Value {
    // Plain data with text keys always serialises.
    let mut value = serde_json::to_value(object).unwrap_or_default();
    value["@context"] = CONTEXT.into();
    value
}

/// Names the same thing in Open Badges 3.0 by the full IRI of its type, which the older context does not have.
fn newer(id: &str, class: &str) -> Value {
    serde_json::json!([{
        "type": [format!("https://purl.imsglobal.org/spec/vc/ob/vocab.html#{class}")],
        "id": id,
        "version": NEWER,
    }])
}

//! How achievements stand to each other.

use serde::Serialize;

/// One relation between two achievements (CLR 2.0, Association). A closed class in the schema.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename = "Association", rename_all = "camelCase")]
pub struct Association {
    /// What the source is to the target.
    pub association_type: AssociationType,
    /// Identifier of the source achievement.
    pub source_id: String,
    /// Identifier of the target achievement.
    pub target_id: String,
}

/// What a source achievement is to its target (CLR 2.0, AssociationType).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum AssociationType {
    /// The same achievement.
    ExactMatchOf,
    /// Below it in a hierarchy.
    IsChildOf,
    /// Above it in a hierarchy.
    IsParentOf,
    /// One of those it consists of.
    IsPartOf,
    /// Beside it.
    IsPeerOf,
    /// Related in some other way.
    IsRelatedTo,
    /// Before it in an order of learning.
    Precedes,
    /// Older than it, and not given any more.
    ReplacedBy,
}

/// The associations of a stack: each part `isPartOf` the whole.
pub fn parts_of<'a>(whole: &str, parts: impl IntoIterator<Item = &'a str>) -> Vec<Association> {
    let part_of = |part: &str| Association {
        association_type: AssociationType::IsPartOf,
        source_id: part.to_owned(),
        target_id: whole.to_owned(),
    };
    parts.into_iter().map(part_of).collect()
}

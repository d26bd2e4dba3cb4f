use crate::{Bound, Error};

/// How much work one input may ask for, and which contexts it may bring along.
///
/// The defaults let a large CLR transcript through and stop a poisoned graph in well under a
/// tenth of a second. Use struct update syntax to change one of them:
///
/// ```
/// let limits = jsonld::Limits { quads: 500, ..jsonld::Limits::default() };
/// assert_eq!(limits.depth, 64);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Longest input, in bytes. Default 1 MiB.
    pub bytes: usize,
    /// Deepest nesting of objects and arrays. Default 64; never more than 128 is honoured.
    pub depth: usize,
    /// Most statements in a dataset. Default 16,384.
    pub quads: usize,
    /// Most blank nodes in a dataset. Default 4,096.
    pub blank_nodes: usize,
    /// Most steps of the Hash N-Degree Quads algorithm (RDFC-1.0 §4.8): calls, permutations
    /// tried and identifiers copied all count. Default 20,000.
    pub hash_calls: usize,
    /// Whether `@context` may hold objects written into the document itself. Default `false`: a
    /// verifier that admits them lets the holder swap the meaning of two terms. An issuer's
    /// conformance profile may need them. Where they are admitted, they still stand only at the
    /// root of a credential.
    pub inline_contexts: bool,
}

/// The recursion guard behind [`Limits::depth`]: what the smallest common stack bears.
const DEEPEST: usize = 128;

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 1 << 20,
            depth: 64,
            quads: 16_384,
            blank_nodes: 4_096,
            hash_calls: 20_000,
            inline_contexts: false,
        }
    }
}

impl Limits {
    /// Checks the length of an input, in bytes.
    pub(crate) fn admit_bytes(&self, bytes: usize) -> Result<(), Error> {
        admit(Bound::Bytes, bytes, self.bytes)
    }

    /// Checks a level of nesting; the outermost object is level 1.
    pub(crate) fn admit_depth(&self, depth: usize) -> Result<(), Error> {
        admit(Bound::Depth, depth, self.depth.min(DEEPEST))
    }
}

/// Refuses a `count` above its `limit`.
pub(crate) fn admit(what: Bound, count: usize, limit: usize) -> Result<(), Error> {
    if count > limit {
        return Err(Error::Limit { what, limit });
    }
    Ok(())
}

use std::fmt;

/// Why a document was refused: one cause, in words a person can act on, and where it stands.
///
/// Every variant that concerns a place in a JSON document carries `pointer`, a JSON Pointer
/// (RFC 6901) from the root of the document; the empty pointer is the root itself.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The bytes are not the strict JSON this crate reads.
    Json {
        /// What is wrong with them.
        problem: &'static str,
        /// Byte offset at which it was noticed.
        offset: usize,
    },
    /// The text is not N-Quads.
    NQuads {
        /// What is wrong with it.
        problem: &'static str,
        /// Line number, counted from 1.
        line: usize,
    },
    /// The input asks for more work than the caller's [`Limits`](crate::Limits) allow.
    Limit {
        /// Which limit was met.
        what: Bound,
        /// Its value.
        limit: usize,
    },
    /// `@context` names a document that is not on the allow-list; nothing is ever fetched.
    UnknownContext {
        /// The URL that was asked for.
        url: String,
        /// Where it stands.
        pointer: String,
    },
    /// A context stands where none may stand, or in a form that the profile does not admit.
    RefusedContext {
        /// Which rule it breaks.
        problem: &'static str,
        /// Where it stands.
        pointer: String,
    },
    /// A context breaks JSON-LD 1.1 (§4.1) or redefines a protected term.
    InvalidContext {
        /// Which rule it breaks.
        problem: &'static str,
        /// The term being defined, or the keyword at fault.
        term: String,
        /// Where the context was used.
        pointer: String,
    },
    /// A property that no context in force defines: it would be dropped unsigned.
    UndefinedTerm {
        /// The property as written.
        term: String,
        /// Where it stands.
        pointer: String,
    },
    /// A `type` that no context in force defines.
    UndefinedType {
        /// The type as written.
        name: String,
        /// Where it stands.
        pointer: String,
    },
    /// An identifier that is not an absolute IRI; there is no base to resolve it against.
    RelativeIri {
        /// The identifier as written.
        value: String,
        /// Where it stands.
        pointer: String,
    },
    /// A JSON-LD construct outside the profile of this crate.
    Unsupported {
        /// Its name.
        feature: &'static str,
        /// Where it stands.
        pointer: String,
    },
    /// A value that JSON-LD or RDF does not allow in this place.
    InvalidValue {
        /// Which rule it breaks.
        problem: &'static str,
        /// Where it stands.
        pointer: String,
    },
}

/// A quantity bounded by [`Limits`](crate::Limits).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Bound {
    /// Length of the input in bytes.
    Bytes,
    /// Nesting of objects and arrays.
    Depth,
    /// Number of statements.
    Quads,
    /// Number of blank nodes.
    BlankNodes,
    /// Steps of the Hash N-Degree Quads algorithm (RDFC-1.0 §4.8).
    HashCalls,
    /// Number of different contexts one document may bring into force.
    Contexts,
}

impl Error {
    /// The JSON Pointer of the place at fault, for the causes that have one.
    #[must_use]
    pub fn pointer(&self) -> Option<&str> {
        match self {
            Self::Json { .. } | Self::NQuads { .. } | Self::Limit { .. } => None,
            Self::UnknownContext { pointer, .. }
            | Self::RefusedContext { pointer, .. }
            | Self::InvalidContext { pointer, .. }
            | Self::UndefinedTerm { pointer, .. }
            | Self::UndefinedType { pointer, .. }
            | Self::RelativeIri { pointer, .. }
            | Self::Unsupported { pointer, .. }
            | Self::InvalidValue { pointer, .. } => Some(pointer),
        }
    }

    /// Puts one reference token in front of the pointer while the error travels outwards.
    #[must_use]
    pub(crate) fn under(mut self, key: &str) -> Self {
        if let Self::UnknownContext { pointer, .. }
        | Self::RefusedContext { pointer, .. }
        | Self::InvalidContext { pointer, .. }
        | Self::UndefinedTerm { pointer, .. }
        | Self::UndefinedType { pointer, .. }
        | Self::RelativeIri { pointer, .. }
        | Self::Unsupported { pointer, .. }
        | Self::InvalidValue { pointer, .. } = &mut self
        {
            let token = key.replace('~', "~0").replace('/', "~1");
            pointer.insert_str(0, &format!("/{token}"));
        }
        self
    }

    /// As [`under`](Self::under), for an element of an array.
    #[must_use]
    pub(crate) fn at(self, index: usize) -> Self {
        self.under(&index.to_string())
    }

    pub(crate) fn unsupported(feature: &'static str) -> Self {
        Self::Unsupported {
            feature,
            pointer: String::new(),
        }
    }

    pub(crate) fn invalid(problem: &'static str) -> Self {
        Self::InvalidValue {
            problem,
            pointer: String::new(),
        }
    }

    pub(crate) fn refused_context(problem: &'static str) -> Self {
        Self::RefusedContext {
            problem,
            pointer: String::new(),
        }
    }

    pub(crate) fn invalid_context(term: &str, problem: &'static str) -> Self {
        Self::InvalidContext {
            problem,
            term: term.to_owned(),
            pointer: String::new(),
        }
    }

    pub(crate) fn relative(value: &str) -> Self {
        Self::RelativeIri {
            value: value.to_owned(),
            pointer: String::new(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json { problem, offset } => {
                write!(f, "not strict JSON: {problem} at byte {offset}")
            }
            Self::NQuads { problem, line } => write!(f, "not N-Quads: {problem} in line {line}"),
            Self::Limit { what, limit } => write!(f, "more than {limit} {what}"),
            Self::UnknownContext { url, .. } => write!(f, "unknown context {url:?}"),
            Self::RefusedContext { problem, .. } => write!(f, "context refused: {problem}"),
            Self::InvalidContext { problem, term, .. } => {
                write!(f, "invalid context: {problem} ({term:?})")
            }
            Self::UndefinedTerm { term, .. } => {
                write!(f, "no context defines the property {term:?}")
            }
            Self::UndefinedType { name, .. } => write!(f, "no context defines the type {name:?}"),
            Self::RelativeIri { value, .. } => write!(f, "{value:?} is not an absolute IRI"),
            Self::Unsupported { feature, .. } => {
                write!(f, "{feature} is outside the supported profile")
            }
            Self::InvalidValue { problem, .. } => f.write_str(problem),
        }?;
        match self.pointer() {
            Some("") => f.write_str(", at the root"),
            Some(pointer) => write!(f, ", at {pointer}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Bytes => "bytes",
            Self::Depth => "levels of nesting",
            Self::Quads => "statements",
            Self::BlankNodes => "blank nodes",
            Self::HashCalls => "steps to tell blank nodes apart",
            Self::Contexts => "different contexts in force",
        })
    }
}

impl std::error::Error for Error {}

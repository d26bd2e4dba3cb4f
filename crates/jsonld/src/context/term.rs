use super::local::Local;
use std::sync::Arc;

/// What a term stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// An absolute IRI.
    Iri(Arc<str>),
    /// A keyword under another name.
    Keyword(Keyword),
    /// Nothing: the context takes the term out of use.
    Nothing,
}

/// The keywords that may be given another name in a context of this profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keyword {
    Id,
    Type,
    Value,
    Language,
    Direction,
    List,
    Set,
    /// A keyword that no document of this profile may use.
    Other,
}

impl Keyword {
    /// The keywords that a node or value object is searched for.
    pub(crate) const SOUGHT: [(Self, &str); 7] = [
        (Self::Id, "@id"),
        (Self::Type, "@type"),
        (Self::Value, "@value"),
        (Self::Language, "@language"),
        (Self::Direction, "@direction"),
        (Self::List, "@list"),
        (Self::Set, "@set"),
    ];

    /// The keyword spelt `text`.
    pub(crate) fn of(text: &str) -> Option<Self> {
        if !text.starts_with('@') {
            return None;
        }
        let sought = Self::SOUGHT.iter().find(|(_, name)| *name == text);
        if let Some((keyword, _)) = sought {
            return Some(*keyword);
        }
        let others = [
            "@base",
            "@container",
            "@context",
            "@graph",
            "@import",
            "@included",
            "@index",
            "@json",
            "@nest",
            "@none",
            "@prefix",
            "@propagate",
            "@protected",
            "@reverse",
            "@version",
            "@vocab",
        ];
        others.contains(&text).then_some(Self::Other)
    }
}

/// What a term does with a plain value (JSON-LD 1.1 §4.2.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Coercion {
    /// Nothing is said: strings take the default language.
    Unsaid,
    /// `@none`.
    AsIs,
    /// `@id`: a string is an IRI.
    Id,
    /// `@vocab`: a string is a term or an IRI.
    Vocab,
    /// `@json`: the value is one JSON literal.
    Json,
    /// The IRI of a datatype.
    Datatype(Arc<str>),
}

/// Base direction of a string (JSON-LD 1.1 §4.2.4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    LeftToRight,
    RightToLeft,
}

impl Direction {
    /// Reads `ltr` or `rtl`.
    pub(crate) fn of(text: &str) -> Option<Self> {
        match text {
            "ltr" => Some(Self::LeftToRight),
            "rtl" => Some(Self::RightToLeft),
            _ => None,
        }
    }

    /// As JSON-LD writes it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// The containers of this profile (JSON-LD 1.1 §4.3 and §4.9.1).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Containers {
    pub(crate) list: bool,
    pub(crate) set: bool,
    pub(crate) graph: bool,
    pub(crate) language: bool,
}

/// The properties whose values are credentials, each a document with an `@context` of its own:
/// in a presentation, in a transcript, and as an endorsement.
const CREDENTIAL_PROPERTIES: [&str; 3] = [
    "https://www.w3.org/2018/credentials#verifiableCredential",
    "https://purl.imsglobal.org/spec/vc/clr/vocab.html#verifiableCredential",
    "https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsement",
];

impl Meaning {
    /// Whether a property of this meaning has whole credentials for values.
    pub(super) fn holds_credentials(&self) -> bool {
        matches!(self, Self::Iri(iri) if CREDENTIAL_PROPERTIES.contains(&&**iri))
    }
}

/// A term definition (JSON-LD 1.1 API §4.2).
#[derive(Debug, Clone)]
pub(crate) struct Definition {
    pub(crate) meaning: Meaning,
    pub(crate) prefix: bool,
    pub(crate) protected: bool,
    pub(crate) containers: Containers,
    pub(crate) coercion: Coercion,
    /// `None`: take the default. `Some(None)`: no language.
    pub(crate) language: Option<Option<Arc<str>>>,
    /// `None`: take the default. `Some(None)`: no direction.
    pub(crate) direction: Option<Option<Direction>>,
    pub(crate) scope: Option<Arc<Local>>,
    /// Whether the values are whole credentials.
    pub(crate) credentials: bool,
}

impl Definition {
    /// What goes for a property that is written as an IRI, without a term.
    pub(crate) const UNSAID: Self = Self {
        meaning: Meaning::Nothing,
        prefix: false,
        protected: false,
        containers: Containers {
            list: false,
            set: false,
            graph: false,
            language: false,
        },
        coercion: Coercion::Unsaid,
        language: None,
        direction: None,
        scope: None,
        credentials: false,
    };

    /// Whether two definitions read plain values alike.
    pub(crate) fn reads_alike(&self, other: &Self) -> bool {
        self.containers == other.containers
            && self.coercion == other.coercion
            && self.language == other.language
            && self.direction == other.direction
    }

    /// Whether two definitions say the same but for protection (§4.2.2 step 27).
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        self.meaning == other.meaning
            && self.prefix == other.prefix
            && self.reads_alike(other)
            && self.scope == other.scope
    }
}

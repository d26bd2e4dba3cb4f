//! What a controller lists a key for (Controlled Identifiers 1.0, §2.3).

/// The use that a signature was made for, and that the controller's document must name for its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Saying something: issuing a credential.
    Assertion,
    /// Showing who is here: presenting credentials, answering a challenge.
    Authentication,
}

impl Purpose {
    /// Its name as a proof's `proofPurpose`, and as the member of a controller document.
    pub fn name(self) -> &'static str {
        match self {
            Self::Assertion => "assertionMethod",
            Self::Authentication => "authentication",
        }
    }
}

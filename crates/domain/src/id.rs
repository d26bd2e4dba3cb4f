//! Names of things, one type each, so that a person is never passed where a prompt is meant.

/// Declares an identifier: opaque text that a room chose, compared letter by letter.
macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The identifier as the room wrote it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

identifier!(
    /// One person, whatever address or role they use: conflicts of interest follow the person (product rules §3).
    PersonId
);
identifier!(
    /// One organisation. Co-workers are found by this record, never by how its name is spelled.
    OrganizationId
);
identifier!(
    /// One criterion of a rubric.
    CriterionId
);
identifier!(
    /// One prompt of the submission guidelines.
    PromptId
);
identifier!(
    /// What an award is for: a micro-credential, or the comprehensive credential of a stack.
    /// Open Badges 3.0 calls it an Achievement.
    AchievementId
);

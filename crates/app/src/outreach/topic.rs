//! What one can get news about.

use std::str::FromStr;

/// A topic of the newsletter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    MicroCredentials,
    Stacks,
    Pilots,
}

impl Topic {
    /// Every topic, in the order of the form.
    pub const ALL: [Self; 3] = [Self::MicroCredentials, Self::Stacks, Self::Pilots];

    /// The topic's name in rows, forms and message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MicroCredentials => "micro-credentials",
            Self::Stacks => "stacks",
            Self::Pilots => "pilots",
        }
    }
}

impl FromStr for Topic {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|topic| topic.as_str() == text).ok_or(())
    }
}

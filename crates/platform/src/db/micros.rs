//! Instants as the database keeps them.

use jiff::Timestamp;

/// An instant as a `bigint` column: microseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Micros(pub i64);

crate::column!(Micros, i64);

impl From<Timestamp> for Micros {
    fn from(at: Timestamp) -> Self {
        Self(at.as_microsecond())
    }
}

impl From<Micros> for Timestamp {
    /// Rows are only written from real instants; a value out of jiff's range reads as the epoch rather than stopping a page.
    fn from(Micros(micros): Micros) -> Self {
        Self::from_microsecond(micros).unwrap_or(Self::UNIX_EPOCH)
    }
}

impl Micros {
    /// The instant itself.
    pub fn at(self) -> Timestamp {
        self.into()
    }
}

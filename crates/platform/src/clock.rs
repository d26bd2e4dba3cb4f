//! The time of day, in one place, so that a test can hold it still.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;

/// Where the time comes from: the machine, or a hand-set value.
///
/// Cloning shares the hand-set value, so a test (or the demo, which writes history) moves every holder's clock at once.
#[derive(Clone, Debug, Default)]
pub struct Clock(Option<Arc<AtomicI64>>);

impl Clock {
    /// The machine's own clock.
    pub fn system() -> Self {
        Self(None)
    }

    /// A clock that stands at `at` until [`Clock::set`] moves it.
    pub fn fixed(at: Timestamp) -> Self {
        Self(Some(Arc::new(AtomicI64::new(at.as_microsecond()))))
    }

    /// Now, in UTC, cut to microseconds as the database keeps it.
    #[expect(clippy::disallowed_methods, reason = "the one reader of the machine's clock")]
    pub fn now(&self) -> Timestamp {
        let micros = match &self.0 {
            Some(fixed) => fixed.load(Ordering::SeqCst),
            None => Timestamp::now().as_microsecond(),
        };
        Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// Moves a fixed clock; the machine's own clock is left alone.
    pub fn set(&self, at: Timestamp) {
        if let Some(fixed) = &self.0 {
            fixed.store(at.as_microsecond(), Ordering::SeqCst);
        }
    }
}

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

    /// Waits until `at`, `longest` at most. A fixed clock is not waited for.
    pub async fn reached(&self, at: Timestamp, longest: std::time::Duration) {
        let left = std::time::Duration::try_from(at.duration_since(self.now())).unwrap_or_default();
        if self.0.is_none() && !left.is_zero() {
            tokio::time::sleep(left.min(longest)).await;
        }
    }

    /// Moves a fixed clock; the machine's own clock is left alone.
    pub fn set(&self, at: Timestamp) {
        if let Some(fixed) = &self.0 {
            fixed.store(at.as_microsecond(), Ordering::SeqCst);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use jiff::SignedDuration;

    use super::Clock;

    #[tokio::test]
    async fn a_moment_is_reached_and_not_passed_by_much() {
        let clock = Clock::system();
        let soon = clock.now() + SignedDuration::from_millis(30);
        clock.reached(soon, Duration::from_secs(5)).await;
        assert!(clock.now() >= soon);
        clock.reached(soon, Duration::from_secs(5)).await;
        let far = clock.now() + SignedDuration::from_hours(1);
        clock.reached(far, Duration::from_millis(5)).await;
        assert!(clock.now() < far);
        Clock::fixed(soon).reached(far, Duration::from_hours(1)).await;
    }
}

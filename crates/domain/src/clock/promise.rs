//! Promises, and the clocks that run under them.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Calendar;

/// A promise in business days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Promise {
    /// Completeness, legibility and privacy: 1 day.
    Precheck,
    /// Assessors found: 1 day.
    Assign,
    /// Scores in: 5 days.
    Score,
    /// Disagreement settled: 3 days.
    Adjudicate,
    /// The issuer's decision: 2 days.
    Decide,
}

impl Promise {
    /// Every promise, in the order in which a submission meets them.
    pub const ALL: [Self; 5] = [
        Self::Precheck,
        Self::Assign,
        Self::Score,
        Self::Adjudicate,
        Self::Decide,
    ];

    /// How many business days.
    #[must_use]
    pub const fn days(self) -> u32 {
        match self {
            Self::Precheck | Self::Assign => 1,
            Self::Score => 5,
            Self::Adjudicate => 3,
            Self::Decide => 2,
        }
    }

    /// The word for it in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Precheck => "precheck",
            Self::Assign => "assign",
            Self::Score => "score",
            Self::Adjudicate => "adjudicate",
            Self::Decide => "decide",
        }
    }

    /// Reads the word back.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|promise| promise.as_str() == word)
    }
}

/// A time during which a clock stood still. Open while `until` is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// When it stopped.
    pub from: Timestamp,
    /// When it went on.
    pub until: Option<Timestamp>,
}

/// A running promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// What was promised.
    pub promise: Promise,
    /// When it began. The day on which it began does not count.
    pub started: Timestamp,
    /// Pauses, in order.
    pub pauses: Vec<Pause>,
}

impl Clock {
    /// Starts a promise.
    #[must_use]
    pub const fn start(promise: Promise, now: Timestamp) -> Self {
        Self {
            promise,
            started: now,
            pauses: Vec::new(),
        }
    }

    /// Stops the clock. Stopping a stopped clock changes nothing.
    pub fn pause(&mut self, now: Timestamp) {
        if !self.is_paused() {
            self.pauses.push(Pause { from: now, until: None });
        }
    }

    /// Lets the clock go on. A running clock just runs on.
    pub fn resume(&mut self, now: Timestamp) {
        if let Some(Pause {
            until: until @ None,
            from,
        }) = self.pauses.last_mut()
        {
            *until = Some(now.max(*from));
        }
    }

    /// Whether it stands still.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.pauses.last().is_some_and(|pause| pause.until.is_none())
    }

    /// The day by whose end it is due: the promised business days after the start, and one more for each business
    /// day that began during a pause. While it stands still the day moves along with `now`.
    #[must_use]
    pub fn due_on(&self, calendar: &Calendar, now: Timestamp) -> Date {
        let paused = self
            .pauses
            .iter()
            .map(|pause| calendar.between(calendar.day(pause.from), calendar.day(pause.until.unwrap_or(now))));
        let days = paused.fold(self.promise.days(), u32::saturating_add);
        calendar.add(calendar.day(self.started), days)
    }

    /// Whether the promise is broken: the due day is over. Never while it stands still.
    #[must_use]
    pub fn is_overdue(&self, calendar: &Calendar, now: Timestamp) -> bool {
        !self.is_paused() && now > calendar.end_of(self.due_on(calendar, now))
    }
}

/// With fewer recent results than this, the sum of the promises is the better guess.
const ENOUGH_HISTORY: usize = 10;

/// The day on which an earner may expect the result: `submitted` plus the median of recent durations in business
/// days (rounded up), or plus the sum of the `promises` still ahead when there are fewer than ten results to go by.
/// Never later than the promises allow: a backlog is the issuer's matter, and overdue work escalates.
#[must_use]
pub fn expected_on(calendar: &Calendar, submitted: Date, recent: &[u32], promises: &[Promise]) -> Date {
    let promised = promises
        .iter()
        .fold(0, |sum: u32, promise| sum.saturating_add(promise.days()));
    let days = if recent.len() < ENOUGH_HISTORY {
        promised
    } else {
        median(recent).clamp(1, promised.max(1))
    };
    calendar.add(submitted, days)
}

fn median(values: &[u32]) -> u32 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let middle = sorted.len() / 2;
    match (sorted.len() % 2, sorted.get(middle)) {
        (0, Some(&upper)) => {
            let lower = sorted.get(middle.wrapping_sub(1)).copied().unwrap_or(upper);
            lower + (upper - lower).div_ceil(2)
        }
        (_, value) => value.copied().unwrap_or_default(),
    }
}

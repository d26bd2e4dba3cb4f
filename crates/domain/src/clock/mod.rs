//! Clocks in business days (product rules §4 "Clocks"): what is due when, and what an earner may expect.
//!
//! `now` and dates are always parameters. A [`Calendar`] says which days count; a [`Promise`] says how many.

mod calendar;
mod promise;

pub use calendar::{Calendar, CalendarError};
pub use promise::{Clock, Pause, Promise, expected_on};

#[cfg(test)]
mod tests;

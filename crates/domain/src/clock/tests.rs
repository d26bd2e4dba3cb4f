//! Days by the calendar on the wall, and arithmetic that must always hold.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;

use super::*;

/// Boston's rules for summer time, without a zone database. Thanksgiving 2026 and the day after are free.
fn boston() -> Calendar {
    let zone = TimeZone::posix("EST5EDT,M3.2.0,M11.1.0").unwrap();
    let free = BTreeSet::from([date(2026, 11, 26), date(2026, 11, 27)]);
    Calendar::new(zone, &[Weekday::Saturday, Weekday::Sunday], free).unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn business_days_by_the_calendar_on_the_wall() {
    // start, days → day; 23 November 2026 is a Monday
    let cases = [
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2026, 11, 23), 1, date(2026, 11, 24)),
        (date(2026, 11, 25), 1, date(2026, 11, 30)),
        (date(2026, 11, 23), 5, date(2026, 12, 2)),
        (date(2026, 11, 28), 0, date(2026, 11, 30)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
        (date(2026, 12, 31), 1, date(2027, 1, 1)),
    ];
    for (start, days, day) in cases {
        assert_eq!(boston().add(start, days), day, "{days} after {start}");
    }
}

#[test]
fn a_calendar_without_a_business_day_is_refused() {
    let all: Vec<Weekday> = Weekday::Monday.cycle_forward().take(7).collect();
    assert_eq!(
        Calendar::new(TimeZone::UTC, &all, BTreeSet::new()),
        Err(CalendarError::NoBusinessDay)
    );
    let six = all.iter().copied().skip(1).collect::<Vec<_>>();
    assert!(Calendar::new(TimeZone::UTC, &six, BTreeSet::new()).is_ok());
    let many = (0..1_001)
        .map(|n| date(2026, 1, 1).checked_add(n.days()).unwrap())
        .collect();
    assert_eq!(
        Calendar::new(TimeZone::UTC, &six, many),
        Err(CalendarError::TooManyHolidays)
    );
}

#[test]
fn the_day_is_the_issuers_day() {
    assert_eq!(boston().day(at("2026-11-24T04:59:59Z")), date(2026, 11, 23));
    assert_eq!(boston().day(at("2026-11-24T05:00:00Z")), date(2026, 11, 24));
    assert_eq!(boston().end_of(date(2026, 11, 23)), at("2026-11-24T04:59:59Z"));
    assert_eq!(
        boston().end_of(date(2026, 7, 1)),
        at("2026-07-02T03:59:59Z"),
        "summer time"
    );
}

#[test]
fn the_promises_are_the_contract() {
    let days = Promise::ALL.map(|promise| (promise.as_str(), promise.days()));
    assert_eq!(
        days,
        [
            ("precheck", 1),
            ("assign", 1),
            ("score", 5),
            ("adjudicate", 3),
            ("decide", 2)
        ]
    );
    assert!(
        Promise::ALL
            .into_iter()
            .all(|promise| Promise::parse(promise.as_str()) == Some(promise))
    );
}

#[test]
fn a_promise_is_broken_when_its_day_is_over_and_not_before() {
    let clock = Clock::start(Promise::Score, at("2026-11-23T15:00:00Z"));
    assert_eq!(clock.due_on(&boston(), clock.started), date(2026, 12, 2));
    assert!(!clock.is_overdue(&boston(), at("2026-12-03T04:59:59Z")));
    assert!(clock.is_overdue(&boston(), at("2026-12-03T05:00:00Z")));
}

#[test]
fn a_clock_that_stands_still_is_never_overdue_and_goes_on_with_what_was_left() {
    let mut clock = Clock::start(Promise::Decide, at("2026-11-16T15:00:00Z"));
    clock.pause(at("2026-11-17T15:00:00Z"));
    clock.pause(at("2026-11-19T15:00:00Z"));
    assert!(clock.is_paused() && !clock.is_overdue(&boston(), at("2027-01-01T00:00:00Z")));
    clock.resume(at("2026-11-20T15:00:00Z"));
    clock.resume(at("2026-11-30T15:00:00Z"));
    assert!(!clock.is_paused());
    assert_eq!(
        clock.due_on(&boston(), at("2026-11-20T15:00:00Z")),
        date(2026, 11, 23),
        "Wednesday and three days"
    );
}

#[test]
fn a_clock_on_the_wall_that_jumps_back_makes_no_negative_pause() {
    let mut clock = Clock::start(Promise::Decide, at("2026-11-16T15:00:00Z"));
    clock.pause(at("2026-11-17T15:00:00Z"));
    clock.resume(at("2026-11-10T15:00:00Z"));
    assert_eq!(clock.pauses[0].until, Some(at("2026-11-17T15:00:00Z")));
}

#[test]
fn what_an_earner_may_expect() {
    let day = |recent: &[u32]| expected_on(&boston(), date(2026, 11, 2), recent, &Promise::ALL);
    let promised = date(2026, 11, 18);
    assert_eq!(day(&[]), promised, "12 business days");
    assert_eq!(day(&[1; 9]), promised, "nine results are too few to go by");
    assert_eq!(day(&[4; 10]), date(2026, 11, 6));
    assert_eq!(
        day(&[3, 3, 3, 3, 3, 4, 9, 9, 9, 9]),
        date(2026, 11, 6),
        "the median of 3 and 4, rounded up"
    );
    assert_eq!(day(&[40; 20]), promised, "a backlog is not the earner's matter");
    assert_eq!(day(&[0; 20]), date(2026, 11, 3));
}

#[test]
fn the_end_of_the_calendar_is_not_the_end_of_the_program() {
    assert_eq!(boston().add(Date::MAX, u32::MAX), Date::MAX);
    assert_eq!(boston().between(Date::MAX, Date::MIN), 0);
}

proptest! {
    #[test]
    fn adding_and_counting_agree(offset in 0..3_000_i64, count in 0..200_u32, more in 0..50_u32) {
        let start = date(2024, 1, 1).checked_add(offset.days()).unwrap();
        let calendar = boston();
        let day = calendar.add(start, count);
        prop_assert!(calendar.is_business_day(day));
        if count > 0 {
            prop_assert_eq!(calendar.between(start, day), count);
        }
        if calendar.is_business_day(start) {
            prop_assert_eq!(calendar.add(day, more), calendar.add(start, count + more));
        }
        prop_assert!(calendar.add(start, count + 1) >= day);
        prop_assert!(calendar.add(start, count + 2) > day, "a Saturday and its Monday begin on the same day");
    }

    #[test]
    fn a_pause_never_brings_the_due_day_nearer(start in 0..2_000_000_i64, from in 0..500_000_i64, long in 0..900_000_i64) {
        let begin = Timestamp::from_second(1_700_000_000 + start).unwrap();
        let after = |seconds: i64| begin.checked_add(seconds.seconds()).unwrap();
        let plain = Clock::start(Promise::Score, begin);
        let mut paused = plain.clone();
        paused.pause(after(from));
        paused.resume(after(from + long));
        let (plain, paused) = (plain.due_on(&boston(), begin), paused.due_on(&boston(), begin));
        prop_assert!(paused >= plain);
        let stood = boston().between(boston().day(after(from)), boston().day(after(from + long)));
        prop_assert_eq!(paused, boston().add(plain, stood));
    }
}

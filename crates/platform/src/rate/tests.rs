use std::time::Duration;

use super::*;

const SLOW: Bucket = Bucket {
    name: "slow",
    burst: 3,
    per_minute: 6,
};

#[test]
fn a_burst_passes_then_the_wait_is_told_in_seconds() {
    let rates = Rates::new();
    for _ in 0..3 {
        rates.check(SLOW, Key::Text("ana@example.org")).unwrap();
    }
    let refused = rates.check(SLOW, Key::Text("ana@example.org"));
    let seconds = refused.unwrap_err().0;
    assert!((9..=10).contains(&seconds), "{seconds}");
}

#[test]
fn one_visitor_does_not_use_up_anothers_tokens_nor_another_bucket() {
    let rates = Rates::new();
    let other = Bucket { name: "other", ..SLOW };
    while rates.check(SLOW, Key::Text("a")).is_ok() {}
    assert!(rates.check(SLOW, Key::Text("b")).is_ok());
    assert!(rates.clone().check(other, Key::Text("a")).is_ok());
    assert!(rates.clone().check(SLOW, Key::Text("a")).is_err());
}

#[test]
fn tokens_come_back() {
    let rates = Rates::new();
    let quick = Bucket {
        name: "quick",
        burst: 1,
        per_minute: 120,
    };
    rates.check(quick, Key::Text("a")).unwrap();
    assert_eq!(rates.check(quick, Key::Text("a")), Err(RetryAfter(1)));
    std::thread::sleep(Duration::from_millis(600));
    rates.check(quick, Key::Text("a")).unwrap();
}

#[test]
fn ipv6_neighbours_share_and_mapped_addresses_count_as_ipv4() {
    let rates = Rates::new();
    let ask = |address: &str| rates.check(SLOW, Key::Address(address.parse().unwrap()));
    for last in 1..=3 {
        ask(&format!("2001:4860:1:2::{last}")).unwrap();
    }
    assert!(ask("2001:4860:1:2:ffff::9").is_err());
    assert!(ask("2001:4860:1:3::1").is_ok());
    for _ in 0..3 {
        ask("8.8.4.4").unwrap();
    }
    assert!(ask("::ffff:8.8.4.4").is_err());
    assert!(ask("8.8.4.5").is_ok());
}

#[test]
fn a_bucket_of_nothing_still_lets_one_through() {
    let none = Bucket {
        name: "none",
        burst: 0,
        per_minute: 0,
    };
    let rates = Rates::new();
    assert!(rates.check(none, Key::Text("a")).is_ok());
    assert!(rates.check(none, Key::Text("a")).is_err());
}

#[test]
fn a_flood_of_keys_uses_bounded_memory_and_is_still_limited() {
    let rates = Rates::new();
    let mut accepted = 0_u32;
    for number in 0..200_000_u32 {
        let address = IpAddr::V6(Ipv6Addr::from_bits(u128::from(number) << 64));
        accepted += u32::from(rates.check(SLOW, Key::Address(address)).is_ok());
    }
    let kept = rates.pots(SLOW).limiter.len();
    let bound = MAX_KEYS + TIDY_EVERY as usize + SHARED_POTS as usize;
    assert!(kept <= bound, "{kept}");
    assert!(accepted < 120_000, "{accepted}");
}

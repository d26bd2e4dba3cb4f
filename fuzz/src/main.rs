//! Hostile bytes for everything that reads what strangers send. `cargo xtask fuzz` builds and runs this.
//!
//! One program holds all targets, so that it is built once; the environment says which one runs. A panic, an overflow, a
//! wrong answer or a slow one ends the run, and libFuzzer keeps the input.

#![no_main]

mod targets;

use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;
use targets::{TARGETS, Target};

/// The variable that names the target.
const VARIABLE: &str = "WAYMARK_FUZZ_TARGET";

fuzz_target!(|bytes: &[u8]| {
    static CHOSEN: OnceLock<Target> = OnceLock::new();
    CHOSEN.get_or_init(chosen)(bytes);
});

fn chosen() -> Target {
    let name = std::env::var(VARIABLE).unwrap_or_default();
    let found = TARGETS.iter().find(|(known, _)| *known == name);
    match found {
        Some((_, target)) => *target,
        None => panic!("{VARIABLE} must be one of {:?}", TARGETS.map(|(name, _)| name)),
    }
}

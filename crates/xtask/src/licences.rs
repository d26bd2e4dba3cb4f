//! Licences: everything that goes into the binary may be given away with it under Apache-2.0.

use crate::place;
use crate::steps::output;
use anyhow::{Result, bail, ensure};
use std::process::Command;

/// Licences that we may pass on with the binary, by their SPDX names.
const ACCEPTED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OpenSSL",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Looks at the licence of every crate that is linked, and at our own.
///
/// # Errors
/// With the crates whose licence is not among the accepted ones.
pub fn check() -> Result<()> {
    let licence = std::fs::read_to_string(place::root().join("LICENSE"))?;
    ensure!(
        licence.contains("Apache License"),
        "LICENSE does not hold the Apache License"
    );
    let mut cargo = Command::new("cargo");
    cargo.current_dir(place::root()).args([
        "tree",
        "--workspace",
        "--locked",
        "--prefix=none",
        "--edges=normal",
        "--format={p} | {l}",
    ]);
    let listing = output(&mut cargo)?;
    let mut crates: Vec<&str> = listing
        .lines()
        .map(|line| line.trim_end_matches(" (*)"))
        .filter(|line| !line.is_empty())
        .collect();
    crates.sort_unstable();
    crates.dedup();
    let refused: Vec<&str> = crates.iter().copied().filter(|line| !is_accepted_line(line)).collect();
    if !refused.is_empty() {
        bail!(
            "licences not on the list in xtask/src/licences.rs:\n  {}",
            refused.join("\n  ")
        );
    }
    println!("{} crates, all under accepted licences", crates.len());
    Ok(())
}

fn is_accepted_line(line: &str) -> bool {
    line.split_once(" | ")
        .is_some_and(|(_, expression)| is_accepted(expression))
}

/// Whether an SPDX expression lets us choose accepted licences only. `/` is an old way of writing `OR`.
fn is_accepted(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ");
    let any = |part: &str| {
        part.split(" OR ")
            .any(|name| ACCEPTED.contains(&name.trim().trim_matches(['(', ')'])))
    };
    match expression.contains('(') {
        true => expression.split(" AND ").all(any),
        false => expression.split(" OR ").any(|choice| choice.split(" AND ").all(any)),
    }
}

#[cfg(test)]
mod tests {
    use super::is_accepted;

    #[test]
    fn one_accepted_choice_is_enough() {
        assert!(is_accepted("GPL-3.0 OR MIT"));
        assert!(is_accepted("MIT/Apache-2.0"));
    }

    #[test]
    fn every_part_of_a_conjunction_must_be_accepted() {
        assert!(is_accepted("(MIT OR Apache-2.0) AND Unicode-3.0"));
        assert!(!is_accepted("(MIT OR Apache-2.0) AND GPL-3.0"));
        assert!(is_accepted("MIT AND BSD-3-Clause"));
        assert!(!is_accepted("MIT AND GPL-3.0"));
    }

    #[test]
    fn an_unknown_licence_is_refused() {
        assert!(!is_accepted("AGPL-3.0-only"));
        assert!(!is_accepted(""));
    }
}

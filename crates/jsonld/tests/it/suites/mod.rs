//! The official suites, run from a directory named by `WAYMARK_VECTORS` where one is at hand.
//!
//! The directory holds `rdf-canon` (w3c/rdf-canon `tests`), `json-ld-api` (w3c/json-ld-api
//! `tests`), `jcs` (cyberphone/json-canonicalization `testdata`), `vc-di-eddsa` and `vc-di-ecdsa`
//! (the `TestVectors` of the two cryptosuites). Without it these tests say so and the crate's own
//! vectors stand alone.

mod jcs;
mod json_ld;
mod rdf_canon;
mod vc_di;

use std::path::PathBuf;

/// The directory of one suite, or a loud note that it is not there.
fn suite(name: &str) -> Option<PathBuf> {
    let directory = std::env::var_os("WAYMARK_VECTORS").map(|root| PathBuf::from(root).join(name));
    let found = directory.filter(|directory| directory.is_dir());
    if found.is_none() {
        eprintln!("SKIPPED: the {name} suite (WAYMARK_VECTORS names no directory that holds it)");
    }
    found
}

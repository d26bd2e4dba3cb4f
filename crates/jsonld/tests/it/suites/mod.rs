//! The official suites: w3c/rdf-canon, the `toRdf` part of w3c/json-ld-api, cyberphone/json-canonicalization, and the canonical
//! forms among the vectors of VC-DI-EdDSA and VC-DI-ECDSA.

mod jcs;
mod json_ld;
mod rdf_canon;
mod vc_di;

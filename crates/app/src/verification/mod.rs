//! Verification: anybody checks a credential, from whichever issuer, without an account and without our keeping it.

pub mod network;
pub mod rounds;

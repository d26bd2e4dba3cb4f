//! SQL of roads through stacks, claims and attestations.

pub mod attestation;
pub mod claim;
pub mod journey;

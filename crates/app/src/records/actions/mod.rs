//! What can be done in this room, one file a verb.

pub mod attest;
pub mod claim;
pub mod reconsider;
pub mod review;
pub mod step;

//! Awards: issued once, verified by anybody, withdrawn for all to see.

pub mod award;
mod issuing;
mod published;

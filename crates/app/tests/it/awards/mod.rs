//! Awards: issued once, verified by anybody, withdrawn for all to see.

mod award;
mod issuing;
mod published;

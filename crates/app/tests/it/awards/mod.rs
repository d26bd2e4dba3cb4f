//! Awards: issued once, verified by anybody, withdrawn for all to see.

pub mod award;
mod did_web;
mod files;
mod granted;
mod issuing;
mod older;
mod page;
mod published;
mod register;
mod reissuing;
mod sharing;
mod stack;
mod wallet;
mod withdrawing;

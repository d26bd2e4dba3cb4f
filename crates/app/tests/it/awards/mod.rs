//! Awards: issued once, verified by anybody, withdrawn for all to see.

pub mod award;
mod commissions;
mod compromise;
mod did_web;
mod files;
mod forms;
mod granted;
mod issuing;
mod keys;
mod list_tokens;
mod older;
mod page;
mod published;
mod register;
mod reissuing;
mod roster;
mod sharing;
mod stack;
mod switch;
mod wallet;
mod withdrawing;

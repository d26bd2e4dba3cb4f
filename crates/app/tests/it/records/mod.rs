//! Records: where an earner stands, statements by others, claims and the officer's decision.

mod claiming;
mod home;
mod record;
mod reviewing;
mod risk;
mod statements;
mod story;

//! The plant room: what any server needs and no product word.
//!
//! | module | what runs there |
//! |---|---|
//! | [`db`] | one SQL text on SQLite or PostgreSQL, transactions, migrations |
//! | [`jobs`] | work that must happen after a commit, with leases and retries |
//! | [`files`] | what people hand in, kept by its hash, with uploads that may break off and go on |
//! | [`mail`] | letters, by SMTP or into a mailbox of our own |
//! | [`fetch`] | the one client that calls other servers, and never an address inside the house |
//! | [`seal`] | what must rest unreadable in the database |
//! | [`rate`] | how often one visitor may do one thing |
//! | [`clock`], [`random`] | the only places that read time and entropy |
//! | [`config`] | settings from TOML and `WAYMARK_*`, in one typed struct |
//! | [`together`] | work that waits for work like it, and is done with it |
//! | [`telemetry`] | log lines for people and for machines |

pub mod clock;
pub mod config;
pub mod db;
pub mod fetch;
pub mod files;
pub mod jobs;
pub mod mail;
pub mod random;
pub mod rate;
pub mod seal;
pub mod telemetry;
pub mod together;

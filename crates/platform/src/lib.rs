//! The plant room: what any server needs and no product word.
//!
//! | module | what runs there |
//! |---|---|
//! | [`db`] | one SQL text on SQLite or PostgreSQL, transactions, migrations |
//! | [`jobs`] | work that must happen after a commit, with leases and retries |
//! | [`clock`], [`random`] | the only places that read time and entropy |
//! | [`config`] | settings from TOML and `WAYMARK_*`, in one typed struct |

pub mod clock;
pub mod config;
pub mod db;
pub mod jobs;
pub mod random;

//! The integration suite: through HTTP, a fresh database per test. With `WAYMARK_TEST_POSTGRES` (a URL with the right to create databases)
//! the same suite runs on PostgreSQL, else on SQLite.

mod content;
mod entry;
mod gallery;
mod people;
mod support;

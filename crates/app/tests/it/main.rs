//! The integration suite: through HTTP, a fresh database per test. With `WAYMARK_TEST_POSTGRES` (a URL with the right to create databases)
//! the same suite runs on PostgreSQL, else on SQLite.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the answer")]

mod architecture;
mod assessment;
mod authorization;
mod awards;
mod catalog;
mod catalog_pages;
mod conformance;
mod content;
mod demo;
mod entry;
mod frameworks;
mod gallery;
mod jose;
mod members;
mod openapi;
mod operations;
mod organizations;
mod outreach;
mod people;
mod records;
mod search;
mod submissions;
mod support;
mod verification;
mod words;

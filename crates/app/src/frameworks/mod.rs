//! Frameworks: the editions of competency frameworks that micro-credentials align with, and how editions correspond.

pub mod definition;
mod pages;
mod store;

use axum::Router;

use crate::App;

pub use store::{
    Counterpart, Framework, Item, counterparts, framework, frameworks, has_item, item, items, items_named,
    save_crosswalk, save_framework,
};

/// The pages of this room. The page of one item stands with the catalogue, which knows what aligns to it.
pub fn router() -> Router<App> {
    pages::router()
}

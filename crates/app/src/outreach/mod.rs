//! Outreach: news for those who asked for it, twice. One click ends it.
//!
//! For other rooms: [`announce`] writes to the subscribers of a [`Topic`]. What is published in the catalogue is told by itself: it is gathered for
//! an hour ([`gather_version`], [`gather_stack`]) and then sent as one letter a topic ([`tell`]).

mod announcement;
mod announcement_store;
mod news;
mod news_store;
mod pages;
mod store;
mod subscription;
mod topic;

use axum::Router;

use crate::App;

pub use announcement::{announce, deliver};
pub use news::{gather_stack, gather_version, tell};
pub use pages::takes_one_click;
pub use subscription::{Wish, ask, confirm};
pub use topic::Topic;

/// The pages of this room.
pub fn router() -> Router<App> {
    pages::router()
}

//! What can be done in assessment.

mod adjudicate;
mod again;
mod decide;
mod late;
mod precheck;
mod save;
mod seat;
mod seek;
mod send;
mod settle;
mod step_aside;

pub use adjudicate::adjudicate;
pub use again::again;
pub use decide::{Decision, decide, decide_by_itself};
pub use late::release_late;
pub use precheck::{Look, precheck};
pub use save::{Saved, save};
pub use seat::{Seat, open, own};
pub use seek::seek_assessors;
pub use send::{Sent, send};
pub use settle::{seats_changed, settle};
pub use step_aside::{Aside, step_aside};

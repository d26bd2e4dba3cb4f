//! Everything that can happen, in one list.
//!
//! An event is written in the transaction that makes it true, is never changed, and carries who did it in which role. Rooms to the right hear of it
//! through `Event::follow_up`: jobs in the same transaction, so that news is neither lost nor invented.

mod event;
mod follow_up;
mod store;

use platform::db::Tx;

use crate::Result;
use crate::actor::{Actor, Role};
use crate::jobs::Job;

pub use event::Event;

/// Who makes something happen.
#[derive(Clone, Copy, Debug)]
pub enum By<'a> {
    /// A person, in a role where the deed needs one.
    Person(&'a Actor, Option<Role>),
    /// The platform itself: a clock that ran out, a job that followed.
    Platform,
}

/// Writes the event and enqueues what follows from it.
pub async fn record(tx: &mut Tx, by: By<'_>, event: Event) -> Result<()> {
    record_all(tx, by, &[event]).await
}

/// As [`record`], for much that happens at once, in this order.
pub async fn record_all(tx: &mut Tx, by: By<'_>, events: &[Event]) -> Result<()> {
    let (person, role) = match by {
        By::Person(actor, role) => (Some(&actor.person), role.map(Role::as_str)),
        By::Platform => (None, None),
    };
    store::add(tx, (person, role), events).await?;
    let due: Vec<Job> = events.iter().flat_map(Event::follow_up).collect();
    Job::enqueue_all(tx, &due).await
}

//! How far one verification may go into a document: how deep, how often, and whether it may look for newer editions.

use std::cell::Cell;
use std::rc::Rc;

/// Deepest credential inside a credential that is looked at: an endorsement of an issuer of a credential in a record.
const MAX_DEPTH: u8 = 3;

/// Most credentials inside one document that are verified, at whatever depth.
const MAX_CONTAINED: usize = 64;

/// Where a verification stands.
pub(super) struct Scope {
    depth: u8,
    refreshed: bool,
    left: Rc<Cell<usize>>,
}

impl Scope {
    /// The document itself.
    pub(super) fn whole() -> Self {
        Self {
            depth: 0,
            refreshed: false,
            left: Rc::new(Cell::new(MAX_CONTAINED)),
        }
    }

    /// One credential inside this one; nothing when that would be too deep or too many.
    pub(super) fn inner(&self) -> Option<Self> {
        let left = self.left.get().checked_sub(1).filter(|_| self.depth < MAX_DEPTH)?;
        self.left.set(left);
        Some(Self {
            depth: self.depth + 1,
            refreshed: true,
            left: Rc::clone(&self.left),
        })
    }

    /// The newer edition of this one. There is one newer edition of the document itself, and none of what is inside.
    pub(super) fn refreshed(&self) -> Self {
        Self {
            depth: self.depth,
            refreshed: true,
            left: Rc::clone(&self.left),
        }
    }

    /// Whether a newer edition may still be asked for.
    pub(super) fn may_refresh(&self) -> bool {
        !self.refreshed
    }
}

use super::active::Active;
use super::local::Local;
use super::vendored::Known;
use crate::{Bound, Error};
use std::sync::atomic::Ordering;
use std::sync::{Arc, OnceLock};

/// Most active contexts in one family. Ordinary documents of one kind need about twenty.
const BUDGET: usize = 768;

/// A step from one active context to the next.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step<'a> {
    /// A context of the allow-list, named by `@context`.
    Known(&'static Known),
    /// A context object in the document itself.
    Inline(&'a Arc<Local>),
    /// The context that belongs to a type.
    OfType(&'a Arc<Local>),
    /// The context that belongs to a property; it may redefine protected terms.
    OfProperty(&'a Arc<Local>),
}

/// A step that can be kept. Scopes are compared by identity: they live as long as the step.
#[derive(Debug)]
enum Key {
    Known(&'static Known),
    Plain(Arc<Local>),
    OfProperty(Arc<Local>),
}

impl Key {
    fn of(step: Step<'_>) -> Self {
        match step {
            Step::Known(known) => Self::Known(known),
            Step::Inline(local) | Step::OfType(local) => Self::Plain(Arc::clone(local)),
            Step::OfProperty(local) => Self::OfProperty(Arc::clone(local)),
        }
    }

    fn is(&self, step: Step<'_>) -> bool {
        match (self, step) {
            (Self::Known(a), Step::Known(b)) => std::ptr::eq(*a, b),
            (Self::Plain(a), Step::Inline(b) | Step::OfType(b)) | (Self::OfProperty(a), Step::OfProperty(b)) => {
                Arc::ptr_eq(a, b)
            }
            _ => false,
        }
    }
}

/// The contexts derived from one context: a list that only ever grows, read without a lock.
#[derive(Debug, Default)]
pub(super) struct Memo(OnceLock<Box<Link>>);

#[derive(Debug)]
struct Link {
    key: Key,
    active: Active,
    next: Memo,
}

impl Active {
    /// The context in force after `step`.
    ///
    /// # Errors
    /// Whatever [`process`](Self::process) refuses, and [`Bound::Contexts`] once the family is
    /// full; the caller then starts a family of its own.
    pub(crate) fn derive(&self, step: Step<'_>) -> Result<&Self, Error> {
        let mut place = &self.derived;
        let mut made: Option<Box<Link>> = None;
        loop {
            if let Some(link) = place.0.get() {
                if link.key.is(step) {
                    return Ok(&link.active);
                }
                place = &link.next;
                continue;
            }
            let link = match made.take() {
                Some(link) => link,
                None => self.link(step)?,
            };
            // Another thread may have been faster: then look at what it put here.
            if let Err(back) = place.0.set(link) {
                made = Some(back);
            }
        }
    }

    fn link(&self, step: Step<'_>) -> Result<Box<Link>, Error> {
        if self.family.fetch_add(1, Ordering::Relaxed) >= BUDGET {
            return Err(Error::Limit {
                what: Bound::Contexts,
                limit: BUDGET,
            });
        }
        let active = match step {
            Step::Known(known) => self.process(known.local()?, false),
            Step::Inline(local) | Step::OfType(local) => self.process(local, false),
            Step::OfProperty(local) => self.process(local, true),
        };
        let active = active.inspect_err(|_| {
            self.family.fetch_sub(1, Ordering::Relaxed);
        })?;
        Ok(Box::new(Link {
            key: Key::of(step),
            active,
            next: Memo::default(),
        }))
    }
}

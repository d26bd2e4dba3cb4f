//! Where orders wait for each other. An organisation's transactions follow one another anyway, because they fill one status list; so whatever
//! comes while one of them is under way is done by the next, all of it in one. Nobody waits for company: an order that comes alone goes alone.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::runtime::Handle;
use tokio::sync::oneshot;

use super::batch;
use super::issuing::{Answer, Order};
use crate::ids::OrgId;
use crate::{App, Error};

/// Orders that are done together, and their bytes.
const MOST: usize = 64;
const MOST_BYTES: usize = 1 << 20;

/// Orders of one organisation that wait at one process. A client that has more under way is told to come again.
const MOST_WAITING: usize = 1_024;

/// Who waits for what.
#[derive(Debug)]
struct Waiting {
    order: Order,
    answer: oneshot::Sender<Answer>,
}

/// The orders that wait, by organisation; one is here from its first order on until none waits any more.
#[derive(Clone, Debug, Default)]
pub struct Counter(Arc<Mutex<HashMap<OrgId, Vec<Waiting>>>>);

impl Counter {
    /// Has an order done with those that wait.
    pub(super) async fn serve(&self, app: &App, order: Order) -> Answer {
        let organization = order.organization().clone();
        let (answer, told) = oneshot::channel();
        if self.queue(Waiting { order, answer })? {
            // Once begun it goes on, also when whoever asked hangs up. A thread that waits for the database on its own is woken by it
            // alone; on the threads of the pages each answer wakes two of them.
            let work = self.clone().work(app.clone(), organization);
            tokio::task::spawn_blocking(move || Handle::current().block_on(work));
        }
        told.await.unwrap_or_else(|_| Err(lost().into()))
    }

    fn waiting(&self) -> MutexGuard<'_, HashMap<OrgId, Vec<Waiting>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts an order at the end. Answers whether somebody must begin to work.
    fn queue(&self, new: Waiting) -> Result<bool, Error> {
        let mut waiting = self.waiting();
        match waiting.get_mut(new.order.organization()) {
            Some(queue) if queue.len() >= MOST_WAITING => Err(Error::Unavailable("error-database-busy")),
            Some(queue) => {
                queue.push(new);
                Ok(false)
            }
            None => {
                waiting.insert(new.order.organization().clone(), vec![new]);
                Ok(true)
            }
        }
    }

    /// Takes what goes together from the front; when nothing waits, the organisation is gone from here.
    fn next(&self, organization: &OrgId) -> Vec<Waiting> {
        let mut waiting = self.waiting();
        let Some(queue) = waiting.get_mut(organization) else {
            return Vec::new();
        };
        let mut bytes = 0;
        let fits = |one: &&Waiting| {
            bytes += one.order.length;
            bytes <= MOST_BYTES
        };
        let count = queue.iter().take(MOST).take_while(fits).count().max(1).min(queue.len());
        let next: Vec<Waiting> = queue.drain(..count).collect();
        if next.is_empty() {
            waiting.remove(organization);
        }
        next
    }

    async fn work(self, app: App, organization: OrgId) {
        let _shift = Shift(&self, &organization);
        loop {
            let next = self.next(&organization);
            if next.is_empty() {
                return;
            }
            let (orders, answers): (Vec<_>, Vec<_>) = next.into_iter().map(|one| (one.order, one.answer)).unzip();
            let done = batch::issue(&app, &orders).await;
            for (answer, told) in answers.into_iter().zip(done) {
                // Whoever hung up finds the credential under its key or name.
                let _ = answer.send(told);
            }
        }
    }
}

/// Whoever works for an organisation. If that ends before its time, those who wait are told, and the next order begins anew.
struct Shift<'a>(&'a Counter, &'a OrgId);

impl Drop for Shift<'_> {
    fn drop(&mut self) {
        self.0.waiting().remove(self.1);
    }
}

fn lost() -> Error {
    anyhow::anyhow!("an order was given up half-way").into()
}

//! Where orders wait for each other. An organisation's transactions follow one another anyway, because they fill one status list; so whatever
//! comes while one of them is under way is done by the next, all of it in one.

use platform::together::{Limits, NotDone, Together};

use super::batch;
use super::issuing::{Answer, Order};
use crate::ids::OrgId;
use crate::{App, Error};

/// Orders that are done together, and their bytes; and how many of one organisation wait at one process.
const LIMITS: Limits = Limits {
    together: 64,
    weight: 1 << 20,
    waiting: 1_024,
};

/// The orders that wait, by organisation.
#[derive(Debug)]
pub struct Counter(Together<OrgId, Order, Answer>);

impl Default for Counter {
    fn default() -> Self {
        Self(Together::new(LIMITS))
    }
}

impl Counter {
    /// Has an order done with those that wait.
    pub(super) async fn serve(&self, app: &App, order: Order) -> Answer {
        let (organization, app) = (order.organization().clone(), app.clone());
        let work = move |orders: Vec<Order>| {
            let app = app.clone();
            async move { batch::issue(&app, &orders).await }
        };
        let bytes = order.length;
        let served = self.0.serve(organization, (order, bytes), work).await;
        served.unwrap_or_else(|why| {
            Err(match why {
                NotDone::Crowded => Error::Unavailable("error-database-busy"),
                NotDone::Lost => anyhow::Error::from(why).into(),
            }
            .into())
        })
    }
}

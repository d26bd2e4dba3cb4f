//! What the orders of one transaction share: keys, and the status lists that it has locked.

use std::collections::{BTreeMap, HashMap};

use credential::status_list::StatusPurpose;
use credential::verify::ProblemKind;
use platform::db::Tx;

use super::content::WantedStatus;
use super::issuing::Order;
use super::signers::Signers;
use crate::awards::status_list::{self, OpenList, Place};
use crate::ids::{ClientId, OrgId};
use crate::vcalm::{Problem, Refusal};
use crate::{App, Result};

/// See the module.
#[derive(Debug)]
pub struct Desk {
    signers: Signers,
    /// Places in the organisation's own lists, for orders that named none, by issuer.
    own: HashMap<String, Vec<Place>>,
    /// Places in lists that clients made, for those who named them. No client fills the list of another one.
    named: HashMap<Named, Reserved>,
}

/// A list as it is named: by which client, for which issuer, at which address.
type Named = (ClientId, String, String);

/// What the orders want of a list.
#[derive(Debug, Default)]
struct Wish {
    chosen: Vec<i64>,
    drawn: usize,
}

/// What was taken for them of a list that is there.
#[derive(Debug)]
struct Reserved {
    purpose: StatusPurpose,
    chosen: HashMap<i64, Place>,
    drawn: Vec<Place>,
}

impl Desk {
    /// Opens the keys, locks lists and takes places for all these orders of one organisation: in one order, so that of two who fill the same
    /// lists neither waits for the other in a ring.
    pub async fn open(app: &App, tx: &mut Tx, organization: &OrgId, orders: &[&Order]) -> Result<Self> {
        let in_parts = orders.iter().any(|order| order.wanted.is_for_parts());
        let mut desk = Self {
            signers: Signers::open(app, tx, organization, in_parts).await?,
            own: HashMap::new(),
            named: HashMap::new(),
        };
        let mut drawn: BTreeMap<String, usize> = BTreeMap::new();
        let mut named: BTreeMap<Named, Wish> = BTreeMap::new();
        for order in orders {
            let issuer = &desk.signers.of(&order.wanted)?.key.issuer;
            if order.wanted.statuses.is_empty() {
                *drawn.entry(issuer.clone()).or_default() += 1;
            }
            for status in &order.wanted.statuses {
                let wish = named.entry(name(order, issuer, status)).or_default();
                match status.index {
                    Some(index) => wish.chosen.push(index),
                    None => wish.drawn += 1,
                }
            }
        }
        for (issuer, count) in drawn {
            let given = status_list::give_many(app, tx, desk.signers.of_list(&issuer)?, count).await?;
            given.lists.iter().for_each(|list| desk.signers.publish(&issuer, list));
            desk.own.insert(issuer, given.places);
        }
        for (named, wish) in named {
            let (client, issuer, url) = &named;
            if let Some(mut list) = status_list::lock_own(tx, client, (issuer, url)).await? {
                desk.signers.publish(issuer, &list);
                let reserved = reserve(tx, &mut list, &wish).await?;
                desk.named.insert(named, reserved);
            }
        }
        Ok(desk)
    }

    /// The issuer who signs an order, which must be the one that its credential names.
    pub fn issuer(&self, order: &Order) -> Result<Refusal<String>> {
        let found = &self.signers.of(&order.wanted)?.key.issuer;
        let issuer = &order.wanted.document["issuer"];
        if issuer["id"].as_str().or_else(|| issuer.as_str()) == Some(found) {
            return Ok(Ok(found.clone()));
        }
        let detail = format!("the issuer for this client is {found}");
        Ok(Err(
            Problem::invalid(ProblemKind::MalformedValue, &detail).at("/issuer", detail)
        ))
    }

    /// The next place in the organisation's own list.
    pub fn own_place(&mut self, issuer: &str) -> Result<Place> {
        let place = self.own.get_mut(issuer).and_then(Vec::pop);
        place.ok_or_else(|| anyhow::anyhow!("no place is left for an order").into())
    }

    /// A place in a list that the client named.
    pub fn named_place(&mut self, order: &Order, issuer: &str, status: &WantedStatus) -> Refusal<Place> {
        let refused = |detail: &str| Problem::invalid(ProblemKind::MalformedValue, detail).at(&status.pointer, detail);
        let Some(list) = self.named.get_mut(&name(order, issuer, status)) else {
            let detail = "this client made no such status list for this issuer; POST /status-lists makes one";
            return Err(refused(detail));
        };
        if list.purpose != status.purpose {
            return Err(refused("the list has another purpose"));
        }
        match status.index {
            Some(index) => list.chosen.remove(&index).ok_or_else(|| {
                refused("another credential has this place; leave statusListIndex out and one is drawn")
            }),
            None => list.drawn.pop().ok_or_else(|| {
                refused("half of this list's places are given out, and it takes no more; make another one")
            }),
        }
    }

    /// Gives back what was taken for orders that were refused. Answers who signs the others, knowing what is published of their lists.
    pub async fn close(self, tx: &mut Tx) -> Result<Signers> {
        let named = self.named.values();
        let named = named.flat_map(|list| list.chosen.values().chain(&list.drawn));
        let left: Vec<&Place> = self.own.values().flatten().chain(named).collect();
        status_list::give_back(tx, &left).await?;
        Ok(self.signers)
    }
}

fn name(order: &Order, issuer: &str, status: &WantedStatus) -> Named {
    (order.caller.client.clone(), issuer.to_owned(), status.list.clone())
}

async fn reserve(tx: &mut Tx, list: &mut OpenList, wish: &Wish) -> Result<Reserved> {
    let chosen = status_list::give_these(tx, list, &wish.chosen).await?;
    Ok(Reserved {
        purpose: list.purpose,
        chosen: chosen.into_iter().map(|place| (place.index, place)).collect(),
        drawn: status_list::give_some(tx, list, wish.drawn).await?,
    })
}

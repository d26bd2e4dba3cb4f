//! What the orders of one transaction share: keys, and the status lists that it has locked.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use credential::key::Kind;
use credential::verify::ProblemKind;
use platform::db::Tx;

use super::content::WantedStatus;
use super::issuing::Order;
use super::signing::Signer;
use crate::awards::keys::{self, IssuerKey, Purpose};
use crate::awards::rehearsal::Published;
use crate::awards::status_list::{self, OpenList, Place};
use crate::vcalm::{Problem, Refusal};
use crate::{App, Result};

/// See the module.
#[derive(Debug, Default)]
pub struct Desk {
    /// By whether it signs what is shown in parts.
    signers: HashMap<bool, Signer>,
    /// Places in the organisation's own lists, for orders that named none, by issuer.
    own: HashMap<String, Vec<Place>>,
    /// Lists that clients made, by issuer and address; `None` where there is no such list.
    named: HashMap<(String, String), Option<OpenList>>,
}

impl Desk {
    /// Opens the keys, takes places and locks lists for all these orders: in one order, so that of two who fill the same lists neither waits
    /// for the other in a ring.
    pub async fn open(app: &App, tx: &mut Tx, orders: &[&Order]) -> Result<Self> {
        let mut desk = Self::default();
        let mut drawn: BTreeMap<String, usize> = BTreeMap::new();
        let mut named = BTreeSet::new();
        for order in orders {
            desk.open_signer(app, tx, (order, false)).await?;
            let issuer = desk.open_signer(app, tx, (order, is_for_parts(order))).await?;
            if order.wanted.statuses.is_empty() {
                *drawn.entry(issuer.clone()).or_default() += 1;
            }
            let lists = order.wanted.statuses.iter().map(|status| &status.list);
            named.extend(lists.map(|list| (order.caller.client.clone(), issuer.clone(), list.clone())));
        }
        for (issuer, count) in drawn {
            let key = desk.list_key(&issuer)?;
            let given = status_list::give_many(app, tx, &key, count).await?;
            for list in &given.lists {
                desk.publish(&issuer, list);
            }
            desk.own.insert(issuer, given.places);
        }
        for (client, issuer, url) in named {
            let list = status_list::lock_own(tx, &client, (&issuer, &url)).await?;
            list.iter().for_each(|list| desk.publish(&issuer, list));
            desk.named.insert((issuer, url), list);
        }
        Ok(desk)
    }

    /// Opens a key, unless it is open. Answers whose it is.
    async fn open_signer(&mut self, app: &App, tx: &mut Tx, (order, parts): (&Order, bool)) -> Result<String> {
        if let Some(signer) = self.signers.get(&parts) {
            return Ok(signer.key.issuer.clone());
        }
        let organization = order.organization();
        let key = match parts {
            true => keys::signer(app, tx, organization, Purpose::Proof, Kind::P256).await?,
            false => keys::in_use(app, tx, organization).await?,
        };
        let issuer = key.issuer.clone();
        let published = Published::of(&issuer, &keys::published(app, tx, &issuer).await?);
        self.signers.insert(parts, Signer { key, published });
        Ok(issuer)
    }

    /// Whoever signs for the issuer is to know what is published of a list.
    fn publish(&mut self, issuer: &str, list: &OpenList) {
        let signers = self.signers.values_mut().filter(|signer| signer.key.issuer == issuer);
        signers.for_each(|signer| signer.published.add_list(&list.url, &list.signed));
    }

    /// Who signs an issuer's own list, if it must be begun: the key of its other proofs, whatever a credential in it is signed with. All that
    /// the issuer gives out stands in it, and many verifiers know no other suite. A `did:key` has one key for everything.
    fn list_key(&self, issuer: &str) -> Result<IssuerKey> {
        let signers = [false, true].into_iter().filter_map(|parts| self.signers.get(&parts));
        let mut keys = signers.map(|signer| &signer.key);
        let key = keys.find(|key| key.issuer == issuer).cloned();
        key.ok_or_else(|| anyhow::anyhow!("an order of an issuer without a key").into())
    }

    /// The issuer who signs an order, which must be the one that its credential names.
    pub fn issuer(&self, order: &Order) -> Refusal<String> {
        let signer = self.signers.get(&is_for_parts(order));
        let found = signer.map_or("not known here", |signer| signer.key.issuer.as_str());
        let issuer = &order.wanted.document["issuer"];
        if issuer["id"].as_str().or_else(|| issuer.as_str()) == Some(found) {
            return Ok(found.to_owned());
        }
        let detail = format!("the issuer for this client is {found}");
        Err(Problem::invalid(ProblemKind::MalformedValue, &detail).at("/issuer", detail))
    }

    /// The next place in the organisation's own list.
    pub fn own_place(&mut self, issuer: &str) -> Result<Place> {
        let place = self.own.get_mut(issuer).and_then(Vec::pop);
        place.ok_or_else(|| anyhow::anyhow!("no place is left for an order").into())
    }

    /// A place in a list that the client named.
    pub async fn named_place(&mut self, tx: &mut Tx, issuer: &str, status: &WantedStatus) -> Result<Refusal<Place>> {
        let refused = |detail: &str| {
            let problem = Problem::invalid(ProblemKind::MalformedValue, detail);
            Ok(Err(problem.at(&status.pointer, detail)))
        };
        let list = self.named.get_mut(&(issuer.to_owned(), status.list.clone()));
        let Some(list) = list.and_then(Option::as_mut) else {
            return refused("this client made no such status list for this issuer; POST /status-lists makes one");
        };
        if list.purpose != status.purpose {
            return refused("the list has another purpose");
        }
        if let Some(index) = status.index {
            return match status_list::give_this(tx, list, index).await? {
                Some(place) => Ok(Ok(place)),
                None => refused("another credential has this place; leave statusListIndex out and one is drawn"),
            };
        }
        match status_list::is_full(list) {
            true => refused("half of this list's places are given out, and it takes no more; make another one"),
            false => Ok(Ok(status_list::give(tx, list).await?)),
        }
    }

    /// Gives back what was taken for orders that were refused. Answers who signs the others, knowing what is published of their lists.
    pub async fn close(self, tx: &mut Tx) -> Result<HashMap<bool, Signer>> {
        status_list::give_back(tx, self.own.values().flatten()).await?;
        Ok(self.signers)
    }
}

/// Whether its holder is to show parts of what an order asks for, which takes a key of its own.
fn is_for_parts(order: &Order) -> bool {
    order.wanted.mandatory.is_some()
}

//! The shelf: the whole public catalogue in memory, in every order and under every filter, so that a page of results and all counts
//! beside it cost no question to the database but one, whether the catalogue is still the same.
//!
//! A catalogue of 6,000 micro-credentials takes some 6 MiB. The shelf is built anew when [`revision`] has another word.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, LazyLock};

use platform::db::{Micros, Tx};
use sqlx::Row;

use super::bits::Bits;
use super::card::Card;
use super::memo::Memo;
use super::stack_store::{self, Stack};
use super::store::parsed;
use super::wanted::{Facet, Sort};
use super::{revision, suggest};
use crate::Result;
use crate::ids::MicroCredentialId;

/// The most micro-credentials that a catalogue shows: sixteen times the largest platform that product rules §6 plan for.
const MOST: i64 = 100_000;

/// Everything that can be listed.
#[derive(Debug, Default)]
pub struct Shelf {
    entries: Vec<Entry>,
    places: HashMap<MicroCredentialId, usize>,
    orders: [Vec<usize>; 4],
    values: Vec<Value>,
    /// Words that a misspelled search may have meant.
    words: BTreeSet<String>,
    pub stacks: Vec<StackSketch>,
}

/// A micro-credential on the shelf.
#[derive(Clone, Debug)]
pub struct Entry {
    pub id: MicroCredentialId,
    pub issuer: String,
    pub card: Card,
    first_published: i64,
    /// Which stack it stands in first, and where.
    rank: (usize, u32),
}

/// A value of a facet, and what has it.
#[derive(Clone, Debug)]
pub struct Value {
    pub facet: Facet,
    /// As in addresses.
    pub value: String,
    /// Content's own words for it; empty where ours are used.
    pub label: String,
    pub(super) bits: Bits,
}

/// A stack in a few words.
#[derive(Clone, Debug)]
pub struct StackSketch {
    pub slug: String,
    pub title: String,
    pub summary: String,
    pub size: usize,
}

static KEPT: LazyLock<Memo<String, Shelf>> = LazyLock::new(|| Memo::new(4));

impl Shelf {
    /// The shelf of today.
    pub async fn today(tx: &mut Tx) -> Result<Arc<Self>> {
        let revision = revision::current(tx).await?;
        if let Some(kept) = KEPT.get(&revision) {
            return Ok(kept);
        }
        let shelf = Self::build(tx).await?;
        if revision.is_empty() {
            return Ok(Arc::new(shelf));
        }
        Ok(KEPT.keep(revision, shelf))
    }

    async fn build(tx: &mut Tx) -> Result<Self> {
        let stacks = stack_store::stacks(tx).await?;
        let rows = sqlx::query(
            "select m.id, o.slug, o.name, v.card, m.first_published_at from micro_credentials m \
             join versions v on v.micro_credential_id = m.id and v.number = m.number \
             join organizations o on o.id = m.organization_id where m.visibility = 'public' order by m.slug limit $1",
        )
        .bind(MOST)
        .fetch_all(&mut **tx)
        .await?;
        let mut shelf = Self::default();
        let mut issuers = Vec::with_capacity(rows.len());
        for row in rows {
            let id: MicroCredentialId = row.try_get(0)?;
            issuers.push(row.try_get::<String, _>(1)?);
            let entry = Entry {
                rank: rank(&stacks, &id),
                issuer: row.try_get(2)?,
                card: parsed(row.try_get(3)?)?,
                first_published: row.try_get::<Micros, _>(4)?.0,
                id,
            };
            shelf.places.insert(entry.id.clone(), shelf.entries.len());
            shelf.entries.push(entry);
        }
        shelf.put_issuers(&issuers);
        shelf.put_stacks(&stacks);
        shelf.put_facets(tx).await?;
        shelf.finish();
        Ok(shelf)
    }

    fn put_issuers(&mut self, issuers: &[String]) {
        for (place, slug) in issuers.iter().enumerate() {
            let name = self.entries[place].issuer.clone();
            self.put(Facet::Issuer, slug, &name, place);
        }
    }

    fn put_stacks(&mut self, stacks: &[Stack]) {
        for stack in stacks {
            let definition = &stack.definition;
            self.stacks.push(StackSketch {
                slug: stack.slug.clone(),
                title: definition.title.clone(),
                summary: definition.summary.clone(),
                size: stack.members.len(),
            });
            for member in &stack.members {
                if let Some(place) = self.places.get(&member.micro_credential).copied() {
                    self.put(Facet::Stack, &stack.slug, &definition.title, place);
                }
            }
        }
    }

    async fn put_facets(&mut self, tx: &mut Tx) -> Result<()> {
        let rows = sqlx::query("select micro_credential_id, facet, value from catalog_facets order by facet, value")
            .fetch_all(&mut **tx)
            .await?;
        for row in rows {
            let id: MicroCredentialId = row.try_get(0)?;
            let facet: String = row.try_get(1)?;
            let value: String = row.try_get(2)?;
            let place = self.places.get(&id).copied();
            if let (Some(place), Some(facet)) = (place, Facet::parse(&facet)) {
                let ours = matches!(facet, Facet::Effort | Facet::Language);
                self.put(facet, &value, if ours { "" } else { &value }, place);
            }
        }
        Ok(())
    }

    fn put(&mut self, facet: Facet, value: &str, label: &str, place: usize) {
        let found = self
            .values
            .iter_mut()
            .find(|known| known.facet == facet && known.value == value);
        match found {
            Some(known) => known.bits.put(place),
            None => {
                let mut bits = Bits::none(self.entries.len());
                bits.put(place);
                self.values.push(Value {
                    facet,
                    value: value.to_owned(),
                    label: label.to_owned(),
                    bits,
                });
            }
        }
    }

    fn finish(&mut self) {
        let entries = &self.entries;
        let by = |key: &dyn Fn(usize, usize) -> std::cmp::Ordering| {
            let mut order: Vec<usize> = (0..entries.len()).collect();
            order.sort_by(|a, b| key(*a, *b));
            order
        };
        let at = |place: usize| &entries[place];
        self.orders = [
            by(&|a, b| at(a).rank.cmp(&at(b).rank).then(a.cmp(&b))),
            by(&|a, b| effort(at(a)).cmp(&effort(at(b))).then(a.cmp(&b))),
            by(&|a, b| {
                Reverse(at(a).first_published)
                    .cmp(&Reverse(at(b).first_published))
                    .then(a.cmp(&b))
            }),
            by(&|a, b| title(at(a)).cmp(&title(at(b))).then(a.cmp(&b))),
        ];
        let mut words = BTreeSet::new();
        for entry in entries {
            suggest::learn(&mut words, &entry.card.title);
            suggest::learn(&mut words, &entry.card.competency);
            suggest::learn(&mut words, &entry.issuer);
        }
        for value in &self.values {
            suggest::learn(&mut words, &value.label);
        }
        self.words = words;
    }

    /// Everything, by slug.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Where a micro-credential stands among the entries.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.places.get(&MicroCredentialId(id.to_owned())).copied()
    }

    /// All places in one of the orders that are kept ready.
    pub fn order(&self, sort: Sort) -> &[usize] {
        let place = Sort::KEPT.iter().position(|kept| *kept == sort).unwrap_or(0);
        &self.orders[place]
    }

    /// Every value of a facet.
    pub fn values(&self, facet: Facet) -> impl Iterator<Item = &Value> {
        self.values.iter().filter(move |value| value.facet == facet)
    }

    /// The words of the catalogue.
    pub fn words(&self) -> &BTreeSet<String> {
        &self.words
    }
}

fn rank(stacks: &[Stack], id: &MicroCredentialId) -> (usize, u32) {
    let position = |(place, stack): (usize, &Stack)| {
        let member = stack.members.iter().find(|member| member.micro_credential == *id)?;
        Some((place, member.position))
    };
    let largest_first = {
        let mut order: Vec<&Stack> = stacks.iter().collect();
        order.sort_by_key(|stack| Reverse(stack.members.len()));
        order
    };
    largest_first
        .into_iter()
        .enumerate()
        .find_map(position)
        .unwrap_or((usize::MAX, 0))
}

fn effort(entry: &Entry) -> (u32, u32) {
    (entry.card.minutes.max, entry.card.minutes.min)
}

fn title(entry: &Entry) -> String {
    entry.card.title.to_lowercase()
}

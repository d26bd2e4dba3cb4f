//! One page of the catalogue: which cards, how many in all, and how many each filter would leave.

use super::bits::Bits;
use super::card::EFFORTS;
use super::shelf::{Entry, Shelf, Value};
use super::wanted::{Facet, From, Sort, Wanted};

/// Cards a page.
pub const PAGE: usize = 24;
/// Values shown of a facet, besides those chosen.
const VALUES: usize = 8;

/// The answer to a question.
#[derive(Clone, Debug)]
pub struct Listing<'a> {
    pub entries: Vec<&'a Entry>,
    /// How many there are on all pages.
    pub total: usize,
    /// The number of the first card of this page, from 1.
    pub first: usize,
    pub previous: Option<Wanted>,
    pub next: Option<Wanted>,
    pub facets: Vec<FacetCounts<'a>>,
}

/// A facet with what each of its values would leave.
#[derive(Clone, Debug)]
pub struct FacetCounts<'a> {
    pub facet: Facet,
    pub values: Vec<Count<'a>>,
}

/// One box to tick.
#[derive(Clone, Debug)]
pub struct Count<'a> {
    pub value: &'a Value,
    /// How many there would be with this value and the filters of other facets.
    pub count: usize,
    pub chosen: bool,
}

/// Answers a question. `hits` are the places that the search found, best first; `None` without a search.
pub fn list<'a>(shelf: &'a Shelf, wanted: &Wanted, hits: Option<&[usize]>) -> Listing<'a> {
    let searched = searched(shelf, hits);
    let fits = narrowed(shelf, wanted, &searched, None);
    let order: Vec<usize> = match (wanted.order(), hits) {
        (Sort::Fit, Some(hits)) => hits.iter().copied().filter(|place| fits.has(*place)).collect(),
        (sort, _) => shelf
            .order(sort)
            .iter()
            .copied()
            .filter(|place| fits.has(*place))
            .collect(),
    };
    let start = start(shelf, &order, &wanted.from);
    let end = (start + PAGE).min(order.len());
    let slug = |place: usize| shelf.entries()[order[place]].card.slug.clone();
    Listing {
        entries: order[start..end].iter().map(|place| &shelf.entries()[*place]).collect(),
        total: order.len(),
        first: start + 1,
        previous: (start > 0).then(|| wanted.at(From::Before(slug(start)))),
        next: (end < order.len()).then(|| wanted.at(From::After(slug(end - 1)))),
        facets: Facet::ALL
            .into_iter()
            .map(|facet| counts(shelf, wanted, &searched, facet))
            .filter(|facet| !facet.values.is_empty())
            .collect(),
    }
}

/// How many would be left of a search.
pub fn total(shelf: &Shelf, wanted: &Wanted, hits: Option<&[usize]>) -> usize {
    narrowed(shelf, wanted, &searched(shelf, hits), None).count()
}

fn searched(shelf: &Shelf, hits: Option<&[usize]>) -> Bits {
    let places = shelf.entries().len();
    hits.map_or_else(
        || Bits::all(places),
        |hits| {
            let mut bits = Bits::none(places);
            hits.iter().for_each(|place| bits.put(*place));
            bits
        },
    )
}

/// What fits all facets but `except`: values of one facet widen, facets narrow.
fn narrowed(shelf: &Shelf, wanted: &Wanted, searched: &Bits, except: Option<Facet>) -> Bits {
    let mut fits = searched.clone();
    for facet in Facet::ALL.into_iter().filter(|facet| Some(*facet) != except) {
        if wanted.of(facet).next().is_none() {
            continue;
        }
        let mut any = Bits::none(shelf.entries().len());
        for value in shelf.values(facet).filter(|value| wanted.has(facet, &value.value)) {
            any.join(&value.bits);
        }
        fits.keep(&any);
    }
    fits
}

fn counts<'a>(shelf: &'a Shelf, wanted: &Wanted, searched: &Bits, facet: Facet) -> FacetCounts<'a> {
    let others = narrowed(shelf, wanted, searched, Some(facet));
    let mut values: Vec<Count<'a>> = shelf
        .values(facet)
        .map(|value| Count {
            value,
            count: others.common(&value.bits),
            chosen: wanted.has(facet, &value.value),
        })
        .filter(|count| count.count > 0 || count.chosen)
        .collect();
    if facet == Facet::Effort {
        values.sort_by_key(|count| EFFORTS.iter().position(|band| *band == count.value.value));
    } else {
        values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.label.cmp(&b.value.label)));
    }
    let mut shown = 0;
    values.retain(|count| {
        shown += 1;
        count.chosen || shown <= VALUES
    });
    FacetCounts { facet, values }
}

fn start(shelf: &Shelf, order: &[usize], from: &From) -> usize {
    let place = |slug: &str| order.iter().position(|place| shelf.entries()[*place].card.slug == slug);
    match from {
        From::Start => 0,
        From::After(slug) => place(slug).map_or(0, |place| place + 1).min(order.len()),
        From::Before(slug) => place(slug).map_or(0, |place| place.saturating_sub(PAGE)),
    }
}

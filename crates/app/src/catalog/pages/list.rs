//! `/catalog`: search, filters with counts, order, pages.

use std::cmp::Reverse;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use platform::db::{Tx, search};

use super::words;
use crate::catalog::listing::{self, Count, FacetCounts, Listing};
use crate::catalog::shelf::{Entry, Shelf, StackSketch};
use crate::catalog::wanted::{Facet, Sort, Wanted};
use crate::catalog::{store, suggest};
use crate::ui::{Segment, Ui, page};
use crate::{App, Result};

/// The most results that a search ranks. A search that finds more is one to narrow down.
const HITS: u32 = 1_000;

#[derive(Template)]
#[template(path = "catalog/list.html")]
struct Page<'a> {
    ui: Ui,
    wanted: &'a Wanted,
    listing: Listing<'a>,
    chips: Vec<Chip>,
    stack: Option<&'a StackSketch>,
    /// What was searched for instead, when nothing matched.
    corrected: Option<String>,
    /// How many would match without any filter.
    unfiltered: usize,
}

/// The orders to choose from, besides the one that needs no choice.
const SORTS: [Sort; 3] = [Sort::Effort, Sort::Newest, Sort::Title];

/// A filter that is on, and the address without it.
struct Chip {
    label: String,
    href: String,
}

pub async fn show(State(app): State<App>, ui: Ui, RawQuery(query): RawQuery) -> Result<Response> {
    let asked = Wanted::parse(query.as_deref().unwrap_or_default());
    let mut tx = app.db.read().await?;
    let shelf = Shelf::today(&mut tx).await?;
    let (wanted, hits) = search(&mut tx, &shelf, &asked).await?;
    let listing = listing::list(&shelf, &wanted, hits.as_deref());
    let unfiltered = match listing.total {
        0 => listing::total(&shelf, &wanted.unfiltered(), hits.as_deref()),
        _ => 0,
    };
    Ok(page(Page {
        chips: chips(&ui, &shelf, &wanted),
        stack: hero(&shelf, &wanted),
        corrected: (wanted.q != asked.q).then(|| asked.q.clone()),
        wanted: &wanted,
        listing,
        unfiltered,
        ui,
    }))
}

/// Finds the places that match the words; if none does, those that match the nearest words the catalogue knows.
async fn search(tx: &mut Tx, shelf: &Shelf, asked: &Wanted) -> Result<(Wanted, Option<Vec<usize>>)> {
    if asked.q.is_empty() {
        return Ok((asked.clone(), None));
    }
    let hits = find(tx, shelf, &asked.q).await?;
    if hits.is_empty()
        && let Some(meant) = suggest::correct(shelf.words(), &asked.q)
    {
        let nearer = find(tx, shelf, &meant).await?;
        if !nearer.is_empty() {
            return Ok((asked.asking(meant), Some(nearer)));
        }
    }
    Ok((asked.clone(), Some(hits)))
}

async fn find(tx: &mut Tx, shelf: &Shelf, words: &str) -> Result<Vec<usize>> {
    let found = search::find(tx, store::SEARCH_KIND, words, HITS).await?;
    let mut places: Vec<usize> = found.iter().filter_map(|id| shelf.place(id)).collect();
    places.sort_by_cached_key(|place| Reverse(in_title(&shelf.entries()[*place].card.title, words)));
    Ok(places)
}

/// How many of the words begin a word of the title: whoever types a title wants to see it first, however often others say the words.
fn in_title(title: &str, words: &str) -> usize {
    let title = title.to_lowercase();
    let begins = |word: &str| {
        title
            .split(|c: char| !c.is_alphanumeric())
            .any(|own| own.starts_with(word))
    };
    words
        .to_lowercase()
        .split_whitespace()
        .filter(|word| begins(word))
        .count()
}

fn chips(ui: &Ui, shelf: &Shelf, wanted: &Wanted) -> Vec<Chip> {
    wanted
        .chosen
        .iter()
        .map(|(facet, value)| {
            let known = shelf.values(*facet).find(|known| known.value == *value);
            Chip {
                label: words::label(ui, *facet, value, known.map_or("", |known| &known.label)),
                href: wanted.without(*facet, value).to_string(),
            }
        })
        .collect()
}

/// The stack to speak of above the results: the one that is filtered by, or on the bare catalogue the largest.
fn hero<'a>(shelf: &'a Shelf, wanted: &Wanted) -> Option<&'a StackSketch> {
    let chosen: Vec<&str> = wanted.of(Facet::Stack).collect();
    match chosen.as_slice() {
        [one] => shelf.stacks.iter().find(|stack| stack.slug == *one),
        [] if wanted.q.is_empty() && wanted.chosen.is_empty() => shelf.stacks.iter().max_by_key(|stack| stack.size),
        _ => None,
    }
}

impl Page<'_> {
    fn effort(&self, entry: &Entry) -> String {
        words::effort(&self.ui, entry.card.minutes)
    }

    fn evidence(&self, entry: &Entry) -> String {
        words::evidence(&self.ui, &entry.card)
    }

    fn label(&self, count: &Count<'_>) -> String {
        words::count_label(&self.ui, count)
    }

    /// The name under which a script renews the number.
    fn id(&self, count: &Count<'_>) -> String {
        let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
        let value: String = count.value.value.chars().map(plain).collect();
        format!("n-{}-{value}", count.value.facet.as_str())
    }

    fn legend(&self, facet: &FacetCounts<'_>) -> String {
        self.ui.t(&format!("catalog-facet-{}", facet.facet.as_str()))
    }

    /// The order when none is chosen; a script renews the words when a search begins or ends.
    fn sort_default(&self) -> String {
        let sort = if self.wanted.q.is_empty() {
            Sort::Stack
        } else {
            Sort::Fit
        };
        self.sort_name(&sort)
    }

    fn sort_name(&self, sort: &Sort) -> String {
        self.ui.t(&format!("catalog-sort-{}", sort.as_str()))
    }

    fn is_sorted(&self, sort: &Sort) -> bool {
        self.wanted.order() == *sort
    }

    fn ring(&self, stack: &StackSketch) -> crate::ui::Markup {
        self.ui.ring(&vec![Segment::Open; stack.size], "")
    }

    fn has_more(&self) -> bool {
        self.unfiltered > 0
    }

    fn corrected(&self, typed: &str) -> String {
        let meant = self.wanted.q.as_str();
        self.ui.t2("catalog-corrected", ("meant", meant), ("typed", typed))
    }

    fn showing(&self) -> String {
        let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let last = self.listing.first + self.listing.entries.len() - 1;
        self.ui.say(
            "catalog-showing",
            &[
                ("first", number(self.listing.first).into()),
                ("last", number(last).into()),
                ("total", number(self.listing.total).into()),
            ],
        )
    }
}

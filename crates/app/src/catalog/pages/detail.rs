//! `/catalog/{slug}` and `/catalog/{slug}/v/{n}`: everything that somebody needs to decide and to prepare.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use platform::db::Tx;

use super::{json, words};
use crate::catalog::definition::{Alignment, Part, Prompt, Validity};
use crate::catalog::{Edition, Stack, Version, current, editions, numbered as version_numbered, stacks_containing};
use crate::frameworks::Item;
use crate::organizations::{self, Organization};
use crate::ui::{RubricRow, Ui, page};
use crate::{App, Error, Result, frameworks};

#[derive(Template)]
#[template(path = "catalog/detail.html")]
struct Page {
    ui: Ui,
    version: Arc<Version>,
    issuer: Organization,
    stacks: Vec<Stack>,
    aligned: Vec<Aligned>,
    editions: Vec<Edition>,
    rubric: Vec<RubricRow>,
}

/// An alignment with the item it points to.
struct Aligned {
    alignment: Alignment,
    item: Item,
}

pub async fn show(State(app): State<App>, ui: Ui, headers: HeaderMap, Path(slug): Path<String>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let (slug, wants_json) = json_wanted(&slug, &headers);
    let version = current(&mut tx, slug).await?;
    answer(&mut tx, ui, &headers, version, wants_json).await
}

pub async fn numbered(
    State(app): State<App>,
    ui: Ui,
    headers: HeaderMap,
    Path((slug, number)): Path<(String, String)>,
) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let (number, wants_json) = json_wanted(&number, &headers);
    let number = number.parse().map_err(|_| Error::NotFound)?;
    let version = version_numbered(&mut tx, &slug, number).await?;
    answer(&mut tx, ui, &headers, version, wants_json).await
}

/// By the end of the address, else by what is accepted: a browser names HTML, a program JSON.
fn json_wanted<'a>(last: &'a str, headers: &HeaderMap) -> (&'a str, bool) {
    if let Some(slug) = last.strip_suffix(".json") {
        return (slug, true);
    }
    let accept = headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let json = accept.contains("application/json") || accept.contains("application/ld+json");
    (last, json && !accept.contains("text/html"))
}

async fn answer(tx: &mut Tx, ui: Ui, headers: &HeaderMap, version: Arc<Version>, wants_json: bool) -> Result<Response> {
    let issuer = organizations::organization(tx, &version.issuer).await?;
    let aligned = aligned(tx, &version.definition.alignments).await?;
    if wants_json {
        let items: Vec<(&Alignment, &Item)> = aligned.iter().map(|one| (&one.alignment, &one.item)).collect();
        return Ok(json::answer(&ui, headers, &version, &issuer, &items));
    }
    let shown = Page {
        stacks: stacks_containing(tx, &version.micro_credential).await?,
        editions: editions(tx, &version.micro_credential).await?,
        rubric: words::rubric(&ui, &version.definition),
        aligned,
        issuer,
        version,
        ui,
    };
    Ok(page(shown))
}

/// The items in one question, in the author's order.
async fn aligned(tx: &mut Tx, alignments: &[Alignment]) -> Result<Vec<Aligned>> {
    let wanted: Vec<(&str, &str)> = alignments
        .iter()
        .map(|alignment| (alignment.framework.as_str(), alignment.item.as_str()))
        .collect();
    let items = frameworks::items_named(tx, &wanted).await?;
    let pair = |alignment: &Alignment| {
        let fits = |item: &&Item| item.framework == alignment.framework && item.code == alignment.item;
        Some(Aligned {
            alignment: alignment.clone(),
            item: items.iter().find(fits)?.clone(),
        })
    };
    Ok(alignments.iter().filter_map(pair).collect())
}

impl Page {
    fn effort(&self) -> String {
        words::effort(&self.ui, self.version.definition.minutes)
    }

    fn is_current(&self) -> bool {
        self.editions
            .first()
            .is_none_or(|newest| newest.number == self.version.number)
    }

    fn old(&self) -> String {
        let newest = self
            .editions
            .first()
            .map_or(self.version.number, |newest| newest.number);
        self.ui.t2(
            "catalog-old-version",
            ("number", self.number()),
            ("newest", i64::from(newest)),
        )
    }

    fn number(&self) -> i64 {
        i64::from(self.version.number)
    }

    fn since(&self) -> String {
        let date = self.ui.date(self.version.published_at);
        self.ui
            .t2("catalog-version-since", ("number", self.number()), ("date", date))
    }

    fn ai(&self) -> String {
        self.ui
            .t(&format!("catalog-ai-{}", self.version.definition.ai_policy.kind))
    }

    fn part(&self, number: &usize, part: &Part) -> String {
        words::part(&self.ui, *number, part)
    }

    /// `Micro-credential 7 of 10 in STEM Facilitation`.
    fn place(&self, stack: &Stack) -> String {
        let member = stack
            .members
            .iter()
            .find(|member| member.micro_credential == self.version.micro_credential);
        let position = member.map_or(0, |member| i64::from(member.position));
        self.ui.say(
            "catalog-place",
            &[
                ("position", position.into()),
                ("size", i64::try_from(stack.members.len()).unwrap_or(i64::MAX).into()),
                ("stack", stack.definition.title.as_str().into()),
            ],
        )
    }

    fn form(&self, prompt: &Prompt) -> String {
        words::form(&self.ui, prompt)
    }

    fn icon(&self, prompt: &Prompt) -> &'static str {
        words::icon(prompt.kind)
    }

    fn languages(&self) -> String {
        let names: Vec<String> = self
            .version
            .definition
            .languages
            .iter()
            .map(|tag| words::language(&self.ui, tag))
            .collect();
        words::list(&self.ui, &names)
    }

    fn language(&self, tag: &str) -> String {
        words::language(&self.ui, tag)
    }

    fn validity(&self) -> String {
        words::validity(&self.ui, &self.version.definition.validity)
    }

    fn expires(&self) -> bool {
        !matches!(self.version.definition.validity, Validity::None {})
    }

    fn fee(&self) -> String {
        words::fee(&self.ui, &self.version.definition.fee)
    }

    /// How many assessors look, by the issuer's policy.
    fn scorers(&self) -> String {
        self.ui
            .t(&format!("catalog-scorers-{}", self.issuer.profile.policy.scorers))
    }

    /// What earns it, with the level's name when it is the same in every criterion.
    fn all_criteria(&self) -> String {
        let criteria = &self.version.definition.criteria;
        let mut titles = criteria.iter().filter_map(|criterion| {
            let level = criterion.levels.iter().find(|level| level.id == criterion.required)?;
            Some(level.title.as_str())
        });
        let first = titles.next().unwrap_or_default();
        if titles.all(|title| title == first) {
            let count = i64::try_from(criteria.len()).unwrap_or(i64::MAX);
            self.ui.t2("catalog-all-criteria-at", ("n", count), ("level", first))
        } else {
            self.ui.t("catalog-all-criteria")
        }
    }

    fn resource_href(&self, url: &str) -> String {
        match url.strip_suffix(".md") {
            Some(page) if page.starts_with("resources/") => format!("/catalog/{}/{page}", self.version.slug),
            _ => url.to_owned(),
        }
    }

    fn resource_kind(&self, kind: &str) -> String {
        let key = format!("catalog-resource-{kind}");
        if self.ui.lang.knows(&key) {
            self.ui.t(&key)
        } else {
            kind.to_owned()
        }
    }

    fn sheet_name(&self, key: &str) -> String {
        let message = format!("catalog-sheet-{}", key.replace('_', "-"));
        if self.ui.lang.knows(&message) {
            self.ui.t(&message)
        } else {
            key.replace('_', " ")
        }
    }
}

//! Small parts that templates write in one expression.

use std::borrow::Borrow;

use super::Ui;
use super::badge;
use super::icons;
use super::markup::{Markup, escape};
use super::ring::{Segment, ring};

/// One step of a journey.
#[derive(Clone, Debug)]
pub struct Step {
    pub name: String,
    /// What is known about it, such as a date; may be empty.
    pub hint: String,
    pub state: StepState,
}

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    Done,
    Now,
    Ahead,
}

/// A level of a rubric row, in the order from highest to lowest.
#[derive(Clone, Debug)]
pub struct Cell {
    /// The level's name.
    pub level: String,
    pub text: String,
}

/// A row of a rubric: one criterion.
#[derive(Clone, Debug)]
pub struct RubricRow {
    pub title: String,
    pub hint: String,
    pub cells: Vec<Cell>,
}

impl Ui {
    /// An icon by its name; see [`icons`].
    pub fn icon(&self, name: &str) -> Markup {
        icons::icon(name)
    }

    /// A larger icon.
    pub fn icon_lg(&self, name: &str) -> Markup {
        icons::icon_lg(name)
    }

    /// The icon that goes with a meaning: `ok`, `warn`, `bad`, `info`.
    pub fn sign(&self, kind: &str) -> &'static str {
        match kind {
            "ok" => "check-circle",
            "warn" | "bad" => "alert",
            _ => "info",
        }
    }

    /// A short state: `kind` is `ok`, `warn`, `bad`, `brand`, `plain` or empty. `ok` brings its check mark.
    pub fn tag(&self, kind: &str, text: &str) -> Markup {
        let mark = if kind == "ok" {
            icons::icon("check").to_string()
        } else {
            String::new()
        };
        let class = if kind.is_empty() {
            String::new()
        } else {
            format!(" is-{}", escape(kind))
        };
        Markup::safe(format!(r#"<span class="tag{class}">{mark}{}</span>"#, escape(text)))
    }

    /// Badge art beside its name; see [`badge::inline`].
    pub fn badge(&self, shape: &str, hue: impl Borrow<u16>, glyph: &str, class: &str) -> Markup {
        badge::inline(shape, *hue.borrow(), glyph, class)
    }

    /// The ring of a stack, in the order of its members.
    pub fn ring(&self, segments: &[Segment], class: &str) -> Markup {
        let count = |wanted: Segment| segments.iter().filter(|segment| **segment == wanted).count();
        let (done, review) = (count(Segment::Done), count(Segment::Review));
        let label = self.say(
            "ring-label",
            &[
                ("done", done.into()),
                ("total", segments.len().into()),
                ("review", review.into()),
            ],
        );
        ring(segments, &label, &self.t1("ring-of", "total", segments.len()), class)
    }

    /// The way to this page: pairs of address and name, then the page itself.
    pub fn crumbs(&self, trail: &[(&str, String)], here: &str) -> Markup {
        let items: String = trail
            .iter()
            .map(|(path, name)| format!(r#"<li><a href="{}">{}</a></li>"#, escape(path), escape(name)))
            .collect();
        let (label, here) = (escape(&self.t("crumbs-label")), escape(here));
        Markup::safe(format!(
            r#"<nav class="crumbs" aria-label="{label}"><ol>{items}<li aria-current="page">{here}</li></ol></nav>"#
        ))
    }

    /// Where an application stands.
    pub fn journey(&self, steps: &[Step]) -> Markup {
        let items: String = steps.iter().map(step).collect();
        let label = escape(&self.t("journey-label"));
        Markup::safe(format!(r#"<ol class="journey" aria-label="{label}">{items}</ol>"#))
    }

    /// The rubric as everybody sees it: rows of criteria, columns of levels from highest to lowest. On phones it becomes a list and
    /// keeps its table roles.
    pub fn rubric(&self, caption: &str, rows: &[RubricRow]) -> Markup {
        let heads: String = rows.first().map_or_else(String::new, |row| {
            row.cells
                .iter()
                .enumerate()
                .map(|(index, cell)| {
                    format!(
                        r#"<th scope="col" role="columnheader"{}>{}</th>"#,
                        top(index),
                        escape(&cell.level)
                    )
                })
                .collect()
        });
        let body: String = rows.iter().map(rubric_row).collect();
        Markup::safe(format!(
            r#"<table class="rubric stacks" role="table"><caption class="vh">{}</caption><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{}</th>{heads}</tr></thead><tbody role="rowgroup">{body}</tbody></table>"#,
            escape(caption),
            escape(&self.t("rubric-criterion")),
        ))
    }

    /// The way between pages of a list. `path` holds the address up to and with `page=`.
    pub fn pager(&self, path: &str, page: impl Borrow<u32>, pages: impl Borrow<u32>, showing: &str) -> Markup {
        let (page, pages) = (*page.borrow(), *pages.borrow());
        let link = |page: u32, words: &str, before: &str, after: &str| {
            format!(
                r#"<a class="btn btn-sm" href="{}{page}">{before}{}{after}</a>"#,
                escape(path),
                escape(&self.t(words))
            )
        };
        let back = (page > 1).then(|| link(page - 1, "pager-previous", icons::icon("arrow-back").as_str(), ""));
        let on = (page < pages).then(|| link(page + 1, "pager-next", "", icons::icon("arrow-on").as_str()));
        Markup::safe(format!(
            r#"<nav class="row pager" aria-label="{}"><span class="hint num">{}</span>{}{}</nav>"#,
            escape(&self.t("pager-label")),
            escape(showing),
            back.unwrap_or_default(),
            on.unwrap_or_default()
        ))
    }

    /// Markdown from an author as safe HTML.
    pub fn markdown(&self, text: &str) -> Markup {
        super::markdown::markdown(text)
    }
}

fn step(step: &Step) -> String {
    let state = match step.state {
        StepState::Done => r#" class="done""#,
        StepState::Now => r#" aria-current="step""#,
        StepState::Ahead => "",
    };
    let hint = if step.hint.is_empty() {
        String::new()
    } else {
        format!(r#"<span class="hint">{}</span>"#, escape(&step.hint))
    };
    format!("<li{state}>{}{hint}</li>", escape(&step.name))
}

fn top(index: usize) -> &'static str {
    if index == 0 { r#" class="top""# } else { "" }
}

fn rubric_row(row: &RubricRow) -> String {
    let hint = if row.hint.is_empty() {
        String::new()
    } else {
        format!("<small>{}</small>", escape(&row.hint))
    };
    let cells: String = row
        .cells
        .iter()
        .enumerate()
        .map(|(index, cell)| {
            format!(
                r#"<td role="cell"{} data-level="{}">{}</td>"#,
                top(index),
                escape(&cell.level),
                escape(&cell.text)
            )
        })
        .collect();
    format!(
        r#"<tr role="row"><th scope="row" role="rowheader">{}{hint}</th>{cells}</tr>"#,
        escape(&row.title)
    )
}

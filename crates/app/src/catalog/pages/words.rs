//! The catalogue's numbers and words as people read them.

use fluent_bundle::FluentValue;

use crate::catalog::definition::{Criterion, Definition, Part, Prompt, PromptKind, Span, Validity};
use crate::catalog::listing::Count;
use crate::catalog::wanted::Facet;
use crate::catalog::{Card, Version};
use crate::ui::{Cell, Markup, RubricRow, Ui};

/// `4 to 6 hours`, from minutes.
pub fn effort(ui: &Ui, minutes: Span) -> String {
    let to = minutes.max.max(minutes.min).div_ceil(60);
    let from = minutes.min.div_ceil(60);
    if from == to {
        ui.t1("catalog-hours", "n", i64::from(to))
    } else {
        ui.t2("catalog-hours-range", ("from", i64::from(from)), ("to", i64::from(to)))
    }
}

/// The name of a facet's value: content's own, or ours.
pub fn label(ui: &Ui, facet: Facet, value: &str, label: &str) -> String {
    match facet {
        Facet::Effort => ui.t(&format!("catalog-effort-{value}")),
        Facet::Language => language(ui, value),
        _ if label.is_empty() => capital(value),
        _ => capital(label),
    }
}

/// Authors write filter words small, as inside a sentence; in a list of boxes each is the first word.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// The name of a box to tick.
pub fn count_label(ui: &Ui, count: &Count<'_>) -> String {
    label(ui, count.value.facet, &count.value.value, &count.value.label)
}

/// The name of a language by its tag; the tag itself when we have no name for it.
pub fn language(ui: &Ui, tag: &str) -> String {
    let key = format!("language-{}", tag.to_lowercase());
    if ui.lang.knows(&key) {
        ui.t(&key)
    } else {
        tag.to_owned()
    }
}

/// `Part 2: Work examples`.
pub fn part(ui: &Ui, number: usize, part: &Part) -> String {
    let number = i64::try_from(number).unwrap_or(i64::MAX);
    ui.t2("catalog-part", ("n", number), ("title", part.title.as_str()))
}

/// The way to a page under a micro-credential.
pub fn crumbs(ui: &Ui, version: &Version, here: &str) -> Markup {
    let own = format!("/catalog/{}", version.slug);
    ui.crumbs(
        &[("/catalog", ui.t("catalog-crumb")), (&own, version.title.clone())],
        here,
    )
}

/// The icon that goes with a kind of evidence.
pub fn icon(kind: PromptKind) -> &'static str {
    match kind {
        PromptKind::Text | PromptKind::Script => "edit",
        PromptKind::File => "file",
        PromptKind::Image => "image",
        PromptKind::Audio => "audio",
        PromptKind::Video => "video",
        PromptKind::Link => "link",
        PromptKind::Observation => "people",
    }
}

/// What an answer looks like: `Text, 60 to 200 words`; `Video, 1 piece, optional`.
pub fn form(ui: &Ui, prompt: &Prompt) -> String {
    let kind = serde_json::to_value(prompt.kind).unwrap_or_default();
    let mut parts = vec![ui.t(&format!("catalog-kind-{}", kind.as_str().unwrap_or_default()))];
    if let Some(words) = prompt.words {
        parts.push(span(ui, "catalog-words", words));
    }
    if let Some(count) = prompt.count {
        parts.push(span(ui, "catalog-pieces", count));
    }
    if !prompt.required {
        parts.push(ui.t("catalog-optional"));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

fn span(ui: &Ui, key: &str, span: Span) -> String {
    let number = |number: u32| FluentValue::from(i64::from(number));
    match (span.min, span.max) {
        (0, 0) => String::new(),
        (0, most) => ui.say(&format!("{key}-up-to"), &[("n", number(most))]),
        (least, 0) => ui.say(&format!("{key}-at-least"), &[("n", number(least))]),
        (least, most) if least == most => ui.say(key, &[("n", number(most))]),
        (least, most) => ui.say(
            &format!("{key}-range"),
            &[("from", number(least)), ("to", number(most))],
        ),
    }
}

/// How long an award is in force.
pub fn validity(ui: &Ui, validity: &Validity) -> String {
    match validity {
        Validity::None {} => ui.t("catalog-validity-none"),
        Validity::Until { date } => ui.t1("catalog-validity-until", "date", date.to_string()),
        Validity::Period { months } if months % 12 == 0 => ui.t1("catalog-validity-years", "n", i64::from(months / 12)),
        Validity::Period { months } => ui.t1("catalog-validity-months", "n", i64::from(*months)),
    }
}

/// The fee in words: the author's, unless there is none.
pub fn fee(ui: &Ui, fee: &str) -> String {
    if fee.is_empty() || fee == "none" {
        ui.t("catalog-fee-none")
    } else {
        fee.to_owned()
    }
}

/// `a, b and c`.
pub fn list(ui: &Ui, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => ui.t2("list-and", ("first", first.join(", ")), ("last", last.clone())),
    }
}

/// The evidence of a card, as the beginning of a line.
pub fn evidence(ui: &Ui, card: &Card) -> String {
    capital(&list(ui, &card.evidence))
}

/// The rubric as everybody sees it, highest level first.
pub fn rubric(ui: &Ui, definition: &Definition) -> Vec<RubricRow> {
    definition
        .criteria
        .iter()
        .enumerate()
        .map(|(index, criterion)| RubricRow {
            title: format!("{}. {}", index + 1, criterion.title),
            hint: judged_in(ui, definition, criterion),
            cells: criterion
                .levels
                .iter()
                .rev()
                .map(|level| Cell {
                    level: level.title.clone(),
                    text: level.descriptor.clone(),
                })
                .collect(),
        })
        .collect()
}

fn judged_in(ui: &Ui, definition: &Definition, criterion: &Criterion) -> String {
    let titles: Vec<String> = criterion
        .prompts
        .iter()
        .filter_map(|id| definition.prompt(id))
        .map(|prompt| prompt.title.clone())
        .collect();
    if titles.is_empty() {
        String::new()
    } else {
        ui.t1("catalog-judged-in", "prompts", list(ui, &titles))
    }
}

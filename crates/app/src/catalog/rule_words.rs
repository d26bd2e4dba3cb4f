//! A stack's rule in sentences.

use std::collections::HashMap;

use domain::stack::{Clause, Rule, Says, outline};
use fluent_bundle::FluentValue;

use crate::ui::{Nesting, Ui, nest};

/// A sentence of a rule, and how it stands in a nested list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub text: String,
    pub nesting: Nesting,
}

/// The sentences of a rule, from the top: `Any 3 of these 4: A, B, C and D`. Names come from `titles` by slug.
pub fn lines(ui: &Ui, rule: &Rule, titles: &HashMap<&str, &str>) -> Vec<Line> {
    let clauses = outline(rule);
    let (mut texts, mut depths) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(clause) = clauses.get(at) {
        let names = names_below(&clauses[at + 1..], clause.depth, titles);
        texts.push(sentence(ui, &clause.says, &names, titles));
        depths.push(usize::from(clause.depth));
        at += 1 + names.len();
    }
    let lines = texts.into_iter().zip(nest(&depths));
    lines.map(|(text, nesting)| Line { text, nesting }).collect()
}

/// The names directly below, when there is nothing else below: then one sentence says it all.
fn names_below(below: &[Clause], depth: u8, titles: &HashMap<&str, &str>) -> Vec<String> {
    let below = below.iter().take_while(|clause| clause.depth > depth);
    let names: Option<Vec<String>> = below
        .map(|clause| match &clause.says {
            Says::Award(id) => Some(title(titles, id.as_str())),
            _ => None,
        })
        .collect();
    names.unwrap_or_default()
}

fn title(titles: &HashMap<&str, &str>, slug: &str) -> String {
    titles
        .get(slug)
        .map_or_else(|| slug.to_owned(), |title| (*title).to_owned())
}

fn sentence(ui: &Ui, says: &Says, names: &[String], titles: &HashMap<&str, &str>) -> String {
    let number = |number: u32| FluentValue::from(i64::from(number));
    let listed = FluentValue::from(list(ui, names));
    let with = if names.is_empty() { "" } else { "-named" };
    match says {
        Says::Award(id) => ui.t1("stack-rule-award", "title", title(titles, id.as_str())),
        Says::AllOf { count } => ui.say(
            &format!("stack-rule-all{with}"),
            &[("count", number(*count)), ("names", listed)],
        ),
        Says::NOf { n, choices } => ui.say(
            &format!("stack-rule-any{with}"),
            &[("n", number(*n)), ("choices", number(*choices)), ("names", listed)],
        ),
        Says::Group { name, min, choices } => ui.say(
            &format!("stack-rule-group{with}"),
            &[
                ("min", number(*min)),
                ("choices", number(*choices)),
                ("group", name.clone().unwrap_or_default().into()),
                ("names", listed),
            ],
        ),
        Says::Prerequisite => ui.say(&format!("stack-rule-first{with}"), &[("names", listed)]),
        Says::Hours { at_least } => ui.say("stack-rule-hours", &[("n", number(*at_least))]),
        Says::Attestation {
            role: by,
            count,
            statement,
        } => {
            let said = if statement.is_some() { "-saying" } else { "" };
            ui.say(
                &format!("stack-rule-attestation{said}"),
                &[
                    ("count", number(*count)),
                    ("role", role(ui, by).into()),
                    ("statement", statement.clone().unwrap_or_default().into()),
                ],
            )
        }
        Says::Exam { id, at_least } => ui.say(
            "stack-rule-exam",
            &[("exam", id.as_str().into()), ("percent", number(u32::from(*at_least)))],
        ),
        Says::AwardedWithin { months } => ui.say(
            &format!("stack-rule-within{with}"),
            &[("n", number(u32::from(*months))), ("names", listed)],
        ),
    }
}

fn list(ui: &Ui, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => ui.t2("list-and", ("first", first.join("; ")), ("last", last.clone())),
    }
}

/// A role as people say it; the author's word when we have none.
pub fn role(ui: &Ui, role: &str) -> String {
    let key = format!("stack-role-{role}");
    if ui.lang.knows(&key) {
        ui.t(&key)
    } else {
        role.to_owned()
    }
}

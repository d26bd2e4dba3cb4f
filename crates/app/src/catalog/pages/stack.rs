//! `/stacks` and `/stacks/{slug}`: what adds up to what, and by which rule.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::words;
use crate::catalog::definition::Prompt;
use crate::catalog::rule_words::{Line, lines, role};
use crate::catalog::stack::Attestation;
use crate::catalog::{Member, Stack, stack_by_slug, stacks};
use crate::organizations::{self, Organization};
use crate::ui::{Markup, Segment, Ui, page};
use crate::{App, Result};

#[derive(Template)]
#[template(path = "catalog/stacks.html")]
struct ListPage {
    ui: Ui,
    stacks: Vec<Stack>,
}

pub async fn list(State(app): State<App>, ui: Ui) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let stacks = stacks(&mut tx).await?;
    Ok(page(ListPage { ui, stacks }))
}

impl ListPage {
    fn ring(&self, stack: &Stack) -> Markup {
        open_ring(&self.ui, stack)
    }
}

#[derive(Template)]
#[template(path = "catalog/stack.html")]
struct Page {
    ui: Ui,
    stack: Stack,
    issuer: Organization,
    rule: Vec<Line>,
}

pub async fn show(State(app): State<App>, ui: Ui, Path(slug): Path<String>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let stack = stack_by_slug(&mut tx, &slug).await?;
    let titles: HashMap<&str, &str> = stack
        .members
        .iter()
        .map(|member| (member.card.slug.as_str(), member.card.title.as_str()))
        .collect();
    Ok(page(Page {
        issuer: organizations::organization(&mut tx, &stack.issuer).await?,
        rule: lines(&ui, &stack.definition.rule, &titles),
        stack,
        ui,
    }))
}

/// The ring as a stranger sees it: nothing earned yet.
fn open_ring(ui: &Ui, stack: &Stack) -> Markup {
    ui.ring(&vec![Segment::Open; stack.members.len()], "")
}

impl Page {
    fn ring(&self) -> Markup {
        open_ring(&self.ui, &self.stack)
    }

    fn effort(&self, member: &Member) -> String {
        words::effort(&self.ui, member.card.minutes)
    }

    fn evidence(&self, member: &Member) -> String {
        words::evidence(&self.ui, &member.card)
    }

    fn form(&self, prompt: &Prompt) -> String {
        words::form(&self.ui, prompt)
    }

    fn icon(&self, prompt: &Prompt) -> &'static str {
        words::icon(prompt.kind)
    }

    fn statement_by(&self, attestation: &Attestation) -> String {
        self.ui
            .t1("stack-statement-by", "role", role(&self.ui, &attestation.role))
    }

    fn edition(&self) -> String {
        let date = self.ui.date(self.stack.published_at);
        self.ui.t2(
            "stack-edition",
            ("number", i64::from(self.stack.number)),
            ("date", date),
        )
    }
}

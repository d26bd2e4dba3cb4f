//! `/me/stacks/{slug}`: how far I have come, what the rule says, what others confirm, and the claim at the end.

use askama::Template;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use domain::stack::lifecycle::Stage;
use platform::db::Tx;
use platform::rate::{Bucket, Key};
use serde::Deserialize;

use super::entries::{Answer, Own};
use super::overview::Overview;
use super::statements::{Statement, statements};
use crate::actor::Actor;
use crate::catalog::definition::Prompt;
use crate::catalog::rule_words::{Line, lines};
use crate::catalog::{self, Stack};
use crate::organizations::{self, Organization};
use crate::records::actions::{attest, claim};
use crate::records::portfolio::Portfolio;
use crate::records::store::claim::{Claim, Content};
use crate::records::store::{self, journey};
use crate::records::words;
use crate::submissions;
use crate::ui::{self, Step, StepState, Ui, page};
use crate::{App, Error, Result};

/// How often one person may have mails with links sent to others.
const ASKING: Bucket = Bucket {
    name: "statement links by person",
    burst: 6,
    per_minute: 1,
};

#[derive(Template)]
#[template(path = "records/pages/stack.html")]
struct StackPage {
    ui: Ui,
    stack: Stack,
    issuer: Organization,
    overview: Overview,
    rule: Vec<Line>,
    statements: Vec<Statement>,
    /// The newest claim.
    claim: Option<Claim>,
    form: ui::Form,
    /// Whether the stack's credential is held and in force.
    is_held: bool,
}

impl StackPage {
    /// Whether a claim can be written and sent now.
    fn may_claim(&self) -> bool {
        self.overview.progress.satisfied && !self.is_sent()
    }

    fn is_sent(&self) -> bool {
        matches!(
            self.overview.journey.stage,
            Stage::Claimed | Stage::OfficerReview | Stage::Awarded
        )
    }

    fn prompts(&self) -> &[Prompt] {
        &self.stack.definition.requirements.prompts
    }

    fn answers(&self) -> Vec<Answer> {
        let prompts = self.prompts().iter();
        prompts.map(|prompt| Answer::of(&self.ui, &self.form, prompt)).collect()
    }

    fn own(&self) -> Vec<Own> {
        let statements = claim::own(&self.stack.definition);
        statements
            .map(|statement| Own::of(&self.ui, &self.form, statement))
            .collect()
    }

    /// What the officer wrote when the claim came back.
    fn returned_words(&self) -> Option<&str> {
        let is_returned = self.overview.journey.stage == Stage::Returned;
        let claim = self.claim.as_ref().filter(|_| is_returned)?;
        Some(claim.words.as_str())
    }

    fn journey(&self) -> ui::Markup {
        let at = match self.overview.journey.stage {
            Stage::InProgress => 0,
            Stage::Eligible | Stage::Returned => 1,
            Stage::Claimed => 2,
            Stage::OfficerReview => 3,
            Stage::Awarded => 5,
        };
        let sent = self.claim.as_ref().map(|claim| self.ui.short_date(claim.sent_at));
        let steps: Vec<Step> = ["earn", "claim", "sent", "review", "award"]
            .into_iter()
            .enumerate()
            .map(|(place, key)| Step {
                name: self.ui.t(&format!("records-road-{key}")),
                hint: sent.clone().filter(|_| key == "sent" && at >= 2).unwrap_or_default(),
                state: match place.cmp(&at) {
                    std::cmp::Ordering::Less => StepState::Done,
                    std::cmp::Ordering::Equal => StepState::Now,
                    std::cmp::Ordering::Greater => StepState::Ahead,
                },
            })
            .collect();
        self.ui.journey(&steps)
    }
}

async fn read(tx: &mut Tx, ui: Ui, actor: &Actor, slug: &str, form: Option<ui::Form>) -> Result<StackPage> {
    let stack = catalog::stack_by_slug(tx, slug).await?;
    let portfolio = Portfolio::of(tx, &actor.person).await?;
    let work = submissions::of_person(tx, &actor.person).await?;
    let at = journey::get(tx, &actor.person, &stack.id).await?;
    let made = store::attestation::of_stack(tx, &actor.person, &stack.id).await?;
    let saved = store::claim::draft(tx, &actor.person, &stack.id).await?;
    let form = form.unwrap_or_else(|| as_form(&saved));
    Ok(StackPage {
        statements: statements(&ui, &stack.definition, &made, (&form, tx.now())),
        issuer: organizations::organization(tx, &stack.issuer).await?,
        overview: Overview::of(&ui, &stack, at, &portfolio, &work),
        rule: lines(&ui, &stack.definition.rule, &words::titles(&stack)),
        claim: store::claim::latest(tx, &actor.person, &stack.id).await?,
        is_held: portfolio.in_force(&stack.definition.comprehensive.slug).is_some(),
        form,
        stack,
        ui,
    })
}

/// `GET /me/stacks/{slug}`.
pub async fn show(State(app): State<App>, ui: Ui, actor: Actor, Path(slug): Path<String>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    Ok(page(read(&mut tx, ui, &actor, &slug, None).await?))
}

/// `POST /me/stacks/{slug}`: saves the claim, or sends it. What was written is kept whatever the answer.
pub async fn write(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path(slug): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let content = content(&fields);
    let mut tx = app.db.begin().await?;
    let mut outcome = claim::save(&mut tx, &actor, &slug, &content).await;
    tx.commit().await?;
    let sends = fields.iter().any(|(name, value)| name == "action" && value == "send");
    if outcome.is_ok() && sends {
        let mut tx = app.db.begin().await?;
        outcome = claim::claim(&mut tx, &actor, &slug, &content).await.map(|_| ());
        if outcome.is_ok() {
            tx.commit().await?;
        }
    }
    let path = format!("/me/stacks/{slug}");
    match outcome {
        Ok(()) if sends => Ok(ui.back_with(&path, "records-claim-sent")),
        Ok(()) => Ok(ui.back_with(&path, "records-claim-saved")),
        Err(Error::Invalid(errors)) => refused(&app, ui, &actor, &slug, as_form(&content).refused(errors)).await,
        Err(error) => Err(error),
    }
}

#[derive(Debug, Deserialize)]
pub struct Asking {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
}

/// `POST /me/stacks/{slug}/statements/{item}`: sends somebody a link.
pub async fn ask(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path((slug, item)): Path<(String, String)>,
    Form(asking): Form<Asking>,
) -> Result<Response> {
    let too_many = |after: platform::rate::RetryAfter| Error::TooMany(after.0);
    app.rates
        .check(ASKING, Key::Text(actor.person.as_str()))
        .map_err(too_many)?;
    let wish = attest::Wish {
        stack: &slug,
        item: &item,
        name: &asking.name,
        email: &asking.email,
        lang: ui.lang.tag(),
    };
    let mut tx = app.db.begin().await?;
    match attest::ask(&mut tx, &actor, wish).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(ui.back_with(&format!("/me/stacks/{slug}"), "records-asked"))
        }
        Err(Error::Invalid(errors)) => {
            drop(tx);
            let form = ui::Form::new()
                .with(format!("name-{item}"), &asking.name)
                .with(format!("email-{item}"), &asking.email);
            refused(&app, ui, &actor, &slug, form.refused(errors)).await
        }
        Err(error) => Err(error),
    }
}

/// The page again, with what was typed and what is wrong with it.
async fn refused(app: &App, ui: Ui, actor: &Actor, slug: &str, form: ui::Form) -> Result<Response> {
    let mut tx = app.db.read().await?;
    Ok(ui::again(page(read(&mut tx, ui, actor, slug, Some(form)).await?)))
}

fn content(fields: &[(String, String)]) -> Content {
    let answers = fields.iter().filter_map(|(name, text)| {
        let prompt = name.strip_prefix("answer-")?;
        Some((prompt.to_owned(), text.clone()))
    });
    let statements = fields.iter().filter(|(_, value)| value == "yes");
    Content {
        answers: answers.collect(),
        statements: statements
            .filter_map(|(name, _)| Some(name.strip_prefix("statement-")?.to_owned()))
            .collect(),
    }
}

fn as_form(content: &Content) -> ui::Form {
    let mut form = ui::Form::new();
    for (prompt, text) in &content.answers {
        form = form.with(format!("answer-{prompt}"), text);
    }
    for statement in &content.statements {
        form = form.with(format!("statement-{statement}"), "yes");
    }
    form
}

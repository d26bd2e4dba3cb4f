//! `/issuer/{org}/claims/{id}`: one claim with everything it rests on, and the decision.

use std::collections::HashSet;

use askama::Template;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use credential::verify::{Outcome, Report};
use domain::AchievementId;
use domain::stack::lifecycle::{Journey, Stage};
use platform::db::Tx;
use serde::Deserialize;

use crate::actor::{Actor, Right, Role, authorize};
use crate::catalog::rule_words::{Line, lines};
use crate::catalog::{self, StackDefinition};
use crate::error::Field;
use crate::ids::{ClaimId, PersonId};
use crate::organizations::{self, Organization};
use crate::records::actions::claim::own;
use crate::records::actions::review::{self, Decision};
use crate::records::portfolio::Portfolio;
use crate::records::store::attestation::{self, Attestation};
use crate::records::store::claim::{self as store, Claim, State as ClaimState};
use crate::records::store::journey;
use crate::records::words::{self, Titles};
use crate::ui::{self, Markup, Ui, page};
use crate::{App, Error, Result, awards, people, verdict};

/// A credential that the rule may count, as it stands now.
#[derive(Clone, Debug)]
struct Part {
    title: String,
    tag: Markup,
    /// Its public page; empty when the earner does not have it.
    path: String,
    awarded: String,
}

/// A text answer or a statement.
#[derive(Clone, Debug)]
struct Said {
    title: String,
    text: String,
}

#[derive(Template)]
#[template(path = "records/pages/claim.html")]
struct ClaimPage {
    ui: Ui,
    issuer: Organization,
    claim: Claim,
    journey: Journey,
    earner: String,
    reviewer: String,
    title: String,
    rule: Vec<Line>,
    parts: Vec<Part>,
    answers: Vec<Said>,
    own: Vec<String>,
    attested: Vec<Attestation>,
    is_satisfied: bool,
    to_go: String,
    is_own: bool,
    form: ui::Form,
}

impl ClaimPage {
    fn is_open(&self) -> bool {
        self.claim.state == ClaimState::Sent
    }

    fn is_read(&self) -> bool {
        self.journey.stage == Stage::OfficerReview
    }

    fn path(&self) -> String {
        format!("/issuer/{}/claims/{}", self.issuer.slug, self.claim.id)
    }

    fn crumbs(&self) -> Markup {
        let office = format!("/issuer/{}", self.issuer.slug);
        let queue = format!("{office}/claims");
        let trail = [
            (office.as_str(), self.issuer.name.clone()),
            (queue.as_str(), self.ui.t("records-claims")),
        ];
        self.ui.crumbs(&trail, &self.earner)
    }

    fn confirmed_by(&self, one: &Attestation) -> String {
        let (name, email) = (one.name.as_str(), one.email.as_str());
        self.ui.t2("records-confirmed-by", ("name", name), ("email", email))
    }

    fn decided(&self) -> String {
        let at = self.claim.decided_at.unwrap_or(self.claim.sent_at);
        let key = format!("records-claim-was-{}", self.claim.state.as_str());
        let date = self.ui.short_date(at);
        self.ui.t2(&key, ("name", self.reviewer.as_str()), ("date", date))
    }
}

/// The name of somebody who may have left.
pub async fn name_of(tx: &mut Tx, person: &PersonId) -> Result<String> {
    match people::person(tx, person).await {
        Ok(person) => Ok(person.name),
        Err(Error::NotFound) => Ok(String::from("—")),
        Err(error) => Err(error),
    }
}

async fn read(app: &App, ui: Ui, actor: &Actor, (slug, id): (&str, &str), form: ui::Form) -> Result<ClaimPage> {
    let tx = &mut app.db.read().await?;
    let issuer = organizations::organization_by_slug(tx, slug).await?;
    authorize(tx, actor, Right::Hold(&[Role::CredentialingOfficer], &issuer.id)).await?;
    let claim = store::get(tx, &ClaimId(id.to_owned())).await?;
    if claim.organization != issuer.id {
        return Err(Error::NotFound);
    }
    let stack = catalog::stack(tx, &claim.stack).await?;
    let definition = catalog::stack_edition(tx, &claim.edition).await?;
    let portfolio = Portfolio::of(tx, &claim.person).await?;
    let titles = words::titles(&stack);
    let progress = portfolio.progress(&stack.id, &definition.rule);
    let made = attestation::of_stack(tx, &claim.person, &stack.id).await?;
    let reviewer = match &claim.reviewer {
        Some(reviewer) => name_of(tx, reviewer).await?,
        None => String::new(),
    };
    Ok(ClaimPage {
        journey: journey::get(tx, &claim.person, &claim.stack).await?,
        earner: name_of(tx, &claim.person).await?,
        reviewer,
        title: definition.comprehensive.title.clone(),
        rule: lines(&ui, &definition.rule, &titles),
        parts: parts(app, tx, &ui, (&definition, &titles), &portfolio).await?,
        answers: answers(&ui, &definition, &claim),
        own: own_statements(&definition, &claim),
        attested: made.into_iter().filter(|one| one.answer == Some(true)).collect(),
        to_go: words::to_go(&ui, &progress, &titles),
        is_satisfied: progress.satisfied,
        is_own: claim.person == actor.person,
        issuer,
        claim,
        form,
        ui,
    })
}

/// Everything the rule names, each verified now as a stranger would.
async fn parts(
    app: &App,
    tx: &mut Tx,
    ui: &Ui,
    (definition, titles): (&StackDefinition, &Titles<'_>),
    portfolio: &Portfolio,
) -> Result<Vec<Part>> {
    let mut seen: HashSet<&str> = HashSet::new();
    let mut parts = Vec::new();
    for name in definition.rule.awards().into_iter().map(AchievementId::as_str) {
        if !seen.insert(name) {
            continue;
        }
        parts.push(match portfolio.standing(name) {
            Some((credential, _)) => Part {
                title: credential.title.clone(),
                tag: verified(ui, &awards::inspect_credential(app, tx, &credential.id).await?),
                path: credential.path(),
                awarded: ui.short_date(credential.issued_at),
            },
            None => Part {
                title: titles.get(name).copied().unwrap_or(name).to_owned(),
                tag: ui.tag("plain", &ui.t("records-not-held")),
                path: String::new(),
                awarded: String::new(),
            },
        });
    }
    Ok(parts)
}

fn verified(ui: &Ui, report: &Report) -> Markup {
    match report.outcome {
        Outcome::InForce => ui.tag("ok", &ui.t("records-part-in-force")),
        Outcome::Withdrawn => ui.tag("bad", &ui.t("records-state-withdrawn")),
        Outcome::Changed | Outcome::Unreadable => ui.tag("bad", &ui.t(&verdict::key(report.outcome))),
        other => ui.tag("warn", &ui.t(&verdict::key(other))),
    }
}

fn answers(ui: &Ui, definition: &StackDefinition, claim: &Claim) -> Vec<Said> {
    let prompts = definition.requirements.prompts.iter();
    prompts
        .map(|prompt| Said {
            title: prompt.title.clone(),
            text: claim
                .content
                .answers
                .get(&prompt.id)
                .cloned()
                .unwrap_or_else(|| ui.t("records-no-answer")),
        })
        .collect()
}

fn own_statements(definition: &StackDefinition, claim: &Claim) -> Vec<String> {
    own(definition)
        .filter(|statement| claim.content.statements.contains(&statement.id))
        .map(|statement| statement.statement.clone())
        .collect()
}

/// `GET /issuer/{org}/claims/{id}`.
pub async fn show(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response> {
    Ok(page(read(&app, ui, &actor, (&slug, &id), ui::Form::new()).await?))
}

/// `POST /issuer/{org}/claims/{id}/take-up`.
pub async fn take_up(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    let issuer = organizations::organization_by_slug(&mut tx, &slug).await?;
    review::take_up(&mut tx, &actor, &issuer.id, &ClaimId(id.clone())).await?;
    tx.commit().await?;
    Ok(ui.back_with(&format!("/issuer/{slug}/claims/{id}"), "records-taken-up"))
}

#[derive(Debug, Deserialize)]
pub struct Deciding {
    #[serde(default)]
    decision: String,
    #[serde(default)]
    words: String,
}

/// `POST /issuer/{org}/claims/{id}`: awards or returns.
pub async fn decide(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path((slug, id)): Path<(String, String)>,
    Form(form): Form<Deciding>,
) -> Result<Response> {
    let decided = match form.decision.as_str() {
        "award" => Some((Decision::Award(form.words.clone()), "records-decided-award")),
        "return" => Some((Decision::Return(form.words.clone()), "records-decided-return")),
        _ => None,
    };
    let typed = ui::Form::new().with("words", &form.words);
    let Some((decision, notice)) = decided else {
        let errors = vec![Field::new("words", "records-decision-missing")];
        return again(&app, ui, &actor, (&slug, &id), typed.refused(errors)).await;
    };
    let mut tx = app.db.begin().await?;
    let issuer = organizations::organization_by_slug(&mut tx, &slug).await?;
    let claim = ClaimId(id.clone());
    match review::decide(&app, &mut tx, &actor, (&issuer.id, &claim), &decision).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(ui.back_with(&format!("/issuer/{slug}/claims/{id}"), notice))
        }
        Err(Error::Invalid(errors)) => {
            drop(tx);
            again(&app, ui, &actor, (&slug, &id), typed.refused(errors)).await
        }
        Err(error) => Err(error),
    }
}

/// The page again, with what was typed and what is wrong with it.
async fn again(app: &App, ui: Ui, actor: &Actor, which: (&str, &str), form: ui::Form) -> Result<Response> {
    Ok(ui::again(page(read(app, ui, actor, which, form).await?)))
}

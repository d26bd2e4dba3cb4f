//! `/issuer/{org}/claims`: what waits for a credentialing officer.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use platform::db::Tx;

use super::claim::name_of;
use crate::actor::{Actor, Right, Role, authorize};
use crate::catalog::{self, Stack};
use crate::ids::StackId;
use crate::organizations::{self, Organization};
use crate::records::store::claim::{Claim, State as ClaimState};
use crate::records::store::{claim, journey};
use crate::ui::{Markup, Ui, page};
use crate::{App, Result};

/// A claim in a list.
#[derive(Clone, Debug)]
struct Row {
    earner: String,
    stack: String,
    path: String,
    when: String,
    tag: Markup,
}

#[derive(Template)]
#[template(path = "records/pages/claims.html")]
struct ClaimsPage {
    ui: Ui,
    issuer: Organization,
    waiting: Vec<Row>,
    at_risk: Vec<Row>,
    decided: Vec<Row>,
}

/// `GET /issuer/{org}/claims`.
pub async fn show(State(app): State<App>, ui: Ui, actor: Actor, Path(slug): Path<String>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let tx = &mut tx;
    let issuer = organizations::organization_by_slug(tx, &slug).await?;
    authorize(tx, &actor, Right::Hold(&[Role::CredentialingOfficer], &issuer.id)).await?;
    let stacks = catalog::stacks_of(tx, &issuer.id).await?;
    let stacks: HashMap<StackId, Stack> = stacks.into_iter().map(|stack| (stack.id.clone(), stack)).collect();
    let list = List {
        ui: &ui,
        issuer: &issuer,
        stacks: &stacks,
    };
    let waiting = claim::waiting(tx, &issuer.id).await?;
    let decided = claim::decided(tx, &issuer.id).await?;
    Ok(page(ClaimsPage {
        waiting: list.rows(tx, &waiting).await?,
        decided: list.rows(tx, &decided).await?,
        at_risk: list.at_risk(tx).await?,
        issuer,
        ui: ui.clone(),
    }))
}

/// What every row of the page needs.
struct List<'a> {
    ui: &'a Ui,
    issuer: &'a Organization,
    stacks: &'a HashMap<StackId, Stack>,
}

impl List<'_> {
    async fn rows(&self, tx: &mut Tx, claims: &[Claim]) -> Result<Vec<Row>> {
        let mut rows = Vec::with_capacity(claims.len());
        for claim in claims {
            rows.push(self.row(tx, claim).await?);
        }
        Ok(rows)
    }

    async fn row(&self, tx: &mut Tx, claim: &Claim) -> Result<Row> {
        let key = match claim.state {
            ClaimState::Sent if claim.taken_up_at.is_some() => "read",
            state => state.as_str(),
        };
        let kind = match claim.state {
            ClaimState::Sent => "warn",
            ClaimState::Awarded => "ok",
            ClaimState::Returned => "plain",
        };
        Ok(Row {
            earner: name_of(tx, &claim.person).await?,
            stack: self.title(&claim.stack),
            path: format!("/issuer/{}/claims/{}", self.issuer.slug, claim.id),
            when: self.ui.short_date(claim.decided_at.unwrap_or(claim.sent_at)),
            tag: self.ui.tag(kind, &self.ui.t(&format!("records-claim-is-{key}"))),
        })
    }

    /// Claims and awards whose parts are no longer all in force.
    async fn at_risk(&self, tx: &mut Tx) -> Result<Vec<Row>> {
        let mut rows = Vec::new();
        for stored in journey::at_risk(tx, &self.issuer.id).await? {
            if let Some(claim) = claim::latest(tx, &stored.person, &stored.stack).await? {
                let mut row = self.row(tx, &claim).await?;
                row.tag = self.ui.tag("bad", &self.ui.t("records-claim-at-risk"));
                row.when = self.ui.short_date(stored.moved_at);
                rows.push(row);
            }
        }
        Ok(rows)
    }

    fn title(&self, stack: &StackId) -> String {
        let found = self.stacks.get(stack);
        found.map_or_else(String::new, |stack| stack.definition.comprehensive.title.clone())
    }
}

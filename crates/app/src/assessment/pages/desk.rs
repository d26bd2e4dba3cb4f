//! `/assess/{assignment}`: evidence beside rubric, for an assessor or for a lead.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::scoring::ScoreSheet;
use jiff::Timestamp;
use platform::db::Tx;

use super::criterion::{CriterionView, Filling};
use super::evidence::{PartView, parts};
use super::queue::{address, code};
use super::remarks::{Places, RemarkView};
use crate::actor::{Actor, Right, authorize};
use crate::assessment::actions::{Seat, open, own};
use crate::assessment::draft::Draft;
use crate::assessment::policy::noon;
use crate::assessment::store::assignment::{self, Kind};
use crate::assessment::store::{result, sheet};
use crate::catalog;
use crate::error::Field;
use crate::ids::AssignmentId;
use crate::ui::{Form, Ui, again, page};
use crate::{App, Result, submissions};

/// The desk. Of the submission it holds nothing but what was handed in.
#[derive(Template)]
#[template(path = "assessment/pages/desk.html")]
struct DeskPage {
    ui: Ui,
    form: Form,
    base: String,
    code: String,
    title: String,
    rubric_version: u32,
    due: Timestamp,
    is_lead: bool,
    /// Somebody else scores it too.
    is_double: bool,
    note: String,
    parts: Vec<PartView>,
    disclosure: String,
    criteria: Vec<CriterionView>,
    settled: Vec<SettledView>,
    strengths: String,
    confidence: String,
    lead_note: String,
    version: u32,
    saved: Option<Timestamp>,
    left: usize,
    queued: usize,
    next: String,
    /// What another page saved meanwhile.
    other: String,
}

/// A criterion on which both assessors agree.
struct SettledView {
    title: String,
    remarks: Vec<RemarkView>,
}

/// What was sent, and what others said once everything is in.
#[derive(Template)]
#[template(path = "assessment/pages/sent.html")]
struct SentPage {
    ui: Ui,
    title: String,
    code: String,
    is_waiting: bool,
    criteria: Vec<SettledView>,
    lead_note: String,
}

/// A page for a seat that is gone, or that rests.
#[derive(Template)]
#[template(path = "assessment/pages/gone.html")]
struct GonePage {
    ui: Ui,
    heading: String,
    what: String,
}

/// What the form of a desk shows.
pub struct Typed {
    pub draft: Draft,
    pub errors: Vec<Field>,
    /// Another page of the same assessor saved something else.
    pub is_elsewhere: bool,
}

/// The reader's own assignment.
pub async fn show(State(app): State<App>, ui: Ui, actor: Actor, Path(id): Path<AssignmentId>) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    let seat = own(&mut tx, &actor, &id).await?;
    if seat.assignment.ended_at.is_some() {
        return Ok(gone(ui, "assessment-reassigned"));
    }
    if seat.assignment.sent_at.is_some() {
        return sent(&mut tx, ui, &actor, &seat).await;
    }
    authorize(&mut tx, &actor, Right::Hold(seat.roles(), &seat.summary.organization)).await?;
    if !seat.is_open() || seat.summary.is_hidden {
        return Ok(gone(ui, "assessment-rests"));
    }
    open(&mut tx, &seat).await?;
    let typed = Typed {
        draft: seat.assignment.draft.clone(),
        errors: Vec::new(),
        is_elsewhere: false,
    };
    let page = desk(&mut tx, ui, &seat, typed).await?;
    tx.commit().await?;
    Ok(page)
}

fn gone(ui: Ui, key: &str) -> Response {
    page(GonePage {
        heading: ui.t(key),
        what: ui.t(&format!("{key}-what")),
        ui,
    })
}

/// The desk with what was typed.
pub async fn desk(tx: &mut Tx, ui: Ui, seat: &Seat, typed: Typed) -> Result<Response> {
    let handed_in = seat.handed_in(tx).await?;
    let definition = &seat.version.definition;
    let rubric = catalog::rubric(definition)?;
    let filling = Filling {
        ui: &ui,
        definition,
        rubric: &rubric,
        draft: &typed.draft,
        spots: &seat.spots(&handed_in),
        errors: &typed.errors,
    };
    let mut criteria = filling.views(&seat.criteria);
    let (queued, next) = queue(tx, seat).await?;
    let base = format!("/assess/{}", seat.assignment.id);
    let mut settled = Vec::new();
    if seat.assignment.kind == Kind::Adjudicate {
        let sheets = judged(tx, seat).await?;
        let sheets: Vec<&ScoreSheet> = sheets.iter().collect();
        let places = Places {
            ui: &ui,
            definition,
            handed_in: Some(&handed_in),
            files: format!("{base}/evidence"),
        };
        for criterion in &definition.criteria {
            let remarks = places.of_sheets(criterion, &sheets);
            match criteria.iter_mut().find(|view| view.id == criterion.id) {
                Some(view) => view.others = remarks,
                None => settled.push(SettledView {
                    title: criterion.title.clone(),
                    remarks,
                }),
            }
        }
    }
    let is_refused = !typed.errors.is_empty() || typed.is_elsewhere;
    let draft = &typed.draft;
    let shown = DeskPage {
        code: code(&seat.assignment),
        title: seat.version.title.clone(),
        rubric_version: seat.version.number,
        due: noon(seat.assignment.due_on),
        is_lead: seat.assignment.kind == Kind::Adjudicate,
        is_double: seat.summary.scores.1 > 1,
        note: seat.assignment.note.clone(),
        parts: parts(definition, &handed_in, &base),
        disclosure: handed_in.ai_disclosure.clone().unwrap_or_default(),
        left: draft.left(&seat.criteria),
        strengths: draft.value("strengths").to_owned(),
        confidence: draft.value("confidence").to_owned(),
        lead_note: draft.value("note").to_owned(),
        version: seat.assignment.version,
        saved: seat.assignment.saved_at,
        other: if typed.is_elsewhere {
            in_words(&seat.assignment.draft, seat)
        } else {
            String::new()
        },
        form: Form::new().refused(typed.errors),
        criteria,
        settled,
        queued,
        next,
        base,
        ui,
    };
    let response = page(shown);
    Ok(if is_refused { again(response) } else { response })
}

/// A draft as text, to read beside another one.
pub fn in_words(draft: &Draft, seat: &Seat) -> String {
    let mut words = Vec::new();
    for criterion in &seat.criteria {
        let level = criterion
            .levels
            .iter()
            .find(|level| level.id == draft.of(&criterion.id, "level"));
        let level = level.map_or("–", |level| level.title.as_str());
        words.push(format!("{}: {level}", criterion.title));
        let texts = ["comment", "next", "at"].map(|field| draft.of(&criterion.id, field));
        words.extend(texts.into_iter().filter(|text| !text.is_empty()).map(str::to_owned));
    }
    words.push(draft.value("strengths").to_owned());
    words.join("\n")
}

/// How much the reader has to do, and what comes after this.
async fn queue(tx: &mut Tx, seat: &Seat) -> Result<(usize, String)> {
    let all = assignment::open_of(tx, &seat.assignment.person).await?;
    let here = all.iter().position(|one| one.id == seat.assignment.id).unwrap_or(0);
    let next = all
        .iter()
        .cycle()
        .skip(here + 1)
        .take(all.len())
        .find(|one| one.id != seat.assignment.id);
    Ok((all.len(), next.map_or_else(|| "/assess".to_owned(), address)))
}

/// The sheets that were merged.
async fn judged(tx: &mut Tx, seat: &Seat) -> Result<Vec<ScoreSheet>> {
    let (id, attempt) = (&seat.assignment.submission, seat.assignment.attempt);
    let Some(stored) = result::of_attempt(tx, id, attempt).await? else {
        return Ok(Vec::new());
    };
    let sheets = sheet::counting(tx, id, attempt)
        .await?
        .into_iter()
        .map(|sent| sent.sheet);
    Ok(sheets
        .filter(|sheet| stored.merged.assessors.contains(&sheet.assessor))
        .collect())
}

/// One's own scores, and after all are in those of others, without names.
async fn sent(tx: &mut Tx, ui: Ui, actor: &Actor, seat: &Seat) -> Result<Response> {
    let (id, attempt) = (&seat.assignment.submission, seat.assignment.attempt);
    let stored = result::of_attempt(tx, id, attempt).await?;
    let mut sheets = sheet::counting(tx, id, attempt).await?;
    let is_own = |sent: &sheet::Sent| sent.assignment == seat.assignment.id;
    match &stored {
        Some(stored) => sheets.retain(|sent| stored.merged.assessors.contains(&sent.sheet.assessor)),
        None => sheets.retain(is_own),
    }
    sheets.sort_by_key(|sent| !is_own(sent));
    let handed_in = submissions::blind(tx, id, attempt).await.ok();
    let base = format!("/assess/{}", seat.assignment.id);
    let definition = &seat.version.definition;
    let places = Places {
        ui: &ui,
        definition,
        handed_in: handed_in.as_ref(),
        files: format!("{base}/evidence"),
    };
    let me = actor.person.as_str();
    let criteria = definition.criteria.iter().map(|criterion| {
        let said = sheets.iter().filter_map(|sent| {
            let score = sent.sheet.score(&criterion.id.as_str().into())?;
            let who = if sent.sheet.assessor.as_str() == me {
                "assessment-you"
            } else {
                "assessment-other"
            };
            Some(places.view(ui.t(who), &crate::assessment::feedback::remark(criterion, score)))
        });
        SettledView {
            title: criterion.title.clone(),
            remarks: said.collect(),
        }
    });
    let criteria = criteria.collect();
    Ok(page(SentPage {
        title: seat.version.title.clone(),
        code: code(&seat.assignment),
        is_waiting: stored.is_none(),
        lead_note: stored.map(|stored| stored.note).unwrap_or_default(),
        criteria,
        ui,
    }))
}

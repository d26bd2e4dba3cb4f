//! `/me/applications/{id}/{part}`: one part, its prompts beside the criteria they speak to. One form saves everything on it.

use std::collections::BTreeMap;

use askama::Template;
use axum::Json;
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::CriterionId;
use domain::workflow::State as Stage;
use platform::db::Tx;
use serde::Deserialize;

use super::part_form::{Done, write};
use super::posted::Posted;
use super::prompt::Asked;
use super::view::{Application, LookFor};
use crate::actor::Actor;
use crate::catalog::definition::Part;
use crate::error::Field;
use crate::ids::{ArtifactId, SubmissionId};
use crate::submissions::actions;
use crate::submissions::store::{artifact, response};
use crate::ui::{Markup, Ui, again, page};
use crate::{App, Error, Result};

/// What was changed for a criterion since the attempt before.
struct Changed {
    field: String,
    title: String,
    body: String,
}

#[derive(Template)]
#[template(path = "submissions/pages/part.html")]
struct PartPage {
    ui: Ui,
    crumbs: Markup,
    path: String,
    here: String,
    title: String,
    intro: String,
    is_draft: bool,
    is_done: bool,
    prompts: Vec<Asked>,
    changed: Vec<Changed>,
    look_for: Vec<LookFor>,
    versions: String,
    tab: String,
    saved_at: String,
    errors: Vec<Field>,
    /// A file that was just removed, and its name: to be put back.
    removed: Option<(String, String)>,
}

#[derive(Default, Deserialize)]
pub struct Shown {
    removed: Option<ArtifactId>,
}

/// The page.
pub async fn show(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path((id, part)): Path<(SubmissionId, String)>,
    Query(shown): Query<Shown>,
) -> Result<Response> {
    render(
        &app,
        ui,
        &actor,
        (&id, &part),
        Came {
            shown,
            ..Came::default()
        },
    )
    .await
}

/// How the page is come to: fresh, after a removal, or with a form that needs mending.
#[derive(Default)]
struct Came<'a> {
    shown: Shown,
    typed: Option<&'a Posted>,
    errors: Vec<Field>,
}

async fn render(
    app: &App,
    ui: Ui,
    actor: &Actor,
    (id, part): (&SubmissionId, &str),
    came: Came<'_>,
) -> Result<Response> {
    let typed = came.typed;
    let mut tx = app.db.read().await?;
    let own = Application::own(&mut tx, actor, id).await?;
    let part = find(&own, part)?;
    let mut prompts: Vec<Asked> = part
        .prompts
        .iter()
        .map(|prompt| Asked::new(app, &ui, &own, prompt, typed))
        .collect();
    let place = own.submission.place();
    for prompt in prompts.iter_mut().filter(|prompt| prompt.form == "text") {
        prompt.is_doubled = !response::aside(&mut tx, &place, &prompt.id).await?.is_empty();
    }
    let removed = removed(&mut tx, &own, came.shown.removed).await?;
    drop(tx);
    let saved_at = own.draft.texts.iter().filter_map(|text| text.saved_at).max();
    let speaks = |id: &String| part.prompts.iter().any(|prompt| prompt.id == *id);
    Ok(page(PartPage {
        crumbs: own.crumbs(&ui, &part.title),
        path: own.path(),
        here: format!("{}/{}", own.path(), part.id),
        title: part.title.clone(),
        intro: part.intro.clone(),
        is_draft: own.submission.state() == Stage::Draft,
        is_done: own.draft.done.contains(&part.id),
        changed: changed(&own, part, typed),
        look_for: LookFor::among(&own.version.definition.criteria, |criterion| {
            criterion.prompts.iter().any(speaks)
        }),
        versions: versions(&own, part),
        tab: platform::random::opaque_id(),
        saved_at: saved_at.map(|at| ui.moment(at)).unwrap_or_default(),
        prompts,
        removed,
        errors: came.errors,
        ui,
    }))
}

/// The file that was just removed, if it is one of this attempt.
async fn removed(tx: &mut Tx, own: &Application, id: Option<ArtifactId>) -> Result<Option<(String, String)>> {
    let Some(id) = id else { return Ok(None) };
    match artifact::of(tx, &own.submission.id, &id).await {
        Ok(file) if file.removed_at.is_some() => Ok(Some((file.id.to_string(), file.name))),
        Ok(_) | Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

pub fn find<'a>(own: &'a Application, part: &str) -> Result<&'a Part> {
    let parts = &own.version.definition.parts;
    parts.iter().find(|known| known.id == part).ok_or(Error::NotFound)
}

/// The questions of a part: its written prompts, and what was changed for each open criterion that it speaks to.
pub fn questions(own: &Application, part: &Part) -> Vec<String> {
    let prompts = part.prompts.iter().filter(|prompt| prompt.kind.is_text());
    let prompts = prompts.map(|prompt| prompt.id.clone());
    let changed = open_criteria(own, part).map(|criterion| format!("changed.{}", criterion.id));
    prompts.chain(changed).collect()
}

fn open_criteria<'a>(
    own: &'a Application,
    part: &'a Part,
) -> impl Iterator<Item = &'a crate::catalog::definition::Criterion> {
    own.version.definition.criteria.iter().filter(|criterion| {
        let is_open = own
            .draft
            .attempt
            .open_criteria
            .contains(&CriterionId::from(criterion.id.as_str()));
        is_open && part.prompts.iter().any(|prompt| criterion.prompts.contains(&prompt.id))
    })
}

fn changed(own: &Application, part: &Part, typed: Option<&Posted>) -> Vec<Changed> {
    open_criteria(own, part)
        .map(|criterion| {
            let question = format!("changed.{}", criterion.id);
            let field = format!("answer.{question}");
            let saved = own.draft.text(&question).body;
            Changed {
                body: typed.and_then(|typed| typed.get(&field)).map_or(saved, str::to_owned),
                title: criterion.title.clone(),
                field,
            }
        })
        .collect()
}

/// Which version of each text the page shows, in one word: `setting:3 activity:1`.
fn versions(own: &Application, part: &Part) -> String {
    let one = |question: &String| format!("{question}:{}", own.draft.text(question).version);
    questions(own, part).iter().map(one).collect::<Vec<_>>().join(" ")
}

/// Saves everything on the page. A program (`Accept: application/json`) gets the new versions; a person goes back to the list, or stays when a
/// button says so or something is to be mended.
pub async fn save(
    State(app): State<App>,
    ui: Ui,
    actor: Actor,
    Path((id, part)): Path<(SubmissionId, String)>,
    headers: HeaderMap,
    request: Request,
) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let own = Application::own(&mut tx, &actor, &id).await?;
    drop(tx);
    find(&own, &part)?;
    if own.submission.state() != Stage::Draft {
        return Err(Error::Conflict("submission-not-a-draft"));
    }
    let posted = Posted::read(&app, &own.version.definition, request).await?;
    let mut tx = app.db.begin().await?;
    let is_typing = wants_json(&headers);
    let done = write(&mut tx, &actor, &own, &part, &posted, is_typing).await?;
    tx.commit().await?;
    if is_typing {
        return answer(&app, &actor, &id, &part, done).await;
    }
    actions::visit_links(&app, &own.submission.place()).await?;
    let here = format!("/me/applications/{id}/{part}");
    if let Some((question, _)) = done.doubled {
        let both = format!("/me/applications/{id}/answers/{question}/both");
        return Ok(Redirect::to(&both).into_response());
    }
    if !done.errors.is_empty() {
        let came = Came {
            typed: Some(&posted),
            errors: done.errors,
            ..Came::default()
        };
        return Ok(again(render(&app, ui, &actor, (&id, &part), came).await?));
    }
    match posted.line("do") {
        "" => Ok(ui.back_with(&format!("/me/applications/{id}"), "submission-saved")),
        deed if deed.starts_with("remove:") => {
            Ok(Redirect::to(&format!("{here}?removed={}", &deed[7..])).into_response())
        }
        _ => Ok(ui.back_with(&here, "submission-saved")),
    }
}

fn wants_json(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("application/json"))
}

/// What `<auto-save>` reads.
async fn answer(app: &App, actor: &Actor, id: &SubmissionId, part: &str, done: Done) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let own = Application::own(&mut tx, actor, id).await?;
    let part = find(&own, part)?;
    let version = versions(&own, part);
    if let Some((question, current)) = done.doubled {
        let waiting = response::aside(&mut tx, &own.submission.place(), &question).await?;
        let yours = waiting.last().map(|kept| kept.body.clone()).unwrap_or_default();
        let both = format!("{}/answers/{question}/both", own.path());
        let body = serde_json::json!({
            "version": version, "question": question, "current": current, "yours": yours, "both": both,
        });
        return Ok((StatusCode::CONFLICT, Json(body)).into_response());
    }
    if !done.errors.is_empty() {
        return Err(Error::Invalid(done.errors));
    }
    let words: BTreeMap<String, u32> = questions(&own, part)
        .into_iter()
        .map(|question| (question.clone(), own.draft.text(&question).words))
        .collect();
    let body = serde_json::json!({ "version": version, "saved_at": tx.now().to_string(), "words": words });
    Ok(Json(body).into_response())
}

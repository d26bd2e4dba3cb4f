//! `/assess`: what somebody has to do, due first.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use platform::db::Tx;

use crate::actor::{Actor, Role};
use crate::assessment::policy::noon;
use crate::assessment::store::assignment::{self, Assignment, Kind};
use crate::ui::{Ui, page};
use crate::{App, Error, Result, catalog, submissions};

/// One line of the queue. Nothing in it says whose work it is, or which attempt.
struct Line {
    href: String,
    code: String,
    title: String,
    parts: usize,
    files: usize,
    due: Timestamp,
    is_late: bool,
    is_lead: bool,
    has_draft: bool,
}

#[derive(Template)]
#[template(path = "assessment/pages/queue.html")]
struct QueuePage {
    ui: Ui,
    lines: Vec<Line>,
    sent: Vec<Line>,
}

/// The queue of the reader.
pub async fn show(State(app): State<App>, ui: Ui, actor: Actor) -> Result<Response> {
    if !actor.is(Role::Assessor) && !actor.is(Role::LeadAssessor) {
        return Err(Error::Forbidden);
    }
    let mut tx = app.db.read().await?;
    let open = assignment::open_of(&mut tx, &actor.person).await?;
    let lines = lines(&mut tx, &open).await?;
    let sent = assignment::sent_of(&mut tx, &actor.person).await?;
    let sent = self::lines(&mut tx, &sent).await?;
    Ok(page(QueuePage { ui, lines, sent }))
}

async fn lines(tx: &mut Tx, seats: &[Assignment]) -> Result<Vec<Line>> {
    let mut lines = Vec::with_capacity(seats.len());
    for seat in seats {
        let summary = submissions::summary(tx, &seat.submission).await?;
        let version = catalog::version(tx, &summary.version).await?;
        // Hidden evidence counts as none.
        let files = match submissions::blind(tx, &seat.submission, seat.attempt).await {
            Ok(blind) => blind
                .parts
                .iter()
                .flat_map(|part| &part.answers)
                .map(|answer| answer.artifacts.len())
                .sum(),
            Err(Error::Refused(_)) => 0,
            Err(error) => return Err(error),
        };
        lines.push(Line {
            href: address(seat),
            code: code(seat),
            title: version.title.clone(),
            parts: version.definition.parts.len(),
            files,
            due: noon(seat.due_on),
            is_late: seat.late_at.is_some(),
            is_lead: seat.kind == Kind::Adjudicate,
            has_draft: seat.saved_at.is_some(),
        });
    }
    Ok(lines)
}

/// Where the work of a seat is done.
pub fn address(seat: &Assignment) -> String {
    match seat.kind {
        Kind::Score => format!("/assess/{}", seat.id),
        Kind::Adjudicate => format!("/assess/adjudication/{}", seat.id),
    }
}

/// How a page calls an assignment: short, and of the assignment alone.
pub fn code(seat: &Assignment) -> String {
    seat.id.as_str().chars().take(4).collect::<String>().to_uppercase()
}

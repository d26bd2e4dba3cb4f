//! Orders of one organisation, done in one transaction: places, signatures, rows and log, each for all of them together.

use axum::http::StatusCode;
use credential::status_list::StatusPurpose;
use platform::db::Tx;
use serde_json::Value;

use super::content::Wanted;
use super::desk::Desk;
use super::issuing::{Answer, Order};
use super::store::{self, Earlier, New};
use crate::awards::status_list::{self, Place};
use crate::awards::{cores, switch};
use crate::events::{By, Event, record_all};
use crate::ids::CommissionId;
use crate::vcalm::{Fault, Problem, Refusal};
use crate::{App, Error, Result};

/// Does the orders and answers each, in their order.
pub async fn issue(app: &App, orders: &[Order]) -> Vec<Answer> {
    match together(app, orders).await {
        Ok(answers) => answers,
        Err(error) if orders.len() <= 1 => vec![Err(error.into())],
        // What failed may be one order's own: alone, each meets its own end.
        Err(_) => {
            let mut answers = Vec::with_capacity(orders.len());
            for order in orders {
                let alone = together(app, std::slice::from_ref(order)).await;
                answers.extend(alone.unwrap_or_else(|error| vec![Err(error.into())]));
            }
            answers
        }
    }
}

async fn together(app: &App, orders: &[Order]) -> Result<Vec<Answer>> {
    let all: Vec<&Order> = orders.iter().collect();
    let mut tx = app.db.begin().await?;
    let earlier = store::earlier(&mut tx, &all).await?;
    let mut answers: Vec<Option<Answer>> = all.iter().map(|order| again(order, &earlier)).collect();
    let new: Vec<usize> = (0..orders.len()).filter(|at| answers[*at].is_none()).collect();
    if !new.is_empty() {
        made(app, &mut tx, orders, &new, &mut answers).await?;
        tx.commit().await?;
    }
    let late: Vec<usize> = (0..orders.len()).filter(|at| answers[*at].is_none()).collect();
    if !late.is_empty() {
        // Somebody was faster; what was signed for these was never seen and is gone.
        let mut tx = app.db.read().await?;
        let faster = store::earlier(&mut tx, &late.iter().map(|at| all[*at]).collect::<Vec<_>>()).await?;
        for at in late {
            answers[at] = again(all[at], &faster);
        }
    }
    let busy = || Err(Error::Unavailable("error-database-busy").into());
    Ok(answers.into_iter().map(|answer| answer.unwrap_or_else(busy)).collect())
}

/// What an order, or another of the same name, led to before; `None` for a new one.
fn again(order: &Order, earlier: &Earlier) -> Option<Answer> {
    if let Some(commission) = earlier.of(order) {
        return Some(same(order, commission).map_err(Fault::from));
    }
    earlier.has_name(order).then(|| {
        let detail = "a credential of this name was issued before; read it with GET /credentials/{id}";
        let problem = Problem::of_status(StatusCode::CONFLICT, detail);
        Err(problem.at("/credential/id", detail).into())
    })
}

fn same(order: &Order, earlier: &store::Commission) -> Refusal<String> {
    if earlier.request_digest != order.digest {
        let detail = "this Idempotency-Key came with another request before; a new request needs a new key";
        return Err(Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY, detail));
    }
    let gone = "this credential was issued, and then deleted here by a client";
    let signed = earlier.signed.clone();
    signed.ok_or_else(|| Problem::of_status(StatusCode::GONE, gone))
}

/// An order that is ready to be signed, by its number: its places are taken and written into it.
struct Ready {
    at: usize,
    places: Vec<(Place, StatusPurpose)>,
    wanted: Wanted,
}

/// Signs and keeps the new ones. One that is left without an answer has met somebody who was faster.
async fn made(app: &App, tx: &mut Tx, orders: &[Order], new: &[usize], answers: &mut [Option<Answer>]) -> Result<()> {
    switch::pass(tx).await?;
    let asked: Vec<&Order> = new.iter().map(|at| &orders[*at]).collect();
    let Some(organization) = asked.first().map(|order| order.organization()) else {
        return Ok(());
    };
    let mut desk = Desk::open(app, tx, organization, &asked).await?;
    let (mut ready, mut unused) = (Vec::with_capacity(new.len()), Vec::new());
    for at in new {
        let mut places = Vec::new();
        match prepare(&mut desk, &orders[*at], &mut places)? {
            Ok(wanted) => ready.push(Ready {
                at: *at,
                places,
                wanted,
            }),
            Err(problem) => {
                answers[*at] = Some(Err(problem.into()));
                unused.extend(places);
            }
        }
    }
    let (signers, now) = (desk.close(tx).await?, tx.now());
    let sign = move |Ready { at, places, wanted }| {
        let signer = signers.of(&wanted)?;
        Ok((at, places, signer.key.id.clone(), signer.sign(wanted, now)?))
    };
    let mut signed = Vec::with_capacity(new.len());
    for (at, places, key, outcome) in cores::each(ready, sign).await? {
        match outcome {
            Ok(text) => signed.push((at, row(tx, &orders[at], (places, key), text))),
            Err(problem) => {
                answers[at] = Some(Err(problem.into()));
                unused.extend(places);
            }
        }
    }
    for (at, text) in keep(tx, signed, &mut unused).await? {
        answers[at] = Some(Ok(text));
    }
    let unused: Vec<&Place> = unused.iter().map(|(place, _)| place).collect();
    status_list::give_back(tx, &unused).await
}

/// What an order wants, with a place written into each status entry; one in the organisation's own list where the client named none. The places
/// are also there when the order is refused half-way.
fn prepare(desk: &mut Desk, order: &Order, places: &mut Vec<(Place, StatusPurpose)>) -> Result<Refusal<Wanted>> {
    let issuer = match desk.issuer(order)? {
        Ok(issuer) => issuer,
        Err(problem) => return Ok(Err(problem)),
    };
    let mut wanted = order.wanted.clone();
    if wanted.statuses.is_empty() {
        let place = desk.own_place(&issuer)?;
        wanted.document["credentialStatus"] = entry(&place, StatusPurpose::Revocation);
        places.push((place, StatusPurpose::Revocation));
    }
    for status in &order.wanted.statuses {
        let place = match desk.named_place(order, &issuer, status) {
            Ok(place) => place,
            Err(problem) => return Ok(Err(problem)),
        };
        if let Some(written) = wanted.document.pointer_mut(&status.pointer) {
            *written = entry(&place, status.purpose);
        }
        places.push((place, status.purpose));
    }
    Ok(Ok(wanted))
}

fn entry(place: &Place, purpose: StatusPurpose) -> Value {
    status_list::entry_for(&place.url, place.index, purpose).to_value()
}

fn row<'a>(tx: &Tx, order: &'a Order, (places, key): (Vec<(Place, StatusPurpose)>, String), signed: String) -> New<'a> {
    New {
        id: CommissionId::new(tx.now()),
        order,
        places,
        key,
        digest: status_list::etag(&signed),
        signed,
    }
}

/// Keeps what was signed and says so in the log. Answers what was kept: nothing whose name or request was there before; the places of that are
/// unused.
async fn keep(
    tx: &mut Tx,
    all: Vec<(usize, New<'_>)>,
    unused: &mut Vec<(Place, StatusPurpose)>,
) -> Result<Vec<(usize, String)>> {
    let (numbers, rows): (Vec<usize>, Vec<New<'_>>) = all.into_iter().unzip();
    let kept = store::add(tx, &rows).await?;
    let (mut texts, mut events) = (Vec::with_capacity(kept.len()), Vec::with_capacity(kept.len()));
    for (at, row) in numbers.into_iter().zip(rows) {
        if !kept.contains(&row.id) {
            unused.extend(row.places);
            continue;
        }
        texts.push((at, row.signed));
        events.push(Event::Commissioned {
            commission: row.id,
            client: row.order.caller.client.clone(),
            digest: row.digest,
        });
    }
    record_all(tx, By::Platform, &events).await?;
    Ok(texts)
}

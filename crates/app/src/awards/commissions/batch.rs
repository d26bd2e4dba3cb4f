//! Orders of one organisation, done in one transaction: places, signatures, rows and log, each for all of them together.

use axum::http::StatusCode;
use credential::status_list::StatusPurpose;
use platform::db::Tx;
use serde_json::Value;

use super::desk::Desk;
use super::issuing::{Answer, Order};
use super::signing::Work;
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

/// An order that is ready to be signed, by its number.
struct Ready {
    at: usize,
    places: Vec<(Place, StatusPurpose)>,
    work: Work,
}

/// Signs and keeps the new ones. One that is left without an answer has met somebody who was faster.
async fn made(app: &App, tx: &mut Tx, orders: &[Order], new: &[usize], answers: &mut [Option<Answer>]) -> Result<()> {
    switch::pass(tx).await?;
    let mut desk = Desk::open(app, tx, &new.iter().map(|at| &orders[*at]).collect::<Vec<_>>()).await?;
    let mut ready = Vec::with_capacity(new.len());
    for at in new {
        match prepare(tx, &mut desk, (*at, &orders[*at])).await? {
            Ok(one) => ready.push(one),
            Err(problem) => answers[*at] = Some(Err(problem.into())),
        }
    }
    let signers = desk.close(tx).await?;
    let sign = move |Ready { at, places, work }| {
        let missing = || anyhow::anyhow!("an order without a key");
        let signer = signers.get(&work.is_for_parts()).ok_or_else(missing)?;
        Ok((at, places, signer.key.id.clone(), signer.sign(work)?))
    };
    let mut kept = Vec::with_capacity(new.len());
    for (at, places, key, signed) in cores::each(ready, sign).await? {
        match signed {
            Ok(signed) => kept.push((at, row(tx, &orders[at], (places, key), signed))),
            Err(problem) => {
                status_list::give_back(tx, places.iter().map(|(place, _)| place)).await?;
                answers[at] = Some(Err(problem.into()));
            }
        }
    }
    for (at, signed) in keep(tx, kept).await? {
        answers[at] = Some(Ok(signed));
    }
    Ok(())
}

/// Takes a place for each status entry and writes it into the document; one in the organisation's own list where the client named none.
async fn prepare(tx: &mut Tx, desk: &mut Desk, (at, order): (usize, &Order)) -> Result<Refusal<Ready>> {
    let issuer = match desk.issuer(order) {
        Ok(issuer) => issuer,
        Err(problem) => return Ok(Err(problem)),
    };
    let mut document = order.wanted.document.clone();
    let mut places = Vec::new();
    if order.wanted.statuses.is_empty() {
        let place = desk.own_place(&issuer)?;
        document["credentialStatus"] = entry(&place, StatusPurpose::Revocation);
        places.push((place, StatusPurpose::Revocation));
    }
    for status in &order.wanted.statuses {
        match desk.named_place(tx, &issuer, status).await? {
            Ok(place) => {
                if let Some(written) = document.pointer_mut(&status.pointer) {
                    *written = entry(&place, status.purpose);
                }
                places.push((place, status.purpose));
            }
            Err(problem) => {
                status_list::give_back(tx, places.iter().map(|(place, _)| place)).await?;
                return Ok(Err(problem));
            }
        }
    }
    let work = Work {
        mandatory: order.wanted.mandatory.clone(),
        begins: order.wanted.begins,
        now: tx.now(),
        document,
    };
    Ok(Ok(Ready { at, places, work }))
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

/// Keeps what was signed and says so in the log. Answers what was kept: nothing whose name or request was there before.
async fn keep(tx: &mut Tx, all: Vec<(usize, New<'_>)>) -> Result<Vec<(usize, String)>> {
    let (numbers, rows): (Vec<usize>, Vec<New<'_>>) = all.into_iter().unzip();
    let kept = store::add(tx, &rows).await?;
    let (mut texts, mut events) = (Vec::with_capacity(kept.len()), Vec::with_capacity(kept.len()));
    for (at, row) in numbers.into_iter().zip(rows) {
        if !kept.contains(&row.id) {
            status_list::give_back(tx, row.places.iter().map(|(place, _)| place)).await?;
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

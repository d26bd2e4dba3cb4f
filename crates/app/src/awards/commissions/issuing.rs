//! Issuing a commission, once.

use axum::http::StatusCode;
use credential::key::Kind;
use credential::proof::{Terms, sign_with};
use credential::status_list::StatusPurpose;
use credential::verify::{CheckId, CheckState, Outcome, ProblemKind, Report};
use platform::db::Tx;
use platform::random;

use super::content::{self, Wanted, WantedStatus};
use super::store::{self, Commission, New};
use crate::App;
use crate::awards::keys::{self, IssuerKey, Purpose};
use crate::awards::rehearsal::{self, Published};
use crate::awards::status_list::{self, Place};
use crate::awards::{selective, switch};
use crate::events::{By, Event, record};
use crate::ids::CommissionId;
use crate::organizations::clients::Caller;
use crate::vcalm::{self, Fault, Problem, Refusal};

/// A request to issue.
#[derive(Debug)]
pub struct Request {
    /// What makes it the same request as another (`Idempotency-Key`).
    pub key: Option<String>,
    pub body: axum::body::Bytes,
}

/// Issues what a client asked for. The same request under the same key is answered with the same credential.
///
/// # Errors
/// What the client may not have signed, a name or key that was used for something else, or a stop of all issuance.
pub async fn issue(app: &App, caller: &Caller, request: Request) -> Result<String, Fault> {
    let digest = random::digest(&String::from_utf8_lossy(&request.body));
    let (site, now, body) = (app.settings.base_url.clone(), app.clock.now(), request.body.clone());
    let length = body.len();
    let wanted = vcalm::off_the_async_threads(length, move || content::read(&body, &site, now)).await?;
    let asked = (request.key.as_deref(), digest.as_str());
    let name = wanted.name.clone();
    let mut tx = app.db.begin().await?;
    if let Some(text) = again(&mut tx, caller, asked, name.as_deref()).await? {
        return Ok(text);
    }
    match made(app, &mut tx, caller, (asked, length), wanted).await? {
        Some(text) => {
            tx.commit().await?;
            Ok(text)
        }
        // Somebody was faster; what this transaction signed was never seen and is gone with it.
        None => {
            drop(tx);
            let mut tx = app.db.read().await?;
            let faster = again(&mut tx, caller, asked, name.as_deref()).await?;
            faster.ok_or(Fault::House(crate::Error::Unavailable("error-database-busy")))
        }
    }
}

/// What this request, or another of the same name, led to before.
async fn again(
    tx: &mut Tx,
    caller: &Caller,
    (key, digest): (Option<&str>, &str),
    name: Option<&str>,
) -> Result<Option<String>, Fault> {
    let (asked, named) = store::earlier(tx, caller, (key, name)).await?;
    if let Some(earlier) = asked {
        return Ok(Some(same(earlier, digest)?));
    }
    if named.is_some() {
        let detail = "a credential of this name was issued before; read it with GET /credentials/{id}";
        return Err(Problem::of_status(StatusCode::CONFLICT, detail)
            .at("/credential/id", detail)
            .into());
    }
    Ok(None)
}

fn same(earlier: Commission, digest: &str) -> Refusal<String> {
    if earlier.request_digest != digest {
        let detail = "this Idempotency-Key came with another request before; a new request needs a new key";
        return Err(Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY, detail));
    }
    let gone = || {
        Problem::of_status(
            StatusCode::GONE,
            "this credential was issued, and then deleted here by a client",
        )
    };
    earlier.signed.ok_or_else(gone)
}

/// Signs and keeps; `None` when somebody was faster.
async fn made(
    app: &App,
    tx: &mut Tx,
    caller: &Caller,
    (asked, length): ((Option<&str>, &str), usize),
    mut wanted: Wanted,
) -> Result<Option<String>, Fault> {
    switch::pass(tx).await?;
    let key = key(app, tx, caller, &wanted).await?;
    let places = places(app, tx, caller, &key, &mut wanted).await?;
    let (begins, name) = (wanted.begins, wanted.name.clone());
    let signing = key.clone();
    let now = tx.now();
    let signed = vcalm::off_the_async_threads(length, move || sign(&signing, wanted, now)).await?;
    confirm(app, tx, &key.issuer, (&signed, &places), begins).await?;
    let (id, digest) = (CommissionId::new(now), status_list::etag(&signed));
    let new = New {
        id: &id,
        organization: &caller.organization,
        client: &caller.client,
        name: name.as_deref(),
        request: asked,
        key: &key.id,
        digest: &digest,
        signed: &signed,
    };
    if !store::add(tx, &new).await? {
        return Ok(None);
    }
    for (place, purpose) in &places {
        store::add_status(tx, &id, place, *purpose).await?;
    }
    let event = Event::Commissioned {
        commission: id,
        client: caller.client.clone(),
        digest,
    };
    record(tx, By::Platform, event).await?;
    Ok(Some(signed))
}

/// The key that signs, which must be the issuer's that the credential names.
async fn key(app: &App, tx: &mut Tx, caller: &Caller, wanted: &Wanted) -> Result<IssuerKey, Fault> {
    let key = match wanted.mandatory {
        Some(_) => keys::signer(app, tx, &caller.organization, Purpose::Proof, Kind::P256).await?,
        None => keys::in_use(app, tx, &caller.organization).await?,
    };
    let issuer = &wanted.document["issuer"];
    let named = issuer["id"].as_str().or_else(|| issuer.as_str());
    if named == Some(key.issuer.as_str()) {
        return Ok(key);
    }
    let detail = format!("the issuer for this client is {}", key.issuer);
    Err(Problem::invalid(ProblemKind::MalformedValue, &detail)
        .at("/issuer", detail)
        .into())
}

/// Takes a place for each status entry and writes it into the document; one in the organisation's own list where the client named none.
async fn places(
    app: &App,
    tx: &mut Tx,
    caller: &Caller,
    key: &IssuerKey,
    wanted: &mut Wanted,
) -> Result<Vec<(Place, StatusPurpose)>, Fault> {
    if wanted.statuses.is_empty() {
        let mut list = status_list::lock_open(app, tx, key).await?;
        let place = status_list::draw(tx, &mut list).await?;
        let entry = status_list::entry_for(&place.url, place.index, list.purpose).to_value();
        wanted.document["credentialStatus"] = entry;
        return Ok(vec![(place, list.purpose)]);
    }
    let mut places = Vec::new();
    for status in &wanted.statuses {
        let place = place(tx, caller, &key.issuer, status).await?;
        let entry = status_list::entry_for(&place.url, place.index, status.purpose).to_value();
        if let Some(written) = wanted.document.pointer_mut(&status.pointer) {
            *written = entry;
        }
        places.push((place, status.purpose));
    }
    Ok(places)
}

async fn place(tx: &mut Tx, caller: &Caller, issuer: &str, status: &WantedStatus) -> Result<Place, Fault> {
    let refused = |detail: &str| Problem::invalid(ProblemKind::MalformedValue, detail).at(&status.pointer, detail);
    let Some(mut list) = status_list::lock_own(tx, &caller.client, (issuer, &status.list)).await? else {
        return Err(
            refused("this client made no such status list for this issuer; POST /status-lists makes one").into(),
        );
    };
    if list.purpose != status.purpose {
        return Err(refused("the list has another purpose").into());
    }
    let Some(index) = status.index else {
        return Ok(status_list::draw(tx, &mut list).await?);
    };
    let taken = status_list::take(tx, &mut list, index).await?;
    Ok(
        taken
            .ok_or_else(|| refused("another credential has this place; leave statusListIndex out and one is drawn"))?,
    )
}

fn sign(key: &IssuerKey, wanted: Wanted, now: jiff::Timestamp) -> Refusal<String> {
    let document = credential::proof::with_proof_context(wanted.document);
    let signed = match &wanted.mandatory {
        Some(mandatory) => selective::sign(&document, key, mandatory, now),
        None => sign_with(
            &document,
            key.hand(),
            &Terms::new(status_list::suite(key.public().kind()), key.method(), now),
        ),
    };
    Ok(signed.map_err(|error| vcalm::not_signed(&error))?.to_string())
}

/// Verifies what was signed as a stranger would on its first day, so that nothing goes out which wallets refuse.
async fn confirm(
    app: &App,
    tx: &mut Tx,
    issuer: &str,
    (signed, places): (&str, &[(Place, StatusPurpose)]),
    begins: Option<jiff::Timestamp>,
) -> Result<(), Fault> {
    let mut lists = Vec::new();
    for (place, _) in places {
        lists.push((place.url.as_str(), status_list::served(tx, &place.list).await?.signed));
    }
    let published = Published {
        keys: &keys::published(app, tx, issuer).await?,
        lists: &lists
            .iter()
            .map(|(url, text)| (*url, text.as_str()))
            .collect::<Vec<_>>(),
        now: begins.map_or(tx.now(), |begins| begins.max(tx.now())),
    };
    let shown = selective::shown_whole(signed).map_err(anyhow::Error::from)?;
    let report = rehearsal::judged(&shown, issuer, &published);
    let departs = |report: &Report| {
        let schema = report.check(CheckId::Schema);
        schema.is_some_and(|check| check.state == CheckState::Failed)
    };
    if report.outcome == Outcome::InForce && !departs(&report) {
        return Ok(());
    }
    Err(would_be_refused(&report).into())
}

/// Names every check that a verifier would fail.
fn would_be_refused(report: &Report) -> Box<Problem> {
    let refused = Problem::invalid(
        ProblemKind::MalformedValue,
        "verifiers would refuse this credential; it was not issued",
    );
    let failed = report.checks.iter().filter(|check| check.state == CheckState::Failed);
    failed.take(20).fold(refused, |problem, check| {
        let detail = check.detail.clone().unwrap_or_else(|| {
            let code = check
                .problem
                .as_ref()
                .map(|found| found.code.to_string())
                .unwrap_or_default();
            format!("{}: {code}", check.id)
        });
        problem.at(check.pointer.clone().unwrap_or_default(), detail)
    })
}

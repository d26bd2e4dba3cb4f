//! Learner records (CLR 2.0): a signed collection of credentials that one person takes away at once.
//!
//! An issuer signs a record of what it awarded, and the issuer of a stack one of the stack's credential and its parts: nobody else can say
//! that these belong to one person and that nothing is missing (docs/adr/0007). Every credential inside keeps the signature and the status
//! that it has. A record is a look at one moment, made when it is asked for and not kept.

use credential::baking::Standard;
use credential::clr::{ClrCredential, ClrSubject, parts_of};
use credential::open_badge::{IdentityObject, Profile, lint};
use credential::proof::{self, Terms};
use domain::award::Standing;
use platform::db::Tx;
use serde_json::Value;

use super::credentials::Credential;
use super::facts::What;
use super::store::{credentials, issuing};
use super::{art, keys, plain, status_list, switch};
use crate::actor::Actor;
use crate::events::{By, Event, record};
use crate::ids::{CredentialId, OrgId};
use crate::organizations::{self, Organization};
use crate::ui::Lang;
use crate::{App, Error, Result};

/// Most credentials in one record: what a verifier takes without limits of its own standing in the way.
const MOST: usize = 50;

/// What goes into a record.
struct Content {
    issuer: OrgId,
    name: String,
    held: Vec<Value>,
    associations: Vec<credential::clr::Association>,
    /// Whether the issuer awarded more than stands here.
    is_partial: bool,
}

/// A signed record of everything that one issuer awarded to the reader and that was not withdrawn, the newest first.
///
/// # Errors
/// [`Error::NotFound`] where there is nothing.
pub async fn of_issuer(app: &App, tx: &mut Tx, actor: &Actor, lang: Lang, slug: &str) -> Result<String> {
    let issuer = organizations::organization_by_slug(tx, slug).await?;
    let now = tx.now();
    let all = credentials::credentials_of(tx, &actor.person).await?;
    let by_issuer: Vec<&Credential> = all.iter().filter(|one| one.issuer == issuer.id).collect();
    let standing: Vec<&Credential> = by_issuer
        .iter()
        .copied()
        .filter(|one| stands(one.standing(now)))
        .collect();
    let mut held = Vec::new();
    for credential in standing.iter().take(MOST) {
        held.push(signed(tx, &credential.id).await?);
    }
    let content = Content {
        name: lang.say("awards-record-of", &[("issuer", issuer.name.as_str().into())]),
        issuer: issuer.id,
        is_partial: held.len() < by_issuer.len(),
        held,
        associations: Vec::new(),
    };
    sign(app, tx, actor, content).await
}

/// A signed record of a stack's credential and of the credentials it rests on, each part of the whole.
///
/// # Errors
/// [`Error::NotFound`] when the reader holds no such credential, or it is no stack's.
pub async fn of_stack(app: &App, tx: &mut Tx, actor: &Actor, id: &CredentialId) -> Result<String> {
    let whole = credentials::credential(tx, id).await?;
    let row = issuing::row(tx, id).await?;
    let What::Stack { parts, .. } = &row.facts.what else {
        return Err(Error::NotFound);
    };
    if whole.person != actor.person || !stands(whole.standing(tx.now())) {
        return Err(Error::NotFound);
    }
    let mut held = vec![signed(tx, id).await?];
    for part in parts.iter().take(MOST) {
        held.push(signed(tx, part).await?);
    }
    let achievements: Vec<&str> = held.iter().map(achievement).collect();
    let associations = match achievements.split_first() {
        Some((whole, parts)) => parts_of(whole, parts.iter().copied()),
        None => Vec::new(),
    };
    let content = Content {
        issuer: whole.issuer,
        name: whole.title,
        is_partial: parts.len() > MOST,
        held,
        associations,
    };
    sign(app, tx, actor, content).await
}

/// The badge of a stack's credential as PNG, with a record baked in.
pub async fn picture(tx: &mut Tx, id: &CredentialId, record: &str) -> Result<Vec<u8>> {
    let whole = credentials::credential(tx, id).await?;
    let art = art::of(tx, &whole.what).await?;
    art::png_with(&art, record, Standard::Clr2).await
}

/// A record tells what was earned, also when its time is over; what the issuer took back was not earned.
fn stands(standing: Standing) -> bool {
    !matches!(standing, Standing::Revoked | Standing::Superseded | Standing::Suspended)
}

async fn signed(tx: &mut Tx, id: &CredentialId) -> Result<Value> {
    let text = credentials::signed(tx, id).await?;
    Ok(serde_json::from_str(&text).map_err(anyhow::Error::from)?)
}

fn achievement(credential: &Value) -> &str {
    let id = credential.pointer("/credentialSubject/achievement/id");
    id.and_then(Value::as_str).unwrap_or_default()
}

async fn sign(app: &App, tx: &mut Tx, actor: &Actor, content: Content) -> Result<String> {
    if content.held.is_empty() {
        return Err(Error::NotFound);
    }
    let issuer = organizations::organization(tx, &content.issuer).await?;
    let key = keys::in_use(app, tx, &issuer.id).await?;
    let now = tx.now();
    let subject = ClrSubject {
        id: Some(format!("urn:uuid:{}", platform::random::opaque_id())),
        identifier: vec![IdentityObject::name(plain::line(&actor.name))],
        verifiable_credential: content.held,
        association: content.associations,
        ..ClrSubject::default()
    };
    let id = format!("urn:uuid:{}", platform::random::opaque_id());
    let profile = profile(app, &issuer, &key.issuer);
    let mut clr = ClrCredential::new(id, plain::line(&content.name), profile, now, subject);
    clr.partial = Some(content.is_partial);
    let document = clr.to_value();
    if let Some(fault) = lint(&document).into_iter().next() {
        return Err(anyhow::anyhow!(
            "a record departs from the schema at {}: {}",
            fault.pointer,
            fault.message
        )
        .into());
    }
    switch::pass(tx).await?;
    let terms = Terms::new(status_list::suite(key.public().kind()), key.method(), now);
    let signed = proof::sign_with(&document, key.hand(), &terms).map_err(anyhow::Error::from)?;
    let text = signed.to_string();
    let event = Event::RecordSigned {
        organization: issuer.id,
        person: actor.person.clone(),
        digest: status_list::etag(&text),
    };
    record(tx, By::Person(actor, None), event).await?;
    Ok(text)
}

fn profile(app: &App, organization: &Organization, id: &str) -> Profile {
    let own = plain::line(&organization.profile.url);
    let page = app
        .settings
        .url(&format!("/issuers/{}", plain::part(&organization.slug)));
    Profile {
        id: id.to_owned(),
        name: Some(plain::line(&organization.name)),
        url: Some(if own.is_empty() { page } else { own }),
        ..Profile::default()
    }
}

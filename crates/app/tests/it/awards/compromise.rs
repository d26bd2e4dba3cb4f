//! A key in other hands: nothing it signed since is believed, what it signed before is as long as the issuer publishes it, and a thief who
//! writes an earlier date gains nothing.

use credential::key::Signer;
use credential::proof::{Suite, Terms, sign_with};
use credential::verify::{Outcome, Report};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use waymark::awards;
use waymark::awards::keys::{self, Compromised};
use waymark::events::By;
use waymark::ids::CredentialId;
use waymark::settings::Algorithm;

use super::award::{BASE, SLUG, grant, house, imported, text, verified, verified_at_base};
use crate::support::{Guest, House};

async fn awarded(house: &House, guest: &Guest) -> CredentialId {
    awards::award(&house.app, &grant(house, guest, SLUG).await)
        .await
        .unwrap()
}

async fn key(house: &House) -> String {
    let mut tx = house.app.db.read().await.unwrap();
    keys::inventory(&mut tx, None).await.unwrap().remove(0).id
}

async fn lose(house: &House, key: &str, since: Timestamp) -> Result<Compromised, waymark::Error> {
    let mut tx = house.app.db.begin().await.unwrap();
    let lost = keys::compromise(&house.app, &mut tx, By::Platform, key, since).await?;
    tx.commit().await.unwrap();
    Ok(lost)
}

/// The private key, as somebody has it who stole it.
async fn stolen(house: &House, key: &str) -> Signer {
    let mut tx = house.app.db.begin().await.unwrap();
    let passphrase = "a thief's own passphrase";
    let file = keys::sealed_export(&house.app, &mut tx, By::Platform, key, passphrase)
        .await
        .unwrap();
    let secret = keys::opened(&file, passphrase).unwrap();
    Signer::from_secret(Algorithm::Ed25519.kind(), &secret).unwrap()
}

/// A credential that says whatever `change` makes of a genuine one, dated as the genuine one.
fn forged(genuine: &str, thief: &Signer, change: impl FnOnce(&mut Value)) -> String {
    let mut document: Value = serde_json::from_str(genuine).unwrap();
    let proof = document.as_object_mut().unwrap().remove("proof").unwrap();
    change(&mut document);
    let created = proof["created"].as_str().unwrap().parse().unwrap();
    let terms = Terms::new(
        Suite::EddsaRdfc2022,
        proof["verificationMethod"].as_str().unwrap(),
        created,
    );
    sign_with(&document, thief, &terms).unwrap().to_string()
}

fn outcome(report: &Report) -> Outcome {
    report.outcome
}

#[tokio::test]
async fn what_was_signed_before_holds_and_what_was_signed_since_does_not() {
    let house = House::open_at(BASE).await;
    let amina = imported(&house).await;
    let before = awarded(&house, &amina).await;
    house.wait(SignedDuration::from_hours(24));
    let since = house.clock.now();
    house.wait(SignedDuration::from_hours(1));
    let after = awarded(&house, &amina).await;
    let lost = key(&house).await;
    let told = lose(&house, &lost, since).await.unwrap();
    assert_eq!((told.before, told.lists), (1, 1));
    assert_eq!(told.reissue, std::slice::from_ref(&after));
    assert!(told.successor.is_some_and(|next| next.id != lost));
    assert_eq!(
        outcome(&verified_at_base(&house, &text(&house, &before).await).await),
        Outcome::InForce
    );
    assert_eq!(
        outcome(&verified_at_base(&house, &text(&house, &after).await).await),
        Outcome::Changed
    );
    let next = awarded(&house, &amina).await;
    assert_eq!(
        outcome(&verified_at_base(&house, &text(&house, &next).await).await),
        Outcome::InForce
    );
    let stranger = house.stranger();
    assert!(
        stranger
            .page(&format!("/v/{before}"))
            .await
            .contains("genuine and in force")
    );
    assert!(
        !stranger
            .page(&format!("/v/{after}"))
            .await
            .contains("genuine and in force")
    );
}

#[tokio::test]
async fn an_earlier_date_helps_no_thief() {
    let house = House::open_at(BASE).await;
    let amina = imported(&house).await;
    let before = awarded(&house, &amina).await;
    let genuine = text(&house, &before).await;
    let lost = key(&house).await;
    let thief = stolen(&house, &lost).await;
    house.wait(SignedDuration::from_hours(24));
    let swap = |document: &mut Value| document["credentialSubject"]["identifier"][0]["identityHash"] = "Mallory".into();
    let other_id = |document: &mut Value| {
        swap(document);
        document["id"] = format!("{BASE}/v/00000000-0000-4000-8000-000000000000").into();
    };
    let believed = forged(&genuine, &thief, swap);
    assert_eq!(
        outcome(&verified_at_base(&house, &believed).await),
        Outcome::InForce,
        "as long as nobody knows"
    );
    lose(&house, &lost, house.clock.now()).await.unwrap();
    assert_eq!(outcome(&verified_at_base(&house, &believed).await), Outcome::Changed);
    let made_up = forged(&genuine, &thief, other_id);
    assert_eq!(outcome(&verified_at_base(&house, &made_up).await), Outcome::Unfinished);
    assert_eq!(outcome(&verified_at_base(&house, &genuine).await), Outcome::InForce);
}

#[tokio::test]
async fn a_page_that_its_holder_closed_confirms_nothing() {
    let house = House::open_at(BASE).await;
    let amina = imported(&house).await;
    let before = awarded(&house, &amina).await;
    let genuine = text(&house, &before).await;
    house.wait(SignedDuration::from_hours(1));
    lose(&house, &key(&house).await, house.clock.now()).await.unwrap();
    let closed = amina
        .post(&format!("/me/credentials/{before}/page"), &[("page", "closed")])
        .await;
    assert!(closed.status().is_success());
    assert_eq!(outcome(&verified_at_base(&house, &genuine).await), Outcome::Unfinished);
}

#[tokio::test]
async fn the_date_moves_back_only_and_never_ahead() {
    let house = House::open_at(BASE).await;
    let amina = imported(&house).await;
    awarded(&house, &amina).await;
    house.wait(SignedDuration::from_hours(2));
    let lost = key(&house).await;
    let now = house.clock.now();
    let hour = SignedDuration::from_hours(1);
    assert!(matches!(
        lose(&house, &lost, now + hour).await,
        Err(waymark::Error::Refused("awards-compromise-in-future"))
    ));
    lose(&house, &lost, now - hour).await.unwrap();
    assert!(matches!(
        lose(&house, &lost, now).await,
        Err(waymark::Error::Refused("awards-compromise-earlier"))
    ));
    let again = lose(&house, &lost, now - hour - hour).await.unwrap();
    assert!(again.successor.is_none(), "another key signs already");
    assert_eq!(again.reissue.len(), 1);
}

#[tokio::test]
async fn an_award_that_was_begun_is_signed_by_the_next_key() {
    for base in [Some(BASE), None] {
        let house = match base {
            Some(base) => House::open_at(base).await,
            None => House::open().await,
        };
        let amina = imported(&house).await;
        let grant = grant(&house, &amina, SLUG).await;
        let mut tx = house.app.db.begin().await.unwrap();
        let id = awards::reserve(&house.app, &mut tx, &grant).await.unwrap();
        tx.commit().await.unwrap();
        awards::draft(&house.app, std::slice::from_ref(&id)).await.unwrap();
        let lost = key(&house).await;
        lose(&house, &lost, house.clock.now()).await.unwrap();
        awards::finish(&house.app, std::slice::from_ref(&id)).await.unwrap();
        let signed = text(&house, &id).await;
        let report = match base {
            Some(_) => verified_at_base(&house, &signed).await,
            None => verified(&house, &signed).await,
        };
        assert_eq!(report.outcome, Outcome::InForce, "{:?}", report.checks);
    }
}

#[tokio::test]
async fn an_issuer_that_is_its_own_key_is_no_longer_vouched_for() {
    let (house, amina) = house().await;
    let before = awarded(&house, &amina).await;
    house.wait(SignedDuration::from_hours(1));
    let lost = key(&house).await;
    lose(&house, &lost, house.clock.now()).await.unwrap();
    let report = verified(&house, &text(&house, &before).await).await;
    assert_eq!(
        report.outcome,
        Outcome::UnconfirmedIssuer,
        "nobody can withdraw a did:key, so this site stops vouching"
    );
    let next = awarded(&house, &amina).await;
    assert_eq!(
        outcome(&verified(&house, &text(&house, &next).await).await),
        Outcome::InForce
    );
}

//! Issuers' keys: made once, rotated with an overlap, listed, exported only under a passphrase.

use credential::verify::Outcome;
use jiff::SignedDuration;
use serde_json::Value;
use waymark::awards::keys::{self, OVERLAP, Purpose};
use waymark::awards::{self, Grant};
use waymark::commands::keys::{Command, done};
use waymark::events::By;
use waymark::settings::Algorithm;

use super::award::{BASE, SLUG, administrator, count, grant, house, imported, text, verified, verified_at_base};
use crate::support::{Guest, House};

/// Awards to somebody new, and answers the signed text.
async fn awarded(house: &House, guest: &Guest) -> String {
    let id = awards::award(&house.app, &grant(house, guest, SLUG).await)
        .await
        .unwrap();
    text(house, &id).await
}

fn method(signed: &str) -> String {
    let document: Value = serde_json::from_str(signed).unwrap();
    document["proof"]["verificationMethod"].as_str().unwrap().to_owned()
}

async fn rotate(house: &House, grant: &Grant) -> Result<keys::Rotated, waymark::Error> {
    let kind = Algorithm::Ed25519.kind();
    let mut tx = house.app.db.begin().await.unwrap();
    let whose = (&grant.issuer, Purpose::Proof, kind);
    let rotated = keys::rotate(&house.app, &mut tx, By::Platform, whose, OVERLAP).await?;
    tx.commit().await.unwrap();
    Ok(rotated)
}

#[tokio::test]
async fn after_a_rotation_the_new_key_signs_and_old_credentials_verify() {
    let house = House::open_at(BASE).await;
    let amina = imported(&house).await;
    let first = awarded(&house, &amina).await;
    rotate(&house, &grant(&house, &amina, SLUG).await).await.unwrap();
    let meanwhile = awarded(&house, &amina).await;
    assert_eq!(
        method(&meanwhile),
        method(&first),
        "the new key waits until verifiers know it"
    );
    house.wait(OVERLAP);
    let later = awarded(&house, &amina).await;
    assert_ne!(method(&later), method(&first));
    for signed in [&first, &meanwhile, &later] {
        let report = verified_at_base(&house, signed).await;
        assert_eq!(report.outcome, Outcome::InForce, "{:?}", report.checks);
    }
    let issuer = method(&first);
    let slug = issuer.split(['#', ':']).rev().nth(1).unwrap();
    let did: Value = house
        .stranger()
        .get(&format!("/issuers/{slug}/did.json"))
        .await
        .json()
        .await
        .unwrap();
    let listed = did["assertionMethod"].as_array().unwrap();
    assert_eq!(listed.len(), 2, "the old key stays published");
    assert!(listed.iter().all(Value::is_string));
}

#[tokio::test]
async fn a_status_list_is_signed_by_the_key_of_today() {
    let house = House::open_at(BASE).await;
    let amina = imported(&house).await;
    let first = grant(&house, &amina, SLUG).await;
    let id = awards::award(&house.app, &first).await.unwrap();
    rotate(&house, &first).await.unwrap();
    house.wait(OVERLAP);
    let later = awarded(&house, &amina).await;
    let admin = administrator(&house, &first).await;
    let slug = method(&later).split(['#', ':']).rev().nth(1).unwrap().to_owned();
    let form = [("reason", "issued_in_error"), ("words", "By mistake.")];
    let path = format!("/issuer/{slug}/awards/{id}/revoke");
    let answer = admin.post(&path, &form).await;
    assert!(
        answer.status().is_success() || answer.status().is_redirection(),
        "{}",
        answer.status()
    );
    let signed = text(&house, &id).await;
    assert_eq!(verified_at_base(&house, &signed).await.outcome, Outcome::Withdrawn);
    assert_eq!(verified_at_base(&house, &later).await.outcome, Outcome::InForce);
    let document: Value = serde_json::from_str(&signed).unwrap();
    let list = document["credentialStatus"]["statusListCredential"].as_str().unwrap();
    let list: Value = house
        .stranger()
        .get(list.strip_prefix(BASE).unwrap())
        .await
        .json()
        .await
        .unwrap();
    assert_eq!(list["proof"]["verificationMethod"], method(&later).as_str());
}

#[tokio::test]
async fn a_second_rotation_waits_for_the_first() {
    let house = House::open_at(BASE).await;
    let amina = imported(&house).await;
    awarded(&house, &amina).await;
    let grant = grant(&house, &amina, SLUG).await;
    rotate(&house, &grant).await.unwrap();
    assert!(matches!(
        rotate(&house, &grant).await,
        Err(waymark::Error::Refused("awards-key-waits-already"))
    ));
    house.wait(OVERLAP);
    rotate(&house, &grant).await.unwrap();
    assert_eq!(count(&house, "select count(*) from issuer_keys").await, 3);
}

#[tokio::test]
async fn an_issuer_that_is_its_own_key_gets_a_new_identifier_and_old_credentials_verify() {
    let (house, amina) = house().await;
    let first = awarded(&house, &amina).await;
    rotate(&house, &grant(&house, &amina, SLUG).await).await.unwrap();
    let later = awarded(&house, &amina).await;
    assert_ne!(
        method(&later),
        method(&first),
        "it signs at once: there is nothing to publish"
    );
    for signed in [&first, &later] {
        assert_eq!(verified(&house, signed).await.outcome, Outcome::InForce);
    }
}

#[tokio::test]
async fn eight_who_need_a_key_at_once_get_the_same_one() {
    let house = House::open_at(BASE).await;
    let amina = imported(&house).await;
    let issuer = grant(&house, &amina, SLUG).await.issuer;
    let tasks: Vec<_> = (0..8)
        .map(|_| {
            let (app, issuer) = (house.app.clone(), issuer.clone());
            tokio::spawn(async move {
                let mut tx = app.db.begin().await.unwrap();
                let kind = Algorithm::P256.kind();
                let key = keys::signer(&app, &mut tx, &issuer, Purpose::Token, kind)
                    .await
                    .unwrap();
                tx.commit().await.unwrap();
                key.id
            })
        })
        .collect();
    let mut ids = Vec::new();
    for task in tasks {
        ids.push(task.await.unwrap());
    }
    ids.dedup();
    assert_eq!(ids.len(), 1);
    assert_eq!(count(&house, "select count(*) from issuer_keys").await, 1);
}

#[tokio::test]
async fn the_settings_choose_the_algorithm_of_proofs() {
    for (algorithm, suite) in [
        (Algorithm::P256, "ecdsa-rdfc-2019"),
        (Algorithm::P384, "ecdsa-rdfc-2019"),
    ] {
        let house = House::open_with(|settings| settings.proof_algorithm = algorithm).await;
        let amina = imported(&house).await;
        let signed = awarded(&house, &amina).await;
        let document: Value = serde_json::from_str(&signed).unwrap();
        assert_eq!(document["proof"]["cryptosuite"], suite);
        assert_eq!(verified(&house, &signed).await.outcome, Outcome::InForce);
    }
}

#[tokio::test]
async fn the_inventory_says_purpose_algorithm_dates_and_state_and_no_secret() {
    let house = House::open_at(BASE).await;
    let amina = imported(&house).await;
    let signed = awarded(&house, &amina).await;
    rotate(&house, &grant(&house, &amina, SLUG).await).await.unwrap();
    let list = |json| Command::List { issuer: None, json };
    let listed = done(&house.app, list(false)).await.unwrap();
    for word in [
        "signs",
        "waits",
        "proof",
        "Ed25519",
        "2026-03-02 09:00",
        "signs from 2026-03-02 09:15",
        "did:web:",
    ] {
        assert!(listed.contains(word), "{word} in {listed}");
    }
    let listed = done(&house.app, list(true)).await.unwrap();
    let rows: Value = serde_json::from_str(&listed).unwrap();
    let states: Vec<&str> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["state"].as_str().unwrap())
        .collect();
    assert_eq!(states, ["waits", "signs"], "the newest first");
    assert!(method(&signed).ends_with(rows[1]["publicKeyMultibase"].as_str().unwrap()));
    assert!(!listed.contains("secret") && !listed.contains("v1."));
}

#[tokio::test]
async fn a_retired_key_signs_no_more_and_the_next_signature_makes_one() {
    let house = House::open_at(BASE).await;
    let amina = imported(&house).await;
    let first = awarded(&house, &amina).await;
    let retire = |key: String| Command::Retire { key, json: true };
    let id = only_key(&house).await;
    let said = done(&house.app, retire(id.clone())).await.unwrap();
    assert_eq!(serde_json::from_str::<Value>(&said).unwrap()["state"], "retired");
    done(&house.app, retire(id)).await.unwrap_err();
    let later = awarded(&house, &amina).await;
    assert_ne!(method(&later), method(&first));
    assert_eq!(verified_at_base(&house, &first).await.outcome, Outcome::InForce);
    assert_eq!(verified_at_base(&house, &later).await.outcome, Outcome::InForce);
}

async fn only_key(house: &House) -> String {
    let mut tx = house.app.db.read().await.unwrap();
    let all = keys::inventory(&mut tx, None).await.unwrap();
    assert_eq!(all.len(), 1);
    all[0].id.clone()
}

#[tokio::test]
async fn a_private_key_leaves_the_house_only_under_a_passphrase_and_the_log_knows() {
    let (house, amina) = house().await;
    awarded(&house, &amina).await;
    let id = only_key(&house).await;
    let mut tx = house.app.db.begin().await.unwrap();
    let public = keys::Exported::of(&mut tx, &id).await.unwrap().0;
    assert!(
        public["publicKeyJwk"]["x"].is_string()
            && public.get("private").is_none()
            && public["publicKeyJwk"].get("d").is_none()
    );
    let refused = keys::sealed_export(&house.app, &mut tx, By::Platform, &id, "too short").await;
    assert!(matches!(
        refused,
        Err(waymark::Error::Refused("awards-passphrase-short"))
    ));
    let passphrase = "correct horse battery staple";
    let file = keys::sealed_export(&house.app, &mut tx, By::Platform, &id, passphrase)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let secret = keys::opened(&file, passphrase).unwrap();
    let key = credential::key::Signer::from_secret(Algorithm::Ed25519.kind(), &secret).unwrap();
    assert_eq!(
        key.public().to_multibase(),
        file["publicKeyMultibase"].as_str().unwrap()
    );
    keys::opened(&file, "correct horse battery stable").unwrap_err();
    assert!(!file.to_string().contains(&hex::encode(&*secret)));
    assert_eq!(
        count(&house, "select count(*) from events where kind = 'key_exported'").await,
        1
    );
}

#[tokio::test]
async fn a_key_never_signs_for_another_issuer() {
    let (house, amina) = house().await;
    awarded(&house, &amina).await;
    house.wait(SignedDuration::from_secs(1));
    let mut tx = house.app.db.begin().await.unwrap();
    let others = waymark::organizations::organizations(&mut tx).await.unwrap();
    let own = grant(&house, &amina, SLUG).await.issuer;
    let mine = keys::in_use(&house.app, &mut tx, &own).await.unwrap();
    let other = others.iter().find(|other| other.id != own).unwrap();
    let refused = keys::speaking_for(
        &house.app,
        &mut tx,
        (&other.id, "did:web:badges.example.org:issuers:x"),
        Purpose::Proof,
        Algorithm::Ed25519.kind(),
    );
    assert!(refused.await.is_err(), "an address that is not this site's");
    let foreign = keys::in_use(&house.app, &mut tx, &other.id).await.unwrap();
    assert_ne!(foreign.issuer, mine.issuer);
}

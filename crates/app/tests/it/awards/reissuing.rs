//! The same credential for another subject: in force once, whatever crashes, and never after it was withdrawn.

use credential::verify::Outcome;
use jiff::SignedDuration;
use serde_json::Value;
use waymark::awards::{self, Certified};
use waymark::ids::CredentialId;

use super::award::{SLUG, administrator, count, grant, house, text, verified};
use crate::support::{Guest, House};

/// An identifier such as wallets have.
pub const HOLDER: &str = "did:key:z6MkodJHzY8Bn6PycRu3pon7V3vzfk12nbndWcBz2mxMAsa2";
const OTHER: &str = "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";
const SUPERSEDED: &str = "select count(*) from credential_editions where stage = 'superseded'";

async fn awarded() -> (House, Guest, CredentialId) {
    let (house, amina) = house().await;
    let id = awards::award(&house.app, &grant(&house, &amina, SLUG).await)
        .await
        .unwrap();
    (house, amina, id)
}

async fn reserved(house: &House, id: &CredentialId, holder: &str) -> String {
    let mut tx = house.app.db.begin().await.unwrap();
    let edition = awards::reserve_edition(&house.app, &mut tx, id, holder).await.unwrap();
    tx.commit().await.unwrap();
    edition
}

async fn reissued(house: &House, id: &CredentialId, holder: &str) {
    let edition = reserved(house, id, holder).await;
    awards::finish_edition(&house.app, &edition).await.unwrap();
}

fn document(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[tokio::test]
async fn the_new_edition_is_in_force_under_the_same_id_and_the_earlier_one_no_longer() {
    let (house, amina, id) = awarded().await;
    let earlier = text(&house, &id).await;
    house.wait(SignedDuration::from_hours(30));
    reissued(&house, &id, HOLDER).await;
    let newer = text(&house, &id).await;
    assert_eq!(verified(&house, &newer).await.outcome, Outcome::InForce);
    assert_eq!(verified(&house, &earlier).await.outcome, Outcome::Withdrawn);
    let (earlier, newer) = (document(&earlier), document(&newer));
    assert_eq!(earlier["id"], newer["id"]);
    assert_eq!(newer["credentialSubject"]["id"], HOLDER);
    assert!(
        newer["validFrom"].as_str() > earlier["validFrom"].as_str(),
        "the newer one counts"
    );
    assert_eq!(newer["awardedDate"], earlier["validFrom"], "the day of the award stays");
    for member in [
        "/name",
        "/issuer",
        "/credentialSubject/achievement",
        "/credentialSubject/identifier",
    ] {
        assert_eq!(earlier.pointer(member), newer.pointer(member), "{member}");
    }
    let page = house.stranger().page(&format!("/v/{id}")).await;
    assert!(
        page.contains("genuine and in force") && page.contains("2 March 2026"),
        "{page}"
    );
    for ending in [".png", ".svg", ".pdf"] {
        assert_eq!(
            house.stranger().get(&format!("/v/{id}{ending}")).await.status(),
            200,
            "{ending}"
        );
    }
    let mut tx = house.app.db.read().await.unwrap();
    let mine = awards::credentials_of(&mut tx, amina.id.as_ref().unwrap())
        .await
        .unwrap();
    assert_eq!(mine.len(), 1, "it is one credential");
    assert!(matches!(mine[0].what, Certified::MicroCredential { .. }));
}

#[tokio::test]
async fn however_often_it_is_done_one_edition_is_in_force() {
    let (house, _, id) = awarded().await;
    let mut texts = vec![text(&house, &id).await];
    for holder in [HOLDER, OTHER, HOLDER] {
        reissued(&house, &id, holder).await;
        texts.push(text(&house, &id).await);
    }
    let newest = texts.pop().unwrap();
    for earlier in &texts {
        assert_eq!(verified(&house, earlier).await.outcome, Outcome::Withdrawn);
        assert!(document(earlier)["validFrom"].as_str() < document(&newest)["validFrom"].as_str());
    }
    assert_eq!(verified(&house, &newest).await.outcome, Outcome::InForce);
    assert_eq!(count(&house, SUPERSEDED).await, 3);
}

#[tokio::test]
async fn a_crash_after_any_step_is_mended_at_the_next_start() {
    for steps in 0..3 {
        let (house, _, id) = awarded().await;
        let earlier = text(&house, &id).await;
        let edition = reserved(&house, &id, HOLDER).await;
        if steps >= 1 {
            awards::draft_edition(&house.app, &edition).await.unwrap();
        }
        if steps >= 2 {
            awards::issue_edition(&house.app, &edition).await.unwrap();
        } else {
            assert_eq!(
                text(&house, &id).await,
                earlier,
                "until it is out, the earlier one stands"
            );
            assert_eq!(verified(&house, &earlier).await.outcome, Outcome::InForce);
        }
        awards::finish_editions(&house.app).await.unwrap();
        house.work().await;
        assert_eq!(
            verified(&house, &text(&house, &id).await).await.outcome,
            Outcome::InForce
        );
        assert_eq!(verified(&house, &earlier).await.outcome, Outcome::Withdrawn);
        assert_eq!(count(&house, SUPERSEDED).await, 1);
        let told = "select count(*) from events where kind = 'credential_reissued'";
        assert_eq!(count(&house, told).await, 1);
        let mails = "select count(*) from mails where note like '%awards-mail-wallet%'";
        assert_eq!(count(&house, mails).await, 1);
    }
}

#[tokio::test]
async fn what_is_withdrawn_meanwhile_is_not_issued_again() {
    let (house, amina) = house().await;
    let granted = grant(&house, &amina, SLUG).await;
    let id = awards::award(&house.app, &granted).await.unwrap();
    let edition = reserved(&house, &id, HOLDER).await;
    awards::draft_edition(&house.app, &edition).await.unwrap();
    let admin = administrator(&house, &granted).await;
    let mut tx = house.app.db.read().await.unwrap();
    let issuer = waymark::organizations::organization(&mut tx, &granted.issuer)
        .await
        .unwrap();
    drop(tx);
    let fields = [("reason", "issued_in_error"), ("words", "By mistake.")];
    admin
        .post(&format!("/issuer/{}/awards/{id}/revoke", issuer.slug), &fields)
        .await;
    awards::issue_edition(&house.app, &edition).await.unwrap();
    assert_eq!(
        verified(&house, &text(&house, &id).await).await.outcome,
        Outcome::Withdrawn
    );
    assert_eq!(count(&house, SUPERSEDED).await, 0);
    let mut tx = house.app.db.begin().await.unwrap();
    awards::reserve_edition(&house.app, &mut tx, &id, HOLDER)
        .await
        .unwrap_err();
}

#[tokio::test]
async fn withdrawing_reaches_the_newest_edition() {
    let (house, amina) = house().await;
    let granted = grant(&house, &amina, SLUG).await;
    let id = awards::award(&house.app, &granted).await.unwrap();
    reissued(&house, &id, HOLDER).await;
    let newest = text(&house, &id).await;
    let admin = administrator(&house, &granted).await;
    let mut tx = house.app.db.read().await.unwrap();
    let issuer = waymark::organizations::organization(&mut tx, &granted.issuer)
        .await
        .unwrap();
    drop(tx);
    let fields = [("reason", "issued_in_error"), ("words", "By mistake.")];
    admin
        .post(&format!("/issuer/{}/awards/{id}/revoke", issuer.slug), &fields)
        .await;
    assert_eq!(verified(&house, &newest).await.outcome, Outcome::Withdrawn);
}

#[tokio::test]
async fn a_draft_that_was_changed_is_never_signed() {
    for sql in [
        "update credential_editions set unsigned = replace(unsigned, 'Amina', 'Bella')",
        "update credential_editions set facts = replace(facts, 'Amina', 'Bella')",
    ] {
        let (house, _, id) = awarded().await;
        let edition = reserved(&house, &id, HOLDER).await;
        awards::draft_edition(&house.app, &edition).await.unwrap();
        let mut tx = house.app.db.begin().await.unwrap();
        sqlx::query(sql).execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
        awards::issue_edition(&house.app, &edition).await.unwrap_err();
        assert_eq!(
            verified(&house, &text(&house, &id).await).await.outcome,
            Outcome::InForce
        );
    }
}

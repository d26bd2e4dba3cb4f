//! Taking: the first wallet that proves an identifier gets the credential, issued for it.

use credential::proof::Suite;
use credential::verify::Outcome;
use jiff::SignedDuration;
use serde_json::{Value, json};
use waymark::awards;

use super::{EDITIONS, Wallet, earned, post};
use crate::awards::award::{count, text, verified};

#[tokio::test]
async fn a_wallet_gets_the_credential_issued_for_it() {
    let earned = earned().await;
    let before = text(&earned.house, &earned.id).await;
    earned.house.wait(SignedDuration::from_secs(60));
    let asked = earned.asked().await;
    let wallet = Wallet::new(33);
    let answer = asked.answered(&wallet).await;
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["access-control-allow-origin"], "*");
    let answer: Value = answer.json().await.unwrap();
    let handed = &answer["verifiablePresentation"]["verifiableCredential"][0];
    assert_eq!(handed["credentialSubject"]["id"], wallet.did());
    let report = verified(&earned.house, &handed.to_string()).await;
    assert_eq!(report.outcome, Outcome::InForce, "{:?}", report.checks);
    let now = text(&earned.house, &earned.id).await;
    assert_eq!(
        serde_json::from_str::<Value>(&now).unwrap(),
        *handed,
        "the page shows the same"
    );
    assert_eq!(verified(&earned.house, &before).await.outcome, Outcome::Withdrawn);
    let page = earned.amina.page(&asked.path).await;
    assert!(
        page.contains("The credential is in your wallet") && page.contains("data-final"),
        "{page}"
    );
    let (subject, letter) = earned.house.mail_to("amina@example.org").await;
    assert!(
        subject.contains("now in a wallet") && letter.contains("did:key:z6Mk"),
        "{letter}"
    );
}

#[tokio::test]
async fn every_way_of_signing_that_we_offer_is_taken() {
    let earned = earned().await;
    for (seed, suite) in [(41, Suite::EddsaRdfc2022), (42, Suite::EddsaJcs2022)] {
        let asked = earned.asked().await;
        let wallet = Wallet::new(seed);
        let presentation = wallet.presents_by(suite, &asked.challenge, &asked.domain);
        let answer = post(&asked.exchange, &json!({ "verifiablePresentation": presentation })).await;
        assert_eq!(answer.status(), 200, "{suite:?}");
        let shown: Value = serde_json::from_str(&text(&earned.house, &earned.id).await).unwrap();
        assert_eq!(shown["credentialSubject"]["id"], wallet.did());
    }
}

#[tokio::test]
async fn of_wallets_that_race_one_gets_it() {
    let earned = earned().await;
    let asked = std::sync::Arc::new(earned.asked().await);
    let racing: Vec<_> = (50..58)
        .map(|seed| {
            let asked = asked.clone();
            tokio::spawn(async move { asked.answered(&Wallet::new(seed)).await.status() })
        })
        .collect();
    let mut got = Vec::new();
    for one in racing {
        got.push(one.await.unwrap());
    }
    let served = got.iter().filter(|status| **status == 200).count();
    assert_eq!(served, 1, "{got:?}");
    assert!(
        got.iter().all(|status| [200, 409].contains(&status.as_u16())),
        "{got:?}"
    );
    earned.house.work().await;
    assert_eq!(count(&earned.house, EDITIONS).await, 1);
    let shown = text(&earned.house, &earned.id).await;
    assert_eq!(verified(&earned.house, &shown).await.outcome, Outcome::InForce);
}

#[tokio::test]
async fn a_new_phone_takes_it_over_and_the_old_copy_ends() {
    let earned = earned().await;
    let handed = |answer: Value| answer["verifiablePresentation"]["verifiableCredential"][0].to_string();
    let old = earned.asked().await.answered(&Wallet::new(33)).await;
    let old = handed(old.json().await.unwrap());
    let page = earned
        .amina
        .page(&format!("/me/credentials/{}/wallet", earned.id))
        .await;
    assert!(page.contains("on a new phone for example"), "{page}");
    let new = earned.asked().await.answered(&Wallet::new(34)).await;
    let new = handed(new.json().await.unwrap());
    assert_eq!(verified(&earned.house, &old).await.outcome, Outcome::Withdrawn);
    assert_eq!(verified(&earned.house, &new).await.outcome, Outcome::InForce);
    let again = earned.asked().await.answered(&Wallet::new(34)).await;
    assert_eq!(
        handed(again.json().await.unwrap()),
        new,
        "the same wallet gets the same credential again"
    );
    assert_eq!(count(&earned.house, EDITIONS).await, 2);
}

#[tokio::test]
async fn a_crash_while_it_is_issued_is_mended_and_the_page_says_so() {
    let earned = earned().await;
    let asked = earned.asked().await;
    let mut tx = earned.house.app.db.begin().await.unwrap();
    let holder = Wallet::new(33).did();
    let edition = awards::reserve_edition(&earned.house.app, &mut tx, &earned.id, &holder)
        .await
        .unwrap();
    sqlx::query("update wallet_exchanges set holder = $1, answered_at = opened_at, edition_id = $2")
        .bind(holder)
        .bind(edition)
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert!(earned.amina.page(&asked.path).await.contains("data-state=\"issuing\""));
    awards::finish_editions(&earned.house.app).await.unwrap();
    assert!(earned.amina.page(&asked.path).await.contains("data-state=\"done\""));
    assert_eq!(asked.answered(&Wallet::new(35)).await.status(), 409);
}

//! Refusing: replays, other questions, other sites, other people, and whoever comes late.

use credential::proof::{Suite, Terms, sign_with};
use jiff::SignedDuration;
use reqwest::{Client, Method};
use serde_json::{Value, json};
use waymark::awards;

use super::{EDITIONS, Wallet, earned, post, refusal};
use crate::awards::award::{SLUG, count, grant};

#[tokio::test]
async fn the_same_presentation_does_not_count_twice() {
    let earned = earned().await;
    let asked = earned.asked().await;
    let wallet = Wallet::new(33);
    assert_eq!(asked.answered(&wallet).await.status(), 200);
    let (status, text) = refusal(asked.answered(&wallet).await).await;
    assert_eq!(status, 409, "{text}");
    let presentation = wallet.presents(&asked.challenge, &asked.domain);
    let next = earned.asked().await;
    let replayed = post(&next.exchange, &json!({ "verifiablePresentation": presentation })).await;
    let (status, text) = refusal(replayed).await;
    assert_eq!(status, 422);
    assert!(text.contains("another question"), "{text}");
    assert_eq!(count(&earned.house, EDITIONS).await, 1);
}

#[tokio::test]
async fn what_proves_nothing_to_us_changes_nothing() {
    let earned = earned().await;
    let asked = earned.asked().await;
    let wallet = Wallet::new(33);
    let mut changed = wallet.presents(&asked.challenge, &asked.domain);
    changed["holder"] = Wallet::new(34).did().into();
    let mut unsigned = wallet.presents(&asked.challenge, &asked.domain);
    unsigned.as_object_mut().unwrap().remove("proof");
    let asserting = {
        let document =
            json!({"@context": [credential::CONTEXT_VC_2], "type": ["VerifiablePresentation"], "holder": wallet.did()});
        let mut terms = Terms::new(
            Suite::EddsaRdfc2022,
            wallet.0.public().did_key_method(),
            earned.house.clock.now(),
        );
        terms.challenge = Some(asked.challenge.clone());
        terms.domain = Some(asked.domain.clone());
        sign_with(&document, &wallet.0, &terms).unwrap()
    };
    for (what, presentation) in [
        ("wrong challenge", wallet.presents("guessed", &asked.domain)),
        (
            "wrong domain",
            wallet.presents(&asked.challenge, "https://elsewhere.example"),
        ),
        ("another's name", changed),
        ("unsigned", unsigned),
        ("made for asserting", asserting),
        ("no presentation", json!({"type": "VerifiablePresentation"})),
        ("a text", json!("eyJ")),
        ("nothing", Value::Null),
    ] {
        let answer = post(&asked.exchange, &json!({ "verifiablePresentation": presentation })).await;
        assert_eq!(refusal(answer).await.0, 422, "{what}");
    }
    for body in ["{", "[]", "7", "\u{0}"] {
        let request = Client::new()
            .post(&asked.exchange)
            .header("content-type", "application/json");
        assert_eq!(request.body(body).send().await.unwrap().status(), 422, "{body}");
    }
    let long = format!("{{\"a\":\"{}\"}}", "x".repeat(300_000));
    let request = Client::new().post(&asked.exchange).body(long);
    assert_eq!(request.send().await.unwrap().status(), 413);
    assert_eq!(count(&earned.house, EDITIONS).await, 0);
    assert_eq!(
        asked.answered(&wallet).await.status(),
        200,
        "the exchange is not used up by nonsense"
    );
}

#[tokio::test]
async fn an_exchange_ends_with_its_quarter_of_an_hour() {
    let earned = earned().await;
    let asked = earned.asked().await;
    earned.house.wait(SignedDuration::from_secs(15 * 60));
    let (status, text) = refusal(asked.answered(&Wallet::new(33)).await).await;
    assert_eq!(status, 409);
    assert!(text.contains("quarter of an hour"), "{text}");
    assert_eq!(count(&earned.house, EDITIONS).await, 0);
}

#[tokio::test]
async fn a_new_code_ends_the_one_before() {
    let earned = earned().await;
    let first = earned.asked().await;
    let second = earned.asked().await;
    assert_eq!(first.answered(&Wallet::new(33)).await.status(), 409);
    assert_eq!(second.answered(&Wallet::new(33)).await.status(), 200);
}

#[tokio::test]
async fn somebody_elses_credential_or_exchange_is_not_there() {
    let earned = earned().await;
    let (path, _) = earned.opened().await;
    let bea = earned.house.person("Bea", "bea@example.org").await;
    let wallet_page = format!("/me/credentials/{}/wallet", earned.id);
    for path in [wallet_page.as_str(), path.as_str()] {
        assert_eq!(bea.get(path).await.status(), 404, "{path}");
        let stranger = earned.house.stranger().get(path).await;
        assert!(stranger.url().path().starts_with("/sign-in"), "{path}");
    }
    assert_eq!(bea.post(&wallet_page, &[]).await.status(), 404);
    assert_eq!(bea.post(&format!("{path}/cancel"), &[]).await.status(), 404);
    let hers = awards::award(&earned.house.app, &grant(&earned.house, &bea, SLUG).await)
        .await
        .unwrap();
    let token = path.rsplit('/').next().unwrap();
    let crossed = format!("/me/credentials/{hers}/wallet/{token}");
    assert_eq!(
        bea.get(&crossed).await.status(),
        404,
        "not through her own credential either"
    );
    let guessed = earned
        .house
        .url("/wallets/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/exchange");
    assert_eq!(post(&guessed, &json!({})).await.status(), 404);
}

#[tokio::test]
async fn a_wallet_of_another_origin_may_talk_and_a_page_of_another_origin_may_not_open() {
    let earned = earned().await;
    let asked = earned.asked().await;
    let preflight = Client::new()
        .request(Method::OPTIONS, &asked.exchange)
        .send()
        .await
        .unwrap();
    assert_eq!(preflight.status(), 204);
    assert_eq!(
        preflight.headers()["access-control-allow-headers"],
        "accept, content-type"
    );
    let from_elsewhere = |url: String| {
        earned
            .amina
            .client
            .post(url)
            .header("sec-fetch-site", "cross-site")
            .header("origin", "https://wallet.example")
    };
    let answer = from_elsewhere(asked.exchange.clone()).body("{}").send().await.unwrap();
    assert_eq!(answer.status(), 200);
    let opening = earned.house.url(&format!("/me/credentials/{}/wallet", earned.id));
    assert_eq!(from_elsewhere(opening).send().await.unwrap().status(), 403);
}

#[tokio::test]
async fn the_word_of_an_exchange_is_not_in_the_database() {
    let earned = earned().await;
    let asked = earned.asked().await;
    let token = asked.path.rsplit('/').next().unwrap().to_owned();
    let mut tx = earned.house.app.db.read().await.unwrap();
    let rows = sqlx::query("select token_digest from wallet_exchanges")
        .fetch_all(&mut *tx)
        .await
        .unwrap();
    let kept: Vec<String> = rows.iter().map(|row| sqlx::Row::try_get(row, 0).unwrap()).collect();
    assert!(!kept.contains(&token) && !kept.contains(&asked.challenge), "{kept:?}");
}

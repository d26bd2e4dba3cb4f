//! The public page: a real check first, and nothing of a credential that does not pass it.

use jiff::SignedDuration;
use waymark::awards;
use waymark::ids::CredentialId;

use super::award::{SLUG, grant, house};
use crate::support::{Guest, House, html};

async fn earned() -> (House, Guest, CredentialId) {
    let (house, amina) = house().await;
    let id = awards::award(&house.app, &grant(&house, &amina, SLUG).await)
        .await
        .unwrap();
    (house, amina, id)
}

#[tokio::test]
async fn the_page_says_what_was_found_and_shows_what_is_certified() {
    let (house, _, id) = earned().await;
    for lang in ["en", "es"] {
        let stranger = house.stranger();
        stranger.post("/preferences", &[("lang", lang), ("back", "/")]).await;
        let page = stranger.page(&format!("/v/{id}")).await;
        assert_eq!(html::faults(&page), Vec::<String>::new(), "{page}");
        assert!(page.contains("Amina Okafor") && page.contains("noindex"));
        assert!(page.contains("eddsa-rdfc-2022") && page.contains("og:image"));
        assert!(page.contains("property=\"og:title\"") && !page.contains("https://www.linkedin"));
    }
    let page = house.stranger().page(&format!("/v/{id}")).await;
    assert!(page.contains("This credential is genuine and in force"), "{page}");
    assert!(page.contains("scored the evidence against"));
}

#[tokio::test]
async fn a_credential_changed_in_the_database_shows_nothing_of_itself() {
    for sql in [
        "update credentials set signed = replace(signed, 'Amina', 'Bella')",
        "update credentials set signed = '{\"forged\":\"Bella\"}', title = 'forged'",
        "update credentials set signed = substr(signed, 1, 900)",
    ] {
        let (house, amina, id) = earned().await;
        let mut tx = house.app.db.begin().await.unwrap();
        sqlx::query(sql).execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
        for reader in [&house.stranger(), &amina] {
            let page = reader.page(&format!("/v/{id}")).await;
            let main = page.split("<main").nth(1).unwrap();
            for word in ["Okafor", "Bella", "Making", "forged", "og:title"] {
                assert!(!main.contains(word), "{word} in {main}");
            }
        }
        assert_eq!(house.stranger().get(&format!("/v/{id}.pdf")).await.status(), 404);
    }
}

#[tokio::test]
async fn a_credential_past_its_end_is_genuine_and_out_of_date() {
    let (house, amina) = house().await;
    let grant = grant(&house, &amina, "eyes-on-safety").await;
    let id = awards::award(&house.app, &grant).await.unwrap();
    let page = house.stranger().page(&format!("/v/{id}")).await;
    assert!(
        page.contains("genuine and in force") && page.contains("2 March 2029"),
        "{page}"
    );
    house.wait(SignedDuration::from_hours(24 * 366 * 3));
    let page = house.stranger().page(&format!("/v/{id}")).await;
    assert!(page.contains("out of date") && page.contains("Amina Okafor"), "{page}");
    let later = house.session(&amina).await;
    assert!(later.page("/me/credentials").await.contains("Expired"));
}

#[tokio::test]
async fn a_page_that_its_earner_closed_is_not_there_for_strangers() {
    let (house, amina, id) = earned().await;
    amina
        .post(&format!("/me/credentials/{id}/page"), &[("page", "closed")])
        .await;
    let other = house.person("Bea", "bea@example.org").await;
    for ending in ["", ".json", ".png", ".svg", ".pdf", ".qr.svg"] {
        let path = format!("/v/{id}{ending}");
        assert_eq!(house.stranger().get(&path).await.status(), 404, "{path}");
        assert_eq!(other.get(&path).await.status(), 404, "{path}");
        assert_eq!(amina.get(&path).await.status(), 200, "{path}");
    }
    let mut tx = house.app.db.read().await.unwrap();
    let url = house.app.settings.url(&format!("/v/{id}.json"));
    assert_eq!(awards::known_locally(&house.app, &mut tx, &url).await.unwrap(), None);
    drop(tx);
    amina
        .post(&format!("/me/credentials/{id}/page"), &[("page", "open")])
        .await;
    assert_eq!(house.stranger().get(&format!("/v/{id}")).await.status(), 200);
}

#[tokio::test]
async fn an_unknown_identifier_is_not_there_in_any_form() {
    let (house, _, _) = earned().await;
    for path in [
        "/v/unknown",
        "/v/unknown.json",
        "/v/unknown.png",
        "/badges/unknown.png",
        "/status/unknown",
    ] {
        assert_eq!(house.stranger().get(path).await.status(), 404, "{path}");
    }
}

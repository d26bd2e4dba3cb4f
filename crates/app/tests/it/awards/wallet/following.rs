//! The pages: what will happen, the code, how far it has come.

use jiff::SignedDuration;
use serde_json::json;
use waymark::awards;

use super::{earned, post};
use crate::awards::award::{count, grant, house};

#[tokio::test]
async fn the_page_tells_how_far_it_is() {
    let earned = earned().await;
    let what = earned
        .amina
        .page(&format!("/me/credentials/{}/wallet", earned.id))
        .await;
    assert!(
        what.contains("Show the code") && !what.contains("data:image/svg"),
        "{what}"
    );
    assert_eq!(
        count(&earned.house, "select count(*) from wallet_exchanges").await,
        0,
        "looking opens nothing"
    );
    let (path, page) = earned.opened().await;
    assert!(
        page.contains("data:image/svg+xml;base64,") && page.contains("data-state=\"waiting\""),
        "{page}"
    );
    assert!(page.contains("https://lcw.app/request?request=%7B") && page.contains("dccrequest://request?request="));
    assert!(page.contains("interaction:http"));
    let exchange = earned.interaction(&page).replace("?iuv=1", "/exchange");
    post(&exchange, &json!({})).await;
    assert!(earned.amina.page(&path).await.contains("data-state=\"asked\""));
    let cancelled = earned.amina.post(&format!("{path}/cancel"), &[]).await;
    assert!(cancelled.text().await.unwrap().contains("Nothing has changed"));
    assert!(earned.amina.page(&path).await.contains("data-state=\"over\""));
    assert_eq!(post(&exchange, &json!({})).await.status(), 409);
}

#[tokio::test]
async fn a_phone_that_scans_with_its_camera_is_led_to_its_wallet() {
    let earned = earned().await;
    let (_, page) = earned.opened().await;
    let link = earned.interaction(&page);
    let path = link.strip_prefix(&earned.house.url("")).unwrap();
    let page = earned.house.stranger().page(path).await;
    assert!(
        page.contains("https://lcw.app/request?request=") && page.contains("interaction:"),
        "{page}"
    );
    assert!(
        !page.contains("Amina") && !page.contains("Making"),
        "a finder learns nothing"
    );
    earned.house.wait(SignedDuration::from_mins(16));
    let page = earned.house.stranger().page(path).await;
    assert!(!page.contains("lcw.app"), "{page}");
}

#[tokio::test]
async fn what_is_not_in_force_goes_into_no_wallet() {
    let (house, amina) = house().await;
    let id = awards::award(&house.app, &grant(&house, &amina, "eyes-on-safety").await)
        .await
        .unwrap();
    house.wait(SignedDuration::from_hours(24 * 366 * 4));
    let amina = house.session(&amina).await;
    let page = amina.page(&format!("/me/credentials/{id}/wallet")).await;
    assert!(
        page.contains("not in force") && !page.contains("Show the code"),
        "{page}"
    );
    assert_eq!(
        amina.post(&format!("/me/credentials/{id}/wallet"), &[]).await.status(),
        409
    );
}

#[tokio::test]
async fn the_letter_about_an_award_leads_to_the_wallet() {
    let earned = earned().await;
    let (_, letter) = earned.house.mail_to("amina@example.org").await;
    let address = earned.house.url(&format!("/me/credentials/{}/wallet", earned.id));
    assert!(letter.contains(&address), "{letter}");
    let answer = earned
        .house
        .stranger()
        .get(&format!("/me/credentials/{}/wallet", earned.id))
        .await;
    assert!(answer.url().path() == "/sign-in" && answer.url().query().unwrap().contains("wallet"));
}

//! Links handed in: only whole ones, and none that leads nowhere.

use super::support::{count, hidden, house, save, start};
use crate::support::Guest;

/// A micro-credential that asks for a link.
const SLUG: &str = "make-it-share-it";

async fn add(guest: &Guest, part: &str, link: &str) -> reqwest::Response {
    let version = hidden(&guest.page(part).await, "version");
    let fields = [
        ("version", version.as_str()),
        ("link.project-link", link),
        ("do", "stay"),
    ];
    guest.post(part, &fields).await
}

#[tokio::test]
async fn a_link_that_nobody_outside_can_open_stands_in_the_way_of_sending() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let path = start(&maya, SLUG).await;
    let part = format!("{path}/work");
    let page = add(&maya, &part, "https://192.168.0.7/plan")
        .await
        .text()
        .await
        .unwrap();
    assert!(page.contains("nobody outside your network gets there"), "{page}");
    let check = maya.page(&format!("{path}/check")).await;
    assert!(check.contains("link 1 leads nowhere"), "{check}");
    let remove = page.split("value=\"unlink:").nth(1).unwrap().split('"').next().unwrap();
    save(&maya, &part, &[("do", &format!("unlink:{remove}"))]).await;
    assert!(!maya.page(&format!("{path}/check")).await.contains("leads nowhere"));
}

#[tokio::test]
async fn a_link_that_could_not_be_checked_says_so_and_stands_in_nobodys_way() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let path = start(&maya, SLUG).await;
    let part = format!("{path}/work");
    let page = add(&maya, &part, "https://plan.invalid/").await.text().await.unwrap();
    assert!(page.contains("We could not check this link"), "{page}");
    let check = maya.page(&format!("{path}/check")).await;
    assert!(check.contains("We could not check this link"));
    assert!(!check.contains("leads nowhere"));
}

#[tokio::test]
async fn half_an_address_is_not_added_while_somebody_types() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let part = format!("{}/work", start(&maya, SLUG).await);
    let version = hidden(&maya.page(&part).await, "version");
    let typed = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs([
            ("version", version.as_str()),
            ("link.project-link", "https://plan.exam"),
        ])
        .finish();
    let answer = maya
        .client
        .post(house.url(&part))
        .header("sec-fetch-site", "same-origin")
        .header("accept", "application/json")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(typed)
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(count(&house, "select count(*) from links").await, 0);
    let wrong = add(&maya, &part, "http://plan.example/").await;
    assert_eq!(wrong.status(), 422);
}

//! Issuer pages.

use crate::support::House;

#[tokio::test]
async fn an_issuer_says_who_it_is_what_it_offers_and_what_it_promises() {
    let house = House::with_sample().await;
    let page = house.stranger().page("/issuers/cedar-bridge").await;
    for text in [
        "A good start for everyone who works with young people.",
        "<strong>Foundational Practice</strong>",
        r#"href="/stacks/foundational-practice""#,
        r#"href="/catalog/eyes-on-safety""#,
        "4 micro-credentials",
        "Within 8 working days",
        "This issuer is fictional.",
    ] {
        assert!(page.contains(text), "{text:?} is missing: {page}");
    }
    assert!(
        !page.contains(r#"href="/catalog/making-sense""#),
        "another issuer's stay with that issuer"
    );
}

#[tokio::test]
async fn all_issuers_are_listed_and_an_unknown_one_is_not_found() {
    let house = House::with_sample().await;
    let page = house.stranger().page("/issuers").await;
    for slug in ["meridian", "cedar-bridge", "harbor-lantern"] {
        assert!(page.contains(&format!(r#"href="/issuers/{slug}""#)), "{slug}");
    }
    assert_eq!(house.stranger().get("/issuers/nobody").await.status(), 404);
}

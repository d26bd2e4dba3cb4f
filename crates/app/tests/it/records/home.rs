//! The home: first suggestions, then the road, with the next step first.

use super::story::{STEM, STEM_PAGE, earn, house};
use crate::submissions::support::sent;

#[tokio::test]
async fn somebody_new_gets_three_suggestions_and_no_empty_lists() {
    let (_house, amina) = house().await;
    let page = amina.page("/me").await;
    assert!(page.contains("Hello, Amina Okafor"));
    assert!(page.contains("Three to begin with"));
    assert_eq!(page.matches(r#"<h3><a href="/catalog/"#).count(), 3, "{page}");
    assert!(!page.contains("<table") && !page.contains("class=\"ring"));
}

#[tokio::test]
async fn the_ring_grows_from_four_to_nine_and_then_names_the_one_to_go() {
    let (house, amina) = house().await;
    earn(&house, &amina, STEM, 0..4).await;
    let page = amina.page("/me").await;
    assert!(page.contains(r#"aria-label="4 of 10 earned""#), "{page}");
    assert!(page.contains("6 to go.") && page.contains("Begin “Getting the STEM Right”"));
    assert!(
        page.contains("Awarded 2 March 2026"),
        "the newest credential can be shared"
    );
    earn(&house, &amina, STEM, 4..9).await;
    let page = amina.page("/me").await;
    assert!(page.contains(r#"aria-label="9 of 10 earned""#));
    assert!(
        page.contains("1 to go: Their Ideas Lead: Youth Voice and Choice."),
        "{page}"
    );
}

#[tokio::test]
async fn a_draft_comes_first_with_its_parts_and_stands_in_the_list_and_the_stack() {
    let (house, amina) = house().await;
    amina.post("/me/applications", &[("slug", "warm-ties")]).await;
    let page = amina.page("/me").await;
    assert!(
        page.contains("Finish “Warm Ties: Relationships in STEM Time”"),
        "{page}"
    );
    assert!(page.contains("0 of 3 parts done"));
    assert!(page.contains("You: finish it and send it."));
    assert!(
        page.contains(r#"aria-label="0 of 10 earned""#),
        "the stack is there as soon as something is begun"
    );
    house.wait(jiff::SignedDuration::from_hours(1));
    let page = amina.page(STEM_PAGE).await;
    assert!(page.contains(r#"<span class="tag is-brand">Draft</span>"#));
}

#[tokio::test]
async fn what_is_in_review_shows_in_the_ring_with_the_day_of_its_result() {
    let (house, amina) = house().await;
    sent(&house, &amina).await;
    let page = amina.page("/me").await;
    assert!(page.contains(r#"aria-label="0 of 10 earned, 1 in review""#), "{page}");
    assert!(page.contains("One is in review, with a result expected by "), "{page}");
    assert!(page.contains("Expect a result by "), "{page}");
    assert!(
        page.contains("Begin “Everyone In: Inviting Full Participation”"),
        "the next one to begin"
    );
}

#[tokio::test]
async fn the_transcript_lists_every_credential_with_its_address() {
    let (house, amina) = house().await;
    let earned = earn(&house, &amina, STEM, 0..2).await;
    let page = amina.page("/me/transcript").await;
    for id in earned {
        assert!(page.contains(&house.url(&format!("/v/{id}"))), "{page}");
    }
    assert!(page.contains("2 of 10"));
    let spanish = amina
        .client
        .get(house.url("/me/transcript"))
        .header("accept-language", "es");
    assert!(
        spanish
            .send()
            .await
            .unwrap()
            .text()
            .await
            .unwrap()
            .contains("Expediente")
    );
}

#[tokio::test]
async fn a_stranger_is_sent_to_sign_in_and_back() {
    let (house, _) = house().await;
    let answer = house.stranger().get(STEM_PAGE).await;
    assert_eq!(answer.url().path(), "/sign-in");
    assert!(answer.url().query().unwrap().contains("stem-facilitation"));
}

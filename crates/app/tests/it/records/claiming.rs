//! Claiming: possible once the rule is fulfilled, kept while it is written, sent once.

use super::story::{STEM, STEM_PAGE, claim_stem, claims, earn, first_claim, house, mails, staff, words};
use waymark::actor::Role;

#[tokio::test]
async fn nine_of_ten_cannot_claim_and_ten_are_told_once_that_they_can() {
    let (house, amina) = house().await;
    earn(&house, &amina, STEM, 0..9).await;
    assert_eq!(
        mails(&house, "amina@example.org", "You completed STEM Facilitation").await,
        0
    );
    assert!(!amina.page(STEM_PAGE).await.contains("Send the claim"));
    let answer = claim_stem(&amina).await;
    assert_eq!(answer.status(), 409);
    assert!(
        answer
            .text()
            .await
            .unwrap()
            .contains("is missing or no longer in force")
    );
    earn(&house, &amina, STEM, 9..10).await;
    assert_eq!(
        mails(&house, "amina@example.org", "You completed STEM Facilitation").await,
        1
    );
    assert!(
        amina
            .page("/me")
            .await
            .contains("Claim the Comprehensive STEM Facilitation Credential")
    );
    assert!(
        amina.page(STEM_PAGE).await.contains(&words(260)),
        "what was written too early is kept"
    );
}

#[tokio::test]
async fn a_claim_with_gaps_comes_back_with_what_was_written_and_what_is_missing() {
    let (house, amina) = house().await;
    earn(&house, &amina, STEM, 0..10).await;
    let fields = [
        ("answer-thread", "Too short"),
        ("statement-own-work", "yes"),
        ("action", "send"),
    ];
    let answer = amina.post(STEM_PAGE, &fields).await;
    assert_eq!(answer.status(), 422);
    let page = answer.text().await.unwrap();
    assert!(
        page.contains("You have written 2 words; at least 250 are asked for."),
        "{page}"
    );
    assert!(page.contains("Write an answer.") && page.contains("Confirm this, if it is true."));
    let later = amina.page(STEM_PAGE).await;
    assert!(later.contains("Too short") && later.contains(r#"name="statement-own-work" value="yes" checked"#));
    let answer = amina
        .post(STEM_PAGE, &[("answer-next", "One thing"), ("action", "save")])
        .await;
    assert!(answer.text().await.unwrap().contains("Saved. Nothing is sent yet."));
}

#[tokio::test]
async fn a_sent_claim_waits_once_however_often_it_is_sent() {
    let (house, amina) = house().await;
    let officer = staff(&house, STEM, Role::CredentialingOfficer, "winston@example.org").await;
    earn(&house, &amina, STEM, 0..10).await;
    for _ in 0..3 {
        assert_eq!(claim_stem(&amina).await.status(), 200);
    }
    let queue = claims(&house, STEM).await;
    assert_eq!(officer.page(&queue).await.matches("Amina Okafor").count(), 1);
    let subject = "A claim of the Comprehensive STEM Facilitation Credential waits";
    assert_eq!(mails(&house, "winston@example.org", subject).await, 1);
    let subject = "We have your claim of the Comprehensive STEM Facilitation Credential";
    assert_eq!(mails(&house, "amina@example.org", subject).await, 1);
    let page = officer.page(&first_claim(&officer, &queue).await).await;
    assert!(page.contains(&words(260)) && page.contains("At this moment the rule is fulfilled."));
    assert_eq!(
        page.matches("Genuine, in force</span>").count(),
        10,
        "each part as it stands now"
    );
}

#[tokio::test]
async fn a_returned_claim_keeps_its_answers_and_can_be_sent_again() {
    let (house, amina) = house().await;
    let officer = staff(&house, STEM, Role::CredentialingOfficer, "winston@example.org").await;
    earn(&house, &amina, STEM, 0..10).await;
    claim_stem(&amina).await;
    let queue = claims(&house, STEM).await;
    let claim = first_claim(&officer, &queue).await;
    assert_eq!(
        officer.post(&claim, &[("decision", "return")]).await.status(),
        422,
        "words are needed"
    );
    let fields = [("decision", "return"), ("words", "Name the change that did not last.")];
    assert_eq!(officer.post(&claim, &fields).await.status(), 200);
    let page = amina.page(STEM_PAGE).await;
    assert!(page.contains("Name the change that did not last.") && page.contains(&words(260)));
    assert_eq!(claim_stem(&amina).await.status(), 200);
    assert_ne!(first_claim(&officer, &queue).await, claim, "a claim of its own");
    let again = officer.post(&claim, &[("decision", "award")]).await;
    assert_eq!(again.status(), 409, "the first one stays returned");
}

//! A part that is withdrawn: the claim cannot be awarded, the award is flagged, and nothing is taken away by itself.

use super::story::{
    STEM, STEM_PAGE, claim_stem, claims, comprehensive, earn, first_claim, house, mails, staff, withdraw,
};
use waymark::actor::Role;

#[tokio::test]
async fn a_claim_whose_part_is_withdrawn_cannot_be_awarded() {
    let (house, amina) = house().await;
    let officer = staff(&house, STEM, Role::CredentialingOfficer, "winston@example.org").await;
    let parts = earn(&house, &amina, STEM, 0..10).await;
    claim_stem(&amina).await;
    let queue = claims(&house, STEM).await;
    let claim = first_claim(&officer, &queue).await;
    withdraw(&house, STEM, &parts[3]).await;
    let page = officer.page(&claim).await;
    assert!(page.contains("At this moment the rule is not fulfilled.") && page.contains("Withdrawn</span>"));
    assert_eq!(officer.post(&claim, &[("decision", "award")]).await.status(), 409);
    house.work().await;
    assert!(comprehensive(&house, &amina).await.is_empty());
    assert!(officer.page(&queue).await.contains("At risk"));
}

#[tokio::test]
async fn an_award_whose_part_is_withdrawn_stays_and_is_shown_to_earner_and_officer() {
    let (house, amina) = house().await;
    let officer = staff(&house, STEM, Role::CredentialingOfficer, "winston@example.org").await;
    let parts = earn(&house, &amina, STEM, 0..10).await;
    claim_stem(&amina).await;
    let queue = claims(&house, STEM).await;
    let claim = first_claim(&officer, &queue).await;
    officer.post(&claim, &[("decision", "award")]).await;
    house.work().await;
    withdraw(&house, STEM, &parts[0]).await;
    let awarded = comprehensive(&house, &amina).await;
    assert_eq!(awarded.len(), 1, "it is not withdrawn by itself");
    for path in ["/me", STEM_PAGE] {
        assert!(
            amina
                .page(path)
                .await
                .contains("A part of this stack is no longer in force."),
            "{path}"
        );
    }
    assert!(officer.page(&queue).await.contains("A part is gone"));
    assert!(officer.page(&claim).await.contains("At risk"));
    let subject = "A part of STEM Facilitation is no longer in force";
    assert_eq!(mails(&house, "amina@example.org", subject).await, 1);
    let subject = "A part behind a Comprehensive STEM Facilitation Credential is gone";
    assert_eq!(mails(&house, "winston@example.org", subject).await, 1);
    withdraw_again_changes_nothing(&house, &amina).await;
}

async fn withdraw_again_changes_nothing(house: &crate::support::House, amina: &crate::support::Guest) {
    for _ in 0..2 {
        waymark::records::stack_reconsider(&house.app, amina.id.as_ref().unwrap())
            .await
            .unwrap();
    }
    let subject = "A part of STEM Facilitation is no longer in force";
    assert_eq!(mails(house, "amina@example.org", subject).await, 1);
}

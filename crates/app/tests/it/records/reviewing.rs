//! Reviewing: by an officer of the issuer, not by the earner, once.

use std::sync::Arc;

use super::story::{STEM, claim_stem, claims, comprehensive, earn, first_claim, house, staff};
use crate::awards::award::text;
use waymark::actor::Role;

#[tokio::test]
async fn twenty_clicks_award_one_credential_that_rests_on_the_ten() {
    let (house, amina) = house().await;
    let officer = staff(&house, STEM, Role::CredentialingOfficer, "winston@example.org").await;
    let parts = earn(&house, &amina, STEM, 0..10).await;
    claim_stem(&amina).await;
    let claim = first_claim(&officer, &claims(&house, STEM).await).await;
    let officer = Arc::new(officer);
    let click = |_| {
        let (officer, claim) = (officer.clone(), claim.clone());
        tokio::spawn(async move { officer.post(&claim, &[("decision", "award")]).await.status() })
    };
    let clicks: Vec<_> = (0..20).map(click).collect();
    for answer in clicks {
        assert_eq!(answer.await.unwrap(), 200);
    }
    house.work().await;
    let awarded = comprehensive(&house, &amina).await;
    assert_eq!(awarded.len(), 1);
    let signed = text(&house, &awarded[0]).await;
    for part in &parts {
        assert!(signed.contains(&house.url(&format!("/v/{part}"))), "{signed}");
    }
    let page = amina.page("/me/stacks/stem-facilitation").await;
    assert!(page.contains("You hold the Comprehensive STEM Facilitation Credential"));
    assert!(page.contains(&format!("/me/credentials/{}", awarded[0])));
    assert!(
        amina
            .page("/me/transcript")
            .await
            .contains("Comprehensive STEM Facilitation Credential")
    );
}

#[tokio::test]
async fn an_officer_who_takes_a_claim_up_is_seen_reading_it() {
    let (house, amina) = house().await;
    let officer = staff(&house, STEM, Role::CredentialingOfficer, "winston@example.org").await;
    earn(&house, &amina, STEM, 0..10).await;
    claim_stem(&amina).await;
    let queue = claims(&house, STEM).await;
    let claim = first_claim(&officer, &queue).await;
    officer.post(&format!("{claim}/take-up"), &[]).await;
    assert!(officer.page(&queue).await.contains("Being read"));
    assert!(amina.page("/me").await.contains("An officer is reading your claim"));
}

#[tokio::test]
async fn an_officer_cannot_decide_their_own_claim() {
    let (house, amina) = house().await;
    let issuer = super::story::stack(&house, STEM).await.issuer;
    house.role(&amina, Some(&issuer), Role::CredentialingOfficer).await;
    earn(&house, &amina, STEM, 0..10).await;
    claim_stem(&amina).await;
    let claim = first_claim(&amina, &claims(&house, STEM).await).await;
    let page = amina.page(&claim).await;
    assert!(page.contains("This is your own claim.") && !page.contains(r#"name="decision""#));
    for decision in ["award", "return"] {
        let fields = [("decision", decision), ("words", "Fine.")];
        assert_eq!(amina.post(&claim, &fields).await.status(), 409);
    }
    house.work().await;
    assert!(comprehensive(&house, &amina).await.is_empty());
}

#[tokio::test]
async fn officers_of_other_issuers_and_other_staff_get_nowhere() {
    let (house, amina) = house().await;
    let officer = staff(&house, STEM, Role::CredentialingOfficer, "winston@example.org").await;
    let other = staff(
        &house,
        "foundational-practice",
        Role::CredentialingOfficer,
        "other@example.org",
    )
    .await;
    let grantor = staff(&house, STEM, Role::Grantor, "grantor@example.org").await;
    earn(&house, &amina, STEM, 0..10).await;
    claim_stem(&amina).await;
    let claim = first_claim(&officer, &claims(&house, STEM).await).await;
    let id = claim.rsplit('/').next().unwrap();
    let elsewhere = format!("{}/{id}", claims(&house, "foundational-practice").await);
    for guest in [&other, &grantor, &amina] {
        assert_eq!(guest.get(&claim).await.status(), 403);
        assert_eq!(guest.post(&claim, &[("decision", "award")]).await.status(), 403);
    }
    assert_eq!(other.get(&elsewhere).await.status(), 404);
    assert_eq!(other.post(&elsewhere, &[("decision", "award")]).await.status(), 404);
    house.work().await;
    assert!(comprehensive(&house, &amina).await.is_empty());
}

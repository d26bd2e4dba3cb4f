//! Withdrawing: asked twice, said everywhere, done by the issuer's administrators only.

use credential::verify::Outcome;
use jiff::SignedDuration;
use waymark::actor::Role;
use waymark::awards::{self, Grant};
use waymark::ids::CredentialId;

use super::award::{SLUG, administrator, count, grant, house, text, verified};
use crate::support::{Guest, House, html};

const WORDS: &str = "It was issued to the wrong person.";

struct Awarded {
    house: House,
    amina: Guest,
    admin: Guest,
    id: CredentialId,
    entry: String,
}

async fn awarded() -> Awarded {
    let (house, amina) = house().await;
    let grant: Grant = grant(&house, &amina, SLUG).await;
    let id = awards::award(&house.app, &grant).await.unwrap();
    let admin = administrator(&house, &grant).await;
    house.wait(SignedDuration::from_secs(60));
    let mut tx = house.app.db.read().await.unwrap();
    let issuer = waymark::organizations::organization(&mut tx, &grant.issuer)
        .await
        .unwrap();
    drop(tx);
    let entry = format!("/issuer/{}/awards/{id}", issuer.slug);
    Awarded {
        house,
        amina,
        admin,
        id,
        entry,
    }
}

async fn withdraw(by: &Guest, entry: &str) -> reqwest::Response {
    let fields = [("reason", "issued_in_error"), ("words", WORDS)];
    by.post(&format!("{entry}/revoke"), &fields).await
}

#[tokio::test]
async fn a_withdrawn_credential_is_withdrawn_on_the_page_in_the_list_and_for_verifiers() {
    let awarded = awarded().await;
    let Awarded {
        house,
        admin,
        id,
        entry,
        ..
    } = &awarded;
    let before = text(house, id).await;
    assert_eq!(withdraw(admin, entry).await.status(), 200);
    assert_eq!(text(house, id).await, before, "what was signed stays as it was signed");
    assert_eq!(verified(house, &before).await.outcome, Outcome::Withdrawn);
    let page = house.stranger().page(&format!("/v/{id}")).await;
    assert_eq!(html::faults(&page), Vec::<String>::new());
    assert!(page.contains(WORDS) && page.contains("Amina Okafor"));
    assert!(!page.contains("issued_in_error"), "the reason is for the log");
    assert!(
        !page.contains("Criteria met") && !page.contains(".pdf"),
        "title and holder only"
    );
    assert_eq!(house.stranger().get(&format!("/v/{id}.pdf")).await.status(), 404);
    let (subject, letter) = house.mail_to("amina@example.org").await;
    assert!(subject.contains("withdrawn"), "{subject}");
    assert!(!letter.contains(WORDS));
    let mine = awarded.amina.page(&format!("/me/credentials/{id}")).await;
    assert!(mine.contains(WORDS) && !mine.contains("linkedin"), "{mine}");
    assert_eq!(html::faults(&mine), Vec::<String>::new());
}

#[tokio::test]
async fn the_second_page_says_what_follows_and_keeps_what_was_typed() {
    let awarded = awarded().await;
    let Awarded {
        house, admin, entry, ..
    } = &awarded;
    let page = admin.page(&format!("{entry}/revoke")).await;
    assert_eq!(html::faults(&page), Vec::<String>::new(), "{page}");
    assert!(page.contains("It cannot be undone"));
    let fields = [("reason", ""), ("words", "Typed with care")];
    let refused = admin.post(&format!("{entry}/revoke"), &fields).await;
    assert_eq!(refused.status(), 422);
    let again = refused.text().await.unwrap();
    assert!(
        again.contains("Typed with care") && again.contains("Choose a reason"),
        "{again}"
    );
    assert_eq!(html::faults(&again), Vec::<String>::new(), "{again}");
    let long = "x".repeat(401);
    let refused = admin
        .post(&format!("{entry}/revoke"), &[("reason", "integrity"), ("words", &long)])
        .await;
    assert_eq!(refused.status(), 422);
    assert_eq!(
        count(house, "select count(*) from credentials where status = 'revoked'").await,
        0
    );
}

#[tokio::test]
async fn withdrawing_twice_keeps_the_first_word() {
    let awarded = awarded().await;
    let Awarded {
        house,
        admin,
        id,
        entry,
        ..
    } = &awarded;
    withdraw(admin, entry).await;
    admin
        .post(
            &format!("{entry}/revoke"),
            &[("reason", "integrity"), ("words", "Another word")],
        )
        .await;
    house.work().await;
    assert!(house.stranger().page(&format!("/v/{id}")).await.contains(WORDS));
    assert_eq!(
        count(house, "select count(*) from events where kind = 'credential_revoked'").await,
        1
    );
    assert_eq!(
        count(
            house,
            "select count(*) from mails where note like '%awards-mail-withdrawn%'"
        )
        .await,
        1
    );
}

#[tokio::test]
async fn nobody_else_can_withdraw() {
    let awarded = awarded().await;
    let Awarded {
        house,
        amina,
        entry,
        id,
        ..
    } = &awarded;
    let mut tx = house.app.db.read().await.unwrap();
    let all = waymark::organizations::organizations(&mut tx).await.unwrap();
    drop(tx);
    let own = entry.split('/').nth(2).unwrap();
    let issuer = all.iter().find(|organization| organization.slug == own).unwrap();
    let other = all.iter().find(|organization| organization.slug != own).unwrap();
    let foreign = house.person("Omar", "omar@example.org").await;
    house.role(&foreign, Some(&other.id), Role::IssuerAdmin).await;
    let grantor = house.person("Gita", "gita@example.org").await;
    house.role(&grantor, Some(&issuer.id), Role::Grantor).await;
    for guest in [amina, &foreign, &grantor] {
        assert_eq!(withdraw(guest, entry).await.status(), 403);
    }
    let elsewhere = entry.replace(own, &other.slug);
    assert_eq!(
        withdraw(&foreign, &elsewhere).await.status(),
        404,
        "not in another issuer's register"
    );
    assert_eq!(foreign.get(&elsewhere).await.status(), 404);
    assert_eq!(grantor.get(entry).await.status(), 200);
    assert_eq!(verified(house, &text(house, id).await).await.outcome, Outcome::InForce);
}

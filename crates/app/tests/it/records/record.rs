//! Signed learner records: what an earner takes away verifies as a whole and part by part.

use credential::baking::{self, Standard};
use credential::open_badge::lint;
use credential::verify::{CheckId, Outcome};
use serde_json::Value;

use waymark::awards::{self, Grant, Granted};
use waymark::ids::CredentialId;

use super::story::{STEM, STEM_PAGE, earn, house, stack};
use crate::awards::award::{count, verified};
use crate::support::{Guest, House, html};

#[tokio::test]
async fn everything_from_one_issuer_comes_as_one_signed_document() {
    let (house, amina) = house().await;
    let earned = earn(&house, &amina, STEM, 0..2).await;
    let page = amina.page("/me/transcript").await;
    assert_eq!(html::faults(&page), Vec::<String>::new(), "{page}");
    let (_, rest) = page
        .split_once(r#"name="issuer" value=""#)
        .expect("a record is offered");
    let slug = rest.split('"').next().unwrap();
    let response = amina.post("/me/transcript/record", &[("issuer", slug)]).await;
    assert_eq!(response.headers()["content-type"], "application/vc+ld+json");
    assert_eq!(response.headers()["cache-control"], "no-store");
    let text = response.text().await.unwrap();
    let record: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(lint(&record), []);
    assert_eq!(
        record["credentialSubject"]["identifier"][0]["identityHash"],
        "Amina Okafor"
    );
    let report = verified(&house, &text).await;
    assert_eq!(report.outcome, Outcome::InForce, "{:?}", report.checks);
    assert_eq!(report.contained.len(), earned.len());
    assert_eq!(
        count(&house, "select count(*) from events where kind = 'record_signed'").await,
        1,
        "the log says that a key was used"
    );
}

#[tokio::test]
async fn a_record_changed_inside_is_refused() {
    let (house, amina) = house().await;
    earn(&house, &amina, STEM, 0..1).await;
    let page = amina.page("/me/transcript").await;
    let slug = page
        .split(r#"name="issuer" value=""#)
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let text = amina
        .post("/me/transcript/record", &[("issuer", slug)])
        .await
        .text()
        .await
        .unwrap();
    let changed = text.replace("Amina Okafor", "Amina Okafar");
    assert_eq!(verified(&house, &changed).await.outcome, Outcome::Changed);
}

#[tokio::test]
async fn who_has_nothing_is_offered_nothing() {
    let (_house, amina) = house().await;
    let page = amina.page("/me/transcript").await;
    assert!(!page.contains("/me/transcript/record"), "{page}");
    for slug in ["no-such-issuer", ""] {
        assert_eq!(
            amina.post("/me/transcript/record", &[("issuer", slug)]).await.status(),
            404
        );
    }
    assert_eq!(
        amina.post("/me/stacks/stem-facilitation/record", &[]).await.status(),
        404
    );
}

/// The stack's credential, on two of its parts.
async fn awarded(house: &House, amina: &Guest) -> CredentialId {
    let parts = earn(house, amina, STEM, 0..2).await;
    let stack = stack(house, STEM).await;
    let grant = Grant {
        person: amina.id.clone().unwrap(),
        issuer: stack.issuer.clone(),
        decided_at: house.clock.now(),
        what: Granted::Stack {
            stack: stack.id,
            edition: stack.edition,
            parts,
        },
    };
    awards::award(&house.app, &grant).await.unwrap()
}

#[tokio::test]
async fn a_stack_comes_with_its_parts_as_document_and_as_picture() {
    let (house, amina) = house().await;
    let whole = awarded(&house, &amina).await;
    let page = amina.page(STEM_PAGE).await;
    assert_eq!(html::faults(&page), Vec::<String>::new(), "{page}");
    assert!(page.contains("/me/stacks/stem-facilitation/record"));
    let path = "/me/stacks/stem-facilitation/record";
    let text = amina.post(path, &[("form", "json")]).await.text().await.unwrap();
    let record: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(lint(&record), []);
    let subject = &record["credentialSubject"];
    let held = subject["verifiableCredential"].as_array().unwrap();
    assert!(held[0]["id"].as_str().unwrap().ends_with(whole.as_str()));
    let associations = subject["association"].as_array().unwrap();
    assert_eq!(associations.len(), held.len() - 1);
    for (association, part) in associations.iter().zip(&held[1..]) {
        assert_eq!(association["associationType"], "isPartOf");
        assert_eq!(association["sourceId"], part["credentialSubject"]["achievement"]["id"]);
        assert_eq!(
            association["targetId"],
            held[0]["credentialSubject"]["achievement"]["id"]
        );
    }
    let report = verified(&house, &text).await;
    assert_eq!(report.outcome, Outcome::InForce, "{:?}", report.checks);
    let contained = report.checks.iter().filter(|check| check.id == CheckId::Contained);
    assert_eq!(contained.count(), held.len());
    let picture = amina.post(path, &[("form", "png")]).await;
    assert_eq!(picture.headers()["content-type"], "image/png");
    let found = baking::extract(&picture.bytes().await.unwrap()).unwrap();
    assert_eq!(found.standard, Some(Standard::Clr2));
}

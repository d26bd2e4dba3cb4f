//! A site with an https address: issuers are `did:web`, and their document lists every key they ever had.

use std::collections::BTreeSet;

use credential::verify::{Known, Outcome, Policy, verify};
use serde_json::Value;
use waymark::awards;

use super::award::{SLUG, grant, imported, text};
use crate::support::House;

const BASE: &str = "https://badges.example.org";

#[tokio::test]
async fn a_credential_of_a_did_web_issuer_verifies_with_what_the_site_publishes() {
    let house = House::open_at(BASE).await;
    let amina = imported(&house).await;
    let id = awards::award(&house.app, &grant(&house, &amina, SLUG).await)
        .await
        .unwrap();
    let signed = text(&house, &id).await;
    let document: Value = serde_json::from_str(&signed).unwrap();
    let issuer = document["issuer"]["id"].as_str().unwrap();
    let slug = issuer.strip_prefix("did:web:badges.example.org:issuers:").unwrap();
    let response = house.stranger().get(&format!("/issuers/{slug}/did.json")).await;
    assert_eq!(response.headers()["content-type"], "application/did+json");
    assert_eq!(response.headers()["access-control-allow-origin"], "*");
    let did = response.text().await.unwrap();
    let written: Value = serde_json::from_str(&did).unwrap();
    assert_eq!(written["assertionMethod"][0], document["proof"]["verificationMethod"]);

    let list = document["credentialStatus"]["statusListCredential"].as_str().unwrap();
    let path = list.strip_prefix(BASE).unwrap();
    let bits = house.stranger().get(path).await.text().await.unwrap();
    let known = Known::new()
        .with(format!("{BASE}/issuers/{slug}/did.json"), did)
        .with(list, bits);
    let policy = Policy::new(house.clock.now(), BTreeSet::from([issuer.to_owned()]));
    let report = verify(signed.as_bytes(), &known, &policy);
    assert_eq!(report.outcome, Outcome::InForce, "{:?}", report.checks);
    assert!(
        house
            .stranger()
            .page(&format!("/v/{id}"))
            .await
            .contains("genuine and in force")
    );
}

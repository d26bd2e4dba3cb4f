//! What verifiers fetch: credentials, status lists, issuers' keys.

use reqwest::header;
use serde_json::Value;
use waymark::awards;

use super::award::{SLUG, grant, house, text};
use crate::support::House;

async fn asked(house: &House, path: &str, accept: &str) -> reqwest::Response {
    let client = reqwest::Client::new();
    let request = client.get(house.url(path)).header(header::ACCEPT, accept);
    request.send().await.unwrap()
}

fn header_of(response: &reqwest::Response, name: &str) -> String {
    let value = response.headers().get(name);
    value.map_or_else(String::new, |value| value.to_str().unwrap().to_owned())
}

#[tokio::test]
async fn a_credential_is_had_by_its_address_in_the_type_that_was_asked_for() {
    let (house, amina) = house().await;
    let id = awards::award(&house.app, &grant(&house, &amina, SLUG).await)
        .await
        .unwrap();
    let signed = text(&house, &id).await;
    for (path, accept, answered) in [
        (format!("/v/{id}"), "application/vc", "application/vc"),
        (
            format!("/v/{id}"),
            "application/vc+ld+json, */*",
            "application/vc+ld+json",
        ),
        (format!("/v/{id}.json"), "*/*", "application/vc+ld+json"),
        (format!("/v/{id}.json"), "application/json", "application/json"),
    ] {
        let response = asked(&house, &path, accept).await;
        assert_eq!(header_of(&response, "content-type"), answered, "{path} {accept}");
        assert_eq!(header_of(&response, "access-control-allow-origin"), "*");
        assert_eq!(response.text().await.unwrap(), signed, "byte for byte");
    }
}

#[tokio::test]
async fn a_status_list_is_served_to_everyone_and_not_twice() {
    let (house, amina) = house().await;
    let id = awards::award(&house.app, &grant(&house, &amina, SLUG).await)
        .await
        .unwrap();
    let document: Value = serde_json::from_str(&text(&house, &id).await).unwrap();
    let list = document["credentialStatus"]["statusListCredential"].as_str().unwrap();
    let first = reqwest::get(list).await.unwrap();
    assert_eq!(header_of(&first, "content-type"), "application/vc");
    assert_eq!(header_of(&first, "access-control-allow-origin"), "*");
    assert_eq!(header_of(&first, "cache-control"), "public, max-age=60");
    let etag = header_of(&first, "etag");
    let body: Value = first.json().await.unwrap();
    assert_eq!(body["id"], list);
    assert_eq!(body["issuer"], document["issuer"]["id"], "the list is the issuer's own");
    let again = reqwest::Client::new().get(list).header("if-none-match", &etag);
    let again = again.send().await.unwrap();
    assert_eq!(again.status(), 304);
    assert!(again.bytes().await.unwrap().is_empty());
}

#[tokio::test]
async fn without_an_https_address_the_issuer_is_its_own_key_and_has_no_document() {
    let (house, amina) = house().await;
    let grant = grant(&house, &amina, SLUG).await;
    let id = awards::award(&house.app, &grant).await.unwrap();
    let document: Value = serde_json::from_str(&text(&house, &id).await).unwrap();
    let issuer = document["issuer"]["id"].as_str().unwrap();
    assert!(issuer.starts_with("did:key:z6Mk"), "{issuer}");
    let mut tx = house.app.db.read().await.unwrap();
    let known = awards::registry(&house.app, &mut tx).await.unwrap();
    let slug = &known.iter().find(|known| known.id == issuer).unwrap().slug;
    assert_eq!(
        asked(&house, &format!("/issuers/{slug}/did.json"), "*/*")
            .await
            .status(),
        404
    );
    let registry: Value = asked(&house, "/registry.json", "*/*").await.json().await.unwrap();
    assert_eq!(registry["registry"][issuer]["name"], document["issuer"]["name"]);
}

#[tokio::test]
async fn a_key_rests_sealed_and_opens_in_its_own_row_only() {
    use sqlx::Row;
    let (house, amina) = house().await;
    let first = grant(&house, &amina, SLUG).await;
    awards::award(&house.app, &first).await.unwrap();
    let mut tx = house.app.db.begin().await.unwrap();
    let row = sqlx::query("select secret, public_key from issuer_keys")
        .fetch_one(&mut *tx)
        .await
        .unwrap();
    let secret: String = row.try_get(0).unwrap();
    assert!(secret.starts_with("v1."), "sealed, not plain");
    drop(tx);
    let moved = "update issuer_keys set id = 'another'";
    let mut tx = house.app.db.begin().await.unwrap();
    for sql in ["delete from credentials", "delete from status_lists", moved] {
        sqlx::query(sql).execute(&mut *tx).await.unwrap();
    }
    tx.commit().await.unwrap();
    awards::award(&house.app, &first).await.unwrap_err();
}

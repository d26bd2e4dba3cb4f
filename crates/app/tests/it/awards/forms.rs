//! Other forms of a credential: tokens that say the same, signed once, verified by strangers.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use credential::verify::Outcome;
use serde_json::Value;
use waymark::awards;
use waymark::ids::CredentialId;

use super::award::{BASE, SLUG, administrator, count, grant, house, imported, text, verified, verified_at_base};
use crate::support::{Guest, House};

async fn awarded(house: &House, guest: &Guest) -> CredentialId {
    awards::award(&house.app, &grant(house, guest, SLUG).await)
        .await
        .unwrap()
}

/// Asks as a program does.
async fn asked(house: &House, path: &str, accept: &str) -> reqwest::Response {
    let host = house.app.settings.base_url.clone();
    let request = reqwest::Client::new()
        .get(house.url(path))
        .header("host", &host[url::Position::BeforeHost..url::Position::AfterPort])
        .header("accept", accept);
    request.send().await.unwrap()
}

fn part(token: &str, place: usize) -> Value {
    let part = token.split('.').nth(place).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

#[tokio::test]
async fn a_credential_is_had_as_token_in_both_profiles_and_says_the_same() {
    let house = House::open_at(BASE).await;
    let amina = imported(&house).await;
    let id = awarded(&house, &amina).await;
    let mut document: Value = serde_json::from_str(&text(&house, &id).await).unwrap();
    document.as_object_mut().unwrap().remove("proof");
    for (path, accept, kind, typ) in [
        (format!("/v/{id}.jwt"), "*/*", "text/plain", "JWT"),
        (format!("/v/{id}?format=jwt"), "*/*", "text/plain", "JWT"),
        (format!("/v/{id}"), "text/plain", "text/plain", "JWT"),
        (format!("/v/{id}.vc-jwt"), "*/*", "application/vc+jwt", "vc+jwt"),
        (
            format!("/v/{id}?format=vc+jwt"),
            "text/html",
            "application/vc+jwt",
            "vc+jwt",
        ),
        (format!("/v/{id}"), "application/vc+jwt", "application/vc+jwt", "vc+jwt"),
    ] {
        let response = asked(&house, &path, accept).await;
        assert_eq!(response.status(), 200, "{path} {accept}");
        assert_eq!(response.headers()["content-type"], kind, "{path} {accept}");
        let token = response.text().await.unwrap();
        let header = part(&token, 0);
        assert_eq!(
            (header["typ"].as_str(), header["alg"].as_str()),
            (Some(typ), Some(if typ == "JWT" { "RS256" } else { "ES256" }))
        );
        let report = verified_at_base(&house, &token).await;
        assert_eq!(report.outcome, Outcome::InForce, "{path}: {:?}", report.checks);
        assert_eq!(report.credential.unwrap().document, document);
    }
    assert_eq!(
        asked(&house, &format!("/v/{id}?format=docx"), "*/*").await.status(),
        404
    );
    assert_eq!(count(&house, "select count(*) from credential_forms").await, 2);
}

#[tokio::test]
async fn the_name_of_a_token_key_leads_to_the_key() {
    let house = House::open_at(BASE).await;
    let amina = imported(&house).await;
    let id = awarded(&house, &amina).await;
    let token = asked(&house, &format!("/v/{id}.jwt"), "*/*")
        .await
        .text()
        .await
        .unwrap();
    let header = part(&token, 0);
    assert_eq!(
        header.as_object().unwrap().len(),
        3,
        "alg, kid and typ, nothing else (Open Badges 3.0, §8.2)"
    );
    let kid = header["kid"].as_str().unwrap();
    let response = asked(&house, kid.strip_prefix(BASE).unwrap(), "*/*").await;
    assert_eq!(response.headers()["content-type"], "application/jwk+json");
    assert_eq!(response.headers()["access-control-allow-origin"], "*");
    let jwk: Value = response.json().await.unwrap();
    let shown = ["kty", "alg", "use", "kid"].map(|member| jwk[member].as_str());
    assert_eq!(shown, ["RSA", "RS256", "sig", kid].map(Some));
    assert!(jwk.get("d").is_none());
    assert_eq!(asked(&house, "/issuers/x/keys/y", "*/*").await.status(), 404);
}

#[tokio::test]
async fn twenty_who_ask_at_once_get_one_signature() {
    let (house, amina) = house().await;
    let id = awarded(&house, &amina).await;
    let tasks: Vec<_> = (0..20)
        .map(|_| {
            let url = house.url(&format!("/v/{id}.jwt"));
            tokio::spawn(async move { reqwest::get(url).await.unwrap().text().await.unwrap() })
        })
        .collect();
    let mut tokens = Vec::new();
    for task in tasks {
        tokens.push(task.await.unwrap());
    }
    tokens.sort();
    tokens.dedup();
    assert_eq!(tokens.len(), 1, "{tokens:?}");
    assert_eq!(
        verified(&house, &tokens[0]).await.outcome,
        Outcome::InForce,
        "an issuer that is its own key signs tokens with it"
    );
    assert_eq!(count(&house, "select count(*) from credential_forms").await, 1);
    assert_eq!(
        count(&house, "select count(*) from events where kind = 'form_signed'").await,
        1
    );
}

#[tokio::test]
async fn what_its_holder_hides_is_hidden_in_every_form() {
    let (house, amina) = house().await;
    let id = awarded(&house, &amina).await;
    asked(&house, &format!("/v/{id}.jwt"), "*/*")
        .await
        .error_for_status()
        .unwrap();
    amina
        .post(&format!("/me/credentials/{id}/page"), &[("page", "closed")])
        .await;
    for form in ["jwt", "vc-jwt"] {
        assert_eq!(asked(&house, &format!("/v/{id}.{form}"), "*/*").await.status(), 404);
        assert_eq!(amina.get(&format!("/v/{id}.{form}")).await.status(), 200, "their own");
    }
}

#[tokio::test]
async fn a_withdrawn_credential_gets_no_new_form_and_its_old_one_is_withdrawn() {
    let (house, amina) = house().await;
    let first = grant(&house, &amina, SLUG).await;
    let id = awards::award(&house.app, &first).await.unwrap();
    let token = asked(&house, &format!("/v/{id}.jwt"), "*/*")
        .await
        .text()
        .await
        .unwrap();
    let admin = administrator(&house, &first).await;
    let mut tx = house.app.db.read().await.unwrap();
    let slug = waymark::organizations::organization(&mut tx, &first.issuer)
        .await
        .unwrap()
        .slug;
    drop(tx);
    let form = [("reason", "issued_in_error"), ("words", "By mistake.")];
    admin.post(&format!("/issuer/{slug}/awards/{id}/revoke"), &form).await;
    assert_eq!(verified(&house, &token).await.outcome, Outcome::Withdrawn);
    assert_eq!(
        asked(&house, &format!("/v/{id}.jwt"), "*/*")
            .await
            .text()
            .await
            .unwrap(),
        token
    );
    assert_eq!(asked(&house, &format!("/v/{id}.vc-jwt"), "*/*").await.status(), 409);
}

#[tokio::test]
async fn the_holders_page_offers_the_forms() {
    let (house, amina) = house().await;
    let id = awarded(&house, &amina).await;
    let page = amina.page(&format!("/me/credentials/{id}")).await;
    for form in ["jwt", "vc-jwt", "json", "png", "svg"] {
        assert!(page.contains(&format!("href=\"/v/{id}.{form}\"")), "{form}");
    }
}

#[tokio::test]
async fn the_form_for_showing_parts_is_the_holders_alone_and_what_is_derived_verifies() {
    let house = House::open_at(BASE).await;
    let amina = imported(&house).await;
    let id = awarded(&house, &amina).await;
    let path = format!("/v/{id}.ecdsa-sd-2023");
    assert_eq!(asked(&house, &path, "*/*").await.status(), 404);
    let bea = house.person("Bea", "bea@example.org").await;
    assert_eq!(bea.get(&path).await.status(), 404);
    let base = amina.get(&path).await.text().await.unwrap();
    assert_eq!(amina.get(&path).await.text().await.unwrap(), base, "signed once");
    let base: Value = serde_json::from_str(&base).unwrap();
    let pointers = ["/name".to_owned(), "/credentialSubject/achievement/name".to_owned()];
    let derived = credential::proof::sd::derive(&base, &pointers).unwrap();
    assert!(
        derived["credentialSubject"].get("identifier").is_none(),
        "the name stays with its holder"
    );
    let report = verified_at_base(&house, &derived.to_string()).await;
    assert_eq!(report.outcome, Outcome::InForce, "{:?}", report.checks);
    let page = amina.page(&format!("/me/credentials/{id}")).await;
    assert!(page.contains(&format!("href=\"{path}\"")));
}

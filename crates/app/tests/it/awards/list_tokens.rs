//! Awards as SD-JWT VC, and the status list that their readers ask.

use credential::sd_jwt::SdJwt;
use credential::token_status::{Status, StatusListToken};
use credential::verify::{CheckId, CheckState, Outcome};
use jiff::SignedDuration;
use reqwest::{Response, header};
use serde_json::Value;
use waymark::awards;
use waymark::awards::keys::{self, Purpose};
use waymark::events::By;
use waymark::ids::{CredentialId, OrgId};

use super::award::{BASE, SLUG, administrator, count, grant, house, imported, text, verified, verified_at_base};
use super::reissuing::HOLDER;
use crate::support::{Guest, House};

const TOKENS: &str = "select count(*) from status_list_tokens";

/// A house whose issuers are `did:web`, with an award, its holder and its issuer.
async fn awarded() -> (House, Guest, CredentialId, OrgId) {
    let house = House::open_at(BASE).await;
    let amina = imported(&house).await;
    let grant = grant(&house, &amina, SLUG).await;
    let id = awards::award(&house.app, &grant).await.unwrap();
    (house, amina, id, grant.issuer)
}

/// The award as its holder downloads it.
async fn downloaded(holder: &Guest, id: &CredentialId) -> String {
    let response = holder.get(&format!("/v/{id}.dc-sd-jwt")).await;
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "application/dc+sd-jwt");
    response.text().await.unwrap()
}

/// Where the status of such an award stands.
fn place(award: &str) -> (String, usize) {
    let read = SdJwt::read(award).unwrap();
    let list = read.claim("status").unwrap()["status_list"].clone();
    let index = list["idx"].as_u64().unwrap();
    (
        list["uri"].as_str().unwrap().to_owned(),
        usize::try_from(index).unwrap(),
    )
}

async fn asked(house: &House, address: &str, headers: &[(header::HeaderName, &str)]) -> Response {
    let path = address.strip_prefix(BASE).expect("an address of this house");
    let mut request = reqwest::Client::new()
        .get(house.url(path))
        .header("host", "badges.example.org");
    for (name, value) in headers {
        request = request.header(name, *value);
    }
    request.send().await.unwrap()
}

async fn status(house: &House, (address, index): &(String, usize)) -> Status {
    let token = asked(house, address, &[]).await.text().await.unwrap();
    let read = StatusListToken::read(&token).unwrap();
    read.statuses().unwrap().get(*index).unwrap()
}

/// The key that signs tokens by ES256 now.
async fn token_key(house: &House) -> String {
    let mut tx = house.app.db.read().await.unwrap();
    let all = keys::inventory(&mut tx, None).await.unwrap();
    let of_tokens = |entry: &&keys::Entry| entry.purpose == Purpose::Token;
    all.iter().find(of_tokens).unwrap().id.clone()
}

async fn outcome(house: &House, award: &str) -> Outcome {
    verified_at_base(house, award).await.outcome
}

async fn withdraw(house: &House, holder: &Guest, id: &CredentialId) {
    let grant = grant(house, holder, SLUG).await;
    let admin = administrator(house, &grant).await;
    let mut tx = house.app.db.read().await.unwrap();
    let issuer = waymark::organizations::organization(&mut tx, &grant.issuer).await;
    let slug = issuer.unwrap().slug;
    drop(tx);
    let form = [("reason", "issued_in_error"), ("words", "By mistake.")];
    admin.post(&format!("/issuer/{slug}/awards/{id}/revoke"), &form).await;
}

#[tokio::test]
async fn an_award_as_sd_jwt_vc_says_the_same_and_its_status_stands_in_the_same_place() {
    let (house, amina, id, _) = awarded().await;
    assert_eq!(count(&house, TOKENS).await, 0, "nobody asked for one");
    let award = downloaded(&amina, &id).await;
    assert_eq!(downloaded(&amina, &id).await, award, "signed once");
    let report = verified_at_base(&house, &award).await;
    assert_eq!(report.outcome, Outcome::InForce, "{:?}", report.checks);
    assert_eq!(report.check(CheckId::Status).unwrap().state, CheckState::Passed);
    let document: Value = serde_json::from_str(&text(&house, &id).await).unwrap();
    let says = report.credential.unwrap().document;
    let subject = &document["credentialSubject"];
    for (claim, member) in [
        ("iss", &document["issuer"]["id"]),
        ("jti", &document["id"]),
        ("sub", &subject["id"]),
        ("vct", &subject["achievement"]["id"]),
        ("name", &document["name"]),
        ("credentialSubject", subject),
    ] {
        assert_eq!(&says[claim], member, "{claim}");
    }
    let (uri, index) = place(&award);
    let entry = &document["credentialStatus"];
    assert_eq!(
        uri,
        format!("{}/token", entry["statusListCredential"].as_str().unwrap())
    );
    assert_eq!(index.to_string(), entry["statusListIndex"].as_str().unwrap());
}

#[tokio::test]
async fn its_holder_alone_has_it_and_may_keep_the_name_back() {
    let (house, amina, id, _) = awarded().await;
    let award = downloaded(&amina, &id).await;
    let path = format!("/v/{id}.dc-sd-jwt");
    assert_eq!(house.stranger().get(&path).await.status(), 404);
    let bea = house.person("Bea", "bea@example.org").await;
    assert_eq!(bea.get(&path).await.status(), 404);
    let less = SdJwt::read(&award).unwrap().present(&[]);
    assert!(less.len() < award.len());
    let report = verified_at_base(&house, &less).await;
    assert_eq!(report.outcome, Outcome::InForce, "{:?}", report.checks);
    let says = report.credential.unwrap().document;
    assert!(says["credentialSubject"].get("identifier").is_none());
    assert!(says["credentialSubject"]["achievement"]["name"].is_string());
    let page = amina.page(&format!("/me/credentials/{id}")).await;
    assert!(page.contains(&format!("href=\"{path}\"")));
}

#[tokio::test]
async fn the_list_is_served_to_everyone_whatever_they_accept_and_not_twice() {
    let (house, amina, id, _) = awarded().await;
    let (uri, _) = place(&downloaded(&amina, &id).await);
    let mut etag = String::new();
    for accept in ["application/statuslist+jwt", "*/*", "application/json"] {
        let response = asked(&house, &uri, &[(header::ACCEPT, accept)]).await;
        assert_eq!(response.status(), 200, "{accept}");
        let shown = ["content-type", "access-control-allow-origin", "cache-control"]
            .map(|name| response.headers()[name].to_str().unwrap().to_owned());
        assert_eq!(
            shown,
            ["application/statuslist+jwt", "*", "public, max-age=60"],
            "{accept}"
        );
        etag = response.headers()["etag"].to_str().unwrap().to_owned();
        let token = StatusListToken::read(&response.text().await.unwrap()).unwrap();
        assert_eq!((token.uri(), token.ttl()), (uri.as_str(), Some(60.0)));
    }
    let again = asked(&house, &uri, &[(header::IF_NONE_MATCH, &etag)]).await;
    assert_eq!(again.status(), 304);
    let nowhere = format!("{BASE}/status/nowhere/token");
    assert_eq!(asked(&house, &nowhere, &[]).await.status(), 404);
    let mut tx = house.app.db.read().await.unwrap();
    let known = awards::known_locally(&house.app, &mut tx, &uri).await.unwrap();
    assert!(known.is_some(), "our own verification asks no network for it");
}

#[tokio::test]
async fn a_list_without_such_an_award_has_no_token() {
    let (house, _, id, _) = awarded().await;
    let document: Value = serde_json::from_str(&text(&house, &id).await).unwrap();
    let list = document["credentialStatus"]["statusListCredential"].as_str().unwrap();
    let response = asked(&house, &format!("{list}/token"), &[]).await;
    assert_eq!(response.status(), 404);
}

#[tokio::test]
async fn a_withdrawn_award_is_withdrawn_for_readers_of_tokens_too() {
    let (house, amina, id, _) = awarded().await;
    let other = awards::award(&house.app, &grant(&house, &amina, SLUG).await)
        .await
        .unwrap();
    let award = downloaded(&amina, &id).await;
    let standing = downloaded(&amina, &other).await;
    assert_eq!(count(&house, TOKENS).await, 1, "one list, one token");
    let place = place(&award);
    assert_eq!(status(&house, &place).await, Status::Valid);
    withdraw(&house, &amina, &id).await;
    assert_eq!(status(&house, &place).await, Status::Invalid);
    assert_eq!(outcome(&house, &award).await, Outcome::Withdrawn);
    assert_eq!(outcome(&house, &standing).await, Outcome::InForce);
    assert_eq!(downloaded(&amina, &id).await, award, "the form stays as it was signed");
}

#[tokio::test]
async fn a_token_that_begins_later_knows_what_was_withdrawn_before() {
    let (house, amina, id, _) = awarded().await;
    let other = awards::award(&house.app, &grant(&house, &amina, SLUG).await)
        .await
        .unwrap();
    let document: Value = serde_json::from_str(&text(&house, &id).await).unwrap();
    withdraw(&house, &amina, &id).await;
    let (uri, _) = place(&downloaded(&amina, &other).await);
    let index = document["credentialStatus"]["statusListIndex"].as_str().unwrap();
    assert_eq!(status(&house, &(uri, index.parse().unwrap())).await, Status::Invalid);
}

#[tokio::test]
async fn an_edition_that_was_superseded_is_no_longer_in_force() {
    let (house, amina, id, _) = awarded().await;
    let earlier = downloaded(&amina, &id).await;
    house.wait(SignedDuration::from_hours(30));
    let mut tx = house.app.db.begin().await.unwrap();
    let edition = awards::reserve_edition(&house.app, &mut tx, &id, HOLDER).await.unwrap();
    tx.commit().await.unwrap();
    awards::finish_edition(&house.app, &edition).await.unwrap();
    let newer = downloaded(&amina, &id).await;
    assert_ne!(place(&newer), place(&earlier));
    assert_eq!(outcome(&house, &earlier).await, Outcome::Withdrawn);
    assert_eq!(outcome(&house, &newer).await, Outcome::InForce);
    let says = verified_at_base(&house, &newer).await.credential.unwrap();
    assert_eq!(says.subject_id.as_deref(), Some(HOLDER));
}

#[tokio::test]
async fn a_lost_key_signs_no_list_and_its_heir_signs_it_anew() {
    let (house, amina, id, _) = awarded().await;
    let award = downloaded(&amina, &id).await;
    let (uri, _) = place(&award);
    let before = asked(&house, &uri, &[]).await.text().await.unwrap();
    house.wait(SignedDuration::from_hours(1));
    let lost = token_key(&house).await;
    let mut tx = house.app.db.begin().await.unwrap();
    let since = house.clock.now();
    let told = keys::compromise(&house.app, &mut tx, By::Platform, &lost, since)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(told.lists, 1);
    let after = asked(&house, &uri, &[]).await.text().await.unwrap();
    let kid = |token: &str| StatusListToken::read(token).unwrap().kid().map(str::to_owned);
    assert_ne!(kid(&after), kid(&before));
    let again = downloaded(&amina, &id).await;
    assert_ne!(again, award, "made anew by the heir");
    assert_eq!(outcome(&house, &again).await, Outcome::InForce);
    assert_ne!(outcome(&house, &award).await, Outcome::InForce);
}

#[tokio::test]
async fn after_a_rotation_the_new_key_signs_the_list_when_it_changes() {
    let (house, amina, id, issuer) = awarded().await;
    let award = downloaded(&amina, &id).await;
    let (uri, _) = place(&award);
    let before = asked(&house, &uri, &[]).await.text().await.unwrap();
    let mut tx = house.app.db.begin().await.unwrap();
    let which = (&issuer, Purpose::Token, credential::key::Kind::P256);
    keys::rotate(&house.app, &mut tx, By::Platform, which, keys::OVERLAP)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    house.wait(SignedDuration::from_hours(1));
    assert_eq!(
        outcome(&house, &award).await,
        Outcome::InForce,
        "the old key keeps verifying"
    );
    withdraw(&house, &amina, &id).await;
    let after = asked(&house, &uri, &[]).await.text().await.unwrap();
    let kid = |token: &str| StatusListToken::read(token).unwrap().kid().map(str::to_owned);
    assert_ne!(kid(&after), kid(&before));
    assert_eq!(outcome(&house, &award).await, Outcome::Withdrawn);
}

#[tokio::test]
async fn an_issuer_that_is_its_own_key_signs_the_list_with_it() {
    let (house, amina) = house().await;
    let id = awards::award(&house.app, &grant(&house, &amina, SLUG).await)
        .await
        .unwrap();
    let award = downloaded(&amina, &id).await;
    let report = verified(&house, &award).await;
    assert_eq!(report.outcome, Outcome::InForce, "{:?}", report.checks);
    withdraw(&house, &amina, &id).await;
    assert_eq!(verified(&house, &award).await.outcome, Outcome::Withdrawn);
}

#[tokio::test]
async fn many_who_begin_a_list_at_once_get_one_token() {
    let (house, amina, first, _) = awarded().await;
    let mut all = vec![first];
    for _ in 0..7 {
        all.push(
            awards::award(&house.app, &grant(&house, &amina, SLUG).await)
                .await
                .unwrap(),
        );
    }
    let downloads = all.iter().map(|id| downloaded(&amina, id));
    let awards = futures_util::future::join_all(downloads).await;
    let mut uris: Vec<String> = awards.iter().map(|award| place(award).0).collect();
    uris.dedup();
    assert_eq!(uris.len(), 1);
    assert_eq!(count(&house, TOKENS).await, 1);
}

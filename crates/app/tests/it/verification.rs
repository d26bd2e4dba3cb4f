//! Checking a credential on `/verify`: file, paste, link, identifier; one sentence as the answer.

use credential::baking;
use credential::key::{Signer, SigningKey};
use credential::open_badge::{
    Achievement, AchievementCredential, AchievementSubject, Criteria, IdentityObject, Profile,
};
use credential::{cose, jwt, proof, sd_jwt};
use reqwest::multipart::{Form, Part};
use reqwest::{Response, header};

use crate::awards::award::{grant, house, text};
use crate::support::Guest;
use crate::support::House;

const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0 0h8v8z\"/></svg>";

/// Hands something in as the form does.
async fn hand_in(house: &House, guest: &Guest, form: Form, accept: &str) -> Response {
    let post = guest
        .client
        .post(house.url("/verify"))
        .header("sec-fetch-site", "same-origin");
    post.header(header::ACCEPT, accept)
        .multipart(form)
        .send()
        .await
        .unwrap()
}

async fn checked(house: &House, form: Form) -> String {
    let answer = hand_in(house, &house.stranger(), form, "text/html").await;
    assert_eq!(answer.status(), 200);
    answer.text().await.unwrap()
}

fn file(name: &str, bytes: impl Into<Vec<u8>>) -> Form {
    Form::new()
        .text("ref", "")
        .part("file", Part::bytes(bytes.into()).file_name(name.to_owned()))
}

fn pasted(text: &str) -> Form {
    Form::new().text("ref", text.to_owned())
}

/// A credential of somebody whom this site does not know, before it is signed.
fn unsigned(now: jiff::Timestamp) -> serde_json::Value {
    let key = SigningKey::from_seed(&[7; 32]);
    let criteria = Criteria {
        narrative: Some("Led an <b>inquiry</b>.".into()),
        ..Criteria::default()
    };
    let achievement = Achievement::micro_credential(
        "https://other.example/inquiry",
        "Foreign inquiry",
        "Leads inquiry.",
        criteria,
    );
    let mut subject = AchievementSubject::new("urn:uuid:7b1ef5a2-33e9-4d7c-9a51-2f2e5a3a0002", achievement);
    subject
        .identifier
        .push(IdentityObject::name("<script>alert(1)</script> Zoë"));
    let issuer = Profile {
        id: key.public().did_key(),
        name: Some("Elsewhere".into()),
        ..Profile::default()
    };
    let id = "urn:uuid:7b1ef5a2-33e9-4d7c-9a51-2f2e5a3a0001";
    let award = AchievementCredential::new(id, "Foreign inquiry", issuer, now, subject);
    award.to_value()
}

/// The same, signed by them.
fn foreign(now: jiff::Timestamp) -> String {
    let key = SigningKey::from_seed(&[7; 32]);
    proof::sign(&unsigned(now), &key, &key.public().did_key_method(), now)
        .unwrap()
        .to_string()
}

#[tokio::test]
async fn what_this_site_issued_is_genuine_whichever_way_it_is_handed_in() {
    let (house, amina) = house().await;
    let grant = grant(&house, &amina, "everyone-in").await;
    let id = waymark::awards::award(&house.app, &grant).await.unwrap();
    let json = text(&house, &id).await;
    let svg = baking::svg::bake(PICTURE.as_bytes(), json.as_bytes()).unwrap();
    for form in [pasted(&json), file("badge.json", json.clone()), file("badge.svg", svg)] {
        let page = checked(&house, form).await;
        assert!(page.contains("This credential is genuine and in force"), "{page}");
        assert!(page.contains("Amina"));
    }
    for reference in [
        id.to_string(),
        house.url(&format!("/v/{id}")),
        house.url(&format!("/v/{id}.json")),
    ] {
        let answer = hand_in(&house, &house.stranger(), pasted(&reference), "text/html").await;
        assert_eq!(answer.url().path(), format!("/v/{id}"), "{reference}");
    }
}

#[tokio::test]
async fn one_changed_character_shows_nothing_of_the_content() {
    let (house, amina) = house().await;
    let grant = grant(&house, &amina, "everyone-in").await;
    let id = waymark::awards::award(&house.app, &grant).await.unwrap();
    let changed = text(&house, &id).await.replacen("Amina", "Emina", 1);
    let page = checked(&house, pasted(&changed)).await;
    assert!(page.contains("This credential has been changed"));
    assert!(!page.contains("Emina") && !page.contains("Everyone In"));
}

#[tokio::test]
async fn a_sound_credential_of_a_stranger_is_unconfirmed_and_its_markup_is_inert() {
    let house = House::open().await;
    let page = checked(&house, pasted(&foreign(house.clock.now()))).await;
    assert!(page.contains("Unchanged, but we cannot confirm who issued it"));
    assert!(page.contains("Foreign inquiry") && page.contains("Zoë"));
    assert!(!page.contains("<script>alert") && page.contains("&lt;script&gt;alert") || page.contains("&#60;script"));
}

#[tokio::test]
async fn a_token_is_read_from_a_file_or_a_pasted_text_like_any_credential() {
    let house = House::open().await;
    let key = Signer::from(SigningKey::from_seed(&[7; 32]));
    let (document, kid) = (unsigned(house.clock.now()), key.public().did_key_method());
    let badge = jwt::issue(&document, jwt::Profile::OpenBadges, &key, &kid).unwrap();
    let plain = jwt::issue(&document, jwt::Profile::Credential, &key, &kid).unwrap();
    let hidden = ["/credentialSubject/achievement/description"];
    let parts = sd_jwt::issue(&document, sd_jwt::Form::Credential, &key, &kid, &hidden, || [1; 16]).unwrap();
    let envelope = cose::issue(&document, cose::CoseForm::Credential, &key, &kid).unwrap();
    for form in [
        file("badge.jws", badge.clone()),
        file("badge.jwt", plain.clone()),
        file("badge.sd-jwt", parts.clone()),
        file("badge.cose", envelope),
        pasted(&badge),
        pasted(&format!("  {plain}\n")),
        pasted(&parts),
    ] {
        let page = checked(&house, form).await;
        assert!(
            page.contains("Unchanged, but we cannot confirm who issued it"),
            "{page}"
        );
        assert!(page.contains("Foreign inquiry") && !page.contains("<script>alert"));
    }
    let (start, end) = badge.split_at(badge.len() - 20);
    let changed = format!("{start}{}", end.replacen(char::is_alphanumeric, "-", 1));
    let page = checked(&house, pasted(&changed)).await;
    assert!(page.contains("This credential has been changed") && !page.contains("Foreign inquiry"));
}

#[tokio::test]
async fn a_program_gets_the_outcome_and_every_check() {
    let house = House::open().await;
    let answer = hand_in(
        &house,
        &house.stranger(),
        pasted(&foreign(house.clock.now())),
        "application/json",
    )
    .await;
    let report: serde_json::Value = answer.json().await.unwrap();
    assert_eq!(report["outcome"], "unconfirmed_issuer");
    let checks = report["checks"].as_array().unwrap();
    assert!(
        checks
            .iter()
            .any(|check| check["id"] == "signature" && check["state"] == "passed")
    );
    assert!(
        checks
            .iter()
            .any(|check| check["id"] == "status" && check["state"] == "not_performed")
    );
}

#[tokio::test]
async fn nonsense_is_unreadable_and_nothing_asks_for_something() {
    let house = House::open().await;
    for (form, words) in [
        (pasted("hello"), "We cannot read this"),
        (pasted("{\"a\":1,\"a\":2}"), "We cannot read this"),
        (
            file("x.png", b"\x89PNG\r\n\x1a\nnot really".to_vec()),
            "We cannot read this",
        ),
    ] {
        assert!(checked(&house, form).await.contains(words));
    }
    let empty = hand_in(&house, &house.stranger(), pasted("  "), "text/html").await;
    assert_eq!(empty.status(), 422);
    let other_form = house.stranger().post("/verify", &[("ref", "hello")]).await;
    assert_eq!(other_form.status(), 422);
    let large = hand_in(&house, &house.stranger(), file("x", vec![b' '; 11 << 20]), "text/html").await;
    assert_eq!(large.status(), 413);
}

#[tokio::test]
async fn links_into_our_own_network_are_not_asked() {
    let house = House::open().await;
    let port = house.address.port();
    for link in [
        format!("http://127.0.0.1:{port}/healthz"),
        "https://10.0.0.1/x".into(),
        "https://[::ffff:127.0.0.1]/x".into(),
        "http://localhost/x".into(),
    ] {
        let answer = hand_in(&house, &house.stranger(), pasted(&link), "text/html").await;
        assert_eq!(answer.status(), 422, "{link}");
        assert!(
            answer.text().await.unwrap().contains("We do not ask that address"),
            "{link}"
        );
    }
}

#[tokio::test]
async fn a_picture_with_two_credentials_counts_for_neither() {
    let house = House::open().await;
    let json = foreign(house.clock.now());
    let once = String::from_utf8(baking::svg::bake(PICTURE.as_bytes(), json.as_bytes()).unwrap()).unwrap();
    let element =
        &once[once.find("<openbadges:credential").unwrap()..once.find("</openbadges:credential>").unwrap() + 24];
    let twice = once.replacen(element, &format!("{element}{element}"), 1);
    let page = checked(&house, file("two.svg", twice.into_bytes())).await;
    assert!(page.contains("We cannot read this"));
}

#[tokio::test]
async fn a_copy_that_a_wallets_edition_replaced_leads_to_the_newer_one() {
    let (house, amina) = house().await;
    let id = waymark::awards::award(&house.app, &grant(&house, &amina, "making-sense").await)
        .await
        .unwrap();
    let earlier = text(&house, &id).await;
    let mut tx = house.app.db.begin().await.unwrap();
    let holder = SigningKey::from_seed(&[9; 32]).public().did_key();
    let edition = waymark::awards::reserve_edition(&house.app, &mut tx, &id, &holder)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    waymark::awards::finish_edition(&house.app, &edition).await.unwrap();
    let page = checked(&house, pasted(&earlier)).await;
    assert!(
        page.contains("This copy was replaced") && page.contains(&format!("href=\"/v/{id}\"")),
        "{page}"
    );
    amina
        .post(&format!("/me/credentials/{id}/page"), &[("page", "closed")])
        .await;
    assert!(
        !checked(&house, pasted(&earlier))
            .await
            .contains("This copy was replaced")
    );
}

//! Accounts: signing in and up, passwords, addresses, sessions.

use jiff::SignedDuration;

use crate::support::{Guest, House};

/// The link and the code of the newest mail to an address.
async fn link_and_code(house: &House, address: &str) -> (String, String) {
    let (_, text) = house.mail_to(address).await;
    let link = text.lines().find(|line| line.contains("/sign-in/link/")).unwrap();
    let path = link
        .split_once("/sign-in/")
        .map(|(_, rest)| format!("/sign-in/{rest}"))
        .unwrap();
    let code = text
        .split_once("there: ")
        .map(|(_, rest)| rest[..7].to_owned())
        .unwrap();
    (path, code)
}

async fn ask(guest: &Guest, address: &str) {
    let sent = guest
        .post("/sign-in", &[("email", address), ("next", "/me/settings/account")])
        .await;
    assert_eq!(sent.url().path(), "/sign-in/sent");
}

#[tokio::test]
async fn a_newcomer_signs_up_with_a_link_and_a_name() {
    let house = House::open().await;
    let guest = house.stranger();
    ask(&guest, "Ana.Lopez@Example.org").await;
    let (link, _) = link_and_code(&house, "Ana.Lopez@Example.org").await;
    assert!(guest.page(&link).await.contains("<form method=\"post\""));
    let named = guest.post(&link, &[]).await;
    assert_eq!(named.url().path(), "/sign-up");
    let refused = guest.post("/sign-up", &[("name", "\u{202e}")]).await;
    assert_eq!(refused.status(), 422);
    let arrived = guest.post("/sign-up", &[("name", "Ana López")]).await;
    assert_eq!(arrived.url().path(), "/me/settings/account");
    assert!(arrived.text().await.unwrap().contains("Ana López"));
}

#[tokio::test]
async fn a_code_signs_in_where_it_was_asked_for_and_only_once() {
    let house = House::open().await;
    house.person("Ana", "ana@example.org").await;
    let guest = house.stranger();
    ask(&guest, "ana@example.org").await;
    let (link, code) = link_and_code(&house, "ana@example.org").await;
    assert_eq!(guest.post("/sign-in/code", &[("code", "000 000")]).await.status(), 422);
    let elsewhere = house.stranger();
    assert_eq!(elsewhere.post(&link, &[]).await.status(), 409);
    let arrived = guest.post("/sign-in/code", &[("code", &code)]).await;
    assert_eq!(arrived.url().path(), "/me/settings/account");
    let again = house.stranger();
    assert_eq!(again.post(&link, &[]).await.status(), 409);
}

#[tokio::test]
async fn a_link_is_void_after_ten_minutes_and_after_five_wrong_codes() {
    let house = House::open().await;
    let guest = house.stranger();
    ask(&guest, "ana@example.org").await;
    let (link, code) = link_and_code(&house, "ana@example.org").await;
    house.wait(SignedDuration::from_secs(601));
    assert_eq!(guest.post(&link, &[]).await.status(), 409);
    ask(&guest, "ana@example.org").await;
    for _ in 0..5 {
        guest.post("/sign-in/code", &[("code", "1")]).await;
    }
    assert_eq!(guest.post("/sign-in/code", &[("code", &code)]).await.status(), 409);
}

#[tokio::test]
async fn nobody_learns_whether_an_address_has_an_account() {
    let house = House::open().await;
    house.person("Ana", "ana@example.org").await;
    let mut answers = Vec::new();
    for address in ["ana@example.org", "nobody@example.org"] {
        let guest = house.stranger();
        let sent = guest.post("/sign-in", &[("email", address)]).await;
        let wrong = guest
            .post("/sign-in", &[("email", address), ("password", "not the one")])
            .await;
        let status = wrong.status();
        let text = wrong.text().await.unwrap().replace(address, "");
        answers.push((sent.status(), sent.text().await.unwrap(), status, text));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(
        house.mail_to("nobody@example.org").await.0,
        house.mail_to("ana@example.org").await.0
    );
}

#[tokio::test]
async fn a_password_works_after_it_was_set_and_ends_other_sessions() {
    let house = House::open().await;
    let ana = house.person("Ana", "ana@example.org").await;
    let other = house.session(&ana).await;
    assert_eq!(
        ana.post("/me/settings/password", &[("password", "short")])
            .await
            .status(),
        422
    );
    assert_eq!(
        ana.post("/me/settings/password", &[("password", "nine green bottles")])
            .await
            .status(),
        200
    );
    assert_eq!(other.get("/me/settings/account").await.url().path(), "/sign-in");
    let guest = house.stranger();
    let wrong = guest
        .post(
            "/sign-in",
            &[("email", "ana@example.org"), ("password", "nine green bottle")],
        )
        .await;
    assert_eq!(wrong.status(), 422);
    let right = guest
        .post(
            "/sign-in",
            &[
                ("email", "ANA@example.org"),
                ("password", "nine green bottles"),
                ("next", "/me/settings/sign-in"),
            ],
        )
        .await;
    assert_eq!(right.url().path(), "/me/settings/sign-in");
}

#[tokio::test]
async fn a_second_address_signs_in_to_the_same_account() {
    let house = House::open().await;
    let ana = house.person("Ana", "ana@work.example").await;
    let sent = ana
        .post("/me/settings/addresses", &[("email", "ana@home.example")])
        .await;
    assert_eq!(sent.url().path(), "/sign-in/sent");
    let (link, _) = link_and_code(&house, "ana@home.example").await;
    assert!(
        ana.post(&link, &[])
            .await
            .text()
            .await
            .unwrap()
            .contains("ana@home.example")
    );
    assert_eq!(
        ana.post("/me/settings/addresses/removed", &[("email", "ana@work.example")])
            .await
            .status(),
        200
    );
    let last = ana
        .post("/me/settings/addresses/removed", &[("email", "ana@home.example")])
        .await;
    assert_eq!(last.status(), 409);
}

#[tokio::test]
async fn sessions_are_listed_and_end_at_once() {
    let house = House::open().await;
    let ana = house.person("Ana", "ana@example.org").await;
    let other = house.session(&ana).await;
    let page = ana.page("/me/settings/sign-in").await;
    let path = page
        .split("action=\"")
        .find(|rest| rest.starts_with("/me/settings/sessions/") && !rest.contains("others/end\""))
        .unwrap();
    let path = path.split('"').next().unwrap().to_owned();
    let stranger = house.person("Ben", "ben@example.org").await;
    assert_eq!(stranger.post(&path, &[]).await.status(), 404);
    assert_eq!(ana.post(&path, &[]).await.status(), 200);
    assert_eq!(other.get("/me/settings/account").await.url().path(), "/sign-in");
    assert_eq!(
        ana.get("/me/settings/account").await.url().path(),
        "/me/settings/account"
    );
}

#[tokio::test]
async fn a_way_back_never_leads_off_the_site() {
    let house = House::open().await;
    let ana = house.person("Ana", "ana@example.org").await;
    for tricky in [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
    ] {
        let path = format!(
            "/sign-in?next={}",
            url::form_urlencoded::byte_serialize(tricky.as_bytes()).collect::<String>()
        );
        assert_eq!(ana.get(&path).await.url().path(), "/", "{tricky}");
    }
}

#[tokio::test]
async fn asking_too_often_is_slowed_with_a_time_to_wait() {
    let house = House::open().await;
    let guest = house.stranger();
    let mut last = guest.post("/sign-in", &[("email", "ana@example.org")]).await;
    for _ in 0..6 {
        last = guest.post("/sign-in", &[("email", "ana@example.org")]).await;
    }
    assert_eq!(last.status(), 429);
    assert!(last.headers()["retry-after"].to_str().unwrap().parse::<u64>().unwrap() > 0);
}

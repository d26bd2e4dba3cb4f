//! The entry hall: languages, errors, headers, cross-site requests.

use crate::support::House;

#[tokio::test]
async fn a_page_that_is_not_there_says_so_in_the_readers_language() {
    let house = House::open().await;
    let guest = house.stranger();
    let page = guest
        .client
        .get(house.url("/nowhere"))
        .header("accept-language", "es-MX, en;q=0.5")
        .send()
        .await
        .unwrap();
    assert_eq!(page.status(), 404);
    assert!(page.text().await.unwrap().contains("No encontramos esta página"));
}

#[tokio::test]
async fn a_program_gets_problem_details_for_an_error() {
    let house = House::open().await;
    let answer = house
        .stranger()
        .client
        .get(house.url("/nowhere"))
        .header("accept", "application/json")
        .send()
        .await
        .unwrap();
    assert_eq!(answer.headers()["content-type"], "application/problem+json");
    let problem: serde_json::Value = answer.json().await.unwrap();
    assert_eq!(problem["status"], 404);
}

#[tokio::test]
async fn a_form_posted_from_another_site_changes_nothing() {
    let house = House::open().await;
    let guest = house.stranger();
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
    ] {
        let answer = guest
            .client
            .post(house.url("/preferences"))
            .header(name, value)
            .body("")
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), 403, "{name}: {value}");
        assert!(answer.text().await.unwrap().contains("You cannot do this"));
    }
}

#[tokio::test]
async fn another_hosts_name_is_not_answered_but_probes_are() {
    let house = House::open().await;
    let guest = house.stranger();
    for (path, host, status) in [
        ("/", "evil.example", 421),
        ("/help", "", 421),
        ("/healthz", "10.0.0.7:8080", 200),
    ] {
        let answer = guest
            .client
            .get(house.url(path))
            .header("host", host)
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), status, "{path} for {host:?}");
    }
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let house = House::open().await;
    for path in ["/nowhere", "/assets/x/app.css"] {
        let answer = house.stranger().get(path).await;
        assert!(
            answer.headers()["content-security-policy"]
                .to_str()
                .unwrap()
                .contains("default-src 'none'"),
            "{path}"
        );
        assert_eq!(answer.headers()["x-content-type-options"], "nosniff", "{path}");
    }
}

#[tokio::test]
async fn a_style_sheet_may_be_kept_for_ever_under_its_digest() {
    let house = House::open().await;
    let answer = house.stranger().get(&waymark::ui::asset("app.css")).await;
    assert_eq!(answer.status(), 200);
    assert!(
        answer.headers()["cache-control"]
            .to_str()
            .unwrap()
            .contains("immutable")
    );
}

//! Drafts: starting, saving, two tabs, earlier versions.

use super::support::{SLUG, count, hidden, house, id_of, save, start, words};
use waymark::submissions;

#[tokio::test]
async fn a_second_click_on_start_leads_to_the_same_application() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let first = start(&maya, SLUG).await;
    assert_eq!(start(&maya, SLUG).await, first);
    assert_eq!(count(&house, "select count(*) from submissions").await, 1);
    assert_ne!(start(&maya, "everyone-in").await, first);
    let mut tx = house.app.db.read().await.unwrap();
    let mine = submissions::of_person(&mut tx, maya.id.as_ref().unwrap())
        .await
        .unwrap();
    assert_eq!(mine.len(), 2);
    assert_eq!(mine[0].number.len(), 4);
}

#[tokio::test]
async fn ten_clicks_at_once_start_one_application() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let clicks: Vec<_> = (0..10)
        .map(|_| {
            let (client, url) = (maya.client.clone(), house.url("/me/applications"));
            let request = client
                .post(url)
                .header("content-type", "application/x-www-form-urlencoded");
            let request = request.body(format!("slug={SLUG}"));
            tokio::spawn(async move { request.send().await.unwrap().url().path().to_owned() })
        })
        .collect();
    let mut paths = std::collections::BTreeSet::new();
    for click in clicks {
        paths.insert(click.await.unwrap());
    }
    assert_eq!(paths.len(), 1, "{paths:?}");
    assert_eq!(
        count(&house, "select count(*) from events where kind = 'submission_started'").await,
        1
    );
}

#[tokio::test]
async fn what_was_typed_is_there_when_the_page_is_opened_again() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let path = start(&maya, SLUG).await;
    let part = format!("{path}/overview");
    save(
        &maya,
        &part,
        &[
            ("answer.setting", "Nine of us, <b>twice</b> a week.\r\nIn a gym."),
            ("done", "no"),
        ],
    )
    .await;
    let page = maya.page(&part).await;
    assert!(
        page.contains("Nine of us, &#60;b&#62;twice&#60;/b&#62; a week.\nIn a gym."),
        "{page}"
    );
    assert!(page.contains("9 words saved"));
    assert!(maya.page(&path).await.contains("In progress"));
}

#[tokio::test]
async fn a_text_of_almost_a_megabyte_is_saved_and_a_longer_one_stays_in_the_field() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let path = start(&maya, SLUG).await;
    let part = format!("{path}/overview");
    let long = "é ".repeat(330_000);
    save(&maya, &part, &[("answer.setting", &long)]).await;
    assert!(maya.page(&part).await.contains(long.trim_end()));
    let version = hidden(&maya.page(&part).await, "version");
    let longer = "é ".repeat(360_000);
    let answer = maya
        .post(&part, &[("version", &version), ("answer.setting", &longer)])
        .await;
    assert_eq!(answer.status(), 422);
    let page = answer.text().await.unwrap();
    assert!(page.contains("longer than 1 MB") && page.contains(longer.trim_end()));
}

#[tokio::test]
async fn two_tabs_keep_both_texts_and_the_writer_chooses() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let path = start(&maya, SLUG).await;
    let part = format!("{path}/overview");
    let (one, two) = (maya.page(&part).await, maya.page(&part).await);
    let post = |page: &str, text: &'static str| {
        let (version, tab) = (hidden(page, "version"), hidden(page, "tab"));
        let (maya, part) = (&maya, &part);
        async move {
            maya.post(
                part,
                &[
                    ("version", &version),
                    ("tab", &tab),
                    ("answer.setting", text),
                    ("answer.activity", ""),
                ],
            )
            .await
        }
    };
    assert_eq!(post(&one, "written in the first window").await.url().path(), path);
    let both = post(&two, "written in the second window").await;
    assert!(both.url().path().ends_with("/answers/setting/both"), "{}", both.url());
    let page = both.text().await.unwrap();
    assert!(page.contains("written in the first window") && page.contains("written in the second window"));
    assert!(maya.page(&part).await.contains("There are two versions of this text"));

    let version = hidden(&page, "version");
    let settle = format!("{path}/answers/setting/both");
    let merged = "written in the first window and in the second";
    maya.post(
        &settle,
        &[("version", &version), ("choice", "merged"), ("text", merged)],
    )
    .await;
    let page = maya.page(&part).await;
    assert!(page.contains(merged) && !page.contains("There are two versions"));
    let history = maya.page(&format!("{path}/answers/setting/versions")).await;
    assert!(
        history.contains("written in the second window"),
        "no text leaves the history"
    );
}

#[tokio::test]
async fn a_program_that_saves_an_old_version_gets_both_texts() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let path = start(&maya, SLUG).await;
    let part = format!("{path}/overview");
    let version = hidden(&maya.page(&part).await, "version");
    let save = |version: String, tab: &'static str, text: &'static str| {
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("version", version.as_str()), ("tab", tab), ("answer.setting", text)])
            .finish();
        maya.client
            .post(house.url(&part))
            .header("accept", "application/json")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body)
            .send()
    };
    let first: serde_json::Value = save(version.clone(), "a", "one two")
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert_eq!(first["words"]["setting"], 2);
    assert_ne!(first["version"], version.as_str());
    let second = save(version, "b", "three").await.unwrap();
    assert_eq!(second.status(), 409);
    let second: serde_json::Value = second.json().await.unwrap();
    assert_eq!(
        (second["current"].as_str(), second["yours"].as_str()),
        (Some("one two"), Some("three"))
    );
    let next = first["version"].as_str().unwrap().to_owned();
    assert_eq!(save(next, "a", "one two three").await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_zero_byte_is_no_fault_of_the_house() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let part = format!("{}/overview", start(&maya, SLUG).await);
    let version = hidden(&maya.page(&part).await, "version");
    let fields = [("version", version.as_str()), ("answer.setting", "nine\0of us")];
    let answer = maya.post(&part, &fields).await;
    assert!(!answer.status().is_server_error(), "{}", answer.status());
}

#[tokio::test]
async fn an_earlier_text_can_be_taken_back_and_a_minute_of_one_window_counts_once() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let path = start(&maya, SLUG).await;
    let part = format!("{path}/overview");
    for text in ["first thoughts", "first thoughts, mended"] {
        let version = hidden(&maya.page(&part).await, "version");
        maya.post(&part, &[("version", &version), ("tab", "a"), ("answer.setting", text)])
            .await;
    }
    house.wait(jiff::SignedDuration::from_mins(2));
    save(&maya, &part, &[("answer.setting", "something else entirely")]).await;
    assert_eq!(count(&house, "select count(*) from response_texts").await, 2);
    let versions = maya.page(&format!("{path}/answers/setting/versions")).await;
    assert!(versions.contains("first thoughts, mended"));
    let text = hidden(&versions, "text");
    maya.post(&format!("{path}/answers/setting/restore"), &[("text", &text)])
        .await;
    assert!(maya.page(&part).await.contains("first thoughts, mended"));
    assert_eq!(count(&house, "select count(*) from response_texts").await, 3);
}

#[tokio::test]
async fn another_person_finds_nothing_at_any_address() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let other = house.person("Omar Reyes", "omar@example.org").await;
    let path = start(&maya, SLUG).await;
    let version = words(1);
    for end in [
        "",
        "/overview",
        "/check",
        "/sent",
        "/withdraw",
        "/answers/setting/versions",
        "/answers/setting/both",
        "/files/x",
        "/evidence/room-photos/uploads/x",
    ] {
        let answer = if end.ends_with("uploads/x") {
            other
                .client
                .head(house.url(&format!("{path}{end}")))
                .send()
                .await
                .unwrap()
        } else {
            other.get(&format!("{path}{end}")).await
        };
        assert_eq!(answer.status(), 404, "GET {end}");
    }
    for end in [
        "/overview",
        "/check",
        "/withdraw",
        "/take-back",
        "/correct",
        "/resume",
        "/answers/setting/both",
        "/answers/setting/restore",
    ] {
        let fields = [
            ("attempt", "1"),
            ("version", "1"),
            ("choice", "stands"),
            ("text", version.as_str()),
        ];
        assert_eq!(
            other.post(&format!("{path}{end}"), &fields).await.status(),
            404,
            "POST {end}"
        );
    }
    let begin = other
        .client
        .post(house.url(&format!("{path}/evidence/room-photos/uploads")));
    let begin = begin
        .json(&serde_json::json!({ "name": "a.png", "size": 9 }))
        .send()
        .await
        .unwrap();
    assert_eq!(begin.status(), 404);
    let mut tx = house.app.db.read().await.unwrap();
    assert!(
        submissions::blind(&mut tx, &id_of(&path), 1).await.is_err(),
        "nobody assesses a draft"
    );
}

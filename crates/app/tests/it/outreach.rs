//! News by mail: asked for twice, ended with one click, told in one letter.

use jiff::SignedDuration;
use waymark::mail::{self, Note};
use waymark::outreach::{Topic, announce};

use crate::support::{Guest, House};

/// The path on this site in the newest mail to an address that contains `part`.
async fn path(house: &House, address: &str, part: &str) -> String {
    let (_, text) = house.mail_to(address).await;
    let line = text.lines().find(|line| line.contains(part)).unwrap();
    line.split_once(part).map(|(_, rest)| format!("{part}{rest}")).unwrap()
}

/// How many mails there are for an address.
async fn mails_to(house: &House, address: &str) -> usize {
    house.work().await;
    let mut tx = house.app.db.read().await.unwrap();
    let mails = mail::latest(&mut tx, 1000).await.unwrap();
    mails.iter().filter(|mail| mail.address == address).count()
}

async fn ask(guest: &Guest, address: &str, topics: &[&str]) {
    let mut fields = vec![("email", address), ("choose", "topics"), ("lang", "en")];
    fields.extend(topics.iter().map(|topic| ("topic", *topic)));
    let answer = guest.post("/updates", &fields).await;
    assert_eq!(answer.url().path(), "/updates/sent");
}

/// Asks and says yes.
async fn subscribe(house: &House, address: &str, topics: &[&str]) {
    let guest = house.stranger();
    ask(&guest, address, topics).await;
    let link = path(house, address, "/updates/confirm/").await;
    assert_eq!(guest.post(&link, &[]).await.url().path(), "/updates/confirmed");
    house.wait(SignedDuration::from_secs(1));
}

async fn tell(house: &House, topic: Topic) {
    let mut tx = house.app.db.begin().await.unwrap();
    let note = Note::new("outreach-one-stack")
        .with("title", "Stars & Bars")
        .action("/stacks/stars");
    announce(&mut tx, topic, &note).await.unwrap();
    tx.commit().await.unwrap();
    house.work().await;
    house.wait(SignedDuration::from_secs(1));
}

#[tokio::test]
async fn nobody_gets_news_who_did_not_press_the_button() {
    let house = House::open().await;
    let guest = house.stranger();
    ask(&guest, "ana@example.org", &["stacks"]).await;
    let link = path(&house, "ana@example.org", "/updates/confirm/").await;
    assert!(
        guest.page(&link).await.contains("<form method=\"post\""),
        "a scanner only reads"
    );
    tell(&house, Topic::Stacks).await;
    assert_eq!(mails_to(&house, "ana@example.org").await, 1);
    assert_eq!(guest.post(&link, &[]).await.status(), 200);
    assert_eq!(
        guest.post(&link, &[]).await.status(),
        200,
        "a second click does no harm"
    );
    house.wait(SignedDuration::from_secs(1));
    tell(&house, Topic::Stacks).await;
    assert_eq!(mails_to(&house, "ana@example.org").await, 2);
    assert_eq!(house.mail_to("ana@example.org").await.0, "New stack: Stars & Bars");
}

#[tokio::test]
async fn a_link_to_confirm_is_over_after_a_week_and_a_made_up_one_never_works() {
    let house = House::open().await;
    let guest = house.stranger();
    ask(&guest, "ana@example.org", &["stacks"]).await;
    let link = path(&house, "ana@example.org", "/updates/confirm/").await;
    house.wait(SignedDuration::from_hours(24 * 7));
    assert_eq!(guest.get(&link).await.status(), 409);
    assert_eq!(guest.post(&link, &[]).await.status(), 409);
    assert_eq!(guest.post("/updates/confirm/guess", &[]).await.status(), 409);
}

#[tokio::test]
async fn only_the_chosen_topics_are_told() {
    let house = House::open().await;
    subscribe(&house, "ana@example.org", &["stacks"]).await;
    subscribe(&house, "ben@example.org", &["pilots", "micro-credentials"]).await;
    tell(&house, Topic::Stacks).await;
    assert_eq!(mails_to(&house, "ana@example.org").await, 2);
    assert_eq!(mails_to(&house, "ben@example.org").await, 1);
    subscribe(&house, "ana@example.org", &["pilots"]).await;
    tell(&house, Topic::Stacks).await;
    assert_eq!(
        mails_to(&house, "ana@example.org").await,
        3,
        "the new choice replaced the old one"
    );
}

#[tokio::test]
async fn one_click_from_a_mail_program_ends_the_news() {
    let house = House::open().await;
    subscribe(&house, "ana@example.org", &["stacks"]).await;
    tell(&house, Topic::Stacks).await;
    let link = path(&house, "ana@example.org", "/updates/end/").await;
    assert!(house.stranger().page(&link).await.contains("<form method=\"post\""));
    let one_click = house
        .stranger()
        .client
        .post(house.url(&link))
        .header("origin", "https://mail.example")
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "application/x-www-form-urlencoded")
        .body("List-Unsubscribe=One-Click")
        .send()
        .await
        .unwrap();
    assert_eq!(one_click.status(), 200);
    let before = mails_to(&house, "ana@example.org").await;
    tell(&house, Topic::Stacks).await;
    assert_eq!(mails_to(&house, "ana@example.org").await, before);
    let mut tx = house.app.db.read().await.unwrap();
    for sql in [
        "select count(*) from subscriptions",
        "select count(*) from subscription_wishes",
        "select count(*) from unsubscribe_links",
    ] {
        let left: i64 = sqlx::query_scalar(sql).fetch_one(&mut *tx).await.unwrap();
        assert_eq!(left, 0, "{sql}");
    }
}

#[tokio::test]
async fn the_one_click_door_opens_no_other_form_to_other_sites() {
    let house = House::open().await;
    for path in [
        "/updates",
        "/updates/confirm/x",
        "/updates/end/",
        "/updates/end/x/y",
        "/preferences",
    ] {
        let answer = house
            .stranger()
            .client
            .post(house.url(path))
            .header("sec-fetch-site", "cross-site")
            .body("")
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), 403, "{path}");
    }
}

#[tokio::test]
async fn a_known_address_and_an_unknown_one_get_the_same_answer() {
    let house = House::open().await;
    subscribe(&house, "ana@example.org", &["stacks"]).await;
    house.person("Cleo", "cleo@example.org").await;
    let mut answers = Vec::new();
    for address in ["ana@example.org", "cleo@example.org", "nobody@example.org"] {
        let answer = house.stranger().post("/updates", &[("email", address)]).await;
        let (status, path) = (answer.status(), answer.url().path().to_owned());
        answers.push((
            status,
            path,
            answer.text().await.unwrap(),
            house.mail_to(address).await.0,
        ));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[1], answers[2]);
}

#[tokio::test]
async fn a_wrong_form_comes_back_and_a_fast_one_is_slowed() {
    let house = House::open().await;
    let guest = house.stranger();
    let answer = guest
        .post("/updates", &[("email", "ana@example.org"), ("choose", "topics")])
        .await;
    assert_eq!(answer.status(), 422);
    let page = answer.text().await.unwrap();
    assert!(page.contains("topic-error") && page.contains("value=\"ana@example.org\""));
    assert_eq!(guest.post("/updates", &[("email", "nonsense")]).await.status(), 422);
    assert_eq!(mails_to(&house, "ana@example.org").await, 0);
    let mut last = guest.post("/updates", &[("email", "ben@example.org")]).await;
    for _ in 0..3 {
        last = guest.post("/updates", &[("email", "ben@example.org")]).await;
    }
    assert_eq!(last.status(), 429);
}

#[tokio::test]
async fn every_subscriber_gets_a_letter_once_however_many_there_are() {
    let house = House::open().await;
    let mut tx = house.app.db.begin().await.unwrap();
    for number in 0..250 {
        let id = platform::random::opaque_id();
        sqlx::query("insert into subscriptions (id, email, shown, lang, began_at) values ($1, $2, $2, 'es', 0)")
            .bind(id.clone())
            .bind(format!("reader{number}@example.org"))
            .execute(&mut *tx)
            .await
            .unwrap();
        sqlx::query("insert into subscription_topics (subscription_id, topic) values ($1, 'stacks')")
            .bind(id)
            .execute(&mut *tx)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    tell(&house, Topic::Stacks).await;
    let mut tx = house.app.db.read().await.unwrap();
    let mails = mail::latest(&mut tx, 1000).await.unwrap();
    let mut addresses: Vec<&str> = mails.iter().map(|mail| mail.address.as_str()).collect();
    addresses.sort_unstable();
    addresses.dedup();
    assert_eq!((mails.len(), addresses.len()), (250, 250));
}

#[tokio::test]
async fn what_is_published_together_is_told_in_one_letter_a_topic() {
    let house = House::open().await;
    subscribe(&house, "ana@example.org", &["stacks", "micro-credentials"]).await;
    house.import(&waymark::catalog::import::Folder::sample()).await;
    assert_eq!(mails_to(&house, "ana@example.org").await, 1, "it is gathered first");
    house.wait(SignedDuration::from_hours(1));
    assert_eq!(mails_to(&house, "ana@example.org").await, 3);
    let mut tx = house.app.db.read().await.unwrap();
    let mails = mail::latest(&mut tx, 2).await.unwrap();
    let mut subjects: Vec<String> = mails
        .iter()
        .map(|one| mail::read(&house.app, one).unwrap().subject)
        .collect();
    subjects.sort();
    assert_eq!(subjects, ["17 new micro-credentials", "2 new stacks"]);
    drop(tx);
    house.wait(SignedDuration::from_hours(2));
    assert_eq!(mails_to(&house, "ana@example.org").await, 3, "nothing is told twice");
}

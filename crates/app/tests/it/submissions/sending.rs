//! Sending: checks, the snapshot, the hour, and one effect however often it is asked for.

use domain::workflow::State;
use jiff::SignedDuration;
use waymark::{organizations, submissions};

use super::support::{
    DECLARED, SLUG, attach, count, fill, hidden, house, id_of, png, save, sent, start, summary, words,
};

#[tokio::test]
async fn an_unfinished_application_says_what_is_missing_and_keeps_what_was_declared() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let path = start(&maya, SLUG).await;
    save(&maya, &format!("{path}/overview"), &[("answer.setting", "too short")]).await;
    let answer = maya
        .post(
            &format!("{path}/check"),
            &[("attempt", "1"), ("own_work", "yes"), ("ai", "used")],
        )
        .await;
    assert_eq!(answer.status(), 422);
    let page = answer.text().await.unwrap();
    for words in [
        "“Your setting”: write at least 60 words. You have 2.",
        "Answer “Photos of the room”.",
        "Confirm that you may hand this evidence in.",
        "Say which tool you used for what.",
    ] {
        assert!(page.contains(words), "{words}");
    }
    assert!(
        page.contains(&format!("{path}/overview#answer.setting")),
        "the summary leads to the field"
    );
    assert!(page.contains("name=\"own_work\" value=\"yes\" checked"));
    assert_eq!(summary(&house, &path).await.state, State::Draft);
}

#[tokio::test]
async fn consent_must_be_on_file_for_every_young_person() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let path = start(&maya, SLUG).await;
    fill(&house, &maya, &path).await;
    let short = [
        ("consent.start-clip", "young_people"),
        ("consent.start-clip.youth", "9"),
        ("consent.start-clip.on_file", "7"),
    ];
    save(&maya, &format!("{path}/work"), &short).await;
    let answer = maya.post(&format!("{path}/check"), &DECLARED).await;
    assert_eq!(answer.status(), 422);
    assert!(
        answer
            .text()
            .await
            .unwrap()
            .contains("signed forms are missing for 2 young people")
    );
}

#[tokio::test]
async fn a_finished_application_is_sent_and_the_earner_is_told_the_day() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let path = sent(&house, &maya).await;
    let page = maya.page(&format!("{path}/sent")).await;
    let facts = summary(&house, &path).await;
    assert!(page.contains(&facts.number) && page.contains("Expect a result by"));
    let (subject, text) = house.mail_to("maya@example.org").await;
    assert!(
        subject.contains(&facts.number) && text.contains("2026"),
        "{subject}: {text}"
    );
    house.work().await;
    assert_eq!(
        summary(&house, &path).await.state,
        State::Submitted,
        "this issuer looks first"
    );
    assert!(facts.expected_on.is_some());
    assert!(
        maya.page(&format!("{path}/overview"))
            .await
            .contains("can no longer be changed")
    );
    let late = maya
        .post(&format!("{path}/overview"), &[("answer.setting", "later")])
        .await;
    assert_eq!(late.status(), 409);
}

#[tokio::test]
async fn what_is_sent_to_an_issuer_that_does_not_look_first_goes_to_the_queue() {
    let house = house().await;
    let mut tx = house.app.db.begin().await.unwrap();
    let issuer = organizations::organization_by_slug(&mut tx, "meridian").await.unwrap();
    let mut profile = issuer.profile.clone();
    profile.policy.precheck = false;
    organizations::save_organization(&mut tx, &issuer.slug, &issuer.name, &profile)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let path = sent(&house, &maya).await;
    house.work().await;
    assert_eq!(summary(&house, &path).await.state, State::InQueue);
    assert_eq!(
        count(&house, "select count(*) from events where kind = 'assessors_sought'").await,
        1
    );
}

#[tokio::test]
async fn twenty_clicks_at_once_send_once() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let path = start(&maya, SLUG).await;
    fill(&house, &maya, &path).await;
    let check = format!("{path}/check");
    let clicks: Vec<_> = (0..20)
        .map(|_| {
            let (client, url) = (maya.client.clone(), house.url(&check));
            let body = url::form_urlencoded::Serializer::new(String::new())
                .extend_pairs(DECLARED)
                .finish();
            tokio::spawn(async move {
                let request = client
                    .post(url)
                    .header("content-type", "application/x-www-form-urlencoded")
                    .body(body);
                request.send().await.unwrap().url().path().to_owned()
            })
        })
        .collect();
    for click in clicks {
        assert!(click.await.unwrap().ends_with("/sent"));
    }
    assert_eq!(count(&house, "select count(*) from snapshots").await, 1);
    assert_eq!(
        count(&house, "select count(*) from events where kind = 'submission_moved'").await,
        1
    );
    assert_eq!(count(&house, "select count(*) from mails").await, 1);
}

#[tokio::test]
async fn an_application_comes_back_within_the_hour_and_not_after() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let path = sent(&house, &maya).await;
    house.wait(SignedDuration::from_mins(59));
    maya.post(&format!("{path}/take-back"), &[("attempt", "1")]).await;
    let facts = summary(&house, &path).await;
    assert_eq!((facts.state, facts.expected_on), (State::Draft, None));
    maya.post(&format!("{path}/check"), &DECLARED).await;
    house.wait(SignedDuration::from_mins(61));
    let late = maya.post(&format!("{path}/take-back"), &[("attempt", "1")]).await;
    assert_eq!(late.status(), 409);
    assert!(
        late.text()
            .await
            .unwrap()
            .contains("The hour for taking it back is over")
    );
    assert_ne!(summary(&house, &path).await.state, State::Draft);
}

#[tokio::test]
async fn what_an_assessor_has_opened_does_not_come_back() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let path = sent(&house, &maya).await;
    let mut tx = house.app.db.begin().await.unwrap();
    submissions::mark_opened(&mut tx, &id_of(&path)).await.unwrap();
    tx.commit().await.unwrap();
    let answer = maya.post(&format!("{path}/take-back"), &[("attempt", "1")]).await;
    assert_eq!(answer.status(), 409);
    assert!(answer.text().await.unwrap().contains("An assessor has opened it"));
}

#[tokio::test]
async fn one_changed_letter_or_byte_changes_the_receipt() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let path = sent(&house, &maya).await;
    let receipt = || async {
        let mut tx = house.app.db.read().await.unwrap();
        submissions::receipt(&mut tx, &id_of(&path), 1).await.unwrap().unwrap()
    };
    let first = receipt().await;
    house.wait(SignedDuration::from_mins(1));
    maya.post(&format!("{path}/take-back"), &[("attempt", "1")]).await;
    save(
        &maya,
        &format!("{path}/overview"),
        &[("answer.setting", &format!("{}s", words(120)))],
    )
    .await;
    maya.post(&format!("{path}/check"), &DECLARED).await;
    let second = receipt().await;
    house.wait(SignedDuration::from_mins(1));
    assert_ne!(first.digest, second.digest);
    maya.post(&format!("{path}/take-back"), &[("attempt", "1")]).await;
    attach(
        &house,
        &maya,
        &format!("{path}/work"),
        "room-photos",
        &[("d.png", png(4))],
    )
    .await;
    house.work().await;
    maya.post(&format!("{path}/check"), &DECLARED).await;
    let third = receipt().await;
    let files = |manifest: &str| {
        serde_json::from_str::<serde_json::Value>(manifest).unwrap()["files"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(files(&third.manifest), files(&second.manifest) + 1);
    assert_ne!(second.digest, third.digest);
}

#[tokio::test]
async fn an_own_name_in_the_work_is_said_before_sending() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let path = start(&maya, SLUG).await;
    fill(&house, &maya, &path).await;
    save(
        &maya,
        &format!("{path}/overview"),
        &[("answer.setting", &format!("Maya says {}", words(100)))],
    )
    .await;
    let answer = maya.post(&format!("{path}/check"), &DECLARED).await;
    assert_eq!(answer.status(), 422);
    assert!(answer.text().await.unwrap().contains("holds “maya”"));
    let mut confirmed = DECLARED.to_vec();
    confirmed.push(("names_checked", "yes"));
    let answer = maya.post(&format!("{path}/check"), &confirmed).await;
    assert!(answer.url().path().ends_with("/sent"));
}

#[tokio::test]
async fn the_blind_view_holds_nothing_of_its_earner() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let path = start(&maya, SLUG).await;
    fill(&house, &maya, &path).await;
    attach(
        &house,
        &maya,
        &format!("{path}/work"),
        "room-photos",
        &[("rosedale gym.png", png(7))],
    )
    .await;
    house.work().await;
    maya.post(&format!("{path}/check"), &DECLARED).await;
    let facts = summary(&house, &path).await;
    let mut tx = house.app.db.read().await.unwrap();
    let blind = submissions::blind(&mut tx, &id_of(&path), 1).await.unwrap();
    let json = serde_json::to_string(&blind).unwrap().to_lowercase();
    let person = maya.id.as_ref().unwrap().to_string().to_lowercase();
    for trace in [
        "maya",
        "brandt",
        "rosedale",
        "plan.pdf",
        &facts.number.to_lowercase(),
        facts.id.as_str(),
        &person,
        "attempt",
        "09:00",
    ] {
        assert!(!json.contains(trace), "{trace} in {json}");
    }
    assert_eq!(blind.sent_on.to_string(), "2026-03-02");
    let photos = &blind.parts[1].answers[0].artifacts;
    assert_eq!(
        photos.iter().map(|photo| photo.label.as_str()).collect::<Vec<_>>(),
        ["image-1.png", "image-2.png", "image-3.png", "image-4.png"]
    );
    drop(tx);
    let copy = submissions::evidence_stream(&house.app, &photos[0].id, &axum::http::HeaderMap::new())
        .await
        .unwrap();
    let named = copy.headers()["content-disposition"].to_str().unwrap();
    assert!(named.contains("image-1.png"), "{named}");
}

#[tokio::test]
async fn a_withdrawn_application_makes_room_for_a_new_one() {
    let house = house().await;
    let maya = house.person("Maya Brandt", "maya@example.org").await;
    let path = start(&maya, SLUG).await;
    let ask = maya.page(&format!("{path}/withdraw")).await;
    assert_eq!(hidden(&ask, "attempt"), "1");
    maya.post(&format!("{path}/withdraw"), &[("attempt", "1")]).await;
    assert_eq!(summary(&house, &path).await.state, State::Withdrawn);
    assert_ne!(start(&maya, SLUG).await, path);
}

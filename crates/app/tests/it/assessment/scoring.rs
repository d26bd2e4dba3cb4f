//! Scoring: alone, with feedback, once.

use super::support::{Office, id_of_seat, open_seat, post, seat, send};
use crate::submissions::support::{count, summary};
use domain::workflow::State;

#[tokio::test]
async fn two_assessors_score_blind_and_agree_and_the_grantor_awards_once() {
    let office = Office::open().await;
    let path = office.apply(&office.maya).await;
    assert_eq!(summary(&office.house, &path).await.state, State::Assessing);
    let ana = office.score(&office.ana, &[]).await;
    assert!(office.ana.page(&ana).await.contains("Others are still scoring"));
    office.score(&office.ben, &[]).await;
    assert_eq!(summary(&office.house, &path).await.state, State::DecisionPending);
    assert!(office.ana.page(&ana).await.contains("Another assessor"));
    let list = office.greta.page(&format!("/issuer/{}/decisions", office.slug)).await;
    let all = office.definition.criteria.len();
    assert!(list.contains(&format!("{all} of {all} criteria met")), "{list}");
    let decision = office.issuer("decisions", &path);
    let page = office.greta.page(&decision).await;
    assert!(page.contains("A calm start") && page.contains("Maya Quillfeather"));
    for _ in 0..2 {
        let answer = office
            .greta
            .post(&decision, &[("attempt", "1"), ("decision", "award")])
            .await;
        assert_eq!(answer.status(), 200);
    }
    assert_eq!(summary(&office.house, &path).await.state, State::Awarded);
    assert_eq!(
        count(&office.house, "select count(*) from events where kind = 'granted'").await,
        1
    );
    let result = office.maya.page(&format!("{path}/result")).await;
    assert!(result.contains("every criterion met") && result.contains("A calm start"));
    for name in ["Ana", "Ben", "Greta"] {
        assert!(!result.contains(name), "{name}");
    }
}

#[tokio::test]
async fn a_disagreement_goes_to_a_third_and_only_unmet_criteria_open_again() {
    let office = Office::open().await;
    office.role(&office.lena, waymark::actor::Role::LeadAssessor).await;
    let path = office.apply(&office.maya).await;
    let disputed = office.definition.criteria[1].id.clone();
    let mut seated = Vec::new();
    for guest in [&office.ana, &office.ben, &office.lena] {
        if open_seat(&guest.page("/assess").await).is_some() {
            seated.push(guest);
        }
    }
    assert_eq!(seated.len(), 2);
    office.score(seated[0], &[&disputed]).await;
    office.score(seated[1], &[]).await;
    let other = office.house.person("Lukas Lead", "lukas@example.org").await;
    office.role(&other, waymark::actor::Role::LeadAssessor).await;
    office.house.wait(jiff::SignedDuration::from_hours(2));
    office.house.work().await;
    assert_eq!(summary(&office.house, &path).await.state, State::Adjudication);
    let third = if open_seat(&office.lena.page("/assess").await).is_some() {
        &office.lena
    } else {
        &other
    };
    let desk = seat(third).await;
    assert!(desk.starts_with("/assess/adjudication/"));
    let page = third.page(&desk).await;
    assert!(page.contains("First assessor") && page.contains("Second assessor"));
    assert_eq!(page.matches("class=\"crit\"").count(), 1, "differences only");
    let mut fields = office.sheet(&page, &[&disputed]);
    fields.push(("note".to_owned(), "Look at the clip from the start.".to_owned()));
    let answer = send(third, &desk, &fields).await;
    assert_eq!(answer.url().path(), "/assess");
    let decision = office.issuer("decisions", &path);
    let refused = office
        .greta
        .post(&decision, &[("attempt", "1"), ("decision", "award")])
        .await;
    assert_eq!(refused.status(), 409, "the grantor never overrules the scores");
    office
        .greta
        .post(&decision, &[("attempt", "1"), ("decision", "not_yet")])
        .await;
    let (met, all) = (office.definition.criteria.len() - 1, office.definition.criteria.len());
    let (subject, text) = office.house.mail_to("maya.q@example.org").await;
    assert_eq!(
        subject,
        format!("Your result: {met} of {all} criteria met, one to improve")
    );
    assert!(!text.contains("less than is asked"), "no feedback in a mail");
    let result = office.maya.page(&format!("{path}/result")).await;
    assert!(result.contains(&format!("Try once more with {disputed}")));
    for word in ["failed", "denied", "rejected"] {
        assert!(!result.to_lowercase().contains(word), "{word}");
    }
    office.maya.post(&format!("{path}/again"), &[("attempt", "1")]).await;
    office.maya.post(&format!("{path}/again"), &[("attempt", "1")]).await;
    let now = summary(&office.house, &path).await;
    assert_eq!((now.state, now.attempt), (State::Draft, 2));
    let mut tx = office.house.app.db.read().await.unwrap();
    let open: String = sqlx::query_scalar("select open_criteria from attempts where attempt = 2")
        .fetch_one(&mut *tx)
        .await
        .unwrap();
    assert_eq!(open, format!("[\"{disputed}\"]"));
    drop(tx);
    assert!(
        office
            .maya
            .page(&format!("{path}/result"))
            .await
            .contains("You have begun the next attempt")
    );
}

#[tokio::test]
async fn not_yet_without_feedback_is_refused_by_name_and_nothing_is_lost() {
    let office = Office::open().await;
    office.apply(&office.maya).await;
    let desk = seat(&office.ana).await;
    let page = office.ana.page(&desk).await;
    let (first, second) = (&office.definition.criteria[0], &office.definition.criteria[1]);
    let mut fields = office.sheet(&page, &[&second.id]);
    fields.retain(|(name, _)| *name != format!("{}.level", first.id) && *name != format!("{}.next", second.id));
    let answer = send(&office.ana, &desk, &fields).await;
    assert_eq!(answer.status(), 422);
    let page = answer.text().await.unwrap();
    assert_eq!(crate::support::html::faults(&page), Vec::<String>::new());
    let link = |id: &str, field: &str| format!("href=\"#{id}.{field}\"");
    assert!(page.contains(&link(&first.id, "level")) && page.contains(&link(&second.id, "next")));
    assert!(page.contains(&format!("{}: choose a level", first.title)));
    assert!(
        page.contains(&format!("On {} I saw less than is asked.", second.id)),
        "what was typed is still there"
    );
    assert_eq!(count(&office.house, "select count(*) from sheets").await, 0);
    let again = office.ana.page(&desk).await;
    assert!(
        again.contains(&format!("On {} I saw less than is asked.", second.id)),
        "and was saved"
    );
}

#[tokio::test]
async fn ten_clicks_on_send_are_one() {
    let office = Office::open().await;
    let path = office.apply(&office.maya).await;
    let desk = seat(&office.ana).await;
    let fields = office.sheet(&office.ana.page(&desk).await, &[]);
    let clicks = (0..10).map(|_| send(&office.ana, &desk, &fields));
    for answer in futures_util::future::join_all(clicks).await {
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.url().path(), "/assess");
    }
    assert_eq!(count(&office.house, "select count(*) from sheets").await, 1);
    assert_eq!(summary(&office.house, &path).await.scores, (1, 2));
}

#[tokio::test]
async fn two_last_scores_at_once_are_merged_once() {
    let office = Office::open().await;
    let path = office.apply(&office.maya).await;
    let (a, b) = (seat(&office.ana).await, seat(&office.ben).await);
    let first = office.sheet(&office.ana.page(&a).await, &[]);
    let second = office.sheet(&office.ben.page(&b).await, &[]);
    let (one, other) = tokio::join!(send(&office.ana, &a, &first), send(&office.ben, &b, &second));
    assert_eq!((one.status().as_u16(), other.status().as_u16()), (200, 200));
    assert_eq!(summary(&office.house, &path).await.state, State::DecisionPending);
    assert_eq!(count(&office.house, "select count(*) from results").await, 1);
}

#[tokio::test]
async fn two_pages_of_one_assessor_lose_neither_text() {
    let office = Office::open().await;
    office.apply(&office.maya).await;
    let desk = seat(&office.ana).await;
    let page = office.ana.page(&desk).await;
    let text = |what: &str| {
        let mut fields = office.sheet(&page, &[]);
        fields.retain(|(name, _)| name != "strengths");
        fields.push(("strengths".to_owned(), what.to_owned()));
        fields
    };
    assert_eq!(post(&office.ana, &desk, &text("Written first")).await.status(), 200);
    let late = post(&office.ana, &desk, &text("Written second")).await;
    assert_eq!(late.status(), 422);
    let both = late.text().await.unwrap();
    assert!(both.contains("Written first") && both.contains("Written second"));
    let url = office.house.url(&desk);
    let body = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(text("Written third"))
        .finish();
    let answer = office
        .ana
        .client
        .post(url)
        .header("accept", "application/json")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body)
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 409);
    let told: serde_json::Value = answer.json().await.unwrap();
    assert!(told["current"].as_str().unwrap().contains("Written first"));
    assert_eq!(id_of_seat(&desk).len(), 36);
}

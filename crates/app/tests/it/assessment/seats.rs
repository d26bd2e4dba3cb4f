//! Seats: who gets them, who gives them up, and what happens when nobody can sit.

use jiff::SignedDuration;
use waymark::actor::Role;

use super::support::{Office, id_of_seat, open_seat, seat};
use crate::submissions::support::{count, summary};
use domain::workflow::State;

#[tokio::test]
async fn one_click_recuses_and_somebody_else_gets_the_seat() {
    let office = Office::open().await;
    let path = office.apply(&office.maya).await;
    office.role(&office.lena, Role::Assessor).await;
    let desk = seat(&office.ana).await;
    let conflict = format!("/assess/{}/conflict", id_of_seat(&desk));
    for _ in 0..2 {
        let answer = office.ana.post(&conflict, &[]).await;
        assert_eq!((answer.status().as_u16(), answer.url().path()), (200, "/assess"));
    }
    assert!(open_seat(&office.ana.page("/assess").await).is_none());
    assert!(office.ana.page(&desk).await.contains("given to somebody else"));
    seat(&office.lena).await;
    let (subject, _) = office.house.mail_to("lena@example.org").await;
    assert!(
        subject.starts_with("One submission to score, due Monday 9 March"),
        "{subject}"
    );
    assert_eq!(summary(&office.house, &path).await.state, State::Assessing);
}

#[tokio::test]
async fn nobody_assesses_their_own_work() {
    let office = Office::open().await;
    let path = office.apply(&office.ana).await;
    assert_eq!(
        summary(&office.house, &path).await.state,
        State::InQueue,
        "one other assessor is not enough"
    );
    assert!(open_seat(&office.ana.page("/assess").await).is_none());
    let (subject, _) = office.house.mail_to("adam@example.org").await;
    assert!(subject.starts_with("Nobody can take application"), "{subject}");
    office.house.wait(SignedDuration::from_hours(5));
    office.house.work().await;
    let told = "select count(*) from mails where note like '%assessment-mail-nobody%'";
    assert_eq!(count(&office.house, told).await, 1, "the issuer is told once");
    office.role(&office.lena, Role::Assessor).await;
    office.house.wait(SignedDuration::from_hours(2));
    office.house.work().await;
    assert_eq!(summary(&office.house, &path).await.state, State::Assessing);
    assert!(open_seat(&office.ana.page("/assess").await).is_none());
    seat(&office.lena).await;
}

#[tokio::test]
async fn late_work_goes_to_somebody_else_unless_it_is_open() {
    let office = Office::open().await;
    office.apply(&office.maya).await;
    let desk = seat(&office.ana).await;
    office.house.wait(SignedDuration::from_hours(24 * 8));
    let ana = office.house.session(&office.ana).await;
    let lena = office.house.session(&office.lena).await;
    ana.page(&desk).await;
    office.role(&office.lena, Role::Assessor).await;
    office.house.work().await;
    assert!(
        open_seat(&ana.page("/assess").await).is_some(),
        "a page that is open keeps its seat"
    );
    seat(&lena).await;
    let other = office.house.person("Nils Next", "nils@example.org").await;
    office.role(&other, Role::Assessor).await;
    office.house.wait(SignedDuration::from_mins(31));
    office.house.work().await;
    assert!(open_seat(&ana.page("/assess").await).is_none());
    assert!(ana.page(&desk).await.contains("given to somebody else"));
    seat(&other).await;
    let (subject, _) = office.house.mail_to("adam@example.org").await;
    assert!(subject.ends_with("is late"), "{subject}");
}

#[tokio::test]
async fn a_single_score_near_the_line_is_looked_at_twice() {
    let office = Office::with(|profile| {
        profile.policy.scorers = "single_then_conditional_double".to_owned();
        profile.policy.first_double = 0;
        profile.policy.auto_decide = true;
    })
    .await;
    let path = office.apply(&office.maya).await;
    let (first, second) = match open_seat(&office.ana.page("/assess").await) {
        Some(_) => (&office.ana, &office.ben),
        None => (&office.ben, &office.ana),
    };
    assert!(
        open_seat(&second.page("/assess").await).is_none(),
        "one is enough at first"
    );
    let desk = seat(first).await;
    let page = first.page(&desk).await;
    let mut fields = office.sheet(&page, &[]);
    fields.push(("confidence".to_owned(), "1".to_owned()));
    super::support::send(first, &desk, &fields).await;
    office.house.work().await;
    assert_eq!(summary(&office.house, &path).await.scores, (1, 2));
    office.score(second, &[]).await;
    assert_eq!(
        summary(&office.house, &path).await.state,
        State::Awarded,
        "a clear result decides by itself"
    );
}

//! Statements: one link, one answer, by somebody else.

use jiff::SignedDuration;

use super::story::{FOUNDATION, FOUNDATION_PAGE, earn, house, mails, words};
use crate::support::{Guest, House};

const ASK: &str = "/me/stacks/foundational-practice/statements/supervisor";
const ADDRESS: &str = "patricia@example.org";

async fn ask(guest: &Guest, email: &str) -> reqwest::Response {
    guest.post(ASK, &[("name", "Patricia Hale"), ("email", email)]).await
}

/// The link in the newest mail to the one who was asked.
async fn link(house: &House) -> String {
    let (_, text) = house.mail_to(ADDRESS).await;
    let rest = text
        .split("/attestations/")
        .nth(1)
        .unwrap_or_else(|| panic!("a link in {text}"));
    let token: String = rest.chars().take_while(|letter| !letter.is_whitespace()).collect();
    format!("/attestations/{token}")
}

#[tokio::test]
async fn three_of_four_and_a_statement_open_the_claim() {
    let (house, amina) = house().await;
    earn(&house, &amina, FOUNDATION, 0..3).await;
    let page = amina.page(FOUNDATION_PAGE).await;
    assert!(page.contains("1 to go: a statement by your supervisor."), "{page}");
    assert!(!page.contains("Send the claim"));
    let text = words(120);
    let fields = [("answer-one-day", text.as_str()), ("action", "send")];
    assert_eq!(amina.post(FOUNDATION_PAGE, &fields).await.status(), 409);
    assert!(
        ask(&amina, ADDRESS)
            .await
            .text()
            .await
            .unwrap()
            .contains("The link is on its way.")
    );
    let (link, patricia) = (link(&house).await, house.stranger());
    let page = patricia.page(&link).await;
    assert!(page.contains("Amina Okafor asks you for a statement") && page.contains("at least 90 days"));
    assert_eq!(patricia.post(&link, &[]).await.status(), 422, "neither yes nor no");
    assert_eq!(patricia.post(&link, &[("answer", "yes")]).await.status(), 200);
    assert_eq!(
        mails(&house, "amina@example.org", "You completed Foundational Practice").await,
        1
    );
    assert_eq!(amina.post(FOUNDATION_PAGE, &fields).await.status(), 200);
    assert!(
        amina
            .page("/me")
            .await
            .contains("You have claimed the Foundational Practice Credential")
    );
}

#[tokio::test]
async fn a_link_is_answered_once_and_not_by_the_earner() {
    let (house, amina) = house().await;
    ask(&amina, ADDRESS).await;
    let (link, patricia) = (link(&house).await, house.stranger());
    assert_eq!(amina.post(&link, &[("answer", "yes")]).await.status(), 409);
    assert_eq!(patricia.post(&link, &[("answer", "no")]).await.status(), 200);
    assert_eq!(patricia.post(&link, &[("answer", "yes")]).await.status(), 409);
    assert!(patricia.page(&link).await.contains("You did not confirm it."));
    assert!(amina.page(FOUNDATION_PAGE).await.contains("Not confirmed"));
    assert_eq!(house.stranger().get("/attestations/nothing").await.status(), 404);
}

#[tokio::test]
async fn a_newer_link_voids_the_one_before_and_a_month_ends_it() {
    let (house, amina) = house().await;
    ask(&amina, ADDRESS).await;
    let first = link(&house).await;
    house.wait(SignedDuration::from_hours(1));
    ask(&amina, ADDRESS).await;
    let second = link(&house).await;
    assert_ne!(first, second);
    let patricia = house.stranger();
    assert_eq!(patricia.post(&first, &[("answer", "yes")]).await.status(), 409);
    house.wait(SignedDuration::from_hours(30 * 24));
    assert_eq!(patricia.post(&second, &[("answer", "yes")]).await.status(), 409);
    assert!(patricia.page(&second).await.contains("it ran out"));
}

#[tokio::test]
async fn nobody_confirms_their_own_work() {
    let (house, amina) = house().await;
    let answer = ask(&amina, " Amina@Example.org ").await;
    assert_eq!(answer.status(), 422);
    let page = answer.text().await.unwrap();
    assert!(page.contains("This address is your own.") && page.contains("Patricia Hale"));
    assert_eq!(ask(&amina, "no address").await.status(), 422);
    assert_eq!(
        mails(&house, "amina@example.org", "Amina Okafor asks you for a statement").await,
        0
    );
}

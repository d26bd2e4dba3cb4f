//! What the tests of records share: a house with the sample content, awards as the issuing room makes them, and claims that can be sent.

use reqwest::Response;
use waymark::actor::{Actor, Role};
use waymark::awards::{self, Withdraw};
use waymark::catalog::{self, Stack};
use waymark::ids::{CredentialId, OrgId};
use waymark::organizations;

use crate::awards::award::grant;
use crate::support::{Guest, House};

/// The ten of the sample content.
pub const STEM: &str = "stem-facilitation";
/// Any three of four, and a supervisor's statement.
pub const FOUNDATION: &str = "foundational-practice";

/// Where an earner reads of a stack.
pub const STEM_PAGE: &str = "/me/stacks/stem-facilitation";
pub const FOUNDATION_PAGE: &str = "/me/stacks/foundational-practice";

/// A house with the sample content, and somebody who earns.
pub async fn house() -> (House, Guest) {
    let house = House::with_sample().await;
    let amina = house.person("Amina Okafor", "amina@example.org").await;
    (house, amina)
}

/// A stack of the sample content.
pub async fn stack(house: &House, slug: &str) -> Stack {
    let mut tx = house.app.db.read().await.unwrap();
    catalog::stack_by_slug(&mut tx, slug).await.unwrap()
}

/// Awards members of a stack, those from the one place to the other, and lets follow what must.
pub async fn earn(house: &House, guest: &Guest, slug: &str, places: std::ops::Range<usize>) -> Vec<CredentialId> {
    let members = stack(house, slug).await.definition.members.clone();
    let mut earned = Vec::new();
    for member in &members[places] {
        let grant = grant(house, guest, member).await;
        earned.push(awards::award(&house.app, &grant).await.unwrap());
    }
    house.work().await;
    earned
}

/// Somebody with a role at a stack's issuer.
pub async fn staff(house: &House, slug: &str, role: Role, email: &str) -> Guest {
    let issuer = stack(house, slug).await.issuer;
    let guest = house.person("Winston Officer", email).await;
    house.role(&guest, Some(&issuer), role).await;
    guest
}

/// The address of an issuer's claims.
pub async fn claims(house: &House, slug: &str) -> String {
    let issuer: OrgId = stack(house, slug).await.issuer;
    let mut tx = house.app.db.read().await.unwrap();
    let issuer = organizations::organization(&mut tx, &issuer).await.unwrap();
    format!("/issuer/{}/claims", issuer.slug)
}

/// So many words.
pub fn words(count: usize) -> String {
    vec!["together"; count].join(" ")
}

/// Sends a claim of the ten, with everything that it asks for.
pub async fn claim_stem(guest: &Guest) -> Response {
    let (thread, next) = (words(260), words(80));
    let fields = [
        ("answer-thread", thread.as_str()),
        ("answer-next", next.as_str()),
        ("statement-own-work", "yes"),
        ("statement-still-practicing", "yes"),
        ("action", "send"),
    ];
    guest.post(STEM_PAGE, &fields).await
}

/// The page of the first claim in an officer's queue.
pub async fn first_claim(officer: &Guest, queue: &str) -> String {
    let page = officer.page(queue).await;
    let link = format!("href=\"{queue}/");
    let rest = page.split(&link).nth(1).unwrap_or_else(|| panic!("no claim in {page}"));
    format!("{queue}/{}", rest.split('"').next().unwrap())
}

/// Withdraws a credential, as its issuer's administrator.
pub async fn withdraw(house: &House, slug: &str, id: &CredentialId) {
    let admin = staff(house, slug, Role::IssuerAdmin, "ines@example.org").await;
    let actor = Actor {
        person: admin.id.clone().unwrap(),
        name: "Ines".to_owned(),
        session: "test".to_owned(),
        roles: Vec::new(),
    };
    let ask = Withdraw::parse("issued_in_error", "By mistake.").unwrap();
    let mut tx = house.app.db.begin().await.unwrap();
    awards::withdraw(&house.app, &mut tx, &actor, id, &ask).await.unwrap();
    tx.commit().await.unwrap();
    house.work().await;
}

/// The comprehensive credentials that a person has.
pub async fn comprehensive(house: &House, guest: &Guest) -> Vec<CredentialId> {
    let mut tx = house.app.db.read().await.unwrap();
    let all = awards::credentials_of(&mut tx, guest.id.as_ref().unwrap())
        .await
        .unwrap();
    let whole = all.into_iter().filter(|one| one.micro_credential().is_none());
    whole.map(|one| one.id).collect()
}

/// How many mails with this subject went to an address.
pub async fn mails(house: &House, address: &str, subject: &str) -> usize {
    house.work().await;
    let mut tx = house.app.db.read().await.unwrap();
    let mails = waymark::mail::latest(&mut tx, 1_000).await.unwrap();
    let to_them = mails.iter().filter(|mail| mail.address == address);
    to_them
        .filter(|mail| waymark::mail::read(&house.app, mail).unwrap().subject == subject)
        .count()
}

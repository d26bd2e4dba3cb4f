//! Members and invitations: who gets a role, how, and how it ends.

use jiff::SignedDuration;
use waymark::actor::Role;
use waymark::commands::invite::{Invitation, invite as invite_by_command};
use waymark::ids::OrgId;
use waymark::organizations::{Profile, save_organization};

use crate::support::{Guest, House};

const MEMBERS: &str = "/issuer/meridian/settings/members";
const INVITATIONS: &str = "/issuer/meridian/settings/invitations";

async fn organization(house: &House, slug: &str) -> OrgId {
    let mut tx = house.app.db.begin().await.unwrap();
    let id = save_organization(&mut tx, slug, "Meridian & Co", &Profile::default())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    id
}

/// A house with one organisation and its admin.
async fn opened() -> (House, OrgId, Guest) {
    let house = House::open().await;
    let id = organization(&house, "meridian").await;
    let helen = house.person("Helen", "helen@meridian.example").await;
    house.role(&helen, Some(&id), Role::IssuerAdmin).await;
    (house, id, helen)
}

async fn invite(helen: &Guest, email: &str, role: &str) {
    let answer = helen.post(INVITATIONS, &[("email", email), ("role", role)]).await;
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.url().path(), MEMBERS);
}

/// The path of the link in the newest mail to an address.
async fn link(house: &House, address: &str) -> String {
    let (_, text) = house.mail_to(address).await;
    let line = text.lines().find(|line| line.contains("/invitations/")).unwrap();
    line.split_once("/invitations/")
        .map(|(_, token)| format!("/invitations/{token}"))
        .unwrap()
}

/// The form actions of a page that end with `verb`.
fn actions(page: &str, verb: &str) -> Vec<String> {
    page.split("action=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|path| path.ends_with(verb))
        .map(str::to_owned)
        .collect()
}

async fn kinds(house: &House) -> Vec<String> {
    let mut tx = house.app.db.read().await.unwrap();
    sqlx::query_scalar("select kind from events order by kind")
        .fetch_all(&mut *tx)
        .await
        .unwrap()
}

#[tokio::test]
async fn an_invited_address_becomes_a_role_once_its_owner_accepts() {
    let (house, _, helen) = opened().await;
    invite(&helen, "Priya@Example.org", "assessor").await;
    assert!(helen.page(MEMBERS).await.contains("Priya@Example.org"));
    let link = link(&house, "Priya@Example.org").await;
    let page = house.stranger().page(&link).await;
    assert!(page.contains("p•••@e•••.org"), "{page}");
    assert!(!page.to_lowercase().contains("priya@example.org"));
    assert!(page.contains("/sign-in?next=/invitations/"));
    let priya = house.person("Priya", "priya@example.org").await;
    assert_eq!(priya.get("/issuer/meridian").await.status(), 403);
    let arrived = priya.post(&link, &[]).await;
    assert_eq!(arrived.url().path(), "/issuer");
    assert!(arrived.text().await.unwrap().contains("Assessor"));
    let page = helen.page(MEMBERS).await;
    assert!(page.contains("Priya") && !page.contains("Priya@Example.org"));
    assert_eq!(kinds(&house).await, ["invitation_accepted", "invited", "role_given"]);
}

#[tokio::test]
async fn somebody_elses_invitation_gives_nothing() {
    let (house, _, helen) = opened().await;
    invite(&helen, "priya@example.org", "assessor").await;
    let link = link(&house, "priya@example.org").await;
    assert_eq!(house.stranger().post(&link, &[]).await.url().path(), "/sign-in");
    let ben = house.person("Ben", "ben@example.org").await;
    assert!(ben.page(&link).await.contains("not one of yours"));
    assert_eq!(ben.post(&link, &[]).await.status(), 409);
    assert_eq!(ben.get("/issuer/meridian").await.status(), 403);
    assert_eq!(ben.get("/invitations/wrong").await.status(), 404);
    assert_eq!(ben.post("/invitations/wrong", &[]).await.status(), 404);
}

#[tokio::test]
async fn an_invitation_is_over_when_used_withdrawn_replaced_or_old() {
    let (house, _, helen) = opened().await;
    let priya = house.person("Priya", "priya@example.org").await;
    invite(&helen, "priya@example.org", "assessor").await;
    let first = link(&house, "priya@example.org").await;
    house.wait(SignedDuration::from_secs(1));
    invite(&helen, "priya@example.org", "assessor").await;
    let second = link(&house, "priya@example.org").await;
    assert_eq!(priya.post(&first, &[]).await.status(), 409);
    let withdraw = actions(&helen.page(MEMBERS).await, "/withdraw");
    assert_eq!(withdraw.len(), 1, "the replaced one is not listed");
    assert_eq!(helen.post(&withdraw[0], &[]).await.status(), 200);
    assert_eq!(helen.post(&withdraw[0], &[]).await.status(), 404);
    assert_eq!(priya.get(&second).await.status(), 409);
    assert_eq!(priya.post(&second, &[]).await.status(), 409);
    house.wait(SignedDuration::from_secs(1));
    invite(&helen, "priya@example.org", "assessor").await;
    let third = link(&house, "priya@example.org").await;
    house.wait(SignedDuration::from_hours(24 * 14));
    let priya = house.session(&priya).await;
    assert_eq!(priya.post(&third, &[]).await.status(), 409);
    assert_eq!(priya.get("/issuer/meridian").await.status(), 403);
}

#[tokio::test]
async fn an_accepted_link_lets_nobody_else_in_and_does_no_harm_when_clicked_again() {
    let (house, _, helen) = opened().await;
    let priya = house.person("Priya", "priya@example.org").await;
    invite(&helen, "priya@example.org", "grantor").await;
    let link = link(&house, "priya@example.org").await;
    assert_eq!(priya.post(&link, &[]).await.status(), 200);
    assert_eq!(priya.post(&link, &[]).await.status(), 200);
    let ben = house.person("Ben", "ben@example.org").await;
    assert_eq!(ben.post(&link, &[]).await.status(), 409);
    let given = kinds(&house)
        .await
        .into_iter()
        .filter(|kind| kind == "role_given")
        .count();
    assert_eq!(given, 1);
}

#[tokio::test]
async fn a_role_ends_at_once_and_the_last_admin_stays() {
    let (house, id, helen) = opened().await;
    let alone = actions(&helen.page(MEMBERS).await, "/end");
    let refused = helen.post(&alone[0], &[]).await;
    assert_eq!(refused.status(), 409);
    assert!(refused.text().await.unwrap().contains("last admin"));
    let priya = house.person("Aya", "aya@example.org").await;
    house.role(&priya, Some(&id), Role::IssuerAdmin).await;
    let ends = actions(&helen.page(MEMBERS).await, "/end");
    assert_eq!(priya.get(MEMBERS).await.status(), 200);
    assert_eq!(helen.post(&ends[0], &[]).await.status(), 200);
    assert_eq!(priya.get(MEMBERS).await.status(), 403);
    assert_eq!(helen.post(&ends[0], &[]).await.status(), 404, "ended once");
    assert_eq!(kinds(&house).await, ["role_ended"]);
}

#[tokio::test]
async fn only_admins_of_this_organisation_and_operators_lead_it() {
    let (house, _, helen) = opened().await;
    let other = organization(&house, "cedar").await;
    let paul = house.person("Paul", "paul@cedar.example").await;
    house.role(&paul, Some(&other), Role::IssuerAdmin).await;
    let olga = house.person("Olga", "olga@example.org").await;
    house.role(&olga, None, Role::Operator).await;
    assert_eq!(paul.get(MEMBERS).await.status(), 403);
    let tries = [("email", "x@example.org"), ("role", "issuer-admin")];
    assert_eq!(paul.post(INVITATIONS, &tries).await.status(), 403);
    let ends = actions(&helen.page(MEMBERS).await, "/end");
    assert_eq!(paul.post(&ends[0], &[]).await.status(), 403);
    let through_his_own = ends[0].replace("meridian", "cedar");
    assert_eq!(paul.post(&through_his_own, &[]).await.status(), 404);
    assert_eq!(olga.get(MEMBERS).await.status(), 200);
    assert!(olga.page("/issuer").await.contains("/issuer/cedar/settings/members"));
    assert!(!paul.page("/issuer").await.contains("/issuer/meridian"));
}

#[tokio::test]
async fn a_wrong_invitation_is_shown_again_with_what_was_typed() {
    let (_house, _, helen) = opened().await;
    for (email, role, field) in [
        ("not an address", "assessor", "email-error"),
        ("ana@example.org", "", "role-error"),
        ("ana@example.org", "operator", "role-error"),
    ] {
        let answer = helen.post(INVITATIONS, &[("email", email), ("role", role)]).await;
        assert_eq!(answer.status(), 422);
        let page = answer.text().await.unwrap();
        assert!(
            page.contains(&format!("value=\"{email}\"")) && page.contains(field),
            "{email} {role}"
        );
    }
}

#[tokio::test]
async fn a_fresh_installation_gets_its_first_operator_from_the_command_line() {
    let (house, _, _) = opened().await;
    let mut wanted = Invitation {
        email: "olga@example.org".to_owned(),
        role: Role::Operator,
        issuer: None,
    };
    let told = invite_by_command(&house.app, &wanted).await.unwrap();
    let link = told.lines().next().unwrap().replace(&house.url(""), "");
    let olga = house.person("Olga", "olga@example.org").await;
    assert_eq!(olga.get("/admin/health").await.status(), 403);
    assert_eq!(olga.post(&link, &[]).await.url().path(), "/admin/health");
    assert_eq!(olga.get("/admin/health").await.status(), 200);
    wanted.issuer = Some("meridian".to_owned());
    assert!(
        invite_by_command(&house.app, &wanted).await.is_err(),
        "an operator is nobody's"
    );
    wanted.role = Role::Grantor;
    assert!(invite_by_command(&house.app, &wanted).await.is_ok());
    for issuer in [None, Some("nobody".to_owned())] {
        wanted.issuer = issuer;
        assert!(invite_by_command(&house.app, &wanted).await.is_err());
    }
}

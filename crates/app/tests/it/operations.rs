//! Probes, the operator's page, and the doors of the demo.

use waymark::actor::Role;
use waymark::mail::{self, Note};
use waymark::{operations, people};

use crate::support::House;

#[tokio::test]
async fn the_house_is_ready_once_a_worker_works() {
    let house = House::open().await;
    let guest = house.stranger();
    assert_eq!(guest.page("/healthz").await, "ok\n");
    let before = guest.get("/readyz").await;
    assert_eq!(before.status(), 503);
    let parts: serde_json::Value = before.json().await.unwrap();
    assert_eq!(
        parts,
        serde_json::json!({"ready": false, "database": true, "migrations": true, "worker": false})
    );
    operations::beat(&house.app, "one").await.unwrap();
    operations::beat(&house.app, "one").await.unwrap();
    assert_eq!(guest.get("/readyz").await.status(), 200);
    house.wait(jiff::SignedDuration::from_mins(6));
    assert_eq!(guest.get("/readyz").await.status(), 503, "the worker has gone");
}

#[tokio::test]
async fn the_house_is_not_ready_when_its_schema_is_another_ones() {
    let house = House::open().await;
    operations::beat(&house.app, "one").await.unwrap();
    let mut tx = house.app.db.begin().await.unwrap();
    sqlx::query("delete from _sqlx_migrations where version = 1")
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(house.stranger().get("/readyz").await.status(), 503);
}

#[tokio::test]
async fn an_operator_sees_what_failed_and_has_it_tried_again() {
    let house = House::open().await;
    let olga = house.person("Olga", "olga@example.org").await;
    house.role(&olga, None, Role::Operator).await;
    let mut tx = house.app.db.begin().await.unwrap();
    platform::jobs::enqueue(&mut tx, "{\"job\":\"no_such_work\"}", None, house.clock.now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    for _ in 0..8 {
        house.work().await;
        house.wait(jiff::SignedDuration::from_hours(1));
    }
    let page = olga.page("/admin/health").await;
    assert!(page.contains("no_such_work") && page.contains("One piece of work failed eight times"));
    let action = page
        .split("action=\"")
        .find(|rest| rest.starts_with("/admin/health/jobs/"))
        .unwrap();
    let action = action.split('"').next().unwrap().to_owned();
    let after = olga.post(&action, &[]).await.text().await.unwrap();
    assert!(!after.contains("no_such_work") && after.contains("It is tried again now."));
    assert_eq!(
        olga.post(&action, &[]).await.status(),
        404,
        "it is no dead letter any more"
    );
    let ben = house.person("Ben", "ben@example.org").await;
    assert_eq!(ben.get("/admin/health").await.status(), 403);
    assert_eq!(olga.get("/admin").await.url().path(), "/admin/health");
}

#[tokio::test]
async fn outside_the_demo_its_doors_are_not_there() {
    let house = House::open().await;
    let ana = house.person("Amina Okafor", "amina.okafor@example.org").await;
    for path in ["/demo", "/mailbox", "/mailbox/x"] {
        assert_eq!(ana.get(path).await.status(), 404, "{path}");
    }
    let sign_in = format!("/demo/sign-in/{}", ana.id.as_ref().unwrap());
    assert_eq!(house.stranger().post(&sign_in, &[]).await.status(), 404);
}

#[tokio::test]
async fn a_visitor_of_the_demo_becomes_somebody_with_one_click() {
    let house = House::demo().await;
    let amina = house.person("Amina Okafor", "amina.okafor@example.org").await;
    let other = house.person("Somebody", "somebody@example.org").await;
    let guest = house.stranger();
    let page = guest.page("/demo").await;
    assert!(page.contains("Amina Okafor") && page.contains("4 of 10"));
    assert!(
        !page.contains("Somebody") && !page.contains("Huong Tran"),
        "only the demo's people who are here"
    );
    let sign_in = format!("/demo/sign-in/{}", other.id.as_ref().unwrap());
    assert_eq!(guest.post(&sign_in, &[]).await.status(), 404);
    guest
        .post(&format!("/demo/sign-in/{}", amina.id.as_ref().unwrap()), &[])
        .await;
    assert!(guest.page("/me/settings/account").await.contains("Amina Okafor"));
}

#[tokio::test]
async fn the_mailbox_shows_mails_as_text_with_their_link() {
    let house = House::demo().await;
    let mut tx = house.app.db.begin().await.unwrap();
    let id = people::add_person(&mut tx, "Ana", "en", "ana@example.org", "ana@example.org")
        .await
        .unwrap();
    let note = Note::new("outreach-one-stack")
        .with("title", "<b>Stars</b>")
        .action("/stacks/stars");
    mail::to_person(&mut tx, &id, note).await.unwrap();
    tx.commit().await.unwrap();
    let guest = house.stranger();
    let list = guest.page("/mailbox").await;
    assert!(list.contains("ana@example.org") && !list.contains("<b>Stars"));
    let letter = list
        .split("href=\"")
        .find(|rest| rest.starts_with("/mailbox/"))
        .unwrap();
    let page = guest.page(letter.split('"').next().unwrap()).await;
    assert!(page.contains("href=\"/stacks/stars\"") && !page.contains("<b>Stars"));
    assert_eq!(guest.get("/mailbox/none").await.status(), 404);
}

#[tokio::test]
async fn search_engines_are_told_what_is_not_for_them() {
    let house = House::open().await;
    let text = house.stranger().page("/robots.txt").await;
    assert!(text.starts_with("User-agent: *\n") && text.contains("Disallow: /me\n"));
    assert!(!text.contains("Disallow: /catalog"));
}

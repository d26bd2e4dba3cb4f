//! Blindness: whatever an assessor gets, it does not say whose work it is.

use std::collections::BTreeSet;

use super::support::{Office, id_of_seat, seat, send};
use crate::submissions::support::{DECLARED, SLUG, attach, fill, id_of, png, start, summary};

/// Every address of this house that stands on a page.
fn addresses(page: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for mark in ["href=\"", "src=\"", "action=\""] {
        let all = page.split(mark).skip(1).filter_map(|rest| rest.split('"').next());
        found.extend(all.filter(|path| path.starts_with("/assess")).map(str::to_owned));
    }
    found
}

#[tokio::test]
async fn nothing_an_assessor_gets_says_whose_work_it_is() {
    let office = Office::open().await;
    let path = start(&office.maya, SLUG).await;
    let work = format!("{path}/work");
    let photo = [("quillfeather_room_marker.png", png(9))];
    attach(&office.house, &office.maya, &work, "room-photos", &photo).await;
    fill(&office.house, &office.maya, &path).await;
    let mut declared = DECLARED.to_vec();
    declared.push(("names_checked", "yes"));
    let answer = office.maya.post(&format!("{path}/check"), &declared).await;
    assert!(answer.url().path().ends_with("/sent"));
    office.house.work().await;
    let told = summary(&office.house, &path).await;
    let id = id_of(&path).to_string();
    let person = office.maya.id.clone().unwrap().to_string();
    let secrets = [
        "Maya",
        "Quillfeather",
        "quillfeather_room_marker",
        "maya.q@example.org",
        "example.org",
        &id,
        &told.number,
        &person,
        "Attempt 1",
        "First attempt",
        "first attempt",
        "plan.pdf\"",
    ];
    let (mut waiting, mut seen) = (BTreeSet::from(["/assess".to_owned()]), BTreeSet::new());
    let mut files = 0;
    while let Some(address) = waiting.pop_first() {
        if address.contains('#')
            || address.ends_with("/conflict")
            || address.ends_with("/decline")
            || address.ends_with("/send")
        {
            continue;
        }
        if !seen.insert(address.clone()) {
            continue;
        }
        let answer = office.ana.get(&address).await;
        assert_eq!(answer.status(), 200, "{address}");
        let headers = format!("{:?} {}", answer.headers(), answer.url());
        let is_page = answer.headers()["content-type"]
            .to_str()
            .unwrap()
            .starts_with("text/html");
        let body = answer.bytes().await.unwrap();
        let body = String::from_utf8_lossy(&body);
        for secret in secrets
            .iter()
            .filter(|secret| !secret.contains("example.org") || !is_page)
        {
            assert!(!headers.contains(secret), "{address}: {secret} in {headers}");
            assert!(!body.contains(secret), "{address}: {secret}");
        }
        assert!(!body.contains("maya.q@"), "{address}");
        if is_page {
            waiting.extend(addresses(&body));
        } else {
            files += 1;
        }
    }
    assert!(files >= 6, "{files} files of evidence in {seen:?}");
    let mails = office.house.mail_to("ana@example.org").await;
    for secret in ["Quillfeather", &told.number, &id] {
        assert!(!format!("{mails:?}").contains(secret), "{secret} in a mail");
    }
    let viewed = "select count(*) from events where kind = 'evidence_viewed'";
    assert!(
        crate::submissions::support::count(&office.house, viewed).await >= 6,
        "every look is in the log"
    );
}

#[tokio::test]
async fn nobody_opens_somebody_elses_assignment() {
    let office = Office::open().await;
    let path = office.apply(&office.maya).await;
    let (desk, fields) = (seat(&office.ana).await, Vec::new());
    for guest in [&office.ben, &office.greta, &office.maya] {
        assert_eq!(guest.get(&desk).await.status(), 404);
        assert_eq!(send(guest, &desk, &fields).await.status(), 404);
        let conflict = format!("/assess/{}/conflict", id_of_seat(&desk));
        assert_eq!(guest.post(&conflict, &[]).await.status(), 404);
    }
    let page = office.ana.page(&desk).await;
    let file = page
        .split("/evidence/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let own = format!("/assess/{}/evidence/{file}", id_of_seat(&desk));
    assert_eq!(office.ana.get(&own).await.status(), 200);
    assert_eq!(office.ben.get(&own).await.status(), 404);
    let range = office
        .ana
        .client
        .get(office.house.url(&own))
        .header("range", "bytes=1-3")
        .send()
        .await
        .unwrap();
    assert_eq!(range.status(), 206);
    // A file of another application does not open through this seat.
    let nora = office.house.person("Nora Other", "nora@example.org").await;
    office.apply(&nora).await;
    let mut tx = office.house.app.db.read().await.unwrap();
    let foreign: String = sqlx::query_scalar("select id from artifacts where submission_id <> $1 limit 1")
        .bind(id_of(&path).to_string())
        .fetch_one(&mut *tx)
        .await
        .unwrap();
    drop(tx);
    let through = format!("/assess/{}/evidence/{foreign}", id_of_seat(&desk));
    assert_eq!(office.ana.get(&through).await.status(), 404);
}

#[tokio::test]
async fn scores_of_one_are_hidden_from_the_other_until_both_are_sent() {
    let office = Office::open().await;
    let path = office.apply(&office.maya).await;
    let low = office.definition.criteria[0].id.clone();
    office.score(&office.ana, &[&low]).await;
    let desk = seat(&office.ben).await;
    let said = format!("On {low} I saw less than is asked.");
    for address in ["/assess", &desk] {
        assert!(!office.ben.page(address).await.contains(&said), "{address}");
    }
    for address in [path.clone(), format!("{path}/result")] {
        assert!(!office.maya.page(&address).await.contains(&said), "{address}");
    }
    office.score(&office.ben, &[]).await;
    let after = office.ben.page(&desk).await;
    assert!(after.contains(&said) && after.contains("Another assessor"));
    assert!(!after.contains("Ana"), "without names");
}

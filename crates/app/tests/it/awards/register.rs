//! The issuer's register: found by name, title and identifier; page by page; one issuer's only.

use jiff::SignedDuration;
use waymark::actor::Role;
use waymark::awards;

use super::award::{SLUG, administrator, grant, house};
use crate::support::html;

#[tokio::test]
async fn a_credential_is_found_by_name_title_and_identifier() {
    let (house, amina) = house().await;
    let grant_of_amina = grant(&house, &amina, SLUG).await;
    let id = awards::award(&house.app, &grant_of_amina).await.unwrap();
    let bea = house.person("Bea Lindqvist", "bea@example.org").await;
    awards::award(&house.app, &grant(&house, &bea, SLUG).await)
        .await
        .unwrap();
    let admin = administrator(&house, &grant_of_amina).await;
    let mut tx = house.app.db.read().await.unwrap();
    let issuer = waymark::organizations::organization(&mut tx, &grant_of_amina.issuer)
        .await
        .unwrap();
    let title = awards::credential(&mut tx, &id).await.unwrap().title;
    let all = waymark::organizations::organizations(&mut tx).await.unwrap();
    drop(tx);
    let register = format!("/issuer/{}/awards", issuer.slug);
    let page = admin.page(&register).await;
    assert_eq!(html::faults(&page), Vec::<String>::new(), "{page}");
    assert!(page.contains("Amina Okafor") && page.contains("Bea Lindqvist"));
    for asked in ["okaf", "Amina", id.as_str()] {
        let page = admin.page(&format!("{register}?q={asked}")).await;
        assert!(
            page.contains("Amina Okafor") && !page.contains("Bea Lindqvist"),
            "{asked}"
        );
    }
    let word = title.split(' ').next_back().unwrap();
    assert!(
        admin
            .page(&format!("{register}?q={word}"))
            .await
            .contains("Bea Lindqvist")
    );
    assert!(
        admin
            .page(&format!("{register}?q=nobody"))
            .await
            .contains("Nothing found")
    );
    let other = all.iter().find(|organization| organization.id != issuer.id).unwrap();
    let foreign = house.person("Omar", "omar@example.org").await;
    house.role(&foreign, Some(&other.id), Role::IssuerAdmin).await;
    assert_eq!(foreign.get(&register).await.status(), 403);
    for asked in ["Amina", id.as_str()] {
        let page = foreign.page(&format!("/issuer/{}/awards?q={asked}", other.slug)).await;
        assert!(
            !page.contains("Okafor"),
            "another issuer's register knows nothing of her"
        );
    }
}

#[tokio::test]
async fn a_long_register_is_read_page_by_page_and_nothing_is_left_out() {
    let (house, amina) = house().await;
    let first = grant(&house, &amina, SLUG).await;
    for turn in 0..53_i64 {
        let guest = house
            .person(&format!("Person {turn}"), &format!("p{turn}@example.org"))
            .await;
        awards::award(&house.app, &grant(&house, &guest, SLUG).await)
            .await
            .unwrap();
        if turn % 10 == 0 {
            house.wait(SignedDuration::from_secs(1));
        }
    }
    let admin = administrator(&house, &first).await;
    let mut tx = house.app.db.read().await.unwrap();
    let issuer = waymark::organizations::organization(&mut tx, &first.issuer)
        .await
        .unwrap();
    drop(tx);
    let mut path = format!("/issuer/{}/awards", issuer.slug);
    let mut found = Vec::new();
    for _ in 0..3 {
        let page = admin.page(&path).await;
        found.extend(
            page.split("<tr role=\"row\"><th role=\"rowheader\"")
                .skip(1)
                .map(|row| {
                    row.split("/awards/")
                        .nth(1)
                        .unwrap()
                        .split('"')
                        .next()
                        .unwrap()
                        .to_owned()
                }),
        );
        let Some(next) = page.split("class=\"btn\" href=\"/issuer/").nth(1) else {
            break;
        };
        path = format!("/issuer/{}", next.split('"').next().unwrap());
    }
    assert_eq!(found.len(), 53);
    found.sort();
    found.dedup();
    assert_eq!(found.len(), 53, "each once");
}

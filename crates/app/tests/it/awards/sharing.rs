//! The earner decides what others see.

use waymark::awards;
use waymark::catalog;

use super::award::{SLUG, grant, house};
use crate::support::html;

#[tokio::test]
async fn the_earner_finds_every_way_to_share() {
    let (house, amina) = house().await;
    let id = awards::award(&house.app, &grant(&house, &amina, SLUG).await)
        .await
        .unwrap();
    let list = amina.page("/me/credentials").await;
    assert_eq!(html::faults(&list), Vec::<String>::new(), "{list}");
    assert!(list.contains(&format!("/me/credentials/{id}")) && list.contains("In force"));
    let page = amina.page(&format!("/me/credentials/{id}")).await;
    assert_eq!(html::faults(&page), Vec::<String>::new(), "{page}");
    for ending in [".pdf", ".png", ".svg", ".json", ".qr.svg"] {
        assert!(page.contains(&format!("/v/{id}{ending}")), "{ending}");
    }
    let link = page.split("https://www.linkedin.com/profile/add?").nth(1).unwrap();
    let link = link
        .split('"')
        .next()
        .unwrap()
        .replace("&amp;", "&")
        .replace("&#38;", "&");
    let pairs: Vec<(String, String)> = url::form_urlencoded::parse(link.as_bytes()).into_owned().collect();
    let value = |name: &str| {
        pairs
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    };
    assert_eq!(value("startTask"), Some("CERTIFICATION_NAME"));
    assert_eq!((value("issueYear"), value("issueMonth")), (Some("2026"), Some("3")));
    assert_eq!(value("certUrl"), Some(house.url(&format!("/v/{id}")).as_str()));
    assert_eq!(value("certId"), Some(id.as_str()));
    let empty = house.person("Bea", "bea@example.org").await;
    assert!(empty.page("/me/credentials").await.contains("No credential yet"));
    assert_eq!(empty.get(&format!("/me/credentials/{id}")).await.status(), 404);
}

#[tokio::test]
async fn the_page_lists_only_what_the_earner_chose_and_never_a_file() {
    let (house, amina) = house().await;
    let id = awards::award(&house.app, &grant(&house, &amina, SLUG).await)
        .await
        .unwrap();
    let mut tx = house.app.db.read().await.unwrap();
    let version = catalog::current(&mut tx, SLUG).await.unwrap();
    drop(tx);
    let prompts: Vec<_> = version.definition.parts.iter().flat_map(|part| &part.prompts).collect();
    let file = prompts
        .iter()
        .find(|prompt| prompt.required && prompt.kind.is_file())
        .unwrap();
    let shares = "shares one piece of evidence";
    let page = format!("/v/{id}");
    assert!(!house.stranger().page(&page).await.contains(shares));
    let choices = format!("/me/credentials/{id}/evidence");
    let bea = house.person("Bea", "bea@example.org").await;
    assert_eq!(bea.post(&choices, &[(&file.id, "title")]).await.status(), 404);
    amina.post(&choices, &[(&file.id, "text"), ("unknown", "title")]).await;
    assert!(
        !house.stranger().page(&page).await.contains(shares),
        "a file has no text to show"
    );
    amina.post(&choices, &[(&file.id, "title")]).await;
    let shown = house.stranger().page(&page).await;
    assert!(shown.contains(shares) && shown.contains(&file.title), "{shown}");
    amina.post(&choices, &[(&file.id, "")]).await;
    assert!(
        !house.stranger().page(&page).await.contains(shares),
        "a choice can be taken back"
    );
}

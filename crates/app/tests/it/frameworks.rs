//! Framework pages: the tree, what aligns to an item, and the way to other editions.

use waymark::catalog::import::Folder;

use crate::support::House;

#[tokio::test]
async fn a_framework_shows_its_items_as_a_tree_in_the_authors_order() {
    let house = House::with_sample().await;
    let page = house.stranger().page("/frameworks/dimensions-of-success").await;
    let places: Vec<usize> = [
        "1 Learning environment",
        "1.1 Organization",
        "1.3 Space Utilization",
        "2 Activity",
        "4.3 Youth Voice",
    ]
    .iter()
    .map(|name| page.find(name).unwrap_or_else(|| panic!("{name} is missing")))
    .collect();
    assert!(places.is_sorted());
    let between = &page[places[0]..places[1]];
    assert!(between.contains("<ul"), "1.1 stands in a list under 1");
}

#[tokio::test]
async fn an_item_lists_what_aligns_with_it_and_what_corresponds_to_it() {
    let house = House::with_sample().await;
    let page = house.stranger().page("/frameworks/dimensions-of-success/3.3").await;
    assert!(page.contains(r#"href="/catalog/making-sense""#));
    assert!(page.contains("Strong match: Reflection by young people is what is planned, led and judged."));
    let area = house.stranger().page("/frameworks/ost-core-2021/4").await;
    assert!(
        area.contains(
            r#"Related to: <a href="/frameworks/ost-core-2011/4">4 Interactions with Children and Youth</a>"#
        ),
        "{area}"
    );
}

#[tokio::test]
async fn an_alignment_that_a_new_version_drops_is_gone_from_the_item() {
    let house = House::with_sample().await;
    let path = "micro-credentials/making-sense/micro-credential.yaml";
    let mut folder = Folder::sample();
    let text = String::from_utf8(folder.file(path).unwrap().to_vec()).unwrap();
    folder.put(path, &text.replacen("item: '3.3'", "item: '3.2'", 1));
    house.import(&folder).await;
    let guest = house.stranger();
    let reflection = guest.page("/frameworks/dimensions-of-success/3.3").await;
    assert!(!reflection.contains(r#"href="/catalog/making-sense""#));
    assert!(
        guest
            .page("/frameworks/dimensions-of-success/3.2")
            .await
            .contains(r#"href="/catalog/making-sense""#)
    );
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let house = House::with_sample().await;
    for path in [
        "/frameworks/nothing",
        "/frameworks/ost-core-2021/99",
        "/frameworks/nothing/1",
    ] {
        assert_eq!(house.stranger().get(path).await.status(), 404, "{path}");
    }
}

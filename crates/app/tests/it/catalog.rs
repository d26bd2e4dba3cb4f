//! The catalogue as visitors use it: search, filters, pages, micro-credentials, stacks.

use waymark::catalog::import::Folder;

use crate::support::{Guest, House, html};

/// The addresses of the cards on a page, in order.
fn cards(page: &str) -> Vec<String> {
    page.split(r#"<h3><a href="/catalog/"#)
        .skip(1)
        .filter_map(|rest| rest.split('"').next().map(str::to_owned))
        .collect()
}

async fn found(guest: &Guest, query: &str) -> Vec<String> {
    cards(&guest.page(&format!("/catalog?{query}")).await)
}

/// As many copies of one micro-credential as wanted, with titles in the order of their numbers.
fn many(count: usize) -> Folder {
    let mut folder = Folder::sample();
    let path = "micro-credentials/why-it-matters/micro-credential.yaml";
    let text = String::from_utf8(folder.file(path).unwrap().to_vec()).unwrap();
    for number in 0..count {
        let slug = format!("copy-{number:03}");
        let copy: String = text
            .lines()
            .map(|line| match line.split_once(':') {
                Some(("slug", _)) => format!("slug: {slug}\n"),
                Some(("title", _)) => format!("title: Copy {number:03}\n"),
                _ => format!("{line}\n"),
            })
            .collect();
        folder.put(&format!("micro-credentials/{slug}/micro-credential.yaml"), &copy);
        for page in ["stem-walk.md", "visitor.md"] {
            folder.put(
                &format!("micro-credentials/{slug}/resources/{page}"),
                "# A page\n\nText.",
            );
        }
    }
    folder
}

#[tokio::test]
async fn a_visitor_sees_every_micro_credential_with_counts_beside_the_filters() {
    let house = House::with_sample().await;
    let page = house.stranger().page("/catalog").await;
    assert_eq!(cards(&page).len(), 17);
    assert_eq!(
        cards(&page)[..2],
        ["ready-the-room", "everyone-in"],
        "the largest stack comes first, in its order"
    );
    assert!(page.contains("17 micro-credentials"));
    assert!(
        page.contains(r#"value="stem-facilitation"><span>STEM Facilitation <span class="count num" id="n-stack-stem-facilitation" data-live>10</span>"#),
        "{page}"
    );
}

#[tokio::test]
async fn filters_of_one_kind_widen_and_of_different_kinds_narrow() {
    let house = House::with_sample().await;
    let guest = house.stranger();
    let literacy = found(&guest, "topic=literacy").await;
    let movement = found(&guest, "topic=physical+activity").await;
    assert_eq!(literacy, ["read-aloud-think-aloud"]);
    let both = found(&guest, "topic=literacy&topic=physical+activity").await;
    assert_eq!(both.len(), literacy.len() + movement.len());
    let page = guest.page("/catalog?stack=foundational-practice&topic=safety").await;
    assert_eq!(cards(&page), ["eyes-on-safety"]);
    assert!(
        page.contains(r#"class="chip" href="/catalog?topic=safety""#),
        "the chip takes its own filter off: {page}"
    );
}

#[tokio::test]
async fn a_search_finds_words_by_their_stems_and_beginnings() {
    let house = House::with_sample().await;
    let guest = house.stranger();
    for words in ["reflection", "reflecting", "reflec", "REFLECTION", "leading reflection"] {
        let found = found(&guest, &format!("q={}", words.replace(' ', "+"))).await;
        assert_eq!(
            found.first().map(String::as_str),
            Some("making-sense"),
            "{words}: {found:?}"
        );
    }
    assert_eq!(
        found(&guest, "q=leading+reflection&sort=").await[0],
        "making-sense",
        "no choice of order means the best match"
    );
    assert!(
        found(&guest, "q=Youth+Voice")
            .await
            .contains(&"their-ideas-lead".to_owned()),
        "by the name of a framework item"
    );
}

#[tokio::test]
async fn a_typing_mistake_shows_what_was_meant_and_says_so() {
    let house = House::with_sample().await;
    let page = house.stranger().page("/catalog?q=refelction").await;
    assert!(
        page.contains("Showing results for “reflection”. Nothing matches “refelction”."),
        "{page}"
    );
    assert!(cards(&page).contains(&"making-sense".to_owned()));
}

#[tokio::test]
async fn a_search_that_filters_leave_nothing_of_says_how_many_there_are_without_them() {
    let house = House::with_sample().await;
    let page = house
        .stranger()
        .page("/catalog?q=reflection&topic=literacy&stack=stem-facilitation")
        .await;
    assert!(page.contains("No micro-credential matches “reflection”."), "{page}");
    let total = found(&house.stranger(), "q=reflection").await.len();
    assert!(
        page.contains(&format!("{total} match without the filters")),
        "{total}: {page}"
    );
    let nothing = house.stranger().page("/catalog?q=qqqqqq").await;
    assert!(nothing.contains("No micro-credential matches “qqqqqq”.") && !nothing.contains("without the filters"));
}

#[tokio::test]
async fn what_is_typed_comes_back_as_text_and_never_as_markup() {
    let house = House::with_sample().await;
    for query in [
        "q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "topic=%22%3E%3Cimg+src%3Dx%3E",
        "q=%22+OR+1%3D1+--",
        "q=a%00b",
        "q=title%3A*",
        "q=NEAR(",
        "after=nowhere&sort=title",
        "before=nowhere",
        "%FF=%FE&q=%C3%28",
    ] {
        let page = house.stranger().page(&format!("/catalog?{query}")).await;
        assert_eq!(html::faults(&page), Vec::<String>::new(), "{query}");
        assert!(
            !page.contains("<script>alert") && !page.contains("<img src=x"),
            "{query}"
        );
    }
}

#[tokio::test]
async fn pages_of_results_follow_one_another_without_gap_or_repetition_in_every_order() {
    let house = House::open().await;
    house.import(&many(40)).await;
    let guest = house.stranger();
    for sort in ["stack", "effort", "newest", "title"] {
        let mut seen = Vec::new();
        let mut path = format!("/catalog?sort={sort}");
        loop {
            let page = guest.page(&path).await;
            seen.extend(cards(&page));
            assert!(cards(&page).len() <= 24);
            match page.split(r#"rel="next" href=""#).nth(1) {
                Some(rest) => {
                    path = rest
                        .split('"')
                        .next()
                        .unwrap()
                        .replace("&#38;", "&")
                        .replace("&amp;", "&")
                }
                None => break,
            }
        }
        assert_eq!(seen.len(), 57, "{sort}");
        let mut unique = seen.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), 57, "{sort}");
    }
    let second = guest.page("/catalog?sort=title&after=copy-019").await;
    assert_eq!(cards(&second)[0], "copy-020");
    assert!(second.contains("before=copy-020"), "and a way back");
}

#[tokio::test]
async fn a_page_of_the_catalogue_asks_only_whether_the_catalogue_is_still_the_same() {
    let house = House::with_sample().await;
    let guest = house.stranger();
    let before = guest.page("/catalog?topic=STEM&sort=title").await;
    let mut tx = house.app.db.begin().await.unwrap();
    for (table, aside) in [
        ("versions", "versions_aside"),
        ("catalog_facets", "facets_aside"),
        ("stack_editions", "editions_aside"),
        ("stack_members", "members_aside"),
        ("micro_credentials", "micro_credentials_aside"),
        ("organizations", "organizations_aside"),
    ] {
        let sql: &'static str = Box::leak(format!("alter table {table} rename to {aside}").into_boxed_str());
        sqlx::query(sql).execute(&mut *tx).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(guest.page("/catalog?topic=STEM&sort=title").await, before);
}

#[tokio::test]
async fn a_new_import_is_seen_at_once() {
    let house = House::with_sample().await;
    assert_eq!(found(&house.stranger(), "sort=newest").await.len(), 17);
    house.wait(jiff::SignedDuration::from_hours(1));
    house.import(&many(1)).await;
    assert_eq!(found(&house.stranger(), "sort=newest").await[0], "copy-000");
}

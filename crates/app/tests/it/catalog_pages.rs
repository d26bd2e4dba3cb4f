//! The pages of the catalogue: micro-credentials, versions, stacks, and what programs get.

use serde_json::Value;
use waymark::catalog::import::Folder;

use crate::support::{House, html};

const SLUGS: [&str; 17] = [
    "ready-the-room",
    "everyone-in",
    "on-purpose",
    "hands-on-minds-on",
    "getting-the-stem-right",
    "let-them-investigate",
    "making-sense",
    "warm-ties",
    "why-it-matters",
    "their-ideas-lead",
    "knowing-each-child",
    "words-that-guide",
    "eyes-on-safety",
    "families-at-the-door",
    "everybody-moves",
    "make-it-share-it",
    "read-aloud-think-aloud",
];

#[tokio::test]
async fn every_page_of_the_catalogue_is_well_formed_in_both_languages_and_never_shows_a_message_key() {
    let house = House::with_sample().await;
    let mut paths: Vec<String> = [
        "/catalog",
        "/catalog?q=reflection",
        "/catalog?q=nothing-at-all&topic=x",
        "/catalog/making-sense/v/1",
        "/catalog/making-sense/resources/twelve-questions",
        "/stacks",
        "/stacks/stem-facilitation",
        "/stacks/foundational-practice",
        "/issuers",
        "/issuers/meridian",
        "/issuers/cedar-bridge",
        "/frameworks",
        "/frameworks/dimensions-of-success",
        "/frameworks/ost-core-2021/4",
        "/frameworks/dimensions-of-success/1",
    ]
    .map(str::to_owned)
    .to_vec();
    for slug in SLUGS {
        paths.push(format!("/catalog/{slug}"));
        paths.push(format!("/catalog/{slug}/rubric"));
    }
    for lang in ["en", "es"] {
        for path in &paths {
            let guest = house.stranger();
            let answer = guest
                .client
                .get(house.url(path))
                .header("accept-language", lang)
                .send()
                .await
                .unwrap();
            assert_eq!(answer.status(), 200, "{path}");
            let page = answer.text().await.unwrap();
            assert_eq!(html::faults(&page), Vec::<String>::new(), "{lang} {path}");
            for key in [
                ">catalog-",
                ">stack-",
                ">frameworks-",
                ">organizations-",
                ">language-",
                " catalog-",
                "{ $",
            ] {
                let visible = page.split("<main").nth(1).unwrap();
                assert!(!visible.contains(key), "{lang} {path} shows {key:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_micro_credential_shows_everything_that_assessors_will_use() {
    let house = House::with_sample().await;
    let page = house.stranger().page("/catalog/making-sense").await;
    for text in [
        "Making Sense: Leading Reflection",
        "Micro-credential 7 of 10 in STEM Facilitation",
        "Part 2: Work examples",
        "Facilitator: Okay everyone, hands off the bridges.",
        "Script to improve, 250 to 700 words",
        "4. Everyone has a way to show thinking",
        "At least two ways to show thinking are used and taken up",
        "Two of them score your work separately.",
        "All 5 criteria at Demonstrated earn the micro-credential.",
        "Stop while the work is still on the table.",
        r#"href="/catalog/making-sense/resources/twelve-questions""#,
        r#"href="/frameworks/dimensions-of-success/3.3""#,
        "Within 10 working days",
        "AI tools: allowed if you say so",
        "Does not expire",
        "fictional",
        r#"method="post" action="/me/applications"><input type="hidden" name="slug" value="making-sense">"#,
    ] {
        assert!(page.contains(text), "{text:?} is missing");
    }
}

#[tokio::test]
async fn an_old_version_stays_readable_says_that_it_is_old_and_cannot_be_started() {
    let house = House::with_sample().await;
    let path = "micro-credentials/making-sense/micro-credential.yaml";
    let mut folder = Folder::sample();
    let text = String::from_utf8(folder.file(path).unwrap().to_vec()).unwrap();
    folder.put(
        path,
        &text.replace("Asks for reasons, and waits", "Asks for reasons and then waits"),
    );
    house.import(&folder).await;
    let guest = house.stranger();
    let old = guest.page("/catalog/making-sense/v/1").await;
    assert!(
        old.contains("Asks for reasons, and waits")
            && old.contains("This is version 1. New applications use version 2.")
    );
    assert!(!old.contains(r#"action="/me/applications""#));
    let new = guest.page("/catalog/making-sense").await;
    assert!(new.contains("Asks for reasons and then waits") && new.contains(r#"action="/me/applications""#));
    for path in [
        "/catalog/making-sense/v/3",
        "/catalog/making-sense/v/x",
        "/catalog/nothing",
        "/catalog/making-sense/resources/other",
        "/catalog/making-sense/resources/..%2F..%2Fetc",
    ] {
        assert_eq!(guest.get(path).await.status(), 404, "{path}");
    }
}

#[tokio::test]
async fn a_program_gets_an_open_badges_achievement_that_may_be_kept_for_a_minute() {
    let house = House::with_sample().await;
    let client = reqwest::Client::new();
    for (path, accept) in [
        ("/catalog/making-sense.json", "*/*"),
        ("/catalog/making-sense/v/1.json", "text/html"),
        ("/catalog/making-sense", "application/json"),
        ("/catalog/making-sense/v/1", "application/ld+json"),
    ] {
        let answer = client
            .get(house.url(path))
            .header("accept", accept)
            .send()
            .await
            .unwrap();
        assert_eq!(answer.headers()["content-type"], "application/json", "{path}");
        assert_eq!(answer.headers()["cache-control"], "public, max-age=60");
        let etag = answer.headers()["etag"].clone();
        let achievement: Value = answer.json().await.unwrap();
        assert_eq!(
            achievement["id"],
            house.url("/catalog/making-sense/v/1"),
            "the same achievement by every way"
        );
        assert_eq!(achievement["type"][0], "Achievement");
        assert_eq!(
            achievement["resultDescription"][0]["rubricCriterionLevel"]
                .as_array()
                .unwrap()
                .len(),
            3
        );
        let required = &achievement["resultDescription"][0]["requiredLevel"];
        assert_eq!(
            &achievement["resultDescription"][0]["rubricCriterionLevel"][2]["id"],
            required
        );
        assert_eq!(achievement["alignment"][0]["targetCode"], "3.3");
        assert_eq!(achievement["definition"]["slug"], "making-sense");
        let again = client
            .get(house.url(path))
            .header("accept", accept)
            .header("if-none-match", etag)
            .send()
            .await
            .unwrap();
        assert_eq!(again.status(), 304, "{path}");
    }
    let person = house.person("Amina", "amina@example.org").await;
    let answer = person.get("/catalog/making-sense.json").await;
    assert_ne!(
        answer.headers()["cache-control"],
        "public, max-age=60",
        "a signed-in answer is nobody else's"
    );
}

#[tokio::test]
async fn badges_are_drawn_as_pictures_that_cannot_run_anything() {
    let house = House::with_sample().await;
    for path in ["/catalog/making-sense/badge.svg", "/stacks/stem-facilitation/badge.svg"] {
        let answer = house.stranger().get(path).await;
        assert_eq!(answer.headers()["content-type"], "image/svg+xml");
        let drawing = answer.text().await.unwrap();
        assert!(drawing.starts_with("<svg") && !drawing.contains("script"), "{path}");
    }
}

#[tokio::test]
async fn a_stack_says_its_rule_in_sentences_in_both_languages() {
    let house = House::with_sample().await;
    let read = async |lang: &str, slug: &str| {
        let guest = house.stranger();
        let request = guest
            .client
            .get(house.url(&format!("/stacks/{slug}")))
            .header("accept-language", lang);
        request.send().await.unwrap().text().await.unwrap()
    };
    let stem = read("en", "stem-facilitation").await;
    assert!(
        stem.contains("All 10 of: Ready the Room: Space, Materials and Flow; Everyone In"),
        "{stem}"
    );
    assert!(stem.contains("Comprehensive STEM Facilitation Credential"));
    let foundation = read("en", "foundational-practice").await;
    assert!(
        foundation.contains("Any 3 of these 4: Knowing Each Child"),
        "{foundation}"
    );
    assert!(foundation.contains("A statement by your supervisor"));
    let spanish = read("es", "foundational-practice").await;
    assert!(
        spanish.contains("3 de estas 4, a su elección: Knowing Each Child"),
        "{spanish}"
    );
}

#[tokio::test]
async fn a_rule_with_rules_inside_becomes_a_list_with_lists_inside() {
    let house = House::open().await;
    let path = "stacks/foundational-practice.yaml";
    let mut folder = Folder::sample();
    let text = String::from_utf8(folder.file(path).unwrap().to_vec()).unwrap();
    let (head, rest) = text.split_once("rule:\n").unwrap();
    let (_, tail) = rest.split_once("comprehensive:\n").unwrap();
    let rule = "rule:
  all_of:
    - n_of:
        n: 3
        groups:
          - {name: People, min: 1, of: [{award: knowing-each-child}, {award: families-at-the-door}]}
          - {name: Place, min: 0, of: [{award: words-that-guide}, {award: eyes-on-safety}]}
    - hours: {at_least: 40}
    - awarded_within: {months: 36, of: {award: eyes-on-safety}}
    - attestation: {role: supervisor, count: 2}
    - exam: {id: First aid, at_least: 80}
";
    folder.put(path, &format!("{head}{rule}comprehensive:\n{tail}"));
    house.import(&folder).await;
    let page = house.stranger().page("/stacks/foundational-practice").await;
    assert_eq!(html::faults(&page), Vec::<String>::new());
    for text in [
        "<li>Any 3 of these 4:<ul",
        "<li>At least 1 from “People”: Knowing Each Child: Notice, Note, Use and Families at the Door: Everyday Partnership</li>",
        "<li>From “Place”, as many as you like: Words That Guide",
        "<li>At least 40 attested hours of practice</li>",
        "<li>Awarded within the last 36 months: Eyes on Safety: Supervision and Readiness</li>",
        "<li>Statements by 2 different people, each as your supervisor</li>",
        "<li>The exam “First aid” with at least 80 percent</li></ul></li></ul>",
    ] {
        assert!(page.contains(text), "{text:?} is missing in {page}");
    }
}

#[tokio::test]
async fn an_empty_catalogue_is_a_page_and_not_an_error() {
    let house = House::open().await;
    for path in [
        "/catalog",
        "/catalog?q=reflection",
        "/stacks",
        "/issuers",
        "/frameworks",
    ] {
        let page = house.stranger().page(path).await;
        assert_eq!(html::faults(&page), Vec::<String>::new(), "{path}");
    }
}

//! The gallery: every part as it is drawn, and every page that stands open to all, read by a strict reader.

use askama::Template;
use axum::http::{HeaderMap, HeaderValue, Uri};
use waymark::error::Field;
use waymark::ui::{Cell, Form, RubricRow, Segment, Step, StepState, Ui};

use crate::support::sources::{app, files, workspace};
use crate::support::{House, html};

/// All parts on one page.
#[derive(Template)]
#[template(
    ext = "html",
    source = r##"{% extends "ui/layout.html" %}
{% import "ui/parts.html" as parts %}
{% block title %}Parts{% endblock %}
{% block main %}
<h1>Parts</h1>
{{ ui.crumbs([("/catalog", ui.t("nav-catalog"))], "Parts") }}
{% call parts::error_summary(ui, form) %}{% endcall %}
<form method="post">
{% call parts::field(ui, form, "email", "email", "Your email", "We write once") %}required autocomplete="email"{% endcall %}
{% call parts::field(ui, form, "name", "text", "Your name", "") %}{% endcall %}
{% call parts::area(ui, form, "story", 6, "Your story", "") %}{% endcall %}
{% call parts::check(form, "agree", "yes", "I agree") %}{% endcall %}
{% call parts::radio(form, "level", "2", "Partly") %}{% endcall %}
</form>
{% for kind in ["ok", "warn", "bad", "info"] %}{% call parts::note(ui, kind) %}<p>Note</p>{% endcall %}{{ ui.tag(kind, "State") }}{% endfor %}
{% call parts::empty(ui, "search", "Nothing here") %}<p>Try again</p>{% endcall %}
<ul class="tasks">{% call parts::task(ui, "/x", "Plan", "One page", "brand", "Not started") %}{% endcall %}{% call parts::task(ui, "", "Send", "", "blocked", "Cannot start yet") %}{% endcall %}</ul>
{{ ui.journey(steps) }}
{{ ui.rubric("Rubric", rows) }}
{{ ui.ring(ring, "ring-l") }}
{{ ui.badge("hexagon", hue, "question", "badge-l") }}
{{ ui.pager("/x?page=", page, 3u32, "11 to 20 of 30") }}
{{ ui.markdown("# Hello\n\n* [one](https://example.org)") }}
{% endblock %}"##
)]
struct Parts {
    ui: Ui,
    form: Form,
    steps: Vec<Step>,
    rows: Vec<RubricRow>,
    ring: Vec<Segment>,
    hue: u16,
    page: u32,
}

fn parts(ui: Ui, form: Form) -> Parts {
    let step = |name: &str, state| Step {
        name: name.to_owned(),
        hint: String::new(),
        state,
    };
    let cell = |level: &str| Cell {
        level: level.to_owned(),
        text: "Three or more questions".to_owned(),
    };
    Parts {
        ui,
        form,
        steps: vec![
            step("Prepare", StepState::Done),
            step("Sent", StepState::Now),
            step("Result", StepState::Ahead),
        ],
        rows: vec![RubricRow {
            title: "1. Opens with an invitation".to_owned(),
            hint: "Heard in the clip".to_owned(),
            cells: vec![cell("Demonstrated"), cell("Partly")],
        }],
        ring: vec![Segment::Done, Segment::Review, Segment::Open],
        hue: 222,
        page: 2,
    }
}

async fn ui(house: &House, cookie: &'static str) -> Ui {
    let mut headers = HeaderMap::new();
    headers.insert("cookie", HeaderValue::from_static(cookie));
    Ui::new(&house.app, None, &headers, &Uri::from_static("/catalog?q=x"))
}

/// Without a rule, a state looks like the one that stands beside it: what cannot be read like what is in force.
#[test]
fn every_state_that_a_template_names_has_a_style() {
    let styles: String = files(&workspace().join("crates/app/assets/css"), "css")
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    for (file, text) in files(&app(), "html") {
        for (at, _) in text.match_indices("is-") {
            if !text[..at].ends_with([' ', '"']) {
                continue;
            }
            let name: String = text[at + 3..].chars().take_while(char::is_ascii_lowercase).collect();
            assert!(styles.contains(&format!(".is-{name}")), "{file}: is-{name}");
        }
    }
}

#[tokio::test]
async fn parts_are_well_formed_fresh_and_refused_in_both_languages() {
    let house = House::open().await;
    for cookie in ["lang=en", "lang=es; theme=dark; dir=rtl"] {
        let fresh = Form::new().with("email", "a\"b@example.org").with("level", 2);
        let refused = fresh.clone().refused(vec![
            Field::new("email", "error-invalid"),
            Field::new("story", "error-invalid"),
        ]);
        for form in [fresh, refused] {
            let page = parts(ui(&house, cookie).await, form).render().unwrap();
            assert_eq!(html::faults(&page), Vec::<String>::new(), "{page}");
        }
    }
}

#[tokio::test]
async fn what_was_typed_is_shown_again_beside_what_is_wrong() {
    let house = House::open().await;
    let form = Form::new()
        .with("email", "amina@")
        .refused(vec![Field::new("email", "error-invalid")]);
    let page = parts(ui(&house, "lang=en").await, form).render().unwrap();
    assert!(
        page.contains(r#"value="amina@" aria-invalid="true" aria-describedby="email-hint email-error""#),
        "{page}"
    );
    assert!(page.contains(r##"<a href="#email">"##));
}

#[test]
fn the_strict_reader_sees_what_browsers_mend() {
    for (page, fault) in [
        (
            "<html lang=\"en\"><h1>x</h1><p><div></div></p></html>",
            "<div> inside <p>",
        ),
        ("<html lang=\"en\"><h1>x</h1><b></i></html>", "closes"),
        ("<html lang=\"en\"><h1>x</h1><input name=\"q\"></html>", "no label"),
        (
            "<html lang=\"en\"><h1 id=\"a\">x</h1><b id=\"a\"></b></html>",
            "stands twice",
        ),
        (
            "<html lang=\"en\"><h1 onclick=\"x\">x</h1></html>",
            "refused by our policy",
        ),
        ("<html lang=\"en\"></html>", "0 first headings"),
        (
            "<html lang=\"en\"><h1>x</h1><script>x</script></html>",
            "inline <script>",
        ),
        (
            "<html lang=\"en\"><h1>x</h1><label for=\"gone\">x</label></html>",
            "not there",
        ),
        (
            "<html lang=\"en\"><h1>x</h1><button> </button></html>",
            "an empty <button>",
        ),
    ] {
        assert!(
            html::faults(page).iter().any(|found| found.contains(fault)),
            "{page}: {:?}",
            html::faults(page)
        );
    }
}

#[tokio::test]
async fn the_open_pages_are_well_formed_in_both_languages() {
    let house = House::open().await;
    let guest = house.stranger();
    for path in ["/", "/help", "/accessibility", "/privacy", "/sign-in", "/nowhere"] {
        for lang in ["en", "es"] {
            let request = guest.client.get(house.url(path)).header("accept-language", lang);
            let page = request.send().await.unwrap().text().await.unwrap();
            assert!(page.contains(&format!("<html lang=\"{lang}\"")), "{path}");
            assert_eq!(html::faults(&page), Vec::<String>::new(), "{path} in {lang}");
        }
    }
}

#[tokio::test]
async fn a_choice_of_theme_and_language_is_remembered_without_scripts() {
    let house = House::open().await;
    let guest = house.stranger();
    let chosen = [("theme", "dark"), ("lang", "es"), ("dir", "rtl"), ("back", "/help")];
    let answer = guest
        .client
        .post(house.url("/preferences"))
        .header("sec-fetch-site", "same-origin");
    let body = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(chosen)
        .finish();
    let answer = answer
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body)
        .send()
        .await
        .unwrap();
    assert!(answer.url().path().ends_with("/help"));
    for back in ["//evil.example", "https://evil.example", "/\\evil.example"] {
        let answer = guest.post("/preferences", &[("theme", "dark"), ("back", back)]).await;
        assert_eq!(answer.url().host_str(), Some("127.0.0.1"), "{back}");
    }
    let page = guest
        .client
        .get(house.url("/help"))
        .header("cookie", "theme=dark; lang=es; dir=rtl")
        .send()
        .await
        .unwrap();
    assert!(
        page.text()
            .await
            .unwrap()
            .contains(r#"<html lang="es" dir="rtl" data-theme="dark">"#)
    );
}

#[tokio::test]
async fn a_notice_is_shown_once_and_only_in_our_own_words() {
    let house = House::open().await;
    let read = |cookie: &'static str| {
        let request = house.stranger().client.get(house.url("/help")).header("cookie", cookie);
        async move { request.send().await.unwrap() }
    };
    let answer = read("notice=error-sign-in").await;
    let cleared = answer.headers().get("set-cookie").unwrap().to_str().unwrap().to_owned();
    assert!(cleared.starts_with("notice=; ") && cleared.contains("Max-Age=0"));
    assert!(answer.text().await.unwrap().contains("Please sign in first"));
    for cookie in ["notice=Your-account-is-locked", "notice=call-0900", "notice=<b>x</b>"] {
        let page = read(cookie).await.text().await.unwrap();
        assert!(!page.contains(r#"class="note is-ok notice""#), "{cookie}");
    }
}

#[tokio::test]
async fn styles_travel_small_and_expand_to_the_same() {
    let house = House::open().await;
    let path = waymark::ui::asset("app.css");
    let guest = house.stranger();
    let plain = guest
        .client
        .get(house.url(&path))
        .send()
        .await
        .unwrap()
        .bytes()
        .await
        .unwrap();
    let small = guest
        .client
        .get(house.url(&path))
        .header("accept-encoding", "gzip, br")
        .send()
        .await
        .unwrap();
    assert_eq!(small.headers()["content-encoding"], "br");
    assert!(small.headers()["vary"].to_str().unwrap().contains("accept-encoding"));
    let small = small.bytes().await.unwrap();
    let mut expanded = Vec::new();
    brotli::BrotliDecompress(&mut small.as_ref(), &mut expanded).unwrap();
    assert!(small.len() < 12 * 1024 && expanded == plain);
    let refused = guest
        .client
        .get(house.url(&path))
        .header("accept-encoding", "br;q=0, identity")
        .send()
        .await
        .unwrap();
    assert!(!refused.headers().contains_key("content-encoding"));
}

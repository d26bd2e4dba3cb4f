//! Markdown as people write it, as HTML that can do no harm.

use std::sync::OnceLock;

use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use super::Markup;

/// The elements that may come out.
const ELEMENTS: [&str; 24] = [
    "p",
    "br",
    "hr",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "strong",
    "em",
    "del",
    "code",
    "pre",
    "blockquote",
    "a",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
];
/// Lists in quotes in lists: deeper than this nobody writes, and browsers tire.
const DEEPEST: usize = 24;

/// Markdown (CommonMark with tables and strikethrough) as safe HTML. Headings begin at `h3`, since a page has its own above. Raw HTML is
/// shown as the text it is. Links carry `nofollow noopener`; pictures become their description, so that no page of ours calls on a
/// stranger's server.
pub fn markdown(text: &str) -> Markup {
    below(text, 2)
}

/// The same for a text that is the page: its `##` stay second headings.
pub(super) fn page(text: &str) -> Markup {
    below(text, 0)
}

/// Headings moved down by so many steps.
fn below(text: &str, steps: usize) -> Markup {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut depth = 0;
    let events = Parser::new_ext(text, options)
        .filter_map(|event| shallow(event, &mut depth))
        .filter_map(|event| tame(event, steps));
    let mut unsafe_html = String::with_capacity(text.len() * 3 / 2);
    html::push_html(&mut unsafe_html, events);
    Markup::safe(cleaner().clean(&unsafe_html).to_string())
}

/// Leaves out what opens and closes below [`DEEPEST`]; its text stays.
fn shallow<'a>(event: Event<'a>, depth: &mut usize) -> Option<Event<'a>> {
    match event {
        Event::Start(_) => {
            *depth += 1;
            (*depth <= DEEPEST).then_some(event)
        }
        Event::End(_) => {
            *depth -= 1;
            (*depth < DEEPEST).then_some(event)
        }
        other => Some(other),
    }
}

/// Headings moved down, pictures reduced to their words, raw HTML to its text.
fn tame(event: Event<'_>, steps: usize) -> Option<Event<'_>> {
    let lower =
        |level: HeadingLevel| HeadingLevel::try_from((level as usize + steps).min(6)).unwrap_or(HeadingLevel::H6);
    Some(match event {
        Event::Start(Tag::Heading {
            level,
            id,
            classes,
            attrs,
        }) => Event::Start(Tag::Heading {
            level: lower(level),
            id,
            classes,
            attrs,
        }),
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level))),
        Event::Start(Tag::Image { .. } | Tag::HtmlBlock) | Event::End(TagEnd::Image | TagEnd::HtmlBlock) => {
            return None;
        }
        Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
        other => other,
    })
}

fn cleaner() -> &'static Builder<'static> {
    static CLEANER: OnceLock<Builder<'static>> = OnceLock::new();
    CLEANER.get_or_init(|| {
        let mut cleaner = Builder::empty();
        cleaner
            .add_tags(ELEMENTS)
            .add_clean_content_tags(["script", "style", "template", "title", "textarea"])
            .add_tag_attributes("a", ["href"])
            // On narrow screens a wide table scrolls by itself, with keys too.
            .set_tag_attribute_value("table", "tabindex", "0")
            .add_url_schemes(["http", "https", "mailto"])
            .url_relative(UrlRelative::PassThrough)
            .link_rel(Some("nofollow noopener"))
            .strip_comments(true);
        cleaner
    })
}

#[cfg(test)]
mod tests {
    use super::markdown;

    #[test]
    fn headings_begin_below_those_of_the_page() {
        let page = markdown("# Why\n\n## How\n\n###### Deep").to_string();
        assert_eq!(page.trim(), "<h3>Why</h3>\n<h4>How</h4>\n<h6>Deep</h6>");
    }

    #[test]
    fn a_link_says_that_we_do_not_vouch_for_it() {
        let page = markdown("[a](https://example.org)").to_string();
        assert!(page.contains(r#"rel="nofollow noopener""#), "{page}");
    }

    #[test]
    fn nothing_that_runs_or_calls_home_gets_through() {
        for text in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "![tracking](https://evil.example/pixel.png)",
            "[x](javascript:alert(1))",
            "[x](data:text/html,<script>alert(1)</script>)",
            "<a href=\" javascript:alert(1)\">x</a>",
            "<svg><style><img src=x onerror=alert(1)></style></svg>",
            "<p style=\"background:url(https://evil.example)\" onclick=\"x()\">x</p>",
            "<iframe src=https://evil.example></iframe>",
            "<form action=https://evil.example><input name=password></form>",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
            "<base href=https://evil.example><meta http-equiv=refresh content=0>",
        ] {
            let page = markdown(text).to_string();
            let low = tags_of(&page);
            for trace in [
                "<script",
                "<img",
                "<svg",
                "<iframe",
                "<form",
                "<input",
                "<style",
                "<base",
                "<meta",
                "javascript:",
                "data:",
                "style=",
                "onclick=",
            ] {
                assert!(!low.contains(trace), "{text} gave {page}");
            }
        }
    }

    /// What a browser would take for markup: everything between angle brackets.
    fn tags_of(page: &str) -> String {
        let tags = page.split('<').skip(1).filter_map(|rest| rest.split_once('>'));
        tags.map(|(tag, _)| format!("<{}>", tag.to_lowercase())).collect()
    }

    #[test]
    fn a_picture_becomes_its_words() {
        assert_eq!(markdown("![A garden](g.png)").to_string().trim(), "<p>A garden</p>");
    }

    #[test]
    fn deep_nesting_ends_in_time() {
        for text in [
            ">".repeat(20_000),
            "[".repeat(20_000),
            "*a ".repeat(20_000),
            "<b>".repeat(20_000),
            "- ".repeat(2_000),
        ] {
            let _ = markdown(&text);
        }
    }
}

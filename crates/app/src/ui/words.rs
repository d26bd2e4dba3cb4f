//! Words: English and Spanish, from the message files in `messages/`, and how each language writes a date.

use std::sync::OnceLock;

use axum::Router;
use axum::extract::{Form, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;
use serde::Deserialize;
use unic_langid::LanguageIdentifier;

use crate::App;

#[derive(RustEmbed)]
#[folder = "messages"]
struct Messages;

/// A language of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    En,
    Es,
}

type Bundle = FluentBundle<FluentResource>;

impl Lang {
    /// Every language, the default first.
    pub const ALL: [Self; 2] = [Self::En, Self::Es];

    /// The language tag (BCP 47).
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }

    /// The language's name in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Es => "Español",
        }
    }

    /// The language of a tag, by its first part: `es-MX` is Spanish.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().trim();
        Self::ALL
            .into_iter()
            .find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }

    /// The best language for an `Accept-Language` header; English when none fits.
    pub fn accepted(header: &str) -> Self {
        let mut best = (Self::En, 0.0);
        for range in header.split(',').take(16) {
            let (tag, quality) = range.split_once(";q=").unwrap_or((range, "1"));
            let quality: f32 = quality.trim().parse().unwrap_or(0.0);
            if let Some(lang) = Self::parse(tag.trim()).filter(|_| quality > best.1) {
                best = (lang, quality);
            }
        }
        best.0
    }

    /// The words for `key`; falls back to English, then to the key itself (a test makes sure that this does not happen).
    pub fn say(self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        [self, Self::En]
            .into_iter()
            .find_map(|lang| format(lang.bundle(), key, &args))
            .unwrap_or_else(|| key.to_owned())
    }

    /// Whether the language has words for `key`.
    pub fn knows(self, key: &str) -> bool {
        self.bundle().has_message(key)
    }

    fn bundle(self) -> &'static Bundle {
        static BUNDLES: OnceLock<[Bundle; 2]> = OnceLock::new();
        &BUNDLES.get_or_init(|| Self::ALL.map(load))[self as usize]
    }
}

fn format(bundle: &Bundle, key: &str, args: &FluentArgs<'_>) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let mut errors = Vec::new();
    Some(bundle.format_pattern(pattern, Some(args), &mut errors).into_owned())
}

/// One bundle a language, of all its files; a room's words stand in the file with the room's name.
fn load(lang: Lang) -> Bundle {
    let tag: LanguageIdentifier = lang.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    for path in Messages::iter().filter(|path| path.starts_with(lang.tag()) && path.ends_with(".ftl")) {
        let Some(file) = Messages::get(&path) else { continue };
        let text = String::from_utf8_lossy(&file.data).into_owned();
        let resource = FluentResource::try_new(text).unwrap_or_else(|(good, errors)| {
            tracing::error!(%path, ?errors, "a message file has errors");
            good
        });
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(%path, ?errors, "a message is defined twice");
        }
    }
    bundle
}

/// A page of text in Markdown; empty if there is none of this name.
pub(super) fn text(lang: Lang, name: &str) -> String {
    let file = Messages::get(&format!("{}/pages/{name}.md", lang.tag()));
    file.map_or_else(String::new, |file| String::from_utf8_lossy(&file.data).into_owned())
}

/// The placeholders that scripts fill in.
const HOLES: [&str; 8] = ["time", "name", "percent", "done", "total", "size", "limit", "count"];

/// The words of `scripts.ftl` as a module: its default export maps keys to texts, with `{name}` where a value goes.
pub(super) fn script(lang: Lang) -> String {
    let holes: Vec<(&str, FluentValue<'_>)> = HOLES.iter().map(|name| (*name, format!("{{{name}}}").into())).collect();
    let file = Messages::get(&format!("{}/scripts.ftl", lang.tag())).map(|file| file.data.into_owned());
    let file = String::from_utf8_lossy(file.as_deref().unwrap_or_default()).into_owned();
    let words: serde_json::Map<String, serde_json::Value> = file
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, _)| (key.to_owned(), lang.say(key, &holes).into()))
        .collect();
    format!("export default {};\n", serde_json::Value::Object(words))
}

/// What a reader may set without an account.
#[derive(Debug, Deserialize)]
struct Preferences {
    lang: Option<String>,
    theme: Option<String>,
    dir: Option<String>,
    back: Option<String>,
}

/// `POST /preferences`: language and theme, kept in cookies of their own.
pub(super) fn router() -> Router<App> {
    Router::new().route("/preferences", post(set_preferences))
}

async fn set_preferences(State(app): State<App>, Form(form): Form<Preferences>) -> Response {
    let secure = if app.settings.is_https() { "; Secure" } else { "" };
    let mut response = Redirect::to(local(form.back.as_deref())).into_response();
    let lang = form
        .lang
        .as_deref()
        .and_then(Lang::parse)
        .map(|lang| ("lang", lang.tag()));
    let theme = form
        .theme
        .as_deref()
        .filter(|theme| ["light", "dark", "system"].contains(theme))
        .map(|theme| ("theme", theme));
    let dir = form
        .dir
        .as_deref()
        .filter(|dir| ["ltr", "rtl"].contains(dir))
        .map(|dir| ("dir", dir));
    for (name, value) in lang.into_iter().chain(theme).chain(dir) {
        let text = format!("{name}={value}; Path=/; SameSite=Lax; Max-Age=31536000{secure}");
        if let Ok(value) = HeaderValue::from_str(&text) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    response
}

/// An address to go back to, if it stays on this site.
pub fn local(back: Option<&str>) -> &str {
    let fits = |path: &&str| path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n']);
    back.filter(fits).unwrap_or("/")
}

//! What people see: layout, words, dates, assets. Rooms bring the pages.

mod assets;
pub mod badge;
pub mod color;
mod dates;
mod figures;
mod form;
pub mod icons;
mod markdown;
mod markup;
mod nested;
mod notice;
mod pages;
mod parts;
mod places;
pub mod qr;
mod ring;
mod words;

use std::ops::Deref;
use std::sync::Arc;

use axum::Router;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use fluent_bundle::FluentValue;

use crate::actor::{Actor, Role};
use crate::error::Field;
use crate::{App, Error};

pub use assets::{asset, asset_bytes};
pub use form::{Form, Mend};
pub use markdown::markdown;
pub use markup::{Markup, escape};
pub use nested::{Nesting, nest};
pub use parts::{Cell, RubricRow, Step, StepState};
pub use places::Place;
pub use ring::Segment;
pub use words::{Lang, local};

/// What a template needs besides its own data: the reader's language, who they are, where they are. Every page struct has one as `ui`.
#[derive(Clone, Debug)]
pub struct Ui(Arc<Inner>);

/// See [`Ui`].
#[derive(Debug)]
pub struct Inner {
    pub lang: Lang,
    /// `light`, `dark`, or empty to follow the system.
    pub theme: &'static str,
    /// `ltr`, or `rtl` by the cookie `dir`: the pages are proven in both before a right-to-left language comes.
    pub dir: &'static str,
    /// The message key of a word after a redirect; see [`Ui::notice`].
    notice: Option<String>,
    pub actor: Option<Actor>,
    /// The address of this page, path and query.
    pub here: String,
    pub site_name: String,
    pub base_url: String,
    pub demo: bool,
}

impl Deref for Ui {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

/// The assets, the preferences form, and the house's own pages.
pub fn router() -> Router<App> {
    assets::router().merge(words::router()).merge(pages::router())
}

impl Ui {
    /// Reads language and theme from cookies, else the language from `Accept-Language` (RFC 9110 §12.5.4).
    pub fn new(app: &App, actor: Option<Actor>, headers: &HeaderMap, uri: &Uri) -> Self {
        let cookie = |name: &str| cookie(headers, name);
        let accept = headers
            .get(header::ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let lang = cookie("lang")
            .and_then(Lang::parse)
            .unwrap_or_else(|| Lang::accepted(accept));
        let theme = match cookie("theme") {
            Some("dark") => "dark",
            Some("light") => "light",
            _ => "",
        };
        Self(Arc::new(Inner {
            lang,
            theme,
            dir: if cookie("dir") == Some("rtl") { "rtl" } else { "ltr" },
            notice: notice::read(headers),
            actor,
            here: uri.path_and_query().map_or("/", |path| path.as_str()).to_owned(),
            site_name: app.settings.site_name.clone(),
            base_url: app.settings.base_url.as_str().trim_end_matches('/').to_owned(),
            demo: app.demo,
        }))
    }

    /// The words for `key` in the reader's language.
    pub fn t(&self, key: &str) -> String {
        self.lang.say(key, &[])
    }

    /// The words for `key` with one value.
    pub fn t1<'a>(&self, key: &str, name: &'a str, value: impl Into<FluentValue<'a>>) -> String {
        self.lang.say(key, &[(name, value.into())])
    }

    /// The words for `key` with two values.
    pub fn t2<'a>(
        &self,
        key: &str,
        first: (&'a str, impl Into<FluentValue<'a>>),
        second: (&'a str, impl Into<FluentValue<'a>>),
    ) -> String {
        self.lang
            .say(key, &[(first.0, first.1.into()), (second.0, second.1.into())])
    }

    /// The words for `key` with any number of values.
    pub fn say(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        self.lang.say(key, args)
    }

    /// The words for a field that cannot be taken as it is.
    pub fn field(&self, field: &Field) -> String {
        let args: Vec<_> = field
            .args
            .iter()
            .map(|(key, value)| (*key, number_or_text(value)))
            .collect();
        self.lang.say(field.message, &args)
    }

    /// What is wrong with the field of this name, if anything.
    pub fn error_of(&self, errors: &[Field], name: &str) -> Option<String> {
        errors
            .iter()
            .find(|field| field.name == name)
            .map(|field| self.field(field))
    }

    /// Whether the reader holds this role for anybody: for menus.
    pub fn is(&self, role: Role) -> bool {
        self.actor.as_ref().is_some_and(|actor| actor.is(role))
    }

    /// Whether the reader holds a role by its name, as templates write it.
    pub fn has_role(&self, role: &str) -> bool {
        role.parse().is_ok_and(|role| self.is(role))
    }

    /// Whether this page stands under `path`: for the mark in the navigation.
    pub fn at(&self, path: &str) -> bool {
        self.here
            .split('?')
            .next()
            .is_some_and(|here| here == path || here.strip_prefix(path).is_some_and(|rest| rest.starts_with('/')))
    }

    /// The languages the reader could switch to.
    pub fn other_languages(&self) -> Vec<Lang> {
        Lang::ALL.into_iter().filter(|lang| *lang != self.lang).collect()
    }

    /// The address of an asset, with its digest, so that it may be kept for ever.
    pub fn asset(&self, name: &str) -> String {
        asset(name)
    }
}

/// A value that is a whole number takes part in plural rules.
pub fn number_or_text(value: &str) -> FluentValue<'_> {
    value
        .parse::<i64>()
        .map_or_else(|_| FluentValue::from(value), FluentValue::from)
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

impl<S: Sync> FromRequestParts<S> for Ui {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or_else(|| Error::Internal(anyhow::anyhow!("no Ui on the request")))
    }
}

/// A rendered page.
pub fn page(template: impl askama::Template) -> Response {
    match template.render() {
        Ok(html) => Html(html).into_response(),
        Err(error) => Error::Internal(error.into()).into_response(),
    }
}

/// A form shown again because something in it needs mending (422).
pub fn again(mut response: Response) -> Response {
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response
}

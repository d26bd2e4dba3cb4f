//! Pages of the newsletter. Links in mails only show a button, so that mail scanners sign nobody up and nobody off.

use std::net::SocketAddr;

use askama::Template;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{ConnectInfo, Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::email::Email;
use platform::rate::{Bucket, Key};

use super::subscription::{self, Wish};
use super::{Topic, store};
use crate::entry::client_address;
use crate::ui::{self, Form, Lang, Ui, page};
use crate::{App, Error, Result};

const BY_ADDRESS: Bucket = Bucket {
    name: "updates by e-mail address",
    burst: 3,
    per_minute: 1,
};
const BY_NETWORK: Bucket = Bucket {
    name: "updates by network address",
    burst: 20,
    per_minute: 5,
};

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/updates", get(form).post(ask))
        .route("/updates/sent", get(sent))
        .route("/updates/confirm/{token}", get(confirm_form).post(confirm))
        .route("/updates/confirmed", get(confirmed))
        .route("/updates/end/{token}", get(end_form).post(end))
}

/// Whether a POST to this path may come from anywhere: mail programs end a newsletter for their reader without cookies (RFC 8058 §3.1).
/// It is safe because the answer depends on the secret in the path alone, never on who is signed in.
pub fn takes_one_click(path: &str) -> bool {
    let token = path.strip_prefix("/updates/end/").unwrap_or_default();
    !token.is_empty() && !token.contains('/')
}

#[derive(Template)]
#[template(path = "outreach/form.html")]
struct FormPage {
    ui: Ui,
    form: Form,
    topics: [Topic; 3],
}

/// A page with one thing to say, and at most one button.
#[derive(Template)]
#[template(path = "outreach/word.html")]
struct WordPage {
    ui: Ui,
    heading: &'static str,
    what: &'static str,
    /// Where the button posts to, and its words.
    button: Option<(String, &'static str)>,
}

fn word(ui: Ui, heading: &'static str, what: &'static str, button: Option<(String, &'static str)>) -> Response {
    page(WordPage {
        ui,
        heading,
        what,
        button,
    })
}

async fn form(ui: Ui) -> Response {
    let mut form = Form::new().with("lang", ui.lang.tag());
    for topic in Topic::ALL {
        form = form.with("topic", topic.as_str());
    }
    show(ui, form)
}

fn show(ui: Ui, form: Form) -> Response {
    page(FormPage {
        ui,
        form,
        topics: Topic::ALL,
    })
}

/// What was typed. The short form of other pages has no topics to choose from and means all of them.
struct Asking {
    email: String,
    lang: Lang,
    topics: Vec<Topic>,
}

impl Asking {
    fn read(body: &[u8], ui: &Ui) -> Self {
        let pairs: Vec<(String, String)> = url::form_urlencoded::parse(body).into_owned().take(20).collect();
        let values = |name: &'static str| pairs.iter().filter(move |(key, _)| key == name).map(|(_, value)| value);
        let chosen: Vec<Topic> = values("topic").filter_map(|value| value.parse().ok()).collect();
        let may_choose = values("choose").next().is_some();
        Self {
            email: values("email").next().cloned().unwrap_or_default(),
            lang: values("lang")
                .next()
                .and_then(|tag| Lang::parse(tag))
                .unwrap_or(ui.lang),
            topics: if may_choose { chosen } else { Topic::ALL.to_vec() },
        }
    }

    fn typed(&self) -> Form {
        let form = Form::new().with("email", &self.email).with("lang", self.lang.tag());
        let topics = self.topics.iter();
        topics.fold(form, |form, topic| form.with("topic", topic.as_str()))
    }
}

async fn ask(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    ui: Ui,
    body: Bytes,
) -> Result<Response> {
    let asking = Asking::read(&body, &ui);
    slow_down(&app, peer, &headers, &asking.email)?;
    let wish = Wish {
        email: &asking.email,
        lang: asking.lang,
        topics: &asking.topics,
    };
    let mut tx = app.db.begin().await?;
    match subscription::ask(&mut tx, &wish).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(Redirect::to("/updates/sent").into_response())
        }
        Err(Error::Invalid(errors)) => Ok(ui::again(show(ui, asking.typed().refused(errors)))),
        Err(other) => Err(other),
    }
}

fn slow_down(app: &App, peer: SocketAddr, headers: &HeaderMap, email: &str) -> Result<()> {
    let network = Key::Address(client_address(app, peer, headers));
    app.rates
        .check(BY_NETWORK, network)
        .map_err(|wait| Error::TooMany(wait.0))?;
    if let Ok(email) = Email::parse(email) {
        app.rates
            .check(BY_ADDRESS, Key::Text(email.as_str()))
            .map_err(|wait| Error::TooMany(wait.0))?;
    }
    Ok(())
}

async fn sent(ui: Ui) -> Response {
    word(ui, "outreach-sent", "outreach-sent-what", None)
}

async fn confirm_form(State(app): State<App>, ui: Ui, Path(token): Path<String>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let since = tx.now() - subscription::GOOD_FOR;
    if store::wish(&mut tx, &token, since).await?.is_none() {
        return Err(Error::Refused("outreach-link-over"));
    }
    let button = (format!("/updates/confirm/{token}"), "outreach-confirm-button");
    Ok(word(ui, "outreach-confirm", "outreach-confirm-what", Some(button)))
}

async fn confirm(State(app): State<App>, Path(token): Path<String>) -> Result<Redirect> {
    let mut tx = app.db.begin().await?;
    subscription::confirm(&mut tx, &token).await?;
    tx.commit().await?;
    Ok(Redirect::to("/updates/confirmed"))
}

async fn confirmed(ui: Ui) -> Response {
    word(ui, "outreach-confirmed", "outreach-confirmed-what", None)
}

async fn end_form(ui: Ui, Path(token): Path<String>) -> Response {
    let button = (format!("/updates/end/{token}"), "outreach-end-button");
    word(ui, "outreach-end", "outreach-end-what", Some(button))
}

/// Answers with the page itself: mail programs do not follow redirects of this request (RFC 8058 §3.1).
async fn end(State(app): State<App>, ui: Ui, Path(token): Path<String>) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    subscription::end(&mut tx, &token).await?;
    tx.commit().await?;
    Ok(word(ui, "outreach-ended", "outreach-ended-what", None))
}

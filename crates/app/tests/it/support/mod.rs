//! A house of its own for every test: fresh database, fixed clock, real sockets.

mod database;
pub mod html;
mod sample;
pub mod sources;

use std::net::SocketAddr;
use std::sync::Arc;

use jiff::Timestamp;
use platform::clock::Clock;
use reqwest::cookie::Jar;
use reqwest::{Client, Response, header};
use tempfile::TempDir;
use tokio::net::TcpListener;
use waymark::actor::Role;
use waymark::ids::{OrgId, PersonId};
use waymark::settings::Settings;
use waymark::{App, jobs, mail, organizations, people, router, server};

/// The moment at which every test begins: Monday 2 March 2026, 09:00 UTC.
pub const BEGINNING: &str = "2026-03-02T09:00:00Z";

/// A running house.
pub struct House {
    pub app: App,
    pub clock: Clock,
    pub address: SocketAddr,
    _data: TempDir,
    server: tokio::task::JoinHandle<()>,
    _database: database::Database,
}

impl Drop for House {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl House {
    /// Opens an empty house on a port of its own.
    pub async fn open() -> Self {
        Self::opened(false, None).await
    }

    /// The same as a demo.
    pub async fn demo() -> Self {
        Self::opened(true, None).await
    }

    /// The same, for people who reach it under another address, as behind a proxy.
    pub async fn open_at(base: &str) -> Self {
        Self::opened(false, Some(base)).await
    }

    /// The same with other settings.
    pub async fn open_with(change: impl FnOnce(&mut Settings)) -> Self {
        Self::made(false, None, change).await
    }

    async fn opened(demo: bool, base: Option<&str>) -> Self {
        Self::made(demo, base, |_| {}).await
    }

    async fn made(demo: bool, base: Option<&str>, change: impl FnOnce(&mut Settings)) -> Self {
        let data = TempDir::new().unwrap();
        let clock = Clock::fixed(BEGINNING.parse::<Timestamp>().unwrap());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let database = database::Database::fresh(data.path()).await;
        let mut settings = Settings {
            base_url: base
                .map_or_else(|| format!("http://{address}/"), str::to_owned)
                .parse()
                .unwrap(),
            listen: address,
            data: data.path().to_owned(),
            database: database.url.clone(),
            ..Settings::default()
        };
        change(&mut settings);
        let app = App::open(settings, clock.clone(), demo).await.unwrap();
        let routes = router(app.clone());
        let server = tokio::spawn(async move {
            let _ = server::serve(listener, routes, std::future::pending()).await;
        });
        Self {
            app,
            clock,
            address,
            _data: data,
            server,
            _database: database,
        }
    }

    /// An address on this house.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Somebody with an account, and their browser, signed in.
    pub async fn person(&self, name: &str, email: &str) -> Guest {
        let mut tx = self.app.db.begin().await.unwrap();
        let id = people::add_person(&mut tx, name, "en", email, email).await.unwrap();
        let token = people::begin_session(&mut tx, &id, "test").await.unwrap();
        tx.commit().await.unwrap();
        Guest::new(self, Some(&token), Some(id))
    }

    /// Another browser of the same person.
    pub async fn session(&self, guest: &Guest) -> Guest {
        let id = guest.id.clone().unwrap();
        let mut tx = self.app.db.begin().await.unwrap();
        let token = people::begin_session(&mut tx, &id, "another browser").await.unwrap();
        tx.commit().await.unwrap();
        Guest::new(self, Some(&token), Some(id))
    }

    /// Gives a role.
    pub async fn role(&self, guest: &Guest, organization: Option<&OrgId>, role: Role) {
        let mut tx = self.app.db.begin().await.unwrap();
        organizations::give_role(&mut tx, guest.id.as_ref().unwrap(), organization, role)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    /// The browser of a session that has begun.
    pub fn guest(&self, token: &str, id: PersonId) -> Guest {
        Guest::new(self, Some(token), Some(id))
    }

    /// A browser that nobody signed in with.
    pub fn stranger(&self) -> Guest {
        Guest::new(self, None, None)
    }

    /// Does all work that is due.
    pub async fn work(&self) {
        jobs::work_all(&self.app).await.unwrap();
    }

    /// The newest mail to an address: subject and text.
    pub async fn mail_to(&self, address: &str) -> (String, String) {
        self.work().await;
        let mut tx = self.app.db.read().await.unwrap();
        let mails = mail::latest(&mut tx, 100).await.unwrap();
        let found = mails
            .iter()
            .find(|mail| mail.address == address)
            .unwrap_or_else(|| panic!("a mail to {address}"));
        let letter = mail::read(&self.app, found).unwrap();
        (letter.subject, letter.text)
    }

    /// Lets time pass.
    pub fn wait(&self, span: jiff::SignedDuration) {
        self.clock.set(self.clock.now() + span);
    }
}

/// A browser: cookies, HTML wanted, redirects followed.
pub struct Guest {
    pub id: Option<PersonId>,
    pub client: Client,
    base: String,
}

impl Guest {
    fn new(house: &House, token: Option<&str>, id: Option<PersonId>) -> Self {
        let mut headers = header::HeaderMap::new();
        headers.insert(header::ACCEPT, header::HeaderValue::from_static("text/html"));
        let base = &house.app.settings.base_url;
        let name = &base[url::Position::BeforeHost..url::Position::AfterPort];
        headers.insert(header::HOST, header::HeaderValue::from_str(name).unwrap());
        let jar = Jar::default();
        if let Some(token) = token {
            let cookie = if base.scheme() == "https" {
                "__Host-waymark"
            } else {
                "waymark"
            };
            jar.add_cookie_str(&format!("{cookie}={token}"), &house.url("/").parse().unwrap());
        }
        let client = Client::builder()
            .default_headers(headers)
            .cookie_provider(Arc::new(jar))
            .build()
            .unwrap();
        Self {
            id,
            client,
            base: house.url(""),
        }
    }

    /// GET, whatever the answer.
    pub async fn get(&self, path: &str) -> Response {
        self.client.get(format!("{}{path}", self.base)).send().await.unwrap()
    }

    /// The text of a page that must be there and well formed.
    pub async fn page(&self, path: &str) -> String {
        let response = self.get(path).await;
        assert_eq!(response.status(), 200, "GET {path}");
        let page = response.text().await.unwrap();
        if page.starts_with("<!doctype html>") {
            assert_eq!(html::faults(&page), Vec::<String>::new(), "GET {path}");
        }
        page
    }

    /// POST of a form, as a browser sends it; redirects are followed.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        let body = url_encoded(fields);
        self.client
            .post(format!("{}{path}", self.base))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(body)
            .send()
            .await
            .unwrap()
    }
}

fn url_encoded(fields: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish()
}

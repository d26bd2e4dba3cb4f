//! What is there before the power goes out for the first time: the sample content, an issuer's people, and drafts that lack only words.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use platform::clock::Clock;
use reqwest::cookie::Jar;
use reqwest::{Client, header};
use sqlx::Row;
use tempfile::TempDir;
use waymark::actor::Role;
use waymark::catalog::import::{Folder, import};
use waymark::ids::OrgId;
use waymark::settings::Settings;
use waymark::{App, catalog, jobs, organizations, people};

use super::people::Browser;

/// The micro-credential that everybody earns, and where its issuer decides.
pub const SLUG: &str = "ready-the-room";
/// The issuer's area.
pub const OFFICE: &str = "/issuer/meridian";
/// How many people earn it.
pub const EARNERS: usize = 12;
const ASSESSORS: usize = 4;

/// A folder, an address, and sessions for everybody.
pub struct Stage {
    data: TempDir,
    pub address: SocketAddr,
    /// Each criterion, with the level that its award asks for.
    pub levels: Vec<(String, String)>,
    earners: Vec<String>,
    assessors: Vec<String>,
    grantor: String,
}

impl Stage {
    /// Makes everything.
    pub async fn set() -> Self {
        let data = TempDir::new().unwrap();
        let address = free_address();
        let app = open(data.path(), address).await;
        let mut tx = app.db.begin().await.unwrap();
        import(&mut tx, &Folder::sample()).await.unwrap();
        let version = catalog::current(&mut tx, SLUG).await.unwrap();
        let issuer = organizations::organization(&mut tx, &version.issuer).await.unwrap();
        let mut profile = issuer.profile.clone();
        profile.policy.scorers = "double".to_owned();
        profile.policy.auto_decide = false;
        profile.policy.precheck = false;
        organizations::save_organization(&mut tx, &issuer.slug, &issuer.name, &profile)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let levels = version.definition.criteria.iter();
        let levels = levels.map(|one| (one.id.clone(), one.required.clone())).collect();
        let session = async |kind: &str, number: usize, role: Option<Role>| {
            session(&app, &format!("{kind} {number}"), role, &issuer.id).await
        };
        let mut stage = Self {
            data,
            address,
            levels,
            earners: Vec::new(),
            assessors: Vec::new(),
            grantor: session("Grantor", 1, Some(Role::Grantor)).await,
        };
        for number in 0..EARNERS {
            stage.earners.push(session("Earner", number, None).await);
        }
        for number in 0..ASSESSORS {
            stage
                .assessors
                .push(session("Assessor", number, Some(Role::Assessor)).await);
        }
        app.db.close().await;
        stage
    }

    /// An address on the server.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        self.data.path()
    }

    pub fn earners(&self) -> Vec<Browser> {
        self.earners.iter().map(|token| self.browser(token)).collect()
    }

    pub fn assessors(&self) -> Vec<Browser> {
        self.assessors.iter().map(|token| self.browser(token)).collect()
    }

    pub fn grantor(&self) -> Browser {
        self.browser(&self.grantor)
    }

    fn browser(&self, token: &str) -> Browser {
        let jar = Jar::default();
        jar.add_cookie_str(&format!("waymark={token}"), &self.url("/").parse().unwrap());
        let mut headers = header::HeaderMap::new();
        headers.insert(header::ACCEPT, header::HeaderValue::from_static("text/html"));
        headers.insert("sec-fetch-site", header::HeaderValue::from_static("same-origin"));
        let client = Client::builder()
            .default_headers(headers)
            .cookie_provider(Arc::new(jar))
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(10))
            .build()
            .unwrap();
        Browser::new(client, self.url(""))
    }

    /// A worker that was killed holds its job until its lease is over. Two minutes pass at once here.
    pub async fn let_leases_run_out(&self) {
        let app = open(self.folder(), self.address).await;
        let mut tx = app.db.begin().await.unwrap();
        sqlx::query("update jobs set leased_until = null, due_at = min(due_at, $1)")
            .bind(platform::db::Micros::from(tx.now()))
            .execute(&mut *tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        app.db.close().await;
    }

    /// Waits until the server has made the copies of all files.
    pub async fn wait_for_copies(&self) {
        let app = open(self.folder(), self.address).await;
        loop {
            let mut tx = app.db.read().await.unwrap();
            let left = sqlx::query("select count(*) from artifacts where copy_sha256 is null and unreadable is null");
            let left: i64 = left.fetch_one(&mut *tx).await.unwrap().get(0);
            drop(tx);
            if left == 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        app.db.close().await;
    }

    /// The books after everything: all jobs done.
    pub async fn finished(&self) -> App {
        self.let_leases_run_out().await;
        let app = open(self.folder(), self.address).await;
        jobs::work_all(&app).await.unwrap();
        app
    }
}

/// A port that was free a moment ago.
fn free_address() -> SocketAddr {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap()
}

async fn open(folder: &Path, address: SocketAddr) -> App {
    let settings = Settings {
        base_url: format!("http://{address}/").parse().unwrap(),
        listen: address,
        data: folder.to_owned(),
        ..Settings::default()
    };
    App::open(settings, Clock::system(), false).await.unwrap()
}

/// Somebody, with a role for the issuer or none, signed in.
async fn session(app: &App, name: &str, role: Option<Role>, issuer: &OrgId) -> String {
    let email = format!("{}@example.org", name.to_lowercase().replace(' ', "-"));
    let mut tx = app.db.begin().await.unwrap();
    let id = people::add_person(&mut tx, name, "en", &email, &email).await.unwrap();
    if let Some(role) = role {
        organizations::give_role(&mut tx, &id, Some(issuer), role)
            .await
            .unwrap();
    }
    let token = people::begin_session(&mut tx, &id, "test").await.unwrap();
    tx.commit().await.unwrap();
    token
}

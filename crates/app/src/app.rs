//! What every room shares.

use std::ops::Deref;
use std::sync::Arc;

use platform::clock::Clock;
use platform::db::Db;
use platform::fetch::{self, Fetcher};
use platform::files::Files;
use platform::mail::Mailer;
use platform::rate::Rates;
use platform::seal::Seal;

use crate::awards::commissions::Counter;
use crate::organizations::clients::Bearers;
use crate::schema::MIGRATIONS;
use crate::settings::Settings;

/// The running house: settings, database, files and outside lines. Cheap to clone.
#[derive(Clone, Debug)]
pub struct App(Arc<Inner>);

/// See [`App`].
#[derive(Debug)]
pub struct Inner {
    pub settings: Settings,
    pub db: Db,
    pub clock: Clock,
    pub fetcher: Fetcher,
    pub files: Files,
    pub mailer: Mailer,
    pub rates: Rates,
    pub seal: Seal,
    /// Whose tokens programs bring.
    pub bearers: Bearers,
    /// Where programs wait while an issuer signs for those before them.
    pub counter: Counter,
    /// `true` only in `waymark demo`: sign-in links on the front page and a mailbox for every mail.
    pub demo: bool,
    /// In the demo, the secret of this run that its sign-in links carry.
    pub demo_key: Option<String>,
}

impl Deref for App {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl App {
    /// Opens the database, brings it forward, and puts the house together.
    pub async fn open(settings: Settings, clock: Clock, demo: bool) -> anyhow::Result<Self> {
        std::fs::create_dir_all(&settings.data)?;
        let db = Db::open(&settings.database_url(), clock.clone()).await?;
        db.migrate(&MIGRATIONS).await?;
        let mut tx = db.begin().await?;
        platform::db::search::install(&mut tx).await?;
        tx.commit().await?;
        let fetcher = Fetcher::new(fetch::Policy::default())?;
        let files = Files::at(&settings.data.join("files"))?;
        let mailer = if settings.mail.host.is_empty() {
            Mailer::mailbox()
        } else {
            Mailer::smtp(&settings.mail)?
        };
        let seal = if settings.sealing_keys.is_empty() {
            Seal::from_file(&settings.data.join("sealing-keys.txt"))?
        } else {
            Seal::from_base64(settings.sealing_keys.expose())?
        };
        Ok(Self(Arc::new(Inner {
            settings,
            db,
            clock,
            fetcher,
            files,
            mailer,
            rates: Rates::new(),
            seal,
            bearers: Bearers::default(),
            counter: Counter::default(),
            demo,
            demo_key: demo.then(platform::random::token),
        })))
    }
}

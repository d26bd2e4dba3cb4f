//! Every setting, in one place, checked before the server starts.

use std::net::SocketAddr;
use std::path::PathBuf;

use credential::key::Kind;
use platform::mail::{Mailer, SmtpSettings};
use platform::seal::Secret;
use platform::telemetry::LogFormat;
use serde::{Deserialize, Serialize};
use url::Url;

/// The settings of a running Waymark: `waymark.toml`, then `WAYMARK_*` (two underscores for a dot: `WAYMARK_MAIL__HOST`).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Where people reach this server; links, credentials and did:web identifiers are made from it.
    #[serde(with = "address")]
    pub base_url: Url,
    /// The address to listen on.
    pub listen: SocketAddr,
    /// The folder for evidence, keys and the embedded database.
    pub data: PathBuf,
    /// `postgres://…`, or `sqlite:PATH`; empty for a SQLite file in the data folder.
    pub database: String,
    /// The name of this site, in headings and mails.
    pub site_name: String,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<std::net::IpAddr>,
    /// The largest evidence file in bytes.
    pub max_evidence_bytes: u64,
    /// How mail leaves; without a host every mail stays in the outbox.
    pub mail: SmtpSettings,
    /// Which log lines are written, such as `info,sqlx=warn`.
    pub log: String,
    /// How log lines look: `auto`, `human` or `json`.
    pub log_format: LogFormat,
    /// The algorithm of keys that are made for credentials' proofs: `Ed25519` (`eddsa-rdfc-2022`), `P-256` or `P-384` (`ecdsa-rdfc-2019`).
    pub proof_algorithm: Algorithm,
    /// Keys that seal secrets at rest: base64 texts of 32 bytes, the sealing one first; empty for a key file in the data folder.
    pub sealing_keys: Secret,
}

/// An algorithm for proofs, as it is written in the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Algorithm {
    Ed25519,
    #[serde(rename = "P-256")]
    P256,
    #[serde(rename = "P-384")]
    P384,
}

impl Algorithm {
    /// The kind of key.
    pub fn kind(self) -> Kind {
        match self {
            Self::Ed25519 => Kind::Ed25519,
            Self::P256 => Kind::P256,
            Self::P384 => Kind::P384,
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        let listen = SocketAddr::from(([127, 0, 0, 1], 8080));
        #[expect(clippy::expect_used, reason = "a constant address")]
        let base_url = Url::parse("http://127.0.0.1:8080/").expect("the default base URL");
        Self {
            base_url,
            listen,
            data: PathBuf::from("waymark-data"),
            database: String::new(),
            site_name: "Waymark".to_owned(),
            trusted_proxies: Vec::new(),
            max_evidence_bytes: 4 << 30,
            mail: SmtpSettings::default(),
            log: "info,sqlx=warn".to_owned(),
            log_format: LogFormat::Auto,
            proof_algorithm: Algorithm::Ed25519,
            sealing_keys: Secret::default(),
        }
    }
}

impl Settings {
    /// The database in use, after the default.
    pub fn database_url(&self) -> String {
        if self.database.is_empty() {
            format!("sqlite:{}", self.data.join("waymark.sqlite").display())
        } else {
            self.database.clone()
        }
    }

    /// An absolute address on this site. `path` starts with a slash.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base_url.as_str().trim_end_matches('/'))
    }

    /// Whether people reach this site over TLS; cookies and identifiers depend on it.
    pub fn is_https(&self) -> bool {
        self.base_url.scheme() == "https"
    }

    fn mail_problem(&self) -> Option<String> {
        if self.mail.host.is_empty() {
            return None;
        }
        Mailer::smtp(&self.mail)
            .err()
            .map(|error| format!("the [mail] settings cannot work: {error}"))
    }

    /// What is wrong with these settings, one sentence each that says what to write instead.
    pub fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        if !matches!(self.base_url.scheme(), "http" | "https") || self.base_url.host().is_none() {
            problems.push(format!(
                "base_url is {:?}; write the address people type, such as \"https://badges.example.org/\"",
                self.base_url.as_str()
            ));
        }
        if self.base_url.path() != "/" || self.base_url.query().is_some() {
            problems.push(format!(
                "base_url is {:?}; it must be a bare origin without a path, such as \"https://badges.example.org/\"",
                self.base_url.as_str()
            ));
        }
        let database = self.database_url();
        if !["sqlite:", "postgres:", "postgresql:"]
            .iter()
            .any(|scheme| database.starts_with(scheme))
        {
            problems.push(
                "database must start with \"sqlite:\" or \"postgres://\"; leave it out for a file in the data folder"
                    .to_owned(),
            );
        }
        if self.max_evidence_bytes < 1 << 20 {
            problems.push(format!(
                "max_evidence_bytes is {}; write at least 1048576 (1 MiB)",
                self.max_evidence_bytes
            ));
        }
        if let Some(problem) = self.mail_problem() {
            problems.push(problem);
        }
        problems
    }
}

/// A URL as text in the settings file.
mod address {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};
    use url::Url;

    pub(super) fn serialize<S: Serializer>(url: &Url, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(url.as_str())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Url, D::Error> {
        let text = String::deserialize(deserializer)?;
        Url::parse(&text).map_err(|_| {
            D::Error::custom(format!(
                "{text:?} is not an address; write one such as \"https://badges.example.org/\""
            ))
        })
    }
}

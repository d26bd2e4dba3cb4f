//! Handing letters to a mail server, over a few connections that are used again.

use std::fmt;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use lettre::Message;
use lettre::message::Mailbox;
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::{MailError, Person, letter};
use crate::seal::Secret;

/// How long one letter may take in all, waiting for a connection included.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long connecting, or asking a resting connection whether it lives, may take.
const STEP: Duration = Duration::from_secs(10);
/// How long a connection rests before it is given up: most servers wait for five minutes (RFC 5321, 4.5.3.2.7).
const REST: Duration = Duration::from_secs(60);
const MAX_CONNECTIONS: usize = 4;

/// How the connection to the mail server is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// TLS from the first byte (port 465).
    #[default]
    Tls,
    /// Plain first, then TLS or nothing (port 587).
    StartTls,
    /// None; accepted for a server on this machine only (port 25).
    Plain,
}

/// Where and as whom mail is handed over.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SmtpSettings {
    /// The server's name or address.
    pub host: String,
    /// Its port; 0 is the usual one for the protection chosen.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// Who signs in there; empty for nobody.
    pub username: String,
    /// With which password.
    pub password: Secret,
    /// Who the letters are from.
    pub from: Person,
}

/// Why mail cannot be set up as the settings say.
#[derive(Debug, thiserror::Error)]
pub enum MailSetupError {
    /// The sender's address is not one.
    #[error("mail needs a sender's address, such as hello@example.org")]
    Sender,
    /// There is no host, or its name cannot be used for TLS.
    #[error("mail needs the name of a server")]
    Host,
    /// Letters with sign-in links would cross the network readable.
    #[error("mail without TLS is only possible to a server on this machine (127.0.0.1, ::1 or localhost)")]
    PlainNotLocal,
}

/// A mail server and the connections to it.
///
/// A connection in use belongs to the letter that goes over it. When time runs out it is closed and never used again: a
/// late answer must not be taken for the answer to the next letter.
pub(super) struct Smtp {
    host: String,
    port: u16,
    security: Security,
    tls: Option<TlsParameters>,
    credentials: Option<Credentials>,
    hello: ClientId,
    from: Mailbox,
    patience: Duration,
    slots: Semaphore,
    resting: Mutex<Vec<(AsyncSmtpConnection, Instant)>>,
}

impl Smtp {
    pub(super) fn new(settings: &SmtpSettings) -> Result<Self, MailSetupError> {
        let from = letter::mailbox(&settings.from, "sender").map_err(|_| MailSetupError::Sender)?;
        let host = settings.host.clone();
        if host.is_empty() {
            return Err(MailSetupError::Host);
        }
        let tls = match settings.security {
            Security::Plain if !is_here(&host) => return Err(MailSetupError::PlainNotLocal),
            Security::Plain => None,
            _ => Some(TlsParameters::new(host.clone()).map_err(|_| MailSetupError::Host)?),
        };
        let password = settings.password.expose().to_owned();
        Ok(Self {
            host,
            port: port(settings),
            security: settings.security,
            tls,
            credentials: (!settings.username.is_empty()).then(|| Credentials::new(settings.username.clone(), password)),
            hello: ClientId::Domain(from.email.domain().to_owned()),
            from,
            patience: PATIENCE,
            slots: Semaphore::new(MAX_CONNECTIONS),
            resting: Mutex::default(),
        })
    }

    #[cfg(test)]
    pub(super) fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    pub(super) fn from(&self) -> Mailbox {
        self.from.clone()
    }

    pub(super) async fn send(&self, message: &Message) -> Result<(), MailError> {
        match timeout(self.patience, self.hand_over(message)).await {
            Ok(handed_over) => handed_over,
            Err(_) => Err(MailError::Later(None)),
        }
    }

    async fn hand_over(&self, message: &Message) -> Result<(), MailError> {
        let _slot = self.slots.acquire().await;
        let mut connection = self.connection().await.map_err(|error| away(&error))?;
        let bytes = message.formatted();
        connection
            .send(message.envelope(), &bytes)
            .await
            .map_err(|error| judge(&error))?;
        self.resting().push((connection, Instant::now()));
        Ok(())
    }

    async fn connection(&self) -> Result<AsyncSmtpConnection, SmtpError> {
        loop {
            let rested = self.resting().pop();
            let Some((mut connection, since)) = rested else {
                return self.connect().await;
            };
            if since.elapsed() < REST && timeout(STEP, connection.test_connected()).await == Ok(true) {
                return Ok(connection);
            }
        }
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, SmtpError> {
        let server = (self.host.as_str(), self.port);
        let at_once = self.tls.clone().filter(|_| self.security == Security::Tls);
        let connecting = AsyncSmtpConnection::connect_tokio1(server, Some(STEP), &self.hello, at_once, None);
        let mut connection = connecting.await?;
        if let (Security::StartTls, Some(tls)) = (self.security, self.tls.clone()) {
            connection.starttls(tls, &self.hello).await?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(connection)
    }

    fn resting(&self) -> std::sync::MutexGuard<'_, Vec<(AsyncSmtpConnection, Instant)>> {
        self.resting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Smtp to {} port {}", self.host, self.port)
    }
}

/// The server did not let us in: no connection, no TLS, a wrong password or a closed door. That is the operator's to mend,
/// and the letter waits. The server's words are not logged: they often quote an address.
fn away(error: &SmtpError) -> MailError {
    let code = error.status().map(u16::from);
    tracing::warn!(code, "the mail server cannot be used");
    MailError::Later(code)
}

/// Only a refusal of the letter itself is final; being asked to sign in (530 to 538) is not one.
fn judge(error: &SmtpError) -> MailError {
    let code = error.status().map(u16::from);
    tracing::warn!(code, "the mail server did not take a letter");
    match code {
        Some(code) if code >= 500 && !(530..=538).contains(&code) => MailError::Refused(code),
        code => MailError::Later(code),
    }
}

fn port(settings: &SmtpSettings) -> u16 {
    match (settings.port, settings.security) {
        (0, Security::Tls) => 465,
        (0, Security::StartTls) => 587,
        (0, Security::Plain) => 25,
        (port, _) => port,
    }
}

fn is_here(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

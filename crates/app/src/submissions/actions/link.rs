//! Links handed in: held against their shape when they are added, then visited as a stranger would, so that nobody sends a dead one.

use futures_util::future::join_all;
use platform::db::Tx;
use platform::fetch::{FetchError, Fetcher};
use url::Url;

use super::open::writable;
use crate::actor::Actor;
use crate::catalog::definition::PromptKind;
use crate::ids::SubmissionId;
use crate::submissions::store::Place;
use crate::submissions::store::link::{self, Found, Link};
use crate::{App, Error, Result, catalog};

/// More links than this in one prompt help nobody.
const MOST: usize = 20;
/// The longest address, in bytes.
const LONGEST: usize = 2_000;

/// Adds a link: https, with a host, without a name or password in it.
pub async fn add(tx: &mut Tx, actor: &Actor, id: &SubmissionId, prompt: &str, typed: &str) -> Result<()> {
    let submission = writable(tx, actor, id).await?;
    let version = catalog::version(tx, &submission.version).await?;
    let asked = version.definition.prompt(prompt).ok_or(Error::NotFound)?;
    if asked.kind != PromptKind::Link {
        return Err(Error::NotFound);
    }
    let url = shaped(typed).ok_or_else(|| Error::field("url", "submission-link-shape"))?;
    let place = submission.place();
    let known = link::all(tx, &place).await?;
    if known.iter().any(|known| known.prompt == prompt && known.url == url) {
        return Ok(());
    }
    if known.len() >= MOST {
        return Err(Error::field("url", "submission-link-too-many"));
    }
    link::add(tx, &place, prompt, &url).await.map(drop)
}

fn shaped(typed: &str) -> Option<String> {
    let url = Url::parse(typed.trim()).ok()?;
    let is_plain = url.scheme() == "https" && url.username().is_empty() && url.password().is_none();
    let has_host = url.host_str().is_some_and(|host| host.contains('.'));
    (is_plain && has_host && url.as_str().len() <= LONGEST).then(|| url.into())
}

/// Takes a link out.
pub async fn remove(tx: &mut Tx, actor: &Actor, id: &SubmissionId, link: &str) -> Result<()> {
    let submission = writable(tx, actor, id).await?;
    link::remove(tx, &submission.place(), link).await
}

/// Looks at the links of an attempt that are not known to be open, all at once. It takes as long as the slowest of them, at most the
/// few seconds that the fetcher gives; no transaction is open meanwhile.
pub async fn visit(app: &App, place: &Place) -> Result<()> {
    let mut tx = app.db.read().await?;
    let links = link::all(&mut tx, place).await?;
    drop(tx);
    let doubtful: Vec<Link> = links
        .into_iter()
        .filter(|link| link.found != Some(Found::Open))
        .collect();
    if doubtful.is_empty() {
        return Ok(());
    }
    let found = join_all(doubtful.iter().map(|link| look(&app.fetcher, &link.url))).await;
    let mut tx = app.db.begin().await?;
    for (link, found) in doubtful.iter().zip(found) {
        link::visited(&mut tx, &link.id, found).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// What stands at a link. Only what is certain is called missing: a school's firewall or a site that turns programs away must not keep
/// anybody from sending.
async fn look(fetcher: &Fetcher, url: &str) -> Found {
    match fetcher.get(url, "*/*").await {
        Ok(answer) if answer.status < 400 => Found::Open,
        Ok(answer) if matches!(answer.status, 404 | 410) => Found::Missing,
        Err(FetchError::TooLarge) => Found::Open,
        Err(FetchError::Refused) => Found::Missing,
        Ok(_) | Err(FetchError::Failed | FetchError::Busy | FetchError::Closed) => Found::Unsure,
    }
}

#[cfg(test)]
mod tests {
    use platform::fetch::Policy;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;

    use super::*;

    /// The address of a server that answers everything with this status.
    async fn answering(status: &'static str) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                // A server that hangs up with the question unread resets the connection, and its answer may be lost.
                let _ = stream.read(&mut [0; 4096]).await;
                let answer = format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
                let _ = stream.write_all(answer.as_bytes()).await;
            }
        });
        format!("http://{address}/")
    }

    #[tokio::test]
    async fn only_what_is_certainly_gone_counts_as_missing() {
        let fetcher = Fetcher::new(Policy {
            allow_loopback_http: true,
        })
        .unwrap();
        let cases = [
            ("200 OK", Found::Open),
            ("404 Not Found", Found::Missing),
            ("410 Gone", Found::Missing),
            ("403 Forbidden", Found::Unsure),
            ("503 Service Unavailable", Found::Unsure),
        ];
        for (status, found) in cases {
            assert_eq!(look(&fetcher, &answering(status).await).await, found, "{status}");
        }
        assert_eq!(look(&fetcher, "https://10.0.0.1/plan").await, Found::Missing);
        assert_eq!(look(&Fetcher::closed(), "https://example.org/").await, Found::Unsure);
    }
}

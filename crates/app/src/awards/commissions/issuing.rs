//! A request to issue: read on its own, then done together with others of its organisation.

use axum::body::Bytes;
use platform::random;

use super::content::{self, Wanted};
use crate::App;
use crate::ids::OrgId;
use crate::organizations::clients::Caller;
use crate::vcalm::{self, Fault};

/// A request to issue, read.
#[derive(Clone, Debug)]
pub struct Order {
    pub caller: Caller,
    /// What makes it the same request as another (`Idempotency-Key`).
    pub key: Option<String>,
    /// The digest of the body.
    pub digest: String,
    /// The length of the body, in bytes.
    pub length: usize,
    pub wanted: Wanted,
}

/// The signed text, or why there is none.
pub type Answer = Result<String, Fault>;

impl Order {
    /// Whose key is to sign.
    pub fn organization(&self) -> &OrgId {
        &self.caller.organization
    }
}

/// Issues what a client asked for. The same request under the same key is answered with the same credential.
///
/// # Errors
/// What the client may not have signed, a name or key that was used for something else, or a stop of all issuance.
pub async fn issue(app: &App, caller: Caller, key: Option<String>, body: Bytes) -> Answer {
    let (site, now, length) = (app.settings.base_url.clone(), app.clock.now(), body.len());
    let read = move || {
        let digest = random::digest(&String::from_utf8_lossy(&body));
        Ok((digest, content::read(&body, &site, now)?))
    };
    let (digest, wanted) = vcalm::off_the_async_threads(length, read).await?;
    let order = Order {
        caller,
        key,
        digest,
        length,
        wanted,
    };
    app.counter.serve(app, order).await
}

//! Whose a token is, asked of the database each time: a token that was ended is ended at once, in every process. All who come while one
//! question is under way are asked for in the next.

use platform::together::{Limits, NotDone, Together};

use super::{Caller, store};
use crate::{App, Error, Result};

const LIMITS: Limits = Limits {
    together: 128,
    weight: usize::MAX,
    waiting: 4_096,
};

/// What the database refuses to one, it refuses to all who asked with it.
const BUSY: Error = Error::Unavailable("error-database-busy");

/// Tokens that wait for their answer.
#[derive(Debug)]
pub struct Bearers(Together<(), String, Result<Option<Caller>>>);

impl Default for Bearers {
    fn default() -> Self {
        Self(Together::new(LIMITS))
    }
}

impl Bearers {
    /// Who has the token with this digest; `None` for one that is unknown, has run out or was ended.
    pub(super) async fn of(&self, app: &App, digest: String) -> Result<Option<Caller>> {
        let app = app.clone();
        let work = move |digests: Vec<String>| {
            let app = app.clone();
            async move { all(&app, &digests).await }
        };
        match self.0.serve((), (digest, 1), work).await {
            Ok(answer) => answer,
            Err(NotDone::Crowded) => Err(BUSY),
            Err(NotDone::Lost) => Err(anyhow::Error::from(NotDone::Lost).into()),
        }
    }
}

async fn all(app: &App, digests: &[String]) -> Vec<Result<Option<Caller>>> {
    let found = async {
        let mut tx = app.db.glance().await?;
        store::with_tokens(&mut tx, digests).await
    };
    match found.await {
        Ok(known) => digests.iter().map(|digest| Ok(known.get(digest).cloned())).collect(),
        Err(error) => {
            tracing::error!(%error, "tokens could not be looked up");
            digests.iter().map(|_| Err(BUSY)).collect()
        }
    }
}

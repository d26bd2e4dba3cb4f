//! Who calls: the bearer of an access token (RFC 6750).

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use platform::random;
use platform::rate::{Bucket, Key};

use super::{Scope, Scopes};
use crate::ids::{ClientId, OrgId};
use crate::vcalm::{Fault, Problem};
use crate::{App, Error};

/// One client at one process: as much as a machine does with one of its cores, so that a program in a loop leaves the others to people.
const CALLS: Bucket = Bucket {
    name: "API by client",
    burst: 60_000,
    per_minute: 60_000,
};

/// Longer than any token of ours.
const LONGEST_TOKEN: usize = 200;

/// A client that proved who it is.
#[derive(Clone, Debug)]
pub struct Caller {
    pub client: ClientId,
    pub organization: OrgId,
    pub(super) scopes: Scopes,
}

impl Caller {
    /// Lets it go on with what its token allows.
    ///
    /// # Errors
    /// 403 `insufficient_scope` with anything else (RFC 6750, §3.1).
    pub fn may(&self, scope: Scope) -> Result<(), Fault> {
        if self.scopes.has(scope) {
            return Ok(());
        }
        let needed = scope.as_str();
        let problem = Problem::of_status(
            StatusCode::FORBIDDEN,
            format!("the token does not allow this; it needs the scope {needed}"),
        );
        Err(problem
            .challenged(format!(
                "Bearer realm=\"waymark\", error=\"insufficient_scope\", scope=\"{needed}\""
            ))
            .into())
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fault> {
        let Some(token) = bearer(&parts.headers) else {
            let detail =
                "send an access token: Authorization: Bearer …; /oauth/token gives one to a client with a secret";
            return Err(refused(detail, "Bearer realm=\"waymark\""));
        };
        let Some(caller) = app.bearers.of(app, random::digest(token)).await? else {
            let detail =
                "the access token is unknown, has run out, or its client was removed; get a new one from /oauth/token";
            return Err(refused(detail, "Bearer realm=\"waymark\", error=\"invalid_token\""));
        };
        let pace = app.rates.check(CALLS, Key::Text(caller.client.as_str()));
        pace.map_err(|after| Error::TooMany(after.0))?;
        Ok(caller)
    }
}

fn refused(detail: &str, challenge: &str) -> Fault {
    let problem = Problem::of_status(StatusCode::UNAUTHORIZED, detail);
    problem.challenged(challenge.to_owned()).into()
}

/// The token of a request. Two headers, or one that is no bearer's, are none.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    let only = values.next().filter(|_| values.next().is_none())?;
    let (scheme, token) = only.to_str().ok()?.split_once(' ')?;
    let token = token.trim();
    let is_one = scheme.eq_ignore_ascii_case("bearer") && !token.is_empty() && token.len() <= LONGEST_TOKEN;
    is_one.then_some(token)
}

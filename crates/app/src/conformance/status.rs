//! The status list of the first issuer (Bitstring Status List 1.0): places are drawn by lot, and nothing is ever withdrawn.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use credential::proof::{Terms, sign_with};
use credential::status_list::{ENTRIES, StatusEntry, StatusList, StatusListCredential, StatusPurpose};
use jiff::Timestamp;
use serde_json::Value;

use super::host::Host;
use super::issuer::Issuer;
use crate::vcalm::{Problem, Refusal};

/// Places that are given out before the host says that it is full; a suite takes a few dozen.
const MOST_TAKEN: usize = ENTRIES / 2;

/// The list and the places that are taken.
#[derive(Debug)]
pub struct Register {
    url: String,
    signed: String,
    taken: Mutex<BTreeSet<usize>>,
}

impl Register {
    /// An empty list, signed by `issuer`.
    pub fn new(issuer: &Issuer, base: &str, now: Timestamp) -> anyhow::Result<Self> {
        let url = format!("{base}/status-lists/1");
        let unsigned = StatusListCredential {
            id: url.clone(),
            issuer: issuer.id.clone(),
            purpose: StatusPurpose::Revocation,
            valid_from: now,
            valid_until: None,
            ttl_ms: None,
        };
        let terms = Terms::new(issuer.suite, &issuer.method, now);
        let signed = sign_with(&unsigned.to_value(&StatusList::new()), &issuer.key, &terms)?;
        Ok(Self {
            url,
            signed: signed.to_string(),
            taken: Mutex::default(),
        })
    }

    /// Where the list is published.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The signed list.
    pub fn signed(&self) -> &str {
        &self.signed
    }

    /// A place that no other credential has.
    ///
    /// # Errors
    /// When half of them are taken.
    pub fn entry(&self) -> Refusal<Value> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if taken.len() >= MOST_TAKEN {
            let detail = "the status list is full; start the host again";
            return Err(Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY, detail));
        }
        let places = u32::try_from(ENTRIES).unwrap_or(u32::MAX);
        let index = loop {
            let index = usize::try_from(platform::random::below(places)).unwrap_or_default();
            if taken.insert(index) {
                break index;
            }
        };
        let entry = StatusEntry {
            list: self.url.clone(),
            index,
            purpose: StatusPurpose::Revocation,
        };
        Ok(entry.to_value())
    }
}

/// `GET /status-lists/1`.
pub async fn show(State(host): State<Host>, Path(list): Path<String>) -> Response {
    if list != "1" {
        return Problem::of_status(StatusCode::NOT_FOUND, "there is one list, and its name is 1").into_response();
    }
    let headers = [
        (header::CONTENT_TYPE, "application/vc+ld+json"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    (headers, host.register().signed().to_owned()).into_response()
}

//! What the host remembers while it runs: its status lists (Bitstring Status List 1.0), and what it issued under which name. Both are
//! bounded; a suite takes a few dozen.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use axum::http::StatusCode;
use credential::proof::{Terms, sign_with};
use credential::status_list::{ENTRIES, StatusEntry, StatusList, StatusListCredential, StatusPurpose};
use credential::verify::{FetchFailure, Known};
use jiff::Timestamp;
use serde_json::Value;

use super::issuer::Issuer;
use crate::vcalm::{ChangeStatus, MakeList, Problem, Refusal};

/// Places of one list that are given out before the host says that it is full.
const MOST_TAKEN: usize = ENTRIES / 2;

/// Lists that are made before the host makes no more.
const MOST_LISTS: usize = 100;

/// Credentials that are remembered; past that, the oldest is forgotten.
const MOST_ISSUED: usize = 1_000;

/// Everything that is remembered.
#[derive(Debug)]
pub struct Register {
    base: String,
    state: Mutex<State>,
    /// The lists as verifying wants them.
    known: RwLock<Arc<Known>>,
}

#[derive(Debug, Default)]
struct State {
    lists: Vec<List>,
    issued: HashMap<String, Value>,
    order: VecDeque<String>,
}

#[derive(Debug)]
struct List {
    url: String,
    purpose: StatusPurpose,
    bits: StatusList,
    taken: BTreeSet<usize>,
    signed: String,
}

impl List {
    fn new(issuer: &Issuer, url: String, purpose: StatusPurpose, now: Timestamp) -> anyhow::Result<Self> {
        let mut list = Self {
            url,
            purpose,
            bits: StatusList::new(),
            taken: BTreeSet::new(),
            signed: String::new(),
        };
        list.sign(issuer, now)?;
        Ok(list)
    }

    fn sign(&mut self, issuer: &Issuer, now: Timestamp) -> anyhow::Result<()> {
        let unsigned = StatusListCredential {
            id: self.url.clone(),
            issuer: issuer.id.clone(),
            purpose: self.purpose,
            valid_from: now,
            valid_until: None,
            ttl_ms: None,
        };
        let terms = Terms::new(issuer.suite, &issuer.method, now);
        self.signed = sign_with(&unsigned.to_value(&self.bits), &issuer.key, &terms)?.to_string();
        Ok(())
    }
}

impl Register {
    /// The first list, empty, signed by `issuer`.
    ///
    /// # Errors
    /// When it cannot be signed.
    pub fn new(issuer: &Issuer, base: &str, now: Timestamp) -> anyhow::Result<Self> {
        let first = List::new(issuer, format!("{base}/status-lists/1"), StatusPurpose::Revocation, now)?;
        let register = Self {
            base: base.to_owned(),
            state: Mutex::default(),
            known: RwLock::default(),
        };
        register.state().lists.push(first);
        register.publish(&register.state());
        Ok(register)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn publish(&self, state: &State) {
        let closed = Known::closed(FetchFailure::Offline);
        let known = state
            .lists
            .iter()
            .fold(closed, |known, list| known.with(&list.url, list.signed.as_str()));
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(known);
    }

    /// The lists, for verifying; nothing else can be had here.
    pub fn known(&self) -> Arc<Known> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A place of the first list that no other credential has.
    ///
    /// # Errors
    /// When half of them are taken.
    pub fn entry(&self) -> Refusal<Value> {
        let mut state = self.state();
        let Some(list) = state.lists.first_mut().filter(|list| list.taken.len() < MOST_TAKEN) else {
            let detail = "the status list is full; start the host again";
            return Err(Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY, detail));
        };
        let places = u32::try_from(ENTRIES).unwrap_or(u32::MAX);
        let index = loop {
            let index = usize::try_from(platform::random::below(places)).unwrap_or_default();
            if list.taken.insert(index) {
                break index;
            }
        };
        let entry = StatusEntry {
            list: list.url.clone(),
            index,
            purpose: list.purpose,
        };
        Ok(entry.to_value())
    }

    /// Remembers what was issued, by its name.
    pub fn keep(&self, name: Option<String>, signed: Value) {
        let Some(name) = name else { return };
        let mut state = self.state();
        if state.issued.insert(name.clone(), signed).is_none() {
            state.order.push_back(name);
        }
        if state.order.len() > MOST_ISSUED
            && let Some(oldest) = state.order.pop_front()
        {
            state.issued.remove(&oldest);
        }
    }

    /// What was issued under a name.
    pub fn issued(&self, name: &str) -> Option<Value> {
        self.state().issued.get(name).cloned()
    }

    /// Changes a status; the list is signed anew by `issuer`.
    ///
    /// # Errors
    /// When the host issued no such credential, or it has no such entry in a list of the host's.
    pub fn change(&self, issuer: &Issuer, change: &ChangeStatus, now: Timestamp) -> Refusal<()> {
        let purpose = change.purpose()?;
        let mut state = self.state();
        let Some(credential) = state.issued.get(&change.credential_id).cloned() else {
            let detail = "this host issued no credential of this name, or has forgotten it";
            return Err(Problem::of_status(StatusCode::NOT_FOUND, detail));
        };
        let (list, index) = state
            .lists
            .iter_mut()
            .filter(|list| list.purpose == purpose)
            .find_map(|list| place(&credential, &list.url, change).map(|index| (list, index)))
            .ok_or_else(ChangeStatus::no_such_entry)?;
        if list.bits.get(index) != Ok(change.status) {
            change.keeps_revocations(purpose)?;
            let set = list.bits.set(index, change.status);
            set.map_err(|_| ChangeStatus::no_such_entry())?;
            list.sign(issuer, now).map_err(|error| unsigned(&error))?;
        }
        self.publish(&state);
        Ok(())
    }

    /// Makes a list. Answers its address and its text.
    ///
    /// # Errors
    /// For a purpose or an address that it cannot have, or one list too many.
    pub fn make(&self, issuer: &Issuer, wanted: &MakeList, now: Timestamp) -> Refusal<(String, String)> {
        let purpose = wanted.purpose()?;
        let url = wanted.address(&format!("{}/status-lists/", self.base))?;
        let mut state = self.state();
        if state.lists.len() >= MOST_LISTS || state.lists.iter().any(|list| list.url == url) {
            let detail = "there is a list at this address, or there are too many; start the host again";
            return Err(Problem::of_status(StatusCode::CONFLICT, detail));
        }
        let list = List::new(issuer, url.clone(), purpose, now).map_err(|error| unsigned(&error))?;
        let signed = list.signed.clone();
        state.lists.push(list);
        self.publish(&state);
        Ok((url, signed))
    }

    /// The signed list under a name.
    pub fn list(&self, name: &str) -> Option<String> {
        let url = format!("{}/status-lists/{name}", self.base);
        let state = self.state();
        let found = state.lists.iter().find(|list| list.url == url);
        found.map(|list| list.signed.clone())
    }
}

/// The place that a credential has in a list, if it is the one that is meant.
fn place(credential: &Value, list: &str, change: &ChangeStatus) -> Option<usize> {
    let written = &credential["credentialStatus"];
    let entries = written.as_array().map_or(std::slice::from_ref(written), Vec::as_slice);
    let entry = entries.iter().find(|entry| entry["statusListCredential"] == list)?;
    let index: usize = entry["statusListIndex"].as_str()?.parse().ok()?;
    change.means(list, i64::try_from(index).ok()?).then_some(index)
}

fn unsigned(error: &anyhow::Error) -> Box<Problem> {
    Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY, error)
}

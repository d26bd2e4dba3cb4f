//! Requests about statuses (VCALM 1.0, §3.2): which entry is to change, and what list is to be made.

use credential::status_list::StatusPurpose;
use credential::verify::ProblemKind;
use serde::Deserialize;
use serde_json::Value;

use super::{Problem, Refusal};

/// The longest last part of a list's address.
const LONGEST_NAME: usize = 64;

/// `POST /credentials/status`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeStatus {
    pub credential_id: String,
    pub credential_status: MeantEntry,
    pub status: bool,
    /// Who gives out the places of a list; here nobody but its maker.
    #[serde(default, rename = "indexAllocator")]
    _index_allocator: Option<String>,
}

/// Which entry of the credential is meant.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MeantEntry {
    #[serde(default, rename = "id")]
    _id: Option<String>,
    #[serde(rename = "type")]
    kind: String,
    status_purpose: Value,
    status_list_index: Option<String>,
    status_list_credential: Option<String>,
}

impl ChangeStatus {
    /// The purpose of the entry that is to change.
    ///
    /// # Errors
    /// For an entry of another type or purpose.
    pub fn purpose(&self) -> Refusal<StatusPurpose> {
        let entry = &self.credential_status;
        let known = ["BitstringStatusListEntry", "BitstringStatusList"].contains(&entry.kind.as_str());
        let purpose = purpose(&entry.status_purpose).filter(|_| known);
        purpose.ok_or_else(|| {
            let detail =
                "credentialStatus must be a BitstringStatusListEntry with the purpose revocation or suspension";
            malformed("/credentialStatus", detail)
        })
    }

    /// Whether what the entry says about list and place, where it does, is so.
    pub fn means(&self, list: &str, index: i64) -> bool {
        let entry = &self.credential_status;
        let other_list = entry.status_list_credential.as_ref().is_some_and(|named| named != list);
        let other_index = entry
            .status_list_index
            .as_ref()
            .is_some_and(|named| *named != index.to_string());
        !other_list && !other_index
    }

    /// The answer when the credential has no such entry.
    pub fn no_such_entry() -> Box<Problem> {
        malformed("/credentialStatus", "the credential has no such status entry")
    }

    /// A revocation is not taken back (Bitstring Status List 1.0, §2.1).
    ///
    /// # Errors
    /// When that was asked.
    pub fn keeps_revocations(&self, purpose: StatusPurpose) -> Refusal<()> {
        if purpose == StatusPurpose::Revocation && !self.status {
            let detail =
                "a revocation is for good; issue a new credential instead, and use suspension for what may end";
            return Err(malformed("/status", detail));
        }
        Ok(())
    }
}

/// `POST /status-lists`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MakeList {
    status_purpose: Value,
    id: Option<String>,
    /// Lists here have one size and form.
    #[serde(default, rename = "options")]
    _options: Value,
}

impl MakeList {
    /// What the list is for.
    ///
    /// # Errors
    /// For a purpose that is none here.
    pub fn purpose(&self) -> Refusal<StatusPurpose> {
        let detail = "statusPurpose must be revocation or suspension";
        purpose(&self.status_purpose).ok_or_else(|| malformed("/statusPurpose", detail))
    }

    /// Where the list will stand: where it is wanted, under the host's lists, or at an address that says nothing.
    ///
    /// # Errors
    /// For an address elsewhere.
    pub fn address(&self, lists: &str) -> Refusal<String> {
        let Some(wanted) = &self.id else {
            return Ok(format!("{lists}{}", platform::random::opaque_id()));
        };
        let is_plain = |name: &str| {
            let letters = name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
            (1..=LONGEST_NAME).contains(&name.len()) && letters
        };
        if wanted.strip_prefix(lists).is_some_and(is_plain) {
            return Ok(wanted.clone());
        }
        let detail = format!("leave id out, or take {lists} and up to {LONGEST_NAME} letters, digits, - and _");
        Err(malformed("/id", &detail))
    }
}

/// A purpose by its word in the standard (Bitstring Status List 1.0, §2.1).
pub fn purpose(word: &Value) -> Option<StatusPurpose> {
    let both = [StatusPurpose::Revocation, StatusPurpose::Suspension];
    both.into_iter().find(|purpose| word == purpose.as_str())
}

fn malformed(pointer: &str, detail: &str) -> Box<Problem> {
    Problem::invalid(ProblemKind::MalformedValue, detail).at(pointer, detail)
}

//! Status lists that were proven lately. One list serves a hundred thousand credentials, and proving it takes longer than
//! proving one of them.
//!
//! **The rule: nothing is believed that a fresh look would refuse.** What is remembered follows from the bytes of the list,
//! which must be the same to the last one, and from keys: which bits it holds, and that each of its proofs fits a certain key.
//! All that depends on the time, on what is published or on who asks is asked anew each time: whether the issuer stands by
//! just these keys, when proofs and dates end, whose list it is, what for, and how long. Refusals are not remembered, and who
//! finds that a remembered list does not do looks at it as if it were new. So answers are the same with this memory and
//! without it, for every caller and in any order.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest as _, Sha256};

use crate::key::PublicKey;
use crate::status_list::StatusList;
use crate::verify::reading::Reading;

/// Most lists that this process keeps. The one that was asked for least lately makes room.
const MOST_LISTS: usize = 64;

/// Most bytes that they take together: the least list that the standard allows has 16 KiB of bits.
const MOST_BYTES: usize = 16 << 20;

/// SHA-256 of the bytes of a list.
pub(super) type Name = [u8; 32];

/// A list whose proofs were found to hold.
pub(super) struct List {
    pub reading: Reading,
    pub bits: StatusList,
    /// The key that each proof fits.
    pub keys: Vec<PublicKey>,
}

/// The lists, the one asked for last at the end.
struct Memory {
    lists: VecDeque<Kept>,
    bytes: usize,
}

struct Kept {
    name: Name,
    list: Arc<List>,
    bytes: usize,
}

static MEMORY: Mutex<Memory> = Mutex::new(Memory::new());

/// The name of a list.
pub(super) fn name_of(bytes: &[u8]) -> Name {
    Sha256::digest(bytes).into()
}

/// The list of this name, if it was proven lately.
pub(super) fn recall(name: &Name) -> Option<Arc<List>> {
    MEMORY.lock().unwrap_or_else(PoisonError::into_inner).recall(name)
}

/// Keeps a list that was read from `bytes` bytes and proven just now.
pub(super) fn remember(name: Name, list: &Arc<List>, bytes: usize) {
    let kept = Kept {
        name,
        list: Arc::clone(list),
        bytes: bytes + list.bits.as_bytes().len(),
    };
    MEMORY.lock().unwrap_or_else(PoisonError::into_inner).keep(kept);
}

impl Memory {
    const fn new() -> Self {
        Self {
            lists: VecDeque::new(),
            bytes: 0,
        }
    }

    fn take(&mut self, name: &Name) -> Option<Kept> {
        let at = self.lists.iter().position(|kept| kept.name == *name)?;
        let kept = self.lists.remove(at)?;
        self.bytes -= kept.bytes;
        Some(kept)
    }

    fn recall(&mut self, name: &Name) -> Option<Arc<List>> {
        let kept = self.take(name)?;
        let list = Arc::clone(&kept.list);
        self.keep(kept);
        Some(list)
    }

    fn keep(&mut self, kept: Kept) {
        self.take(&kept.name);
        self.bytes += kept.bytes;
        self.lists.push_back(kept);
        while self.lists.len() > MOST_LISTS || self.bytes > MOST_BYTES {
            let Some(oldest) = self.lists.pop_front() else { break };
            self.bytes -= oldest.bytes;
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::key::SigningKey;
    use crate::proof;
    use crate::status_list::{StatusEntry, StatusListCredential, StatusPurpose};
    use crate::verify::{Known, Outcome, Policy, reading, verify};

    const URL: &str = "https://a.example/status/1";

    fn kept(number: usize, bytes: usize) -> Kept {
        let document = json!({
            "@context": [crate::CONTEXT_VC_2], "type": "VerifiableCredential", "issuer": "did:web:a.example",
            "credentialSubject": {"id": "urn:x:1"}, "proof": {},
        });
        let reading = reading::read_value(document).unwrap_or_else(|_| panic!("a credential by form"));
        let list = List {
            reading,
            bits: StatusList::new(),
            keys: Vec::new(),
        };
        Kept {
            name: name_of(&number.to_le_bytes()),
            list: Arc::new(list),
            bytes,
        }
    }

    #[test]
    fn what_is_kept_is_bounded_in_number_and_in_bytes() {
        let mut memory = Memory::new();
        for number in 0..200 {
            memory.keep(kept(number, 1000));
        }
        assert_eq!((memory.lists.len(), memory.bytes), (MOST_LISTS, MOST_LISTS * 1000));
        for number in 0..200 {
            memory.keep(kept(number, MOST_BYTES / 5));
            assert!(memory.bytes <= MOST_BYTES);
        }
        memory.keep(kept(1000, MOST_BYTES + 1));
        assert_eq!(
            (memory.lists.len(), memory.bytes),
            (0, 0),
            "nor is one that is too large"
        );
    }

    #[test]
    fn the_list_that_was_asked_for_least_lately_makes_room() {
        let mut memory = Memory::new();
        for number in 0..MOST_LISTS {
            memory.keep(kept(number, 1));
        }
        assert!(memory.recall(&name_of(&0_usize.to_le_bytes())).is_some());
        memory.keep(kept(MOST_LISTS, 1));
        assert!(memory.recall(&name_of(&0_usize.to_le_bytes())).is_some());
        assert!(memory.recall(&name_of(&1_usize.to_le_bytes())).is_none());
    }

    #[test]
    fn a_list_is_kept_once_it_was_proven_and_not_before() {
        let now = "2026-11-23T12:00:00Z".parse().unwrap();
        let key = SigningKey::from_seed(&[5; 32]);
        let issuer = key.public().did_key();
        let sign = |document| proof::sign(&document, &key, &key.public().did_key_method(), now).unwrap();
        let entry = StatusEntry {
            list: URL.into(),
            index: 7,
            purpose: StatusPurpose::Revocation,
        };
        let award = sign(json!({
            "@context": [crate::CONTEXT_VC_2], "type": "VerifiableCredential", "issuer": issuer,
            "credentialSubject": {"id": "urn:x:1"}, "credentialStatus": entry.to_value(),
        }));
        let list = StatusListCredential {
            id: URL.into(),
            issuer: issuer.clone(),
            purpose: StatusPurpose::Revocation,
            valid_from: now,
            valid_until: None,
            ttl_ms: None,
        };
        let genuine = sign(list.to_value(&StatusList::new()));
        let mut forged = genuine.clone();
        forged["validFrom"] = "2026-11-23T11:00:00Z".into();
        for (list, outcome) in [(genuine, Outcome::InForce), (forged, Outcome::Unfinished)] {
            let text = list.to_string();
            let known = Known::new().with(URL, text.clone());
            let policy = Policy::new(now, [issuer.clone()].into());
            let ask = || verify(award.to_string().as_bytes(), &known, &policy).outcome;
            assert!(recall(&name_of(text.as_bytes())).is_none());
            assert_eq!(ask(), outcome);
            let is_genuine = outcome == Outcome::InForce;
            assert_eq!(recall(&name_of(text.as_bytes())).is_some(), is_genuine);
            assert_eq!(ask(), outcome, "and again");
        }
    }
}

//! Keys read lately. Finding the point of a curve that a text stands for takes as long as hashing the whole credential,
//! and most credentials that one thread sees come from few issuers.

use std::cell::RefCell;
use std::hash::{BuildHasher, RandomState};

use super::{KeyError, PublicKey};

/// Keys kept by each thread. A new one takes the place of whichever stood there.
const PLACES: usize = 64;

/// Longer texts (RSA) are read each time.
const MOST_CHARS: usize = 100;

struct Memo {
    state: RandomState,
    places: [Option<(String, PublicKey)>; PLACES],
}

thread_local! {
    static MEMO: RefCell<Memo> = RefCell::new(Memo {
        state: RandomState::new(),
        places: [const { None }; PLACES],
    });
}

/// The key that `text` stands for: remembered, or by `read`. Refusals are not remembered.
pub(super) fn key_of(text: &str, read: impl FnOnce() -> Result<PublicKey, KeyError>) -> Result<PublicKey, KeyError> {
    if text.len() > MOST_CHARS {
        return read();
    }
    MEMO.with_borrow_mut(|memo| {
        let hash = memo.state.hash_one(text);
        let place = &mut memo.places[usize::try_from(hash % PLACES as u64).unwrap_or(0)];
        if let Some((known, key)) = place
            && known == text
        {
            return Ok(key.clone());
        }
        let key = read()?;
        *place = Some((text.to_owned(), key.clone()));
        Ok(key)
    })
}

#[cfg(test)]
mod tests {
    use super::super::SigningKey;
    use super::*;

    #[test]
    fn a_text_always_gives_its_own_key_however_many_are_read() {
        let keys: Vec<PublicKey> = (0..200).map(|n| SigningKey::from_seed(&[n; 32]).public()).collect();
        for _ in 0..2 {
            for key in &keys {
                assert_eq!(PublicKey::from_multibase(&key.to_multibase()).as_ref(), Ok(key));
            }
        }
        assert!(PublicKey::from_multibase("z6MkNoKey").is_err());
        assert!(PublicKey::from_multibase("z6MkNoKey").is_err(), "a refusal stays one");
    }
}

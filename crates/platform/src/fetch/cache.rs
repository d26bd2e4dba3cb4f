//! What other servers said lately. Bounded in number, in bytes and in time.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use url::Url;

use super::{FetchError, Fetched};

const MAX_ENTRIES: usize = 256;
const MAX_BYTES: usize = 16 * 1024 * 1024;
const GOOD_FOR: Duration = Duration::from_secs(5 * 60);
const BAD_FOR: Duration = Duration::from_secs(30);

/// What was asked: an address without its fragment, and the media types accepted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    url: String,
    accept: String,
}

#[derive(Default)]
pub(super) struct Cache {
    entries: HashMap<Key, Entry>,
    bytes: usize,
}

struct Entry {
    answer: Result<Fetched, FetchError>,
    until: Instant,
}

impl Key {
    pub(super) fn new(url: &Url, accept: &str) -> Self {
        Self {
            url: url.to_string(),
            accept: accept.to_owned(),
        }
    }
}

impl Entry {
    fn bytes(&self) -> usize {
        self.answer.as_ref().map_or(0, |fetched| fetched.bytes.len())
    }
}

impl Cache {
    pub(super) fn get(&self, key: &Key, now: Instant) -> Option<Result<Fetched, FetchError>> {
        let entry = self.entries.get(key)?;
        (now < entry.until).then(|| entry.answer.clone())
    }

    /// Remembers an answer; success (2xx) longer than anything else. The entries that end soonest make room.
    pub(super) fn put(&mut self, key: Key, answer: Result<Fetched, FetchError>, now: Instant) {
        let is_good = matches!(&answer, Ok(fetched) if (200..300).contains(&fetched.status));
        let until = now + if is_good { GOOD_FOR } else { BAD_FOR };
        let entry = Entry { answer, until };
        self.remove(&key);
        self.bytes += entry.bytes();
        self.entries.insert(key, entry);
        while self.entries.len() > MAX_ENTRIES || self.bytes > MAX_BYTES {
            let soonest = self.entries.iter().min_by_key(|(_, entry)| entry.until);
            let Some(key) = soonest.map(|(key, _)| key.clone()) else {
                break;
            };
            self.remove(&key);
        }
    }

    fn remove(&mut self, key: &Key) {
        if let Some(entry) = self.entries.remove(key) {
            self.bytes -= entry.bytes();
        }
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    fn key(name: &str) -> Key {
        let url = Url::parse(&format!("https://example.org/{name}")).unwrap();
        Key::new(&url, "application/json")
    }

    fn answer(status: u16, bytes: usize) -> Result<Fetched, FetchError> {
        Ok(Fetched {
            bytes: Bytes::from(vec![0; bytes]),
            content_type: None,
            status,
        })
    }

    #[test]
    fn answers_are_forgotten_after_five_minutes_and_failures_after_half_a_minute() {
        let (mut cache, now) = (Cache::default(), Instant::now());
        cache.put(key("good"), answer(200, 1), now);
        cache.put(key("missing"), answer(404, 1), now);
        cache.put(key("failed"), Err(FetchError::Failed), now);
        let known = |cache: &Cache, name, seconds| {
            let at = now + Duration::from_secs(seconds);
            cache.get(&key(name), at).is_some()
        };
        assert!(known(&cache, "good", 299) && !known(&cache, "good", 300));
        assert!(known(&cache, "missing", 29) && !known(&cache, "missing", 30));
        assert!(known(&cache, "failed", 29) && !known(&cache, "failed", 30));
        assert_eq!(cache.get(&key("other"), now), None);
    }

    #[test]
    fn number_and_bytes_stay_bounded_and_the_newest_stays() {
        let (mut cache, now) = (Cache::default(), Instant::now());
        for number in 0..1_000_u64 {
            let at = now + Duration::from_millis(number);
            cache.put(key(&number.to_string()), answer(200, 100_000), at);
            assert!(cache.entries.len() <= MAX_ENTRIES && cache.bytes <= MAX_BYTES);
            assert!(cache.get(&key(&number.to_string()), at).is_some());
        }
        for _ in 0..10 {
            cache.put(key("999"), answer(200, 5), now);
        }
        let counted: usize = cache.entries.values().map(Entry::bytes).sum();
        assert_eq!(cache.bytes, counted);
    }
}

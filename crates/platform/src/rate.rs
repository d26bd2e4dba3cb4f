//! Token buckets: how often one visitor, account or address may do one thing.
//!
//! State is in this process only, so with several web processes a limit holds per process. Time is the machine's
//! monotonic clock: moving the wall clock neither frees nor locks anyone.
//!
//! Memory is bounded: past [`MAX_KEYS`] keys in a bucket that are not yet full again, further keys share
//! a fixed number of pots until the crowd is gone. Under such a flood limits get coarser, they never fall away.

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::hash::{BuildHasher as _, Hash, RandomState};
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// How many keys one bucket tells apart, about 5 MiB of memory.
pub const MAX_KEYS: usize = 100_000;
/// How many pots the keys beyond [`MAX_KEYS`] share.
const SHARED_POTS: u64 = 1_024;
/// After how many checks a bucket forgets the keys that are full again.
const TIDY_EVERY: u32 = 1_024;

/// One limit, as data: `burst` at once, then `per_minute` evenly spread. The name is its identity and goes into logs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bucket {
    /// What is limited, such as `sign-in link by address`; one name has one pair of figures.
    pub name: &'static str,
    /// How many may come at once after a pause; 0 counts as 1.
    pub burst: u32,
    /// How many come back each minute; 0 counts as 1.
    pub per_minute: u32,
}

/// Whose tokens are counted.
#[derive(Clone, Copy, Debug, Hash, PartialEq, Eq)]
pub enum Key<'a> {
    /// A network address. IPv6 counts by its /64, which is what one household or one attacker gets.
    Address(IpAddr),
    /// An account, an e-mail address (normalised by the caller) or any other text. It is not kept, only a hash of it.
    Text(&'a str),
}

/// The tokens are used up. The answer to a browser is 429 with `Retry-After`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too often; try again in {0} s")]
pub struct RetryAfter(
    /// After how many whole seconds one token will be there; at least 1.
    pub u64,
);

/// All buckets of this process. Cloning is cheap and shares the counts.
#[derive(Clone, Default)]
pub struct Rates {
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    pots: RwLock<HashMap<&'static str, Arc<Pots>>>,
    hasher: RandomState,
    clock: DefaultClock,
}

struct Pots {
    limiter: DefaultKeyedRateLimiter<u64>,
    checks: AtomicU32,
    is_crowded: AtomicBool,
}

impl std::fmt::Debug for Rates {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rates")
    }
}

impl Rates {
    /// No one has used anything yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes one token of `key` from `bucket`.
    ///
    /// # Errors
    /// [`RetryAfter`] when there is none; asking again meanwhile costs nothing.
    pub fn check(&self, bucket: Bucket, key: Key<'_>) -> Result<(), RetryAfter> {
        let pots = self.pots(bucket);
        let key = pots.admit(self.shared.hasher.hash_one(key.narrowed()));
        pots.limiter.check_key(&key).map_err(|refused| {
            let wait = refused.wait_time_from(self.shared.clock.now());
            let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
            RetryAfter(seconds.max(1))
        })
    }

    fn pots(&self, bucket: Bucket) -> Arc<Pots> {
        let all = &self.shared.pots;
        let known = all.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(pots) = known.get(bucket.name) {
            return Arc::clone(pots);
        }
        drop(known);
        let mut all = all.write().unwrap_or_else(PoisonError::into_inner);
        let pots = all.entry(bucket.name).or_insert_with(|| Arc::new(Pots::new(bucket)));
        Arc::clone(pots)
    }
}

impl Pots {
    fn new(bucket: Bucket) -> Self {
        let at_least_one = |n| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::per_minute(at_least_one(bucket.per_minute)).allow_burst(at_least_one(bucket.burst));
        Self {
            limiter: RateLimiter::keyed(quota),
            checks: AtomicU32::new(0),
            is_crowded: AtomicBool::new(false),
        }
    }

    /// The pot for a key: its own, or one of the shared ones while there are too many.
    fn admit(&self, key: u64) -> u64 {
        let checks = self.checks.fetch_add(1, Ordering::Relaxed);
        if checks % TIDY_EVERY == TIDY_EVERY - 1 {
            self.limiter.retain_recent();
            let is_crowded = self.limiter.len() >= MAX_KEYS;
            self.is_crowded.store(is_crowded, Ordering::Relaxed);
        }
        match self.is_crowded.load(Ordering::Relaxed) {
            true => key % SHARED_POTS,
            false => key,
        }
    }
}

impl Key<'_> {
    fn narrowed(self) -> Self {
        match self {
            Self::Address(IpAddr::V6(v6)) => Self::Address(match v6.to_ipv4_mapped() {
                Some(v4) => IpAddr::V4(v4),
                None => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64)),
            }),
            other => other,
        }
    }
}

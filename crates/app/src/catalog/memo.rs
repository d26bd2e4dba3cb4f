//! What never changes may be kept: the latest few values by their key.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

/// A bounded map of things that are the same for ever under their key (a version by its identifier, the catalogue by its revision).
/// The oldest leaves when it is full.
#[derive(Debug)]
pub struct Memo<K, V> {
    most: usize,
    inner: Mutex<Inner<K, V>>,
}

#[derive(Debug)]
struct Inner<K, V> {
    values: HashMap<K, Arc<V>>,
    order: VecDeque<K>,
}

impl<K: Clone + Eq + Hash, V> Memo<K, V> {
    /// An empty memo for at most so many values.
    pub fn new(most: usize) -> Self {
        Self {
            most,
            inner: Mutex::new(Inner {
                values: HashMap::new(),
                order: VecDeque::new(),
            }),
        }
    }

    /// The value under this key, if it is still here.
    pub fn get(&self, key: &K) -> Option<Arc<V>> {
        let inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.values.get(key).cloned()
    }

    /// Keeps a value and hands it back.
    pub fn keep(&self, key: K, value: V) -> Arc<V> {
        let value = Arc::new(value);
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        if inner.values.insert(key.clone(), value.clone()).is_none() {
            inner.order.push_back(key);
        }
        while inner.order.len() > self.most {
            if let Some(oldest) = inner.order.pop_front() {
                inner.values.remove(&oldest);
            }
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::Memo;

    #[test]
    fn the_oldest_leaves_when_it_is_full() {
        let memo = Memo::new(2);
        for key in [1, 2, 2, 3] {
            memo.keep(key, key * 10);
        }
        assert_eq!(memo.get(&1), None);
        assert_eq!(memo.get(&2).as_deref(), Some(&20));
        assert_eq!(memo.get(&3).as_deref(), Some(&30));
    }
}

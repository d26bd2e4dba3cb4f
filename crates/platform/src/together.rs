//! Work that waits for work like it. Whatever comes while one piece is under way is done by the next, all of it at once: a statement or a
//! transaction for many instead of one each. Nobody waits for company; what comes alone goes alone.

use std::collections::HashMap;
use std::hash::Hash;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::FutureExt as _;
use tokio::runtime::Handle;
use tokio::sync::oneshot;

/// How much goes together, and how much may wait.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Pieces that are done at once.
    pub together: usize,
    /// What they may weigh together; a piece that is heavier alone goes alone.
    pub weight: usize,
    /// Pieces of one kind that wait.
    pub waiting: usize,
}

/// Why a piece was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotDone {
    /// Too many wait already.
    #[error("too many wait already")]
    Crowded,
    /// Whoever worked on it ended before its time.
    #[error("the work was given up half-way")]
    Lost,
}

/// Those who wait, by kind, in the order in which they came.
type Queues<K, Q, A> = Arc<Mutex<HashMap<K, Vec<Waiting<Q, A>>>>>;

/// A counter at which pieces of work wait, by kind. Those of one kind follow each other, those of different kinds go side by side.
#[derive(Debug)]
pub struct Together<K, Q, A> {
    /// A kind is here from its first piece on until none of it waits any more.
    waiting: Queues<K, Q, A>,
    limits: Limits,
}

/// Who waits for what.
#[derive(Debug)]
struct Waiting<Q, A> {
    piece: Q,
    weight: usize,
    told: oneshot::Sender<A>,
}

impl<K, Q, A> Together<K, Q, A>
where
    K: Clone + Eq + Hash + Send + 'static,
    Q: Send + 'static,
    A: Send + 'static,
{
    /// A counter where nobody waits.
    pub fn new(limits: Limits) -> Self {
        Self {
            waiting: Arc::default(),
            limits,
        }
    }

    /// Has a piece of some weight done with those of its kind that wait. `work` does all of them and answers each, in their order; once begun it goes on,
    /// also when whoever asked hangs up.
    ///
    /// # Errors
    /// When too many wait, or `work` panics.
    pub async fn serve<F>(
        &self,
        kind: K,
        (piece, weight): (Q, usize),
        work: impl Fn(Vec<Q>) -> F + Send + 'static,
    ) -> Result<A, NotDone>
    where
        F: Future<Output = Vec<A>> + Send,
    {
        let (told, answer) = oneshot::channel();
        if self.queue(&kind, Waiting { piece, weight, told })? {
            let shift = Shift {
                waiting: self.waiting.clone(),
                kind,
                limits: self.limits,
                is_over: false,
            };
            // A thread that waits for the database on its own is woken by it alone; on the threads of the pages each answer wakes two.
            tokio::task::spawn_blocking(move || Handle::current().block_on(shift.work(work)));
        }
        answer.await.map_err(|_| NotDone::Lost)
    }

    /// Puts a piece at the end. Answers whether somebody must begin to work.
    fn queue(&self, kind: &K, new: Waiting<Q, A>) -> Result<bool, NotDone> {
        let mut waiting = locked(&self.waiting);
        match waiting.get_mut(kind) {
            Some(queue) if queue.len() >= self.limits.waiting => Err(NotDone::Crowded),
            Some(queue) => {
                queue.push(new);
                Ok(false)
            }
            None => {
                waiting.insert(kind.clone(), vec![new]);
                Ok(true)
            }
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whoever works on one kind, until none of it waits. If that ends before its time, with the process, those who wait are told.
struct Shift<K: Eq + Hash, Q, A> {
    waiting: Queues<K, Q, A>,
    kind: K,
    limits: Limits,
    /// Whether the kind is gone already: the next piece has begun a shift of its own.
    is_over: bool,
}

impl<K: Eq + Hash, Q, A> Shift<K, Q, A> {
    async fn work<F: Future<Output = Vec<A>>>(mut self, work: impl Fn(Vec<Q>) -> F) {
        loop {
            let next = self.next().into_iter().map(|one| (one.piece, one.told));
            let (pieces, told): (Vec<Q>, Vec<_>) = next.unzip();
            if pieces.is_empty() {
                return;
            }
            // After a panic these are told by nobody that they are done, and those behind them go on.
            let answers = AssertUnwindSafe(async { work(pieces).await }).catch_unwind().await;
            for (told, answer) in told.into_iter().zip(answers.unwrap_or_default()) {
                // Whoever hung up does not hear it.
                let _ = told.send(answer);
            }
        }
    }

    /// Takes what goes together from the front; when nothing waits, the kind is gone from here.
    fn next(&mut self) -> Vec<Waiting<Q, A>> {
        let mut waiting = locked(&self.waiting);
        let Some(queue) = waiting.get_mut(&self.kind) else {
            return Vec::new();
        };
        let mut weight: usize = 0;
        let fits = |one: &&Waiting<Q, A>| {
            weight = weight.saturating_add(one.weight);
            weight <= self.limits.weight
        };
        let count = queue.iter().take(self.limits.together).take_while(fits).count();
        let next: Vec<_> = queue.drain(..count.max(1).min(queue.len())).collect();
        if next.is_empty() {
            waiting.remove(&self.kind);
            self.is_over = true;
        }
        next
    }
}

impl<K: Eq + Hash, Q, A> Drop for Shift<K, Q, A> {
    fn drop(&mut self) {
        if !self.is_over {
            locked(&self.waiting).remove(&self.kind);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    const LIMITS: Limits = Limits {
        together: 10,
        weight: 50,
        waiting: 30,
    };

    /// Doubles each, says how many were done at once, and takes its time.
    async fn doubled(pieces: Vec<usize>) -> Vec<(usize, usize)> {
        tokio::time::sleep(Duration::from_millis(20)).await;
        let count = pieces.len();
        assert!(!pieces.contains(&99), "ninety-nine is one too many");
        pieces.into_iter().map(|piece| (piece * 2, count)).collect()
    }

    #[tokio::test]
    async fn what_comes_meanwhile_is_done_at_once_and_each_gets_its_own_answer() {
        let counter = Arc::new(Together::<(), usize, (usize, usize)>::new(LIMITS));
        let asked = (0..25).map(|piece| {
            let counter = counter.clone();
            async move { (piece, counter.serve((), (piece, piece), doubled).await.unwrap()) }
        });
        let answers = futures_util::future::join_all(asked).await;
        assert!(answers.iter().all(|(piece, (twice, _))| piece * 2 == *twice));
        assert_eq!(
            answers[0].1.1, 10,
            "0 + 1 + … + 9 is 45, and 10 more would be too heavy"
        );
        assert_eq!(answers[10].1.1, 4, "10 + 11 + 12 + 13 is 46");
        while !locked(&counter.waiting).is_empty() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    #[tokio::test]
    async fn what_comes_alone_goes_alone() {
        let counter = Together::<(), usize, (usize, usize)>::new(LIMITS);
        assert_eq!(counter.serve((), (60, 60), doubled).await, Ok((120, 1)));
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn nobody_is_forgotten_who_comes_as_the_last_one_leaves() {
        let counter = Arc::new(Together::<(), usize, usize>::new(LIMITS));
        let asked = (0..8).map(|_| {
            let counter = counter.clone();
            tokio::spawn(async move {
                for piece in 0..2_000 {
                    let answer = counter.serve((), (piece, 1), async |pieces| pieces).await;
                    assert_eq!(answer, Ok(piece));
                }
            })
        });
        for task in asked.collect::<Vec<_>>() {
            task.await.unwrap();
        }
    }

    #[tokio::test]
    async fn too_many_are_sent_away_and_other_kinds_go_on() {
        let counter = Arc::new(Together::<&str, usize, (usize, usize)>::new(LIMITS));
        let crowd = futures_util::future::join_all((0..40).map(|_| counter.serve("busy", (1, 1), doubled)));
        let (crowd, other) = tokio::join!(crowd, counter.serve("quiet", (21, 1), doubled));
        assert_eq!(other, Ok((42, 1)));
        assert_eq!(
            crowd.iter().filter(|answer| **answer == Err(NotDone::Crowded)).count(),
            10
        );
    }

    #[tokio::test]
    async fn a_panic_is_told_to_whom_it_concerns_and_the_next_go_on() {
        let counter = Arc::new(Together::<(), usize, (usize, usize)>::new(LIMITS));
        let asked = [4, 99, 1, 2].map(|piece| counter.serve((), (piece, if piece == 99 { 50 } else { 1 }), doubled));
        let answers = futures_util::future::join_all(asked).await;
        assert_eq!(answers, [Ok((8, 1)), Err(NotDone::Lost), Ok((2, 2)), Ok((4, 2))]);
        assert_eq!(counter.serve((), (99, 1), doubled).await, Err(NotDone::Lost));
        assert_eq!(counter.serve((), (4, 1), doubled).await, Ok((8, 1)));
    }

    #[tokio::test]
    async fn who_hangs_up_does_not_stop_the_work() {
        static DONE: AtomicUsize = AtomicUsize::new(0);
        let counter = Together::<(), usize, ()>::new(LIMITS);
        let work = async |pieces: Vec<usize>| {
            tokio::time::sleep(Duration::from_millis(20)).await;
            DONE.fetch_add(pieces.len(), Ordering::SeqCst);
            vec![(); pieces.len()]
        };
        let hung_up = tokio::time::timeout(Duration::from_millis(1), counter.serve((), (1, 1), work)).await;
        assert!(hung_up.is_err());
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert_eq!(DONE.load(Ordering::SeqCst), 1);
    }
}

//! Work on many documents at once, on every core of the machine and away from the threads that serve pages.

use std::sync::Arc;

use crate::Result;

/// Does the work for each item, in order. The first fault ends it.
pub async fn each<T, R>(items: Vec<T>, work: impl Fn(T) -> Result<R> + Send + Sync + 'static) -> Result<Vec<R>>
where
    T: Send + 'static,
    R: Send + 'static,
{
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let share = items.len().div_ceil(cores).max(1);
    let work = Arc::new(work);
    let mut items = items.into_iter();
    let mut running = Vec::with_capacity(cores);
    loop {
        let part: Vec<T> = items.by_ref().take(share).collect();
        if part.is_empty() {
            break;
        }
        let work = work.clone();
        running.push(tokio::task::spawn_blocking(move || {
            part.into_iter().map(|item| work(item)).collect::<Result<Vec<R>>>()
        }));
    }
    let mut done = Vec::new();
    for part in running {
        done.extend(part.await.map_err(anyhow::Error::from)??);
    }
    Ok(done)
}

#[cfg(test)]
mod tests {
    use super::each;
    use crate::Error;

    #[tokio::test]
    async fn results_come_in_the_order_of_the_items() {
        let doubled = each((0..1_001).collect(), |n: i32| Ok(n * 2)).await.unwrap();
        assert!(doubled.iter().zip(0..).all(|(doubled, n)| *doubled == n * 2) && doubled.len() == 1_001);
        assert!(each(Vec::<i32>::new(), Ok).await.unwrap().is_empty());
    }

    #[tokio::test]
    async fn a_fault_ends_it() {
        let refuse = |n: i32| if n == 7 { Err(Error::NotFound) } else { Ok(n) };
        assert!(each((0..20).collect(), refuse).await.is_err());
    }
}

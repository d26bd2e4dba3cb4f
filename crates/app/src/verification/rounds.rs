//! Rounds of verification: the credential crate says which documents would let it finish, they are fetched, and it looks again.

use credential::verify::{Fetched, Known, Policy, Report, verify};
use futures_util::future::join_all;

/// Rounds at most: the issuer's document, then the status list, then the status list's issuer.
const MOST_ROUNDS: usize = 3;

/// Verifies `document`, asking `answer` for what is wanted; all wishes of a round are asked for at once.
pub async fn check(document: &[u8], policy: &Policy, answer: impl AsyncFn(&str) -> Fetched) -> Report {
    let mut known = Known::new();
    let mut report = verify(document, &known, policy);
    for _ in 0..MOST_ROUNDS {
        let wanted: Vec<String> = report
            .wants
            .iter()
            .filter(|url| known.get(url).is_none())
            .cloned()
            .collect();
        if wanted.is_empty() {
            break;
        }
        let answers = join_all(wanted.iter().map(|url| answer(url))).await;
        for (url, fetched) in wanted.into_iter().zip(answers) {
            known.insert(url, fetched);
        }
        report = verify(document, &known, policy);
    }
    report
}

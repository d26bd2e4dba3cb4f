//! Rounds of verification: the credential crate says which documents would let it finish, the caller gets them, and it looks again.

use credential::verify::{Fetched, Known, Policy, Report, verify};

/// Rounds at most: the issuer's document, then what its credential points to, then the same for a credential inside it, and the keys of its
/// status list.
const MOST_ROUNDS: usize = 5;

/// A verification under way.
#[derive(Debug)]
pub struct Rounds<'a> {
    document: &'a [u8],
    policy: &'a Policy,
    known: Known,
    report: Report,
    left: usize,
}

impl<'a> Rounds<'a> {
    /// Looks at `document` for the first time.
    pub fn begin(document: &'a [u8], policy: &'a Policy) -> Self {
        let known = Known::new();
        let report = verify(document, &known, policy);
        Self {
            document,
            policy,
            known,
            report,
            left: MOST_ROUNDS,
        }
    }

    /// What is wanted now; empty when everything that can be had was asked for.
    pub fn wanted(&self) -> Vec<String> {
        let is_new = |url: &&String| self.left > 0 && self.known.get(url).is_none();
        self.report.wants.iter().filter(is_new).cloned().collect()
    }

    /// Looks again with what came back.
    pub fn answer(&mut self, answers: impl IntoIterator<Item = (String, Fetched)>) {
        for (url, fetched) in answers {
            self.known.insert(url, fetched);
        }
        self.left = self.left.saturating_sub(1);
        self.report = verify(self.document, &self.known, self.policy);
    }

    /// The answer so far.
    pub fn report(self) -> Report {
        self.report
    }
}

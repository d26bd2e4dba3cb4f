//! Rosters: awards that an issuer made before it came here, entered from its list and issued in batches on all cores.
//!
//! This is the one way to a credential that leads past assessment here, so it is for whoever runs the platform (a command, no page), the
//! credential says so in its own words, and it claims no results. What waits for a decision here is awarded by deciding.
//!
//! A roster goes on where it stopped, whatever stopped it: each batch is reserved, drafted and put out in transactions of its own, in the
//! order in which single awards go, and a line of the list leads to one credential for ever.

mod batch;
mod list;
mod sheet;
mod store;

use platform::db::Tx;

use crate::Result;
use crate::catalog::{self, Version};

pub use batch::{BATCH, finish};
pub use list::{Line, Problem, read};

/// How far a roster is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub lines: i64,
    pub issued: i64,
    /// Lines that lead to no credential, with the reason beside them.
    pub refused: i64,
}

impl Progress {
    /// Lines that are still to be done.
    pub fn waiting(&self) -> i64 {
        self.lines - self.issued - self.refused
    }
}

/// How a list is to be entered.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    pub micro_credential: &'a str,
    /// Whether holders get no mail.
    pub quiet: bool,
}

/// Enters a list for the current version of a micro-credential, all lines or none. The same list again is the same roster.
///
/// # Errors
/// [`crate::Error::NotFound`] when there is no such micro-credential.
pub async fn enter(tx: &mut Tx, wish: Wish<'_>, lines: &[Line]) -> Result<String> {
    let version = catalog::current(tx, wish.micro_credential).await?;
    let digest = digest(wish, lines)?;
    if let Some(id) = store::roster_of(tx, &version, &digest).await? {
        return Ok(id);
    }
    let id = store::add(tx, &version, &digest, wish.quiet).await?;
    store::add_lines(tx, &id, lines).await?;
    Ok(id)
}

fn digest(wish: Wish<'_>, lines: &[Line]) -> Result<String> {
    let text = serde_json::to_string(&(wish.micro_credential, wish.quiet, lines)).map_err(anyhow::Error::from)?;
    Ok(platform::random::digest(&text))
}

/// How far a roster is.
pub async fn progress(tx: &mut Tx, id: &str) -> Result<Progress> {
    store::progress(tx, id).await
}

/// The lines that were refused, by number, with the message that says why; 1,000 at most.
pub async fn refused(tx: &mut Tx, id: &str) -> Result<Vec<(i64, String, String)>> {
    store::refused(tx, id).await
}

/// A roster as its batches need it.
#[derive(Debug)]
struct Roster {
    version: std::sync::Arc<Version>,
    quiet: bool,
}

impl Roster {
    async fn read(tx: &mut Tx, id: &str) -> Result<Self> {
        let (version, quiet) = store::roster(tx, id).await?;
        Ok(Self {
            version: catalog::version(tx, &version).await?,
            quiet,
        })
    }
}

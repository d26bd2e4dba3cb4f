//! Content from a folder: read whole, checked whole, then stored in one transaction or not at all.
//!
//! Importing the same folder twice changes nothing. A micro-credential that differs in anything from what is published becomes a
//! new version: small and large edits alike, because a version is what a submission pins and a credential quotes, word for word.
//! Pages under `resources/` are not judged and belong to no version; they are replaced in place.

mod check;
mod check_links;
mod check_stack;
mod folder;
mod problem;
mod publish;
mod read;

use platform::db::Tx;

pub use folder::{Folder, MAX_FILE, Sample};
use problem::Notes;
pub use problem::Problem;
pub use publish::Report;
use read::{Content, Written};

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// What to mend, all of it.
    #[error("{} to mend; nothing was imported:\n{}", count(.0), list(.0))]
    Problems(Vec<Problem>),
    /// The machinery failed.
    #[error(transparent)]
    Failed(#[from] crate::Error),
}

/// Imports a folder. The caller commits.
///
/// # Errors
/// Every problem of the folder at once; the transaction has then written nothing.
pub async fn import(tx: &mut Tx, folder: &Folder) -> Result<Report, ImportError> {
    let mut problems = Vec::new();
    let content = read::read(folder, &mut problems);
    check::check(&content, folder, &mut problems);
    check_links::check(tx, &content, &mut problems).await?;
    check_stack::check(tx, &content, &mut problems).await?;
    if problems.is_empty() {
        Ok(publish::publish(tx, &content).await?)
    } else {
        problems.sort();
        problems.dedup();
        Err(ImportError::Problems(problems))
    }
}

fn count(problems: &[Problem]) -> String {
    match problems.len() {
        1 => "1 problem".to_owned(),
        many => format!("{many} problems"),
    }
}

/// The first hundred, one a line.
fn list(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems
        .iter()
        .take(100)
        .map(|problem| format!("  {problem}"))
        .collect();
    lines.join("\n")
}

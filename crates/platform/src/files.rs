//! Files that people hand in, kept by their content.
//!
//! A file's only name is the SHA-256 of its bytes, so nothing that a visitor types ever becomes a path, the same file is
//! kept once, and a flipped bit can be noticed ([`Files::verify`]). What a file is called and who may see it are rows in
//! the database, not here.
//!
//! On disk, below the folder given to [`Files::at`]:
//!
//! | folder | holds |
//! |---|---|
//! | `kept/ab/cd/SHA-256` | whole files, each moved in by one atomic rename after an fsync |
//! | `parts/UPLOAD` | resumable uploads; the partial file *is* the state, so a restart loses none |
//! | `arriving/` | files on their way in; one that stops arriving is removed |
//!
//! Several processes may share the folder. Memory per transfer is one network chunk and a buffer of 128 KiB.
//! An S3 store goes in here as a second way to do what `disk` does; callers see [`Files`] and [`Reader`] only.

mod disk;
mod parts;
mod reader;
mod receive;
#[cfg(test)]
mod tests;

use std::io;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use disk::Disk;
pub use parts::{PartError, UploadId};
pub use reader::Reader;

/// How many leading bytes [`Stored::head`] keeps: enough to tell what kind of file it is.
pub const HEAD_BYTES: usize = 8 * 1024;

/// The store of whole files and of uploads under way. Cloning is cheap and shares the store.
#[derive(Clone, Debug)]
pub struct Files {
    disk: Arc<Disk>,
}

/// A file that is safely kept: its bytes and its name would survive a power cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its name: SHA-256 of the content, 64 lowercase hex digits.
    pub sha256: String,
    /// Its length.
    pub bytes: u64,
    /// Its first bytes, at most [`HEAD_BYTES`], to tell its type by content.
    pub head: Vec<u8>,
}

/// Why a file was not taken. In each case nothing of it remains.
#[derive(Debug, thiserror::Error)]
pub enum ReceiveError {
    /// It is longer than the caller allows; it was not read further.
    #[error("the file is longer than {limit} bytes")]
    TooLong {
        /// The most that would have been taken, in bytes.
        limit: u64,
    },
    /// The sender went away or its stream failed before the end.
    #[error("the file did not arrive completely")]
    Interrupted,
    /// There is no room on the disk (or in the quota).
    #[error("there is no room left for files")]
    OutOfDisk,
    /// The store failed otherwise; the operator should look.
    #[error("the file store failed: {0}")]
    Store(#[source] io::Error),
}

/// What a scrub found, see [`Files::verify`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The content still hashes to its name.
    Whole,
    /// It does not: the disk, or somebody, changed it.
    Damaged,
    /// There is no such file.
    Missing,
}

impl Files {
    /// Opens the store in `folder` and makes what is missing, for the owner's eyes only.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn at(folder: &Path) -> io::Result<Self> {
        let disk = Arc::new(Disk::at(folder)?);
        Ok(Self { disk })
    }

    /// Whether the file is here. A text that is no SHA-256 names nothing.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn exists(&self, sha256: &str) -> io::Result<bool> {
        match self.disk.kept(sha256) {
            Some(path) => tokio::fs::try_exists(path).await,
            None => Ok(false),
        }
    }

    /// Opens a file for reading from its start; `None` when it is not here.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn open(&self, sha256: &str) -> io::Result<Option<Reader>> {
        match self.disk.kept(sha256) {
            Some(path) => Reader::open(&path).await,
            None => Ok(None),
        }
    }

    /// Opens the bytes from `start` up to and without `end`, as a player asks for that jumps to a moment.
    ///
    /// # Errors
    /// [`io::ErrorKind::InvalidInput`] when the range is not within the file; else when the store cannot be read.
    pub async fn open_range(&self, sha256: &str, start: u64, end: u64) -> io::Result<Option<Reader>> {
        match self.open(sha256).await? {
            Some(reader) => reader.only(start, end).await.map(Some),
            None => Ok(None),
        }
    }

    /// Removes a file; `false` when it was not here. The caller knows that no row refers to it any more: the same
    /// content may have been handed in twice.
    ///
    /// # Errors
    /// When the store cannot be changed.
    pub async fn remove(&self, sha256: &str) -> io::Result<bool> {
        let Some(path) = self.disk.kept(sha256) else {
            return Ok(false);
        };
        match tokio::fs::remove_file(path).await {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Reads a whole file again and compares it with its name: the nightly scrub asks this for each file.
    ///
    /// # Errors
    /// When the store cannot be read, which is a finding as well.
    pub async fn verify(&self, sha256: &str) -> io::Result<Condition> {
        let Some(path) = self.disk.kept(sha256) else {
            return Ok(Condition::Missing);
        };
        match disk::blocking(move || disk::digest(&path)).await {
            Ok(found) if found.sha256 == sha256 => Ok(Condition::Whole),
            Ok(_) => Ok(Condition::Damaged),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Condition::Missing),
            Err(error) => Err(error),
        }
    }

    /// The names of the files that were kept before `before` and begin with the byte `shard`: one of 256 helpings, for the
    /// nightly scrub and for finding files that no row refers to. Handing a file in again makes it new.
    ///
    /// # Errors
    /// When the store cannot be listed.
    pub async fn list(&self, shard: u8, before: Timestamp) -> io::Result<Vec<String>> {
        let disk = Arc::clone(&self.disk);
        disk::blocking(move || disk.list(shard, before)).await
    }

    /// Removes uploads and arrivals that nobody touched since `before`; returns how many. Kept files are left alone.
    ///
    /// # Errors
    /// When the store cannot be listed or changed.
    pub async fn sweep(&self, before: Timestamp) -> io::Result<u64> {
        let disk = Arc::clone(&self.disk);
        disk::blocking(move || disk.sweep(before)).await
    }
}

impl From<io::Error> for ReceiveError {
    fn from(error: io::Error) -> Self {
        if disk::is_full(&error) {
            Self::OutOfDisk
        } else {
            Self::Store(error)
        }
    }
}

//! Uploads that may break off and go on: begin, append, finish.

use std::fmt::{self, Display};
use std::fs::{File as StdFile, OpenOptions, TryLockError};
use std::io::{self, SeekFrom};
use std::str::FromStr;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::{Stream, StreamExt as _};
use tokio::fs::File;
use tokio::io::{AsyncSeekExt as _, AsyncWriteExt as _};

use super::disk::{self, BUFFER_BYTES};
use super::{Files, Stored};
use crate::random;

/// Names an upload under way: 32 random hex digits and the total length, such as `9f…e2-1048576`.
///
/// It parses from text of exactly that shape, so it is safe to take from a URL; knowing it is not a right, the caller
/// checks whose upload it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UploadId {
    name: String,
    total: u64,
}

/// Why a part was not taken. What arrived before stays, but for [`PartError::Unknown`].
#[derive(Debug, thiserror::Error)]
pub enum PartError {
    /// No such upload: finished, swept away or never begun.
    #[error("there is no such upload")]
    Unknown,
    /// The part starts elsewhere than where the upload stands; go on at `offset`.
    #[error("the upload stands at {offset}")]
    Conflict {
        /// How many bytes have arrived.
        offset: u64,
    },
    /// Another request is writing to this upload right now.
    #[error("the upload is being written to")]
    Busy,
    /// The part goes beyond the announced total. The network chunk that did is dropped, those before it are kept.
    #[error("the upload was announced with {total} bytes")]
    TooLong {
        /// The announced length, in bytes.
        total: u64,
    },
    /// Not everything has arrived yet, so it cannot be finished; go on at `offset`.
    #[error("the upload is not complete: it stands at {offset}")]
    Incomplete {
        /// How many bytes have arrived.
        offset: u64,
    },
    /// The sender went away; go on later at what [`Files::offset`] says.
    #[error("the part did not arrive completely")]
    Interrupted,
    /// There is no room on the disk (or in the quota).
    #[error("there is no room left for files")]
    OutOfDisk,
    /// The store failed otherwise; the operator should look.
    #[error("the file store failed: {0}")]
    Store(#[source] io::Error),
}

impl Files {
    /// Begins an upload of `total` bytes; the caller has checked its limit.
    ///
    /// # Errors
    /// [`PartError::OutOfDisk`] or [`PartError::Store`].
    pub async fn begin(&self, total: u64) -> Result<UploadId, PartError> {
        let random = hex::encode(random::bytes::<16>());
        let name = format!("{random}-{total}");
        let path = self.disk.part(&name);
        disk::blocking(move || disk::create(&path)?.sync_all()).await?;
        Ok(UploadId { name, total })
    }

    /// How many bytes have arrived.
    ///
    /// # Errors
    /// [`PartError::Unknown`] or [`PartError::Store`].
    pub async fn offset(&self, id: &UploadId) -> Result<u64, PartError> {
        let metadata = tokio::fs::metadata(self.disk.part(&id.name)).await?;
        Ok(metadata.len())
    }

    /// Appends what arrives to the upload, which must stand at `offset`; returns where it stands then.
    ///
    /// When the stream breaks off, what arrived before is kept. One request at a time writes to an upload.
    ///
    /// # Errors
    /// See [`PartError`].
    pub async fn append<E: Display>(
        &self,
        id: &UploadId,
        offset: u64,
        stream: impl Stream<Item = Result<Bytes, E>>,
    ) -> Result<u64, PartError> {
        let (mut file, stands) = self.lock(id).await?;
        if stands != offset {
            return Err(PartError::Conflict { offset: stands });
        }
        file.seek(SeekFrom::Start(offset)).await?;
        let stands = write(&mut file, offset, id.total, stream).await;
        file.flush().await?;
        file.sync_data().await?;
        stands
    }

    /// Keeps a complete upload as a file, by hashing it once more from disk.
    ///
    /// # Errors
    /// [`PartError::Incomplete`] when bytes are missing; else see [`PartError`].
    pub async fn finish(&self, id: &UploadId) -> Result<Stored, PartError> {
        let (lock, offset) = self.lock(id).await?;
        if offset != id.total {
            return Err(PartError::Incomplete { offset });
        }
        lock.sync_all().await?;
        let (disk, path) = (Arc::clone(&self.disk), self.disk.part(&id.name));
        let stored = disk::blocking(move || {
            let stored = disk::digest(&path)?;
            disk.keep(&path, &stored.sha256)?;
            Ok(stored)
        })
        .await?;
        drop(lock);
        Ok(stored)
    }

    /// Gives an upload up; `Ok` also when it is gone already.
    ///
    /// # Errors
    /// [`PartError::Store`].
    pub async fn abandon(&self, id: &UploadId) -> Result<(), PartError> {
        match tokio::fs::remove_file(self.disk.part(&id.name)).await {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Opens an upload for this caller alone. The lock is the operating system's, on the open file: it ends with the
    /// file, also when the process dies, and holds between processes.
    async fn lock(&self, id: &UploadId) -> Result<(File, u64), PartError> {
        let path = self.disk.part(&id.name);
        let (file, is_free, offset) = disk::blocking(move || {
            let file = OpenOptions::new().read(true).write(true).open(path)?;
            let is_free = try_lock(&file)?;
            let offset = file.metadata()?.len();
            Ok((file, is_free, offset))
        })
        .await?;
        if !is_free {
            return Err(PartError::Busy);
        }
        let mut file = File::from_std(file);
        file.set_max_buf_size(BUFFER_BYTES);
        Ok((file, offset))
    }
}

fn try_lock(file: &StdFile) -> io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Writes chunks from `offset` on while they stay within `total`; returns where the upload stands then.
async fn write<E: Display>(
    file: &mut File,
    mut offset: u64,
    total: u64,
    stream: impl Stream<Item = Result<Bytes, E>>,
) -> Result<u64, PartError> {
    let mut stream = std::pin::pin!(stream);
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|_| PartError::Interrupted)?;
        let after = offset.saturating_add(chunk.len() as u64);
        if after > total {
            return Err(PartError::TooLong { total });
        }
        file.write_all(&chunk).await?;
        offset = after;
    }
    Ok(offset)
}

impl From<io::Error> for PartError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Unknown,
            _ if disk::is_full(&error) => Self::OutOfDisk,
            _ => Self::Store(error),
        }
    }
}

impl UploadId {
    /// The announced length, in bytes.
    pub fn total(&self) -> u64 {
        self.total
    }
}

impl fmt::Display for UploadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

impl FromStr for UploadId {
    type Err = PartError;

    fn from_str(text: &str) -> Result<Self, PartError> {
        let (random, digits) = text.split_once('-').ok_or(PartError::Unknown)?;
        let total: u64 = digits.parse().map_err(|_| PartError::Unknown)?;
        let is_hex = random.len() == 32 && random.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if !is_hex || total.to_string() != digits {
            return Err(PartError::Unknown);
        }
        let name = text.to_owned();
        Ok(Self { name, total })
    }
}

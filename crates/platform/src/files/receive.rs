//! A file that arrives in one go.

use std::fmt::Display;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use futures_util::{Stream, StreamExt as _, stream};
use sha2::{Digest as _, Sha256};
use tokio::fs::File;
use tokio::io::AsyncWriteExt as _;

use super::disk::{self, BUFFER_BYTES};
use super::{Files, ReceiveError, Stored};

impl Files {
    /// Takes a file in as it arrives, hashing on the way, and keeps it under its hash.
    ///
    /// When this returns `Ok`, the content and its name are on the disk to stay. When it fails, or when the caller drops
    /// the future because a visitor left, nothing remains.
    ///
    /// # Errors
    /// See [`ReceiveError`]. More than `limit` bytes are refused at the first byte too many.
    pub async fn receive<E: Display>(
        &self,
        stream: impl Stream<Item = Result<Bytes, E>>,
        limit: u64,
    ) -> Result<Stored, ReceiveError> {
        let path = self.disk.arriving();
        let (file, arrival) = disk::blocking(move || Ok((disk::create(&path)?, Arrival(path)))).await?;
        let stored = write(File::from_std(file), stream, limit).await?;
        let (disk, sha256) = (Arc::clone(&self.disk), stored.sha256.clone());
        disk::blocking(move || disk.keep(arrival.path(), &sha256)).await?;
        Ok(stored)
    }

    /// Keeps bytes that are in memory already, such as a picture that the server drew.
    ///
    /// # Errors
    /// See [`ReceiveError`].
    pub async fn put_bytes(&self, bytes: &[u8]) -> Result<Stored, ReceiveError> {
        let whole = stream::iter([Ok::<_, io::Error>(Bytes::copy_from_slice(bytes))]);
        self.receive(whole, bytes.len() as u64).await
    }
}

async fn write<E: Display>(
    mut file: File,
    stream: impl Stream<Item = Result<Bytes, E>>,
    limit: u64,
) -> Result<Stored, ReceiveError> {
    file.set_max_buf_size(BUFFER_BYTES);
    let mut stream = std::pin::pin!(stream);
    let mut hash = Sha256::new();
    let (mut bytes, mut head) = (0_u64, Vec::new());
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|_| ReceiveError::Interrupted)?;
        bytes = bytes.saturating_add(chunk.len() as u64);
        if bytes > limit {
            return Err(ReceiveError::TooLong { limit });
        }
        hash.update(&chunk);
        disk::add_to_head(&mut head, &chunk);
        file.write_all(&chunk).await?;
    }
    file.flush().await?;
    file.sync_all().await?;
    let sha256 = hex::encode(hash.finalize());
    Ok(Stored { sha256, bytes, head })
}

/// Removes the file on its way in, however the way ends. After the rename there is nothing left to remove.
struct Arrival(PathBuf);

impl Arrival {
    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Arrival {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_file(&self.0)
            && error.kind() != io::ErrorKind::NotFound
        {
            tracing::warn!(%error, "a file that did not arrive could not be removed; the sweep will");
        }
    }
}

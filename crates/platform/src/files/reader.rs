//! Reading a kept file.

use std::io::{self, SeekFrom};
use std::path::Path;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::fs::File;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncSeekExt as _, ReadBuf, Take};

/// A kept file, or a range of it, open for reading. Removing the file meanwhile does not disturb it.
#[derive(Debug)]
pub struct Reader {
    inner: Take<File>,
    bytes: u64,
}

impl Reader {
    pub(super) async fn open(path: &Path) -> io::Result<Option<Self>> {
        let file = match File::open(path).await {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let bytes = file.metadata().await?.len();
        let inner = file.take(bytes);
        Ok(Some(Self { inner, bytes }))
    }

    /// Narrows the reader to `start..end`.
    pub(super) async fn only(mut self, start: u64, end: u64) -> io::Result<Self> {
        if start > end || end > self.bytes {
            return Err(io::Error::from(io::ErrorKind::InvalidInput));
        }
        self.inner.get_mut().seek(SeekFrom::Start(start)).await?;
        self.bytes = end - start;
        self.inner.set_limit(self.bytes);
        Ok(self)
    }

    /// How many bytes there are to read in all, for `Content-Length`.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Reads everything into memory.
    ///
    /// # Errors
    /// [`io::ErrorKind::FileTooLarge`] when there is more than `limit` bytes; else when the store cannot be read.
    pub async fn read_all(mut self, limit: u64) -> io::Result<Vec<u8>> {
        if self.bytes > limit {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        let mut out = Vec::new();
        self.inner.read_to_end(&mut out).await?;
        Ok(out)
    }
}

impl AsyncRead for Reader {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_read(cx, buf)
    }
}

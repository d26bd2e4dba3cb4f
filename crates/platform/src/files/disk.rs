//! The folders on the local disk, and what makes a file survive a power cut.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use super::{HEAD_BYTES, Stored};
use crate::random;

/// How much is read at once when a file is hashed again, and buffered at most when one is written, in bytes.
pub(super) const BUFFER_BYTES: usize = 128 * 1024;

#[derive(Debug)]
pub(super) struct Disk {
    root: PathBuf,
}

impl Disk {
    pub(super) fn at(folder: &Path) -> io::Result<Self> {
        let disk = Self {
            root: folder.to_owned(),
        };
        for name in ["kept", "parts", "arriving"] {
            make_folder(&folder.join(name))?;
        }
        Ok(disk)
    }

    /// Where a kept file lies; `None` unless `sha256` is exactly 64 lowercase hex digits.
    pub(super) fn kept(&self, sha256: &str) -> Option<PathBuf> {
        let is_name = sha256.len() == 64 && sha256.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        is_name.then(|| {
            let (first, second) = (&sha256[..2], &sha256[2..4]);
            self.root.join("kept").join(first).join(second).join(sha256)
        })
    }

    /// A path for something that has only begun to arrive.
    pub(super) fn arriving(&self) -> PathBuf {
        let name = hex::encode(random::bytes::<16>());
        self.root.join("arriving").join(name)
    }

    /// Where the upload called `name` lies; the caller has checked its shape.
    pub(super) fn part(&self, name: &str) -> PathBuf {
        self.root.join("parts").join(name)
    }

    /// Moves a complete, synced file to its place by one rename. It replaces an equal one, which heals a damaged copy.
    pub(super) fn keep(&self, from: &Path, sha256: &str) -> io::Result<()> {
        let to = self
            .kept(sha256)
            .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        let folder = to.parent().unwrap_or(&self.root);
        make_folder(folder)?;
        fs::rename(from, &to)?;
        sync_folder(folder)
    }

    /// The kept names that begin with the byte `shard` and were kept before `before`.
    pub(super) fn list(&self, shard: u8, before: Timestamp) -> io::Result<Vec<String>> {
        let folder = self.root.join("kept").join(format!("{shard:02x}"));
        let mut names = Vec::new();
        if !folder.is_dir() {
            return Ok(names);
        }
        for second in fs::read_dir(folder)? {
            for entry in fs::read_dir(second?.path())? {
                let entry = entry?;
                let name = entry.file_name().to_string_lossy().into_owned();
                if self.kept(&name).is_some() && is_older(&entry.metadata()?, before)? {
                    names.push(name);
                }
            }
        }
        Ok(names)
    }

    /// Removes what nobody touched since `before`. An upload that is being written to is locked and stays.
    pub(super) fn sweep(&self, before: Timestamp) -> io::Result<u64> {
        let mut swept = 0;
        for name in ["parts", "arriving"] {
            for entry in fs::read_dir(self.root.join(name))? {
                swept += u64::from(sweep_one(&entry?.path(), before)?);
            }
        }
        Ok(swept)
    }
}

fn sweep_one(path: &Path, before: Timestamp) -> io::Result<bool> {
    let gone = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => Ok(false),
        _ => Err(error),
    };
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) => return gone(error),
    };
    if !is_older(&file.metadata()?, before)? || file.try_lock().is_err() {
        return Ok(false);
    }
    fs::remove_file(path).map(|()| true).or_else(gone)
}

fn is_older(metadata: &fs::Metadata, before: Timestamp) -> io::Result<bool> {
    let touched = Timestamp::try_from(metadata.modified()?).map_err(io::Error::other)?;
    Ok(touched < before)
}

/// Makes a folder and those above it, each entered durably into its parent.
fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let parent = folder.parent().filter(|p| !p.as_os_str().is_empty());
    if let Some(parent) = parent {
        make_folder(parent)?;
    }
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    sync_folder(parent.unwrap_or(Path::new(".")))
}

/// Makes the entries of a folder durable: syncing a file alone does not keep its name.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Makes a new file that only the owner can read; fails if there is one.
pub(super) fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Reads a file from disk to its end, for its name, length and head.
pub(super) fn digest(path: &Path) -> io::Result<Stored> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut head = Vec::new();
    let mut bytes = 0;
    let mut buffer = vec![0; BUFFER_BYTES];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        hash.update(&buffer[..read]);
        add_to_head(&mut head, &buffer[..read]);
        bytes += read as u64;
    }
    let sha256 = hex::encode(hash.finalize());
    Ok(Stored { sha256, bytes, head })
}

pub(super) fn add_to_head(head: &mut Vec<u8>, chunk: &[u8]) {
    let room = HEAD_BYTES - head.len();
    head.extend_from_slice(&chunk[..chunk.len().min(room)]);
}

/// Whether the disk, or the quota on it, is full.
pub(super) fn is_full(error: &io::Error) -> bool {
    use io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded | FileTooLarge)
}

/// Runs file work where it may block.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(io::Error::other)?
}

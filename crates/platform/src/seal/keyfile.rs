//! The file that holds the sealing keys.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::SealError;
use crate::random;

/// Why the key file was not accepted. The server must not start without it: sealed columns would be lost on it.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// The file could not be read or written.
    #[error("the key file {file} cannot be read or made: {source}")]
    Io {
        /// Which file.
        file: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// Everyone on the machine may read it, or its group may change it.
    #[error("the key file {0} is open to others on this machine; run `chmod 600` on it")]
    TooOpen(PathBuf),
    /// It holds something that is not a key.
    #[error(transparent)]
    Content(#[from] SealError),
}

/// The text of `file`, which is made with one new key when it does not exist.
pub(super) fn read_or_make(file: &Path) -> Result<Zeroizing<String>, KeyFileError> {
    let io = |source| KeyFileError::Io {
        file: file.to_owned(),
        source,
    };
    if !file.try_exists().map_err(io)? {
        make(file).map_err(io)?;
    }
    if is_too_open(&fs::metadata(file).map_err(io)?) {
        return Err(KeyFileError::TooOpen(file.to_owned()));
    }
    fs::read_to_string(file).map(Zeroizing::new).map_err(io)
}

/// Writes a draft and links it into place: a link never replaces a file, so of two processes one wins and both read its key.
fn make(file: &Path) -> io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let draft = file.with_extension(format!("draft-{}", hex::encode(random::bytes::<8>())));
    let linked = write_key(&draft).and_then(|()| fs::hard_link(&draft, file));
    fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
        Ok(()) => File::open(folder)?.sync_all(),
    }
}

fn write_key(draft: &Path) -> io::Result<()> {
    let key = Zeroizing::new(random::bytes::<32>());
    let line = Zeroizing::new(STANDARD.encode(key.as_slice()) + "\n");
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(draft)?;
    file.write_all(line.as_bytes())?;
    file.sync_all()
}

/// A group may read (that is how orchestrators hand out secrets); anyone else may not, and only the owner may write.
#[cfg(unix)]
fn is_too_open(metadata: &fs::Metadata) -> bool {
    std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o027 != 0
}

#[cfg(not(unix))]
fn is_too_open(_: &fs::Metadata) -> bool {
    false
}

//! The demo's folder. A file in it says that it is a demo, of which content, and at which port: its credentials carry that address.
//!
//! Nothing is ever written into, or removed from, a folder that holds anything else.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::writing;

/// The file that makes a folder a demo's.
const MARK: &str = "demo.json";
/// The file that the process which has the demo open keeps locked.
const LOCK: &str = "demo.lock";
/// What a demo has in its folder besides these. Names that end in `*` stand for all that begin so.
const OWN: [&str; 3] = ["waymark.sqlite*", "files", "sealing-keys.txt"];

/// What the mark says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Mark {
    /// The sample content that the demo was made of.
    edition: String,
    port: u16,
    /// Whether its story was told to the end.
    told: bool,
}

/// What a folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not there, or with nothing in it.
    Empty,
    /// A demo of this very content, made at this port.
    Told { port: u16 },
    /// A demo that was interrupted before its story was told.
    Interrupted,
    /// A demo of other content.
    Other,
    /// Something else, which is left alone.
    Foreign,
}

/// A demo's folder.
#[derive(Clone, Debug)]
pub struct Home(PathBuf);

impl Home {
    /// The folder at this path.
    pub fn at(path: &Path) -> Self {
        Self(path.to_owned())
    }

    /// What it is now.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn standing(&self) -> io::Result<Standing> {
        match fs::read(self.0.join(MARK)) {
            Ok(text) => Ok(serde_json::from_slice(&text).map_or(Standing::Other, |mark: Mark| mark.standing())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => self.without_mark(),
            Err(error) => Err(error),
        }
    }

    fn without_mark(&self) -> io::Result<Standing> {
        match fs::read_dir(&self.0) {
            Ok(entries) => {
                let mut others = entries.flatten().filter(|entry| entry.file_name() != LOCK);
                Ok(others.next().map_or(Standing::Empty, |_| Standing::Foreign))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Standing::Empty),
            Err(error) => Err(error),
        }
    }

    /// Keeps other processes from opening the demo, or beginning it anew, as long as the file that is returned lives. `None`: another has it.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn lock(&self) -> io::Result<Option<File>> {
        fs::create_dir_all(&self.0)?;
        let file = File::create(self.0.join(LOCK))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Removes what an earlier demo left, and marks the folder as one whose story is being told.
    ///
    /// # Errors
    /// When it cannot be written to.
    pub fn begin(&self, port: u16) -> io::Result<()> {
        for entry in fs::read_dir(&self.0)?.flatten() {
            let name = entry.file_name();
            if !is_own(&name.to_string_lossy()) {
                continue;
            }
            if entry.file_type()?.is_dir() {
                fs::remove_dir_all(entry.path())?;
            } else {
                fs::remove_file(entry.path())?;
            }
        }
        self.mark(port, false)
    }

    /// Marks the story as told.
    ///
    /// # Errors
    /// When it cannot be written to.
    pub fn finish(&self, port: u16) -> io::Result<()> {
        self.mark(port, true)
    }

    fn mark(&self, port: u16, told: bool) -> io::Result<()> {
        let edition = writing::edition();
        let mark = serde_json::to_vec(&Mark { edition, port, told })?;
        fs::write(self.0.join(MARK), mark)
    }
}

impl Mark {
    fn standing(&self) -> Standing {
        if self.edition != writing::edition() {
            Standing::Other
        } else if self.told {
            Standing::Told { port: self.port }
        } else {
            Standing::Interrupted
        }
    }
}

fn is_own(name: &str) -> bool {
    OWN.iter().any(|own| match own.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == *own,
    })
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn a_demo_is_found_again_and_an_interrupted_one_is_not_taken_for_whole() {
        let folder = TempDir::new().unwrap();
        let home = Home::at(&folder.path().join("demo"));
        assert_eq!(home.standing().unwrap(), Standing::Empty);
        let _lock = home.lock().unwrap();
        home.begin(8080).unwrap();
        assert_eq!(home.standing().unwrap(), Standing::Interrupted);
        home.finish(8080).unwrap();
        assert_eq!(home.standing().unwrap(), Standing::Told { port: 8080 });
    }

    #[test]
    fn one_process_at_a_time_has_it_open() {
        let folder = TempDir::new().unwrap();
        let home = Home::at(&folder.path().join("demo"));
        let lock = home.lock().unwrap();
        assert!(lock.is_some() && home.lock().unwrap().is_none());
        assert_eq!(home.standing().unwrap(), Standing::Empty);
        drop(lock);
        assert!(home.lock().unwrap().is_some());
    }

    #[test]
    fn a_folder_with_something_else_in_it_is_foreign() {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("thesis.txt"), "chapter one").unwrap();
        assert_eq!(Home::at(folder.path()).standing().unwrap(), Standing::Foreign);
    }

    #[test]
    fn beginning_anew_removes_only_what_a_demo_made() {
        let folder = TempDir::new().unwrap();
        let home = Home::at(folder.path());
        home.begin(8080).unwrap();
        fs::write(folder.path().join("waymark.sqlite-wal"), "old").unwrap();
        fs::create_dir(folder.path().join("files")).unwrap();
        fs::write(folder.path().join("notes.txt"), "mine").unwrap();
        home.begin(8081).unwrap();
        assert!(!folder.path().join("waymark.sqlite-wal").exists() && !folder.path().join("files").exists());
        assert_eq!(fs::read_to_string(folder.path().join("notes.txt")).unwrap(), "mine");
    }

    #[test]
    fn a_demo_of_other_content_is_not_this_one() {
        let folder = TempDir::new().unwrap();
        let home = Home::at(folder.path());
        fs::write(
            folder.path().join(MARK),
            r#"{"edition":"another","port":8080,"told":true}"#,
        )
        .unwrap();
        assert_eq!(home.standing().unwrap(), Standing::Other);
    }
}

//! A folder of content, on disk or in the binary, read whole before anything is judged.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rust_embed::RustEmbed;

use super::Problem;

/// The sample content that comes with Waymark, demo material included.
#[derive(Debug, RustEmbed)]
#[folder = "content"]
pub struct Sample;

/// One file may have 1 MiB: a micro-credential with everything it says has some 20 KiB.
pub const MAX_FILE: u64 = 1 << 20;
/// A large national platform has some 6,000 micro-credentials with a few resource pages each.
pub const MAX_FILES: usize = 50_000;
/// `micro-credentials/{slug}/resources/{page}` is the deepest that there is.
const MAX_DEPTH: usize = 4;
/// The folders that make up content. Others (`demo`, a repository's own) are left alone.
const ROOMS: [&str; 4] = ["issuers", "frameworks", "micro-credentials", "stacks"];

/// Files by their path inside the folder, with `/` between the parts.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    files: BTreeMap<String, Vec<u8>>,
}

impl Folder {
    /// The sample content in this binary.
    pub fn sample() -> Self {
        let files = Sample::iter()
            .filter(|path| is_content(path))
            .filter_map(|path| Sample::get(&path).map(|file| (path.to_string(), file.data.into_owned())))
            .collect();
        Self { files }
    }

    /// A folder on this machine. Links are not followed, so nothing outside it is read.
    ///
    /// # Errors
    /// Every file that cannot be taken, not only the first.
    pub fn on_disk(root: &Path) -> Result<Self, Vec<Problem>> {
        let mut folder = Self::default();
        let mut problems = Vec::new();
        for room in ROOMS {
            let path = root.join(room);
            if path.is_dir() {
                folder.walk(&path, room, 1, &mut problems);
            }
        }
        if folder.files.is_empty() && problems.is_empty() {
            let advice = "there is no content here; a folder of content has issuers/, frameworks/, micro-credentials/ or stacks/ in it";
            problems.push(Problem::new(&root.display().to_string(), "", advice));
        }
        if problems.is_empty() { Ok(folder) } else { Err(problems) }
    }

    fn walk(&mut self, at: &Path, name: &str, depth: usize, problems: &mut Vec<Problem>) {
        let entries = match fs::read_dir(at) {
            Ok(entries) => entries.flatten(),
            Err(error) => return problems.push(Problem::new(name, "", format!("cannot be read: {error}"))),
        };
        for entry in entries {
            let name = format!("{name}/{}", entry.file_name().to_string_lossy());
            let Ok(kind) = entry.file_type() else { continue };
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            if kind.is_symlink() {
                problems.push(Problem::new(
                    &name,
                    "",
                    "is a link; put the file itself here, because links are not followed",
                ));
            } else if kind.is_dir() && depth < MAX_DEPTH {
                self.walk(&entry.path(), &name, depth + 1, problems);
            } else if kind.is_file() {
                self.take(&entry.path(), name, problems);
            }
        }
    }

    fn take(&mut self, at: &Path, name: String, problems: &mut Vec<Problem>) {
        if self.files.len() >= MAX_FILES {
            if self.files.len() == MAX_FILES {
                problems.push(Problem::new(
                    &name,
                    "",
                    format!("is one file too many; import at most {MAX_FILES} files at a time"),
                ));
            }
            return;
        }
        match fs::metadata(at) {
            Ok(data) if data.len() > MAX_FILE => problems.push(Problem::new(
                &name,
                "",
                format!(
                    "has {} bytes; write at most {MAX_FILE}, and link to anything larger",
                    data.len()
                ),
            )),
            Ok(_) => match fs::read(at) {
                Ok(bytes) => {
                    self.files.insert(name, bytes);
                }
                Err(error) => problems.push(Problem::new(&name, "", format!("cannot be read: {error}"))),
            },
            Err(error) => problems.push(Problem::new(&name, "", format!("cannot be read: {error}"))),
        }
    }

    /// Adds or replaces one file, for content that is written by a program.
    pub fn put(&mut self, path: &str, text: &str) {
        self.files.insert(path.to_owned(), text.as_bytes().to_vec());
    }

    /// Every path with its bytes, in the order of the alphabet.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// The bytes of a file.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }
}

fn is_content(path: &str) -> bool {
    path.split('/').next().is_some_and(|room| ROOMS.contains(&room)) && path.contains('/')
}

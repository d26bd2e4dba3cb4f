//! Vectors that others publish, which are not ours to ship: `WAYMARK_OFFICIAL_DATA` names the folder that holds them. Each is
//! told by name, as one that came out as published or as one that is not there.

use std::path::{Path, PathBuf};

use serde_json::Value;

/// A folder of official files, or nothing and a word about it.
pub fn folder(inside: &str) -> Option<PathBuf> {
    let Some(root) = std::env::var_os("WAYMARK_OFFICIAL_DATA") else {
        eprintln!("SKIPPED: WAYMARK_OFFICIAL_DATA is not set, so {inside} was not compared");
        return None;
    };
    let folder = Path::new(&root).join(inside);
    assert!(folder.is_dir(), "WAYMARK_OFFICIAL_DATA has no {inside}");
    Some(folder)
}

/// Tries each vector of a suite and tells what became of it. `holds` stops at one that does not come out as published, or is
/// missing from a suite that is there.
pub fn each<V>(
    suite: &str,
    vectors: impl IntoIterator<Item = (&'static str, V)>,
    mut holds: impl FnMut(&Path, &str, V),
) -> Vec<&'static str> {
    let folder = folder(&format!("vectors/{suite}"));
    let tried = vectors.into_iter().map(|(name, vector)| {
        match &folder {
            Some(folder) => {
                holds(folder, name, vector);
                println!("{suite} {name}: as published");
            }
            None => println!("{suite} {name}: not there"),
        }
        name
    });
    tried.collect()
}

/// Stops at a vector of the suite that is not among those that were tried.
pub fn none_besides(suite: &str, tried: &[&str], is_vector: impl Fn(&str) -> bool) {
    let Some(folder) = folder(&format!("vectors/{suite}")) else {
        return;
    };
    for path in files(&folder) {
        let name = path.strip_prefix(&folder).unwrap().to_str().unwrap();
        assert!(
            !is_vector(name) || tried.contains(&name),
            "{suite} {name} was not tried"
        );
    }
}

/// Every file below a folder, in order.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(files(&path)),
            false => found.push(path),
        }
    }
    found.sort();
    found
}

pub fn read_text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub fn read_json(path: &Path) -> Value {
    serde_json::from_str(&read_text(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

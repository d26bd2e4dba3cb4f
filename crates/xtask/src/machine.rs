//! What a check needs of the machine beyond Rust, and how it gets there: a browser, PostgreSQL, Node and Python packages.
//!
//! Nothing is installed that is there already, and everything that is installed is named first. Versions are those of
//! the committed lock files.

use crate::place;
use crate::steps::{command, output};
use anyhow::{Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The browser that the journeys use.
pub const CHROMIUM: &str = "/usr/bin/chromium";

/// Everything that `cargo xtask check` needs.
///
/// # Errors
/// When something is missing and cannot be installed from here.
pub fn prepare_everything() -> Result<()> {
    debian_packages(&missing(&["chromium", "postgresql"]))?;
    prepare_node()?;
    prepare_python()
}

/// What `cargo xtask pg` needs.
///
/// # Errors
/// As [`prepare_everything`].
pub fn prepare_postgres() -> Result<()> {
    debian_packages(&missing(&["postgresql"]))
}

/// What `cargo xtask e2e` needs.
///
/// # Errors
/// As [`prepare_everything`].
pub fn prepare_browser() -> Result<()> {
    debian_packages(&missing(&["chromium"]))?;
    prepare_node()
}

/// What `cargo xtask interop` and `cargo xtask vendor` need.
///
/// # Errors
/// As [`prepare_everything`].
pub fn prepare_verifiers() -> Result<()> {
    prepare_node()?;
    prepare_python()
}

/// Whether this runs as root.
///
/// # Errors
/// When `id` does not answer.
pub fn is_root() -> Result<bool> {
    Ok(output(Command::new("id").arg("-u"))?.trim() == "0")
}

/// The folder of PostgreSQL's server programs, the newest version first.
pub fn postgres_programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut folders: Vec<PathBuf> = versions.flatten().map(|version| version.path().join("bin")).collect();
    folders.retain(|folder| folder.join("initdb").exists() && folder.join("postgres").exists());
    folders.sort_by_key(|folder| version_of(folder));
    folders.pop()
}

/// The Python that sees the packages of `e2e/interop/requirements.txt`.
///
/// # Errors
/// When the target folder cannot be told.
pub fn python() -> Result<PathBuf> {
    STRANGERS.python()
}

/// The Python of 1EdTech's validator for Open Badges 2.0, which wants older packages than the others.
///
/// # Errors
/// When the target folder cannot be told.
pub fn openbadges_python() -> Result<PathBuf> {
    OPENBADGES.python()
}

/// Python packages that are kept apart from the machine's own.
struct Environment {
    folder: &'static str,
    requirements: &'static str,
}

const STRANGERS: Environment = Environment {
    folder: "interop-python",
    requirements: "interop/requirements.txt",
};

const OPENBADGES: Environment = Environment {
    folder: "openbadges-python",
    requirements: "interop/requirements-openbadges.txt",
};

fn version_of(folder: &Path) -> u32 {
    let version = folder.parent().and_then(Path::file_name).and_then(|name| name.to_str());
    version.and_then(|version| version.parse().ok()).unwrap_or(0)
}

fn missing(packages: &[&'static str]) -> Vec<&'static str> {
    let is_there = |package: &str| match package {
        "chromium" => Path::new(CHROMIUM).exists(),
        _ => postgres_programs().is_some(),
    };
    packages.iter().copied().filter(|package| !is_there(package)).collect()
}

fn debian_packages(packages: &[&str]) -> Result<()> {
    if packages.is_empty() {
        return Ok(());
    }
    let names = packages.join(" and ");
    if !Path::new("/usr/bin/apt-get").exists() || !is_root()? {
        bail!(
            "{names} must be installed first (on Debian, as root: apt-get install {})",
            packages.join(" ")
        );
    }
    println!("{names} not found: installing with apt-get");
    output(Command::new("apt-get").arg("update"))?;
    let mut install = Command::new("apt-get");
    install
        .args(["install", "-y", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive");
    output(&mut install)?;
    Ok(())
}

fn prepare_node() -> Result<()> {
    let e2e = place::e2e();
    let installed = e2e.join("node_modules/.package-lock.used.json");
    once_per(&e2e.join("package-lock.json"), &installed, || {
        command(
            Command::new("npm")
                .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
                .current_dir(&e2e),
        )
    })
}

fn prepare_python() -> Result<()> {
    STRANGERS.prepare()?;
    OPENBADGES.prepare()
}

impl Environment {
    fn place(&self) -> Result<PathBuf> {
        Ok(place::target()?.join(self.folder))
    }

    fn python(&self) -> Result<PathBuf> {
        Ok(self.place()?.join("bin/python"))
    }

    fn prepare(&self) -> Result<()> {
        let (place, python) = (self.place()?, self.python()?);
        let requirements = place::e2e().join(self.requirements);
        once_per(&requirements, &place.join("requirements.used.txt"), || {
            command(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&place))?;
            let install = [
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--no-deps",
                "--requirement",
            ];
            command(Command::new(python).args(install).arg(&requirements))
        })
    }
}

/// Does what `list` asks for, unless the copy kept at `used` says that this very list has been done.
fn once_per(list: &Path, used: &Path, install: impl FnOnce() -> Result<()>) -> Result<()> {
    let wanted = fs::read(list)?;
    if fs::read(used).is_ok_and(|done| done == wanted) {
        return Ok(());
    }
    install()?;
    fs::write(used, wanted)?;
    Ok(())
}

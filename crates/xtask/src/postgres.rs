//! A private PostgreSQL for one test run: a new cluster in a folder of its own, a port of its own, nothing kept.

use crate::machine;
use crate::steps::{command, output};
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The environment variable in which the integration tests find the database. Where it is set they run there, and fail
/// when they cannot reach it; where it is not, they run on SQLite.
pub const VARIABLE: &str = "WAYMARK_TEST_POSTGRES";

const PATIENCE: Duration = Duration::from_secs(60);

/// A running server. Dropping it stops the server and removes its folder.
pub struct Cluster {
    server: Child,
    programs: PathBuf,
    folder: PathBuf,
    port: u16,
}

impl Cluster {
    /// Makes a cluster and starts a server on it, on 127.0.0.1 only.
    ///
    /// It lives in the system's folder for temporary files, since PostgreSQL refuses to run as root and the user it
    /// runs as instead must be able to reach the folder. Nothing is flushed to disk: the data is worth nothing.
    ///
    /// # Errors
    /// When PostgreSQL is not installed, or does not accept connections within a minute.
    pub fn start() -> Result<Self> {
        let programs = machine::postgres_programs().context("PostgreSQL's server is not installed")?;
        let port = free_port()?;
        let folder = std::env::temp_dir().join(format!("waymark-postgres-{port}"));
        make_folder(&folder)?;
        output(
            as_server_user(&programs.join("initdb"))?
                .args([
                    "--username=waymark",
                    "--auth=trust",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--no-sync",
                ])
                .arg("--pgdata")
                .arg(&folder),
        )?;
        let server = serve(&programs, &folder, port)?;
        let mut cluster = Cluster {
            server,
            programs,
            folder,
            port,
        };
        cluster.wait_until_ready()?;
        Ok(cluster)
    }

    /// Where it is: a database whose owner may create further databases.
    pub fn url(&self) -> String {
        format!("postgres://waymark@127.0.0.1:{}/postgres", self.port)
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if let Some(status) = self.server.try_wait()? {
                let log = fs::read_to_string(log_file(&self.folder)).unwrap_or_default();
                bail!("PostgreSQL ended with {status} while starting:\n{log}");
            }
            if TcpStream::connect(("127.0.0.1", self.port)).is_ok() && self.accepts_queries() {
                println!("PostgreSQL is ready on port {}", self.port);
                return Ok(());
            }
            sleep(Duration::from_millis(50));
        }
        bail!("PostgreSQL was not ready after {} s", PATIENCE.as_secs())
    }

    fn accepts_queries(&self) -> bool {
        Command::new(self.programs.join("pg_isready"))
            .args(["--quiet", "--host=127.0.0.1", "--port", &self.port.to_string()])
            .status()
            .is_ok_and(|status| status.success())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let stopped = as_server_user(&self.programs.join("pg_ctl")).and_then(|mut stop| {
            output(
                stop.args(["stop", "--silent", "--mode=immediate", "--pgdata"])
                    .arg(&self.folder),
            )
        });
        if let Err(error) = stopped {
            eprintln!("could not stop PostgreSQL: {error:#}");
        }
        // Reaps the process; how it ended does not matter any more.
        let _ = self.server.wait();
        let _ = fs::remove_dir_all(&self.folder);
        let _ = fs::remove_file(log_file(&self.folder));
    }
}

/// `cargo xtask pg [COMMAND…]`.
///
/// # Errors
/// When PostgreSQL cannot be started or the command fails.
pub fn with(arguments: &[String]) -> Result<()> {
    machine::prepare_postgres()?;
    let cluster = Cluster::start()?;
    if let [program, arguments @ ..] = arguments {
        return command(Command::new(program).args(arguments).env(VARIABLE, cluster.url()));
    }
    println!("export {VARIABLE}={}\nPress Enter to stop it.", cluster.url());
    std::io::stdin().read_line(&mut String::new())?;
    Ok(())
}

fn serve(programs: &Path, folder: &Path, port: u16) -> Result<Child> {
    let log = fs::File::create(log_file(folder))?;
    let mut server = as_server_user(&programs.join("postgres"))?;
    server
        .arg("-D")
        .arg(folder)
        .args(["-h", "127.0.0.1", "-p", &port.to_string()]);
    for setting in [
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
        "max_connections=300",
        "unix_socket_directories=",
    ] {
        server.args(["-c", setting]);
    }
    server.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
    server.spawn().context("could not start PostgreSQL")
}

/// A command that runs as the user PostgreSQL may run as: ourselves, or `postgres` when we are root.
fn as_server_user(program: &Path) -> Result<Command> {
    if !machine::is_root()? {
        return Ok(Command::new(program));
    }
    let mut command = Command::new("setpriv");
    command
        .args(["--reuid=postgres", "--regid=postgres", "--clear-groups"])
        .arg(program)
        .current_dir("/");
    Ok(command)
}

fn make_folder(folder: &Path) -> Result<()> {
    fs::create_dir(folder).with_context(|| format!("could not make {}", folder.display()))?;
    if machine::is_root()? {
        output(Command::new("chown").arg("postgres:").arg(folder))?;
    }
    Ok(())
}

fn log_file(folder: &Path) -> PathBuf {
    folder.with_extension("log")
}

fn free_port() -> Result<u16> {
    let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
    ensure!(port != 0, "the system gave no free port");
    Ok(port)
}

//! `waymark serve --conformance`: see [`crate::conformance`]. And `waymark conformance`, for suites that call a program.

mod jose;

use std::net::{IpAddr, SocketAddr};
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use platform::clock::Clock;
use tokio::net::TcpListener;

use crate::conformance::{Host, Seed, router, tls};
use crate::server;

/// A suite that hands files to a program. For developers; it neither reads settings nor touches a database.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Securing Verifiable Credentials using JOSE and COSE.
    Jose {
        #[command(subcommand)]
        function: jose::Function,
    },
}

/// Answers a suite; the exit status says whether it got its answer, not what that was.
pub fn answer(command: Command) -> ExitCode {
    let Command::Jose { function } = command;
    match jose::run(function) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("waymark conformance: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Where the host for test suites listens, and which keys it signs with.
#[derive(Debug, Args)]
pub struct Conformance {
    /// Speak TLS, with a certificate that is made at the start.
    #[arg(long, requires = "conformance")]
    tls_self_signed: bool,
    /// 64 hexadecimal digits that every key comes from, so that the same identifiers come back. Drawn by lot if left out.
    #[arg(long, requires = "conformance", value_name = "HEX")]
    seed: Option<Seed>,
    /// The port; 0 for a free one.
    #[arg(long, requires = "conformance", default_value_t = 8080)]
    port: u16,
    /// The address to listen on; one of this machine's loopback.
    #[arg(long, requires = "conformance", default_value = "127.0.0.1")]
    address: IpAddr,
}

/// Runs until `stop` resolves.
///
/// # Errors
/// When the address is not on loopback, or taken.
pub async fn run(asked: Conformance, stop: impl Future<Output = ()>) -> anyhow::Result<()> {
    if !asked.address.is_loopback() {
        bail!(
            "{} is not on this machine's loopback; the host for test suites signs for anybody who asks, so it listens on 127.0.0.1 or ::1 only",
            asked.address
        );
    }
    let listen = SocketAddr::new(asked.address, asked.port);
    let listener = TcpListener::bind(listen)
        .await
        .with_context(|| format!("cannot listen on {listen}; is another program using that port?"))?;
    let scheme = if asked.tls_self_signed { "https" } else { "http" };
    let base = format!("{scheme}://{}", listener.local_addr()?);
    let host = Host::new(asked.seed.unwrap_or_else(Seed::drawn), &base, Clock::system())?;
    let tls = asked.tls_self_signed.then(tls::self_signed).transpose()?;
    println!("{base}");
    for (name, id) in host.issuers() {
        println!("{base}/conformance/{name} {id}");
    }
    server::serve_over(listener, tls, router(host), stop).await
}

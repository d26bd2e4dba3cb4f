//! `waymark serve`: the server, from settings.

use std::path::Path;

use anyhow::Context;
use clap::Args;
use platform::clock::Clock;
use tokio::net::TcpListener;

use super::conformance::Conformance;
use crate::{App, awards, jobs, router, server};

/// What to serve: the site, unless the host for test suites is asked for.
#[derive(Debug, Args)]
pub struct Serve {
    /// Serve test issuers for the public conformance suites instead of the site: without accounts, on this machine only.
    #[arg(long)]
    conformance: bool,
    #[command(flatten)]
    host: Conformance,
}

/// Serves what was asked for.
pub async fn serve(settings_file: Option<&Path>, asked: Serve) -> anyhow::Result<()> {
    if asked.conformance {
        return super::conformance::run(asked.host, stop_signal()).await;
    }
    run(settings_file).await
}

/// Runs until SIGTERM or Ctrl-C, then lets open requests end.
pub async fn run(settings_file: Option<&Path>) -> anyhow::Result<()> {
    let settings = super::settings(settings_file)?;
    platform::telemetry::init(&settings.log, settings.log_format)?;
    let listen = settings.listen;
    let app = App::open(settings, Clock::system(), false).await?;
    let listener = TcpListener::bind(listen)
        .await
        .with_context(|| format!("cannot listen on {listen}; is another program using that port?"))?;
    tracing::info!(address = %app.settings.base_url, "serving");
    open(app, listener).await
}

/// Serves an opened house on a bound listener, with its worker.
pub async fn open(app: App, listener: TcpListener) -> anyhow::Result<()> {
    awards::finish_all(&app).await?;
    awards::finish_editions(&app).await?;
    let worker = tokio::spawn(jobs::work(app.clone()));
    server::serve(listener, router(app.clone()), stop_signal()).await?;
    worker.abort();
    app.db.close().await;
    Ok(())
}

/// Resolves on SIGTERM or Ctrl-C.
async fn stop_signal() {
    let interrupt = tokio::signal::ctrl_c();
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => {
            let _ = interrupt.await;
        }
    }
}

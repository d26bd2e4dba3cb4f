//! `waymark serve`: the server, from settings.

use std::path::Path;

use anyhow::Context;
use platform::clock::Clock;
use tokio::net::TcpListener;

use crate::{App, awards, jobs, router, server};

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

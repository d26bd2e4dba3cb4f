//! Listening: header time limits, a connection cap, a graceful end.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;

/// Connections at once; more wait in the listen queue.
const MOST_CONNECTIONS: usize = 4096;
/// A client that has not sent its headers by then is cut off (slow-header attacks).
const HEADER_TIME: Duration = Duration::from_secs(10);
/// How long open requests may go on after the signal to stop.
const GRACE: Duration = Duration::from_secs(30);

/// Serves `router` until `stop` resolves, then lets open requests end.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) -> anyhow::Result<()> {
    serve_over(listener, None, router, stop).await
}

/// As [`serve`], over TLS where there is an acceptor.
pub async fn serve_over(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    router: Router,
    stop: impl Future<Output = ()>,
) -> anyhow::Result<()> {
    let seats = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let graceful = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let seat = seats.clone().acquire_owned().await?;
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    tracing::warn!(%error, "could not accept a connection");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let _ = stream.set_nodelay(true);
        let (watcher, router, tls) = (graceful.watcher(), router.clone(), tls.clone());
        tokio::spawn(async move {
            let outcome = match tls {
                None => watcher.watch(connection(stream, peer, router)).await,
                Some(tls) => match tokio::time::timeout(HEADER_TIME, tls.accept(stream)).await {
                    Ok(Ok(stream)) => watcher.watch(connection(stream, peer, router)).await,
                    _ => Ok(()),
                },
            };
            if let Err(error) = outcome {
                tracing::debug!(%error, %peer, "a connection ended badly");
            }
            drop(seat);
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(GRACE, graceful.shutdown()).await;
    Ok(())
}

/// One connection, HTTP/1.1 or HTTP/2.
fn connection<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(
    stream: S,
    peer: SocketAddr,
    router: Router,
) -> hyper_util::server::conn::auto::Connection<
    'static,
    TokioIo<S>,
    impl hyper::service::Service<
        hyper::Request<Incoming>,
        Response = axum::response::Response,
        Error = std::convert::Infallible,
        Future: Send,
    > + 'static,
    TokioExecutor,
> {
    let service = hyper::service::service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request)
    });
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIME)
        .max_buf_size(64 << 10);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(Some(Duration::from_secs(20)))
        .max_concurrent_streams(100);
    builder.serve_connection(TokioIo::new(stream), service).into_owned()
}

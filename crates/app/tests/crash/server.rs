//! The real binary as a child, killed without warning.

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::stage::Stage;

/// A running `waymark serve`.
pub struct Server(Child);

impl Server {
    /// Starts it on the stage's folder and port, and waits until it answers.
    pub async fn start(stage: &Stage) -> Self {
        let child = Command::new(env!("CARGO_BIN_EXE_waymark"))
            .arg("serve")
            .env("WAYMARK_DATA", stage.folder())
            .env("WAYMARK_LISTEN", stage.address.to_string())
            .env("WAYMARK_BASE_URL", stage.url("/"))
            .env("WAYMARK_LOG", "error")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let mut server = Self(child);
        for _ in 0..500 {
            if reqwest::get(stage.url("/healthz")).await.is_ok() {
                return server;
            }
            assert!(
                server.0.try_wait().unwrap().is_none(),
                "waymark serve ended by itself after a kill"
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("waymark serve does not answer");
    }

    /// SIGKILL: no goodbye, nothing flushed.
    pub fn kill(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

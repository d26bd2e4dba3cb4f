//! A fresh database for one test: a file, or a PostgreSQL database that goes with the test.

use std::path::Path;

use sqlx::{AnyConnection, Connection, Executor};

/// Dropped with its test.
pub struct Database {
    pub url: String,
    drop: Option<(String, String)>,
}

impl Database {
    #[expect(clippy::disallowed_methods, reason = "the test runner says where PostgreSQL is")]
    pub async fn fresh(folder: &Path) -> Self {
        match std::env::var("WAYMARK_TEST_POSTGRES") {
            Ok(admin) => Self::postgres(admin).await,
            Err(_) => Self {
                url: format!("sqlite:{}", folder.join("test.sqlite").display()),
                drop: None,
            },
        }
    }

    async fn postgres(admin: String) -> Self {
        sqlx::any::install_default_drivers();
        let name = format!("waymark_{}", platform::random::opaque_id().replace('-', ""));
        let mut connection = AnyConnection::connect(&admin).await.unwrap();
        let create = format!("create database {name}");
        connection.execute(sqlx::AssertSqlSafe(create)).await.unwrap();
        connection.close().await.unwrap();
        let mut url = url::Url::parse(&admin).unwrap();
        url.set_path(&name);
        Self {
            url: url.into(),
            drop: Some((admin, name)),
        }
    }
}

impl Drop for Database {
    /// On a thread of its own: the test's runtime may already be going down.
    fn drop(&mut self) {
        let Some((admin, name)) = self.drop.take() else { return };
        let end = move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async {
                if let Ok(mut connection) = AnyConnection::connect(&admin).await {
                    let _ = connection
                        .execute(sqlx::AssertSqlSafe(format!(
                            "drop database if exists {name} with (force)"
                        )))
                        .await;
                }
            });
        };
        let _ = std::thread::spawn(end).join();
    }
}

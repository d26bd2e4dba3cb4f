//! `waymark migrate`: bring the database forward without serving.

use std::path::Path;

use platform::clock::Clock;

use crate::App;

/// Opens the database, migrates it and says so.
pub async fn run(settings_file: Option<&Path>) -> anyhow::Result<()> {
    let settings = super::settings(settings_file)?;
    let app = App::open(settings, Clock::system(), false).await?;
    println!("The database is up to date ({:?}).", app.db.engine());
    app.db.close().await;
    Ok(())
}

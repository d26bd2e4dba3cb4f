//! The schema, embedded in the binary: the numbered files of `migrations/`, forward only.

use std::sync::LazyLock;

use rust_embed::RustEmbed;
use sqlx::AssertSqlSafe;
use sqlx::SqlSafeStr as _;
use sqlx::migrate::{Migration, MigrationType, Migrator};

#[derive(RustEmbed)]
#[folder = "migrations"]
struct Files;

/// Every step from an empty database to this version's.
pub static MIGRATIONS: LazyLock<Migrator> = LazyLock::new(|| {
    let steps = Files::iter().filter_map(|name| step(&name));
    Migrator::with_migrations(steps.collect())
});

/// A step from its file: number, name, text.
fn step(file: &str) -> Option<Migration> {
    let (number, name) = file.strip_suffix(".sql")?.split_once('_')?;
    let text = String::from_utf8(Files::get(file)?.data.into_owned()).ok()?;
    Some(Migration::new(
        number.parse().ok()?,
        name.replace('_', " ").into(),
        MigrationType::Simple,
        AssertSqlSafe(text).into_sql_str(),
        false,
    ))
}

#[cfg(test)]
mod tests {
    use super::{Files, MIGRATIONS};

    #[test]
    fn every_file_is_a_step_with_a_number_of_its_own() {
        let mut numbers: Vec<i64> = MIGRATIONS.iter().map(|step| step.version).collect();
        assert_eq!(numbers.len(), Files::iter().count());
        numbers.dedup();
        assert_eq!(numbers.len(), Files::iter().count());
    }
}

//! Reading settings: a TOML file, then `WAYMARK_*` from the environment, into the caller's one typed struct.

use std::path::Path;

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Settings could not be read; the message names the setting, what was found and where.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(String);

/// Reads `T` from its defaults, then `file` if given (it must exist), then the environment (`WAYMARK_MAIL__HOST` is `mail.host`).
/// An unknown setting is an error when `T` denies unknown fields, so that a slip of the pen is noticed.
pub fn read<T: Serialize + DeserializeOwned + Default>(file: Option<&Path>) -> Result<T, ConfigError> {
    let mut figment = Figment::from(Serialized::defaults(T::default()));
    if let Some(path) = file {
        if !path.is_file() {
            return Err(ConfigError(format!("there is no settings file at {}", path.display())));
        }
        figment = figment.merge(Toml::file_exact(path));
    }
    figment
        .merge(
            Env::prefixed("WAYMARK_")
                .split("__")
                .filter(|key| !key.starts_with("test_")),
        )
        .extract()
        .map_err(|error| ConfigError(error.to_string()))
}

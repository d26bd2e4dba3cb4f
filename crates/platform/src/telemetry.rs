//! What the server says while it runs: readable lines on a terminal, one JSON object per line anywhere else.
//!
//! Lines go to standard error, so that a command's output stays clean. Times are UTC. Content of requests, addresses of
//! people and secrets are never logged: types that hold secrets do not print them, which the tests here hold to.

use std::io::{self, IsTerminal as _};

use tracing::Subscriber;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::{EnvFilter, fmt};

/// How log lines look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// Readable when standard error is a terminal, JSON when it is not.
    #[default]
    Auto,
    /// Readable lines.
    Human,
    /// One JSON object per line.
    Json,
}

/// Why logging could not begin.
#[derive(Debug, thiserror::Error)]
pub enum TelemetryError {
    /// The filter cannot be read; it looks like `info` or `info,sqlx=warn,platform::jobs=debug`.
    #[error("the log filter {filter:?} cannot be read: {reason}")]
    Filter {
        /// The filter as it was given.
        filter: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Logging has begun already in this process.
    #[error("logging has begun already")]
    Twice,
}

/// Begins logging for the whole process. The filter comes from the settings, not from `RUST_LOG`.
///
/// # Errors
/// See [`TelemetryError`].
pub fn init(filter: &str, format: LogFormat) -> Result<(), TelemetryError> {
    let lines = subscriber(filter, format, io::stderr)?;
    tracing::subscriber::set_global_default(lines).map_err(|_| TelemetryError::Twice)
}

fn subscriber<W>(
    filter: &str,
    format: LogFormat,
    writer: W,
) -> Result<Box<dyn Subscriber + Send + Sync>, TelemetryError>
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let levels = EnvFilter::builder()
        .parse(filter)
        .map_err(|error| TelemetryError::Filter {
            filter: filter.to_owned(),
            reason: error.to_string(),
        })?;
    let is_terminal = io::stderr().is_terminal();
    let lines = fmt().with_env_filter(levels).with_writer(writer);
    Ok(match format {
        LogFormat::Auto if is_terminal => Box::new(lines.with_ansi(true).finish()),
        LogFormat::Human => Box::new(lines.with_ansi(is_terminal).finish()),
        LogFormat::Auto | LogFormat::Json => Box::new(lines.json().flatten_event(true).finish()),
    })
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;
    use crate::mail::{Security, SmtpSettings};
    use crate::seal::{Seal, Secret};

    #[derive(Clone, Default)]
    struct Page(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Page {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn log(filter: &str, format: LogFormat, say: impl FnOnce()) -> String {
        let page = Page::default();
        let writer = page.clone();
        let lines = subscriber(filter, format, move || writer.clone()).unwrap();
        tracing::subscriber::with_default(lines, say);
        let bytes = page.0.lock().unwrap().clone();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_machine_reads_one_json_object_per_line() {
        let said = log("info", LogFormat::Json, || {
            tracing::info!(job = "send", "line one\nline two");
            tracing::debug!("too quiet to be heard");
        });
        assert_eq!(said.lines().count(), 1);
        let line: serde_json::Value = serde_json::from_str(&said).unwrap();
        assert_eq!(line["message"], "line one\nline two");
        assert_eq!(line["job"], "send");
        assert_eq!(line["level"], "INFO");
        assert!(line["timestamp"].as_str().unwrap().ends_with('Z'));
    }

    #[test]
    fn a_person_reads_plain_words() {
        let said = log("debug", LogFormat::Human, || tracing::debug!("ready"));
        assert!(said.contains("ready") && said.contains("DEBUG"), "{said}");
        assert!(serde_json::from_str::<serde_json::Value>(&said).is_err());
    }

    #[test]
    fn a_filter_with_a_slip_is_refused_with_words() {
        let refused = subscriber("platform=loud", LogFormat::Json, io::sink);
        let words = refused.err().unwrap().to_string();
        assert!(words.contains("platform=loud"), "{words}");
    }

    #[test]
    fn secrets_do_not_print_in_either_form() {
        let key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
        let seal = Seal::from_base64(key).unwrap();
        let password = Secret::new("hunter2-hunter2");
        let smtp = SmtpSettings {
            password: password.clone(),
            security: Security::Tls,
            ..SmtpSettings::default()
        };
        for format in [LogFormat::Human, LogFormat::Json] {
            let said = log("trace", format, || {
                tracing::error!(?seal, ?password, ?smtp, "all of it: {seal:?} {smtp:#?}");
            });
            assert!(said.contains("Secret"), "{said}");
            assert!(!said.contains("hunter2") && !said.contains("AAECAw"), "{said}");
        }
        let shown = serde_json::to_string(&smtp).unwrap();
        assert!(!shown.contains("hunter2"), "{shown}");
    }
}

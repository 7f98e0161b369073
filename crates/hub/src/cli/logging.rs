//! The log: to stderr, as text for people or JSON for machines.

use crate::config::LogFormat;
use tracing_subscriber::EnvFilter;

/// What is logged unless `WERKHUB_LOG` says otherwise.
const FILTER: &str = "warn,hub=info";

/// Begins the log. Call it once.
pub fn begin(format: LogFormat) {
    let filter = EnvFilter::try_from_env("WERKHUB_LOG").unwrap_or_else(|_| EnvFilter::new(FILTER));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        // Where nobody reads the log any more there is nobody to tell so: by its own words it would
        // panic, and end whichever task had something to log.
        .log_internal_errors(false);
    // Somebody may have begun one before (a test): theirs stays.
    let _ = match format {
        LogFormat::Text => log.with_ansi(false).try_init(),
        LogFormat::Json => log.json().try_init(),
    };
}

//! What went wrong, for whoever typed the command.

use crate::accounts::NewFeedError;
use crate::config::ConfigError;
use crate::http::app_files::AppFilesError;
use crate::http::server::ListenError;
use crate::store::StoreError;
use crate::writer::StartError;
use std::fmt;
use std::process::ExitCode;

/// One plain sentence with the next step, and an exit code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    words: String,
    code: u8,
}

impl Failure {
    /// It could not be done: exit code 1.
    pub fn failed(words: impl Into<String>) -> Self {
        Failure { words: words.into(), code: 1 }
    }

    /// It was asked in a way that cannot be meant: exit code 2.
    pub fn misuse(words: impl Into<String>) -> Self {
        Failure { words: words.into(), code: 2 }
    }

    /// The command line cannot be read: clap's first lines in one sentence.
    pub fn wrong_use(error: &clap::Error) -> Self {
        let told = error.render().to_string();
        let lines: Vec<&str> = told
            .lines()
            .take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more"))
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        let words = lines.join(" ");
        let words = words.strip_prefix("error: ").unwrap_or(&words);
        Failure::misuse(format!("{words}; `werkhub --help` shows how it is used"))
    }

    /// Writes it to stderr.
    pub fn tell(&self) -> ExitCode {
        eprintln!("werkhub: {}", self.words);
        ExitCode::from(self.code)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Failure::misuse(error.to_string())
    }
}

macro_rules! failed_by {
    ($($error:ty),*) => {
        $(impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                Failure::failed(error.to_string())
            }
        })*
    };
}

failed_by!(AppFilesError, ListenError, NewFeedError, StoreError, StartError);

//! What can go wrong with what is written down.

use thiserror::Error;

/// Why the store did not do it. After any of these nothing of the call is written.
#[derive(Debug, Error)]
pub enum StoreError {
    /// A row contradicts one that is there: the second wall behind the writer's own judgement.
    #[error("the store holds something that contradicts this")]
    Conflict,
    /// No room left to write.
    #[error("the disk is full; make room on the volume of the data directory")]
    Full,
    /// Another process has written, or the epoch changed: memory and store disagree.
    #[error("the store is not where this process left it")]
    Moved,
    /// Another process has the data directory.
    #[error("another werkhub uses the data directory {0}; stop that one, or choose another --data")]
    InUse(String),
    /// There is no store in the data directory.
    #[error("there is no store in {0}: check the path, or say --data")]
    Absent(String),
    /// The data directory cannot be used.
    #[error("the data directory {path} cannot be used ({why}): choose another with --data")]
    Directory {
        /// Which.
        path: String,
        /// What is wrong.
        why: String,
    },
    /// The file was written by a newer build.
    #[error(
        "the data was written by a newer werkhub (schema {found}, this one knows {known}); \
         install that version, or restore a backup"
    )]
    Newer {
        /// Schema of the file.
        found: i64,
        /// Newest this build knows.
        known: i64,
    },
    /// The file is not ours.
    #[error("{0} is a database, but not one of werkhub; choose another --data")]
    Foreign(String),
    /// The library or its settings are not what the promises rest on.
    #[error("the store does not keep its promises: {0}")]
    Unsafe(String),
    /// A row cannot be read.
    #[error("the store holds a {what} that cannot be read ({why}): restore a backup")]
    Damaged {
        /// Which kind of row.
        what: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// The database says no.
    #[error("the store failed: {0}")]
    Database(#[source] sqlx::Error),
}

/// `SQLITE_FULL`, <https://www.sqlite.org/rescode.html#full>.
const SQLITE_FULL: &str = "13";

/// What a trigger raised, <https://www.sqlite.org/rescode.html#constraint_trigger>.
const SQLITE_CONSTRAINT_TRIGGER: &str = "1811";

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let of_database = error.as_database_error();
        if of_database.is_some_and(|it| it.code().as_deref() == Some(SQLITE_FULL)) {
            StoreError::Full
        } else if of_database.is_some_and(|it| {
            it.is_unique_violation() || it.code().as_deref() == Some(SQLITE_CONSTRAINT_TRIGGER)
        }) {
            StoreError::Conflict
        } else {
            StoreError::Database(error)
        }
    }
}

impl StoreError {
    /// A row of that kind that cannot be read.
    pub(in crate::store) fn damaged(what: &'static str, why: impl ToString) -> Self {
        StoreError::Damaged { what, why: why.to_string() }
    }
}

//! `/healthz` and `/readyz`: for whoever keeps the hub running.

use super::App;
use crate::problem::Problem;
use crate::writer::StoreHealth;
use axum::extract::State;
use std::time::Duration;

/// The process answers. Says nothing of the store: restarting does not mend a full disk.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// The hub can take commands: not stopping, and the last commit succeeded.
///
/// # Errors
/// 503 that says what is the matter.
pub async fn readyz(State(app): State<App>) -> Result<&'static str, Problem> {
    let unready = |why| Err(Problem::unavailable(why).retry_after(Duration::from_secs(5)));
    if app.stopping.is_cancelled() {
        return unready("the hub is stopping");
    }
    if app.hub.is_broken() {
        return unready("the hub made a mistake and takes no commands: start it again");
    }
    match app.hub.figures().store_health() {
        StoreHealth::Well => Ok("ready\n"),
        StoreHealth::Full => unready("the disk is full: make room where the data directory is"),
        StoreHealth::Failing => unready("the last commit failed: see the log"),
    }
}

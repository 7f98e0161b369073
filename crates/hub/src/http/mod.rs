//! The one way in: HTTP.
//!
//! Read [`routes`] first: every address, who may call it and who does. A call passes, from the
//! outside in: security headers, an id with its line in the log, a net under panics, who calls,
//! what that route asks of a call, and then its handler.

pub mod address;
pub mod app_files;
mod calendar_feed;
mod calendars;
pub mod caller;
mod commands;
mod compressed;
mod conditional;
pub mod cookie;
mod health;
mod inline_scripts;
pub mod kept_builds;
mod kiosk;
mod labels;
mod metrics;
pub mod openapi;
mod past;
mod patience;
mod place_query;
mod places;
mod plans;
pub mod request_guard;
pub mod requests;
pub mod routes;
mod screens;
pub mod security;
pub mod server;
mod session;
mod site_query;
mod sites;
mod snapshot;
mod static_files;
mod stream;
mod strict_body;
#[cfg(test)]
mod tests;

use crate::accounts::{Accounts, CalendarFeeds, ReferenceHash, Sessions, Throttle};
use crate::clock::Clock;
use crate::config::MetricsAccess;
use crate::metrics::Metrics;
use crate::problem::Problem;
use crate::screens::Screens;
use crate::writer::Hub;
use address::{ClientAddress, Origin, host};
use app_files::AppFiles;
use axum::Router;
use axum::extract::FromRef;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::middleware::from_fn_with_state;
use axum::routing::{any, get};
use cookie::CookieRule;
use security::SecurityHeaders;
use std::sync::Arc;
use std::time::Duration;
use sync::wire::Audience;
use tokio_util::sync::CancellationToken;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

/// How long a call may take until its answer begins, a body that comes slowly included. A stream
/// begins at once.
const ANSWERED_WITHIN: Duration = Duration::from_secs(30);

/// What handlers share.
pub type App = Arc<Edge>;

/// Everything that answers calls.
pub struct Edge {
    /// What decides.
    pub hub: Hub,
    /// Who may sign in.
    pub accounts: Arc<Accounts>,
    /// Who is signed in.
    pub sessions: Arc<Sessions>,
    /// Calendars at secret addresses.
    pub feeds: Arc<CalendarFeeds>,
    /// Which screens hang in the building.
    pub screens: Arc<Screens>,
    /// How much a session, or a screen, may ask.
    pub allowances: Throttle<ReferenceHash>,
    /// What is counted.
    pub metrics: Metrics,
    /// Who may see it.
    pub metrics_access: MetricsAccess,
    /// The built app.
    pub files: AppFiles,
    /// Headers of every answer.
    pub security: SecurityHeaders,
    /// How cookies are written.
    pub cookie: CookieRule,
    /// What somebody who is not signed in may see.
    pub audience: Audience,
    /// Whether this is a demonstration.
    pub demo: bool,
    /// The address people type, where a proxy stands in front.
    pub public_origin: Option<Origin>,
    /// How the client's address is found.
    pub client_address: ClientAddress,
    /// Where the time is read.
    pub clock: Arc<dyn Clock>,
    /// Cancelled when the hub stops.
    pub stopping: CancellationToken,
}

impl Edge {
    /// The address at which people reach the hub: the one that was set, or else where it is called.
    fn called_at(&self, uri: &Uri, headers: &HeaderMap) -> Option<Origin> {
        let called = || Some(Origin::of(self.security.are_for_https(), host(uri, headers)?));
        self.public_origin.clone().or_else(called)
    }
}

impl FromRef<App> for Hub {
    fn from_ref(app: &App) -> Hub {
        app.hub.clone()
    }
}

/// Everything the hub answers.
pub fn router(app: &App) -> Router {
    let api = routes::guarded(app)
        .route("/v1", any(no_such_address))
        .route("/v1/", any(no_such_address))
        .route("/v1/{*rest}", any(no_such_address));
    around(api.fallback(static_files::serve), app)
}

/// Only the figures, for an address of their own.
pub fn metrics_router(app: &App) -> Router {
    around(Router::new().route("/metrics", get(metrics::show)), app)
}

fn around(router: Router<App>, app: &App) -> Router {
    router
        .layer(from_fn_with_state(app.clone(), caller::identify))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, ANSWERED_WITHIN))
        .layer(CatchPanicLayer::custom(requests::after_panic))
        .layer(from_fn_with_state(app.clone(), requests::observe))
        .layer(from_fn_with_state(app.clone(), security::secure))
        .with_state(app.clone())
}

async fn no_such_address() -> Problem {
    Problem::not_found("there is no such address in the API: see /v1/openapi.json")
}

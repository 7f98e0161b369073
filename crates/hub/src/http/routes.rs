//! Every address of the hub, who may call it, and who does.

use super::request_guard::{Access, Guard, guard};
use super::{App, commands, health, metrics, places, plans, session, sites, snapshot, stream};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::Method;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, delete, get, post};

/// Largest body that is read.
const LARGEST_BODY: usize = 64 * 1024;

/// One address with one method.
pub struct Route {
    /// What it asks of a call.
    pub guard: Guard,
    handler: MethodRouter<App>,
}

/// The list. A new line needs one in `tests/access.rs` too, or that test fails.
pub fn routes() -> Vec<Route> {
    use Access::{Anyone, LiveView, MetricsToken, SignedIn};
    const GET: Method = Method::GET;
    const POST: Method = Method::POST;
    const DELETE: Method = Method::DELETE;
    vec![
        // The app at its start, and after every 401.
        route(GET, "/v1/session", Anyone, get(session::show)),
        // The sign-in screen.
        route(POST, "/v1/session", Anyone, post(session::sign_in)),
        // The app's menu.
        route(DELETE, "/v1/session", SignedIn, delete(session::sign_out)),
        // The app at its start; other systems. Says nothing of who is where.
        route(GET, "/v1/sites", Anyone, get(sites::list)),
        // The app for drawing the map and for the name of a scanned place. Nothing live.
        route(GET, "/v1/plans/{hash}", Anyone, get(plans::plan)),
        // Other systems.
        route(GET, "/v1/places", LiveView, get(places::list)),
        route(GET, "/v1/places/{code}", LiveView, get(places::one)),
        // The app, once, and again after a reset.
        route(GET, "/v1/snapshot", LiveView, get(snapshot::snapshot)),
        // The app, for as long as it is visible.
        route(GET, "/v1/stream", LiveView, get(stream::stream)),
        // The app's sender.
        route(POST, "/v1/commands", SignedIn, post(commands::commands)),
        // Whatever watches over the hub: systemd, a proxy, Kubernetes.
        route(GET, "/healthz", Anyone, get(health::healthz)),
        route(GET, "/readyz", Anyone, get(health::readyz)),
        // Prometheus.
        route(GET, "/metrics", MetricsToken, get(metrics::show)),
    ]
}

fn route(method: Method, path: &'static str, access: Access, handler: MethodRouter<App>) -> Route {
    Route { guard: Guard { method, path, access }, handler }
}

/// A router over the list, each route behind its guard.
pub fn guarded(app: &App) -> Router<App> {
    let unlimited = Router::new();
    let router = routes().into_iter().fold(unlimited, |router, route| {
        let guarded = route
            .handler
            .route_layer(from_fn_with_state((app.clone(), route.guard.clone()), guard));
        router.route(route.guard.path, guarded)
    });
    router.layer(DefaultBodyLimit::max(LARGEST_BODY))
}

//! Every address of the hub, who may call it, and who does.

use super::openapi::{self, AnswerDoc, ParameterDoc, RouteDoc};
use super::request_guard::{Access, Guard, guard};
use super::{
    App, calendar_feed, calendars, commands, health, kiosk, labels, metrics, past, places, plans,
    screens, session, sites, snapshot, stream,
};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::Method;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, delete, get, post, put};

/// Largest body that is read.
const LARGEST_BODY: usize = 64 * 1024;

/// One address with one method.
pub struct Route {
    /// What it asks of a call.
    pub guard: Guard,
    /// What is said of it.
    pub doc: RouteDoc,
    handler: MethodRouter<App>,
}

/// The list. A new line needs one in `tests/edge/access.rs` too, or that test fails.
pub fn routes() -> Vec<Route> {
    use Access::{Anyone, Asking, LiveView, Manager, MetricsToken, Screen, SignedIn};
    use AnswerDoc::{Document, Json, Nothing, Text};
    const GET: Method = Method::GET;
    const POST: Method = Method::POST;
    const PUT: Method = Method::PUT;
    const DELETE: Method = Method::DELETE;
    let doc = RouteDoc::new;
    vec![
        // The app at its start, and after every 401.
        route(GET, "/v1/session", Anyone, get(session::show), doc("Who am I", Json("Session"))),
        // The sign-in screen.
        route(POST, "/v1/session", Anyone, post(session::sign_in), SIGN_IN),
        // The app's menu.
        route(DELETE, "/v1/session", SignedIn, delete(session::sign_out), doc("Sign out", Nothing)),
        // The app at its start; other systems. Says nothing of who is where.
        route(GET, "/v1/sites", Anyone, get(sites::list), doc("All buildings", Json("Sites"))),
        // The app for drawing the map and for the name of a scanned place. Nothing live.
        route(GET, "/v1/plans/{hash}", Anyone, get(plans::plan), PLAN),
        // Other systems.
        route(GET, "/v1/places", LiveView, get(places::list), PLACES),
        route(GET, "/v1/places/{code}", LiveView, get(places::one), PLACE),
        // Calendar programs and door signs of others. Says nothing of who, or why.
        route(
            GET,
            "/v1/rooms/{code}/calendar.ics",
            LiveView,
            get(calendars::of_a_room),
            ROOM_CALENDAR,
        ),
        // Calendar programs, which cannot sign in: who knows the address may read it.
        route(
            GET,
            "/v1/calendars/{secret}/reservations.ics",
            Anyone,
            get(calendars::at_a_secret_address),
            OWN_CALENDAR,
        ),
        // The app, where somebody wants that address, or wants it to end.
        route(GET, "/v1/calendar-feed", SignedIn, get(calendar_feed::show), CALENDAR_FEED),
        route(POST, "/v1/calendar-feed", SignedIn, post(calendar_feed::make), NEW_CALENDAR_FEED),
        route(
            DELETE,
            "/v1/calendar-feed",
            SignedIn,
            delete(calendar_feed::revoke),
            doc("End the secret address of the own calendar", Nothing),
        ),
        // The app's page of one's own reservations.
        route(GET, "/v1/me/past", SignedIn, get(past::show), doc(PAST, Json("Past"))),
        // The app, once, and again after a reset.
        route(GET, "/v1/snapshot", LiveView, get(snapshot::snapshot), SNAPSHOT),
        // The app, for as long as it is visible.
        route(GET, "/v1/stream", LiveView, get(stream::stream), STREAM),
        // The app's sender; the screen at a room's door, about that room.
        route(POST, "/v1/commands", Asking, post(commands::commands), COMMANDS),
        // The app's page for facility managers, and whoever prints without it.
        route(GET, "/v1/labels", Manager, get(labels::labels), LABELS),
        // A screen that is not paired yet, and is looked at by somebody who types its code elsewhere.
        route(POST, "/v1/kiosk-pairings", Anyone, post(kiosk::begin), NEW_PAIRING),
        route(POST, "/v1/kiosk-pairings/claim", Anyone, post(kiosk::claim), CLAIM),
        // A paired screen, at its start and every minute.
        route(GET, "/v1/kiosk/screen", Screen, get(kiosk::show), OWN_SCREEN),
        route(POST, "/v1/kiosk/health", Screen, post(kiosk::health), HEALTH),
        // The app's page of screens.
        route(GET, "/v1/screens", Manager, get(screens::list), SCREENS),
        route(POST, "/v1/screens", Manager, post(screens::approve), NEW_SCREEN),
        route(PUT, "/v1/screens/{screen}", Manager, put(screens::change), CHANGED_SCREEN),
        route(DELETE, "/v1/screens/{screen}", Manager, delete(screens::revoke), REVOKED_SCREEN),
        // Developers of other systems.
        route(
            GET,
            "/v1/openapi.json",
            Anyone,
            get(openapi::show),
            doc("This description", Document),
        ),
        // Whatever watches over the hub: systemd, a proxy, Kubernetes.
        route(GET, "/healthz", Anyone, get(health::healthz), doc("The process answers", Text)),
        route(GET, "/readyz", Anyone, get(health::readyz), doc("It takes commands", Text)),
        // Prometheus.
        route(GET, "/metrics", MetricsToken, get(metrics::show), doc("Figures", Text)),
    ]
}

const PAST: &str = "What became of the own reservations and stays of the last 14 days";
const SIGN_IN: RouteDoc =
    RouteDoc::new("Sign in; the answer sets the cookie", AnswerDoc::Json("Session"))
        .taking("SignIn");
const PLAN: RouteDoc =
    RouteDoc::new("A building's plan; it never changes", AnswerDoc::Json("Plan"))
        .with(&[ParameterDoc::path("hash", "From GET /v1/sites")]);
const PLACES: RouteDoc =
    RouteDoc::new("Places with their status", AnswerDoc::Json("Places")).with(&[
        ParameterDoc::optional("site", "Only of this site, by code"),
        ParameterDoc::optional("floor", "Only on this floor, by code"),
        ParameterDoc::optional("zone", "Only in zones of this level, or in the zone of this code"),
        ParameterDoc::optional("kind", "desk, room or booth"),
        ParameterDoc::optional("status", "free, reserved, occupied, closed or unknown"),
        ParameterDoc::optional("feature", "Only with this feature; may be given more than once"),
    ]);
const PLACE: RouteDoc = RouteDoc::new("One place", AnswerDoc::Json("Place"))
    .with(&[ParameterDoc::path("code", "What people say: 1.118-3")]);
const ROOM_CALENDAR: RouteDoc =
    RouteDoc::new("When a room is taken, without titles or names", AnswerDoc::Calendar)
        .with(&[ParameterDoc::path("code", "What people say: 2.104")]);
const OWN_CALENDAR: RouteDoc =
    RouteDoc::new("What one person has reserved, with a reminder of each", AnswerDoc::Calendar)
        .with(&[ParameterDoc::path(
            "secret",
            "From POST /v1/calendar-feed; whoever has it may read",
        )]);
const CALENDAR_FEED: RouteDoc = RouteDoc::new(
    "Whether the own calendar can be read at a secret address",
    AnswerDoc::Json("CalendarFeed"),
);
const NEW_CALENDAR_FEED: RouteDoc = RouteDoc::new(
    "A new secret address for the own calendar, told once; the one before ends",
    AnswerDoc::Json("NewCalendarFeed"),
)
.taking("CalendarFeedWanted");
const SNAPSHOT: RouteDoc =
    RouteDoc::new("Everything of a site at once", AnswerDoc::Json("Snapshot"))
        .with(&[ParameterDoc::query("site", "Its code")]);
const STREAM: RouteDoc = RouteDoc::new(
    "What changes, while it does: events `hello`, `batch`, `digest`, \
     `heartbeat`, `reset`",
    AnswerDoc::Events,
)
.with(&[
    ParameterDoc::query("site", "Its code"),
    ParameterDoc::optional("after", "Cursor of what is known; or the header Last-Event-ID"),
]);
const COMMANDS: RouteDoc = RouteDoc::new(
    "What people ask for, and the screens at doors",
    AnswerDoc::Json("CommandOutcomes"),
)
.taking("Commands");
const LABELS: RouteDoc =
    RouteDoc::new("A4 sheets of QR labels, in exact millimetres", AnswerDoc::Print).with(&[
        ParameterDoc::optional("site", "Only of this site, by code"),
        ParameterDoc::optional("floor", "Only of this floor, by code"),
        ParameterDoc::optional("format", "pdf (all sheets in one file) or svg (one sheet)"),
        ParameterDoc::optional("sheet", "Size of a label, as on the box: 99.1x67.7, 63.5x38.1 …"),
        ParameterDoc::optional("page", "With svg: which sheet, from 1"),
    ]);

const NEW_PAIRING: RouteDoc = RouteDoc::new(
    "A code for an unpaired screen to show; the secret to claim with is set as a cookie",
    AnswerDoc::Json("Pairing"),
)
.taking("Nothing");
const CLAIM: RouteDoc = RouteDoc::new(
    "Whether the code was approved; if so, the answer sets the screen's cookie",
    AnswerDoc::Json("PairingClaim"),
)
.taking("Nothing");
const OWN_SCREEN: RouteDoc =
    RouteDoc::new("What this paired screen is", AnswerDoc::Json("OwnScreen"));
const HEALTH: RouteDoc =
    RouteDoc::new("How a paired screen does, every minute", AnswerDoc::Nothing)
        .taking("ScreenReport");
const SCREENS: RouteDoc =
    RouteDoc::new("All screens, and what is wrong with them", AnswerDoc::Json("Screens"));
const NEW_SCREEN: RouteDoc = RouteDoc::new(
    "Approve the screen that shows a code; only within five minutes of signing in",
    AnswerDoc::Json("OwnScreen"),
)
.taking("NewScreen");
const SCREEN_KEY: &[ParameterDoc] = &[ParameterDoc::path("screen", "From GET /v1/screens")];
const CHANGED_SCREEN: RouteDoc =
    RouteDoc::new("Make a screen something else; it hears at once", AnswerDoc::Json("OwnScreen"))
        .with(SCREEN_KEY)
        .taking("ScreenSetup");
const REVOKED_SCREEN: RouteDoc =
    RouteDoc::new("Revoke a screen; its stream ends at once", AnswerDoc::Nothing).with(SCREEN_KEY);

fn route(
    method: Method,
    path: &'static str,
    access: Access,
    handler: MethodRouter<App>,
    doc: RouteDoc,
) -> Route {
    Route { guard: Guard { method, path, access }, doc, handler }
}

/// A router over the list, each route behind its guard.
pub fn guarded(app: &App) -> Router<App> {
    let router = routes().into_iter().fold(Router::new(), |router, route| {
        let around = from_fn_with_state((app.clone(), route.guard.clone()), guard);
        router.route(route.guard.path, route.handler.route_layer(around))
    });
    router.layer(DefaultBodyLimit::max(LARGEST_BODY))
}

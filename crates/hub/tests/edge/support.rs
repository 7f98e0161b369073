//! A hub in memory and a client for it.

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header};
use domain::time::Instant;
use hub::accounts::{Accounts, CalendarFeeds, NewAccount, Sessions, Throttle, ThrottleLimits};
use hub::clock::{Clock, TurnedClock, amsterdam};
use hub::config::{MetricsAccess, SessionEnds, Transport};
use hub::demo::{building, people};
use hub::http::app_files::AppFiles;
use hub::http::cookie::CookieRule;
use hub::http::security::SecurityHeaders;
use hub::http::{App, Edge, router};
use hub::metrics::Metrics;
use hub::screens::Screens;
use hub::store::{AccountStore, MemoryAccounts, MemoryScreens, MemoryStore, ScreenStore, Store};
use hub::writer::{Hub, HubSettings};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use sync::wire::Audience;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;
use uuid::Uuid;

/// Friday 20 November 2026, 10:00 in Amsterdam.
pub const START: Instant = Instant(1795165200000);
pub const METRICS_TOKEN: &str = "a-token-for-figures";
pub const PASSWORD: &str = "een goed wachtwoord";

pub struct TestHub {
    pub app: App,
    pub clock: TurnedClock,
    router: Router,
}

/// What differs between hubs.
pub struct Wanted {
    pub audience: Audience,
    pub demo: bool,
    pub files: AppFiles,
    pub transport: Transport,
    pub session_rate: u32,
    pub screens: Arc<dyn ScreenStore>,
}

impl Default for Wanted {
    fn default() -> Self {
        Wanted {
            audience: Audience::Anyone,
            demo: true,
            files: AppFiles::default(),
            transport: Transport::Loopback,
            session_rate: 1_000,
            screens: Arc::new(MemoryScreens::default()),
        }
    }
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error} in {}", String::from_utf8_lossy(&self.body)))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// Checks that it is a problem with exactly the five members, and gives its detail.
    pub fn problem(&self, status: u16) -> String {
        let body = String::from_utf8_lossy(&self.body);
        assert_eq!(self.status, status, "{body}");
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{body}");
        let value = self.json();
        let mut members: Vec<&str> =
            value.as_object().unwrap().keys().map(String::as_str).collect();
        members.sort_unstable();
        assert_eq!(members, ["detail", "instance", "status", "title", "type"]);
        assert_eq!(value["status"], status);
        value["detail"].as_str().unwrap().to_owned()
    }

    /// The cookie it sets, as a browser would send it.
    pub fn cookie(&self) -> String {
        let set = self.header("set-cookie").unwrap();
        set.split(';').next().unwrap().to_owned()
    }
}

impl TestHub {
    pub async fn demo() -> Self {
        TestHub::start(Wanted::default()).await
    }

    /// With local accounts `an` (staff) and `kees` (administrator), and the public shut out.
    pub async fn local() -> Self {
        let wanted = Wanted { audience: Audience::Screens, demo: false, ..Wanted::default() };
        TestHub::start(wanted).await
    }

    /// The demonstration, with the public shut out: only paired screens see live status.
    pub async fn local_demo() -> Self {
        TestHub::start(Wanted { audience: Audience::Screens, ..Wanted::default() }).await
    }

    pub async fn start(wanted: Wanted) -> Self {
        let clock = TurnedClock::at(START);
        let store: Arc<dyn Store> = Arc::new(MemoryStore::default());
        let for_accounts: Arc<dyn AccountStore> = Arc::new(MemoryAccounts::default());
        if wanted.demo {
            for person in people::all() {
                for_accounts.put_account(person.account().unwrap()).await.unwrap();
            }
        }
        let metrics = Metrics::new();
        let ends = SessionEnds::default();
        let sessions = Arc::new(Sessions::load(for_accounts.clone(), ends).await.unwrap());
        let feeds = Arc::new(CalendarFeeds::load(for_accounts.clone()).await.unwrap());
        let screens = Arc::new(Screens::load(wanted.screens, clock.now()).await.unwrap());
        let with = (sessions.clone(), feeds.clone());
        let accounts = Arc::new(Accounts::new(for_accounts, with.0, with.1, metrics.clone()));
        if !wanted.demo {
            add(&accounts, "an", domain::Role::Staff).await;
            add(&accounts, "kees", domain::Role::Administrator).await;
        }
        let for_hub: Arc<dyn Clock> = Arc::new(clock.clone());
        let settings = HubSettings { build: wanted.files.build().to_owned() };
        let hub = Hub::start(store, for_hub.clone(), settings).await.unwrap();
        let hours = domain::time::OpeningHours::weekdays(7 * 60, 19 * 60);
        let rules = domain::Rules::standard(amsterdam(START), hours);
        hub.replace_plan(building().unwrap(), rules).await.unwrap();
        let rate = ThrottleLimits {
            burst: wanted.session_rate,
            one_each: Duration::from_secs(1) / wanted.session_rate,
        };
        let app: App = Arc::new(Edge {
            hub,
            accounts,
            sessions,
            feeds,
            screens,
            allowances: Throttle::new(rate),
            metrics,
            metrics_access: MetricsAccess::Token(METRICS_TOKEN.into()),
            security: SecurityHeaders::new(&wanted.files, &wanted.transport),
            files: wanted.files,
            cookie: CookieRule::over(&wanted.transport),
            audience: wanted.audience,
            demo: wanted.demo,
            public_origin: None,
            client_address: hub::http::address::ClientAddress::default(),
            clock: for_hub,
            stopping: CancellationToken::new(),
        });
        TestHub { router: router(&app), app, clock }
    }

    pub async fn call(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, 64 * 1024 * 1024).await.unwrap();
        Answer { status: parts.status, headers: parts.headers, body: body.into() }
    }

    /// A call whose answer is looked at but not read: a stream does not end.
    pub async fn open(&self, request: Request<Body>) -> axum::response::Response {
        self.router.clone().oneshot(request).await.unwrap()
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.call(get(path, None)).await
    }

    pub async fn get_as(&self, cookie: &str, path: &str) -> Answer {
        self.call(get(path, Some(cookie))).await
    }

    pub async fn sign_in(&self, login: &str) -> String {
        let answer = self.call(post("/v1/session", None, &json!({"demo": login}))).await;
        assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
        answer.cookie()
    }

    pub async fn sign_in_local(&self, name: &str, password: &str) -> Answer {
        let body = json!({"name": name, "password": password});
        self.call(post("/v1/session", None, &body)).await
    }

    /// What a screen on the second floor may be.
    pub fn setup(&self) -> Value {
        let estate = &self.app.hub.read().estate;
        let (_, floor) = estate.floor(&"wh-2".parse().unwrap()).unwrap();
        json!({
            "name": "Hal, naast de lift", "site": "wh", "floor": "wh-2", "at": floor.bounds.min,
            "directionDegrees": 90, "mode": "floor", "languages": ["nl", "en"],
        })
    }

    /// A code, and the cookie of the screen that shows it.
    pub async fn pairing(&self) -> (String, String) {
        let begun = self.call(post("/v1/kiosk-pairings", None, &json!({}))).await;
        (begun.json()["code"].as_str().unwrap().to_owned(), begun.cookie())
    }

    /// Approves a code by somebody who has just signed in.
    pub async fn approve(&self, code: &str) -> Answer {
        let manager = self.sign_in("fatima").await;
        let wish = json!({"code": code, "setup": self.setup()});
        self.call(post("/v1/screens", Some(&manager), &wish)).await
    }

    pub async fn claim(&self, pairing: &str) -> Answer {
        self.call(post("/v1/kiosk-pairings/claim", Some(pairing), &json!({}))).await
    }

    /// The cookie of a screen that was paired just now.
    pub async fn screen(&self) -> String {
        let (code, pairing) = self.pairing().await;
        assert_eq!(self.approve(&code).await.status, 200);
        self.claim(&pairing).await.cookie()
    }

    pub async fn command(&self, cookie: &str, command: &Value) -> Answer {
        self.call(post("/v1/commands", Some(cookie), &envelope(std::slice::from_ref(command))))
            .await
    }

    /// Codes of free places of a kind.
    pub async fn free(&self, kind: &str) -> Vec<String> {
        let answer = self.get(&format!("/v1/places?kind={kind}&status=free")).await.json();
        let places = answer["places"].as_array().unwrap();
        places.iter().map(|place| place["code"].as_str().unwrap().to_owned()).collect()
    }
}

async fn add(accounts: &Accounts, login: &str, role: domain::Role) {
    let login = login.parse().unwrap();
    let name = format!("Naam van {login}");
    accounts.add(NewAccount { login, name, role, password: PASSWORD.into() }).await.unwrap();
}

pub fn get(path: &str, cookie: Option<&str>) -> Request<Body> {
    let request = Request::get(path).header(header::HOST, "127.0.0.1:8080");
    let request = match cookie {
        Some(cookie) => request.header(header::COOKIE, cookie),
        None => request,
    };
    request.body(Body::empty()).unwrap()
}

pub fn post(path: &str, cookie: Option<&str>, body: &Value) -> Request<Body> {
    let mut request = get(path, cookie);
    *request.method_mut() = Method::POST;
    request
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    *request.body_mut() = Body::from(body.to_string());
    request
}

pub fn request(method: Method, path: &str, cookie: Option<&str>, body: &Value) -> Request<Body> {
    let mut request = post(path, cookie, body);
    *request.method_mut() = method;
    request
}

pub fn with(mut request: Request<Body>, name: &'static str, value: &'static str) -> Request<Body> {
    request.headers_mut().insert(name, HeaderValue::from_static(value));
    request
}

pub fn envelope(commands: &[Value]) -> Value {
    json!({"outbox": Uuid::new_v4(), "commands": commands})
}

pub fn check_in(id: Uuid, place: &str) -> Value {
    let made = json!({"wallMs": START.0, "offsetMs": 0, "errorMs": 0});
    json!({"id": id, "sequence": 1, "kind": "checkIn", "place": place, "made": made})
}

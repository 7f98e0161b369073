//! Calling handlers without a network.

use crate::accounts::{Caller, OpenStreams, ReferenceHash};
use crate::http::{commands, plans, snapshot, stream};
use crate::testing::{Running, START};
use crate::writer::Principal;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use axum::routing::{get, post};
use domain::{Actor, Party};
use serde::de::DeserializeOwned;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

/// An answer that was read whole.
pub struct Answered {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answered {
    pub fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    /// What a problem says, after checking that it is one of that status.
    pub fn problem(&self, status: u16) -> String {
        let problem: sync::wire::Problem = self.json();
        assert_eq!((self.status.as_u16(), problem.status), (status, status), "{problem:?}");
        assert_eq!(self.header("content-type"), "application/problem+json");
        problem.detail
    }
}

/// Somebody who is signed in.
pub fn caller(principal: Principal, ended: CancellationToken) -> Caller {
    let (Party::Person(person), Actor::Person(role)) = (principal.party, principal.actor) else {
        panic!("{principal:?} does not sign in");
    };
    Caller {
        person,
        name: "Naam".into(),
        role,
        begun: START,
        reference: ReferenceHash([0; 32]),
        ended,
        streams: OpenStreams::default(),
    }
}

impl Running {
    fn router(&self) -> Router {
        Router::new()
            .route("/v1/commands", post(commands::commands))
            .route("/v1/snapshot", get(snapshot::snapshot))
            .route("/v1/stream", get(stream::stream))
            .route("/v1/plans/{hash}", get(plans::plan))
            .layer(axum::extract::DefaultBodyLimit::max(64 * 1024))
            .with_state(self.hub.clone())
    }

    /// Calls as nobody or somebody, and leaves the body unread.
    pub async fn open(
        &self,
        caller: Option<Caller>,
        mut call: Request<Body>,
    ) -> axum::response::Response {
        if let Some(caller) = caller {
            call.extensions_mut().insert(caller);
        }
        self.router().oneshot(call).await.unwrap()
    }

    /// Calls, and reads all of the answer.
    pub async fn call(&self, who: Option<Principal>, call: Request<Body>) -> Answered {
        let caller = who.map(|who| caller(who, CancellationToken::new()));
        let (parts, body) = self.open(caller, call).await.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        Answered { status: parts.status, headers: parts.headers, body }
    }
}

/// A `GET` with these headers.
pub fn get_with(address: &str, headers: &[(&str, &str)]) -> Request<Body> {
    let request = headers
        .iter()
        .fold(Request::get(address), |request, (name, value)| request.header(*name, *value));
    request.body(Body::empty()).unwrap()
}

/// A `POST` of JSON text.
pub fn post_json(address: &str, body: impl Into<Body>) -> Request<Body> {
    let request = Request::post(address).header("content-type", "application/json");
    request.body(body.into()).unwrap()
}

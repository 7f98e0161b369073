//! What a call must bring before its handler sees it.

use super::App;
use super::address::{Origin, host};
use super::caller::{closed_on_a_screen, pair_first, sign_in_first};
use crate::accounts::Caller;
use crate::problem::Problem;
use crate::screens::ScreenCaller;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sync::wire::Audience;

/// Who may read or call an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Anyone,
    /// Everybody where the public may see live status, else who is signed in, and screens in the
    /// building.
    LiveView,
    /// Who is signed in.
    SignedIn,
    /// Who is signed in, and screens in the building. What each may do is decided command by command,
    /// in `domain`.
    Asking,
    /// Who manages the building: facility managers and administrators.
    Manager,
    /// Screens in the building. What they may see is what the public may.
    Screen,
    /// Whoever shows the token of `--metrics-token`.
    MetricsToken,
}

/// State-changing calls that need no session. Everything else they must bring like the others.
pub const NEED_NO_SESSION: [(Method, &str); 3] = [
    (Method::POST, "/v1/session"),
    (Method::POST, "/v1/kiosk-pairings"),
    (Method::POST, "/v1/kiosk-pairings/claim"),
];

/// The rules of one route.
#[derive(Debug, Clone)]
pub struct Guard {
    /// Method of the route.
    pub method: Method,
    /// Its address, as in the table of routes.
    pub path: &'static str,
    /// Who may.
    pub access: Access,
}

/// Turns down what does not fit the rules; the handler then sees only calls that do.
pub async fn guard(
    State((app, guard)): State<(App, Guard)>,
    request: Request,
    next: Next,
) -> Response {
    match guard.check(&app, &request) {
        Ok(()) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

impl Guard {
    fn check(&self, app: &App, request: &Request) -> Result<(), Problem> {
        let caller = request.extensions().get::<Caller>();
        let is_screen = request.extensions().get::<ScreenCaller>().is_some();
        let signed_in = caller.is_some();
        match self.access {
            Access::Manager if caller.is_some_and(|it| !it.role.manages_building()) => {
                return Err(Problem::not_permitted("this is for who manages the building"));
            }
            Access::SignedIn | Access::Manager if is_screen => return Err(closed_on_a_screen()),
            Access::Screen if signed_in => {
                return Err(Problem::not_permitted("this is for screens in the building"));
            }
            Access::Screen if !is_screen => return Err(pair_first()),
            _ => {}
        }
        let allowed = match self.access {
            Access::Anyone | Access::Screen => true,
            Access::LiveView => signed_in || is_screen || app.audience == Audience::Anyone,
            Access::SignedIn | Access::Manager => signed_in,
            Access::Asking => signed_in || is_screen,
            Access::MetricsToken => app.metrics_access.admits(request.headers())?,
        };
        if !allowed {
            return Err(sign_in_first());
        }
        if !matches!(self.method, Method::GET | Method::HEAD) {
            self.check_change(app, request, signed_in || is_screen)?;
        }
        Ok(())
    }

    fn check_change(&self, app: &App, request: &Request, is_known: bool) -> Result<(), Problem> {
        let exempt = NEED_NO_SESSION
            .iter()
            .any(|(method, path)| *method == self.method && *path == self.path);
        if !is_known && !exempt {
            return Err(sign_in_first());
        }
        if comes_from_elsewhere(request.uri(), request.headers(), app.public_origin.as_ref()) {
            return Err(Problem::not_permitted(
                "this call comes from another site; nothing was changed",
            ));
        }
        if self.method != Method::DELETE && !is_json(request.headers()) {
            return Err(Problem::not_json("send the body with Content-Type: application/json"));
        }
        Ok(())
    }
}

/// Whether a browser says that another site makes this call. A client that says nothing is no
/// browser, and nobody's cookies are in it by themselves.
fn comes_from_elsewhere(uri: &Uri, headers: &HeaderMap, public: Option<&Origin>) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    if let Some(site) = text("sec-fetch-site") {
        return !matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text("origin") else { return false };
    let Ok(origin) = origin.parse::<Origin>() else { return true };
    // Over a proxy the scheme and perhaps the host are others here than in the browser.
    let asked = host(uri, headers).map(|host| Origin::of(origin.is_https(), host));
    Some(&origin) != public && Some(origin) != asked
}

fn is_json(headers: &HeaderMap) -> bool {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let media_type = value.and_then(|value| value.split(';').next()).unwrap_or_default();
    media_type.trim().eq_ignore_ascii_case("application/json")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn calls_of_other_sites_are_recognised() {
        let check = |lines: &[(&'static str, &'static str)], expected: bool| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, HeaderValue::from_static("127.0.0.1:8080"));
            for (name, value) in lines {
                headers.insert(*name, HeaderValue::from_static(value));
            }
            let public = "https://hub.nl".parse().unwrap();
            let uri = Uri::from_static("/v1/commands");
            assert_eq!(comes_from_elsewhere(&uri, &headers, Some(&public)), expected, "{lines:?}");
        };
        check(&[], false);
        check(&[("sec-fetch-site", "same-origin")], false);
        check(&[("sec-fetch-site", "none")], false);
        check(&[("sec-fetch-site", "same-site")], true);
        check(&[("sec-fetch-site", "cross-site")], true);
        check(&[("sec-fetch-site", "cross-site"), ("origin", "http://127.0.0.1:8080")], true);
        check(&[("origin", "http://127.0.0.1:8080")], false);
        check(&[("origin", "https://hub.nl")], false);
        check(&[("origin", "https://evil.nl")], true);
        check(&[("origin", "http://127.0.0.1:9090")], true);
        check(&[("origin", "null")], true);
    }

    #[test]
    fn only_json_is_json() {
        for (value, expected) in [
            ("application/json", true),
            ("Application/JSON; charset=utf-8", true),
            ("text/plain", false),
            ("application/x-www-form-urlencoded", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(value));
            assert_eq!(is_json(&headers), expected, "{value}");
        }
        assert!(!is_json(&HeaderMap::new()));
    }
}

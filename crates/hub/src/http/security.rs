//! The security headers that every answer carries.

use super::App;
use super::app_files::AppFiles;
use crate::config::Transport;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

/// Headers that are the same on every answer; computed once.
#[derive(Debug, Clone)]
pub struct SecurityHeaders(Vec<(HeaderName, HeaderValue)>);

/// Two years, as the preload list asks; on https only.
const HSTS: HeaderValue = HeaderValue::from_static("max-age=63072000; includeSubDomains");

impl SecurityHeaders {
    /// For an app whose page holds these inline scripts, reached in this way.
    pub fn new(app: &AppFiles, transport: &Transport) -> Self {
        let fixed = |name, value| (name, HeaderValue::from_static(value));
        let mut headers = vec![
            fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            fixed(header::REFERRER_POLICY, "no-referrer"),
            fixed(header::X_FRAME_OPTIONS, "DENY"),
            fixed(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
            fixed(HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
            fixed(
                HeaderName::from_static("permissions-policy"),
                "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
            ),
        ];
        if let Ok(policy) = HeaderValue::from_str(&content_security_policy(app)) {
            headers.push((header::CONTENT_SECURITY_POLICY, policy));
        }
        if transport.is_https() {
            headers.push((header::STRICT_TRANSPORT_SECURITY, HSTS));
        }
        SecurityHeaders(headers)
    }

    /// Whether browsers come by https.
    pub fn are_for_https(&self) -> bool {
        self.0.iter().any(|(name, _)| *name == header::STRICT_TRANSPORT_SECURITY)
    }

    /// Puts them on an answer.
    pub fn put_on(&self, headers: &mut HeaderMap) {
        for (name, value) in &self.0 {
            headers.insert(name.clone(), value.clone());
        }
    }
}

/// What the page may load and run: itself, the wasm, and the inline scripts whose hash is known.
fn content_security_policy(app: &AppFiles) -> String {
    let mut scripts = String::from("'self' 'wasm-unsafe-eval'");
    for hash in app.inline_script_hashes() {
        scripts.push_str(&format!(" 'sha256-{hash}'"));
    }
    format!(
        "default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
         media-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// Puts the headers on whatever answers.
pub async fn secure(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    app.security.put_on(response.headers_mut());
    response
}

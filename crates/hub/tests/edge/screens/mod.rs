//! Screens in the building.

mod commands;
mod doors;
mod pairing;
mod renewal;
mod watching;

use super::support::{Answer, START, TestHub, Wanted, get, post, request};
use axum::http::Method;
use serde_json::{Value, json};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// What a screen says of itself when all is well.
fn report() -> Value {
    json!({"build": "", "contentAgeMs": 1_000, "uptimeMs": 5_000, "memoryBytes": 50_000_000})
}

impl TestHub {
    async fn heartbeat(&self, screen: &str) -> Answer {
        self.call(post("/v1/kiosk/health", Some(screen), &report())).await
    }

    /// Whether a cookie is one of a paired screen.
    async fn is_screen(&self, cookie: &str) -> bool {
        self.get_as(cookie, "/v1/kiosk/screen").await.status == 200
    }

    /// All screens as their manager sees them.
    async fn screens(&self) -> Vec<Value> {
        let manager = self.sign_in("fatima").await;
        let listed = self.get_as(&manager, "/v1/screens").await;
        assert_eq!(listed.header("cache-control"), Some("no-store"));
        listed.json()["screens"].as_array().unwrap().clone()
    }

    async fn change(&self, screen: &str, setup: &Value) -> Answer {
        let manager = self.sign_in("fatima").await;
        let path = format!("/v1/screens/{screen}");
        self.call(request(Method::PUT, &path, Some(&manager), setup)).await
    }

    async fn revoke(&self, screen: &str) -> Answer {
        let manager = self.sign_in("fatima").await;
        let mut revoke = get(&format!("/v1/screens/{screen}"), Some(&manager));
        *revoke.method_mut() = Method::DELETE;
        self.call(revoke).await
    }

    /// The key of the one screen there is.
    async fn only_screen(&self) -> String {
        let all = self.screens().await;
        assert_eq!(all.len(), 1, "{all:?}");
        all[0]["id"].as_str().unwrap().to_owned()
    }
}

fn both(one: &str, other: &str) -> String {
    format!("{one}; {other}")
}

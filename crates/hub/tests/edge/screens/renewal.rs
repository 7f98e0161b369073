//! How the cookie of a screen is renewed.

use super::*;
use hub::store::{MemoryScreens, ScreenStore};
use std::sync::Arc;

#[tokio::test]
async fn a_cookie_is_renewed_each_week_and_the_old_one_goes_on_for_a_day() {
    let hub = TestHub::demo().await;
    let old = hub.screen().await;
    hub.clock.forward_ms(7 * DAY - 1);
    assert_eq!(hub.heartbeat(&old).await.header("set-cookie"), None);
    hub.clock.forward_ms(1);
    let renewed = hub.heartbeat(&old).await;
    assert_eq!(renewed.status, 204);
    assert!(renewed.header("set-cookie").unwrap().contains("Max-Age=34560000"));
    let new = renewed.cookie();
    assert_ne!(old, new);
    // The browser was killed before it had written the new one; it is not given one after another.
    assert_eq!(hub.heartbeat(&old).await.header("set-cookie"), None);
    hub.clock.forward_ms(60 * MINUTE);
    let newest = hub.heartbeat(&old).await.cookie();
    assert!(!hub.is_screen(&new).await, "nobody has ever shown it");
    assert!(hub.is_screen(&newest).await && hub.is_screen(&old).await);
    hub.clock.forward_ms(DAY + 1);
    assert!(!hub.is_screen(&old).await && hub.is_screen(&newest).await);
    assert_eq!(hub.screens().await.len(), 1, "it is the same screen all the time");
}

#[tokio::test]
async fn a_screen_that_was_off_for_a_month_is_still_one() {
    let hub = TestHub::demo().await;
    let old = hub.screen().await;
    hub.clock.forward_ms(30 * DAY);
    let renewed = hub.get_as(&old, "/v1/kiosk/screen").await;
    assert_eq!(renewed.status, 200);
    assert!(hub.is_screen(&renewed.cookie()).await);
    hub.clock.forward_ms(400 * DAY);
    assert!(!hub.is_screen(&renewed.cookie()).await, "no browser would have kept it");
}

#[tokio::test]
async fn screens_survive_a_restart_of_the_hub() {
    let store: Arc<dyn ScreenStore> = Arc::new(MemoryScreens::default());
    let start =
        async || TestHub::start(Wanted { screens: store.clone(), ..Wanted::default() }).await;
    let hub = start().await;
    let (screen, other) = (hub.screen().await, hub.screen().await);
    let (code, pairing) = hub.pairing().await;
    hub.approve(&code).await;
    let (_, waiting) = hub.pairing().await;
    let own = hub.get_as(&screen, "/v1/kiosk/screen").await.json();
    let revoked = hub.get_as(&other, "/v1/kiosk/screen").await.json()["id"].clone();
    hub.revoke(revoked.as_str().unwrap()).await;
    let hub = start().await;
    assert_eq!(hub.get_as(&screen, "/v1/kiosk/screen").await.json(), own);
    assert!(!hub.is_screen(&other).await);
    // One that was approved comes for its cookie; one that waits asks for another code.
    assert!(hub.is_screen(&hub.claim(&pairing).await.cookie()).await);
    hub.claim(&waiting).await.problem(404);
}

#[tokio::test]
async fn the_use_of_a_new_cookie_is_known_after_a_restart() {
    let store: Arc<dyn ScreenStore> = Arc::new(MemoryScreens::default());
    let start =
        async || TestHub::start(Wanted { screens: store.clone(), ..Wanted::default() }).await;
    let hub = start().await;
    let old = hub.screen().await;
    hub.clock.forward_ms(7 * DAY);
    let new = hub.heartbeat(&old).await.cookie();
    hub.heartbeat(&new).await;
    let again = start().await;
    again.clock.forward_ms(8 * DAY + 1);
    assert!(again.is_screen(&new).await && !again.is_screen(&old).await);
}

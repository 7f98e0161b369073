//! `GET /v1/stream?site=&after=`: what changes, while it does.

use super::site_query::StreamQuery;
use crate::accounts::Caller;
use crate::problem::Problem;
use crate::screens::{ScreenCaller, ScreenNow};
use crate::stream::{Ended, Start, Subscription, event};
use crate::writer::Hub;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::Party;
use futures::stream::unfold;
use std::convert::Infallible;
use std::time::Duration;
use sync::wire::{Heartbeat, Hello, Reset, event_name};
use tokio::sync::watch::Receiver;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at};
use tokio_util::sync::CancellationToken;

/// How often a reader hears that nothing happened.
const HEARTBEAT_EVERY: Duration = Duration::from_secs(15);
/// How often a reader hears what the state comes to.
const DIGEST_EVERY: Duration = Duration::from_secs(5 * 60);
/// First wait of a browser that reconnects by itself; the app has its own back-off.
const RETRY: &[u8] = b"retry: 1000\n";

const HEADERS: [(HeaderName, HeaderValue); 2] = [
    (header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream")),
    // Proxies of the nginx family would keep events back otherwise.
    (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no")),
];

/// A stream of server-sent events, from what the reader knows on.
///
/// # Errors
/// 400 without a site or cursor, 404 when there is no such site.
pub async fn stream(
    State(hub): State<Hub>,
    caller: Option<Caller>,
    screen: Option<ScreenCaller>,
    StreamQuery { site, after }: StreamQuery,
) -> Result<Response, Problem> {
    if hub.read().estate.building(&site).is_none() {
        let detail = format!("there is no site with the code {:?}", site.as_str());
        return Err(Problem::not_found(detail));
    }
    let reader = caller.as_ref().map(|caller| Party::from(caller.person));
    // What a screen took at its door is its own.
    let reader = reader.or(screen.as_ref().map(|it| it.screen.into()));
    let ended = match (caller, &screen) {
        (Some(caller), _) => caller.streams.open(&caller.ended),
        (None, Some(screen)) => screen.streams.open(&screen.ended),
        // The public's session never ends.
        (None, None) => CancellationToken::new(),
    };
    let screen = screen.map(|screen| screen.now);
    let body = match hub.fan_out().follow(&site, after, reader) {
        Start::Reset(epoch) => {
            let hello = hello(&hub, hub.fan_out().head_and_floor());
            let reset = event(event_name::RESET, None, &Reset { epoch });
            Body::from([hello.as_ref(), reset.as_ref()].concat())
        }
        Start::Follow(subscription) => {
            let hello = hello(&hub, subscription.head_and_floor());
            let mut open = OpenStream::new(hub, subscription, ended, screen);
            let hello = [hello, open.screen_now().unwrap_or_default()].concat().into();
            let first = futures::stream::iter([Ok::<_, Infallible>(open.with_digest(hello))]);
            let rest = unfold(open, |mut open| async {
                let bytes = open.next().await?;
                Some((Ok(bytes), open))
            });
            Body::from_stream(futures::StreamExt::chain(first, rest))
        }
    };
    Ok((HEADERS, body).into_response())
}

fn hello(hub: &Hub, (head, floor): (u64, u64)) -> Bytes {
    let hello = Hello {
        epoch: hub.fan_out().epoch(),
        head,
        floor,
        server_time: hub.now(),
        build: hub.build().to_owned(),
    };
    [RETRY, event(event_name::HELLO, None, &hello).as_ref()].concat().into()
}

/// A stream that is being read.
struct OpenStream {
    hub: Hub,
    subscription: Subscription,
    heartbeat: Interval,
    digest_due: Instant,
    /// Cancelled by the session or the screen, and when this stream is gone.
    ended: CancellationToken,
    /// What the screen that reads is; nothing for other readers, and once it was told of its end.
    screen: Option<Receiver<ScreenNow>>,
}

impl OpenStream {
    fn new(
        hub: Hub,
        subscription: Subscription,
        ended: CancellationToken,
        screen: Option<Receiver<ScreenNow>>,
    ) -> Self {
        let digest_due = Instant::now();
        let first = digest_due + HEARTBEAT_EVERY;
        let mut heartbeat = interval_at(first, HEARTBEAT_EVERY);
        heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        hub.figures().streams.add(1);
        OpenStream { hub, subscription, heartbeat, digest_due, ended, screen }
    }

    /// What the reader gets next; nothing when the stream ends.
    async fn next(&mut self) -> Option<Bytes> {
        let streams_end = self.hub.streams_end().clone();
        tokio::select! {
            biased;
            () = changed(&mut self.screen) => self.screen_now(),
            () = self.ended.cancelled() => None,
            () = streams_end.cancelled() => None,
            batch = self.subscription.next() => match batch {
                Ok(bytes) => Some(self.with_digest(bytes)),
                Err(Ended::Lagged) => {
                    self.hub.figures().streams_lagged.add(1);
                    None
                }
                Err(Ended::Gone) => None,
            },
            _ = self.heartbeat.tick() => {
                let head = self.hub.fan_out().head();
                let heartbeat = Heartbeat { head, server_time: self.hub.now() };
                Some(self.with_digest(event(event_name::HEARTBEAT, None, &heartbeat)))
            }
        }
    }

    /// What the screen that reads is now; nothing for other readers.
    fn screen_now(&mut self) -> Option<Bytes> {
        let now = self.screen.as_mut()?.borrow_and_update().clone();
        Some(match now {
            ScreenNow::Paired(own) => event(event_name::SCREEN, None, own.as_ref()),
            ScreenNow::Revoked => {
                // Said once; then the stream ends.
                self.screen = None;
                event(event_name::REVOKED, None, &serde_json::json!({}))
            }
        })
    }

    /// Adds what the state comes to, where it is time for that and the reader is at the last entry.
    /// So it follows each catching up.
    fn with_digest(&mut self, bytes: Bytes) -> Bytes {
        let now = Instant::now();
        if now < self.digest_due {
            return bytes;
        }
        let (site, seq) = self.subscription.reached();
        let Some(digest) = self.hub.digests().at(&self.hub, site, seq) else { return bytes };
        self.digest_due = now + DIGEST_EVERY;
        [bytes, event(event_name::DIGEST, None, &digest)].concat().into()
    }
}

/// Comes when the screen that reads has become something else; never for other readers.
async fn changed(screen: &mut Option<Receiver<ScreenNow>>) {
    let is_news = match screen {
        Some(screen) => screen.changed().await.is_ok(),
        None => false,
    };
    if !is_news {
        std::future::pending().await
    }
}

impl Drop for OpenStream {
    fn drop(&mut self) {
        self.hub.figures().streams.less_one();
        self.ended.cancel();
    }
}

//! The hub's stream of changes. [`sync::following`] says when to open, to close, to wait and to
//! start anew; this does it.

mod messages;

use super::{Freshness, Live, api, ids, load};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use messages::{Line, open};
use sync::following::{Follower, Heard, Step};
use sync::wire::Cursor;

/// What the shell remembers of it.
#[derive(Default)]
pub(super) struct Stream {
    /// Says what to do; nothing for a viewer to whom nothing is streamed.
    follower: Option<Follower>,
    /// The open stream.
    line: Option<Line>,
    /// When the follower has something to do next.
    timer: Option<Timeout>,
    /// The hub has just said who is signed in.
    knows_who: bool,
    /// Counts what was opened and closed, so that an answer that comes too late is recognised.
    turn: u32,
}

/// Begins from nothing: with a snapshot.
pub(super) fn begin(live: Live) {
    live.with_shell(|shell| {
        let (follower, _) = Follower::start(None, shell.pace_ms());
        shell.stream.line = None;
        shell.stream.follower = Some(follower);
    });
    load::load(live);
}

/// Nothing is streamed to whoever looks now.
pub(super) fn end(live: Live) {
    live.with_shell(|shell| {
        let turn = shell.stream.turn + 1;
        shell.stream = Stream { turn, ..Stream::default() };
    });
}

/// All is loaded anew; what still comes out of the stream is of before.
pub(super) fn pause(live: Live) {
    live.with_shell(|shell| shell.stream.line = None);
}

/// The replica has taken a snapshot, and the hub has just said who is signed in.
pub(super) fn took_snapshot(live: Live, cursor: Cursor) {
    live.with_shell(|shell| {
        shell.stream.knows_who = true;
        let now = shell.pace_ms();
        shell.stream.follower.get_or_insert_with(|| Follower::start(None, now).0);
    });
    act(live, &mut |follower, now, dice| {
        let step = follower.hear(Heard::Snapshot(cursor), now, dice);
        // Somebody has loaded all while the stream was waiting to be tried again.
        if step == Step::default() { follower.kick(now) } else { step }
    });
    live.with_shell(|shell| shell.stream.knows_who = false);
}

/// There is no snapshot. Where something is known it is continued from there.
pub(super) fn no_snapshot(live: Live) {
    let known = live.with_shell(|shell| {
        let now = shell.pace_ms();
        shell.stream.follower.get_or_insert_with(|| Follower::start(None, now).0);
        shell.replica.as_ref().map(sync::replica::Replica::cursor)
    });
    act(live, &mut |follower, now, dice| match known.flatten() {
        Some(cursor) if follower.cursor().is_none() => {
            follower.hear(Heard::Snapshot(cursor), now, dice)
        }
        _ => {
            let step = follower.hear(Heard::NoSnapshot, now, dice);
            // It was loaded anew beside the stream, which was closed for it.
            if step == Step::default() { follower.hear(Heard::Ended, now, dice) } else { step }
        }
    });
}

/// The device says that it has no network; the stream may not notice for 40 seconds.
pub(super) fn lost(live: Live) {
    hear(live, Heard::Ended);
}

/// Tries now what would be tried later.
pub(super) fn kick(live: Live) {
    act(live, &mut |follower, now, _| follower.kick(now));
    look_anew_where_nothing_is_streamed(live);
}

/// Nobody looks any more.
pub(super) fn hidden(live: Live) {
    act(live, &mut |follower, now, _| {
        follower.hidden(now);
        Step::default()
    });
}

/// Somebody looks again.
pub(super) fn visible(live: Live) {
    act(live, &mut |follower, now, dice| follower.visible(now, dice));
    look_anew_where_nothing_is_streamed(live);
}

/// Time has passed. Timers may not have run in the meantime.
pub(super) fn tick(live: Live) {
    act(live, &mut |follower, now, dice| follower.tick(now, dice));
}

/// Somebody may have signed in in another tab.
fn look_anew_where_nothing_is_streamed(live: Live) {
    if live.with_shell(|shell| shell.stream.follower.is_none()) == Some(true) {
        load::load(live);
    }
}

fn hear(live: Live, heard: Heard) -> bool {
    act(live, &mut |follower, now, dice| follower.hear(heard, now, dice))
}

/// Has the follower judge something, and does what it says. Gives whether what was heard continues
/// what is known.
fn act(live: Live, judge: &mut dyn FnMut(&mut Follower, i64, u32) -> Step) -> bool {
    let judged = live.with_shell(|shell| {
        let now = shell.pace_ms();
        let stream = &mut shell.stream;
        let follower = stream.follower.as_mut()?;
        let step = judge(follower, now, ids::dice());
        if step.close {
            stream.line = None;
        }
        if step.close || step.connect.is_some() {
            stream.turn += 1;
        }
        let wait_ms = follower.wait_ms(now).map(u32::try_from);
        stream.timer =
            wait_ms.map(|wait_ms| Timeout::new(wait_ms.unwrap_or_default(), move || tick(live)));
        Some(step)
    });
    let Some(step) = judged.flatten() else { return false };
    let is_broken = step.close && !step.snapshot && step.connect.is_none();
    if is_broken && live.freshness.try_get_untracked() == Some(Freshness::Live) {
        live.freshness.try_set(Freshness::Stale);
    }
    if step.snapshot {
        load::load(live);
    }
    if let Some(cursor) = step.connect {
        connect(live, cursor);
    }
    step.deliver
}

/// Opens the stream for whoever the hub says is signed in, which also tells whether it is there.
fn connect(live: Live, cursor: Cursor) {
    let turn = live.with_shell(|shell| (shell.stream.turn, shell.stream.knows_who));
    let Some((turn, knows_who)) = turn else { return };
    if knows_who {
        open(live, cursor);
        return;
    }
    spawn_local(async move {
        let answer = api::session().await;
        if live.with_shell(|shell| shell.stream.turn) != Some(turn) {
            return;
        }
        match answer {
            Ok(session) => {
                load::session_heard(live, &session);
                if live.session.try_get_untracked().flatten().as_ref() == Some(&session) {
                    open(live, cursor);
                } else {
                    load::load(live);
                }
            }
            Err(_) => {
                live.freshness.try_set(Freshness::Offline);
                hear(live, Heard::Ended);
            }
        }
    });
}

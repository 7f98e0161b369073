//! When this device keeps what the app knows, and when that is shown: at once at a start, while the
//! hub has not answered, and for as long as it does not.

use super::store::{self, Answer, Ask};
use super::{ApiError, Live, Phase, ageing};
use domain::time::Instant;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::wire::Session;

/// In `localStorage`: something is kept, so it is worth looking before the hub has answered.
const MARK: &str = "werkhub.kept";
/// In `localStorage`: the browser was asked not to clear away what is kept.
const ASKED: &str = "werkhub.persist";
/// After a snapshot it is painted first, then kept.
const AFTER_PAINTING_MS: u32 = 250;
/// Where nothing changes, how old what is kept may become while the hub is heard.
const OLDEST_MS: i64 = 5 * 60 * 1000;

/// What the shell remembers of it.
#[derive(Default)]
pub(super) struct Keeping {
    /// Whether this device was looked through for the site at hand.
    search: Search,
    /// Why the hub did not answer meanwhile.
    failure: Option<ApiError>,
    /// The build of the hub.
    pub build: Option<String>,
    /// Whether something has changed since it was last kept.
    pub has_changed: bool,
    /// Hub time up to which what is kept was heard.
    pub kept: Option<Instant>,
    /// Whether it is being written.
    is_writing: bool,
    /// Writes what came with a snapshot.
    soon: Option<Timeout>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Search {
    #[default]
    NotYet,
    Going,
    Done,
}

/// At the start: shows what is kept, where something is, while the hub is being asked.
pub(super) fn at_start(live: Live) {
    if is_marked() {
        search(live);
    }
}

/// Another site is wanted.
pub(super) fn other_site(live: Live) {
    live.with_shell(|shell| {
        shell.keeping.search = Search::NotYet;
        shell.keeping.kept = None;
    });
}

/// The hub does not answer and there is nothing to show: shows what is kept, and says that the hub
/// cannot be reached where nothing is.
pub(super) fn unreachable(live: Live, error: ApiError) {
    let state = live.with_shell(|shell| {
        shell.keeping.failure = Some(error);
        shell.keeping.search
    });
    match state {
        Some(Search::NotYet) => search(live),
        Some(Search::Done) => {
            live.phase.try_set(Phase::Unreachable(error));
        }
        Some(Search::Going) | None => {}
    }
}

fn search(live: Live) {
    live.with_shell(|shell| shell.keeping.search = Search::Going);
    spawn_local(async move {
        let is_shown = matches!(store::ask(Ask::Show(live)).await, Answer::Done);
        let failure = live.with_shell(|shell| {
            shell.keeping.search = Search::Done;
            shell.keeping.failure.take()
        });
        if let (false, true, Some(error)) = (is_shown, is_waiting(live), failure.flatten()) {
            live.phase.try_set(Phase::Unreachable(error));
        }
    });
}

/// Whether there is nothing to show yet.
pub(super) fn is_waiting(live: Live) -> bool {
    let is_waiting = |phase: &Phase| matches!(phase, Phase::Loading | Phase::Unreachable(_));
    live.phase.try_with_untracked(is_waiting) == Some(true)
}

/// The hub has said who is signed in. What was somebody else's leaves this device and the screen.
pub(super) async fn session_heard(live: Live, session: &Session) {
    let before = live.session.try_get_untracked().flatten().and_then(|before| before.me);
    if before.is_none() || before == session.me {
        return;
    }
    live.with_shell(|shell| shell.replica = None);
    // What was told was told to somebody else.
    live.notice.try_set(None);
    ageing::look(live);
    forget(live).await;
}

/// All was fetched anew.
pub(super) fn fetched(live: Live) {
    let soon = Timeout::new(AFTER_PAINTING_MS, move || write(live));
    live.with_shell(|shell| {
        shell.keeping.has_changed = true;
        shell.keeping.soon = Some(soon);
    });
}

/// Something has changed; kept with the next [`tick`].
pub(super) fn changed(live: Live) {
    live.with_shell(|shell| shell.keeping.has_changed = true);
}

/// Every half minute: keeps what has changed, and now and then that nothing has.
pub(super) fn tick(live: Live) {
    let heard_at = live.heard_at.try_get_untracked().flatten();
    let is_due = live.with_shell(|shell| {
        let keeping = &shell.keeping;
        let age = heard_at.zip(keeping.kept).map(|(heard_at, kept)| heard_at.0 - kept.0);
        keeping.has_changed || age.is_some_and(|age| age > OLDEST_MS)
    });
    if is_due == Some(true) {
        write(live);
    }
}

/// Nobody looks any more, and the page may be gone at any moment.
pub(super) fn hidden(live: Live) {
    let heard_at = live.heard_at.try_get_untracked().flatten();
    let is_newer =
        live.with_shell(|shell| shell.keeping.has_changed || heard_at > shell.keeping.kept);
    if is_newer == Some(true) {
        write(live);
    }
}

/// Takes away what this device keeps of a person.
pub(super) async fn forget(live: Live) {
    live.with_shell(|shell| {
        shell.keeping.soon = None;
        shell.keeping.has_changed = false;
        shell.keeping.kept = None;
    });
    store::ask(Ask::Forget).await;
}

/// Asks the browser, once on this device, not to clear away what is kept.
pub(super) fn persist() {
    if !mark_of(ASKED) {
        set_mark(ASKED);
        spawn_local(async {
            store::ask(Ask::Persist).await;
        });
    }
}

fn write(live: Live) {
    let is_free = live.with_shell(|shell| !std::mem::replace(&mut shell.keeping.is_writing, true));
    if is_free != Some(true) {
        return;
    }
    spawn_local(async move {
        let answer = store::ask(Ask::Keep(live)).await;
        live.with_shell(|shell| shell.keeping.is_writing = false);
        if matches!(answer, Answer::Done) {
            set_mark(MARK);
        }
    });
}

/// Whether `localStorage` says that something is kept.
pub(super) fn is_marked() -> bool {
    mark_of(MARK)
}

fn mark_of(name: &str) -> bool {
    let storage = window().local_storage().ok().flatten();
    storage.and_then(|storage| storage.get_item(name).ok().flatten()).is_some()
}

fn set_mark(name: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        // Without it the app starts a little later, that is all.
        let _ = storage.set_item(name, "yes");
    }
}

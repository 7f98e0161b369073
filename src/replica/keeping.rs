//! When this device keeps what the app knows, and when that is shown: at once at a start, while the
//! hub has not answered, and for as long as it does not.

use super::store::{self, Answer, Ask, Kept, StatusToKeep, ToKeep};
use super::{ApiError, Live, Phase, ageing, load, painting};
use domain::Role;
use domain::plan::SiteCode;
use domain::time::Instant;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use sync::replica::Replica;
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
    has_changed: bool,
    /// How old what is kept is.
    kept: Option<Instant>,
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
    if mark_of(MARK) {
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
    let site = live.with_shell(|shell| {
        shell.keeping.search = Search::Going;
        shell.site.clone()
    });
    let Some(site) = site else { return };
    spawn_local(async move {
        let answer = store::ask(Ask::Restore(site)).await;
        let failure = live.with_shell(|shell| {
            shell.keeping.search = Search::Done;
            shell.keeping.failure.take()
        });
        let is_waiting = live
            .phase
            .try_with_untracked(|phase| matches!(phase, Phase::Loading | Phase::Unreachable(_)));
        if is_waiting != Some(true) {
            return;
        }
        let shown = match answer {
            Answer::Kept(Some(kept)) if is_wanted(live, &kept) => show(live, *kept).await,
            _ => false,
        };
        if let (false, Some(error)) = (shown, failure.flatten()) {
            live.phase.try_set(Phase::Unreachable(error));
        }
    });
}

/// Another site may have been asked for meanwhile.
fn is_wanted(live: Live, kept: &Kept) -> bool {
    let wanted = |site: &SiteCode| *site == kept.site;
    live.with_shell(|shell| shell.site.as_ref().is_none_or(wanted)) == Some(true)
}

/// Shows what was kept, unless it is somebody else's.
async fn show(live: Live, kept: Kept) -> bool {
    let answered = live.session.try_get_untracked().flatten();
    if answered.as_ref().is_some_and(|now| now.me != kept.session.me) {
        forget(live).await;
        return false;
    }
    let rules = kept.snapshot.as_ref().map(|snapshot| &snapshot.shared.rules);
    let Ok(shown) = load::shown_of(kept.plan, &kept.plan_hash, rules) else { return false };
    let role = kept.session.me.as_ref().map_or(Role::Staff, |me| me.role);
    live.with_shell(|shell| {
        shell.site = Some(kept.site);
        shell.keeping.kept = Some(kept.heard_at);
        shell.clock.remember(kept.offset_ms);
        if let Some(snapshot) = kept.snapshot {
            shell.principal.clone_from(&kept.session.me);
            shell.replica = Some(Replica::new(Arc::clone(&shown.estate), role, snapshot));
        }
    });
    if answered.is_none() {
        live.session.try_set(Some(kept.session));
    }
    if live.sites.try_with_untracked(Vec::is_empty) == Some(true) {
        live.sites.try_set(kept.sites);
    }
    live.heard_at.try_set(Some(kept.heard_at));
    live.now.try_set(live.hub_now());
    live.phase.try_set(Phase::Ready(shown.clone()));
    ageing::judge(live);
    painting::paint_all(live, &shown);
    true
}

/// The hub has said who is signed in. What was somebody else's leaves this device and the screen.
pub(super) async fn session_heard(live: Live, session: &Session) {
    let before = live.session.try_get_untracked().flatten().and_then(|before| before.me);
    if before.is_none() || before == session.me {
        return;
    }
    live.with_shell(|shell| shell.replica = None);
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
    let Some(it) = to_keep(live) else { return };
    let heard_at = it.heard_at;
    spawn_local(async move {
        let answer = store::ask(Ask::Keep(Box::new(it))).await;
        let is_kept = matches!(answer, Answer::Done);
        live.with_shell(|shell| {
            let keeping = &mut shell.keeping;
            keeping.is_writing = false;
            if is_kept {
                keeping.kept = Some(heard_at);
            }
        });
        if is_kept {
            set_mark(MARK);
        }
    });
}

/// What there is to keep; nothing while it is being written, or nothing was heard from the hub.
fn to_keep(live: Live) -> Option<ToKeep> {
    let session = live.session.try_get_untracked()??;
    let sites = live.sites.try_get_untracked()?;
    let shown = live.shown_now()?;
    let heard_at = live.heard_at.try_get_untracked().flatten();
    let now = live.hub_now();
    live.with_shell(|shell| {
        let site = shell.site.clone()?;
        if std::mem::replace(&mut shell.keeping.is_writing, true) {
            return None;
        }
        shell.keeping.has_changed = false;
        let status = shell.replica.as_ref().map(|replica| StatusToKeep {
            cursor: replica.cursor(),
            rules: shown.building.rules.clone(),
            state: replica.confirmed().clone(),
        });
        Some(ToKeep {
            session,
            sites,
            site,
            plan: shown.building.hash.clone(),
            status,
            build: shell.keeping.build.clone(),
            heard_at: heard_at.unwrap_or(now),
            offset_ms: shell.clock.offset_ms(),
        })
    })?
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

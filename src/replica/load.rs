//! From nothing to a building with live status: session, sites, plan, snapshot, stream.

use super::clock::device_ms;
use super::{
    ApiError, Freshness, Live, Phase, Shown, Statuses, ageing, api, keeping, outbox, painting,
    stream, worker,
};
use domain::plan::{Plan, SiteKind};
use domain::time::{LocalClock, OpeningHours};
use domain::{Building, Estate, Role, Rules};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use sync::replica::Replica;
use sync::wire::{Session, SiteSummary, Snapshot};

/// Loads in the background. What goes wrong shows in [`Live::phase`] or [`Live::freshness`], and is
/// tried again.
pub(super) fn load(live: Live) {
    spawn_local(async move {
        // Told by the signals; whoever wants to know the outcome calls `load_now`.
        let _ = load_now(live).await;
    });
}

/// Loads, and says how it went.
pub(super) async fn load_now(live: Live) -> Result<(), ApiError> {
    let turn = live.with_shell(|shell| {
        shell.load += 1;
        shell.load
    });
    stream::pause(live);
    let Some(turn) = turn else { return Ok(()) };
    let loaded = all_steps(live, turn).await;
    if let Err(error) = loaded
        && is_current(live, turn)
    {
        failed(live, error);
    }
    loaded
}

async fn all_steps(live: Live, turn: u32) -> Result<(), ApiError> {
    let session = api::session().await?;
    if !is_current(live, turn) {
        return Ok(());
    }
    session_heard(live, &session);
    keeping::session_heard(live, &session).await;
    live.session.try_set(Some(session.clone()));
    let sites = api::sites().await?.sites;
    let wanted = live.with_shell(|shell| shell.site.clone()).flatten();
    let site = sites.iter().find(|site| Some(&site.code) == wanted.as_ref());
    let site = site.or_else(|| main_site(&sites)).cloned();
    live.sites.try_set(sites);
    let Some(site) = site else {
        live.phase.try_set(Phase::NoBuilding);
        return Ok(());
    };
    live.with_shell(|shell| shell.site = Some(site.code.clone()));
    if Live::may_see_status(&session) {
        let before_ms = device_ms();
        let snapshot = api::snapshot(&site.code).await?;
        note_time(live, &snapshot, before_ms);
        let shown = shown_for(live, &snapshot.shared.plan, Some(&snapshot.shared.rules)).await?;
        if is_current(live, turn) {
            with_status(live, &session, &shown, snapshot);
        }
    } else {
        let shown = shown_for(live, &site.plan, None).await?;
        if is_current(live, turn) {
            without_status(live, shown);
        }
    }
    Ok(())
}

/// The hub has said who is signed in: from now on, what that person has asked may be sent.
pub(super) fn session_heard(live: Live, session: &Session) {
    let key = session.me.as_ref().map(|me| me.key.clone());
    live.with_shell(|shell| shell.heard_key = key);
}

/// What waits stays waiting.
fn with_status(live: Live, session: &Session, shown: &Shown, snapshot: Snapshot) {
    let cursor = snapshot.shared.cursor;
    let role = session.me.as_ref().map_or(Role::Staff, |me| me.role);
    live.with_shell(|shell| {
        let same_person = shell.principal == session.me;
        match shell.replica.as_mut().filter(|_| same_person) {
            Some(replica) => replica.take_snapshot(Arc::clone(&shown.estate), snapshot),
            None => {
                // What waited belongs to somebody else: it is never sent under another name.
                shell.about.clear();
                shell.principal.clone_from(&session.me);
                shell.replica = Some(Replica::new(Arc::clone(&shown.estate), role, snapshot));
            }
        }
    });
    live.now.try_set(live.hub_now());
    live.phase.try_set(Phase::Ready(shown.clone()));
    ageing::judge(live);
    painting::paint_all(live, shown);
    keeping::fetched(live);
    worker::painted(live);
    stream::took_snapshot(live, cursor);
    outbox::open(live);
}

fn without_status(live: Live, shown: Shown) {
    live.with_shell(|shell| {
        shell.replica = None;
        shell.principal = None;
    });
    stream::end(live);
    outbox::open(live);
    live.freshness.try_set(Freshness::NotShown);
    live.phase.try_set(Phase::Ready(shown.clone()));
    ageing::judge(live);
    painting::paint_all(live, &shown);
    keeping::fetched(live);
    worker::painted(live);
}

/// The building of a plan: the one at hand where it is still that plan, else fetched.
async fn shown_for(live: Live, plan: &str, rules: Option<&Rules>) -> Result<Shown, ApiError> {
    if let Some(shown) = at_hand(live, plan, rules) {
        return Ok(shown);
    }
    let fetched = api::plan(plan).await?;
    // What the device keeps may be shown by now; another of the same would be drawn anew.
    match at_hand(live, plan, rules) {
        Some(shown) => Ok(shown),
        None => shown_of(fetched, plan, rules),
    }
}

fn at_hand(live: Live, plan: &str, rules: Option<&Rules>) -> Option<Shown> {
    let is_same = |shown: &Shown| {
        let same_rules = rules.is_none_or(|rules| *rules == shown.building.rules);
        shown.building.hash == plan && same_rules
    };
    live.shown_now().filter(is_same)
}

/// A building by its plan and the plan's hash.
pub(super) fn shown_of(
    plan: Arc<Plan>,
    hash: &str,
    rules: Option<&Rules>,
) -> Result<Shown, ApiError> {
    let rules = rules.cloned().unwrap_or_else(nothing_known);
    let building = Building { plan, hash: hash.to_owned(), rules };
    let estate = Estate::new(vec![building.clone()]).map_err(|_| ApiError::Unreadable)?;
    // At the root, so that the signals outlive every screen.
    let statuses = Statuses::of_plans([&*building.plan]);
    Ok(Shown { building: Arc::new(building), estate: Arc::new(estate), statuses })
}

/// Rules for a viewer who sees no status, so that nothing depends on them.
fn nothing_known() -> Rules {
    Rules::standard(LocalClock::default(), OpeningHours::ALWAYS)
}

fn note_time(live: Live, snapshot: &Snapshot, before_ms: i64) {
    let after_ms = device_ms();
    let taken_at = snapshot.shared.taken_at;
    let round_trip_ms = after_ms.saturating_sub(before_ms);
    live.with_shell(|shell| shell.clock.observe(taken_at, after_ms, Some(round_trip_ms)));
    live.heard_at.try_set(Some(taken_at));
}

fn failed(live: Live, error: ApiError) {
    if live.shown_now().is_none() {
        keeping::unreachable(live, error);
    }
    live.freshness.try_set(Freshness::Offline);
    stream::no_snapshot(live);
}

fn is_current(live: Live, turn: u32) -> bool {
    live.with_shell(|shell| shell.load == turn).unwrap_or_default()
}

/// The Werk Hub, else whatever there is.
fn main_site(sites: &[SiteSummary]) -> Option<&SiteSummary> {
    sites.iter().find(|site| site.kind == SiteKind::WerkHub).or_else(|| sites.first())
}

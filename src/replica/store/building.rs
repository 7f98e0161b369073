//! Between what is kept and what is shown.

use super::choices;
use super::database::Refused;
use super::kept::{self, Kept, StatusToKeep, ToKeep};
use crate::replica::{Live, Phase, ageing, keeping, load, outbox, painting, worker};
use domain::Role;
use domain::plan::SiteCode;
use leptos::prelude::*;
use std::sync::Arc;
use sync::replica::Replica;

/// Shows what is kept, unless the hub has answered meanwhile or it is somebody else's. Says whether
/// it is shown.
pub async fn show(live: Live) -> Result<bool, Refused> {
    let wanted = live.with_shell(|shell| shell.site.clone()).flatten();
    match kept::restore(wanted).await? {
        Some(kept) if keeping::is_waiting(live) && is_wanted(live, &kept) => {
            show_this(live, kept).await
        }
        _ => Ok(false),
    }
}

/// Another site may have been asked for meanwhile.
fn is_wanted(live: Live, kept: &Kept) -> bool {
    let is_this = |site: &SiteCode| *site == kept.site;
    live.with_shell(|shell| shell.site.as_ref().is_none_or(is_this)) == Some(true)
}

async fn show_this(live: Live, kept: Kept) -> Result<bool, Refused> {
    let answered = live.session.try_get_untracked().flatten();
    if answered.as_ref().is_some_and(|now| now.me != kept.session.me) {
        kept::forget().await?;
        return Ok(false);
    }
    let rules = kept.snapshot.as_ref().map(|snapshot| &snapshot.shared.rules);
    let Ok(shown) = load::shown_of(kept.plan, &kept.plan_hash, rules) else { return Ok(false) };
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
    worker::painted(live);
    outbox::open(live);
    Ok(true)
}

/// Keeps what is shown, as the hub has confirmed it. Says whether there was anything to keep.
pub async fn keep(live: Live) -> Result<bool, Refused> {
    let Some(it) = to_keep(live) else { return Ok(false) };
    let heard_at = it.heard_at;
    kept::keep(it).await?;
    if !keeping::is_marked() {
        // Nothing was kept before, or `localStorage` was cleared.
        choices::put_back().await?;
    }
    live.with_shell(|shell| shell.keeping.kept = Some(heard_at));
    Ok(true)
}

fn to_keep(live: Live) -> Option<ToKeep> {
    let session = live.session.try_get_untracked()??;
    let sites = live.sites.try_get_untracked()?;
    let shown = live.shown_now()?;
    let heard_at = live.heard_at.try_get_untracked().flatten();
    let now = live.hub_now();
    live.with_shell(|shell| {
        shell.keeping.has_changed = false;
        let status = shell.replica.as_ref().map(|replica| StatusToKeep {
            cursor: replica.cursor(),
            rules: shown.building.rules.clone(),
            state: replica.confirmed().clone(),
        });
        Some(ToKeep {
            session,
            sites,
            site: shell.site.clone()?,
            plan: shown.building.hash.clone(),
            status,
            build: shell.keeping.build.clone(),
            heard_at: heard_at.unwrap_or(now),
            offset_ms: shell.clock.offset_ms(),
        })
    })?
}

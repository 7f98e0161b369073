//! The handle through which every screen sees the building.

use super::clock::device_ms;
use super::outbox::Errand;
use super::shell::Shell;
use super::undone::Undone;
use super::{ApiError, Notice, Statuses, api, keeping, load, outbox, stream, waking, worker};
use domain::plan::{PlaceId, PlaceKind, Plan, SiteCode};
use domain::time::Instant;
use domain::{
    Building, Command, CommandId, Estate, Holder, OccupancyId, Role, Status, nearest_free, status,
};
use leptos::prelude::*;
use std::sync::Arc;
use sync::wire::{Audience, Session, SignIn, SiteSummary};

/// What the screens read and where they give their commands. Made once, at the root; cheap to copy.
#[derive(Clone, Copy)]
pub struct Live {
    /// Whether there is a building to show.
    pub phase: RwSignal<Phase>,
    /// Who is signed in and how one signs in; nothing before the first answer.
    pub session: RwSignal<Option<Session>>,
    /// All buildings.
    pub sites: RwSignal<Vec<SiteSummary>>,
    /// How old what is shown is.
    pub freshness: RwSignal<Freshness>,
    /// Hub time of the last message.
    pub heard_at: RwSignal<Option<Instant>>,
    /// Whether places are shown as what they are: not when the data is too old, or not for this
    /// viewer.
    pub is_known: RwSignal<bool>,
    /// Hub time, every half minute.
    pub now: RwSignal<Instant>,
    /// The own stays, also those the hub has not confirmed yet.
    pub mine: RwSignal<Vec<MyPlace>>,
    /// Places one has released, of which the hub does not know yet.
    pub leaving: RwSignal<Vec<PlaceId>>,
    /// Places one asked for, that somebody else seems to have taken meanwhile. The hub has not
    /// answered.
    pub doubtful: RwSignal<Vec<PlaceId>>,
    /// How many of the own choices the hub has not finished with.
    pub waiting: RwSignal<u32>,
    /// Whether what waits is safe on this device.
    pub notes: RwSignal<Notes>,
    /// What did not come about, and waits for a word of the person.
    pub undone: RwSignal<Vec<Undone>>,
    /// Grows with every change to who is where, what is promised, what is closed, or what waits.
    pub changes: RwSignal<u64>,
    /// Grows when the hub tells a screen of the building that it is something else now.
    pub screen_told: RwSignal<u64>,
    /// What there is to tell; the newest only.
    pub notice: RwSignal<Option<Notice>>,
    pub(super) shell: StoredValue<Shell, LocalStorage>,
}

/// Whether there is a building to show.
#[derive(Clone, PartialEq)]
pub enum Phase {
    /// The first answers are on their way.
    Loading,
    /// The hub cannot be reached, or does not answer as it should.
    Unreachable(ApiError),
    /// The hub has no building.
    NoBuilding,
    /// Here it is.
    Ready(Shown),
}

/// The building at hand. Cheap to clone.
#[derive(Clone)]
pub struct Shown {
    /// Its plan and rules.
    pub building: Arc<Building>,
    /// The same, indexed.
    pub estate: Arc<Estate>,
    /// What each place is now.
    pub statuses: Statuses,
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.estate, &other.estate)
    }
}

impl Shown {
    /// The plan.
    pub fn plan(&self) -> &Arc<Plan> {
        &self.building.plan
    }
}

/// How old what is shown is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// Changes arrive as they happen.
    Live,
    /// The stream just broke and is being opened again, or has not opened yet.
    Stale,
    /// The hub cannot be reached.
    Offline,
    /// Live status is not for this viewer: nobody is signed in, and only screens may see it.
    NotShown,
}

/// Whether what waits is safe on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notes {
    /// Not yet: it is being written.
    BeingWritten,
    /// It survives the closing of the page.
    Safe,
    /// The browser keeps nothing: it is gone when the page is closed.
    InPageOnly,
}

/// What becomes of what waits when somebody signs out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnSignOut {
    /// It stays on this device, unseen, and is sent when the same person signs in again.
    Keep,
    /// It is given up.
    Delete,
}

/// One of the own stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MyPlace {
    /// Where.
    pub place: PlaceId,
    /// What kind of place it is; nothing for one of another building.
    pub kind: Option<PlaceKind>,
    /// By which stay.
    pub occupancy: OccupancyId,
    /// When it ends by itself.
    pub until: Instant,
    /// Whether the hub has accepted it.
    pub confirmed: bool,
    /// Whether a door holds it: those who came used what was promised to the viewer.
    pub at_door: bool,
}

impl Live {
    /// A handle that knows nothing yet; [`start`](Self::start) makes it learn.
    pub fn new() -> Self {
        Live {
            phase: RwSignal::new(Phase::Loading),
            session: RwSignal::new(None),
            sites: RwSignal::new(Vec::new()),
            freshness: RwSignal::new(Freshness::Stale),
            heard_at: RwSignal::new(None),
            is_known: RwSignal::new(false),
            now: RwSignal::new(Instant(device_ms())),
            mine: RwSignal::new(Vec::new()),
            leaving: RwSignal::new(Vec::new()),
            doubtful: RwSignal::new(Vec::new()),
            waiting: RwSignal::new(0),
            notes: RwSignal::new(Notes::Safe),
            undone: RwSignal::new(Vec::new()),
            changes: RwSignal::new(0),
            screen_told: RwSignal::new(0),
            notice: RwSignal::new(None),
            shell: StoredValue::new_local(Shell::new()),
        }
    }

    /// Reaches for the hub, and keeps doing so.
    pub fn start(self) {
        waking::listen(self);
        keeping::at_start(self);
        stream::begin(self);
    }

    /// Another viewer from now on: what is still on its way was for the one before.
    pub fn begin_again(self) {
        stream::begin(self);
    }

    /// Tries at once what would be tried later.
    pub fn try_now(self) {
        stream::kick(self);
        outbox::send(self);
    }

    /// Loads the app anew with the newer build that is here.
    pub fn take_new_build(self) {
        worker::take_next(self);
    }

    /// Has everything kept on this device that a screen in the building needs, and asks the hub for a
    /// newer build.
    pub fn keep_for_screen(self) {
        worker::keep_for_screen(self);
    }

    /// What this build shows on a screen in the building has stood long enough: the start was a good one,
    /// and the build before may go.
    pub fn screen_stands(self) {
        worker::screen_stands(self);
    }

    /// Whether a newer build is here with all its files.
    pub fn has_new_build(self) -> bool {
        worker::has_next(self)
    }

    /// The building at hand. Tracked.
    pub fn shown(self) -> Option<Shown> {
        self.phase.with(|phase| match phase {
            Phase::Ready(shown) => Some(shown.clone()),
            _ => None,
        })
    }

    /// The same, untracked.
    pub fn shown_now(self) -> Option<Shown> {
        untrack(|| self.shown())
    }

    /// Goes to another building.
    pub fn show_site(self, site: SiteCode) {
        let other = self.with_shell(|shell| shell.site.as_ref() != Some(&site)).unwrap_or_default();
        if other {
            self.with_shell(|shell| {
                shell.site = Some(site);
                shell.replica = None;
            });
            keeping::other_site(self);
            self.phase.try_set(Phase::Loading);
            stream::begin(self);
        }
    }

    /// Whether somebody is signed in. Tracked.
    pub fn is_signed_in(self) -> bool {
        self.session.with(|session| session.as_ref().is_some_and(|it| it.me.is_some()))
    }

    /// Whether the viewer may close and open places. Tracked.
    pub fn manages_building(self) -> bool {
        self.role().is_some_and(Role::manages_building)
    }

    /// What the viewer may do; nothing when nobody is signed in. Tracked.
    pub fn role(self) -> Option<Role> {
        self.session.with(|session| session.as_ref()?.me.as_ref().map(|me| me.role))
    }

    /// Whether this is a demonstration. Tracked.
    pub fn is_demo(self) -> bool {
        self.session.with(|session| session.as_ref().is_some_and(|it| it.demo))
    }

    /// Gives commands, in this order: shown at once as they will probably turn out, and sent.
    pub fn give(self, commands: Vec<(Command, Option<PlaceId>)>) {
        outbox::run(self, Errand::Give(commands));
    }

    /// Tries again what the hub could not answer so often that it was put aside.
    pub fn try_parked(self) {
        outbox::run(self, Errand::TryParked);
    }

    /// Sends once more what the hub had accepted and has lost.
    pub fn repeat_forgotten(self) {
        outbox::run(self, Errand::Repeat);
    }

    /// Says no more of a choice that did not come about.
    pub fn dismiss(self, id: CommandId) {
        outbox::run(self, Errand::Dismiss(id));
    }

    /// Signs in and loads what this person may see.
    ///
    /// # Errors
    /// [`ApiError::SignIn`] when name and password do not belong together.
    pub async fn sign_in(self, who: &SignIn) -> Result<(), ApiError> {
        outbox::run(self, Errand::Signing);
        let signed_in = api::sign_in(who).await;
        outbox::run(self, Errand::Signed);
        signed_in?;
        self.notice.try_set(None);
        let loaded = load::load_now(self).await;
        keeping::persist();
        loaded
    }

    /// Signs out. What the device keeps of this person is taken away; `waiting` says what becomes
    /// of what waits.
    ///
    /// # Errors
    /// [`ApiError`] when the hub cannot be reached; then one is still signed in.
    pub async fn sign_out(self, waiting: OnSignOut) -> Result<(), ApiError> {
        outbox::run(self, Errand::Signing);
        let signed_out = api::sign_out().await;
        outbox::run(self, Errand::Signed);
        match signed_out {
            Ok(()) | Err(ApiError::SignIn) => {}
            Err(error) => return Err(error),
        }
        self.with_shell(|shell| shell.heard_key = None);
        outbox::run(self, Errand::SignedOut(waiting));
        keeping::forget(self).await;
        self.notice.try_set(None);
        load::load_now(self).await
    }

    /// The status of a place as it is at the tick, so also *until* moves on. Tracked.
    pub fn status_of(self, place: PlaceId) -> Status {
        self.now.track();
        self.changes.track();
        self.is_known.track();
        // Not the tick itself, which lies before what has happened since.
        self.judged(place, self.hub_now()).unwrap_or(Status::Unknown)
    }

    /// Free places near one that is not. Untracked.
    pub fn free_near(self, place: PlaceId, count: usize) -> Vec<PlaceId> {
        if !self.is_known.get_untracked() {
            return Vec::new();
        }
        let now = self.now.get_untracked();
        let found = self.with_replica(|replica| {
            nearest_free(replica.estate(), replica.state(), place, count, now)
        });
        found.unwrap_or_default()
    }

    /// Hub time now.
    pub(super) fn hub_now(self) -> Instant {
        self.with_shell(|shell| shell.clock.now(device_ms())).unwrap_or_default()
    }

    /// Whether the session allows live status.
    pub(super) fn may_see_status(session: &Session) -> bool {
        session.me.is_some() || session.audience == Audience::Anyone
    }

    /// The status of a place as it may be shown. One's own choice that waits on this device is
    /// shown however old the rest is.
    pub(super) fn judged(self, place: PlaceId, now: Instant) -> Option<Status> {
        let is_known = self.is_known.try_get_untracked()?;
        let judge = |replica: &mut sync::replica::Replica| {
            let located = replica.estate().place(place)?;
            let status = status(located, replica.state(), now);
            let is_confirmed =
                replica.confirmed().stay(place).is_some_and(|it| it.holder.is_mine());
            let is_noted = status.is_mine() && !is_confirmed;
            Some(if is_known || is_noted { status } else { Status::Unknown })
        };
        self.with_replica(judge).flatten()
    }

    /// Reads or changes the shell. Nothing when the app has ended. Must not be nested.
    pub(super) fn with_shell<T>(self, work: impl FnOnce(&mut Shell) -> T) -> Option<T> {
        self.shell.try_update_value(work)
    }

    pub(super) fn with_replica<T>(
        self,
        work: impl FnOnce(&mut sync::replica::Replica) -> T,
    ) -> Option<T> {
        self.with_shell(|shell| shell.replica.as_mut().map(work)).flatten()
    }
}

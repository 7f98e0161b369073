//! All screens: in memory for every call, in the store for after a restart.

use super::pairings::{PairingError, Pairings};
use super::{CLAIM_WITHIN_MS, Credentials, ScreenCaller, ScreenNow, ScreenRow};
use crate::accounts::{OpenStreams, ReferenceHash, Secret, Throttle, ThrottleLimits};
use crate::store::{ScreenStore, StoreError};
use domain::time::Instant;
use domain::{PersonId, ScreenId};
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use sync::screens::{NoPairingCode, PairingCode, Watch};
use sync::wire::{OwnScreen, Pairing, ScreenReport, ScreenSetup};
use thiserror::Error;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// Most screens of an installation.
pub const MOST_SCREENS: usize = 500;

/// New codes from one address: a fitter who hangs a whole building full behind one address.
const NEW_CODES: ThrottleLimits = ThrottleLimits { burst: 60, one_each: Duration::from_secs(10) };
/// Claims from one address: as many screens as may wait, each asking every three seconds.
const CLAIMS: ThrottleLimits = ThrottleLimits { burst: 600, one_each: Duration::from_millis(15) };
/// Codes that one manager may try; a right one gives them back.
const TRIES: ThrottleLimits = ThrottleLimits { burst: 10, one_each: Duration::from_secs(30) };

/// Why something with a screen was not done.
#[derive(Debug, Error)]
pub enum ScreenFailure {
    /// What was typed is no code.
    #[error(transparent)]
    NoCode(#[from] NoPairingCode),
    /// The code does not hold.
    #[error(transparent)]
    Pairing(#[from] PairingError),
    /// The screen waits for nothing, or for too long.
    #[error("this screen waits for no approval, or came too late for it: ask for a new code")]
    NothingToClaim,
    /// It was approved and has not come for its cookie, or has lost it.
    #[error("this screen is approved: it needs no other code, but POST /v1/kiosk-pairings/claim")]
    Approved,
    /// Too often from one address, or too many codes tried.
    #[error("too many tries: wait a moment and try again")]
    TooOften(Duration),
    /// As many as there may be.
    #[error("there are {MOST_SCREENS} screens already: revoke one that is not used any more")]
    TooManyScreens,
    /// It was revoked, or never was.
    #[error("there is no such screen: it was revoked, or never was")]
    NoSuchScreen,
    /// The system gives no random numbers.
    #[error("the system gives no random numbers: {0}")]
    Random(#[from] getrandom::Error),
    /// The store could not be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a screen hears that comes for its approval.
#[derive(Debug)]
pub enum Claimed {
    /// Nobody has approved it yet.
    Waiting(Pairing),
    /// It is paired; the secret is for its cookie and exists nowhere else.
    Paired(Arc<OwnScreen>, Secret),
}

/// All screens. The store is behind a lock on the data directory, so memory is never out of date.
pub struct Screens {
    store: Arc<dyn ScreenStore>,
    /// Since when they are listened to.
    pub(super) since: Instant,
    live: Mutex<Live>,
    /// One change at a time, so that store and memory agree on the last, and no two get one code.
    changing: tokio::sync::Mutex<()>,
    new_codes: Throttle<IpAddr>,
    claims: Throttle<IpAddr>,
    tries: Throttle<PersonId>,
}

#[derive(Default)]
pub(super) struct Live {
    pub screens: BTreeMap<ScreenId, LiveScreen>,
    cookies: BTreeMap<ReferenceHash, ScreenId>,
    pairings: Pairings,
}

pub(super) struct LiveScreen {
    pub row: ScreenRow,
    /// The last that was heard of it, and when.
    pub heard: Option<(Instant, ScreenReport)>,
    pub watch: Watch,
    /// Whether the store knows that the current cookie was used.
    is_use_stored: bool,
    now: watch::Sender<ScreenNow>,
    ended: CancellationToken,
    streams: OpenStreams,
}

impl Screens {
    /// Reads the screens that there are.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn load(store: Arc<dyn ScreenStore>, now: Instant) -> Result<Self, StoreError> {
        let mut live = Live::default();
        for row in store.screens().await? {
            live.put(row);
        }
        Ok(Screens {
            store,
            since: now,
            live: Mutex::new(live),
            changing: tokio::sync::Mutex::default(),
            new_codes: Throttle::new(NEW_CODES),
            claims: Throttle::new(CLAIMS),
            tries: Throttle::new(TRIES),
        })
    }

    /// A code for a screen to show, with the secret for its cookie; a screen that shows one that still
    /// holds keeps it, and needs no other secret. One that was approved must come for that: with a new
    /// secret it could not.
    ///
    /// # Errors
    /// [`ScreenFailure`] when too many wait, too many come from that address, or it is approved.
    pub fn begin_pairing(
        &self,
        before: Option<ReferenceHash>,
        from: IpAddr,
        now: Instant,
    ) -> Result<(Pairing, Option<Secret>), ScreenFailure> {
        let mut live = self.live();
        let kept = before.and_then(|before| live.pairings.of_screen(before, now));
        if let Some(pairing) = kept {
            return Ok((pairing, None));
        }
        if before.is_some_and(|before| live.approved(before, now).is_some()) {
            return Err(ScreenFailure::Approved);
        }
        self.new_codes.take(&from, now).map_err(ScreenFailure::TooOften)?;
        let (pairing, secret) = live.pairings.begin(now)?;
        Ok((pairing, Some(secret)))
    }

    /// Approves the screen that shows a code. The setup is [checked](super::setup::checked) before.
    ///
    /// # Errors
    /// [`ScreenFailure`]; a code is good for one screen, whoever types it first.
    pub async fn approve(
        &self,
        by: PersonId,
        code: &str,
        setup: ScreenSetup,
        now: Instant,
    ) -> Result<Arc<OwnScreen>, ScreenFailure> {
        let code: PairingCode = code.parse()?;
        self.tries.take(&by, now).map_err(ScreenFailure::TooOften)?;
        let _one = self.changing.lock().await;
        let pairing = self.live().pairings.shown(code, now)?;
        if self.live().screens.len() >= MOST_SCREENS {
            return Err(ScreenFailure::TooManyScreens);
        }
        let (id, credentials) = (ScreenId(Uuid::new_v4()), Credentials::default());
        let row = ScreenRow { id, setup, approved: now, pairing, credentials };
        self.store.put_screen(row.clone()).await?;
        self.tries.forgive(&by);
        let mut live = self.live();
        live.pairings.note_used(code);
        Ok(live.put(row))
    }

    /// Gives a screen that was approved its cookie, within ten minutes also again: browsers write
    /// cookies late. Whoever has one of this pairing from before is out.
    ///
    /// # Errors
    /// [`ScreenFailure::NothingToClaim`] when there is nothing to wait for, and as above.
    pub async fn claim(
        &self,
        pairing: ReferenceHash,
        from: IpAddr,
        now: Instant,
    ) -> Result<Claimed, ScreenFailure> {
        self.claims.take(&from, now).map_err(ScreenFailure::TooOften)?;
        let _one = self.changing.lock().await;
        let approved = {
            let live = self.live();
            if let Some(waiting) = live.pairings.of_screen(pairing, now) {
                return Ok(Claimed::Waiting(waiting));
            }
            live.approved(pairing, now).cloned()
        };
        let row = approved.ok_or(ScreenFailure::NothingToClaim)?;
        let secret = Secret::random()?;
        let row = ScreenRow { credentials: Credentials::claimed(secret.hash(), now), ..row };
        self.store.put_screen(row.clone()).await?;
        Ok(Claimed::Paired(self.live().put(row), secret))
    }

    /// Which screen has this cookie, if it holds; counts as use of it.
    pub fn find(&self, reference: ReferenceHash, now: Instant) -> Option<ScreenCaller> {
        let mut live = self.live();
        let screen = *live.cookies.get(&reference)?;
        let it = live.screens.get_mut(&screen)?;
        if !it.row.credentials.admit(reference, now) {
            return None;
        }
        if it.row.credentials.note_use(reference, now) {
            it.is_use_stored = false;
        }
        Some(ScreenCaller {
            screen,
            reference,
            now: it.now.subscribe(),
            ended: it.ended.clone(),
            streams: it.streams.clone(),
        })
    }

    /// A new cookie for a screen that is due for one, and notes in the store that the last one was
    /// used.
    ///
    /// # Errors
    /// When the store cannot be written; the cookie it has goes on.
    pub async fn renew(
        &self,
        caller: &ScreenCaller,
        now: Instant,
    ) -> Result<Option<Secret>, ScreenFailure> {
        let needs = {
            let live = self.live();
            let it = live.screens.get(&caller.screen).ok_or(ScreenFailure::NoSuchScreen)?;
            !it.is_use_stored || it.row.credentials.is_due(caller.reference, now)
        };
        if !needs {
            return Ok(None);
        }
        let _one = self.changing.lock().await;
        let mut row = {
            let live = self.live();
            let it = live.screens.get(&caller.screen).ok_or(ScreenFailure::NoSuchScreen)?;
            it.row.clone()
        };
        let mut secret = None;
        if row.credentials.admit(caller.reference, now)
            && row.credentials.is_due(caller.reference, now)
        {
            let new = Secret::random()?;
            row.credentials = row.credentials.renewed(caller.reference, new.hash(), now);
            secret = Some(new);
        }
        self.store.put_screen(row.clone()).await?;
        self.live().put(row);
        Ok(secret)
    }

    /// Makes a screen something else: another name, place, mode. It hears of it at once.
    ///
    /// # Errors
    /// [`ScreenFailure`] when there is none, or it cannot be written.
    pub async fn change(
        &self,
        screen: ScreenId,
        setup: ScreenSetup,
    ) -> Result<Arc<OwnScreen>, ScreenFailure> {
        let _one = self.changing.lock().await;
        let row = self.live().screens.get(&screen).map(|it| it.row.clone());
        let row = ScreenRow { setup, ..row.ok_or(ScreenFailure::NoSuchScreen)? };
        self.store.put_screen(row.clone()).await?;
        Ok(self.live().put(row))
    }

    /// Ends a screen: its streams end with a word of it, and its cookies are worth nothing.
    ///
    /// # Errors
    /// [`ScreenFailure`] when there is none, or it cannot be written. It has ended all the same until
    /// a restart.
    pub async fn revoke(&self, screen: ScreenId) -> Result<(), ScreenFailure> {
        let _one = self.changing.lock().await;
        let gone = self.live().take(screen);
        self.store.remove_screen(screen).await?;
        if gone { Ok(()) } else { Err(ScreenFailure::NoSuchScreen) }
    }

    pub(super) fn live(&self) -> MutexGuard<'_, Live> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Live {
    /// The screen that was approved by this pairing, while it may still come for its cookie.
    fn approved(&self, pairing: ReferenceHash, now: Instant) -> Option<&ScreenRow> {
        let mut rows = self.screens.values().map(|it| &it.row);
        rows.find(|row| row.pairing == pairing && now.ms_since(row.approved) < CLAIM_WITHIN_MS)
    }

    /// Takes over what is stored. What was heard of the screen, and who listens, stays.
    fn put(&mut self, row: ScreenRow) -> Arc<OwnScreen> {
        let own = Arc::new(OwnScreen { id: row.id, setup: row.setup.clone() });
        let now = ScreenNow::Paired(Arc::clone(&own));
        if let Some(before) = self.screens.get(&row.id) {
            for reference in before.row.credentials.references() {
                self.cookies.remove(&reference);
            }
        }
        self.cookies.extend(row.credentials.references().map(|reference| (reference, row.id)));
        match self.screens.get_mut(&row.id) {
            Some(it) => {
                it.row = row;
                it.is_use_stored = true;
                it.now.send_if_modified(|known| {
                    let is_new = *known != now;
                    *known = now;
                    is_new
                });
            }
            None => {
                let screen = LiveScreen {
                    row,
                    heard: None,
                    watch: Watch::default(),
                    is_use_stored: true,
                    now: watch::Sender::new(now),
                    ended: CancellationToken::new(),
                    streams: OpenStreams::default(),
                };
                self.screens.insert(own.id, screen);
            }
        }
        own
    }

    fn take(&mut self, screen: ScreenId) -> bool {
        let Some(gone) = self.screens.remove(&screen) else { return false };
        for reference in gone.row.credentials.references() {
            self.cookies.remove(&reference);
        }
        // Told before it ends, so that whoever sees the end knows why.
        gone.now.send_replace(ScreenNow::Revoked);
        gone.ended.cancel();
        true
    }
}

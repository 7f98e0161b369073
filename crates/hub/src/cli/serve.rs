//! `werkhub serve`: from options to a hub that answers, and to its end.

use super::control::ControlSocket;
use super::failure::Failure;
use super::open::{self, Core};
use super::plan_file::{Wanted, new_rules, prepare};
use super::{demo_store, import, logging, policy_file};
use crate::accounts::{Throttle, ThrottleLimits};
use crate::clock::{Clock, SystemClock};
use crate::config::{Demo, MetricsAccess, Policies, ServeOptions, Settings};
use crate::demo::{Day, building};
use crate::http::address::Origin;
use crate::http::app_files::AppFiles;
use crate::http::cookie::CookieRule;
use crate::http::kept_builds::keep_build;
use crate::http::security::SecurityHeaders;
use crate::http::server::Listeners;
use crate::http::{App, Edge};
use crate::store::DataDir;
use domain::plan::{Plan, SiteCode};
use domain::{Estate, Rules};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

/// How often sessions are looked through for ended ones.
const SWEEP_EACH: Duration = Duration::from_secs(60);

/// From the signal to the end, at most. Answering has three seconds of it, the last commit the
/// rest.
const STOP_WITHIN: Duration = Duration::from_millis(4_800);

/// Runs the hub until it is told to stop.
///
/// # Errors
/// When it cannot start, or a listener fails.
pub async fn serve(data: &Path, options: ServeOptions) -> Result<(), Failure> {
    let format = options.log_format;
    let settings = options.settings()?;
    logging::begin(format);
    let mut files = settings.app.as_deref().map(AppFiles::read).transpose()?.unwrap_or_default();
    let metrics = match settings.metrics {
        MetricsAccess::Own(address) => Some(address),
        MetricsAccess::Off | MetricsAccess::Token(_) => None,
    };
    // Read before anything is made: a name that is mistyped leaves nothing behind.
    let archive = match &settings.plan {
        Some(file) => Some(import::read(file).await?),
        None => None,
    };
    let policies = match &settings.policies {
        Some(file) => Some(policy_file::read(file).await?),
        None => None,
    };
    let data = DataDir::lock(data)?;
    if let Some(folder) = &settings.app {
        serve_older_builds(&mut files, folder, data.path());
    }
    let listeners = Listeners::take(settings.listen, metrics, &settings.transport).await?;
    let build = files.build().to_owned();
    let core = start(data.clone(), &settings, archive, policies, build).await?;
    let demo = settings.demo;
    let app = edge(&core, settings, files);
    let reached_at = app.public_origin.clone().or_else(|| {
        let address = listeners.address().ok().filter(|it| it.ip().is_loopback())?;
        Some(Origin::of(listeners.speaks_tls(), &address.to_string()))
    });
    beside(&core, &app, demo, data.path(), reached_at).await;
    if !demo.is_on() {
        demo_store::say_what_is_missing(&core).await?;
    }
    announce(&listeners, &app, demo);
    let late = async {
        app.stopping.cancelled().await;
        tokio::time::sleep(STOP_WITHIN).await;
    };
    tokio::select! {
        ended = until_stopped(listeners, &core, &app) => ended,
        () = core.hub.broken() => Err(Failure::failed(
            "the hub made a mistake and takes no commands any more; what it accepted is safe: \
             start it again, and see the log",
        )),
        () = late => Err(Failure::failed("the hub could not end in time; what it accepted is safe")),
    }
}

/// Keeps this build of the app for later, and serves what pages of the builds before it may still
/// ask for. Without that the hub works; such pages then load themselves anew.
fn serve_older_builds(files: &mut AppFiles, folder: &Path, data: &Path) {
    let kept = match keep_build(folder, files.build(), data) {
        Ok(kept) => kept,
        Err(error) => {
            tracing::warn!(%error, "the app could not be copied to the data directory: pages that are open during an update load themselves anew");
            return;
        }
    };
    for older in kept {
        if let Err(error) = files.serve_older(&older) {
            tracing::warn!(%error, "an older build of the app is not served");
        }
    }
}

/// Opens the store, with the people and the building that the options ask for.
async fn start(
    data: DataDir,
    settings: &Settings,
    archive: Option<Vec<u8>>,
    policies: Option<Policies>,
    build: String,
) -> Result<Core, Failure> {
    let store = open::store(data).await?;
    demo_store::refuse_other_kind(&store, settings.demo).await?;
    if settings.demo.is_on() {
        let wanted = match &archive {
            Some(archive) => site_of(archive)?,
            None => demo_building()?.site.code,
        };
        demo_store::empty_for_another_building(&store, &wanted).await?;
        demo_store::add_people(&store).await?;
    }
    let mut core = open::core(store, build, settings.session_ends).await?;
    let are_given = policies.is_some();
    core.policies = policies.unwrap_or_default();
    let shown = match archive {
        Some(archive) => {
            let operator = core.operator(None);
            let prepared = operator.prepare(archive, Wanted::default()).await;
            let prepared = prepared.map_err(Failure::failed)?;
            operator.note_anchor(&prepared.plan.site.code, prepared.anchor);
            Some((prepared.plan, prepared.rules))
        }
        None if settings.demo.is_on() => {
            let plan = demo_building()?;
            let rules = core.policies.rules_of(&plan.site.code, new_rules(core.clock.now()));
            Some((plan, rules))
        }
        None => None,
    };
    if let Some((plan, rules)) = shown {
        show(&core, plan, rules).await?;
    }
    if are_given {
        policy_file::follow(&core).await?;
    }
    Ok(core)
}

/// The site of an archive; what else is in it is read again when the store is open.
fn site_of(archive: &[u8]) -> Result<SiteCode, Failure> {
    let read = prepare(archive, &Wanted::default(), &Estate::default(), SystemClock.now());
    read.map(|prepared| prepared.plan.site.code).map_err(|error| Failure::failed(error.to_string()))
}

fn demo_building() -> Result<Plan, Failure> {
    building().map_err(|error| Failure::failed(error.to_string()))
}

async fn show(core: &Core, plan: Plan, rules: Rules) -> Result<(), Failure> {
    let replaced = core.hub.replace_plan(plan, rules).await;
    replaced.map(drop).map_err(|error| Failure::failed(error.to_string()))
}

fn edge(core: &Core, settings: Settings, files: AppFiles) -> App {
    let security = SecurityHeaders::new(&files, &settings.transport);
    let allowance = ThrottleLimits {
        burst: settings.session_rate.saturating_mul(10),
        one_each: Duration::from_secs(1) / settings.session_rate,
    };
    Arc::new(Edge {
        hub: core.hub.clone(),
        accounts: Arc::clone(&core.accounts),
        sessions: Arc::clone(&core.sessions),
        feeds: Arc::clone(&core.feeds),
        screens: Arc::clone(&core.screens),
        allowances: Throttle::new(allowance),
        metrics: core.metrics.clone(),
        metrics_access: settings.metrics,
        files,
        security,
        cookie: CookieRule::over(&settings.transport),
        audience: settings.audience,
        demo: settings.demo.is_on(),
        public_origin: settings.public_origin,
        client_address: settings.client_address,
        clock: Arc::clone(&core.clock),
        stopping: CancellationToken::new(),
    })
}

/// What runs beside the answering, until the hub stops.
async fn beside(core: &Core, app: &App, demo: Demo, data: &Path, reached_at: Option<Origin>) {
    let (stop, hub) = (app.stopping.clone(), app.hub.clone());
    // Heard from here on, also before the task below has begun.
    let told_to_stop = stop_signal();
    tokio::spawn(async move {
        told_to_stop.await;
        tracing::info!("stopping");
        stop.cancel();
        // Streams never end by themselves; a graceful stop would wait for them.
        hub.end_streams();
    });
    tokio::spawn(look_around(Arc::clone(app)));
    match ControlSocket::open(data) {
        Ok(socket) => {
            tokio::spawn(socket.serve(Arc::new(core.operator(reached_at)), app.stopping.clone()));
        }
        Err(error) => {
            tracing::warn!(%error, "no socket in the data directory: `werkhub user` and `werkhub import` work only while the hub is stopped");
        }
    }
    let mut day = Day::new(app.hub.clone(), fastrand::u64(..));
    match demo {
        Demo::Off => {}
        Demo::Quiet => day.leave().await,
        Demo::Lively => {
            tokio::spawn(day.run(app.stopping.clone()));
        }
    }
}

/// Each minute: ends sessions that are over, and notices what is wrong with screens, so that it is
/// known since when.
async fn look_around(app: App) {
    let mut each = tokio::time::interval(SWEEP_EACH);
    while app.stopping.run_until_cancelled(each.tick()).await.is_some() {
        if let Err(error) = app.sessions.sweep(app.clock.now()).await {
            tracing::warn!(%error, "sessions could not be looked through: the next minute again");
        }
        app.screens.statuses(&app.hub.read().estate, app.hub.build(), app.clock.now());
    }
}

/// Tells whoever started the hub where it is.
fn announce(listeners: &Listeners, app: &App, demo: Demo) {
    let scheme = if listeners.speaks_tls() { "https" } else { "http" };
    if let Ok(address) = listeners.address() {
        println!("Werk Hub listens on {scheme}://{address}");
    }
    if let Some(address) = listeners.metrics_address() {
        println!("Figures are on http://{address}/metrics");
    }
    if let Some(public) = &app.public_origin {
        println!("People reach it at {public}");
    }
    if demo.is_on() {
        println!("This is a demo: anybody can sign in as anybody in it.");
    }
    if app.files.page().is_none() {
        println!("No app is served: give its folder with --app.");
    }
}

async fn until_stopped(listeners: Listeners, core: &Core, app: &App) -> Result<(), Failure> {
    let served = listeners.serve(app).await;
    core.hub.stop().await;
    if let Err(error) = core.sessions.sweep(core.clock.now()).await {
        tracing::warn!(%error, "the last use of sessions was not written down");
    }
    served.map_err(|error| Failure::failed(format!("the hub cannot answer any more: {error}")))?;
    tracing::info!("stopped");
    Ok(())
}

/// Comes when somebody asks the process to end.
fn stop_signal() -> impl Future<Output = ()> {
    let (terminate, interrupt) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()));
    async move {
        let (Ok(mut terminate), Ok(mut interrupt)) = (terminate, interrupt) else {
            // Without handlers the signals end the process themselves, and the store is safe.
            return std::future::pending().await;
        };
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    }
}

//! Brings commands to the hub: in order, one request at a time, until there is an answer.

use super::clock::device_ms;
use super::{ApiError, Live, Notice, api, ids, pace, painting};
use domain::plan::PlaceId;
use domain::sorted::SortedSet;
use domain::{Command, CommandId, Reason, Target};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::replica::Standing;
use sync::wire::{Answer, CommandEnvelope, CommandsRequest, MOST_COMMANDS, Outcome};

/// Notes commands, shows what they will probably change, and sends them.
pub(super) fn submit(live: Live, commands: Vec<(Command, Option<PlaceId>)>) {
    let mut touched = SortedSet::default();
    for (command, about) in commands {
        let at = live.hub_now();
        let device_ms = device_ms();
        let changed = live.with_shell(|shell| {
            let replica = shell.replica.as_mut()?;
            shell.sequence += 1;
            let id = ids::new_command_id(device_ms);
            let made = shell.clock.made(device_ms);
            let sequence = shell.sequence;
            if let Some(place) = about {
                shell.about.insert(id, place);
            }
            let envelope = CommandEnvelope { id, sequence, command, basis: None, made };
            Some(replica.note(envelope, at))
        });
        touched.extend(changed.flatten().map(|changed| changed.places).unwrap_or_default());
    }
    live.notice.try_set(None);
    painting::paint(live, &touched);
    flush(live);
}

/// Sends what waits, unless that is going on already.
pub(super) fn flush(live: Live) {
    let request = live.with_shell(|shell| {
        if shell.sending {
            return None;
        }
        let waiting = shell.replica.as_ref()?.waiting().iter();
        let noted = waiting.filter(|it| it.standing == Standing::Noted);
        let commands: Vec<_> = noted.take(MOST_COMMANDS).map(|it| it.envelope.clone()).collect();
        if commands.is_empty() || shell.principal.is_none() {
            return None;
        }
        shell.sending = true;
        shell.resend = None;
        Some(CommandsRequest { outbox: shell.outbox, commands })
    });
    if let Some(request) = request.flatten() {
        spawn_local(async move {
            let answer = api::commands(&request).await;
            live.with_shell(|shell| shell.sending = false);
            match answer {
                Ok(answer) => answered(live, &request, &answer.outcomes),
                Err(error) => failed(live, &request, error),
            }
        });
    }
}

fn answered(live: Live, request: &CommandsRequest, outcomes: &[Outcome]) {
    let retry_ms = outcomes.iter().filter_map(|outcome| match outcome.answer {
        Answer::Retry { after_ms } => Some(u32::try_from(after_ms).unwrap_or(u32::MAX)),
        _ => None,
    });
    let retry_ms = retry_ms.max();
    // An id the hub does not name was answered by nothing: asking at once again would not end.
    let unnamed = request
        .commands
        .iter()
        .any(|sent| outcomes.iter().all(|outcome| outcome.id != Some(sent.id)));
    let told = tell(live, request, outcomes);
    let changed = live.with_replica(|replica| replica.settle(outcomes)).unwrap_or_default();
    painting::paint(live, &changed.places);
    if let Some(notice) = told {
        live.notice.try_set(Some(notice));
    }
    live.with_shell(|shell| {
        shell.send_failures = 0;
        for outcome in outcomes {
            if !matches!(outcome.answer, Answer::Retry { .. }) {
                outcome.id.and_then(|id| shell.about.remove(&id));
            }
        }
    });
    match (retry_ms, unnamed) {
        (Some(wait), _) => later(live, wait),
        (None, true) => failed(live, request, ApiError::Hub),
        (None, false) => flush(live),
    }
}

fn failed(live: Live, request: &CommandsRequest, error: ApiError) {
    if error.passes() {
        let failures = live.with_shell(|shell| {
            shell.send_failures = shell.send_failures.saturating_add(1);
            shell.send_failures
        });
        if failures == Some(1) {
            let place = request.commands.last().and_then(|sent| place_of(live, sent.id));
            live.notice.try_set(place.map(|place| Notice::Noted { place }));
        }
        later(live, pace::wait_ms(failures.unwrap_or(1), js_sys::Math::random()));
    } else if error == ApiError::SignIn {
        // The commands stay on this device; signing in as the same person sends them.
        live.session.try_update(|session| {
            if let Some(session) = session {
                session.me = None;
            }
        });
        live.notice.try_set(Some(Notice::SignInAgain));
    } else {
        let reason = match error {
            ApiError::Forbidden => Reason::NotPermitted,
            ApiError::Unreadable => Reason::SchemaUnsupported,
            _ => Reason::BadInput,
        };
        let answer = Answer::Rejected { reason, alternatives: Vec::new() };
        let outcomes = request.commands.iter().map(|sent| Outcome {
            id: Some(sent.id),
            answer: answer.clone(),
            detail: None,
        });
        answered(live, request, &outcomes.collect::<Vec<_>>());
    }
}

fn later(live: Live, wait_ms: u32) {
    let timer = Timeout::new(wait_ms, move || flush(live));
    live.with_shell(|shell| shell.resend = Some(timer));
}

/// What there is to tell of the answers: a rejection before all else, otherwise the last one.
fn tell(live: Live, request: &CommandsRequest, outcomes: &[Outcome]) -> Option<Notice> {
    let mut told = None;
    for (outcome, sent) in outcomes.iter().filter_map(|outcome| {
        let sent = request.commands.iter().find(|sent| Some(sent.id) == outcome.id)?;
        Some((outcome, sent))
    }) {
        match &outcome.answer {
            Answer::Accepted { .. } | Answer::Adjusted { .. } => {
                told = done(live, sent).or(told);
            }
            Answer::Rejected { reason, alternatives } => {
                let find = |replica: &mut sync::replica::Replica| {
                    let located =
                        alternatives.iter().map(|code| replica.estate().place_by_code(code));
                    located.flatten().map(|located| located.place.id).collect()
                };
                return Some(Notice::Rejected {
                    place: place_of(live, sent.id),
                    reason: *reason,
                    alternatives: live.with_replica(find).unwrap_or_default(),
                });
            }
            Answer::Retry { .. } => {}
        }
    }
    told
}

fn done(live: Live, sent: &CommandEnvelope) -> Option<Notice> {
    match &sent.command {
        Command::CheckIn { .. } => {
            let place = place_of(live, sent.id)?;
            let stay_ends = |replica: &mut sync::replica::Replica| {
                replica.state().stay(place).map(|stay| stay.until)
            };
            let until = live.with_replica(stay_ends).flatten()?;
            Some(Notice::CheckedIn { place, until })
        }
        Command::Release { .. } => place_of(live, sent.id).map(|place| Notice::Released { place }),
        Command::Close { target, .. } => area(live, target).map(Notice::AreaClosed),
        Command::Open { closure } => {
            let find = |replica: &mut sync::replica::Replica| {
                replica.confirmed().closure(*closure).map(|closure| closure.area.clone())
            };
            live.with_replica(find).flatten().map(Notice::AreaOpened)
        }
    }
}

fn area(live: Live, target: &Target) -> Option<domain::ClosedArea> {
    live.with_replica(|replica| replica.estate().area(target)).flatten()
}

fn place_of(live: Live, id: CommandId) -> Option<PlaceId> {
    live.with_shell(|shell| shell.about.get(&id).copied()).flatten()
}

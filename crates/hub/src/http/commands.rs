//! `POST /v1/commands`: what people ask for, and the screens at doors.

use super::caller::{pair_first, sign_in_first};
use crate::accounts::Caller;
use crate::problem::Problem;
use crate::screens::{ScreenCaller, ScreenNow};
use crate::writer::{Hub, Principal, SubmitError};
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::StatusCode;
use serde_json::Value;
use std::time::Duration;
use sync::wire::{
    Answer, CommandEnvelope, CommandRefused, CommandsRequest, CommandsResponse, MOST_COMMANDS,
    Outcome, ScreenMode,
};

/// How long a device waits when the hub is busy, and when it cannot write.
const BUSY: Duration = Duration::from_secs(1);
const NO_ROOM: Duration = Duration::from_secs(30);

/// Judges a list of commands. Only the envelope is strict: each command is read and answered on
/// its own, so one odd item cannot block the rest.
///
/// # Errors
/// 400 that names the field, 403 for a screen that hangs at no door, 413, 503 with nothing done.
pub async fn commands(
    State(hub): State<Hub>,
    caller: Option<Caller>,
    screen: Option<ScreenCaller>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<CommandsResponse>, Problem> {
    let principal = match (caller, screen) {
        (Some(caller), _) => Principal::person(caller.person, caller.role),
        (None, Some(screen)) => at_its_door(&screen)?,
        (None, None) => return Err(sign_in_first()),
    };
    let body = body.map_err(|refused| unread(&refused))?;
    let request = envelope(&body)?;
    let items: Vec<_> = request.commands.into_iter().map(CommandEnvelope::parse).collect();
    let readable = items.iter().flatten().cloned().collect();
    let answered = hub.submit(principal, request.outbox, readable).await;
    let mut answered = answered.map_err(not_taken)?.into_iter();
    let outcome = |item: Result<CommandEnvelope, CommandRefused>| match item {
        Ok(_) => answered.next(),
        Err(refused) => Some(unreadable(refused)),
    };
    Ok(Json(CommandsResponse { outcomes: items.into_iter().filter_map(outcome).collect() }))
}

/// A screen asks as the door where it hangs now.
fn at_its_door(caller: &ScreenCaller) -> Result<Principal, Problem> {
    let ScreenNow::Paired(own) = caller.now.borrow().clone() else { return Err(pair_first()) };
    match own.setup.mode {
        ScreenMode::Room(room) => Ok(Principal::door(caller.screen, room)),
        ScreenMode::Lobby | ScreenMode::Floor => Err(Problem::not_permitted(
            "this screen hangs at no door: it shows the building and takes no place; use a phone",
        )),
    }
}

fn envelope(body: &[u8]) -> Result<CommandsRequest<Value>, Problem> {
    let request: CommandsRequest<Value> = serde_json::from_slice(body)
        .map_err(|error| Problem::bad_request(format!("the envelope cannot be read: {error}")))?;
    let count = request.commands.len();
    if count > MOST_COMMANDS {
        let detail = format!("field `commands` holds {count} items; send at most {MOST_COMMANDS}");
        return Err(Problem::bad_request(detail));
    }
    Ok(request)
}

fn unreadable(refused: CommandRefused) -> Outcome {
    let CommandRefused { id, reason, detail } = refused;
    let answer = Answer::rejected(reason);
    Outcome { id, answer, detail: Some(detail) }
}

fn unread(refused: &BytesRejection) -> Problem {
    if refused.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Problem::too_large("send at most 64 KiB; more commands in a next request")
    } else {
        Problem::bad_request("the body broke off; send it again")
    }
}

fn not_taken(error: SubmitError) -> Problem {
    let (detail, after) = match error {
        SubmitError::Busy => ("the hub is busy; nothing was done, send the same again", BUSY),
        SubmitError::Stopping => {
            ("the hub is stopping; nothing was done, send the same again", BUSY)
        }
        SubmitError::StoreFull => (
            "the hub's disk is full; nothing was done, what is stored is safe, send the same again",
            NO_ROOM,
        ),
    };
    Problem::unavailable(detail).retry_after(after)
}

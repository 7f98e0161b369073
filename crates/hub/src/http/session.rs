//! `/v1/session`: who am I, sign in, sign out.

use super::App;
use super::address::ClientIp;
use super::caller::closed_on_a_screen;
use super::cookie::Purpose;
use crate::accounts::{Account, Caller, SignInError};
use crate::demo::people;
use crate::problem::Problem;
use crate::screens::ScreenCaller;
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::{PersonId, Role};
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};
use sync::wire::{Audience, DemoPerson, Me, Session, SignInDemo, SignInLocal, SignInMethod};

/// Who am I, and how does one sign in here. A screen in the building is nobody, and may see live status
/// wherever anybody may.
pub async fn show(
    State(app): State<App>,
    caller: Option<Caller>,
    screen: Option<ScreenCaller>,
) -> Json<Session> {
    let me = caller.map(|it| me(it.person, it.name.to_string(), it.role));
    let mut session = session(&app, me);
    if screen.is_some() {
        session.audience = Audience::Anyone;
    }
    Json(session)
}

/// Signs in. A session that the browser had before ends: the new one shares nothing with it.
///
/// # Errors
/// 400 for a body that cannot be read, 401 for a wrong name or password, 403 on a screen in the
/// building, 429 after too many.
pub async fn sign_in(
    State(app): State<App>,
    before: Option<Caller>,
    screen: Option<ScreenCaller>,
    ClientIp(from): ClientIp,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    if screen.is_some() {
        return Err(closed_on_a_screen());
    }
    let now = app.clock.now();
    let signed_in = match asked(&body)? {
        SignInAsked::Demo(_) if !app.demo => {
            let why = "this hub is no demonstration: sign in with name and password";
            return Err(Problem::bad_request(why));
        }
        SignInAsked::Demo(asked) => app.accounts.sign_in_demo(&asked.demo, from, now).await,
        SignInAsked::Local(asked) => {
            app.accounts.sign_in(&asked.name, asked.password, from, now).await
        }
    };
    let signed_in = signed_in.map_err(as_problem)?;
    if let Some(before) = before {
        end_quietly(&app, &before).await;
    }
    let Account { person, name, role, .. } = signed_in.account;
    let me = me(person, name, role);
    let seconds = app.sessions.longest().as_secs();
    let cookie = app.cookie.of(Purpose::Session, &headers);
    let cookie = cookie.set(&signed_in.reference, seconds).ok_or_else(failed)?;
    Ok(([(header::SET_COOKIE, cookie)], Json(session(&app, Some(me)))).into_response())
}

/// Signs out: the session ends everywhere it is used, its streams within a second.
///
/// # Errors
/// 401 when nobody was signed in.
pub async fn sign_out(
    State(app): State<App>,
    caller: Caller,
    asked: HeaderMap,
) -> Result<Response, Problem> {
    app.sessions.end(caller.reference).await.map_err(|error| {
        tracing::error!(%error, "a session could not be removed from the store");
        failed()
    })?;
    let mut headers = HeaderMap::new();
    if let Some(clear) = app.cookie.of(Purpose::Session, &asked).clear() {
        headers.insert(header::SET_COOKIE, clear);
    }
    // What the browser keeps of this person goes too.
    headers.insert("clear-site-data", HeaderValue::from_static("\"cache\""));
    Ok((StatusCode::NO_CONTENT, headers).into_response())
}

fn me(person: PersonId, name: String, role: Role) -> Me {
    Me { name, role, key: device_key(person) }
}

/// By what a device keeps apart what belongs to a person. The person's own id is no business of a
/// browser; this cannot be traced back to it.
fn device_key(person: PersonId) -> String {
    let mut hash = Sha256::new();
    hash.update(b"werkhub device key");
    hash.update(person.0.as_bytes());
    let hash = hash.finalize();
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn session(app: &App, me: Option<Me>) -> Session {
    let sign_in = match app.demo {
        true => SignInMethod::Demo { people: demo_people() },
        false => SignInMethod::Local,
    };
    Session { me, audience: app.audience, sign_in, demo: app.demo }
}

fn demo_people() -> Vec<DemoPerson> {
    let people = people::all().into_iter();
    people
        .map(|person| DemoPerson {
            login: person.login.to_owned(),
            name: person.name.to_owned(),
            role: person.role,
        })
        .collect()
}

enum SignInAsked {
    Demo(SignInDemo),
    Local(SignInLocal),
}

/// Reads the body; what is wrong with it is told by the name of the field.
fn asked(body: &[u8]) -> Result<SignInAsked, Problem> {
    let value: Value = serde_json::from_slice(body)
        .map_err(|error| Problem::bad_request(format!("the body is not JSON: {error}")))?;
    match value.get("demo") {
        Some(_) => read(value).map(SignInAsked::Demo),
        None => read(value).map(SignInAsked::Local),
    }
}

fn read<T: DeserializeOwned>(value: Value) -> Result<T, Problem> {
    serde_json::from_value(value).map_err(|error| {
        // Values may be a password; only what serde says of names and types is passed on.
        let said = error.to_string();
        let safe = said.starts_with("missing field") || said.starts_with("unknown field");
        let said = if safe { said } else { "a field has the wrong type".to_owned() };
        Problem::bad_request(format!("send {{\"name\": …, \"password\": …}}: {said}"))
    })
}

fn as_problem(error: SignInError) -> Problem {
    match error {
        SignInError::Refused => Problem::sign_in_first("name or password is not right: try again"),
        SignInError::Throttled(wait) => {
            Problem::too_often("too many attempts: wait a moment and try again").retry_after(wait)
        }
        SignInError::Failed(error) => {
            tracing::error!(%error, "a session could not be made");
            failed()
        }
    }
}

fn failed() -> Problem {
    Problem::unavailable("this cannot be written down now: try again later")
        .retry_after(std::time::Duration::from_secs(5))
}

async fn end_quietly(app: &App, before: &Caller) {
    if let Err(error) = app.sessions.end(before.reference).await {
        tracing::error!(%error, "a session could not be removed from the store");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_device_calls_a_person_tells_persons_apart_and_nothing_of_them() {
        let of = |n| device_key(PersonId(uuid::Uuid::from_u128(n)));
        assert_eq!(of(1), of(1));
        assert_ne!(of(1), of(2));
        assert_eq!(of(1).len(), 16);
        assert!(!of(0).contains("0000"), "{}", of(0));
    }

    #[test]
    fn the_body_is_read_strictly_and_never_repeated() {
        let check =
            |body: &str, expected: Result<(), &str>| match (asked(body.as_bytes()), expected) {
                (Ok(_), Ok(())) => {}
                (Err(problem), Err(words)) => {
                    assert!(problem.detail().contains(words), "{body}: {}", problem.detail());
                    assert!(!problem.detail().contains("geheim"), "{}", problem.detail());
                }
                _ => panic!("{body}"),
            };
        check(r#"{"demo":"sanne"}"#, Ok(()));
        check(r#"{"name":"a","password":"geheim"}"#, Ok(()));
        check(r#"{"demo":"sanne","role":"administrator"}"#, Err("`role`"));
        check(r#"{"name":"a","password":"geheim","x":1}"#, Err("`x`"));
        check(r#"{"name":"a"}"#, Err("`password`"));
        check(r#"{"name":1,"password":"geheim"}"#, Err("wrong type"));
        check(r#"{"name":"a","password":{"geheim":1}}"#, Err("wrong type"));
        check(r#""geheim""#, Err("wrong type"));
        check("[]", Err("field"));
        check("{", Err("not JSON"));
    }
}

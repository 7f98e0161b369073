//! Signing in: by choosing somebody in a demonstration, by name and password otherwise.

use super::Preferences;
use super::frame::{AppName, Frame};
use super::map::return_path;
use super::parts::{use_heading, use_page_title};
use super::with_building::error_text;
use crate::erased::on_press;
use crate::replica::{ApiError, Live};
use crate::router::Router;
use crate::text::{Key, in_small_letters, role_name};
use domain::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::wire::{DemoPerson, SignIn, SignInDemo, SignInLocal, SignInMethod};

/// `/sign-in?to=`.
#[component]
pub fn SignInScreen() -> impl IntoView {
    let preferences = Preferences::of_context();
    let live = expect_context::<Live>();
    let heading = use_heading();
    use_page_title(move || preferences.say(Key::SignIn).to_owned());
    let trouble = RwSignal::new(None::<Key>);
    let is_busy = RwSignal::new(false);
    let router = Router::of_context();
    let enter = Callback::new(move |who: SignIn| {
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        trouble.set(None);
        let to = untrack(|| router.query("to"));
        spawn_local(async move {
            let entered = live.sign_in(&who).await;
            is_busy.try_set(false);
            match entered {
                Ok(()) => {
                    router.replace(return_path(to.as_deref()));
                }
                Err(error) => drop(trouble.try_set(Some(trouble_text(error)))),
            }
        });
    });
    let method = Memo::new(move |_| {
        live.session.with(|session| session.as_ref().map(|session| session.sign_in.clone()))
    });
    view! {
        <Frame title=|| view! { <AppName /> } class="page-screen">
            <section class="page sign-in" aria-busy=move || if is_busy.get() { "true" } else { "false" }>
                <h1 class="page__title" node_ref=heading tabindex="-1">
                    {preferences.saying(Key::SignIn)}
                </h1>
                <p class="trouble" role="alert">
                    {move || trouble.get().map(|key| preferences.say(key))}
                </p>
                {move || match method.get() {
                    Some(SignInMethod::Demo { people }) => {
                        view! { <DemoList people enter /> }.into_any()
                    }
                    Some(SignInMethod::Local) => view! { <LocalForm enter trouble is_busy /> }.into_any(),
                    None => view! { <NoAnswerYet /> }.into_any(),
                }}
            </section>
        </Frame>
    }
}

/// The hub has not said how one signs in.
#[component]
fn NoAnswerYet() -> impl IntoView {
    let preferences = Preferences::of_context();
    let live = expect_context::<Live>();
    view! {
        <p class="page__lead">{preferences.saying(Key::HubUnreachableHint)}</p>
        <button type="button" class="button" on:click=on_press(move |_| live.try_now())>
            {preferences.saying(Key::TryNow)}
        </button>
    }
}

#[component]
fn DemoList(people: Vec<DemoPerson>, enter: Callback<SignIn>) -> impl IntoView {
    let preferences = Preferences::of_context();
    let sought = RwSignal::new(String::new());
    let people = StoredValue::new(people);
    let found = move || {
        let sought = in_small_letters(&sought.get());
        people.with_value(|people| {
            let fits = |person: &&DemoPerson| {
                in_small_letters(&person.name).contains(&sought) || person.login.contains(&sought)
            };
            people.iter().filter(fits).cloned().collect::<Vec<_>>()
        })
    };
    let person = move |person: DemoPerson| {
        let login = person.login.clone();
        let role = person.role;
        let choose = move |_| {
            enter.run(SignIn::Demo(SignInDemo { demo: login.clone() }));
        };
        view! {
            <li>
                <button type="button" class="person" data-login=person.login on:click=on_press(choose)>
                    <span class="person__initials" aria-hidden="true">{initials(&person.name)}</span>
                    <span class="person__name">{person.name}</span>
                    <span class="person__role" data-named=(role != Role::Staff).then_some("true")>
                        {move || role_name(preferences.language().get(), role)}
                    </span>
                </button>
            </li>
        }
    };
    view! {
        <p class="page__lead">{preferences.saying(Key::SignInDemoLead)}</p>
        <label class="field">
            <span class="field__label">{preferences.saying(Key::FindYourName)}</span>
            <input
                class="field__input"
                type="search"
                autocomplete="off"
                prop:value=move || sought.get()
                on:input:target=move |event| sought.set(event.target().value())
            />
        </label>
        <ul class="people" role="list">
            <For each=found key=|it| it.login.clone() children=person />
        </ul>
        <p role="status">
            {move || found().is_empty().then(|| preferences.say(Key::NobodyFound))}
        </p>
    }
}

#[component]
fn LocalForm(
    enter: Callback<SignIn>,
    trouble: RwSignal<Option<Key>>,
    is_busy: RwSignal<bool>,
) -> impl IntoView {
    let preferences = Preferences::of_context();
    let (name, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (name, password) = (name.get_untracked(), password.get_untracked());
        if name.trim().is_empty() || password.is_empty() {
            trouble.set(Some(Key::FillInBoth));
            return;
        }
        enter.run(SignIn::Local(SignInLocal { name: name.trim().to_owned(), password }));
    };
    view! {
        <form class="form" on:submit=submit novalidate>
            <p class="page__lead">{preferences.saying(Key::SignInLead)}</p>
            <label class="field">
                <span class="field__label">{preferences.saying(Key::Name)}</span>
                <input
                    class="field__input"
                    type="text"
                    name="name"
                    autocomplete="username"
                    autocapitalize="none"
                    spellcheck="false"
                    prop:value=move || name.get()
                    on:input:target=move |event| name.set(event.target().value())
                />
            </label>
            <label class="field">
                <span class="field__label">{preferences.saying(Key::Password)}</span>
                <input
                    class="field__input"
                    type="password"
                    name="password"
                    autocomplete="current-password"
                    prop:value=move || password.get()
                    on:input:target=move |event| password.set(event.target().value())
                />
            </label>
            <button
                type="submit"
                class="button button--action button--big"
                aria-disabled=move || if is_busy.get() { "true" } else { "false" }
            >
                {preferences.saying(Key::SignIn)}
            </button>
        </form>
    }
}

/// The first letters of the first and the last word of a name.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next();
    let last = words.next_back();
    [first, last].into_iter().flatten().filter_map(|word| word.chars().next()).collect()
}

fn trouble_text(error: ApiError) -> Key {
    match error {
        ApiError::SignIn | ApiError::Forbidden => Key::WrongNameOrPassword,
        ApiError::Busy => Key::TooManyTries,
        other => error_text(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn initials_leave_out_what_stands_between() {
        for (name, expected) in [("Sanne de Vries", "SV"), ("Bram", "B"), ("", "")] {
            assert_eq!(initials(name), expected);
        }
    }
}

//! Views whose code is fetched when they are first wanted, so that a first visit carries less.
//!
//! [`lazy_view!`] makes a function that fetches a view's code; [`lazy`] shows the view when the
//! code is here. A build that is split (`cargo xtask run`, feature `split`) puts the code of each
//! such function, and what no other part needs, into a wasm file of its own; a build that is not
//! has it at hand. The app brings everything in while the first screen is being read, so that
//! nothing is missing when the network is.

#![allow(
    unsafe_code,
    reason = "the macro that marks where to split declares the split function as an import"
)]

use crate::erased::{on_press, reactive};
use crate::screens::Preferences;
use crate::text::Key;
use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;
use std::pin::Pin;

/// Makes a view of its properties.
pub type Build<P> = fn(P) -> AnyView;

/// The code of a view could not be fetched; asking again tries again.
#[derive(Clone, Copy, Debug)]
pub struct NotFetched;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotFetched {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// A future that needs no type of its own.
pub type Fetching<T> = Pin<Box<dyn Future<Output = T>>>;

/// Makes a function `name` that fetches code, given as a function of a plain type.
macro_rules! lazy_code {
    ($(#[$about:meta])* $name:ident: $function:ty = $code:expr) => {
        $(#[$about])*
        pub fn $name() -> $crate::lazy::Fetching<Result<$function, $crate::lazy::NotFetched>> {
            #[cfg(feature = "split")]
            #[wasm_split_helpers::wasm_split($name, fallible)]
            fn $name() -> Result<$function, $crate::lazy::NotFetched> {
                Ok($code)
            }
            #[cfg(not(feature = "split"))]
            async fn $name() -> Result<$function, $crate::lazy::NotFetched> {
                Ok($code)
            }
            Box::pin($name())
        }
    };
}
pub(crate) use lazy_code;

/// Makes a function `name` that fetches what `build`, a closure of one argument, is made of.
macro_rules! lazy_view {
    ($(#[$about:meta])* $name:ident: $properties:ty = $build:expr) => {
        $crate::lazy::lazy_code!($(#[$about])* $name: $crate::lazy::Build<$properties> = $build);
    };
}
pub(crate) use lazy_view;

/// So long after a part could not be fetched it is asked for again, in milliseconds.
const AGAIN_AFTER: u32 = 15_000;

/// Shows a view as soon as its code is here. `properties` are read when it is. What cannot be fetched
/// is asked for again now and then: nobody need stand before a screen in the building.
pub fn lazy<P: 'static>(
    fetch: fn() -> Fetching<Result<Build<P>, NotFetched>>,
    mut properties: impl FnMut() -> P + Send + 'static,
) -> AnyView {
    let fetched = RwSignal::new(None::<Result<Build<P>, NotFetched>>);
    let start = move || {
        spawn_local(async move {
            loop {
                let answer = fetch().await;
                let is_here = answer.is_ok();
                // Nothing at all when the screen was left meanwhile.
                let told = fetched.try_with_untracked(|told| told.as_ref().map(Result::is_ok));
                let is_news = match told {
                    None | Some(Some(true)) => return,
                    Some(Some(false)) => is_here,
                    Some(None) => true,
                };
                if is_news {
                    fetched.try_set(Some(answer));
                }
                if is_here {
                    return;
                }
                TimeoutFuture::new(AGAIN_AFTER).await;
            }
        });
    };
    start();
    let try_again = Callback::new(move |()| {
        fetched.set(None);
        start();
    });
    reactive(move || match fetched.get() {
        None => ().into_any(),
        Some(Ok(build)) => build(properties()),
        Some(Err(NotFetched)) => view! { <Missing try_again /> }.into_any(),
    })
    .into_any()
}

#[component]
fn Missing(try_again: Callback<()>) -> impl IntoView {
    let preferences = Preferences::of_context();
    view! {
        <section class="page page--message" role="alert">
            <h2 class="page__title">{preferences.saying(Key::PartMissing)}</h2>
            <p class="page__lead">{preferences.saying(Key::PartMissingHint)}</p>
            <button
                type="button"
                class="button button--action"
                on:click=on_press(move |_| try_again.run(()))
            >
                {preferences.saying(Key::TryNow)}
            </button>
        </section>
    }
}

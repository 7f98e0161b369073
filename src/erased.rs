//! One type where there would be many, so that the app stays small.
//!
//! Each closure has a type of its own, and each type that a view is given costs one to four kB of
//! compiled view machinery. `view!` erases the closures written right in it; those made elsewhere,
//! and those that hear clicks, are erased here.

use leptos::ev::MouseEvent;
use leptos::prelude::on_cleanup;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::reactive_graph::SharedReactiveFunction;
use std::sync::{Arc, Mutex};

/// What a view shows and keeps up to date.
pub fn reactive<T: 'static>(of: impl FnMut() -> T + Send + 'static) -> SharedReactiveFunction<T> {
    Arc::new(Mutex::new(of))
}

/// What a click does.
pub fn on_press(act: impl FnMut(MouseEvent) + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(act)
}

/// Does something now, and again whenever a signal that it reads has changed, as long as the
/// reactive owner at hand lives. (`Effect::new` begins a little later, and for each closure it
/// compiles a machinery of its own.)
pub fn keep_up(act: impl FnMut() + 'static) {
    let effect = keeping_up(Box::new(act));
    on_cleanup(move || drop(effect));
}

fn keeping_up(mut act: Box<dyn FnMut()>) -> RenderEffect<()> {
    RenderEffect::new(move |_| act())
}

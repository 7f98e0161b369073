//! A floor on a page of its own, with somebody who looks at it.

use super::super::testing::{floor_of, plan_of};
use super::super::{FloorMap, Legend, PlaceList};
use crate::replica::Statuses;
use crate::text::Language;
use crate::wanted::Wanted;
use domain::Status;
use domain::plan::{Floor, PlaceId, PlaceKind};
use domain::time::{Instant, LocalClock};
use js_sys::{Array, Function, Promise};
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Element, HtmlElement, KeyboardEvent, KeyboardEventInit, MutationObserver, MutationObserverInit,
    PointerEvent, PointerEventInit,
};

pub const FREE: Status = Status::Free { until: Instant(54_000_000) };
/// A floor on the page; goes away when dropped.
pub struct Stage {
    pub floor: Arc<Floor>,
    pub statuses: Statuses,
    pub selected: RwSignal<Option<PlaceId>>,
    pub wanted: RwSignal<Wanted>,
    pub faulty: RwSignal<Option<Vec<PlaceId>>>,
    pub language: RwSignal<Language>,
    pub root: HtmlElement,
    _mounted: Box<dyn std::any::Any>,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Part {
    Map,
    List,
    Legend,
}

impl Stage {
    pub fn with(part: Part, places: usize) -> Self {
        let floor = Arc::new(floor_of(places));
        let statuses = Statuses::of_plans([&plan_of(&floor)]);
        for place in &floor.places {
            statuses.set(place.id, FREE);
        }
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        for (name, value) in [("position", "fixed"), ("inset", "0 auto auto 0")] {
            root.style().set_property(name, value).unwrap();
        }
        root.style().set_property("width", "800px").unwrap();
        root.style().set_property("height", "600px").unwrap();
        let style = document().create_element("style").unwrap();
        style.set_text_content(Some(include_str!("../../../style/40-floor-map.css")));
        root.append_child(&style).unwrap();
        document().body().unwrap().append_child(&root).unwrap();
        let signals = Rc::new(Cell::new(None));
        let (given, of_floor, of_statuses) = (signals.clone(), floor.clone(), statuses.clone());
        let mounted = mount_to(root.clone(), move || {
            let selected = RwSignal::new(None);
            let wanted = RwSignal::new(Wanted::default());
            let faulty = RwSignal::new(None);
            let language = RwSignal::new(Language::Nl);
            given.set(Some((selected, wanted, faulty, language)));
            let (floor, statuses, clock) = (of_floor, of_statuses, LocalClock::default());
            let (in_words, wished) = (language.into(), wanted.into());
            match part {
                Part::Map => view! {
                    <FloorMap floor clock statuses selected wanted=wished faulty language=in_words />
                }
                .into_any(),
                Part::List => view! {
                    <PlaceList floor clock statuses selected wanted=wished language=in_words />
                }
                .into_any(),
                Part::Legend => {
                    view! { <Legend floor statuses wanted=wished language=in_words /> }.into_any()
                }
            }
        });
        let (selected, wanted, faulty, language) = signals.take().unwrap();
        let _mounted = Box::new(mounted);
        Stage { floor, statuses, selected, wanted, faulty, language, root, _mounted }
    }

    pub fn find(&self, selector: &str) -> Element {
        self.root.query_selector(selector).unwrap().unwrap()
    }

    pub fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    pub fn place(&self, index: usize) -> HtmlElement {
        let code = &self.floor.places[index].code;
        self.find(&format!("[data-place='{code}']")).unchecked_into()
    }

    pub fn first(&self, kind: PlaceKind) -> usize {
        self.floor.places.iter().position(|place| place.kind == kind).unwrap()
    }

    pub fn look(&self) -> String {
        self.find(".floor-map__floor").get_attribute("transform").unwrap()
    }

    pub fn press(&self, key: &str) {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        document().active_element().unwrap().dispatch_event(&event).unwrap();
    }

    /// A finger taps beside the middle of a place, so many pixels to the right of it.
    pub fn tap(&self, index: usize, beside_px: f64) {
        let area = self.place(index).get_bounding_client_rect();
        let x = area.left() + area.width() / 2.0 + beside_px;
        let y = area.top() + area.height() / 2.0;
        for kind in ["pointerdown", "pointerup"] {
            let init = PointerEventInit::new();
            init.set_bubbles(true);
            init.set_pointer_id(1);
            #[allow(clippy::cast_possible_truncation)]
            init.set_client_x(x as i32);
            #[allow(clippy::cast_possible_truncation)]
            init.set_client_y(y as i32);
            let event = PointerEvent::new_with_event_init_dict(kind, &init).unwrap();
            self.find(".floor-map__drawing").dispatch_event(&event).unwrap();
        }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// Lets everything that waits for its turn have it, until the next picture is on the screen.
pub async fn painted() {
    let frames = Promise::new(&mut |done: Function, _| {
        request_animation_frame(move || {
            request_animation_frame(move || {
                done.call0(&JsValue::UNDEFINED).unwrap();
            });
        });
    });
    JsFuture::from(frames).await.unwrap();
}

/// Waits until the map has come to rest.
pub async fn at_rest(stage: &Stage) {
    loop {
        let before = stage.look();
        painted().await;
        if stage.look() == before {
            return;
        }
    }
}

/// How many mutation records an action causes in the map.
pub async fn records_of(stage: &Stage, act: impl FnOnce()) -> u32 {
    let counted = Rc::new(Cell::new(0));
    let counter = counted.clone();
    let heard = Closure::<dyn FnMut(Array)>::new(move |records: Array| {
        counter.set(counter.get() + records.length());
    });
    let observer = MutationObserver::new(heard.as_ref().unchecked_ref()).unwrap();
    let everything = MutationObserverInit::new();
    everything.set_subtree(true);
    everything.set_child_list(true);
    everything.set_attributes(true);
    everything.set_character_data(true);
    observer.observe_with_options(&stage.root, &everything).unwrap();
    act();
    painted().await;
    observer.disconnect();
    counted.get()
}

//! The hours above the bars, and the bars of one room.

use super::axis::Axis;
use super::room_day::{RoomDay, look};
use crate::erased::reactive;
use leptos::prelude::*;

/// The hours of the day, where the bars below have them.
#[component]
pub fn Hours(
    /// The part of the day that is shown.
    axis: Memo<Option<Axis>>,
) -> impl IntoView {
    let label = |(share, hour): (f64, u32)| {
        view! {
            <span class="hours__hour" style=("left", percent(share))>
                {hour}
            </span>
        }
    };
    let labels = move || {
        let labels = axis.with(|axis| axis.as_ref().map(Axis::labels)).unwrap_or_default();
        labels.into_iter().map(label).collect_view()
    };
    view! {
        <div class="hours" aria-hidden="true">
            <div class="hours__axis">{reactive(labels)} <span class="hours__now"></span></div>
        </div>
    }
}

/// What of the day is free and what is taken. Said in words beside it, so it is hidden from screen
/// readers.
#[component]
pub fn DayBar(
    /// The room's day.
    day: Memo<Option<RoomDay>>,
    /// The part of the day that is shown.
    axis: Memo<Option<Axis>>,
) -> impl IntoView {
    let bars = move || {
        let axis = axis.get()?;
        let day = day.get().filter(|day| day.shows != "unknown")?;
        let gaps = day.gaps(axis.span).into_iter().map(|gap| (gap, "free"));
        let taken = day.taken.iter().map(|taken| (taken.span, look(taken.by)));
        let bar = |(span, look): (domain::time::Span, &'static str)| {
            let (from, until) = (axis.share(span.from), axis.share(span.until));
            view! {
                <span
                    class="day__bar"
                    data-look=look
                    style=("left", percent(from))
                    style=("width", percent(until - from))
                ></span>
            }
        };
        Some(gaps.chain(taken).map(bar).collect_view())
    };
    view! {
        <div class="day" aria-hidden="true">
            {reactive(bars)} <span class="day__past"></span> <span class="day__now"></span>
        </div>
    }
}

fn percent(share: f64) -> String {
    // Two decimals are a thousandth of the width of any screen.
    let hundredths = (share * 100.0).round() / 100.0;
    [&hundredths.to_string(), "%"].concat()
}

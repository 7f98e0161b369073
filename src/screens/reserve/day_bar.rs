//! The day of a place at a glance: what is taken, and what one is about to take.

use super::chosen::{Chosen, Present};
use super::offer::{Day, Offer};
use crate::erased::reactive;
use crate::replica::{By, Taken};
use crate::screens::Preferences;
use crate::text::moment;
use crate::text::reservations::words;
use domain::time::Span;
use leptos::prelude::*;

/// How high the bar is drawn, in minutes of its width.
const HEIGHT: i64 = 40;

/// A bar from opening to closing, with the same in words below.
#[component]
pub fn DayBar(chosen: Chosen) -> impl IntoView {
    let language = Preferences::of_context().language();
    let drawn = move || {
        let Present { offer, taken, day, span, .. } = chosen.present()?;
        let day = day?;
        let whole = opening(&offer, day)?;
        let piece = |class: &'static str, span: Span| {
            let span = Span::new(span.from.max(whole.from), span.until.min(whole.until));
            (!span.is_empty()).then(|| {
                let from = span.from.ms_since(whole.from) / 60_000;
                view! { <rect class=class x=from y="0" width=span.ms() / 60_000 height=HEIGHT /> }
            })
        };
        let over = piece("day-bar__over", Span::new(whole.from, day.open.from));
        let hours = (1..whole.ms() / 3_600_000).filter_map(|hour| {
            let at = whole.from.plus_ms(hour * 3_600_000);
            piece("day-bar__hour", Span::new(at, at.plus_minutes(1)))
        });
        let taken = taken.iter().filter_map(|it| {
            let class = match it.by {
                By::Me => "day-bar__mine",
                By::Stay | By::Promise | By::Closing => "day-bar__taken",
            };
            piece(class, it.span)
        });
        let own = span.and_then(|span| piece("day-bar__chosen", span));
        let pieces: Vec<_> = hours.chain(over).chain(taken).chain(own).collect();
        let view_box =
            ["0 0 ", &(whole.ms() / 60_000).to_string(), " ", &HEIGHT.to_string()].concat();
        Some(view! {
            <svg class="day-bar" viewBox=view_box preserveAspectRatio="none" aria-hidden="true">
                {pieces}
            </svg>
        })
    };
    let marks = move || {
        let Present { offer, day, .. } = chosen.present()?;
        let whole = opening(&offer, day?)?;
        let middle = whole.from.plus_ms(whole.ms() / 2);
        let mark = |at| view! { <span>{moment::end_time(&offer.rules.clock, at)}</span> };
        Some([whole.from, middle, whole.until].map(mark).collect_view())
    };
    let said = move || {
        let words = words(language.get());
        let Present { offer, taken, day, .. } = chosen.present()?;
        let open = day?.open;
        let during = |it: &Taken| {
            let span = Span::new(it.span.from.max(open.from), it.span.until.min(open.until));
            (!span.is_empty()).then(|| moment::hours(&offer.rules.clock, span))
        };
        let taken: Vec<String> = taken.iter().filter_map(during).collect();
        Some(match taken.is_empty() {
            true => words.free_all_day.to_owned(),
            false => [words.taken_at, " ", &taken.join(" · ")].concat(),
        })
    };
    view! {
        <div class="day-line">
            {reactive(drawn)}
            <p class="day-line__marks" aria-hidden="true">{reactive(marks)}</p>
            <p class="day-line__said">{reactive(said)}</p>
        </div>
    }
}

fn opening(offer: &Offer, day: Day) -> Option<Span> {
    offer.rules.hours.on(&offer.rules.clock, day.date)
}

//! What was found: the best five with why, then all; or why there is nothing.

use super::near::{Landmark, named};
use super::nothing::{Nothing, nothing};
use super::result::Reasons;
use super::when::When;
use super::wish::{FindWish, most_excluding};
use crate::erased::reactive;
use crate::floor_map::ZoneGlyph;
use crate::replica::{Freshness, Live, Shown};
use crate::screens::Preferences;
use crate::screens::map::{
    change_path, found_path, place_path, read_time, reserve_path, sign_in_path,
};
use crate::text::find::{as_last_heard, found, instead_of, show_all, words};
use crate::text::{Key, moment, phrase, zone_name};
use crate::wanted::Wanted;
use domain::Found;
use domain::plan::{PlaceCode, PlaceId};
use domain::time::Span;
use leptos::prelude::*;

/// So many are shown before one asks for all.
const BEST: usize = 5;
/// More than this nobody reads; the map shows them too.
const MOST: usize = 100;

/// What came of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Outcome {
    /// Nothing is known: the viewer is not told, or nothing was heard yet.
    NotTold,
    /// Nothing fits.
    Nothing(Nothing),
    /// The best, how many there are in all, and for when.
    Found(Vec<Found>, usize, Span),
}

/// The results, kept up to date.
#[component]
pub fn Results(
    /// The building.
    shown: Shown,
    /// What is looked for.
    wish: Memo<FindWish>,
) -> impl IntoView {
    let preferences = Preferences::of_context();
    let live = expect_context::<Live>();
    let language = preferences.language();
    let for_was = shown.clone();
    let outcome = {
        let shown = shown.clone();
        Memo::new(move |_| search(live, &shown, &wish.get()))
    };
    let count = move || {
        outcome.with(|outcome| match outcome {
            Outcome::Found(_, all, _) => Some(found(language.get(), *all)),
            _ => None,
        })
    };
    let age = {
        let clock = shown.building.rules.clock.clone();
        move || {
            let said = words(language.get());
            let heard_at = live.heard_at.get()?;
            let at = moment::time_or_day(language.get(), &clock, heard_at, live.now.get());
            let more = match (live.is_known.get(), live.freshness.get()) {
                (_, Freshness::Live) => return None,
                (true, _) => said.last_known,
                (false, _) => said.too_old,
            };
            let is_told = outcome.with(|outcome| *outcome != Outcome::NotTold);
            is_told.then(|| [as_last_heard(language.get(), &at).as_str(), " ", more].concat())
        }
    };
    let below = move || match outcome.get() {
        Outcome::NotTold => view! {
            <p class="find__none">{move || words(language.get()).sign_in}</p>
            <a class="button button--action" href=sign_in_path>{preferences.saying(Key::SignIn)}</a>
        }
        .into_any(),
        Outcome::Nothing(why) => nothing(why, wish.get_untracked()),
        Outcome::Found(best, all, span) => {
            let wish = wish.get_untracked();
            let near = wish.near.as_deref().and_then(|code| named(shown.plan(), code));
            let ways = ways(&shown, &wish, best.first(), all);
            let card = |found| card(live, &shown, &wish, near.as_ref(), span, found);
            let cards: Vec<_> = best.into_iter().filter_map(card).collect();
            view! {
                <ul class="results" role="list">{cards}</ul>
                {ways}
            }
            .into_any()
        }
    };
    let was = {
        let shown = for_was;
        move || {
            let (place, span) = instead(&shown, &wish.get())?;
            let named = shown.estate.place(place)?;
            let title = phrase::place_title(language.get(), named.place);
            let clock = &shown.building.rules.clock;
            let when = moment::stretch(language.get(), clock, span, live.now.get());
            Some(view! { <p class="page__lead">{instead_of(language.get(), &title, &when)}</p> })
        }
    };
    view! {
        <section class="find__results">
            {reactive(was)}
            <p class="rooms__note" role="status">{reactive(age)}</p>
            <div role="status"><h2 class="find__count">{reactive(count)}</h2></div>
            {reactive(below)}
        </section>
    }
}

fn search(live: Live, shown: &Shown, wish: &FindWish) -> Outcome {
    let span = match wish.when.span(wish.kind, &shown.building.rules, live.now.get()) {
        Ok(span) => span,
        Err(cannot) => return Outcome::Nothing(Nothing::Time(cannot)),
    };
    let near = || wish.near.as_deref().and_then(|code| named(shown.plan(), code));
    let wanted = wish.wanted(span, near().map(|landmark| landmark.near));
    let Some(mut found) = live.find(&wanted) else { return Outcome::NotTold };
    let all = found.len();
    if all == 0 {
        let count =
            |other: &FindWish| live.find(&other.wanted(span, None)).map_or(0, |found| found.len());
        let why = most_excluding(wish, count).map(|(part, count)| Nothing::But(part, count));
        return Outcome::Nothing(why.unwrap_or(Nothing::AtAll));
    }
    found.truncate(if wish.all { MOST } else { BEST });
    Outcome::Found(found, all, span)
}

/// Which reservation it is to be instead of.
fn instead(shown: &Shown, wish: &FindWish) -> Option<(PlaceId, Span)> {
    let (place, time) = wish.instead.as_ref()?;
    let located = shown.estate.place_by_code(&PlaceCode::new(place).ok()?)?;
    Some((located.place.id, read_time(&shown.building.rules.clock, time)?))
}

/// One place: what it is, where, why, and the one thing to do.
fn card(
    live: Live,
    shown: &Shown,
    wish: &FindWish,
    near: Option<&Landmark>,
    span: Span,
    found: Found,
) -> Option<AnyView> {
    let preferences = Preferences::of_context();
    let language = preferences.language();
    let located = shown.estate.place(found.place)?;
    let (place, floor, level) = (located.place.clone(), located.floor.name.clone(), found.level);
    let code = place.code.to_string();
    let titled = place.clone();
    let title = move || phrase::place_title(language.get(), &titled);
    let clock = shown.building.rules.clock.clone();
    let (wish_of, near) = (wish.clone(), near.cloned());
    let there = place_path(shown, found.place);
    let is_now = matches!(wish.when, When::Now(_));
    let was = instead(shown, wish);
    let way = match was {
        Some(was) => change_path(shown, was, Some((found.place, span))),
        None if is_now => there.clone(),
        None => reserve_path(shown, found.place, span),
    };
    let is_change = was.is_some();
    let reasons = move || {
        let language = language.get();
        let time = |at| moment::time_or_day(language, &clock, at, span.from);
        let reasons = Reasons {
            place: &place,
            found: &found,
            wish: &wish_of,
            near: near.as_ref(),
            is_known: live.is_known.get(),
        };
        reasons.words(language, time)
    };
    let action = move || {
        let words = words(language.get());
        match (is_change, is_now) {
            (true, _) => words.choose,
            (false, true) => words.look,
            (false, false) => words.reserve,
        }
    };
    Some(
        view! {
            <li class="result" data-place=code>
                <h3 class="result__title"><a class="result__link" href=there>{reactive(title)}</a></h3>
                <p class="result__where">
                    <span class="zone-chip" data-level=level.code()>
                        <ZoneGlyph level />
                        <span>{move || zone_name(language.get(), level)}</span>
                    </span>
                    <span>{move || floor.in_language(language.get()).to_owned()}</span>
                </p>
                <p class="result__why">{reactive(reasons)}</p>
                <a class="button result__action" href=way>{reactive(action)}</a>
            </li>
        }
        .into_any(),
    )
}

/// To all of them, and to the map with the rest dimmed.
fn ways(shown: &Shown, wish: &FindWish, best: Option<&Found>, all: usize) -> AnyView {
    let language = Preferences::of_context().language();
    let more = (!wish.all && all > BEST).then(|| {
        let there = FindWish { all: true, ..wish.clone() }.path();
        view! { <a class="button" href=there>{move || show_all(language.get(), all)}</a> }
    });
    let floor = best.and_then(|best| shown.estate.place(best.place)).map(|located| located.floor);
    let on_map = floor.map(|floor| {
        let kind = Some(wish.kind);
        let wanted = Wanted { levels: wish.levels.clone(), kind, ..Wanted::default() };
        let search = FindWish { all: false, ..wish.clone() }.path();
        let query = search.split_once('?').map(|(_, query)| query.to_owned());
        let there = found_path(floor, &wanted, query);
        view! { <a class="button" href=there>{move || words(language.get()).on_map}</a> }
    });
    view! { <p class="find__ways">{more} {on_map}</p> }.into_any()
}

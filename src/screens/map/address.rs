//! What of the map stands in the address: `/map/wh-1?zone=silence&place=1.118-3&view=list`.

use crate::replica::Shown;
use crate::router::with_query;
use crate::text::moment::{self, two_digits};
use crate::wanted::Wanted;
use chrono::{Datelike, NaiveDate};
use domain::plan::{Floor, PlaceId, PlaceKind};
use domain::time::{LocalClock, Span};
use leptos::prelude::*;

/// What of the map stands in the address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MapAddress {
    /// Code of the floor.
    pub floor: String,
    /// What is looked for.
    pub wanted: Wanted,
    /// Code of the chosen place.
    pub place: Option<String>,
    /// Whether the chosen place is being reserved: for which time, or `new`.
    pub reserve: Option<String>,
    /// Whether the way to the chosen place is shown, and for whom: `any` or `step-free`.
    pub route: Option<String>,
    /// Whether the list is shown instead of the map.
    pub list: bool,
    /// The search of which the results are shown, as it stands in the address of `/find`.
    pub find: Option<String>,
    /// Whether something at the chosen place is to be reported broken.
    pub report: bool,
}

impl MapAddress {
    /// Reads an address; `part` gives the value of a part of the query.
    pub fn read(floor: String, part: impl Fn(&str) -> Option<String>) -> Self {
        MapAddress {
            floor,
            wanted: Wanted::read(part("zone").as_deref(), part("kind").as_deref()),
            place: part("place").filter(|place| !place.is_empty()),
            reserve: part("reserve").filter(|time| !time.is_empty()),
            route: part("route").filter(|access| !access.is_empty()),
            list: part("view").as_deref() == Some("list"),
            find: part("find").filter(|query| !query.is_empty()),
            report: part("report").is_some(),
        }
    }

    /// The address itself.
    pub fn path(&self) -> String {
        let kind = self.wanted.kind.map(PlaceKind::code).map(str::to_owned);
        let view = self.list.then(|| String::from("list"));
        let find = self.find.as_ref().map(|query| js_sys::encode_uri_component(query).into());
        let report = self.report.then(|| String::from("yes"));
        let parts = [
            ("zone", self.wanted.zone_parameter()),
            ("kind", kind),
            ("place", self.place.clone()),
            ("reserve", self.reserve.clone()),
            ("route", self.route.clone()),
            ("view", view),
            ("find", find),
            ("report", report),
        ];
        with_query(&["/map/", &self.floor].concat(), parts)
    }

    /// The same map with another place, or none.
    pub fn with_place(&self, place: Option<String>) -> Self {
        MapAddress { place, reserve: None, route: None, report: false, ..self.clone() }
    }

    /// Another floor, with the same wish; a way goes on there.
    pub fn on_floor(&self, floor: &str) -> Self {
        let place = self.route.as_ref().and(self.place.clone());
        let route = self.route.clone();
        MapAddress { floor: floor.to_owned(), route, ..self.with_place(place) }
    }

    /// The way to the chosen place, or the place itself again.
    pub fn routing(&self, route: Option<String>) -> Self {
        MapAddress { route, list: false, ..self.with_place(self.place.clone()) }
    }

    /// The chosen place with the form to reserve it, or without.
    pub fn reserving(&self, reserve: Option<String>) -> Self {
        MapAddress { reserve, report: false, ..self.clone() }
    }

    /// The same map for another wish, in the place of a search.
    pub fn wanting(&self, wanted: Wanted) -> Self {
        MapAddress { wanted, find: None, ..self.clone() }
    }
}

/// The map of a floor with a wish.
pub fn floor_path(floor: &Floor, wanted: &Wanted) -> String {
    found_path(floor, wanted, None)
}

/// The same with the results of a search, as it stands in the address of `/find`.
pub fn found_path(floor: &Floor, wanted: &Wanted, find: Option<String>) -> String {
    let floor = floor.code.to_string();
    MapAddress { floor, wanted: wanted.clone(), find, ..MapAddress::default() }.path()
}

/// A place on the map; the start where it is not in the building.
pub fn place_path(shown: &Shown, place: PlaceId) -> String {
    match shown.estate.place(place) {
        Some(located) => MapAddress {
            floor: located.floor.code.to_string(),
            place: Some(located.place.code.to_string()),
            ..MapAddress::default()
        }
        .path(),
        None => String::from("/"),
    }
}

/// A place on the map, where something there is to be reported broken.
pub fn report_path(shown: &Shown, place: PlaceId) -> String {
    [&place_path(shown, place), "&report=yes"].concat()
}

/// What the address of the form says where no time is given.
pub const NEW: &str = "new";

/// A place on the map with the form to reserve it, filled in with that time.
pub fn reserve_path(shown: &Shown, place: PlaceId, span: Span) -> String {
    let time = written(&shown.building.rules.clock, span);
    [&place_path(shown, place), "&reserve=", &time].concat()
}

/// Where one of the own reservations is changed, named by its place and time:
/// `/reservations?place=1.118-3&time=2026-11-23T09:00-13:00`; to another place and time where one
/// is chosen already: `&to=1.118-4&at=2026-11-23T13:00-17:00`.
pub fn change_path(
    shown: &Shown,
    (place, span): (PlaceId, Span),
    to: Option<(PlaceId, Span)>,
) -> String {
    let code = |place: PlaceId| {
        let located = shown.estate.place(place)?;
        Some(String::from(js_sys::encode_uri_component(located.place.code.as_str())))
    };
    let time = |span| written(&shown.building.rules.clock, span);
    let named = code(place).map(|code| (code, time(span))).unzip();
    let becomes = to.and_then(|(place, span)| Some((code(place)?, time(span)))).unzip();
    let parts = [("place", named.0), ("time", named.1), ("to", becomes.0), ("at", becomes.1)];
    with_query("/reservations", parts)
}

/// A time of one day as it stands in an address: `2026-11-23T09:00-13:00`.
pub fn written(clock: &LocalClock, span: Span) -> String {
    let Some(local) = clock.local(span.from) else { return String::from(NEW) };
    let (from, until) =
        (moment::time_of_day(clock, span.from), moment::end_time(clock, span.until));
    [&written_date(local.date()), "T", &from, "-", &until].concat()
}

/// A date as addresses and date fields have it: `2026-11-23`.
pub fn written_date(date: NaiveDate) -> String {
    let (month, day) = (two_digits(date.month()), two_digits(date.day()));
    [&date.year().to_string(), "-", &month, "-", &day].concat()
}

/// Reads what [`written_date`] wrote.
pub fn read_date(text: &str) -> Option<NaiveDate> {
    let mut parts = text.splitn(3, '-').map(str::parse::<u32>);
    let mut part = || parts.next()?.ok();
    let (year, month, day) = (i32::try_from(part()?).ok()?, part()?, part()?);
    NaiveDate::from_ymd_opt(year, month, day)
}

/// Reads what [`written`] wrote; nothing when it says no time.
pub fn read_time(clock: &LocalClock, text: &str) -> Option<Span> {
    let (day, times) = text.split_once('T')?;
    let date = read_date(day)?;
    let (from, until) = times.split_once('-')?;
    let at = |time: &str| {
        let (hour, minute) = time.split_once(':')?;
        let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
        let midnight = || Some(clock.start_of_day(date.succ_opt()?));
        if (hour, minute) == (24, 0) {
            midnight()
        } else {
            Some(clock.instant(date.and_hms_opt(hour, minute, 0)?))
        }
    };
    let span = Span::new(at(from)?, at(until)?);
    (!span.is_empty()).then_some(span)
}

/// Sign-in, and back to where one is now.
pub fn sign_in_path() -> String {
    let location = window().location();
    let (path, query) =
        (location.pathname().unwrap_or_default(), location.search().unwrap_or_default());
    let here = String::from(js_sys::encode_uri_component(&[path, query].concat()));
    ["/sign-in?to=", &here].concat()
}

/// Where to go after signing in: an address of this app, never another one's.
pub fn return_path(to: Option<&str>) -> &str {
    match to {
        Some(path)
            if path.starts_with('/')
                && !path.starts_with("//")
                && !path.starts_with("/\\")
                && !path.starts_with("/sign-in") =>
        {
            path
        }
        _ => "/",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wanted::Choice;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn read(path: &str) -> MapAddress {
        let (floor, query) = path.split_once('?').unwrap_or((path, ""));
        let floor = floor.trim_start_matches("/map/").to_owned();
        MapAddress::read(floor, |name| {
            let parts = query.split('&').filter_map(|part| part.split_once('='));
            parts.filter(|(part, _)| *part == name).map(|(_, value)| value.to_owned()).next()
        })
    }

    #[test]
    fn what_is_written_is_read_again() {
        for (address, path) in [
            (MapAddress { floor: "wh-1".into(), ..MapAddress::default() }, "/map/wh-1"),
            (
                MapAddress {
                    floor: "wh-b1".into(),
                    wanted: Choice::Quiet.wanted(),
                    place: Some("-1.B13-6".into()),
                    ..MapAddress::default()
                },
                "/map/wh-b1?zone=focus,silence&place=-1.B13-6",
            ),
            (
                MapAddress {
                    floor: "wh-0".into(),
                    wanted: Choice::Call.wanted(),
                    list: true,
                    ..MapAddress::default()
                },
                "/map/wh-0?kind=booth&view=list",
            ),
            (
                MapAddress {
                    floor: "wh-0".into(),
                    place: Some("0.1".into()),
                    reserve: Some("2026-11-23T09:00-13:00".into()),
                    ..MapAddress::default()
                },
                "/map/wh-0?place=0.1&reserve=2026-11-23T09:00-13:00",
            ),
            (
                MapAddress {
                    floor: "wh-0".into(),
                    place: Some("0.1".into()),
                    report: true,
                    ..MapAddress::default()
                },
                "/map/wh-0?place=0.1&report=yes",
            ),
        ] {
            assert_eq!(address.path(), path);
            assert_eq!(read(path), address);
        }
    }

    #[test]
    fn a_time_in_an_address_is_read_again_and_nonsense_is_none() {
        let clock = LocalClock::default();
        for time in ["2026-11-23T09:00-13:00", "2026-01-02T19:15-24:00"] {
            let span = read_time(&clock, time).unwrap();
            assert_eq!(written(&clock, span), time);
        }
        for nonsense in [
            "new",
            "",
            "2026-11-23",
            "2026-11-23T13:00-09:00",
            "2026-02-30T09:00-10:00",
            "xT-",
            "2026-11-23T25:00-26:00",
        ] {
            assert_eq!(read_time(&clock, nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn another_place_or_floor_lets_the_form_go() {
        let address = read("/map/wh-1?place=1.118-3&reserve=new");
        assert_eq!(address.on_floor("wh-2").path(), "/map/wh-2");
        assert_eq!(address.with_place(Some("1.2".into())).path(), "/map/wh-1?place=1.2");
        assert_eq!(address.reserving(None).path(), "/map/wh-1?place=1.118-3");
    }

    #[test]
    fn a_way_goes_on_from_floor_to_floor() {
        let address = read("/map/wh-0?zone=silence&place=2.12-3&route=any");
        assert_eq!(
            address.on_floor("wh-2").path(),
            "/map/wh-2?zone=silence&place=2.12-3&route=any"
        );
        assert_eq!(address.routing(None).path(), "/map/wh-0?zone=silence&place=2.12-3");
        assert_eq!(address.with_place(None).path(), "/map/wh-0?zone=silence");
    }

    #[test]
    fn another_floor_keeps_the_wish_and_lets_the_place_go() {
        let address = read("/map/wh-1?zone=silence&place=1.118-3&view=list");
        assert_eq!(address.on_floor("wh-2").path(), "/map/wh-2?zone=silence&view=list");
    }

    #[test]
    fn a_search_stays_with_the_map_until_another_wish_is_chosen() {
        let find = Some("kind=desk&for=60".to_owned());
        let address = MapAddress { floor: "wh-1".into(), find, ..MapAddress::default() };
        assert_eq!(address.path(), "/map/wh-1?find=kind%3Ddesk%26for%3D60");
        assert_eq!(address.on_floor("wh-2").find, address.find);
        assert_eq!(address.with_place(Some("1.2".into())).find, address.find);
        assert_eq!(address.wanting(Wanted::default()).find, None);
    }

    #[test]
    fn one_returns_to_this_app_only() {
        for (to, expected) in [
            (None, "/"),
            (Some("/map/wh-1?place=1"), "/map/wh-1?place=1"),
            (Some("https://elsewhere.example"), "/"),
            (Some("//elsewhere.example"), "/"),
            (Some("/\\elsewhere.example"), "/"),
            (Some("/sign-in?to=/sign-in"), "/"),
        ] {
            assert_eq!(return_path(to), expected, "{to:?}");
        }
    }
}

//! The rules once more, written as plainly as can be: a list of places and loops over it.

mod doors;

use super::building::PLACES;
use super::history::{When, Wish};

/// What the naive model says of a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    Yes,
    NoSuchStay,
    No(&'static str),
}

/// Minutes since the start of the history, which is Friday at eight.
type Minute = i64;
const START_MINUTE: Minute = 8 * 60;
const A_DAY: Minute = 24 * 60;
/// The building closes at six on the five office days.
const CLOSING: Minute = 18 * 60;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sitting {
    pub who: usize,
    pub step: usize,
    pub since: Minute,
    pub until: Minute,
    /// Whose promise it was, where a door said that they are there.
    pub promised_to: Option<usize>,
}

impl Sitting {
    fn of(who: usize, step: usize, since: Minute, until: Minute) -> Self {
        Sitting { who, step, since, until, promised_to: None }
    }

    /// Whether it is named by that person or door.
    fn is(&self, who: usize, step: usize) -> bool {
        (self.who == who || self.promised_to == Some(who)) && self.step == step
    }
}

/// A place promised to somebody by the command of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Promised {
    pub place: usize,
    pub from: Minute,
    pub until: Minute,
    pub who: usize,
    pub step: usize,
    pub lapses: Minute,
}

/// A promise that was taken back, by whom it was not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gone {
    pub promise: Promised,
    pub no_show: bool,
}

/// A closing of places by a step, from and until when.
#[derive(Debug, Clone)]
struct Closing {
    step: usize,
    places: Vec<usize>,
    from: Minute,
    until: Option<Minute>,
}

#[derive(Debug, Clone, Default)]
pub struct Naive {
    pub promised: Vec<Promised>,
    pub sitting: [Option<Sitting>; 8],
    pub gone: Vec<Gone>,
    closings: Vec<Closing>,
}

impl Naive {
    pub fn time_passes(&mut self, now: Minute) {
        for seat in &mut self.sitting {
            if seat.is_some_and(|sitting| sitting.until <= now) {
                *seat = None;
            }
        }
        let lapsed = self.promised.extract_if(.., |it| it.lapses <= now);
        self.gone.extend(lapsed.map(|promise| Gone { promise, no_show: true }));
        self.gone.retain(|it| it.promise.until > now);
        self.closings.retain(|it| it.until.is_none_or(|until| until > now));
    }

    pub fn is_closed(&self, place: usize, now: Minute) -> bool {
        self.closings.iter().any(|it| it.places.contains(&place) && it.from <= now)
    }

    fn next_closing(&self, place: usize, now: Minute) -> Minute {
        let ahead = self.closings.iter().filter(|it| it.places.contains(&place) && it.from > now);
        ahead.map(|it| it.from).min().unwrap_or(Minute::MAX)
    }

    pub fn ask(&mut self, step: usize, who: usize, wish: &Wish, now: Minute) -> Says {
        if doors::is_refused(who, wish) {
            return Says::No("NotPermitted");
        }
        match wish {
            Wish::Arrive { place, quarters } => self.arrive(step, *place, *quarters, now),
            Wish::Vacate { place, named } => self.vacate(*place, *named),
            Wish::CheckIn { place, minutes } => self.check_in(step, who, *place, *minutes, now),
            Wish::Release { ago } => {
                let named = step.saturating_sub(*ago);
                for seat in &mut self.sitting {
                    if seat.is_some_and(|it| it.is(who, named)) {
                        *seat = None;
                        return Says::Yes;
                    }
                }
                Says::NoSuchStay
            }
            Wish::Reserve { place, when } => self.reserve(step, who, *place, *when, now),
            Wish::ReserveSeries { place, when, weeks } => {
                let before = self.promised.clone();
                let mut against = None;
                for week in 0..*weeks {
                    let later = When { days: when.days + 7 * week, ..*when };
                    let named = week_of(step, later.span(now).0);
                    match self.reserve(named, who, *place, later, now) {
                        Says::No(reason) => against = against.or(Some(reason)),
                        Says::Yes | Says::NoSuchStay => {}
                    }
                }
                let (from, until) = when.span(now);
                match against {
                    _ if PLACES.get(*place).is_none() => Says::No("UnknownPlace"),
                    _ if until <= from || *weeks == 0 => Says::No("BadInput"),
                    None => Says::Yes,
                    Some(reason) => {
                        self.promised = before;
                        Says::No(reason)
                    }
                }
            }
            Wish::Cancel { ago } => {
                let named = step.saturating_sub(*ago);
                let before = self.promised.len() + self.gone.len();
                self.promised.retain(|it| it.who != who || it.step != named);
                self.gone.retain(|it| it.promise.who != who || it.promise.step != named);
                let after = self.promised.len() + self.gone.len();
                if after < before { Says::Yes } else { Says::NoSuchStay }
            }
            Wish::Change { ago, place, when } => {
                let named = step.saturating_sub(*ago);
                let mine = self.promised.iter().position(|it| it.who == who && it.step == named);
                let Some(at) = mine else { return Says::No("Expired") };
                let was = self.promised[at];
                if (was.place, (was.from, was.until)) == (*place, when.span(now)) {
                    return Says::Yes;
                }
                self.promised.remove(at);
                let says = self.reserve(named, who, *place, *when, now);
                if says != Says::Yes {
                    self.promised.push(was);
                }
                says
            }
            Wish::Extend { ago, minutes } => {
                self.extend(step.saturating_sub(*ago), who, *minutes, now)
            }
            _ if who != 2 => Says::No("NotPermitted"),
            Wish::ClosePlace { place, ahead, minutes } => {
                self.close(step, vec![*place], (*ahead).into(), *minutes, now)
            }
            Wish::CloseZone { silent: true } => self.close(step, vec![1, 3], 0, None, now),
            Wish::CloseZone { silent: false } => self.close(step, vec![4, 6], 0, None, now),
            Wish::CloseFloor { floor: 2, .. } => Says::No("UnknownPlace"),
            Wish::CloseFloor { floor, minutes } => {
                self.close(step, (floor * 4..floor * 4 + 4).collect(), 0, *minutes, now)
            }
            Wish::Open { ago } => {
                let named = step.saturating_sub(*ago);
                self.closings.retain(|it| it.step != named);
                Says::Yes
            }
        }
    }

    fn check_in(
        &mut self,
        step: usize,
        who: usize,
        place: usize,
        minutes: Option<u16>,
        now: Minute,
    ) -> Says {
        if minutes == Some(0) {
            return Says::No("BadInput");
        }
        let Some(name) = PLACES.get(place) else { return Says::No("UnknownPlace") };
        let too_late = |it: &&Gone| {
            let Promised { place: at, from, until, who: whose, .. } = it.promise;
            (at, whose, it.no_show) == (place, who, true) && from <= now && now < until
        };
        let lapsed = self.gone.iter().filter(too_late).min_by_key(|it| it.promise.from).copied();
        let taken = |why| Says::No(if lapsed.is_some() { "ReassignedAfterNoShow" } else { why });
        if let Some(sitting) = self.sitting[place] {
            if sitting.who == who {
                return Says::No("AlreadyElsewhere");
            }
            // They said at the door that they are there: it is that person's, and nothing changes.
            if sitting.promised_to == Some(who) {
                return Says::Yes;
            }
            return taken("PlaceOccupied");
        }
        if self.is_closed(place, now) {
            return Says::No("OutOfService");
        }
        let elsewhere = (0..8).filter(|&n| self.sitting[n].is_some_and(|it| it.who == who));
        let of_kind = elsewhere.filter(|&n| kind(n) == kind(place)).count();
        if of_kind >= if kind(place) == 'R' { 5 } else { 1 } {
            return Says::No("AlreadyElsewhere");
        }
        let end = end_of_day(now);
        let early = match kind(place) {
            'R' => 10,
            'B' => 5,
            _ => 15,
        };
        let here = |it: &&Promised| it.place == place;
        let now_promised =
            self.promised.iter().filter(here).find(|it| it.from <= now && now < it.until);
        let next = self.promised.iter().filter(here).filter(|it| it.from > now).min();
        let mine = match (now_promised, next) {
            (Some(it), _) if it.who != who => return taken("PlaceReserved"),
            (Some(it), _) => Some(*it),
            (None, Some(it)) if it.who == who && it.from - early <= now => Some(*it),
            _ => None,
        };
        if let Some(mine) = mine {
            self.promised.retain(|it| *it != mine);
            self.sitting[place] = Some(Sitting::of(who, step, now, mine.until));
            return Says::Yes;
        }
        let bound = next.map_or(Minute::MAX, |next| next.from).min(self.next_closing(place, now));
        if let Some(lapsed) = lapsed {
            self.gone.retain(|it| *it != lapsed);
            let until = lapsed.promise.until.min(bound);
            self.sitting[place] = Some(Sitting::of(who, step, now, until));
            return Says::Yes;
        }
        let end = end.min(bound);
        let longest = match (*name, minutes) {
            ("0.R", asked) => now + i64::from(asked.unwrap_or(60).min(60)),
            ("1.B", asked) => now + i64::from(asked.unwrap_or(30).min(60)),
            (_, Some(asked)) => now + i64::from(asked),
            (_, None) => end,
        };
        self.sitting[place] = Some(Sitting::of(who, step, now, longest.min(end)));
        Says::Yes
    }

    fn reserve(&mut self, step: usize, who: usize, place: usize, when: When, now: Minute) -> Says {
        if PLACES.get(place).is_none() {
            return Says::No("UnknownPlace");
        }
        let (from, until) = when.span(now);
        let (days_ahead, at_once, open, longest, grace) = match kind(place) {
            'R' => (90, 5, 5, None, 10),
            'B' => (0, 1, 4, Some(60), 5),
            _ => (14, 1, 10, None, 30),
        };
        if until <= from {
            return Says::No("BadInput");
        }
        if from + 15 <= now {
            return Says::No("Expired");
        }
        if from % 15 != 0 || until % 15 != 0 {
            return Says::No("BadInput");
        }
        let day = |minute: Minute| (minute + START_MINUTE).div_euclid(A_DAY);
        let of_day = |minute: Minute| (minute + START_MINUTE).rem_euclid(A_DAY);
        let office = (4 + day(from)) % 7 < 5 && of_day(from) >= 7 * 60;
        let in_hours = office && day(from) == day(until) && of_day(until) <= CLOSING;
        if !in_hours
            || day(from) > day(now) + days_ahead
            || longest.is_some_and(|it| until - from > it)
        {
            return Says::No("WindowClosed");
        }
        let closed = self.closings.iter().any(|it| {
            let during = it.from < until && it.until.is_none_or(|end| end > from);
            it.places.contains(&place) && during
        });
        if closed {
            return Says::No("OutOfService");
        }
        if let Some(sitting) = self.sitting[place].filter(|sitting| sitting.until > from) {
            return Says::No(if sitting.who == who { "AlreadyElsewhere" } else { "PlaceOccupied" });
        }
        let overlaps = |it: &&Promised| it.from < until && from < it.until;
        if let Some(it) = self.promised.iter().filter(overlaps).filter(|it| it.place == place).min()
        {
            return Says::No(if it.who == who { "AlreadyElsewhere" } else { "PlaceReserved" });
        }
        let mine =
            || self.promised.iter().filter(|it| it.who == who && kind(it.place) == kind(place));
        if mine().count() >= open || mine().filter(overlaps).count() >= at_once {
            return Says::No("AlreadyElsewhere");
        }
        let lapses = (from.max(now) + grace).min(until);
        self.promised.push(Promised { place, from, until, who, step, lapses });
        Says::Yes
    }

    fn extend(&mut self, named: usize, who: usize, minutes: u16, now: Minute) -> Says {
        let seat = (0..8).find(|&n| self.sitting[n].is_some_and(|it| it.is(who, named)));
        let Some(place) = seat else { return Says::No("Expired") };
        let Some(sitting) = self.sitting[place] else { return Says::No("Expired") };
        let until = now + i64::from(minutes);
        if minutes == 0 {
            return Says::No("BadInput");
        }
        if until > sitting.until {
            if self.promised.iter().any(|it| it.place == place && it.until > now && it.from < until)
            {
                return Says::No("PlaceReserved");
            }
            if self.next_closing(place, now) < until {
                return Says::No("OutOfService");
            }
            let longest = match kind(place) {
                'R' => sitting.until + 60,
                // A booth is for an hour, however often one asks.
                'B' => sitting.since + 60,
                _ => Minute::MAX,
            };
            if until > end_of_day(now).min(longest) {
                return Says::No("WindowClosed");
            }
        }
        self.sitting[place] = Some(Sitting { until, ..sitting });
        Says::Yes
    }

    fn close(
        &mut self,
        step: usize,
        places: Vec<usize>,
        ahead: Minute,
        minutes: Option<u16>,
        now: Minute,
    ) -> Says {
        if minutes == Some(0) {
            return Says::No("BadInput");
        }
        let from = now + ahead;
        let until = minutes.map(|minutes| from + i64::from(minutes));
        for &place in &places {
            let seat = &mut self.sitting[place];
            *seat = match *seat {
                Some(it) if it.until > from && ahead > 0 => Some(Sitting { until: from, ..it }),
                Some(_) if ahead == 0 => None,
                as_it_was => as_it_was,
            };
        }
        let freed = self.promised.extract_if(.., |it| {
            let during = it.until > from && until.is_none_or(|until| it.from < until);
            during && places.contains(&it.place)
        });
        self.gone.extend(freed.map(|promise| Gone { promise, no_show: false }));
        self.closings.push(Closing { step, places, from, until });
        Says::Yes
    }
}

/// Each week of a series is a promise of its own, under a step that no command has: by the day.
pub fn week_of(step: usize, from: Minute) -> usize {
    1_000 * (step + 1) + usize::try_from((from + START_MINUTE) / A_DAY).unwrap()
}

/// Desk, room or booth.
fn kind(place: usize) -> char {
    match PLACES[place] {
        "0.R" => 'R',
        "1.B" => 'B',
        _ => 'D',
    }
}

/// When a stay that begins now ends by itself: at closing time, or at midnight after it.
fn end_of_day(now: Minute) -> Minute {
    let since_friday = now + START_MINUTE;
    let (day, minute) = (since_friday / A_DAY, since_friday % A_DAY);
    let office_day = (4 + day) % 7 < 5;
    let ends = if office_day && minute < CLOSING { CLOSING } else { A_DAY };
    day * A_DAY + ends - START_MINUTE
}

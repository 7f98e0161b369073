//! The rules once more, written as plainly as can be: a list of places and loops over it.

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
    pub until: Minute,
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

#[derive(Debug, Clone, Default)]
pub struct Naive {
    pub promised: Vec<Promised>,
    pub sitting: [Option<Sitting>; 8],
    closings: Vec<(usize, Vec<usize>, Option<Minute>)>,
}

impl Naive {
    pub fn time_passes(&mut self, now: Minute) {
        for seat in &mut self.sitting {
            if seat.is_some_and(|sitting| sitting.until <= now) {
                *seat = None;
            }
        }
        self.promised.retain(|it| it.lapses > now);
        self.closings.retain(|(_, _, until)| until.is_none_or(|until| until > now));
    }

    pub fn is_closed(&self, place: usize) -> bool {
        self.closings.iter().any(|(_, places, _)| places.contains(&place))
    }

    pub fn ask(&mut self, step: usize, who: usize, wish: &Wish, now: Minute) -> Says {
        match wish {
            Wish::CheckIn { place, minutes } => self.check_in(step, who, *place, *minutes, now),
            Wish::Release { ago } => {
                let named = step.saturating_sub(*ago);
                for seat in &mut self.sitting {
                    if seat.is_some_and(|it| it.who == who && it.step == named) {
                        *seat = None;
                        return Says::Yes;
                    }
                }
                Says::NoSuchStay
            }
            Wish::Reserve { place, when } => self.reserve(step, who, *place, *when, now),
            Wish::Cancel { ago } => {
                let named = step.saturating_sub(*ago);
                let before = self.promised.len();
                self.promised.retain(|it| it.who != who || it.step != named);
                if self.promised.len() < before { Says::Yes } else { Says::NoSuchStay }
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
            Wish::ClosePlace { place, minutes } => self.close(step, vec![*place], *minutes, now),
            Wish::CloseZone { silent: true } => self.close(step, vec![1, 3], None, now),
            Wish::CloseZone { silent: false } => self.close(step, vec![4, 6], None, now),
            Wish::CloseFloor { floor: 2, .. } => Says::No("UnknownPlace"),
            Wish::CloseFloor { floor, minutes } => {
                self.close(step, (floor * 4..floor * 4 + 4).collect(), *minutes, now)
            }
            Wish::Open { ago } => {
                let named = step.saturating_sub(*ago);
                self.closings.retain(|(made, _, _)| *made != named);
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
        if let Some(sitting) = self.sitting[place] {
            return Says::No(if sitting.who == who { "AlreadyElsewhere" } else { "PlaceOccupied" });
        }
        if self.is_closed(place) {
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
            (Some(it), _) if it.who != who => return Says::No("PlaceReserved"),
            (Some(it), _) => Some(*it),
            (None, Some(it)) if it.who == who && it.from - early <= now => Some(*it),
            _ => None,
        };
        if let Some(mine) = mine {
            self.promised.retain(|it| *it != mine);
            self.sitting[place] = Some(Sitting { who, step, until: mine.until });
            return Says::Yes;
        }
        let end = next.map_or(end, |next| end.min(next.from));
        let longest = match (*name, minutes) {
            ("0.R", asked) => now + i64::from(asked.unwrap_or(60).min(60)),
            ("1.B", asked) => now + i64::from(asked.unwrap_or(30).min(60)),
            (_, Some(asked)) => now + i64::from(asked),
            (_, None) => end,
        };
        self.sitting[place] = Some(Sitting { who, step, until: longest.min(end) });
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
        let closed = self
            .closings
            .iter()
            .any(|(_, places, end)| places.contains(&place) && end.is_none_or(|end| end > from));
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
        let seat =
            (0..8).find(|&n| self.sitting[n].is_some_and(|it| it.who == who && it.step == named));
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
            let longest = if kind(place) == 'D' { A_DAY * 9 } else { 60 };
            if until > end_of_day(now).min(sitting.until + longest) {
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
        minutes: Option<u16>,
        now: Minute,
    ) -> Says {
        if minutes == Some(0) {
            return Says::No("BadInput");
        }
        for &place in &places {
            self.sitting[place] = None;
        }
        let until = minutes.map(|minutes| now + i64::from(minutes));
        self.promised.retain(|it| {
            let during = it.until > now && until.is_none_or(|until| it.from < until);
            !(during && places.contains(&it.place))
        });
        self.closings.push((step, places, until));
        Says::Yes
    }
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

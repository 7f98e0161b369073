//! The rules once more, written as plainly as can be: a list of places and loops over it.

use super::building::PLACES;
use super::history::Wish;

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

#[derive(Debug, Clone, Default)]
pub struct Naive {
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
        let kind = |n: usize| match PLACES[n] {
            "0.R" => 'R',
            "1.B" => 'B',
            _ => 'D',
        };
        let elsewhere = (0..8).filter(|&n| self.sitting[n].is_some_and(|it| it.who == who));
        let of_kind = elsewhere.filter(|&n| kind(n) == kind(place)).count();
        if of_kind >= if kind(place) == 'R' { 5 } else { 1 } {
            return Says::No("AlreadyElsewhere");
        }
        let since_friday = now + START_MINUTE;
        let (day, minute) = (since_friday / A_DAY, since_friday % A_DAY);
        let office_day = (4 + day) % 7 < 5;
        let ends = if office_day && minute < CLOSING { CLOSING } else { A_DAY };
        let end = day * A_DAY + ends - START_MINUTE;
        let longest = match (*name, minutes) {
            ("0.R", asked) => now + i64::from(asked.unwrap_or(60).min(60)),
            ("1.B", asked) => now + i64::from(asked.unwrap_or(30).min(60)),
            (_, Some(asked)) => now + i64::from(asked),
            (_, None) => end,
        };
        self.sitting[place] = Some(Sitting { who, step, until: longest.min(end) });
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
        self.closings.push((step, places, until));
        Says::Yes
    }
}

//! What is filled in of a screen. It is kept for as long as the tab is open, so that a wrong tap, a page
//! loaded anew or signing in once more costs nobody their work.

use domain::Estate;
use domain::plan::{FloorCode, Language, PlaceId, Plan, Point};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use sync::screens::PairingCode;
use sync::wire::{ScreenMode, ScreenSettings, ScreenSetup};

/// Under which name a form is kept; its screen's key follows. No secret: a code only says which screen
/// is meant.
const KEPT: &str = "werkhub.screen-form.";

/// Which of the three modes, without a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shows {
    /// The whole building.
    Building,
    /// Its floor.
    Floor,
    /// A room, at its door.
    Room,
}

impl Shows {
    /// All three, in the order of their names.
    pub const ALL: [Shows; 3] = [Shows::Building, Shows::Floor, Shows::Room];
}

/// What is filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The code on the screen; only when it is paired.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// On which floor.
    pub floor: FloorCode,
    /// Where on it.
    pub spot: Option<Point>,
    /// Where one looks who stands before it, in degrees clockwise from the top of the plan.
    pub direction: u16,
    /// What it shows.
    pub shows: Shows,
    /// At whose door.
    pub room: Option<PlaceId>,
    /// The language it begins with.
    pub usual: Language,
    /// Which others one can choose.
    pub others: Vec<Language>,
    /// How it behaves.
    pub settings: ScreenSettings,
}

/// What is missing, in the order of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Eight letters and digits.
    Code,
    /// The name.
    Name,
    /// The tap on the plan.
    Spot,
    /// The room at the door.
    Room,
}

impl Draft {
    /// Of a screen that is none yet: on the ground floor, in all languages.
    pub fn new(plan: &Plan) -> Option<Self> {
        let ground = plan.floors.iter().min_by_key(|floor| floor.ordinal.unsigned_abs())?;
        Some(Draft {
            code: String::new(),
            name: String::new(),
            floor: ground.code.clone(),
            spot: None,
            direction: 0,
            shows: Shows::Building,
            room: None,
            usual: Language::Nl,
            others: Language::ALL.into_iter().filter(|it| *it != Language::Nl).collect(),
            settings: ScreenSettings::default(),
        })
    }

    /// Of a screen as it is. What the plan does not have any more is to be chosen anew.
    pub fn of(setup: &ScreenSetup, estate: &Estate, plan: &Plan) -> Option<Self> {
        let new = Draft::new(plan)?;
        let floor = estate.floor(&setup.floor).map(|(_, floor)| floor.code.clone());
        let (shows, room) = match setup.mode {
            ScreenMode::Lobby => (Shows::Building, None),
            ScreenMode::Floor => (Shows::Floor, None),
            ScreenMode::Room(room) => {
                let located = estate.place(room);
                let is_there = located.is_some_and(|it| it.floor.code == setup.floor);
                (Shows::Room, is_there.then_some(room))
            }
        };
        let usual = setup.languages.first().copied().unwrap_or_default();
        Some(Draft {
            code: String::new(),
            name: setup.name.clone(),
            spot: floor.as_ref().map(|_| setup.at),
            floor: floor.unwrap_or(new.floor),
            direction: setup.direction_degrees,
            shows,
            room,
            usual,
            others: setup.languages.iter().copied().filter(|it| *it != usual).collect(),
            settings: setup.settings,
        })
    }

    /// What the screen shall be, and the code where one is needed.
    ///
    /// # Errors
    /// What is missing first.
    pub fn complete(&self, is_new: bool, estate: &Estate) -> Result<ScreenSetup, Missing> {
        if is_new && self.code.parse::<PairingCode>().is_err() {
            return Err(Missing::Code);
        }
        let name = self.name.trim();
        if name.is_empty() {
            return Err(Missing::Name);
        }
        let (building, _) = estate.floor(&self.floor).ok_or(Missing::Spot)?;
        let mode = match self.shows {
            Shows::Building => ScreenMode::Lobby,
            Shows::Floor => ScreenMode::Floor,
            Shows::Room => ScreenMode::Room(self.room.ok_or(Missing::Room)?),
        };
        let others = Language::ALL.into_iter().filter(|it| self.others.contains(it));
        Ok(ScreenSetup {
            name: name.to_owned(),
            site: building.plan.site.code.clone(),
            floor: self.floor.clone(),
            at: self.spot.ok_or(Missing::Spot)?,
            direction_degrees: self.direction,
            mode,
            languages: std::iter::once(self.usual).chain(others).collect(),
            settings: self.settings,
        })
    }

    /// On another floor there is another plan, and there are other rooms.
    pub fn move_to(&mut self, floor: FloorCode) {
        if self.floor != floor {
            self.floor = floor;
            self.spot = None;
            self.room = None;
        }
    }

    /// Begins with a language; the one before can still be chosen.
    pub fn begin_with(&mut self, language: Language) {
        let before = std::mem::replace(&mut self.usual, language);
        self.others.retain(|it| *it != language);
        if before != language && !self.others.contains(&before) {
            self.others.push(before);
        }
    }

    /// What was filled in before for this screen, and not saved.
    pub fn kept(key: &str) -> Option<Self> {
        let text = storage()?.get_item(&[KEPT, key].concat()).ok()??;
        serde_json::from_str(&text).ok()
    }

    /// Keeps it until the tab is closed.
    pub fn keep(&self, key: &str) {
        if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(self)) {
            // Where storage is full or forbidden the form still works.
            let _ = storage.set_item(&[KEPT, key].concat(), &text);
        }
    }

    /// Nothing is to be kept any more.
    pub fn forget(key: &str) {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(&[KEPT, key].concat());
        }
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}

#[cfg(test)]
pub mod testing {
    use super::*;
    use domain::plan::SiteCode;

    /// A screen in the lobby.
    pub fn setup() -> ScreenSetup {
        ScreenSetup {
            name: "Hal".into(),
            site: SiteCode::new("wh").unwrap(),
            floor: FloorCode::new("wh-0").unwrap(),
            at: Point::new(1, 2),
            direction_degrees: 90,
            mode: ScreenMode::Lobby,
            languages: vec![Language::En, Language::Nl],
            settings: ScreenSettings::default(),
        }
    }
}

#[cfg(test)]
mod tests;

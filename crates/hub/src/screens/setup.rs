//! What a screen may be told to be.

use domain::Estate;
use domain::plan::{Bounds, Language, PlaceKind, Point};
use std::collections::BTreeSet;
use sync::wire::{ScreenMode, ScreenSetup};
use thiserror::Error;

/// Longest name, in characters.
const LONGEST_NAME: usize = 60;
/// How far beside the outline of a floor a screen may hang: in an entrance, or outside on the wall.
const BESIDE_CM: i32 = 1_000;

/// Why a screen cannot be that. Each names the field.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SetupError {
    /// Empty, far too long, or with signs that cannot be seen.
    #[error("`name`: 1 to {LONGEST_NAME} characters, such as: Hal, naast de lift")]
    Name,
    /// No such building.
    #[error("`site`: there is no site with the code {0:?}")]
    Site(String),
    /// No such floor in that building.
    #[error("`floor`: there is no floor with the code {0:?} in that site")]
    Floor(String),
    /// Not on the floor.
    #[error("`at`: this point does not lie on the floor; give centimetres of its plan")]
    At,
    /// No direction.
    #[error("`directionDegrees`: 0 to 359, clockwise from the top of the plan")]
    Direction,
    /// No room there.
    #[error("`mode`: there is no room or booth with that key on that floor")]
    Room,
    /// None, or one twice.
    #[error("`languages`: one or more of nl, en and de, each once; the first is the default")]
    Languages,
}

/// Looks whether a screen can be that in these buildings, and takes the blanks off its name.
///
/// # Errors
/// [`SetupError`], which names the first field that is not right.
pub fn checked(mut setup: ScreenSetup, estate: &Estate) -> Result<ScreenSetup, SetupError> {
    setup.name = setup.name.trim().to_owned();
    let length = setup.name.chars().count();
    if length == 0 || length > LONGEST_NAME || setup.name.chars().any(char::is_control) {
        return Err(SetupError::Name);
    }
    if estate.building(&setup.site).is_none() {
        return Err(SetupError::Site(setup.site.to_string()));
    }
    let floor = estate.floor(&setup.floor);
    let floor = floor.filter(|(building, _)| building.plan.site.code == setup.site);
    let Some((_, floor)) = floor else {
        return Err(SetupError::Floor(setup.floor.to_string()));
    };
    if !is_near(&floor.bounds, setup.at) {
        return Err(SetupError::At);
    }
    if setup.direction_degrees >= 360 {
        return Err(SetupError::Direction);
    }
    if !is_room_known(&setup, estate) {
        return Err(SetupError::Room);
    }
    let each: BTreeSet<Language> = setup.languages.iter().copied().collect();
    if each.is_empty() || each.len() != setup.languages.len() {
        return Err(SetupError::Languages);
    }
    Ok(setup)
}

/// Whether the floor of a screen is in the plan.
pub fn is_floor_known(setup: &ScreenSetup, estate: &Estate) -> bool {
    let floor = estate.floor(&setup.floor);
    floor.is_some_and(|(building, _)| building.plan.site.code == setup.site)
}

/// Whether the room at whose door a screen hangs is on its floor; true for one that hangs elsewhere.
pub fn is_room_known(setup: &ScreenSetup, estate: &Estate) -> bool {
    let ScreenMode::Room(room) = setup.mode else { return true };
    estate.place(room).is_some_and(|located| {
        let has_a_door = matches!(located.place.kind, PlaceKind::Room | PlaceKind::Booth);
        has_a_door && located.floor.code == setup.floor
    })
}

fn is_near(bounds: &Bounds, at: Point) -> bool {
    let x = bounds.min.x_cm.saturating_sub(BESIDE_CM)..=bounds.max.x_cm.saturating_add(BESIDE_CM);
    let y = bounds.min.y_cm.saturating_sub(BESIDE_CM)..=bounds.max.y_cm.saturating_add(BESIDE_CM);
    x.contains(&at.x_cm) && y.contains(&at.y_cm)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{BOOTH, desk, place_id, plan, rules};
    use domain::Building;
    use domain::plan::{FloorCode, PlaceCode, PlaceId, SiteCode};
    use std::sync::Arc;
    use sync::wire::ScreenSettings;

    fn estate() -> Estate {
        let building = |site: &str| Building {
            plan: Arc::new(plan(site, 2)),
            hash: site.to_owned(),
            rules: rules(),
        };
        Estate::new(vec![building("wh"), building("wijk")]).unwrap()
    }

    fn place(code: &str) -> PlaceId {
        place_id(&PlaceCode::new(code).unwrap())
    }

    fn good() -> ScreenSetup {
        ScreenSetup {
            name: "Hal".into(),
            site: SiteCode::new("wh").unwrap(),
            floor: FloorCode::new("wh-0").unwrap(),
            at: Point::new(50, 50),
            direction_degrees: 90,
            mode: ScreenMode::Lobby,
            languages: vec![Language::Nl, Language::En],
            settings: ScreenSettings::default(),
        }
    }

    #[test]
    fn what_a_screen_may_be() {
        let estate = estate();
        let check = |change: &dyn Fn(&mut ScreenSetup), expected: Result<(), SetupError>| {
            let mut setup = good();
            change(&mut setup);
            assert_eq!(checked(setup.clone(), &estate).map(drop), expected, "{setup:?}");
        };
        check(&|_| {}, Ok(()));
        check(&|it| it.name = " ".into(), Err(SetupError::Name));
        check(&|it| it.name = "x".repeat(61), Err(SetupError::Name));
        check(&|it| it.name = "a\nb".into(), Err(SetupError::Name));
        let nix = || "nix".to_owned();
        check(&|it| it.site = SiteCode::new("nix").unwrap(), Err(SetupError::Site(nix())));
        let elsewhere = FloorCode::new("wijk-0").unwrap();
        let told = SetupError::Floor("wijk-0".into());
        check(&|it| it.floor = elsewhere.clone(), Err(told));
        check(&|it| it.at = Point::new(-999, 0), Ok(()));
        check(&|it| it.at = Point::new(-1_001, 0), Err(SetupError::At));
        check(&|it| it.at = Point::new(0, i32::MAX), Err(SetupError::At));
        check(&|it| it.direction_degrees = 360, Err(SetupError::Direction));
        check(&|it| it.languages.clear(), Err(SetupError::Languages));
        check(&|it| it.languages.push(Language::En), Err(SetupError::Languages));
        let room = |code: &str| ScreenMode::Room(place(code));
        check(&|it| it.mode = room("wh.R"), Ok(()));
        check(&|it| it.mode = room(&format!("wh.{BOOTH}")), Ok(()));
        check(&|it| it.mode = room("wijk.R"), Err(SetupError::Room));
        check(&|it| it.mode = room(desk("wh", 1).as_str()), Err(SetupError::Room));
        let blank = ScreenSetup { name: " Hal ".into(), ..good() };
        assert_eq!(checked(blank, &estate).unwrap().name, "Hal");
    }
}

//! A command as a device reads back what it wrote itself.

use super::{CommandEnvelope, Made};
use chrono::NaiveDate;
use domain::plan::{Equipment, PlaceCode};
use domain::time::{Instant, dates};
use domain::{ClosureId, Command, CommandId, OccupancyId, ReservationId, Target};
use serde::Deserialize;

/// A [`CommandEnvelope`] as it is read: `serde` reads flattened and tagged fields by way of a
/// buffer, which costs the app twice the code. Fields that a newer build added are passed over:
/// the text is sent as it was written, and a changed meaning has another kind.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Flat {
    id: CommandId,
    sequence: u64,
    kind: Kind,
    place: Option<PlaceCode>,
    minutes: Option<u16>,
    occupancy: Option<OccupancyId>,
    target: Option<Target>,
    reservation: Option<ReservationId>,
    from: Option<Instant>,
    since: Option<Instant>,
    until: Option<Instant>,
    weeks: Option<u16>,
    #[serde(default, with = "dates")]
    skip: Vec<NaiveDate>,
    equipment: Option<Equipment>,
    closure: Option<ClosureId>,
    basis: Option<String>,
    made: Made,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Kind {
    CheckIn,
    Release,
    Arrive,
    Vacate,
    Reserve,
    ReserveSeries,
    Cancel,
    Change,
    Extend,
    ReportFault,
    Repair,
    Close,
    Open,
}

impl CommandEnvelope {
    /// Reads what a build of the app wrote; nothing for a kind that this build does not know, and
    /// for what is no command.
    pub fn read(text: &str) -> Option<Self> {
        let flat: Flat = serde_json::from_str(text).ok()?;
        let command = match flat.kind {
            Kind::CheckIn => Command::CheckIn { place: flat.place?, minutes: flat.minutes },
            Kind::Release => Command::Release { occupancy: flat.occupancy? },
            Kind::Arrive => Command::Arrive { place: flat.place?, from: flat.from? },
            Kind::Vacate => Command::Vacate { place: flat.place?, since: flat.since? },
            Kind::Reserve => {
                Command::Reserve { place: flat.place?, from: flat.from?, until: flat.until? }
            }
            Kind::ReserveSeries => Command::ReserveSeries {
                place: flat.place?,
                from: flat.from?,
                until: flat.until?,
                weeks: flat.weeks?,
                skip: flat.skip,
            },
            Kind::ReportFault => {
                Command::ReportFault { place: flat.place?, equipment: flat.equipment? }
            }
            Kind::Repair => Command::Repair { place: flat.place?, equipment: flat.equipment? },
            Kind::Cancel => Command::Cancel { reservation: flat.reservation? },
            Kind::Change => Command::Change {
                reservation: flat.reservation?,
                place: flat.place?,
                from: flat.from?,
                until: flat.until?,
            },
            Kind::Extend => Command::Extend { occupancy: flat.occupancy?, until: flat.until? },
            Kind::Close => {
                Command::Close { target: flat.target?, from: flat.from, until: flat.until }
            }
            Kind::Open => Command::Open { closure: flat.closure? },
        };
        let Flat { id, sequence, basis, made, .. } = flat;
        Some(CommandEnvelope { id, sequence, command, basis, made })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    /// One of each kind. A new kind does not compile here until it is read back too.
    fn next_kind(before: Option<&Command>) -> Option<Command> {
        let id = Uuid::from_u128(7);
        let place = || PlaceCode::new("1.118-3").unwrap();
        match before {
            None => Some(Command::CheckIn { place: place(), minutes: Some(15) }),
            Some(Command::CheckIn { .. }) => Some(Command::Release { occupancy: OccupancyId(id) }),
            Some(Command::Release { .. }) => {
                Some(Command::Arrive { place: place(), from: Instant(2) })
            }
            Some(Command::Arrive { .. }) => {
                Some(Command::Vacate { place: place(), since: Instant(2) })
            }
            Some(Command::Vacate { .. }) => {
                Some(Command::Reserve { place: place(), from: Instant(2), until: Instant(3) })
            }
            Some(Command::Reserve { .. }) => Some(Command::ReserveSeries {
                place: place(),
                from: Instant(2),
                until: Instant(3),
                weeks: 4,
                skip: vec!["2026-11-23".parse().unwrap()],
            }),
            Some(Command::ReserveSeries { .. }) => {
                Some(Command::Cancel { reservation: ReservationId(id) })
            }
            Some(Command::Cancel { .. }) => Some(Command::Change {
                reservation: ReservationId(id),
                place: place(),
                from: Instant(2),
                until: Instant(3),
            }),
            Some(Command::Change { .. }) => {
                Some(Command::Extend { occupancy: OccupancyId(id), until: Instant(3) })
            }
            Some(Command::Extend { .. }) => {
                Some(Command::ReportFault { place: place(), equipment: Equipment::Camera })
            }
            Some(Command::ReportFault { .. }) => {
                Some(Command::Repair { place: place(), equipment: Equipment::HearingLoop })
            }
            Some(Command::Repair { .. }) => Some(Command::Close {
                target: Target::Place(place()),
                from: Some(Instant(4)),
                until: Some(Instant(5)),
            }),
            Some(Command::Close { .. }) => Some(Command::Open { closure: ClosureId(id) }),
            Some(Command::Open { .. }) => None,
        }
    }

    #[test]
    fn each_kind_is_read_back_as_it_was_written() {
        let mut last = None;
        while let Some(command) = next_kind(last.as_ref()) {
            let made = Made { wall_ms: -3, offset_ms: None, error_ms: 1 };
            let basis = Some(String::from("e:1"));
            let id = CommandId(Uuid::from_u128(3));
            let written =
                CommandEnvelope { id, sequence: 9, command: command.clone(), basis, made };
            let text = serde_json::to_string(&written).unwrap();
            assert_eq!(CommandEnvelope::read(&text), Some(written), "{text}");
            last = Some(command);
        }
    }

    #[test]
    fn what_another_build_knows_is_no_mistake() {
        let made = r#""made":{"wallMs":1,"offsetMs":null,"errorMs":0}"#;
        let id = r#""id":"01890a5d-ac96-774b-bcce-b302099a8057","sequence":1"#;
        for (fields, expected) in [
            (r#""kind":"release","occupancy":"01890a5d-ac96-774b-bcce-b302099a8057""#, true),
            (r#""kind":"checkIn","place":"a","mood":"good""#, true),
            (r#""kind":"checkIn""#, false),
            (r#""kind":"teleport""#, false),
        ] {
            let text = format!("{{{id},{fields},{made}}}");
            assert_eq!(CommandEnvelope::read(&text).is_some(), expected, "{text}");
        }
    }
}

//! What stands in a cell.

/// What stands in a cell of a floor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Terrain(u8);

const WALL: u8 = 1;
const SOLID: u8 = 2;
const EDGE: u8 = 4;
const OUTDOORS: u8 = 8;
const DESK: u8 = 16;
const AT_WALL: u8 = 32;
const NEAR_WALL: u8 = 64;

impl Terrain {
    /// Not in the building.
    pub(crate) const OUTSIDE: Terrain = Terrain(OUTDOORS);

    /// Whether one can be there at all.
    pub(crate) fn is_free(self) -> bool {
        self.0 & (WALL | SOLID | EDGE | OUTDOORS) == 0
    }

    /// Whether a wall, or what is as good as one, stands there.
    pub(crate) fn is_built(self) -> bool {
        self.0 & (WALL | SOLID | EDGE) != 0
    }

    /// Whether a desk stands there.
    pub(crate) fn is_desk(self) -> bool {
        self.0 & DESK != 0
    }

    /// How much longer a way is here than in the open, in tenths: people keep off the walls, and
    /// climb over a desk only where nothing else is left.
    pub(crate) fn tenths(self) -> u32 {
        let beside = match self.0 {
            bits if bits & AT_WALL != 0 => 20,
            bits if bits & NEAR_WALL != 0 => 13,
            _ => 10,
        };
        if self.is_desk() { 60 * beside } else { beside }
    }

    pub(crate) fn indoors(self) -> Self {
        Terrain(self.0 & !OUTDOORS)
    }
    pub(crate) fn wall(self) -> Self {
        Terrain(self.0 | WALL)
    }
    pub(crate) fn solid(self) -> Self {
        Terrain(self.0 | SOLID)
    }
    pub(crate) fn edge(self) -> Self {
        Terrain(self.0 | EDGE)
    }
    pub(crate) fn desk(self) -> Self {
        Terrain(self.0 | DESK)
    }
    pub(crate) fn at_wall(self) -> Self {
        Terrain(self.0 | AT_WALL)
    }
    pub(crate) fn near_wall(self) -> Self {
        Terrain(self.0 | NEAR_WALL)
    }
    pub(crate) fn without_edge(self) -> Self {
        Terrain(self.0 & !EDGE)
    }
    pub(crate) fn without_wall(self) -> Self {
        Terrain(self.0 & !WALL)
    }
}

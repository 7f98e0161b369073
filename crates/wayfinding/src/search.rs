//! The cheapest way over the cells of all floors: A* with costs in whole numbers, so that it is the
//! same on every machine.

use crate::area::Use;
use crate::floor::FloorGrid;
use crate::frame::{Cell, Frame};
use crate::route::{Access, Ride};
use crate::shaft::Landing;
use domain::sorted::put_in_order;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A step to the next cell and one across its corner, in the ratio 1 : √2; times the tenths of both
/// cells.
const STRAIGHT: u32 = 70;
const ACROSS: u32 = 99;
/// What a floor is worth in centimetres of walking, and waiting for a lift: people climb a floor or
/// two, and take the lift for more.
const STAIRS_CM: u32 = 1_500;
const LIFT_CM: u32 = 300;
const WAITING_CM: u32 = 3_000;

/// A building as somebody may walk it for one question.
pub(crate) struct Ground<'a, 'p> {
    pub(crate) frame: &'a Frame,
    pub(crate) floors: &'a [FloorGrid<'p>],
    landings: &'a [Landing],
    access: Access,
    /// By floor and area: how much longer a way is there than on a walkway, in tenths; 0 for closed.
    tenths: Vec<Vec<u32>>,
    /// What each cell costs, see [`Ground::cost`].
    costs: Vec<u16>,
    /// Which landing is at a cell, by the cell's node.
    at_cell: Vec<(usize, usize)>,
}

/// What a search came to.
pub(crate) struct Reached {
    /// The nodes from start to end; empty when no end was reached.
    pub(crate) nodes: Vec<usize>,
    costs: Vec<u32>,
    before: Vec<u32>,
}

impl<'a, 'p> Ground<'a, 'p> {
    /// The ground for somebody who is welcome in some areas (floor, area).
    pub(crate) fn new(
        frame: &'a Frame,
        floors: &'a [FloorGrid<'p>],
        landings: &'a [Landing],
        access: Access,
        welcome: &[(usize, usize)],
    ) -> Self {
        let tenths = floors.iter().enumerate().map(|(number, grid)| {
            let areas = grid.areas.iter().enumerate();
            let areas = areas.map(|(area, it)| {
                let leads = landings.iter().any(|landing| landing.is_of(number, area));
                match it.of {
                    Use::Blocked => 0,
                    _ if welcome.contains(&(number, area)) => 10,
                    Use::Walkway => 10,
                    Use::Office => 30,
                    Use::Private => 0,
                    Use::Lift => {
                        if leads {
                            40
                        } else {
                            0
                        }
                    }
                    Use::Stairs if access == Access::StepFree => 0,
                    Use::Stairs => {
                        if leads {
                            40
                        } else {
                            20
                        }
                    }
                }
            });
            areas.collect()
        });
        let tenths: Vec<Vec<u32>> = tenths.collect();
        let by_floor = floors.iter().zip(&tenths);
        let costs = by_floor
            .flat_map(|(grid, tenths)| (0..frame.cells()).map(|cell| cost(grid, tenths, cell)));
        let costs = costs.collect();
        let nodes = landings.iter().map(|landing| landing.floor * frame.cells() + landing.cell);
        let mut at_cell: Vec<_> = nodes.zip(0..).collect();
        put_in_order(&mut at_cell, Ord::cmp);
        Ground { frame, floors, landings, access, tenths, costs, at_cell }
    }

    /// How many nodes there are: every cell of every floor, then the landings.
    pub(crate) fn nodes(&self) -> usize {
        self.floors.len() * self.frame.cells() + self.landings.len()
    }

    /// The node of a cell.
    pub(crate) fn node(&self, floor: usize, cell: usize) -> usize {
        floor * self.frame.cells() + cell
    }

    /// The floor and cell of a node.
    pub(crate) fn cell_of(&self, node: usize) -> (usize, usize) {
        let cells = self.frame.cells().max(1);
        (node / cells, node % cells)
    }

    /// The landing a node is.
    pub(crate) fn landing(&self, node: usize) -> Option<&'a Landing> {
        self.landings.get(node.checked_sub(self.floors.len() * self.frame.cells())?)
    }

    /// How much longer a way is in a cell than on an open walkway, in tenths; 0 where nobody walks.
    pub(crate) fn cost(&self, floor: usize, cell: usize) -> u32 {
        self.cost_of(self.node(floor, cell))
    }

    fn cost_of(&self, node: usize) -> u32 {
        self.costs.get(node).copied().map_or(0, u32::from)
    }

    /// Whether a cell is for everybody, or for the one who asks.
    pub(crate) fn is_public(&self, floor: usize, cell: usize) -> bool {
        let area = self.floors.get(floor).and_then(|grid| grid.area_at(cell));
        let tenths = |area| self.tenths.get(floor).and_then(|it| it.get(area)).copied();
        area.is_none_or(|area| tenths(area).is_some_and(|tenths: u32| tenths <= 10))
    }

    /// Calls `visit` for every node next to one, with what the step costs.
    pub(crate) fn each_next(&self, node: usize, mut visit: impl FnMut(usize, u32)) {
        if let Some(landing) = self.landing(node) {
            visit(self.node(landing.floor, landing.cell), 0);
            let base = self.floors.len() * self.frame.cells();
            for &other in &landing.joined {
                let Some(there) = self.landings.get(other) else { continue };
                let each = if landing.by == Ride::Lift { LIFT_CM } else { STAIRS_CM };
                let [from, to] = [landing.cell, there.cell].map(|it| self.frame.cell_at(it));
                let shift = self.at_least(from, to);
                visit(base + other, self.walking(each).saturating_add(shift));
            }
            return;
        }
        let here = self.cost_of(node);
        let row = usize::try_from(self.frame.columns).unwrap_or_default();
        // Around the building lies a rim of cells where nobody walks, so no sum leads astray.
        let (right, below, left, above) =
            (node + 1, node + row, node.wrapping_sub(1), node.wrapping_sub(row));
        let straight = [right, below, left, above].map(|next| (next, self.cost_of(next)));
        for (next, cost) in straight {
            if cost > 0 {
                visit(next, STRAIGHT * (here + cost));
            }
        }
        let [(_, right), (below, at_below), (_, left), (above, at_above)] = straight;
        for (next, beside, over) in [
            (below + 1, right, at_below),
            (below.wrapping_sub(1), left, at_below),
            (above.wrapping_sub(1), left, at_above),
            (above.wrapping_add(1), right, at_above),
        ] {
            let cost = self.cost_of(next);
            // Nobody squeezes through where two corners meet.
            if cost > 0 && beside > 0 && over > 0 {
                visit(next, ACROSS * (here + cost));
            }
        }
        let first = self.at_cell.partition_point(|(at, _)| *at < node);
        let landings = self.at_cell.iter().skip(first).take_while(|(at, _)| *at == node);
        for &(_, number) in landings {
            let Some(landing) = self.landings.get(number) else { continue };
            match (landing.by, self.access) {
                (Ride::Stairs, Access::StepFree) => {}
                (Ride::Stairs, Access::Any) => {
                    visit(self.nodes() - self.landings.len() + number, 0)
                }
                (Ride::Lift, _) => {
                    visit(self.nodes() - self.landings.len() + number, self.walking(WAITING_CM))
                }
            }
        }
    }

    /// What so many centimetres on an open walkway cost.
    fn walking(&self, cm: u32) -> u32 {
        let side = u32::try_from(self.frame.cell_cm).unwrap_or(1);
        (cm / side).saturating_mul(STRAIGHT * 20)
    }

    /// What a way between two cells costs at least.
    fn at_least(&self, from: Cell, to: Cell) -> u32 {
        let (dx, dy) = (from.0.abs_diff(to.0), from.1.abs_diff(to.1));
        20 * (ACROSS * dx.min(dy) + STRAIGHT * dx.abs_diff(dy))
    }

    /// The floor a node is on, and its column and row.
    fn position(&self, node: usize) -> (usize, Cell) {
        let (floor, cell) = match self.landing(node) {
            Some(landing) => (landing.floor, landing.cell),
            None => self.cell_of(node),
        };
        (floor, self.frame.cell_at(cell))
    }

    /// What the way from a node to the only end costs at least. Where there are several ends,
    /// nothing is known.
    fn estimate(&self, node: usize, end: Option<(usize, Cell)>) -> u32 {
        let Some((end_floor, end)) = end else { return 0 };
        let (floor, cell) = self.position(node);
        let floors = u32::try_from(floor.abs_diff(end_floor)).unwrap_or(u32::MAX);
        self.at_least(cell, end).saturating_add(floors.saturating_mul(self.walking(LIFT_CM)))
    }

    /// The cheapest way from a node to one of the ends, which are in order. Looks at each node once.
    pub(crate) fn search(&self, start: usize, ends: &[usize]) -> Reached {
        let mut costs = vec![u32::MAX; self.nodes()];
        let mut before = vec![u32::MAX; self.nodes()];
        let mut open = BinaryHeap::new();
        let only = match ends {
            &[end] => Some(self.position(end)),
            _ => None,
        };
        if let Some(cost) = costs.get_mut(start) {
            *cost = 0;
            open.push(Reverse((self.estimate(start, only), 0, start)));
        }
        let mut end = None;
        while let Some(Reverse((_, cost, node))) = open.pop() {
            if costs.get(node).is_none_or(|&best| best < cost) {
                continue;
            }
            if ends.binary_search(&node).is_ok() {
                end = Some(node);
                break;
            }
            self.each_next(node, |next, step| {
                let cost = cost.saturating_add(step);
                if let (Some(best), Some(from)) = (costs.get_mut(next), before.get_mut(next))
                    && cost < *best
                {
                    *best = cost;
                    *from = u32::try_from(node).unwrap_or(u32::MAX);
                    let all = cost.saturating_add(self.estimate(next, only));
                    open.push(Reverse((all, cost, next)));
                }
            });
        }
        let mut reached = Reached { nodes: Vec::new(), costs, before };
        reached.nodes = end.map_or_else(Vec::new, |end| reached.way_to(end));
        reached
    }
}

fn cost(grid: &FloorGrid<'_>, tenths: &[u32], cell: usize) -> u16 {
    let terrain = grid.terrain(cell);
    if !terrain.is_free() {
        return 0;
    }
    let tenths = match grid.area_at(cell) {
        Some(area) => tenths.get(area).copied().unwrap_or_default(),
        // Between the areas: open floor.
        None => 11,
    };
    u16::try_from(terrain.tenths() * tenths / 10).unwrap_or(u16::MAX)
}

impl Reached {
    /// What the way to a node costs; `None` where it was not reached.
    pub(crate) fn cost(&self, node: usize) -> Option<u32> {
        self.costs.get(node).copied().filter(|&cost| cost < u32::MAX)
    }

    /// The nodes from the start to one that was reached.
    pub(crate) fn way_to(&self, end: usize) -> Vec<usize> {
        let mut nodes = vec![end];
        let mut node = end;
        while let Some(&from) = self.before.get(node).filter(|&&from| from < u32::MAX) {
            node = usize::try_from(from).unwrap_or_default();
            nodes.push(node);
        }
        nodes.reverse();
        nodes
    }
}

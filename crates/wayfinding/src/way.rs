//! From a question to a route.

use crate::floor::{FloorGrid, LaidFloor};
use crate::frame::Frame;
use crate::goal::{self, Aim, Target};
use crate::route::{Access, Change, End, Leg, NoRoute, Route, Spot, Threshold};
use crate::search::{Ground, Reached};
use crate::shaft::{self, Landing};
use crate::{shapes, taut};
use domain::plan::{Plan, Point, Polygon};
use domain::sorted::put_in_order;
use std::sync::Arc;

/// A building that ways are looked for in. Making one costs about as much as looking for a way, so
/// keep it for as long as the plan is the same.
#[derive(Debug, Clone)]
pub struct Wayfinder {
    plan: Arc<Plan>,
    pub(crate) frame: Option<Frame>,
    laid: Vec<LaidFloor>,
    pub(crate) landings: Vec<Landing>,
}

impl Wayfinder {
    /// Lays a plan over the grid.
    pub fn of(plan: Arc<Plan>) -> Self {
        let Some(frame) = Frame::around(&plan.floors) else {
            return Wayfinder { plan, frame: None, laid: Vec::new(), landings: Vec::new() };
        };
        let laid: Vec<_> = plan.floors.iter().map(|it| LaidFloor::of(it, &frame)).collect();
        let landings = shaft::landings(&grids(&plan, &laid), &frame);
        Wayfinder { plan, frame: Some(frame), laid, landings }
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    pub(crate) fn floors(&self) -> Vec<FloorGrid<'_>> {
        grids(&self.plan, &self.laid)
    }

    /// The way from a spot to what somebody looks for. Where the plan shows no way to it, the way
    /// to the nearest point that can be reached, and says so ([`End::NearestEdge`]).
    ///
    /// # Errors
    /// [`NoRoute`] when the plan has no such start or target, or nothing that may be used leads to
    /// its floor.
    pub fn route(&self, from: &Spot, to: &Target, access: Access) -> Result<Route, NoRoute> {
        let frame = self.frame.as_ref().ok_or(NoRoute::UnknownStart)?;
        let floors = self.floors();
        let floor = floors.iter().position(|grid| grid.floor.code == from.floor);
        let floor = floor.ok_or(NoRoute::UnknownStart)?;
        let aims = goal::aims(to, &floors)?;
        let mut welcome: Vec<(usize, usize)> = Vec::new();
        for aim in &aims {
            welcome.extend(areas_around(&floors, aim.floor, aim.at));
        }
        let here = areas_around(&floors, floor, from.at);
        let inside: Vec<_> = here.iter().chain(&welcome).copied().collect();
        let areas = floors.get(floor).map_or(&[][..], |grid| grid.areas);
        let is_shut = |number: usize| areas.get(number).is_some_and(|area| area.closed);
        let shut_in = here.iter().any(|&(_, number)| is_shut(number));
        // From within a room that the plan gives no door, the way begins outside of it.
        let mut found = None;
        for welcome in [inside, welcome] {
            let ground = Ground::new(frame, &floors, &self.landings, access, &welcome);
            let Some(attempt) = Attempt::of(&ground, (floor, from.at), &aims) else { continue };
            let complete = attempt.gap_cm.is_none();
            if found.as_ref().is_none_or(|(_, gap)| attempt.gap_cm < *gap) {
                found = attempt.route(&ground).map(|route| (route, attempt.gap_cm)).or(found);
            }
            if complete || !shut_in {
                break;
            }
        }
        found.map(|(route, _)| route).ok_or(NoRoute::OtherFloor)
    }

    /// The ways from a spot to many things by one search: dearer than one way, and cheaper than some.
    /// The quickest first, each with the number of its target in `to`; what no way leads to is left
    /// out.
    pub fn routes(&self, from: &Spot, to: &[Target], access: Access) -> Vec<(usize, Route)> {
        let Some(frame) = self.frame.as_ref() else { return Vec::new() };
        let floors = self.floors();
        let Some(floor) = floors.iter().position(|grid| grid.floor.code == from.floor) else {
            return Vec::new();
        };
        let aims: Vec<Vec<Aim<'_>>> =
            to.iter().map(|target| goal::aims(target, &floors).unwrap_or_default()).collect();
        let mut welcome = areas_around(&floors, floor, from.at);
        for aim in aims.iter().flatten() {
            welcome.extend(areas_around(&floors, aim.floor, aim.at));
        }
        let ground = Ground::new(frame, &floors, &self.landings, access, &welcome);
        let Some(start) = nearest_free(&ground, floor, from.at) else { return Vec::new() };
        let reached = ground.search(ground.node(floor, start), &[]);
        let to_one = |(number, aims): (usize, &Vec<Aim<'_>>)| {
            let (cost, end, aim) = cheapest(&ground, &reached, aims)?;
            let nodes = reached.way_to(end);
            let route = Attempt { from: from.at, nodes, aim, gap_cm: None }.route(&ground)?;
            Some((cost, (number, route)))
        };
        let mut found: Vec<_> = aims.iter().enumerate().filter_map(to_one).collect();
        put_in_order(&mut found, |(one, _), (other, _)| one.cmp(other));
        found.into_iter().map(|(_, found)| found).collect()
    }
}

fn grids<'p>(plan: &'p Plan, laid: &'p [LaidFloor]) -> Vec<FloorGrid<'p>> {
    plan.floors.iter().zip(laid).map(|(floor, laid)| FloorGrid::new(floor, laid)).collect()
}

fn areas_around(floors: &[FloorGrid<'_>], floor: usize, at: Point) -> Vec<(usize, usize)> {
    let areas = floors.get(floor).map_or(&[][..], |grid| grid.areas);
    let around = areas.iter().enumerate().filter(|(_, area)| area.outline.contains(at));
    around.map(|(number, _)| (floor, number)).collect()
}

/// One search that reached an end, or something near one.
struct Attempt<'a, 'p> {
    from: Point,
    nodes: Vec<usize>,
    aim: &'a Aim<'p>,
    /// How far the end still is; `None` when it was reached.
    gap_cm: Option<u32>,
}

impl<'a, 'p> Attempt<'a, 'p> {
    fn of(
        ground: &Ground<'_, 'p>,
        (floor, from): (usize, Point),
        aims: &'a [Aim<'p>],
    ) -> Option<Self> {
        let start = ground.node(floor, nearest_free(ground, floor, from)?);
        let mut ends: Vec<(usize, &Aim<'p>)> = Vec::new();
        for aim in aims {
            let cells = aim.cells(ground.frame, |cell| ground.cost(aim.floor, cell));
            ends.extend(cells.into_iter().map(|cell| (ground.node(aim.floor, cell), aim)));
        }
        put_in_order(&mut ends, |(one, _), (other, _)| one.cmp(other));
        let nodes: Vec<usize> = ends.iter().map(|(node, _)| *node).collect();
        let reached = ground.search(start, &nodes);
        let end = reached.nodes.last();
        let aim = end.and_then(|end| ends.iter().find(|(node, _)| node == end));
        if let Some((_, aim)) = aim {
            return Some(Attempt { from, nodes: reached.nodes, aim, gap_cm: None });
        }
        let (gap, end, aim) = nearest_reached(ground, &reached, aims)?;
        let gap_cm = (gap > aim.reach_cm(ground)).then_some(gap.round_ties_even() as u32);
        Some(Attempt { from, nodes: reached.way_to(end), aim, gap_cm })
    }

    fn route(&self, ground: &Ground<'_, 'p>) -> Option<Route> {
        let mut legs: Vec<Leg> = Vec::new();
        let runs = self
            .nodes
            .chunk_by(|&a, &b| ground.landing(a).is_some() == ground.landing(b).is_some());
        let mut came_by: Option<&Landing> = None;
        for run in runs {
            let rode = run.first().and_then(|&node| ground.landing(node));
            let left = run.last().and_then(|&node| ground.landing(node));
            match (rode, left) {
                (Some(rode), Some(left)) => {
                    let to = ground.floors.get(left.floor).map(|it| it.floor.code.clone());
                    if let (Some(leg), Some(to)) = (legs.last_mut(), to) {
                        leg.leaves = Some(Change { by: rode.by, to, up: left.floor > rode.floor });
                        leg.into =
                            outline(ground, rode).and_then(|it| Threshold::into(&leg.line, it));
                    }
                    came_by = Some(left);
                }
                _ => legs.extend(self.leg(ground, run, came_by)),
            }
        }
        if let Some(leg) = legs.last_mut() {
            self.finish(ground, leg);
        }
        let end = self.gap_cm.map_or(End::AtTarget, |gap_cm| End::NearestEdge { gap_cm });
        // A part of a zone is reached at its edge, and its pin stands there.
        let last = legs.last().and_then(|leg| leg.line.last()).copied();
        let at = if self.aim.is_wide() { last.unwrap_or(self.aim.at) } else { self.aim.at };
        let floor = ground.floors.get(self.aim.floor)?.floor.code.clone();
        Some(Route { legs, end, target: Spot { floor, at } })
    }

    fn leg(
        &self,
        ground: &Ground<'_, 'p>,
        run: &[usize],
        came_by: Option<&Landing>,
    ) -> Option<Leg> {
        let (floor, first) = ground.cell_of(*run.first()?);
        let grid = ground.floors.get(floor)?;
        let centre =
            |node: &usize| ground.frame.centre(ground.frame.cell_at(ground.cell_of(*node).1));
        let mut points: Vec<Point> = run.iter().map(centre).collect();
        let lies_in =
            |at: Point, cell: usize| ground.frame.index(ground.frame.cell(at)) == Some(cell);
        if came_by.is_none() && lies_in(self.from, first) {
            points.insert(0, self.from);
        }
        let (_, last) = ground.cell_of(*run.last()?);
        if self.aim.floor == floor && lies_in(self.aim.at, last) && !self.aim.is_wide() {
            points.push(self.aim.at);
        }
        let cost = |cell| ground.frame.index(cell).map_or(0, |cell| ground.cost(floor, cell));
        let line = taut::pulled(ground.frame, &points, cost);
        let out =
            came_by.and_then(|it| outline(ground, it)).and_then(|it| Threshold::out(&line, it));
        let length_cm = length_cm(&line);
        Some(Leg { floor: grid.floor.code.clone(), line, length_cm, leaves: None, out, into: None })
    }

    /// Ends the last leg at the edge of a desk, or notes where it goes into a room.
    fn finish(&self, ground: &Ground<'_, 'p>, leg: &mut Leg) {
        if self.gap_cm.is_some() {
            return;
        }
        if self.aim.to_edge {
            if let Some(edge) = Threshold::into(&leg.line, &self.aim.shape) {
                leg.line.truncate(edge.segment + 1);
                leg.line.push(edge.at);
                leg.line.dedup();
                leg.length_cm = length_cm(&leg.line);
            }
            return;
        }
        let areas = ground.floors.get(self.aim.floor).map_or(&[][..], |grid| grid.areas);
        let around = areas.iter().rev().find(|it| it.closed && it.outline.contains(self.aim.at));
        leg.into = around.and_then(|it| Threshold::into(&leg.line, &it.outline));
    }
}

fn outline<'p>(ground: &Ground<'_, 'p>, landing: &Landing) -> Option<&'p Polygon> {
    let areas = ground.floors.get(landing.floor)?.areas;
    areas.get(landing.area).map(|area| &area.outline)
}

fn length_cm(line: &[Point]) -> u32 {
    let pieces = line.windows(2).filter_map(|pair| match pair {
        &[from, to] => Some(shapes::between(from, to)),
        _ => None,
    });
    pieces.sum::<f64>().round_ties_even() as u32
}

/// The free cell of a floor nearest a point.
fn nearest_free(ground: &Ground<'_, '_>, floor: usize, at: Point) -> Option<usize> {
    let own = ground.frame.index(ground.frame.cell(at));
    let own = own.filter(|&cell| ground.cost(floor, cell) > 0);
    let far = |cell: &usize| ground.frame.centre(ground.frame.cell_at(*cell)).distance_squared(at);
    own.or_else(|| {
        let cells = 0..ground.frame.cells();
        cells.filter(|&cell| ground.cost(floor, cell) > 0).min_by_key(far)
    })
}

/// Of the ends that were reached, the one with the cheapest way to it, and what that costs.
fn cheapest<'a, 'p>(
    ground: &Ground<'_, 'p>,
    reached: &Reached,
    aims: &'a [Aim<'p>],
) -> Option<(u32, usize, &'a Aim<'p>)> {
    let ends = aims.iter().flat_map(|aim| {
        let cells = aim.cells(ground.frame, |cell| ground.cost(aim.floor, cell));
        // What hangs on the wall is reached from before it.
        let beside = if cells.is_empty() { aim.cells_in_reach(ground) } else { Vec::new() };
        cells.into_iter().chain(beside).map(move |cell| (ground.node(aim.floor, cell), aim))
    });
    let costs = ends.filter_map(|(node, aim)| Some((reached.cost(node)?, node, aim)));
    costs.min_by_key(|(cost, node, _)| (*cost, *node))
}

/// Of all nodes that were reached, the one nearest an aim; of several the one with the shorter way.
fn nearest_reached<'a, 'p>(
    ground: &Ground<'_, 'p>,
    reached: &Reached,
    aims: &'a [Aim<'p>],
) -> Option<(f64, usize, &'a Aim<'p>)> {
    let mut best: Option<(bool, f64, u32, usize, &Aim<'p>)> = None;
    for aim in aims {
        for cell in 0..ground.frame.cells() {
            let node = ground.node(aim.floor, cell);
            let Some(cost) = reached.cost(node) else { continue };
            let gap = aim.distance_cm(ground.frame.centre(ground.frame.cell_at(cell)));
            // In front of the wall, not in the office behind it.
            let aside = !ground.is_public(aim.floor, cell);
            let is_better = best.is_none_or(|(best_aside, least, least_cost, _, _)| {
                let nearer = gap.total_cmp(&least).then(cost.cmp(&least_cost));
                aside.cmp(&best_aside).then(nearer).is_lt()
            });
            if is_better {
                best = Some((aside, gap, cost, node, aim));
            }
        }
    }
    best.map(|(_, gap, _, node, aim)| (gap, node, aim))
}

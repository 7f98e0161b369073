//! Sorting, compiled once: the standard library's sort costs 2 to 4 kB for each type.

use std::cmp::Ordering;

/// The items in the order that `compare` says; equal ones stay as they were.
pub fn in_order<T>(items: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let by_position = |one: usize, other: usize| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    };
    let order = order_of(items.len(), &by_position);
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|from| items.get_mut(from)?.take()).collect()
}

/// In which order `count` things stand that are known by their positions.
fn order_of(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..count).collect();
    positions.sort_unstable_by(|one, other| compare(*one, *other).then(one.cmp(other)));
    positions
}

//! Sorting, compiled once: the standard library's sorts cost 2 to 4 kB for each type.

use std::cmp::Ordering;

/// Puts things in the order that `compare` says; equal ones stay as they were.
pub fn put_in_order<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let is_after = |one: usize, other: usize| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => compare(one, other) == Ordering::Greater,
        _ => false,
    };
    for (one, other) in swaps_of(items.len(), &is_after) {
        items.swap(one, other);
    }
}

/// What to swap, one after the other, to bring `count` things in order. Nothing when they are.
fn swaps_of(count: usize, is_after: &dyn Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    let mut swaps = Vec::new();
    if (1..count).all(|at| !is_after(at - 1, at)) {
        return swaps;
    }
    let mut order = merged(count, is_after);
    for start in 0..count {
        let mut at = start;
        // What belongs at a position comes there, and what stood there waits where that came from.
        while let Some(from) = order.get_mut(at).map(|from| std::mem::replace(from, at))
            && from != start
        {
            swaps.push((at, from));
            at = from;
        }
    }
    swaps
}

/// The positions of `count` things in their order: a merge sort of ever longer runs.
fn merged(count: usize, is_after: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut run = 1;
    while run < count {
        let mut longer = Vec::with_capacity(count);
        for pair in order.chunks(2 * run) {
            let (mut left, mut right) = pair.split_at(run.min(pair.len()));
            while let ([one, after_one @ ..], [other, after_other @ ..]) = (left, right) {
                if is_after(*one, *other) {
                    longer.push(*other);
                    right = after_other;
                } else {
                    longer.push(*one);
                    left = after_one;
                }
            }
            longer.extend_from_slice(left);
            longer.extend_from_slice(right);
        }
        order = longer;
        run *= 2;
    }
    order
}

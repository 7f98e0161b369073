//! A set as a sorted vector.

use super::SortedMap;
use std::cmp::Ordering;

/// So many new items are put in one by one; more are sorted together with those there are.
const FEW: usize = 8;

/// Things of which there is one each, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SortedSet<T> {
    items: SortedMap<T, ()>,
}

impl<T> Default for SortedSet<T> {
    fn default() -> Self {
        SortedSet { items: SortedMap::default() }
    }
}

impl<T: Ord> SortedSet<T> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Whether it is one of them.
    pub fn contains(&self, item: &T) -> bool {
        self.items.get(item).is_some()
    }

    /// Puts an item in; says whether it is new.
    pub fn insert(&mut self, item: T) -> bool {
        self.items.insert(item, ()).is_none()
    }

    /// Takes an item out; says whether it was there.
    pub fn remove(&mut self, item: &T) -> bool {
        self.items.remove(item).is_some()
    }

    /// All, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.items.iter().map(|(item, ())| item)
    }

    /// The last, which is the one that costs least to take out.
    pub fn last(&self) -> Option<&T> {
        self.items.as_slice().last().map(|(item, ())| item)
    }

    /// Those that `judge` calls equal to what is looked for. It must call those before them less
    /// and those after them greater.
    pub fn matching(&self, judge: impl Fn(&T) -> Ordering) -> impl Iterator<Item = &T> {
        let items = self.items.as_slice();
        let from = items.partition_point(|(item, ())| judge(item) == Ordering::Less);
        let rest = items.get(from..).unwrap_or_default().iter().map(|(item, ())| item);
        rest.take_while(move |item| judge(item) == Ordering::Equal)
    }
}

impl<T: Ord> FromIterator<T> for SortedSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        SortedSet { items: items.into_iter().map(|item| (item, ())).collect() }
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for SortedSet<T> {
    fn from(items: [T; N]) -> Self {
        items.into_iter().collect()
    }
}

impl<T: Ord> Extend<T> for SortedSet<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        let more: Vec<T> = items.into_iter().collect();
        if more.len() <= FEW {
            for item in more {
                self.insert(item);
            }
        } else {
            let all = std::mem::take(self).into_iter().chain(more);
            *self = all.collect();
        }
    }
}

impl<T> IntoIterator for SortedSet<T> {
    type Item = T;
    type IntoIter = std::iter::Map<std::vec::IntoIter<(T, ())>, fn((T, ())) -> T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter().map(|(item, ())| item)
    }
}

//! Sorted vectors do what the standard library's trees do.

use domain::sorted::{SortedMap, SortedSet, put_in_order};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Clone)]
enum Change {
    Put(u8, u32),
    Take(u8),
    PutMany(Vec<u8>),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<u8>(), any::<u32>()).prop_map(|(key, value)| Change::Put(key, value)),
        any::<u8>().prop_map(Change::Take),
        prop::collection::vec(any::<u8>(), 0..40).prop_map(Change::PutMany),
    ]
}

fn entries() -> impl Strategy<Value = Vec<(u8, u32)>> {
    prop::collection::vec((any::<u8>(), any::<u32>()), 0..80)
}

proptest! {
    #[test]
    fn a_map_is_a_tree_map(
        start in entries(),
        changes in prop::collection::vec(change(), 0..60),
    ) {
        let mut tree: BTreeMap<u8, u32> = start.iter().copied().collect();
        let mut map: SortedMap<u8, u32> = start.into_iter().collect();
        for change in changes {
            match change {
                Change::Put(key, value) => {
                    prop_assert_eq!(map.insert(key, value), tree.insert(key, value));
                }
                Change::Take(key) => prop_assert_eq!(map.remove(&key), tree.remove(&key)),
                Change::PutMany(_) => {}
            }
            prop_assert!(map.iter().eq(&tree));
            prop_assert!(map.values().rev().eq(tree.values().rev()));
            prop_assert_eq!((map.len(), map.is_empty()), (tree.len(), tree.is_empty()));
            for key in 0..=u8::MAX {
                prop_assert_eq!(map.get(&key), tree.get(&key));
            }
        }
        prop_assert!(map.into_iter().eq(tree));
    }

    #[test]
    fn a_set_is_a_tree_set(
        start in prop::collection::vec(any::<u8>(), 0..80),
        changes in prop::collection::vec(change(), 0..60),
    ) {
        let mut tree: BTreeSet<u8> = start.iter().copied().collect();
        let mut set: SortedSet<u8> = start.into_iter().collect();
        for change in changes {
            match change {
                Change::Put(item, _) => prop_assert_eq!(set.insert(item), tree.insert(item)),
                Change::Take(item) => prop_assert_eq!(set.remove(&item), tree.remove(&item)),
                Change::PutMany(items) => {
                    set.extend(items.clone());
                    tree.extend(items);
                }
            }
            prop_assert!(set.iter().eq(&tree));
            prop_assert_eq!(set.last(), tree.last());
            prop_assert_eq!((set.len(), set.is_empty()), (tree.len(), tree.is_empty()));
            for item in 0..=u8::MAX {
                prop_assert_eq!(set.contains(&item), tree.contains(&item));
            }
            for tens in 0..=25 {
                let matching = set.matching(|item| (item / 10).cmp(&tens));
                prop_assert!(matching.eq(tree.iter().filter(|item| *item / 10 == tens)));
            }
        }
        prop_assert!(set.into_iter().eq(tree));
    }

    #[test]
    fn a_key_that_comes_twice_is_told(entries in entries()) {
        let tree: BTreeMap<u8, u32> = entries.iter().copied().collect();
        match SortedMap::of_unique(entries.clone()) {
            Ok(map) => {
                prop_assert_eq!(map.len(), entries.len());
                prop_assert!(map.iter().eq(&tree));
            }
            Err((twice, value)) => {
                let with_key = entries.iter().filter(|(key, _)| *key == twice);
                prop_assert!(with_key.clone().count() > 1);
                prop_assert!(with_key.skip(1).any(|(_, later)| *later == value));
            }
        }
    }

    #[test]
    fn sorting_keeps_equal_ones_as_they_were(mut entries in entries()) {
        let mut expected = entries.clone();
        expected.sort_by_key(|(key, _)| *key % 8);
        put_in_order(&mut entries, |one, other| (one.0 % 8).cmp(&(other.0 % 8)));
        prop_assert_eq!(entries, expected);
    }
}

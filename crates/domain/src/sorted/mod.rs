//! Maps and sets as sorted vectors: `BTreeMap` and `BTreeSet` in a tenth of the compiled code.
//!
//! Compilers make code anew for each pair of types, and a tree costs 4 to 8 kB each time, which
//! everybody who opens the app has to fetch. These find by halving, and what is put in or taken
//! out moves what comes after it; building one from many things sorts them once.
//!
//! The hub has the same state, and it was measured there too. Among 5,000 stays a check-in costs
//! 2 µs (with trees 0.6) and the copy that the writer makes for each batch 17 µs (with trees
//! 915). A change costs more where there is more: 10 µs among 20,000 stays, 25 µs among 50,000.

mod map;
mod order;
mod set;

pub use map::SortedMap;
pub use order::put_in_order;
pub use set::SortedSet;

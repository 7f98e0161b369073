//! Every choice of a run comes from one seed.

use uuid::Uuid;

/// The choices of one run.
pub struct Dice(fastrand::Rng);

impl Dice {
    /// Those of a seed.
    pub fn new(seed: u64) -> Self {
        Dice(fastrand::Rng::with_seed(seed))
    }

    /// Whether something happens that happens so many times in a thousand.
    pub fn happens(&mut self, in_thousand: u32) -> bool {
        self.0.u32(0..1_000) < in_thousand
    }

    /// A number from `low` up to and including `high`.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0.i64(low..=high)
    }

    /// A position in a list of so many.
    pub fn below(&mut self, count: usize) -> usize {
        self.0.usize(0..count)
    }

    /// One of them.
    pub fn pick<T: Copy>(&mut self, among: &[T]) -> T {
        among[self.below(among.len())]
    }

    /// A number from the whole range.
    pub fn any(&mut self) -> u32 {
        self.0.u32(..)
    }

    /// A new id.
    pub fn id(&mut self) -> Uuid {
        Uuid::from_u128(self.0.u128(..))
    }
}

//! Chance that is the same every time.

/// `SplitMix64`.
pub struct Chance(u64);

impl Chance {
    pub const fn new(seed: u64) -> Self {
        Self(seed ^ 0x5851_f42d_4c95_7f2d)
    }

    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(self.0)
    }

    /// At least 0, below 1.
    pub const fn part(&mut self) -> f64 {
        part(self.next())
    }

    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.part()
    }

    pub fn below(&mut self, count: usize) -> usize {
        (self.part() * count as f64) as usize
    }

    pub fn is(&mut self, likely: f64) -> bool {
        self.part() < likely
    }

    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// About normal, with that deviation.
    pub fn around(&mut self, level: f64, deviation: f64) -> f64 {
        let sum: f64 = (0..6).map(|_| self.part()).sum();
        level + (sum - 3.0) * 1.414 * deviation
    }

    /// Exponential, with that mean: how late what is sometimes late is.
    pub fn tail(&mut self, mean: f64) -> f64 {
        -mean * (1.0 - self.part()).ln()
    }
}

/// From −1 to 1, the same for the same place; neighbours are alike over `width`.
pub fn wave(seed: u64, at: f64, width: f64) -> f64 {
    let place = at / width;
    let from = place.floor();
    let value =
        |step: f64| 2.0 * part(mixed(seed ^ ((step as i64) as u64).wrapping_mul(0x9e37))) - 1.0;
    let between = place - from;
    value(from) * (1.0 - between) + value(from + 1.0) * between
}

const fn mixed(seed: u64) -> u64 {
    let mut hash = seed;
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

const fn part(hash: u64) -> f64 {
    (hash >> 11) as f64 / (1_u64 << 53) as f64
}

//! Reproducible random numbers.

/// `SplitMix64`.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    pub const fn new(seed: u64) -> Self {
        Self(seed ^ 0x5851_f42d_4c95_7f2d)
    }

    /// Another stream of the same seed.
    pub const fn of(seed: u64, stream: u64) -> Self {
        Self::new(mixed(
            seed.wrapping_add(stream.wrapping_mul(0x9e37_79b9_7f4a_7c15)),
        ))
    }

    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(self.0)
    }

    /// In [0, 1).
    pub const fn part(&mut self) -> f64 {
        part(self.next())
    }

    pub const fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.part()
    }

    pub const fn below(&mut self, count: usize) -> usize {
        (self.part() * count as f64) as usize
    }

    pub const fn is(&mut self, likely: f64) -> bool {
        self.part() < likely
    }

    pub const fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// Approximately normal, with that deviation.
    pub fn around(&mut self, level: f64, deviation: f64) -> f64 {
        let drawn = self.next();
        let sum: f64 = (0..4)
            .map(|place| ((drawn >> (16 * place)) & 0xffff) as f64 / 65_536.0)
            .sum();
        level + (sum - 2.0) * 1.732 * deviation
    }

    /// Binomial: the number of successes.
    pub fn of_many(&mut self, count: u16, likely: f64) -> u16 {
        if likely <= 0.0 {
            return 0;
        }
        (0..count).filter(|_| self.part() < likely).count() as u16
    }
}

/// A mean-reverting level around 0 with deviation 1, which forgets within `seconds`.
#[derive(Debug, Clone)]
pub struct Sway {
    pub level: f64,
    seconds: f64,
}

impl Sway {
    pub fn new(seconds: f64, chance: &mut Chance) -> Self {
        let level = chance.around(0.0, 1.0);
        Self { level, seconds }
    }

    pub fn step(&mut self, seconds: f64, chance: &mut Chance) -> f64 {
        let kept = (-seconds / self.seconds).exp();
        self.level = self.level * kept + chance.around(0.0, (1.0 - kept * kept).sqrt());
        self.level
    }
}

/// In [0, 1), the same for the same step of the same seed.
pub const fn at_step(seed: u64, step: u64) -> f64 {
    part(mixed(seed ^ step.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
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

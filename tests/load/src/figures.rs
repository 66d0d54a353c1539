//! Numbers and durations of responses.

use std::time::Duration;

/// Of some or all callers.
#[derive(Debug, Default)]
pub struct Figures {
    times: Vec<Duration>,
    refused: usize,
}

impl Figures {
    /// Records a response after that time.
    pub fn answer(&mut self, time: Duration) {
        self.times.push(time);
    }

    /// Records a rejected request.
    pub fn refusal(&mut self) {
        self.refused += 1;
    }

    /// The number of rejected requests.
    pub fn refused(&self) -> usize {
        self.refused
    }

    /// Adds those of others.
    pub fn add(&mut self, mut other: Self) {
        self.times.append(&mut other.times);
        self.refused += other.refused;
    }

    /// The number of responses.
    pub fn answered(&self) -> usize {
        self.times.len()
    }

    /// A row of the table.
    pub fn print(mut self, name: &str, time: Duration, to_cloud: usize) {
        self.times.sort_unstable();
        let rate = self.times.len() as f64 / time.as_secs_f64();
        let [half, most] = [0.5, 0.99].map(|share| self.percentile_ms(share));
        println!(
            "{name:<34} {rate:>10.0} {half:>10.1} {most:>10.1} {:>10} {to_cloud:>10}",
            self.refused
        );
    }

    /// From sorted durations.
    fn percentile_ms(&self, share: f64) -> f64 {
        let place = (self.times.len() as f64 * share) as usize;
        let time = self.times.get(place).or(self.times.last());
        time.map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
    }
}

//! Counters between two reports, and the reports.

use super::link::Counted;

/// A link in a report.
#[derive(Debug, Clone, Copy, Default)]
pub struct CardSample {
    pub rtt: i64,
    pub lost: i64,
    pub send: i64,
    pub recv: i64,
}

/// One report of an endpoint, in the cloud's units.
#[derive(Debug, Clone, Default)]
pub struct Sample {
    /// When it was made, in ms of true time.
    pub at: f64,
    pub connection: usize,
    pub rate: i64,
    pub fps: i64,
    pub lost: f64,
    pub network: i64,
    pub video: i64,
    pub cpu: f64,
    pub memory: f64,
    pub decode: i64,
    pub render: i64,
    pub nack: i64,
    pub estimate: i64,
    pub total: i64,
    pub encode: i64,
    pub capture: i64,
    pub delta: i64,
    pub longest: i64,
    pub lag100: i64,
    pub lag150: i64,
    pub control: i64,
    pub cards: [CardSample; 3],
}

/// Frame intervals since the last report.
#[derive(Debug, Clone, Default)]
pub struct Beat {
    last: Option<f64>,
    pub frames: f64,
    sum: f64,
    count: f64,
    longest: f64,
    lag100: f64,
    lag150: f64,
}

impl Beat {
    pub fn frame(&mut self, at: f64) {
        self.frames += 1.0;
        if let Some(last) = self.last.replace(at) {
            let interval = at - last;
            self.sum += interval;
            self.count += 1.0;
            self.longest = self.longest.max(interval);
            self.lag100 += (interval - 100.0).max(0.0).round();
            self.lag150 += (interval - 150.0).max(0.0).round();
        }
    }

    /// Restarts; whether the interval across the restart is measured depends on `spans`.
    pub fn restart(&mut self, spans: bool) {
        *self = Self {
            last: if spans { self.last } else { None },
            ..Self::default()
        };
    }

    /// Writes the counters into a sample of that period, and resets them.
    pub fn report(&mut self, sample: &mut Sample, period: f64, reports_open: bool) {
        sample.fps = (self.frames * 1000.0 / period).round() as i64;
        if self.count > 0.0 {
            sample.delta = (self.sum / self.count).round() as i64;
        }
        sample.longest = self.longest.round() as i64;
        sample.lag100 = self.lag100 as i64;
        sample.lag150 = self.lag150 as i64;
        if reports_open && let Some(last) = self.last {
            let open = (sample.at - last).round() as i64;
            if open > 300 {
                sample.longest = sample.longest.max(open);
            }
        }
        let last = self.last;
        *self = Self {
            last,
            ..Self::default()
        };
    }
}

/// An exponential moving average.
#[derive(Debug, Clone, Copy, Default)]
pub struct Mean {
    pub sum: f64,
    pub count: f64,
}

impl Mean {
    pub fn add(&mut self, value: f64) {
        self.sum += value;
        self.count += 1.0;
    }

    pub fn take(&mut self) -> Option<f64> {
        let Self { sum, count } = std::mem::take(self);
        (count > 0.0).then(|| sum / count)
    }
}

/// Rounded to whole per cent.
pub fn percent(counted: &Counted) -> f64 {
    if counted.packets > 0.0 {
        (100.0 * counted.lost / counted.packets).min(100.0)
    } else {
        0.0
    }
}

/// Rounded to two decimals, as in load and ratios.
pub fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

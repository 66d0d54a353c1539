//! `bench/results.json`: every figure, and on what they were taken.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Everything that was measured.
#[derive(Debug, Serialize, Deserialize)]
pub struct Results {
    /// What the browser was started with.
    pub browser_arguments: Vec<String>,
    /// Versions of the contenders that have one.
    pub versions: BTreeMap<String, String>,
    /// What a browser fetches for each contender, by name.
    pub transfer: BTreeMap<String, Transfer>,
    /// Contender by contender.
    pub groups: Vec<Group>,
    /// While a session comes in; runs of a work load side by side.
    #[serde(default)]
    pub alive: Vec<Alive>,
}

/// A load in its course, ours alone.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Alive {
    /// The work load's name.
    pub workload: String,
    /// Of the response.
    pub bytes: usize,
    /// `JSON.parse` of the same bytes in the same page, in ms.
    pub parse: f64,
    /// The longest task of the main thread until all charts were painted, in ms.
    pub longest: f64,
    /// How often the bar moved.
    pub moved: usize,
    /// What the page's process had for itself alone before, in bytes.
    pub before: Option<u64>,
    /// And after a load that was cancelled.
    pub cancelled: Option<u64>,
}

/// What a browser fetches, in bytes: all but data and the code that measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// As it lies on the disk.
    pub raw: usize,
    /// As a server sends it.
    pub brotli: usize,
}

/// A contender on a work load at a ratio.
#[derive(Debug, Serialize, Deserialize)]
pub struct Group {
    /// The work load's name.
    pub workload: String,
    /// The contender's name.
    pub contender: String,
    /// Device pixels to a CSS pixel.
    pub ratio: f64,
    /// In the order in which they were made.
    pub runs: Vec<Run>,
}

/// One start of the browser. Where a measure is missing, it was not done within its time, or the one before it was not.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Run {
    /// The day, UTC.
    pub day: String,
    /// Processor, kernel and browser: contenders meet on the same, but work loads may be measured on different ones.
    pub platform: String,
    /// Of the last minute, when it began.
    pub load_average: Option<f64>,
    /// What the measurement finds on the empty page, two frames in which nothing is done.
    pub floor: Floor,
    /// Compiling and starting the module, in ms.
    pub start: Option<f64>,
    /// Bytes in hand until all charts are painted.
    pub load: Option<Load>,
    /// The script of windows.
    pub steps: Option<Steps>,
    /// Moves of the pointer.
    pub moves: Option<Moves>,
    /// After all that, and after collection.
    pub memory: Option<Memory>,
}

/// The floor of the measurement.
#[derive(Debug, Default, Clone, Copy, Serialize, Deserialize)]
pub struct Floor {
    /// Main thread, in ms; taken off load, steps and moves.
    pub millis: f64,
    /// Where it went; taken off nothing.
    pub cost: Cost,
}

/// Bytes in hand until all charts are painted.
#[derive(Debug, Serialize, Deserialize)]
pub struct Load {
    /// In ms.
    pub millis: f64,
    /// Where it went.
    pub cost: Cost,
}

/// The script of windows, one after the other; main thread in ms until each was painted.
#[derive(Debug, Serialize, Deserialize)]
pub struct Steps {
    /// How many there were time for.
    pub done: usize,
    /// How many there are.
    pub all: usize,
    /// All windows.
    pub median: f64,
    /// All windows.
    pub p95: f64,
    /// Median of those that show a quarter of the whole or more.
    pub wide: f64,
    /// Median of the others; missing where time was up before.
    pub narrow: Option<f64>,
    /// Of the median step, scripts and wasm.
    pub script: f64,
    /// Per step.
    pub cost: Cost,
}

/// Moves of the pointer; main thread in ms until each was painted.
#[derive(Debug, Serialize, Deserialize)]
pub struct Moves {
    /// How many arrived.
    pub delivered: usize,
    /// Of those that arrived.
    pub median: f64,
    /// Of those that arrived.
    pub p95: f64,
    /// Of the median move, scripts and wasm.
    pub script: f64,
    /// Per move that arrived.
    pub cost: Cost,
}

/// Where time went, in ms, the floor's included.
#[derive(Debug, Default, Clone, Copy, Serialize, Deserialize)]
pub struct Cost {
    /// Style and layout in the main thread.
    pub layout: f64,
    /// All threads of all processes of the browser, where the system tells.
    pub cpu: Option<f64>,
}

impl Cost {
    /// What was spent since an earlier moment.
    pub fn since(self, before: Self) -> Self {
        Self {
            layout: self.layout - before.layout,
            cpu: self.cpu.zip(before.cpu).map(|(now, then)| now - then),
        }
    }

    /// The share of one of so many.
    pub fn per(self, times: usize) -> Self {
        let times = times as f64;
        Self {
            layout: self.layout / times,
            cpu: self.cpu.map(|cpu| cpu / times),
        }
    }
}

/// What is kept, in bytes.
#[derive(Debug, Serialize, Deserialize)]
pub struct Memory {
    /// Objects of scripts, beyond what there was before the data came.
    pub heap: f64,
    /// Array buffers, beyond what there was before the data came.
    pub buffers: f64,
    /// The module's linear memory, all of it.
    pub wasm: f64,
    /// Pixels of all canvases.
    pub canvases: f64,
    /// What the page's process has for itself, beyond what it had before, where the system tells.
    pub process: Option<f64>,
}

impl Memory {
    /// What scripts and wasm keep.
    pub fn kept(&self) -> f64 {
        self.heap + self.buffers + self.wasm
    }
}

/// The value below which that share of them lies, by linear interpolation between closest ranks; `None` for none.
pub fn quantile(values: &[f64], share: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = share * sorted.len().checked_sub(1)? as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    Some(sorted[below] + (sorted[above] - sorted[below]) * place.fract())
}

/// The middle one.
pub fn median(values: &[f64]) -> Option<f64> {
    quantile(values, 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_numpy() {
        assert_eq!(quantile(&[], 0.5), None);
        assert_eq!(quantile(&[7.0], 0.95), Some(7.0));
        assert_eq!(quantile(&[4.0, 1.0, 3.0, 2.0], 0.5), Some(2.5));
        assert_eq!(quantile(&[1.0, 2.0, 3.0, 4.0, 5.0], 0.95), Some(4.8));
    }
}

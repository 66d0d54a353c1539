//! `bench/results.json`: all results and the machines they were measured on.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// All results.
#[derive(Debug, Serialize, Deserialize)]
pub struct Results {
    /// The browser's arguments.
    pub browser_arguments: Vec<String>,
    /// The contenders' versions.
    pub versions: BTreeMap<String, String>,
    /// The download of each contender, by name.
    pub transfer: BTreeMap<String, Transfer>,
    /// One group per contender, workload and ratio.
    pub groups: Vec<Group>,
    /// Responsiveness during loads, grouped by workload.
    #[serde(default)]
    pub alive: Vec<Alive>,
}

/// Responsiveness during a load, ours only.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Alive {
    /// The work load's name.
    pub workload: String,
    /// Size of the response.
    pub bytes: usize,
    /// Time of `JSON.parse` on the same bytes in the same page, in ms.
    pub parse: f64,
    /// The longest main-thread task until all charts were painted, in ms.
    pub longest: f64,
    /// Number of progress updates.
    pub moved: usize,
    /// Private memory of the page's process before, in bytes.
    pub before: Option<u64>,
    /// And after a cancelled load.
    pub cancelled: Option<u64>,
}

/// Download size in bytes, without data and measuring code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// Uncompressed.
    pub raw: usize,
    /// With brotli.
    pub brotli: usize,
}

/// A contender with a workload at a ratio.
#[derive(Debug, Serialize, Deserialize)]
pub struct Group {
    /// The work load's name.
    pub workload: String,
    /// The contender's name.
    pub contender: String,
    /// Device pixels to a CSS pixel.
    pub ratio: f64,
    /// In chronological order.
    pub runs: Vec<Run>,
}

/// One start of the browser. A missing result was not finished in time, or the one before it was not.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Run {
    /// The date in UTC.
    pub day: String,
    /// Processor, kernel and browser: contenders are compared on the same, but workloads may differ.
    pub platform: String,
    /// Load average of the last minute at the start.
    pub load_average: Option<f64>,
    /// The overhead: the result on an empty page, two frames without work.
    pub floor: Floor,
    /// Compiling and starting the module, in ms.
    pub start: Option<f64>,
    /// From bytes in memory until all charts are painted.
    pub load: Option<Load>,
    /// The sequence of windows.
    pub steps: Option<Steps>,
    /// Pointer moves.
    pub moves: Option<Moves>,
    /// At the end, after garbage collection.
    pub memory: Option<Memory>,
}

/// The overhead of the measurement.
#[derive(Debug, Default, Clone, Copy, Serialize, Deserialize)]
pub struct Floor {
    /// Main thread in ms; subtracted from load, steps and moves.
    pub millis: f64,
    /// The breakdown; not subtracted.
    pub cost: Cost,
}

/// From bytes in memory until all charts are painted.
#[derive(Debug, Serialize, Deserialize)]
pub struct Load {
    /// In ms.
    pub millis: f64,
    /// The breakdown.
    pub cost: Cost,
}

/// The sequence of windows; main-thread ms until each was painted.
#[derive(Debug, Serialize, Deserialize)]
pub struct Steps {
    /// The number finished in time.
    pub done: usize,
    /// The total number.
    pub all: usize,
    /// All windows.
    pub median: f64,
    /// All windows.
    pub p95: f64,
    /// Median of windows that show at least a quarter of the whole.
    pub wide: f64,
    /// Median of the others; missing if time ran out before.
    pub narrow: Option<f64>,
    /// Scripts and wasm in the median step.
    pub script: f64,
    /// Per step.
    pub cost: Cost,
}

/// Pointer moves; main-thread ms until each was painted.
#[derive(Debug, Serialize, Deserialize)]
pub struct Moves {
    /// The number that arrived.
    pub delivered: usize,
    /// Of those that arrived.
    pub median: f64,
    /// Of those that arrived.
    pub p95: f64,
    /// Scripts and wasm in the median move.
    pub script: f64,
    /// Per move that arrived.
    pub cost: Cost,
}

/// The breakdown in ms, overhead included.
#[derive(Debug, Default, Clone, Copy, Serialize, Deserialize)]
pub struct Cost {
    /// Style and layout in the main thread.
    pub layout: f64,
    /// All threads of all browser processes, if the system reports it.
    pub cpu: Option<f64>,
}

impl Cost {
    /// The difference from an earlier value.
    pub fn since(self, before: Self) -> Self {
        Self {
            layout: self.layout - before.layout,
            cpu: self.cpu.zip(before.cpu).map(|(now, then)| now - then),
        }
    }

    /// The mean over `times`.
    pub fn per(self, times: usize) -> Self {
        let times = times as f64;
        Self {
            layout: self.layout / times,
            cpu: self.cpu.map(|cpu| cpu / times),
        }
    }
}

/// Memory in bytes.
#[derive(Debug, Serialize, Deserialize)]
pub struct Memory {
    /// Script objects, beyond those before loading.
    pub heap: f64,
    /// Array buffers, beyond those before loading.
    pub buffers: f64,
    /// The module's linear memory, all of it.
    pub wasm: f64,
    /// Pixels of all canvases.
    pub canvases: f64,
    /// Private memory of the page's process, beyond that before loading, if the system reports it.
    pub process: Option<f64>,
}

impl Memory {
    /// The total of scripts and wasm.
    pub fn kept(&self) -> f64 {
        self.heap + self.buffers + self.wasm
    }
}

/// The quantile by linear interpolation between closest ranks; `None` without values.
pub fn quantile(values: &[f64], share: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = share * sorted.len().checked_sub(1)? as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    Some(sorted[below] + (sorted[above] - sorted[below]) * place.fract())
}

/// The median.
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

//! Link switches, with the threshold in force.

use super::analysis::Analysis;
use crate::derive::{Switch, link_switches};
use crate::model::Series;

impl Analysis {
    /// The link switches of a device: the ones that its findings count.
    #[must_use]
    pub fn switches(&self, device: usize) -> Vec<Switch> {
        let derived = self
            .facts
            .get(device)
            .map_or(&[][..], |facts| &facts.derived);
        let shares = derived
            .iter()
            .filter(|series| series.key.metric == "LinkShare");
        let shares: Vec<&Series> = shares.collect();
        let active_links = self.verdict.thresholds.get("carryingPercent");
        active_links.map_or_else(Vec::new, |percent| link_switches(&shares, percent))
    }
}

//! The baselines of an endpoint, with which its samples are compared.

use std::cell::OnceCell;

use crate::derive::judge::input::Endpoint;
use crate::derive::judge::latency::CALM;
use crate::derive::{Switch, link_switches, nack_increments};

pub(super) const LATE: [&str; 2] = ["VideoLatency", "ControlLatency"];
pub(super) const STAGES: [&str; 4] = ["CaptureCost", "EncodeCost", "DecodeCost", "RenderCost"];

/// The baselines of an endpoint, computed once per session.
#[derive(Debug, Default)]
pub(in super::super) struct Baseline {
    pub latency: Option<f64>,
    pub lost: Option<f64>,
    pub estimate: Option<f64>,
    pub rate: Option<f64>,
    /// Video and control latency.
    pub late: [Option<f64>; 2],
    pub stages: [Option<f64>; 4],
    /// Round-trip time and loss of each link.
    pub links: Vec<LinkBaseline>,
    /// Retransmission requests per sample; empty without a counter.
    pub requests: Vec<f64>,
    /// The link switches.
    pub switches: Vec<Switch>,
}

#[derive(Debug)]
pub(in super::super) struct LinkBaseline {
    pub net_id: i64,
    pub rtt: Option<f64>,
    pub lost: Option<f64>,
    /// Its index among the shares of all links.
    pub share: Option<usize>,
}

/// Computed on first use.
pub(in super::super) type BaselineCell = OnceCell<Baseline>;

impl Baseline {
    fn of(end: &Endpoint<'_>) -> Self {
        let calm = |metric| end.quantile(end.values(metric), CALM);
        let shares = end.shares();
        let links = end.device.links.iter().map(|link| {
            let net_id = link.net_id;
            let column = |metric| end.link_values(metric, Some(net_id));
            LinkBaseline {
                net_id,
                rtt: end.quantile(column("Rtt"), CALM),
                lost: end.quantile(column("Lost"), CALM),
                share: shares.iter().position(|one| one.key.link == Some(net_id)),
            }
        });
        Self {
            latency: calm("NetworkLatency"),
            lost: calm("Lost"),
            estimate: end.quantile(end.values("BitRateEstimate"), 1.0 - CALM),
            rate: end.baseline(end.values("Rate")),
            late: LATE.map(calm),
            stages: STAGES.map(calm),
            links: links.collect(),
            switches: link_switches(&shares.iter().collect::<Vec<_>>(), end.carrying_percent),
            requests: nack_increments(end.device).map_or_else(Vec::new, |series| series.values),
        }
    }
}

impl Endpoint<'_> {
    /// The baselines, computed on first use.
    pub fn baselines(&self) -> &Baseline {
        self.baseline.get_or_init(|| Baseline::of(self))
    }
}

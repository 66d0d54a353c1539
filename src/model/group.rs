//! The groups of charts, and which chart belongs to which.

use super::metric::ChartId;

/// A group of charts on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Frame rate, intervals and stalls.
    Smoothness,
    /// Latencies.
    Latency,
    /// Bit rates.
    Throughput,
    /// Packet loss and retransmissions.
    Loss,
    /// The network links.
    Links,
    /// The computers.
    Host,
    /// Unknown arrays.
    Other,
}

impl Group {
    /// Every group, in the order of the page.
    pub const ALL: [Self; 7] = [
        Self::Smoothness,
        Self::Latency,
        Self::Throughput,
        Self::Loss,
        Self::Links,
        Self::Host,
        Self::Other,
    ];
}

impl Group {
    /// The public name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Smoothness => "smoothness",
            Self::Latency => "latency",
            Self::Throughput => "throughput",
            Self::Loss => "loss",
            Self::Links => "links",
            Self::Host => "host",
            Self::Other => "other",
        }
    }

    /// The group of that public name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.name() == name)
    }
}

impl ChartId {
    /// The group of the chart in a session with links; without links, loss is next to retransmissions. Charts of unknown arrays are in
    /// [`Group::Other`].
    #[must_use]
    pub const fn group(self) -> Group {
        match self {
            Self::Fps | Self::FrameInterval | Self::Lag | Self::LagRatio => Group::Smoothness,
            Self::NetworkLatency | Self::VideoLatency | Self::ControlLatency | Self::StageCost => {
                Group::Latency
            }
            Self::Rate => Group::Throughput,
            Self::Nack => Group::Loss,
            Self::LinkShare | Self::LinkRtt | Self::Lost => Group::Links,
            Self::Host => Group::Host,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ChartId, Group};

    #[test]
    fn a_name_is_one_groups() {
        for group in Group::ALL {
            assert_eq!(Group::from_name(group.name()), Some(group));
        }
        assert_eq!(Group::from_name("fps"), None);
    }

    #[test]
    fn charts_of_a_group_stand_together_on_the_page() {
        let mut groups: Vec<Group> = ChartId::ALL.into_iter().map(ChartId::group).collect();
        groups.dedup();
        assert_eq!(groups, &Group::ALL[..6]);
    }
}

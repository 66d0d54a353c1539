//! How a series is drawn: hue and mark identify the device or link, the dash the kind of value, the curve how it behaves.

use crate::model::{Metric, Nature, Role, Session};
use crate::units::CssPx;

/// Which device or link a colour represents; the palette has the colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Paint {
    /// The first field device.
    Field,
    /// The first remote device.
    Remote,
    /// A network link, by its index among all.
    Link(usize),
    /// Any further device, by its index among those.
    Other(usize),
}

/// The shape of a mark, which identifies a series without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Field: ● filled.
    Disc,
    /// Remote: □ open.
    Square,
    /// Link 0: ▲ filled.
    Triangle,
    /// Link 1: ◇ open.
    Diamond,
    /// Link 2: ▽ open.
    Wedge,
    /// Link 3: ✕.
    Cross,
    /// Link 4: △ open.
    OpenTriangle,
    /// Link 5: ◆ filled.
    FilledDiamond,
    /// Link 6: ▼ filled.
    FilledWedge,
    /// Link 7, and any further device: ■ filled.
    Block,
}

/// How values are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CurveKind {
    /// A line from sample to sample.
    Line,
    /// A value that holds until the next one.
    Step,
    /// One value per connection, drawn over its whole length.
    Constant,
    /// An open or a filled bar for each sample that is not zero.
    Bar {
        /// Filled, inside the open one.
        filled: bool,
    },
    /// A stem with a mark for each sample that is not zero.
    Stem,
    /// A stacked share of the total.
    Share,
}

/// The style of a series, except its colour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeriesStyle {
    /// The device or link.
    pub paint: Paint,
    /// The mark; `None` if the dash is distinctive enough.
    pub mark: Option<Mark>,
    /// Dash and gap in CSS pixels.
    pub dash: Option<[f32; 2]>,
    /// Stroke in CSS pixels.
    pub width: CssPx,
    /// How values are drawn.
    pub kind: CurveKind,
}

impl Paint {
    /// The paint of a device.
    #[must_use]
    pub fn of_device(session: &Session, index: usize) -> Self {
        let role = session.devices[index].role;
        let before = &session.devices[..index];
        let is_there = |role: Role| before.iter().any(|device| device.role == role);
        match role {
            Role::Field if !is_there(role) => Self::Field,
            Role::Remote if !is_there(role) => Self::Remote,
            _ => {
                let ends = [Role::Field, Role::Remote];
                let firsts = ends.into_iter().filter(|role| is_there(*role));
                Self::Other(index - firsts.count())
            }
        }
    }

    /// The paint of a device's link. The links of a second device continue the numbering.
    #[must_use]
    pub fn of_link(session: &Session, device: usize, net_id: i64) -> Self {
        let before = session.devices[..device]
            .iter()
            .map(|device| device.links.len());
        let links = &session.devices[device].links;
        let place = links.iter().position(|link| link.net_id == net_id);
        Self::Link(before.sum::<usize>() + place.unwrap_or_default())
    }

    /// The mark that goes with the hue.
    #[must_use]
    pub const fn mark(self) -> Mark {
        match self {
            Self::Field => Mark::Disc,
            Self::Remote => Mark::Square,
            // Four hues, each filled and open.
            Self::Link(place) => match place % 8 {
                0 => Mark::Triangle,
                1 => Mark::Diamond,
                2 => Mark::Wedge,
                3 => Mark::Cross,
                4 => Mark::OpenTriangle,
                5 => Mark::FilledDiamond,
                6 => Mark::FilledWedge,
                _ => Mark::Block,
            },
            Self::Other(order) => match order % 2 {
                0 => Mark::Block,
                _ => Mark::Cross,
            },
        }
    }
}

impl SeriesStyle {
    /// The style of a series; unknown arrays (`metric: None`) are lines.
    #[must_use]
    pub fn new(metric: Option<&Metric>, paint: Paint) -> Self {
        let line = Self {
            paint,
            mark: Some(paint.mark()),
            dash: None,
            width: 1.5,
            kind: CurveKind::Line,
        };
        let Some(metric) = metric else { return line };
        match (metric.nature, metric.id) {
            (_, "SendBps") => Self {
                dash: Some([1.25, 2.5]),
                ..line
            },
            (_, "RecvBps") => Self {
                dash: Some([4.0, 3.0]),
                ..line
            },
            (_, "FrameDelta") => Self {
                dash: Some([2.0, 3.0]),
                mark: None,
                ..line
            },
            (_, "Lost") => Self {
                kind: CurveKind::Stem,
                ..line
            },
            (Nature::Gauge, _) => line,
            (Nature::Counter, _) => Self {
                kind: CurveKind::Step,
                dash: Some([4.0, 3.0]),
                mark: None,
                ..line
            },
            (Nature::PerConnection, "K150" | "CpuUsed") => Self {
                kind: CurveKind::Constant,
                dash: Some([4.0, 3.0]),
                mark: None,
                ..line
            },
            (Nature::PerConnection, _) => Self {
                kind: CurveKind::Constant,
                width: 2.0,
                ..line
            },
            (Nature::PerSample, "Lag100Duration" | "Lag150Duration") => Self {
                kind: CurveKind::Bar {
                    filled: metric.id == "Lag150Duration",
                },
                mark: None,
                ..line
            },
            (Nature::PerSample, _) => Self {
                kind: CurveKind::Stem,
                ..line
            },
            (Nature::Target, "TotalBitrateEstimate") => Self {
                kind: CurveKind::Step,
                dash: Some([2.0, 3.0]),
                mark: None,
                width: 1.25,
                ..line
            },
            (Nature::Target, _) => Self {
                kind: CurveKind::Step,
                dash: Some([6.0, 3.0]),
                mark: None,
                width: 1.25,
                ..line
            },
            (Nature::Share, _) => Self {
                kind: CurveKind::Share,
                mark: None,
                width: 1.5,
                ..line
            },
        }
    }
}

impl Mark {
    /// Whether the mark is filled with its colour rather than with the background.
    #[must_use]
    pub const fn is_filled(self) -> bool {
        matches!(
            self,
            Self::Disc | Self::Triangle | Self::FilledDiamond | Self::FilledWedge | Self::Block
        )
    }

    /// The mark's width in CSS pixels, chosen so that all marks look equally heavy (look: 4.4 … 7).
    #[must_use]
    pub const fn size(self) -> f64 {
        match self {
            Self::Disc => 4.4,
            Self::Block => 4.6,
            Self::Square => 5.0,
            Self::Cross => 5.4,
            Self::Triangle | Self::OpenTriangle | Self::Wedge | Self::FilledWedge => 6.0,
            Self::Diamond | Self::FilledDiamond => 7.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Paint;
    use crate::model::{Device, Role, Session};

    #[test]
    fn the_first_of_each_end_has_its_own_paint() {
        let roles = [
            Role::Other,
            Role::Remote,
            Role::Field,
            Role::Remote,
            Role::Field,
            Role::Other,
        ];
        let devices = roles.map(|role| Device {
            role,
            ..Device::default()
        });
        let session = Session {
            devices: devices.into(),
            ..Session::default()
        };
        let expected = [
            Paint::Other(0),
            Paint::Remote,
            Paint::Field,
            Paint::Other(1),
            Paint::Other(2),
            Paint::Other(3),
        ];
        for (index, paint) in expected.into_iter().enumerate() {
            assert_eq!(Paint::of_device(&session, index), paint, "{index}");
        }
    }

    #[test]
    fn eight_links_of_four_hues_look_different_each_way() {
        for place in 0..4 {
            let [one, other] = [place, place + 4].map(|place| Paint::Link(place).mark());
            assert_ne!(one, other, "lines");
            assert_ne!(one.is_filled(), other.is_filled(), "shares");
        }
    }
}

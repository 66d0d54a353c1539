//! How a series looks: hue and mark say who, the dash says what kind of value, the form says how it behaves.

use crate::model::{Metric, Nature, Role, Session};
use crate::units::CssPx;

/// Whose data it is; the palette gives the colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Paint {
    /// The first field device.
    Field,
    /// The first remote device.
    Remote,
    /// A network card, by its place among all.
    Link(usize),
    /// Any further device, by its place among those.
    Other(usize),
}

/// The shape of a mark: the second channel beside colour.
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

/// How values become ink.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CurveKind {
    /// A line from sample to sample.
    Line,
    /// A value that holds until the next one.
    Step,
    /// One value per connection, drawn as long as it lasts.
    Constant,
    /// An open or a filled bar for each sample that is not zero.
    Bar {
        /// Filled, inside the open one.
        filled: bool,
    },
    /// A stem with its mark for each sample that is not zero.
    Stem,
    /// A stacked share of a whole.
    Share,
}

/// Everything about a series' ink but its colour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeriesStyle {
    /// Who.
    pub paint: Paint,
    /// The second channel beside the hue; `None` where the dash already tells.
    pub mark: Option<Mark>,
    /// Dash and space in CSS pixels.
    pub dash: Option<[f32; 2]>,
    /// Stroke in CSS pixels.
    pub width: CssPx,
    /// How values become ink.
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

    /// The paint of a device's network card; cards of a second device go on where those of the first end.
    #[must_use]
    pub fn of_link(session: &Session, device: usize, net_id: i64) -> Self {
        let before = session.devices[..device]
            .iter()
            .map(|device| device.links.len());
        let links = &session.devices[device].links;
        let place = links.iter().position(|link| link.net_id == net_id);
        Self::Link(before.sum::<usize>() + place.unwrap_or_default())
    }

    /// The shape that goes with the hue.
    #[must_use]
    pub const fn mark(self) -> Mark {
        match self {
            Self::Field => Mark::Disc,
            Self::Remote => Mark::Square,
            // Four hues, and each of them once filled and once not.
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
    /// The look of a series; unknown arrays (`metric: None`) are lines.
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
    /// Whether the shape is filled with its colour rather than with the ground.
    #[must_use]
    pub const fn is_filled(self) -> bool {
        matches!(
            self,
            Self::Disc | Self::Triangle | Self::FilledDiamond | Self::FilledWedge | Self::Block
        )
    }

    /// Full width in CSS pixels, so that all shapes weigh the same to the eye (look: 4.4 … 7).
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

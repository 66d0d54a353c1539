//! Appends newer samples to a session.

use super::session::{Device, Series, Session};
use crate::order::first_after;

impl Session {
    /// How many samples in `newer` are newer than those of the same device here.
    #[must_use]
    pub fn lacks(&self, newer: &Self) -> usize {
        let devices = newer.devices.iter();
        let lacked = devices.map(|device| {
            let known = self.devices.iter().find(|known| known.is_same(device));
            device.times.len() - known.map_or(0, |known| known.first_newer(device))
        });
        lacked.sum()
    }

    /// Appends the newer samples of the same session; a device that is new is added whole.
    pub fn extend(&mut self, newer: Self) {
        for device in newer.devices {
            match self.devices.iter_mut().find(|known| known.is_same(&device)) {
                Some(known) => known.extend(device),
                None => self.devices.push(device),
            }
        }
    }
}

impl Device {
    fn is_same(&self, other: &Self) -> bool {
        self.role == other.role && self.device_id == other.device_id
    }

    /// Index of the first sample in `newer` after all of these.
    fn first_newer(&self, newer: &Self) -> usize {
        let last = self.times.last().copied().unwrap_or(f64::NEG_INFINITY);
        first_after(&newer.times, last)
    }

    fn extend(&mut self, newer: Self) {
        let first = self.first_newer(&newer);
        let before = self.times.len();
        self.times.extend(&newer.times[first..]);
        let count = self.times.len();
        if !self.disconnected.is_empty() || !newer.disconnected.is_empty() {
            self.disconnected.resize(before, false);
            self.disconnected
                .extend(newer.disconnected.iter().skip(first));
            self.disconnected.resize(count, false);
        }
        for Series { key, values } in newer.series {
            let known = self.series.iter_mut().find(|known| known.key == key);
            if let Some(known) = known {
                known.values.extend(&values[first..]);
            } else {
                // A series that starts only now.
                let mut all = vec![f64::NAN; before];
                all.extend(&values[first..]);
                self.series.push(Series { key, values: all });
            }
        }
        for series in &mut self.series {
            // A series that has ended.
            series.values.resize(count, f64::NAN);
        }
        for link in newer.links {
            if self.links.iter().all(|known| known.net_id != link.net_id) {
                self.links.push(link);
            }
        }
        self.resolution = newer.resolution.or(self.resolution);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Link, Role, SeriesKey};

    fn device(role: Role, times: &[f64], series: &[(&'static str, &[f64])]) -> Device {
        Device {
            role,
            times: times.to_vec(),
            series: series
                .iter()
                .map(|(metric, values)| Series {
                    key: SeriesKey {
                        metric: (*metric).into(),
                        link: None,
                    },
                    values: values.to_vec(),
                })
                .collect(),
            ..Device::default()
        }
    }

    fn session(devices: Vec<Device>) -> Session {
        Session {
            devices,
            ..Session::default()
        }
    }

    fn extend(whole: &mut Session, newer: Session) -> usize {
        let count = whole.lacks(&newer);
        let before: usize = whole.devices.iter().map(|device| device.times.len()).sum();
        whole.extend(newer);
        let after: usize = whole.devices.iter().map(|device| device.times.len()).sum();
        assert_eq!(after - before, count, "as many as were lacking");
        count
    }

    #[test]
    fn only_what_is_newer_is_added() {
        let field =
            |times: &[f64], fps: &[f64]| session(vec![device(Role::Field, times, &[("Fps", fps)])]);
        let mut whole = field(&[0.0, 2.0, 4.0], &[1.0, 2.0, 3.0]);
        let newer = || field(&[2.0, 4.0, 6.0, 8.0], &[9.0, 9.0, 4.0, 5.0]);
        assert_eq!(extend(&mut whole, newer()), 2);
        assert_eq!(whole.devices[0].times, [0.0, 2.0, 4.0, 6.0, 8.0]);
        assert_eq!(whole.devices[0].series[0].values, [1.0, 2.0, 3.0, 4.0, 5.0]);
        assert_eq!(
            extend(&mut whole, newer()),
            0,
            "asked again, nothing is new"
        );
        assert_eq!(extend(&mut whole, session(Vec::new())), 0);
    }

    #[test]
    fn what_was_not_measured_is_no_zero() {
        let mut whole = session(vec![device(
            Role::Field,
            &[0.0, 2.0],
            &[("Fps", &[1.0, 2.0]), ("Rate", &[7.0, 8.0])],
        )]);
        let mut newer = device(Role::Field, &[4.0], &[("Fps", &[3.0]), ("Lost", &[0.5])]);
        newer.disconnected = vec![true];
        newer.links.push(Link {
            net_id: 3,
            net_ip: String::new(),
        });
        assert_eq!(extend(&mut whole, session(vec![newer])), 1);
        let device = &whole.devices[0];
        let shown = device
            .series
            .iter()
            .map(|series| format!("{:?}", series.values));
        assert_eq!(
            shown.collect::<Vec<_>>(),
            ["[1.0, 2.0, 3.0]", "[7.0, 8.0, NaN]", "[NaN, NaN, 0.5]"]
        );
        assert_eq!(device.disconnected, [false, false, true]);
        assert_eq!(device.links.len(), 1);
    }

    #[test]
    fn a_device_that_joins_comes_whole() {
        let mut whole = session(vec![device(Role::Field, &[0.0], &[])]);
        assert_eq!(
            extend(
                &mut whole,
                session(vec![device(Role::Remote, &[1.0, 3.0], &[])])
            ),
            2
        );
        assert_eq!(whole.devices.len(), 2);
    }
}

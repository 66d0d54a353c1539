//! An order of endpoints that does not depend on the input's order, so that the verdict does not either.

use std::cmp::Ordering;

use crate::model::{Device, Link, Role, Series};

/// Field, remote, others; then by name and times, and identical ones by their values. Only endpoints that the judge cannot distinguish are
/// equal.
pub(super) fn compare(one: &Device, other: &Device) -> Ordering {
    rank(one.role)
        .cmp(&rank(other.role))
        .then_with(|| one.device_id.cmp(&other.device_id))
        .then_with(|| numbers(&one.times, &other.times))
        .then_with(|| one.disconnected.cmp(&other.disconnected))
        .then_with(|| first(&one.series, &other.series, &series))
        .then_with(|| one.links.iter().map(id).cmp(other.links.iter().map(id)))
        .then_with(|| one.sdk_mode.cmp(&other.sdk_mode))
        .then_with(|| sizes(one).cmp(&sizes(other)))
}

const fn rank(role: Role) -> u8 {
    match role {
        Role::Field => 0,
        Role::Remote => 1,
        Role::Other => 2,
    }
}

fn id(link: &Link) -> i64 {
    link.net_id
}

fn sizes(device: &Device) -> [Option<(u32, u32)>; 2] {
    [device.resolution, device.configured_resolution]
        .map(|size| size.map(|size| (size.width, size.height)))
}

fn series(one: &Series, other: &Series) -> Ordering {
    let by_name = one.key.metric.cmp(&other.key.metric);
    by_name
        .then(one.key.link.cmp(&other.key.link))
        .then_with(|| numbers(&one.values, &other.values))
}

fn numbers(one: &[f64], other: &[f64]) -> Ordering {
    first(one, other, &f64::total_cmp)
}

/// Compares the first elements that differ, else the lengths.
fn first<T>(one: &[T], other: &[T], compare: &dyn Fn(&T, &T) -> Ordering) -> Ordering {
    let mut orders = one
        .iter()
        .zip(other)
        .map(|(one, other)| compare(one, other));
    orders
        .find(|order| order.is_ne())
        .unwrap_or_else(|| one.len().cmp(&other.len()))
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use super::compare;
    use crate::derive::judge::testing::{cut, later, well, with, with_link};
    use crate::model::{Device, Resolution, Role};

    fn twin() -> Device {
        well(Role::Remote, 10)
    }

    #[track_caller]
    fn check(one: &Device, other: &Device, expected: Ordering) {
        assert_eq!(compare(one, other), expected);
        assert_eq!(compare(other, one), expected.reverse());
    }

    #[test]
    fn by_role_name_and_times() {
        let named = |role, name: &str| Device {
            device_id: name.into(),
            ..well(role, 10)
        };
        let (a, b) = (named(Role::Remote, "a"), named(Role::Remote, "b"));
        check(&named(Role::Field, "b"), &a, Ordering::Less);
        check(&b, &named(Role::Other, "a"), Ordering::Less);
        check(&later(a.clone(), 9.0), &b, Ordering::Less);
        check(&a, &later(a.clone(), 9.0), Ordering::Less);
        check(&twin(), &well(Role::Remote, 11), Ordering::Less);
    }

    #[test]
    fn twins_by_what_they_sent() {
        check(&twin(), &twin(), Ordering::Equal);
        let less = |more: Device| check(&twin(), &more, Ordering::Less);
        less(with(twin(), "Fps", 9..10, 21.0));
        less(with(twin(), "Fps", 9..10, f64::NAN));
        less(with(twin(), "RenderCost", 0..10, 6.0));
        less(with(twin(), "Rate", 0..1, 1001.0));
        less(cut(twin(), 9..10));
        less(with_link(twin(), 1, &[]));
        less(with_link(twin(), 1, &[("Rtt", &[20.0; 10])]));
        less(Device {
            sdk_mode: "p2p".into(),
            ..twin()
        });
        less(Device {
            resolution: Some(Resolution {
                width: 640,
                height: 480,
            }),
            ..twin()
        });
    }
}

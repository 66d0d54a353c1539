//! Generates the sessions: the same on every machine, and as irregular as real ones.

use std::fmt::{Display, Write};

/// What to generate.
#[derive(Debug, Clone, Copy)]
pub struct Recipe {
    /// Devices, alternating field and remote.
    pub devices: usize,
    /// Samples of each device.
    pub samples: usize,
    /// Arrays of each device.
    pub metrics: &'static [Metric],
    /// Links of the first device.
    pub links: usize,
}

impl Recipe {
    /// Values in all arrays together, without links.
    #[must_use]
    pub const fn values(&self) -> usize {
        self.devices * self.samples * self.metrics.len()
    }
}

/// An array and its behaviour.
#[derive(Debug, Clone, Copy)]
pub struct Metric {
    /// Its name in the response.
    pub name: &'static str,
    /// The level that it returns to, in its own unit.
    pub level: f64,
    /// Its deviation, in the same unit.
    pub spread: f64,
    /// Its value in a burst.
    pub burst: f64,
    /// What represents a missing value: a negative number in a documented array, which would be a value in an unknown one.
    pub hole: &'static str,
}

const fn metric(name: &'static str, level: f64, spread: f64, burst: f64) -> Metric {
    Metric {
        name,
        level,
        spread,
        burst,
        hole: "-1",
    }
}

const fn unknown(name: &'static str, level: f64, spread: f64, burst: f64) -> Metric {
    Metric {
        hole: "null",
        ..metric(name, level, spread, burst)
    }
}

/// Twelve arrays that the viewer draws as lines in one chart each, like every peer: seven documented ones, and five that a later API
/// version might add.
pub const TWELVE: &[Metric] = &[
    metric("Fps", 20.0, 1.5, 130.0),
    metric("MaxFrameDelta", 75.0, 12.0, 900.0),
    metric("NetworkLatency", 80.0, 15.0, 600.0),
    metric("VideoLatency", 65.0, 9.0, 400.0),
    metric("ControlLatency", 47.0, 6.0, 300.0),
    metric("EncodeCost", 11.0, 4.0, 60.0),
    metric("Rate", 620.0, 90.0, 5000.0),
    unknown("AudioLatency", 55.0, 8.0, 250.0),
    unknown("JitterDelay", 24.0, 7.0, 180.0),
    unknown("DecodeQueue", 6.0, 2.0, 40.0),
    unknown("GpuUsed", 38.0, 6.0, 95.0),
    unknown("Temperature", 61.0, 2.0, 78.0),
];

/// Three arrays that share a chart.
pub const THREE: &[Metric] = &[
    metric("CaptureCost", 18.0, 5.0, 60.0),
    metric("EncodeCost", 41.0, 4.0, 70.0),
    metric("RenderCost", 7.0, 3.0, 90.0),
];

/// Every documented array that both ends may fill.
pub const DOCUMENTED: &[Metric] = &[
    metric("Rate", 620.0, 90.0, 5000.0),
    metric("Fps", 20.0, 1.5, 130.0),
    metric("Lost", 0.2, 0.4, 12.0),
    metric("NetworkLatency", 80.0, 15.0, 600.0),
    metric("VideoLatency", 65.0, 9.0, 400.0),
    metric("CpuUsed", 35.0, 0.0, 35.0),
    metric("MemUsed", 71.0, 0.0, 71.0),
    metric("DecodeCost", 3.0, 1.0, 20.0),
    metric("RenderCost", 4.0, 1.0, 25.0),
    metric("K100", 1.0, 0.0, 1.0),
    metric("K150", 0.5, 0.0, 0.5),
    metric("NACK", 20.0, 9.0, 200.0),
    metric("BitRateEstimate", 1900.0, 60.0, 2000.0),
    metric("EncodeCost", 11.0, 4.0, 60.0),
    metric("CaptureCost", 2.0, 1.0, 9.0),
    metric("FrameDelta", 50.0, 1.0, 90.0),
    metric("MaxFrameDelta", 75.0, 12.0, 900.0),
    metric("TotalBitrateEstimate", 6100.0, 400.0, 7200.0),
    metric("Lag100Duration", 0.0, 6.0, 700.0),
    metric("Lag150Duration", 0.0, 3.0, 500.0),
    metric("ControlLatency", 47.0, 6.0, 300.0),
];

const OF_A_LINK: &[Metric] = &[
    metric("Rtt", 70.0, 9.0, 400.0),
    metric("Lost", 0.0, 1.0, 15.0),
    metric("SendBps", 300.0, 90.0, 1500.0),
    metric("RecvBps", 30.0, 6.0, 70.0),
];

/// Start of the sessions in Unix seconds. It is the same for both ends, which therefore sample at the same instants. That spares peers that
/// need one column of times a join of twice the length.
pub const START_SECONDS: u64 = 1_731_398_400;

/// Seconds between samples.
const STEP_SECONDS: u64 = 2;

/// The mean number of samples between gaps: three dozen gaps per day.
const SAMPLES_PER_GAP: u64 = 1200;

/// The mean number of samples between single missing ones: three dozen per day.
const SAMPLES_PER_HOLE: u64 = 1200;

/// The mean number of samples between bursts.
const SAMPLES_PER_BURST: u64 = 900;

/// The response in the cloud's format.
#[must_use]
pub fn answer(recipe: &Recipe) -> String {
    let mut json = r#"{"Response":{"RequestId":"bench","Details":["#.to_owned();
    for device in 0..recipe.devices {
        let separator = if device == 0 { "" } else { "," };
        json.push_str(separator);
        write_device(&mut json, recipe, device);
    }
    json.push_str("]}}");
    json
}

/// Time of the last sample in Unix seconds.
#[must_use]
pub fn end_seconds(recipe: &Recipe) -> u64 {
    let last = |device| {
        let offsets = offsets(recipe.samples, Chance::new(role(device), "TimeOffset"));
        offsets.last().copied().unwrap_or_default()
    };
    START_SECONDS + (0..recipe.devices).map(last).max().unwrap_or_default()
}

const fn role(device: usize) -> &'static str {
    ["field", "remote"][device % 2]
}

fn write_device(json: &mut String, recipe: &Recipe, device: usize) {
    let role = role(device);
    let offsets = offsets(recipe.samples, Chance::new(role, "TimeOffset"));
    let end = START_SECONDS + offsets.last().copied().unwrap_or_default();
    // Writing to a `String` cannot fail.
    let _ = write!(
        json,
        r#"{{"DeviceType":"{role}","DeviceId":"bench_{role}","ProjectId":"bench","SessionId":"bench-1","Ver":"2.4","SdkMode":"server2","StartTime":{START_SECONDS},"EndTime":{end},"Width":1280,"Height":720,"TimeOffset":"#
    );
    write_array(json, offsets.iter());
    write_metrics(json, recipe.metrics, role, &offsets);
    let links = if device == 0 { recipe.links } else { 0 };
    let _ = write!(json, r#","MultiMode":{},"MultiNet":["#, u8::from(links > 0));
    for link in 0..links {
        let separator = if link == 0 { "" } else { "," };
        let _ = write!(
            json,
            r#"{separator}{{"NetId":{link},"NetIp":"192.168.{link}.2""#
        );
        write_metrics(json, OF_A_LINK, &format!("{role} {link}"), &offsets);
        json.push('}');
    }
    json.push_str("]}");
}

fn write_metrics(json: &mut String, metrics: &[Metric], owner: &str, offsets: &[u64]) {
    for metric in metrics {
        let _ = write!(json, r#","{}":"#, metric.name);
        let values = values(metric, offsets, Chance::new(owner, metric.name));
        let values =
            values.map(|value| value.map_or(metric.hole.to_owned(), |value| value.to_string()));
        write_array(json, values);
    }
}

fn write_array(json: &mut String, values: impl Iterator<Item = impl Display>) {
    for (index, value) in values.enumerate() {
        let separator = if index == 0 { '[' } else { ',' };
        let _ = write!(json, "{separator}{value}");
    }
    json.push(']');
}

/// Seconds since the start, with gaps of ten seconds to four minutes.
fn offsets(samples: usize, mut chance: Chance) -> Vec<u64> {
    let mut next = 0;
    std::iter::repeat_with(|| {
        let offset = next;
        next += STEP_SECONDS;
        if chance.one_in(SAMPLES_PER_GAP) {
            next += STEP_SECONDS * chance.between(5, 120);
        }
        offset
    })
    .take(samples)
    .collect()
}

/// A value that varies around its level, drifts over hours, and has bursts; missing values after every gap and occasionally.
fn values(
    metric: &Metric,
    offsets: &[u64],
    mut chance: Chance,
) -> impl Iterator<Item = Option<i64>> {
    const INERTIA: f64 = 0.85;
    let Metric {
        level,
        spread,
        burst,
        ..
    } = *metric;
    let (mut stray, mut left_of_burst, mut before) = (0.0, 0, None);
    offsets.iter().map(move |&offset| {
        let is_new = before.is_some_and(|before| offset - before > STEP_SECONDS);
        before = Some(offset);
        stray = INERTIA * stray + (1.0 - INERTIA * INERTIA).sqrt() * chance.normal();
        if chance.one_in(SAMPLES_PER_BURST) {
            left_of_burst = chance.between(1, 20);
        }
        if is_new || chance.one_in(SAMPLES_PER_HOLE) {
            return None;
        }
        let drift = drift(offset);
        let calm = level + spread * (stray + drift);
        let value = if left_of_burst > 0 {
            left_of_burst -= 1;
            calm + (burst - level) * chance.share()
        } else {
            calm
        };
        Some(value.round().max(if level > 0.0 { 1.0 } else { 0.0 }) as i64)
    })
}

/// A slow wave with a period of six hours, from −1 to 1; triangular, since machines may differ in the last digit of a sine.
fn drift(offset: u64) -> f64 {
    const PERIOD_SECONDS: u64 = 21_600;
    let phase = (offset % PERIOD_SECONDS) as f64 / PERIOD_SECONDS as f64;
    4.0 * (phase - 0.5).abs() - 1.0
}

/// `SplitMix64`: the same numbers on every machine.
struct Chance(u64);

impl Chance {
    /// Each array has its own stream, so that adding or removing one does not affect others.
    fn new(owner: &str, name: &str) -> Self {
        let letters = owner.bytes().chain(name.bytes());
        Self(letters.fold(0xcbf2_9ce4_8422_2325, |hash, letter| {
            (hash ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3)
        }))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// In [0, 1).
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn one_in(&mut self, times: u64) -> bool {
        self.next().is_multiple_of(times)
    }

    /// Both ends included.
    fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low + 1)
    }

    /// Approximately normal, without a logarithm, whose last digit may differ between machines.
    fn normal(&mut self) -> f64 {
        let sum: f64 = (0..6).map(|_| self.share()).sum();
        (sum - 3.0) * std::f64::consts::SQRT_2
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;
    use serde_json::Value;

    use super::*;

    #[derive(Deserialize)]
    #[serde(rename_all = "PascalCase")]
    struct Device {
        time_offset: Vec<i64>,
        multi_net: Vec<BTreeMap<String, Value>>,
        #[serde(flatten)]
        rest: BTreeMap<String, Value>,
    }

    impl Device {
        fn numbers(&self, name: &str) -> Vec<i64> {
            let array = self.rest[name].as_array().unwrap();
            array.iter().map(|value| value.as_i64().unwrap()).collect()
        }
    }

    fn made(recipe: &Recipe) -> Vec<Device> {
        let mut answer: Value = serde_json::from_str(&answer(recipe)).unwrap();
        serde_json::from_value(answer["Response"]["Details"].take()).unwrap()
    }

    #[test]
    fn every_array_is_as_long_as_the_times() {
        let devices = made(&Recipe {
            devices: 2,
            samples: 500,
            metrics: DOCUMENTED,
            links: 4,
        });
        let lengths = devices.iter().flat_map(|device| {
            DOCUMENTED
                .iter()
                .map(|metric| device.numbers(metric.name).len())
        });
        assert!(lengths.eq([500; 2 * DOCUMENTED.len()]));
        assert_eq!(
            [&devices[0], &devices[1]]
                .map(|device| (device.time_offset.len(), device.multi_net.len())),
            [(500, 4), (500, 0)]
        );
        for link in &devices[0].multi_net {
            assert_eq!(link["Rtt"].as_array().map(Vec::len), Some(500));
        }
    }

    #[test]
    fn a_day_has_a_few_dozen_gaps_holes_and_bursts() {
        let metrics = &TWELVE[..2];
        for device in made(&Recipe {
            devices: 2,
            samples: 43_200,
            metrics,
            links: 0,
        }) {
            let steps = device.time_offset.windows(2);
            let gaps = steps.filter(|pair| pair[1] - pair[0] > 2).count();
            assert!((20..60).contains(&gaps), "{gaps} gaps");
            for Metric {
                name, level, burst, ..
            } in metrics
            {
                let values = device.numbers(name);
                let holes = values.iter().filter(|value| **value < 0).count();
                assert!((gaps + 15..gaps + 70).contains(&holes), "{name}: {holes}");
                let middle = f64::midpoint(*level, *burst) as i64;
                let high = values.iter().filter(|value| **value > middle).count();
                assert!((50..800).contains(&high), "{name}: {high} above {middle}");
                assert!(!values.contains(&0), "{name}: a zero may mean missing");
            }
        }
    }

    /// Results from two machines use the same bytes.
    #[test]
    fn is_the_same_everywhere() {
        let devices = made(&Recipe {
            devices: 2,
            samples: 3000,
            metrics: TWELVE,
            links: 0,
        });
        let [field, remote] = [0, 1].map(|device| devices[device].numbers("Rate"));
        assert_eq!(field[..6], [627, 692, 665, 730, 727, 818]);
        assert_eq!(
            (field.iter().sum::<i64>(), remote.iter().sum::<i64>()),
            (2_144_960, 2_060_855)
        );
    }
}

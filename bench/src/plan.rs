//! What is measured: workloads, contenders, and their combinations.

use std::fmt;

use crate::data::{DOCUMENTED, Recipe, THREE, TWELVE};

/// What is shown, and its size.
#[derive(Debug)]
pub struct Workload {
    /// The name for the command.
    pub name: &'static str,
    /// The title in the table.
    pub title: &'static str,
    /// The data.
    pub recipe: Recipe,
    /// The charts; `None` if the viewer decides.
    pub job: Option<Job>,
    /// The page's size in CSS pixels, which fits all charts of every contender.
    pub viewport: (u32, u32),
    /// The chart that the pointer moves in.
    pub pointed: usize,
}

/// What a contender has to draw.
#[derive(Debug)]
pub struct Job {
    /// The arrays of each chart.
    pub charts: &'static [&'static [&'static str]],
    /// Width and height of each plot area, in CSS pixels.
    pub plot: (u32, u32),
}

const TWELVE_CHARTS: Job = Job {
    charts: &[
        &["Fps"],
        &["MaxFrameDelta"],
        &["NetworkLatency"],
        &["VideoLatency"],
        &["ControlLatency"],
        &["EncodeCost"],
        &["Rate"],
        &["AudioLatency"],
        &["JitterDelay"],
        &["DecodeQueue"],
        &["GpuUsed"],
        &["Temperature"],
    ],
    plot: (680, 160),
};

const DAY: Recipe = Recipe {
    devices: 2,
    samples: 43_200,
    metrics: TWELVE,
    links: 0,
};

/// Every workload, in table order.
pub static WORKLOADS: [Workload; 4] = [
    Workload {
        name: "day",
        title: "(a) a day: 12 charts × 2 series × 43,200 samples, plots of 680 × 160",
        recipe: DAY,
        job: Some(TWELVE_CHARTS),
        viewport: (1200, 3200),
        pointed: 2,
    },
    Workload {
        name: "ten-days",
        title: "(b) ten days: the same charts, 432,000 samples each",
        recipe: Recipe {
            samples: 432_000,
            ..DAY
        },
        job: Some(TWELVE_CHARTS),
        viewport: (1200, 3200),
        pointed: 2,
    },
    Workload {
        name: "one-chart",
        title: "(c) after uPlot's benchmark: 3 series × 55,550 samples, one plot of 1920 × 600",
        recipe: Recipe {
            devices: 1,
            samples: 55_550,
            metrics: THREE,
            links: 0,
        },
        job: Some(Job {
            charts: &[&["CaptureCost", "EncodeCost", "RenderCost"]],
            plot: (1920, 600),
        }),
        viewport: (2400, 1100),
        pointed: 0,
    },
    Workload {
        name: "page",
        title: "(d) our whole page: a day with every documented array and four links, 1400 × 900",
        recipe: Recipe {
            metrics: DOCUMENTED,
            links: 4,
            ..DAY
        },
        job: None,
        viewport: (1400, 900),
        pointed: 0,
    },
];

/// A contender.
#[derive(Debug)]
pub struct Contender {
    /// The name for command and results.
    pub name: &'static str,
    /// The title in the table.
    pub title: &'static str,
    /// Its page, relative to the site.
    pub page: &'static str,
    /// Its npm package.
    pub package: Option<&'static str>,
    /// Whether it is measured at every ratio and on every workload, nine times; others on (a) and (c) at ratio 1, three times.
    pub in_full: bool,
    /// Whether it has a legend and a cursor line.
    pub has_cursor: bool,
}

/// Every contender, in table order. Ratios are relative to the first.
pub static CONTENDERS: [Contender; 7] = [
    Contender {
        name: "ours",
        title: "ours",
        page: "bench/ours.html",
        package: None,
        in_full: true,
        has_cursor: true,
    },
    Contender {
        name: "floor",
        title: "floor, with labels",
        page: "bench/floor.html",
        package: None,
        in_full: true,
        has_cursor: true,
    },
    Contender {
        name: "bare-floor",
        title: "floor, curves alone",
        page: "bench/floor.html?bare",
        package: None,
        in_full: true,
        has_cursor: false,
    },
    Contender {
        name: "uplot",
        title: "uPlot",
        page: "bench/uplot.html",
        package: Some("uplot"),
        in_full: true,
        has_cursor: true,
    },
    Contender {
        name: "echarts",
        title: "ECharts",
        page: "bench/echarts.html",
        package: Some("echarts"),
        in_full: false,
        has_cursor: true,
    },
    Contender {
        name: "chartjs",
        title: "Chart.js",
        page: "bench/chartjs.html",
        package: Some("chart.js"),
        in_full: false,
        has_cursor: true,
    },
    Contender {
        name: "dygraphs",
        title: "dygraphs",
        page: "bench/dygraphs.html",
        package: Some("dygraphs"),
        in_full: false,
        has_cursor: true,
    },
];

/// The page of the build; replaces [`Contender::page`] if the workload is that page.
pub const WHOLE_PAGE: &str = "index.html";

/// A contender with a workload at a pixel ratio.
#[derive(Debug, Clone, Copy)]
pub struct Meeting {
    /// The workload.
    pub workload: &'static Workload,
    /// The contender.
    pub contender: &'static Contender,
    /// Device pixels to a CSS pixel.
    pub ratio: f64,
    /// The number of runs per result.
    pub runs: usize,
}

impl fmt::Display for Meeting {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            workload,
            contender,
            ratio,
            ..
        } = self;
        write!(formatter, "{} {} ×{ratio}", workload.name, contender.name)
    }
}

/// How much is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All results of the documented table.
    Full,
    /// Two runs each at ratio 1, to see whether a change helps.
    Quick,
}

/// All combinations, grouped by comparison. `name` is a workload or a contender.
pub fn meetings(extent: Extent, name: Option<&str>) -> Vec<Meeting> {
    let ratios: &[f64] = match extent {
        Extent::Full => &[1.0, 1.5, 2.0],
        Extent::Quick => &[1.0],
    };
    let mut meetings = Vec::new();
    for workload in &WORKLOADS {
        for &ratio in ratios {
            for contender in &CONTENDERS {
                let is_named =
                    name.is_none_or(|name| name == workload.name || name == contender.name);
                let takes_part = match workload.name {
                    "page" => contender.name == "ours",
                    "ten-days" => contender.in_full,
                    _ => contender.in_full || ratio == 1.0,
                };
                if is_named && takes_part {
                    let runs = match extent {
                        Extent::Quick => 2,
                        Extent::Full if contender.in_full => 9,
                        Extent::Full => 3,
                    };
                    meetings.push(Meeting {
                        workload,
                        contender,
                        ratio,
                        runs,
                    });
                }
            }
        }
    }
    meetings
}

#[cfg(test)]
mod tests {
    use std::fs;

    use xtask::paths;

    use super::*;

    fn runs(extent: Extent, name: Option<&str>) -> usize {
        let meetings = meetings(extent, name);
        meetings.iter().map(|meeting| meeting.runs).sum()
    }

    #[test]
    fn measures_what_was_asked_for() {
        // Four in full on three work loads, the page, and three peers on two work loads, at one ratio and three times.
        let full = (4 * 3 + 1) * 3 * 9 + 3 * 2 * 3;
        assert_eq!(runs(Extent::Full, None), full);
        assert_eq!(runs(Extent::Full, Some("page")), 3 * 9);
        assert_eq!(runs(Extent::Full, Some("dygraphs")), 2 * 3);
        assert_eq!(runs(Extent::Quick, Some("ten-days")), 4 * 2);
        assert_eq!(runs(Extent::Full, Some("nobody")), 0);
    }

    #[test]
    fn every_contender_has_a_page() {
        for contender in &CONTENDERS {
            let page = contender.page.split('?').next().unwrap();
            let file = page.replace("bench/", "bench/pages/");
            let html = fs::read_to_string(paths::root().join(&file)).unwrap();
            let script = file.replace(".html", ".js");
            assert!(html.contains(script.trim_start_matches("bench/pages/")));
            assert!(paths::root().join(&script).is_file(), "{script}");
        }
    }

    #[test]
    fn every_array_of_a_chart_is_made() {
        for workload in &WORKLOADS {
            let made = workload.recipe.metrics.iter().map(|metric| metric.name);
            let charts = workload.job.iter().flat_map(|job| job.charts);
            assert!(
                charts
                    .clone()
                    .flat_map(|chart| *chart)
                    .all(|name| made.clone().any(|made| made == *name))
            );
        }
    }
}

//! What is measured: work loads, contenders, and which of them meet.

use std::fmt;

use crate::data::{DOCUMENTED, Recipe, THREE, TWELVE};

/// What is to be shown, and how large.
#[derive(Debug)]
pub struct Workload {
    /// As the command takes it.
    pub name: &'static str,
    /// As the table has it.
    pub title: &'static str,
    /// Its data.
    pub recipe: Recipe,
    /// The charts; `None` where they are the viewer's own affair.
    pub job: Option<Job>,
    /// Width and height of the page's own area, in CSS pixels: large enough for every contender to have all charts in view.
    pub viewport: (u32, u32),
    /// The chart that the pointer moves through.
    pub pointed: usize,
}

/// What contenders are asked for.
#[derive(Debug)]
pub struct Job {
    /// Arrays to each chart.
    pub charts: &'static [&'static [&'static str]],
    /// Width and height of each plot alone, in CSS pixels.
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

/// Every work load, in the order of the table.
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

/// Who draws.
#[derive(Debug)]
pub struct Contender {
    /// As the command and the results have it.
    pub name: &'static str,
    /// As the table has it.
    pub title: &'static str,
    /// Its page, relative to the site.
    pub page: &'static str,
    /// Its package on npm.
    pub package: Option<&'static str>,
    /// At every ratio and on every work load, nine times; the others on (a) and (c) at ratio 1, three times.
    pub in_full: bool,
    /// Whether it has a legend and a line at the cursor.
    pub has_cursor: bool,
}

/// Every contender, in the order of the table. Ratios are to the first.
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

/// The page that the build brings along; takes the place of [`Contender::page`] where the work load is that page.
pub const WHOLE_PAGE: &str = "index.html";

/// A contender on a work load at a ratio of device pixels to CSS pixels.
#[derive(Debug, Clone, Copy)]
pub struct Meeting {
    /// What is shown.
    pub workload: &'static Workload,
    /// By whom.
    pub contender: &'static Contender,
    /// Device pixels to a CSS pixel.
    pub ratio: f64,
    /// How many runs make a figure.
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
    /// What the table in the documents is made of.
    Full,
    /// Two runs each, at a ratio of 1: to see whether a change helps.
    Quick,
}

/// Every meeting, those that are compared with each other one after the other. `name` is a work load's or a contender's.
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

//! Measures how well the judge did.

use std::collections::BTreeMap;
use std::fmt::Write;

use trro_session_viewer::derive::judge::Blame;

use super::judged::{Judgement, judged, read};
use super::scenarios::{Class, Setup};
use super::truth::{Trouble, Truth};
use super::{cloud, sim};

/// Kinds that are valid for any trouble that the driver saw.
const SEEN: [&str; 10] = [
    "freeze",
    "stutter",
    "frame-rate-drop",
    "video-latency",
    "control-latency",
    "start-up",
    "reconnect",
    "gap",
    "network-latency",
    "latency-spike",
];

/// A count out of a total.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rate {
    pub right: usize,
    pub all: usize,
}

impl Rate {
    pub fn take(&mut self, is_right: bool) -> bool {
        self.all += 1;
        self.right += usize::from(is_right);
        is_right
    }

    pub fn part(&self) -> f64 {
        if self.all == 0 {
            1.0
        } else {
            self.right as f64 / self.all as f64
        }
    }
}

/// The required rates.
pub struct Limits {
    pub healthy_loud: f64,
    pub hard_found: f64,
    pub one: f64,
    pub several: f64,
    pub natural: f64,
    pub sentence: f64,
    pub severity: f64,
    pub card: f64,
    pub spearman: f64,
    pub findings: [f64; 2],
}

#[derive(Debug, Default)]
pub struct Measure {
    pub sessions: usize,
    pub healthy_quiet: Rate,
    pub hard_found: Rate,
    pub blame: BTreeMap<Class, Rate>,
    pub sentence: Rate,
    pub severity: Rate,
    pub card: Rate,
    /// Hard causes by kind.
    pub kinds: BTreeMap<String, Rate>,
    /// First part by truth, and by the judge.
    pub parts: BTreeMap<(Blame, Blame), usize>,
    /// 100 minus score, and the share of the time in trouble.
    pub scores: Vec<(f64, f64)>,
    pub natural_findings: Vec<f64>,
    /// With both ends: within one sample, wrong, none.
    pub clocks: [usize; 3],
    /// Automatic corrections: right, wrong, and missing although the clocks differ.
    pub moved: [usize; 3],
    pub clocks_invented: usize,
    pub log: Vec<String>,
}

impl Measure {
    pub fn take(&mut self, setup: &Setup) {
        let run = sim::run(&setup.physics);
        let truth = Truth::of(setup, &run);
        let answer = serde_json::to_vec(&cloud::answer(setup, &run)).unwrap();
        let session = read(&answer);
        let judged = judged(setup, &session);
        self.sessions += 1;
        if setup.class == Class::Healthy {
            let is_quiet = judged.loud().next().is_none();
            if !self.healthy_quiet.take(is_quiet) {
                self.fail(setup, "quiet", "healthy", &judged);
            }
        }
        self.take_hard(setup, &truth, &judged);
        if setup.class != Class::Healthy && truth.is_plain(setup) {
            self.take_blame(setup, &truth, &judged);
        }
        let is_sensible = judged
            .severity
            .is_some_and(|severity| truth.severities.contains(&severity));
        if !self.severity.take(is_sensible) {
            let expected = format!("{:?}", truth.severities);
            self.fail(setup, "severity", &expected, &judged);
        }
        if let Some(score) = judged.score {
            let length = (truth.to.saturating_sub(truth.from)).max(1) as f64;
            self.scores.push((100.0 - score, truth.troubled_s / length));
        }
        if setup.class == Class::Natural {
            self.natural_findings.push(judged.loud().count() as f64);
        }
        self.take_clock(setup, &judged);
    }

    fn take_hard(&mut self, setup: &Setup, truth: &Truth, judged: &Judgement) {
        let hard = truth
            .troubles
            .iter()
            .filter(|trouble| trouble.is_plain(setup));
        for trouble in hard {
            let Some(fault) = trouble.fault.map(|fault| &setup.physics.faults[fault]) else {
                continue;
            };
            let fits = |code: &str| SEEN.contains(&code) || fault.kind.codes().contains(&code);
            let slack = 2.0 * setup.cadence() + 2.0;
            let is_found = judged.loud().any(|finding| {
                fits(finding.code)
                    && finding.start <= trouble.to + slack
                    && finding.end >= trouble.from - slack
            });
            let name = format!("{:?}", fault.kind);
            self.kinds.entry(name).or_default().take(is_found);
            if !self.hard_found.take(is_found) {
                self.fail(setup, "hard cause", &describe(trouble), judged);
            }
        }
    }

    fn take_blame(&mut self, setup: &Setup, truth: &Truth, judged: &Judgement) {
        let wanted = truth.first_parts();
        let said = judged.blames.first().map(|first| first.0);
        let is_right = said.is_some_and(|said| wanted.contains(&said));
        let said = said.unwrap_or(Blame::Undecided);
        let of_truth = if is_right { said } else { wanted[0] };
        *self.parts.entry((of_truth, said)).or_default() += 1;
        let expected: Vec<String> = truth.troubles.iter().take(5).map(describe).collect();
        let expected = expected.join("; ");
        let rate = self.blame.entry(setup.class).or_default();
        if !rate.take(is_right) {
            self.fail(setup, "blame", &expected, judged);
        }
        let heaviest = truth
            .troubles
            .iter()
            .map(|trouble| trouble.weight)
            .fold(0.0, f64::max);
        let slack = setup.cadence() + 2.0;
        let is_told = judged.main.iter().any(|place| {
            let finding = &judged.findings[*place];
            truth.troubles.iter().any(|trouble| {
                trouble.weight >= 0.8 * heaviest
                    && finding.start <= trouble.to + slack
                    && finding.end >= trouble.from - slack
                    && trouble.parts.contains(&finding.blame)
            })
        });
        if !self.sentence.take(is_told) {
            self.fail(setup, "sentence", &expected, judged);
        }
        let with_card = truth
            .troubles
            .iter()
            .filter(|trouble| trouble.weight >= 0.8 * heaviest);
        for trouble in with_card.filter(|trouble| trouble.is_plain(setup)) {
            let Some(card) = trouble.card else { continue };
            if setup.year < super::scenarios::Year::Y2024 {
                continue;
            }
            let is_named = judged.blames.contains(&(Blame::FieldUplink, Some(card)));
            if !self.card.take(is_named) {
                self.fail(
                    setup,
                    "card",
                    &format!("card {card}: {}", describe(trouble)),
                    judged,
                );
            }
        }
    }

    fn take_clock(&mut self, setup: &Setup, judged: &Judgement) {
        if setup.only_field.is_some() {
            self.clocks_invented += usize::from(judged.clock_s.is_some());
            return;
        }
        let near = setup.cadence().max(2.0);
        let place = judged
            .clock_s
            .map_or(2, |clock| usize::from((clock - setup.clock_s).abs() > near));
        self.clocks[place] += 1;
        // Both ends tell whole seconds, which is another one.
        let moved = if judged.moved_s != 0.0 {
            usize::from((judged.moved_s - setup.clock_s).abs() > near + 1.0)
        } else if setup.clock_s.abs() > near {
            2
        } else {
            return;
        };
        self.moved[moved] += 1;
        if place == 1 || moved == 1 {
            let expected = format!("{:.2} s", setup.clock_s);
            let said = format!("{:?} moved {}", judged.clock_s, judged.moved_s);
            self.log.push(line(setup, "clock", &expected, &said));
        }
    }

    fn fail(&mut self, setup: &Setup, what: &str, expected: &str, judged: &Judgement) {
        self.log.push(line(setup, what, expected, &judged.said()));
    }

    /// The rates that fall short.
    pub fn short(&self, limits: &Limits) -> Vec<String> {
        let class = |class| self.blame.get(&class).copied().unwrap_or_default().part();
        let mut rows = vec![
            (
                "healthy that are quiet",
                self.healthy_quiet.part(),
                1.0 - limits.healthy_loud,
            ),
            (
                "hard causes found",
                self.hard_found.part(),
                limits.hard_found,
            ),
            ("blame, one fault", class(Class::One), limits.one),
            ("blame, several", class(Class::Several), limits.several),
            ("blame, natural", class(Class::Natural), limits.natural),
            ("sentence", self.sentence.part(), limits.sentence),
            ("severity", self.severity.part(), limits.severity),
            ("card", self.card.part(), limits.card),
            ("score", spearman(&self.scores), limits.spearman),
        ];
        rows.retain(|(_, found, aim)| found < aim);
        let mut short: Vec<String> = rows
            .into_iter()
            .map(|(name, found, aim)| format!("{name}: {found:.3}, aim {aim}"))
            .collect();
        for (part, most) in [0.5, 0.95].into_iter().zip(limits.findings) {
            let found = quantile(&self.natural_findings, part);
            if found > most {
                short.push(format!(
                    "findings of bad radio at {part}: {found}, at most {most}"
                ));
            }
        }
        short
    }

    pub fn table(&self) -> String {
        let mut text = format!(
            "{} sessions\n\n| measure | right | of | part |\n|---|---|---|---|\n",
            self.sessions
        );
        let mut row = |name: &str, rate: Rate| {
            writeln!(
                text,
                "| {name} | {} | {} | {:.3} |",
                rate.right,
                rate.all,
                rate.part()
            )
            .unwrap();
        };
        row("healthy with nothing above info", self.healthy_quiet);
        row("hard causes found", self.hard_found);
        for (class, rate) in &self.blame {
            row(&format!("blame right, {}", class.name()), *rate);
        }
        row("sentence at the worst trouble, right part", self.sentence);
        row("severity sensible", self.severity);
        row("card named", self.card);
        writeln!(
            text,
            "\nSpearman of score and troubled time: {:.3}",
            spearman(&self.scores)
        )
        .unwrap();
        writeln!(
            text,
            "findings above info, bad radio: median {}, p95 {}\n",
            quantile(&self.natural_findings, 0.5),
            quantile(&self.natural_findings, 0.95)
        )
        .unwrap();
        text.push_str("| truth \\ said |");
        for blame in Blame::ALL {
            write!(text, " {} |", blame.name()).unwrap();
        }
        text.push_str("\n|---|---|---|---|---|---|---|\n");
        for truth in Blame::ALL {
            write!(text, "| {} |", truth.name()).unwrap();
            for said in Blame::ALL {
                write!(
                    text,
                    " {} |",
                    self.parts.get(&(truth, said)).copied().unwrap_or(0)
                )
                .unwrap();
            }
            text.push('\n');
        }
        text.push_str("\nhard causes by kind:");
        for (kind, rate) in &self.kinds {
            write!(text, " {kind} {}/{}", rate.right, rate.all).unwrap();
        }
        let [right, wrong, untold] = self.clocks;
        let [moved, moved_wrongly, left] = self.moved;
        write!(
            text,
            "\n\nclocks: {right} within one sample, {wrong} wrong, {untold} not told; with one end told: {}\nmoved unasked: {moved} rightly, {moved_wrongly} wrongly, {left} left\n",
            self.clocks_invented
        )
        .unwrap();
        text
    }
}

pub fn line(setup: &Setup, what: &str, expected: &str, said: &str) -> String {
    format!(
        "{what} | {}:{} {} | expected {expected} | said {said}",
        setup.seed,
        setup.class.name(),
        setup.name
    )
}

pub fn describe(trouble: &Trouble) -> String {
    format!(
        "{:?} {:.0}-{:.0} s weight {:.0}: nothing {} frozen {} late {} few {} s, longest {:.0} ms",
        trouble.parts,
        trouble.from,
        trouble.to,
        trouble.weight,
        trouble.nothing,
        trouble.frozen,
        trouble.late,
        trouble.few,
        trouble.longest_ms
    )
}

pub fn quantile(values: &[f64], part: f64) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let place = (part * (values.len().max(1) - 1) as f64).round() as usize;
    values.get(place).copied().unwrap_or(0.0)
}

/// Rank correlation with mean ranks for ties.
pub fn spearman(pairs: &[(f64, f64)]) -> f64 {
    let one = ranks(&pairs.iter().map(|pair| pair.0).collect::<Vec<_>>());
    let other = ranks(&pairs.iter().map(|pair| pair.1).collect::<Vec<_>>());
    let count = pairs.len().max(1) as f64;
    let mean = |ranks: &[f64]| ranks.iter().sum::<f64>() / count;
    let (mean_one, mean_other) = (mean(&one), mean(&other));
    let product = |left: &[f64], left_mean: f64, right: &[f64], right_mean: f64| -> f64 {
        let pairs = left.iter().zip(right);
        pairs
            .map(|(left, right)| (left - left_mean) * (right - right_mean))
            .sum()
    };
    let both = product(&one, mean_one, &other, mean_other);
    let spread =
        product(&one, mean_one, &one, mean_one) * product(&other, mean_other, &other, mean_other);
    if spread > 0.0 {
        both / spread.sqrt()
    } else {
        0.0
    }
}

fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|one, other| values[*one].total_cmp(&values[*other]));
    let mut ranks = vec![0.0; values.len()];
    let mut from = 0;
    while from < order.len() {
        let same = |place: &&usize| values[**place] == values[order[from]];
        let to = from + order[from..].iter().take_while(same).count();
        for place in &order[from..to] {
            ranks[*place] = (from + to - 1) as f64 / 2.0;
        }
        from = to;
    }
    ranks
}

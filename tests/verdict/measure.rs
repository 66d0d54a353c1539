//! How well the judge did: per kind precision and recall, blame, clocks.

use std::collections::BTreeMap;
use std::fmt::Write;

use trro_session_viewer::derive::findings::{Blame, Severity, Thresholds, Verdict, find};
use trro_session_viewer::derive::usual_offset;
use trro_session_viewer::import::import;
use trro_session_viewer::model::{Role, Session};

use super::made::made;
use super::plan::Plan;

/// How far a finding may lie from its label, in seconds: an event ends between two samples, and stretches have ends of their own.
const NEAR: f64 = 12.0;

/// Counts of one kind.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    pub right: usize,
    pub missed: usize,
    pub wrong: usize,
}

impl Counts {
    pub fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    pub fn recall(&self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }
}

/// All of it.
#[derive(Debug, Default)]
pub struct Measure {
    pub sessions: usize,
    pub kinds: BTreeMap<&'static str, Counts>,
    pub healthy: usize,
    pub healthy_alarmed: usize,
    /// Injected part, part that was blamed.
    pub blames: BTreeMap<(Blame, Blame), usize>,
    /// With both ends: found within one sample, found wrongly, not told.
    pub clocks: [usize; 3],
    /// With one end: told all the same.
    pub clocks_invented: usize,
    /// Unasked: moved within one sample, moved wrongly, not moved though the clocks differ by more than a sample.
    pub moved: [usize; 3],
    /// What went wrong, for who improves the judge.
    pub log: Vec<String>,
}

impl Measure {
    pub fn take(&mut self, plan: &Plan) {
        let session = session(plan);
        let verdict = find(&session, &Thresholds::default());
        self.sessions += 1;
        self.take_kinds(plan, &session, &verdict);
        if plan.events.is_empty() {
            self.healthy += 1;
            let alarms: Vec<&str> = verdict
                .findings
                .iter()
                .filter(|finding| finding.severity > Severity::Info)
                .map(|finding| finding.code.name())
                .collect();
            if !alarms.is_empty() {
                self.healthy_alarmed += 1;
                self.log
                    .push(format!("healthy {} alarmed: {alarms:?}", plan.seed));
            }
        }
        if let Some(injected) = plan.blame() {
            let blamed = verdict.blame.unwrap_or(Blame::Undecided);
            let injected = if injected.contains(&blamed) {
                blamed
            } else {
                injected[0]
            };
            if injected != blamed {
                let kind = plan.events[0].kind;
                self.log.push(format!(
                    "blame {} {kind:?}: {} for {}",
                    plan.seed,
                    blamed.name(),
                    injected.name()
                ));
            }
            *self.blames.entry((injected, blamed)).or_default() += 1;
        }
        if plan.one_end.is_some() {
            self.clocks_invented += usize::from(verdict.clock.is_some());
        } else {
            let place = match verdict.clock {
                None => 2,
                Some(clock) => usize::from((clock.offset / 1000.0 - plan.skew).abs() > 2.0),
            };
            if place > 0 {
                self.log.push(format!(
                    "clock {} {:?}: {:?} for {}",
                    plan.seed, plan.year, verdict.clock, plan.skew
                ));
            }
            self.clocks[place] += 1;
            self.take_moved(plan, &verdict);
        }
    }

    /// What would be applied unasked.
    pub fn take_moved(&mut self, plan: &Plan, verdict: &Verdict) {
        let moved = usual_offset(verdict) / 1000.0;
        let place = if moved != 0.0 {
            usize::from((moved - plan.skew).abs() > 2.0)
        } else if plan.skew.abs() > 2.0 {
            2
        } else {
            return;
        };
        if place == 1 {
            self.log
                .push(format!("moved {} by {moved} for {}", plan.seed, plan.skew));
        }
        self.moved[place] += 1;
    }

    fn take_kinds(&mut self, plan: &Plan, session: &Session, verdict: &Verdict) {
        let must = plan.must();
        let zero = session
            .devices
            .iter()
            .filter(|device| device.role == Role::Field || plan.one_end.is_some())
            .map(|device| device.times[0])
            .fold(f64::INFINITY, f64::min);
        let seconds = |time: f64, role: Role| {
            let skew = if role == Role::Remote { plan.skew } else { 0.0 };
            (time - zero) / 1000.0 - if plan.one_end.is_some() { 0.0 } else { skew }
        };
        let role = |device: Option<usize>| {
            device.map_or(Role::Field, |device| session.devices[device].role)
        };
        let mut is_used = vec![false; verdict.findings.len()];
        for label in &must {
            let hit = (0..is_used.len()).find(|index| {
                let finding = &verdict.findings[*index];
                let role = role(finding.device);
                let from = seconds(finding.start, role);
                let to = seconds(finding.end, role);
                (finding.code == label.code || Some(finding.code) == label.or)
                    && (label.role.is_none_or(|wanted| wanted == role) || finding.device.is_none())
                    && from <= label.to + NEAR
                    && to >= label.from - NEAR
            });
            let counts = self.kinds.entry(label.code.name()).or_default();
            if let Some(index) = hit {
                counts.right += 1;
                is_used[index] = true;
            } else {
                counts.missed += 1;
                let (code, role) = (label.code.name(), label.role);
                let seed = plan.seed;
                self.log
                    .push(format!("missed {seed} {code} {role:?} {}", happened(plan)));
            }
        }
        for (index, finding) in verdict.findings.iter().enumerate() {
            let own = role(finding.device);
            let (from, to) = (seconds(finding.start, own), seconds(finding.end, own));
            let is_wanted = must.iter().any(|label| label.code == finding.code);
            // A long path that is always long is a fact of the plan.
            let is_usual = finding.severity == Severity::Info
                && [
                    "network-latency",
                    "control-latency",
                    "rate-swing",
                    "link-switch",
                ]
                .contains(&finding.code.name());
            if is_used[index]
                || is_wanted && is_near(plan, finding, &seconds, role(finding.device))
                || plan.may(finding.code, from - NEAR, to + NEAR)
                || is_usual
            {
                continue;
            }
            self.kinds.entry(finding.code.name()).or_default().wrong += 1;
            self.log.push(format!(
                "wrong {} {} {:?} at {} to {} value {:?} {}",
                plan.seed,
                finding.code.name(),
                role(finding.device),
                seconds(finding.start, role(finding.device)),
                seconds(finding.end, role(finding.device)),
                finding.value,
                happened(plan),
            ));
        }
    }

    pub fn blame_right(&self) -> f64 {
        let all: usize = self.blames.values().sum();
        let right = self
            .blames
            .iter()
            .filter(|((injected, blamed), _)| injected == blamed);
        right.map(|(_, count)| count).sum::<usize>() as f64 / all.max(1) as f64
    }

    pub fn healthy_quiet(&self) -> f64 {
        1.0 - self.healthy_alarmed as f64 / self.healthy.max(1) as f64
    }

    pub fn clocks_right(&self) -> f64 {
        self.clocks[0] as f64 / self.clocks.iter().sum::<usize>().max(1) as f64
    }

    pub fn table(&self) -> String {
        let mut text = format!(
            "{} sessions\n\n| kind | right | missed | wrong | precision | recall |\n|---|---|---|---|---|---|\n",
            self.sessions
        );
        for (kind, counts) in &self.kinds {
            writeln!(
                text,
                "| {kind} | {} | {} | {} | {:.3} | {:.3} |",
                counts.right,
                counts.missed,
                counts.wrong,
                counts.precision(),
                counts.recall()
            )
            .unwrap();
        }
        writeln!(
            text,
            "\nhealthy: {} of {} with nothing above info ({:.4})\n",
            self.healthy - self.healthy_alarmed,
            self.healthy,
            self.healthy_quiet()
        )
        .unwrap();
        text.push_str("| injected \\ blamed |");
        for blame in Blame::ALL {
            write!(text, " {} |", blame.name()).unwrap();
        }
        text.push_str("\n|---|---|---|---|---|---|---|\n");
        for injected in Blame::ALL {
            write!(text, "| {} |", injected.name()).unwrap();
            for blamed in Blame::ALL {
                let count = self.blames.get(&(injected, blamed)).copied().unwrap_or(0);
                write!(text, " {count} |").unwrap();
            }
            text.push('\n');
        }
        let [right, wrong, untold] = self.clocks;
        writeln!(
            text,
            "\nblame right: {:.3}\nclocks with both ends: {right} within one sample, {wrong} wrong, {untold} not told ({:.3}); with one end told: {}",
            self.blame_right(),
            self.clocks_right(),
            self.clocks_invented
        )
        .unwrap();
        let [right, wrong, left] = self.moved;
        writeln!(
            text,
            "brought together unasked: {right} rightly, {wrong} wrongly; {left} left to a person"
        )
        .unwrap();
        text
    }
}

fn happened(plan: &Plan) -> String {
    let events = plan.events.iter();
    let kinds: Vec<_> = events.map(|event| (event.kind, event.depth)).collect();
    format!("{kinds:?}")
}

fn is_near(
    plan: &Plan,
    finding: &trro_session_viewer::derive::findings::Finding,
    seconds: &dyn Fn(f64, Role) -> f64,
    role: Role,
) -> bool {
    plan.must().iter().any(|label| {
        label.code == finding.code
            && seconds(finding.start, role) <= label.to + NEAR
            && seconds(finding.end, role) >= label.from - NEAR
    })
}

pub fn session(plan: &Plan) -> Session {
    let text = serde_json::to_vec(&made(plan)).unwrap();
    let mut imported = import(&text).unwrap();
    imported.remove(0).session
}

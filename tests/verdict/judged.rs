//! The judge's result in this test's terms: the only file that uses its types.

use trro_session_viewer::derive::default_offset;
use trro_session_viewer::derive::judge::{Blame, Severity, Thresholds, Verdict, find};
use trro_session_viewer::import::import;
use trro_session_viewer::model::{Role, Session};

use crate::scenarios::Setup;

#[derive(Debug, Clone)]
pub struct Found {
    pub code: &'static str,
    pub severity: Severity,
    pub blame: Blame,
    /// Seconds of the session in true time.
    pub start: f64,
    pub end: f64,
}

#[derive(Debug, Clone)]
pub struct Judgement {
    pub severity: Option<Severity>,
    /// The heaviest first.
    pub blames: Vec<(Blame, Option<i64>)>,
    pub score: Option<f64>,
    /// The findings mentioned in the sentence.
    pub main: Vec<usize>,
    pub findings: Vec<Found>,
    /// Remote clock minus field clock in seconds: as estimated, and as applied automatically.
    pub clock_s: Option<f64>,
    pub moved_s: f64,
}

pub fn read(text: &[u8]) -> Session {
    import(text).unwrap().remove(0).session
}

pub fn verdict(session: &Session) -> Verdict {
    find(session, &Thresholds::default())
}

pub fn judged(setup: &Setup, session: &Session) -> Judgement {
    let verdict = verdict(session);
    let seconds = |time: f64, device: Option<usize>| {
        let is_remote = device.is_some_and(|device| session.devices[device].role == Role::Remote);
        let clock = if is_remote { setup.clock_s } else { 0.0 };
        time / 1000.0 - setup.start_s - clock
    };
    let findings = verdict.findings.iter().map(|finding| Found {
        code: finding.code.name(),
        severity: finding.severity,
        blame: finding.blame,
        start: seconds(finding.start, finding.device),
        end: seconds(finding.end, finding.device),
    });
    let blames = verdict.blames.iter();
    let blames = blames.map(|share| (share.blame, share.link));
    // What the sentence says first.
    let first = verdict.troubles.iter().take(1);
    let main = first.flat_map(|trouble| [Some(trouble.finding), trouble.effect]);
    Judgement {
        severity: verdict.severity,
        blames: blames.collect(),
        score: verdict.score,
        main: main.into_iter().flatten().collect(),
        findings: findings.collect(),
        clock_s: verdict.clock.map(|clock| clock.offset / 1000.0),
        moved_s: default_offset(&verdict) / 1000.0,
    }
}

impl Judgement {
    pub fn loud(&self) -> impl Iterator<Item = &Found> {
        self.findings
            .iter()
            .filter(|finding| finding.severity > Severity::Info)
    }

    /// As one line.
    pub fn said(&self) -> String {
        let severity = self.severity.map_or("none", Severity::name);
        let blames: Vec<String> = self
            .blames
            .iter()
            .map(|(blame, link)| match link {
                Some(link) => format!("{}/{link}", blame.name()),
                None => blame.name().into(),
            })
            .collect();
        let describe = |finding: &Found| {
            format!(
                "{} {} {} {:.0}-{:.0}",
                finding.code,
                finding.severity.name(),
                finding.blame.name(),
                finding.start,
                finding.end
            )
        };
        let found: Vec<String> = self.loud().take(6).map(describe).collect();
        let main: Vec<String> = self
            .main
            .iter()
            .map(|place| describe(&self.findings[*place]))
            .collect();
        format!(
            "{severity} {blames:?} score {:?} main {main:?} found {found:?}",
            self.score
        )
    }
}

//! What was found in a session, and the verdict on it, as plain data.

use serde::{Serialize, Serializer};

use crate::derive::findings::{Blame, Evidence, Finding, Severity, Verdict};
use crate::derive::has_two_clocks;
use crate::model::Session;
use crate::text::Lang;
use crate::text::findings::{ClockText, advice, message};
use crate::text::thresholds::{source_of, whole_sentence};
use crate::units::Millis;

/// The session in one sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VerdictReport {
    /// For people: a moment, a count and a next step.
    pub sentence: String,
    /// That of the worst finding; `None` where nothing can be judged.
    pub severity: Option<&'static str>,
    /// Which part; `None` where nothing is above `info`.
    pub blame: Option<&'static str>,
    /// 0 to 100, by the formula in `docs/findings.md`.
    pub score: Option<f64>,
    /// The thresholds that were otherwise than usual, by their public names.
    #[serde(serialize_with = "map")]
    pub thresholds: Vec<(&'static str, f64)>,
}

/// How far the clocks of both ends are apart.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClockReport {
    /// Remote clock less field clock; `None` where the evidence is weak.
    pub offset_ms: Option<Millis>,
    /// Known with the offset.
    pub uncertainty_ms: Option<Millis>,
    /// Whether the times in this report stand on the field's clock: the remotes' were moved.
    pub applied: bool,
    /// By how much: they were sent so much later. The offset, unless a person or a host has set another one.
    pub applied_ms: Millis,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FindingReport {
    /// Stable, for programs.
    pub code: &'static str,
    /// `info`, `minor`, `major`, `critical`.
    pub severity: &'static str,
    /// Index of the device; `None` where it is about the session.
    pub device: Option<usize>,
    /// `NetId`, where it is about a card.
    pub link: Option<i64>,
    /// Which part was to blame.
    pub blame: &'static str,
    /// The first sample that it rests on.
    pub start: Millis,
    /// The last one.
    pub end: Millis,
    /// The measure of it.
    pub value: Option<f64>,
    /// Unit of value and threshold.
    pub unit: &'static str,
    /// What it was compared with.
    pub threshold: Option<f64>,
    /// Who says that the threshold is one.
    pub source: &'static str,
    /// For people: the fact, and what it rests on.
    pub message: String,
    /// For people: what to do.
    pub advice: &'static str,
    /// Indices of the findings that explain it.
    pub causes: Vec<usize>,
    /// The samples that it rests on.
    pub evidence: Vec<EvidenceReport>,
}

/// Samples of one series.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvidenceReport {
    /// Index of the device.
    pub device: usize,
    /// The series.
    pub metric: &'static str,
    /// `NetId`, for a series of a link.
    pub link: Option<i64>,
    /// First sample.
    pub start: Millis,
    /// Last sample.
    pub end: Millis,
}

impl VerdictReport {
    /// `None` where no device has a sample.
    pub(super) fn of(
        verdict: &Verdict,
        session: &Session,
        lang: Lang,
        clock: ClockText,
    ) -> Option<Self> {
        let has_samples = session
            .devices
            .iter()
            .any(|device| !device.times.is_empty());
        has_samples.then(|| Self {
            sentence: whole_sentence(verdict, &session.devices, lang, clock),
            severity: verdict.severity.map(Severity::name),
            blame: verdict.blame.map(Blame::name),
            score: verdict.score,
            thresholds: verdict.thresholds.changed(),
        })
    }
}

fn map<S: Serializer>(pairs: &[(&'static str, f64)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().copied())
}

impl ClockReport {
    /// `None` where there are no two clocks to compare.
    pub(super) fn of(verdict: &Verdict, session: &Session) -> Option<Self> {
        has_two_clocks(session).then(|| Self {
            offset_ms: verdict.clock.map(|clock| clock.offset),
            uncertainty_ms: verdict.clock.map(|clock| clock.uncertainty),
            applied: verdict.moved != 0.0,
            applied_ms: verdict.moved,
        })
    }
}

impl FindingReport {
    pub(super) fn of(finding: &Finding, verdict: &Verdict, session: &Session, lang: Lang) -> Self {
        Self {
            code: finding.code.name(),
            severity: finding.severity.name(),
            device: finding.device,
            link: finding.link,
            blame: finding.blame.name(),
            start: finding.start,
            end: finding.end,
            value: finding.value,
            unit: finding.unit.symbol(),
            threshold: finding.threshold,
            source: source_of(finding, &verdict.thresholds, lang),
            message: message(finding, &session.devices, lang),
            advice: advice(finding, lang),
            causes: finding.causes.clone(),
            evidence: finding.evidence.iter().map(EvidenceReport::of).collect(),
        }
    }
}

impl EvidenceReport {
    fn of(evidence: &Evidence) -> Self {
        Self {
            device: evidence.device,
            metric: evidence.metric,
            link: evidence.link,
            start: evidence.start,
            end: evidence.end,
        }
    }
}

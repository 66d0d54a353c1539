//! Findings and verdict of a session as plain data.

use serde::{Serialize, Serializer};

use crate::derive::has_two_clocks;
use crate::derive::judge::{Blame, Budget, Evidence, Finding, Severity, Share, Spell, Verdict};
use crate::model::Session;
use crate::text::Lang;
use crate::text::findings::{Clause, ClockText, advice, message};
use crate::text::thresholds::{source_of, whole_clauses};
use crate::units::Millis;

/// The verdict on the session.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VerdictReport {
    /// For people: a time, a count and a next step.
    pub sentence: String,
    /// That of the worst finding; `None` if nothing can be judged.
    pub severity: Option<&'static str>,
    /// The part to blame; `None` if nothing is above `info`.
    pub blame: Option<&'static str>,
    /// Every part with a share, the heaviest first.
    pub blames: Vec<ShareReport>,
    /// 0 to 100, by the formula in `docs/findings.md`.
    pub score: Option<f64>,
    /// The sentence in parts, whose concatenation is the sentence.
    pub clauses: Vec<ClauseReport>,
    /// The thresholds that differ from the default, by public name.
    #[serde(serialize_with = "map")]
    pub thresholds: Vec<(&'static str, f64)>,
}

/// A part and its share of the blame.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ShareReport {
    /// The part.
    pub blame: &'static str,
    /// `NetId`, if one of several network interfaces had most of it.
    pub link: Option<i64>,
    /// The share, 0 to 1.
    pub weight: f64,
}

/// A part of the sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClauseReport {
    /// For people.
    pub text: String,
    /// Indices of the findings that it mentions.
    pub findings: Vec<usize>,
}

/// The latency budget of a frame: medians, `None` for a part that was not measured.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BudgetReport {
    /// `CaptureCost`.
    pub capture_ms: Option<Millis>,
    /// `EncodeCost`.
    pub encode_ms: Option<Millis>,
    /// Half of the field's `NetworkLatency`.
    pub uplink_ms: Option<Millis>,
    /// Half of the remote's `NetworkLatency`.
    pub downlink_ms: Option<Millis>,
    /// `DecodeCost`.
    pub decode_ms: Option<Millis>,
    /// `RenderCost`.
    pub render_ms: Option<Millis>,
    /// The rest of `VideoLatency`.
    pub unexplained_ms: Option<Millis>,
}

/// The clock offset between both ends.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClockReport {
    /// Remote clock minus field clock; `None` if the evidence is weak.
    pub offset_ms: Option<Millis>,
    /// The uncertainty of the offset.
    pub uncertainty_ms: Option<Millis>,
    /// Whether the remotes' times in this report were moved to the field's clock.
    pub applied: bool,
    /// By how much: they were sent this much later. The offset, unless a person or a host has set another one.
    pub applied_ms: Millis,
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FindingReport {
    /// Stable, for programs.
    pub code: &'static str,
    /// `info`, `minor`, `major`, `critical`.
    pub severity: &'static str,
    /// Index of the device; `None` for the whole session.
    pub device: Option<usize>,
    /// `NetId`, if it is about a link.
    pub link: Option<i64>,
    /// The part to blame.
    pub blame: &'static str,
    /// `NetId` of the network interface to blame, if the part has several.
    pub blamed_link: Option<i64>,
    /// Time of the first sample of evidence.
    pub start: Millis,
    /// Time of the last sample of evidence.
    pub end: Millis,
    /// The duration: with several spells, less than from start to end.
    pub lasted_ms: Millis,
    /// The intervals in which it occurred, in order.
    pub spells: Vec<SpellReport>,
    /// The worst value.
    pub value: Option<f64>,
    /// Unit of value and threshold.
    pub unit: &'static str,
    /// The value it was compared with.
    pub threshold: Option<f64>,
    /// The name of that limit, as `--threshold` takes it.
    pub threshold_name: Option<&'static str>,
    /// The source of the threshold.
    pub source: &'static str,
    /// For people: the fact and its evidence.
    pub message: String,
    /// For people: what to do.
    pub advice: &'static str,
    /// Indices of the findings that explain it.
    pub causes: Vec<usize>,
    /// The samples that are its evidence.
    pub evidence: Vec<EvidenceReport>,
}

/// An interval in which a finding occurred.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SpellReport {
    /// The first sample.
    pub start: Millis,
    /// The last one.
    pub end: Millis,
    /// Its own value.
    pub value: Option<f64>,
    /// Its own severity.
    pub severity: &'static str,
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
    /// `None` if no device has a sample.
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
        has_samples.then(|| {
            let clauses = whole_clauses(verdict, &session.devices, lang, clock);
            let changed = verdict.thresholds.changed().iter();
            Self {
                sentence: clauses.iter().map(|clause| clause.text.as_str()).collect(),
                severity: verdict.severity.map(Severity::name),
                blame: verdict.blame.map(Blame::name),
                blames: verdict.blames.iter().map(ShareReport::of).collect(),
                score: verdict.score,
                clauses: clauses.into_iter().map(ClauseReport::of).collect(),
                thresholds: changed.map(|(limit, value)| (limit.name, *value)).collect(),
            }
        })
    }
}

fn map<S: Serializer>(pairs: &[(&'static str, f64)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().copied())
}

impl ShareReport {
    const fn of(share: &Share) -> Self {
        Self {
            blame: share.blame.name(),
            link: share.link,
            weight: share.weight,
        }
    }
}

impl ClauseReport {
    fn of(clause: Clause) -> Self {
        let Clause { text, findings } = clause;
        Self { text, findings }
    }
}

impl BudgetReport {
    /// `None` if video latency was not measured.
    pub(super) fn of(budget: &Budget) -> Option<Self> {
        budget.video.map(|_| Self {
            capture_ms: budget.capture,
            encode_ms: budget.encode,
            uplink_ms: budget.uplink,
            downlink_ms: budget.downlink,
            decode_ms: budget.decode,
            render_ms: budget.render,
            unexplained_ms: budget.unexplained(),
        })
    }
}

impl ClockReport {
    /// `None` if there are no two clocks to compare.
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
            blamed_link: finding.blamed_link,
            start: finding.start,
            end: finding.end,
            lasted_ms: finding.lasted,
            spells: finding.spells.iter().map(SpellReport::of).collect(),
            value: finding.value,
            unit: finding.unit.symbol(),
            threshold: finding.exceeded.map(|exceeded| exceeded.value),
            threshold_name: finding.exceeded.map(|exceeded| exceeded.limit.name),
            source: source_of(finding, &verdict.thresholds, lang),
            message: message(finding, &session.devices, lang),
            advice: advice(finding, lang),
            causes: finding.causes.clone(),
            evidence: finding.evidence.iter().map(EvidenceReport::of).collect(),
        }
    }
}

impl SpellReport {
    const fn of(spell: &Spell) -> Self {
        Self {
            start: spell.start,
            end: spell.end,
            value: spell.value,
            severity: spell.severity.name(),
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

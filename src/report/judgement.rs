//! What was found in a session, and the verdict on it, as plain data.

use serde::{Serialize, Serializer};

use crate::derive::has_two_clocks;
use crate::derive::judge::{Blame, Budget, Evidence, Finding, Severity, Share, Spell, Verdict};
use crate::model::Session;
use crate::text::Lang;
use crate::text::findings::{Clause, ClockText, advice, message};
use crate::text::thresholds::{source_of, whole_clauses};
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
    /// Every part that had a share, the heaviest first.
    pub blames: Vec<ShareReport>,
    /// 0 to 100, by the formula in `docs/findings.md`.
    pub score: Option<f64>,
    /// The sentence in its parts: with nothing between they are the sentence.
    pub clauses: Vec<ClauseReport>,
    /// The thresholds that were otherwise than usual, by their public names.
    #[serde(serialize_with = "map")]
    pub thresholds: Vec<(&'static str, f64)>,
}

/// A part of the session, and how much of the trouble was its fault.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ShareReport {
    /// Which part.
    pub blame: &'static str,
    /// `NetId`, where one of several network interfaces had most of it.
    pub link: Option<i64>,
    /// Of all, 0 to 1.
    pub weight: f64,
}

/// A part of the sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClauseReport {
    /// For people.
    pub text: String,
    /// Indices of the findings that it speaks of.
    pub findings: Vec<usize>,
}

/// Where the time of a picture went: medians, `None` where nobody measured a part.
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
    /// What these do not make up of `VideoLatency`.
    pub unexplained_ms: Option<Millis>,
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
#[serde(rename_all = "camelCase")]
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
    /// `NetId` of the network interface to blame, where the part has several.
    pub blamed_link: Option<i64>,
    /// The first sample that it rests on.
    pub start: Millis,
    /// The last one.
    pub end: Millis,
    /// How long it lasted: less than from start to end where there are several spells.
    pub lasted_ms: Millis,
    /// When it lasted, in order.
    pub spells: Vec<SpellReport>,
    /// The measure of it: the worst.
    pub value: Option<f64>,
    /// Unit of value and threshold.
    pub unit: &'static str,
    /// What it was compared with.
    pub threshold: Option<f64>,
    /// The name of that limit, as `--threshold` takes it.
    pub threshold_name: Option<&'static str>,
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

/// A stretch of time in which it lasted.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SpellReport {
    /// The first sample.
    pub start: Millis,
    /// The last one.
    pub end: Millis,
    /// Its own measure.
    pub value: Option<f64>,
    /// How bad that one was.
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
    /// `None` where nobody measured how late the picture was.
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

//! Metrics in Prometheus text format. No label contains a path, session or user; routes are labelled by pattern.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use prometheus::{
    Gauge, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge, Opts, Registry,
    TextEncoder,
};

use crate::answer::Answer;
use crate::call::Action;
use crate::call_cache::AnswerSource;
use crate::refusal::Refusal;

/// Upper bounds in seconds: from a cached response to the third try of a call.
const BUCKETS: [f64; 12] = [
    0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0,
];

/// The maximum length of the cloud's codes, and how many are counted separately: they are external input.
const MAX_CODE_LENGTH: usize = 64;
const MAX_CODES: usize = 200;

/// All metrics. Clones share them.
#[derive(Debug, Clone)]
pub struct Metrics {
    registry: Registry,
    questions: IntCounterVec,
    durations: HistogramVec,
    cloud_calls: IntCounterVec,
    /// The cloud's codes that are counted separately.
    codes: Arc<Mutex<HashSet<String>>>,
    answers: IntCounterVec,
    waiting: IntGauge,
    kept: IntGauge,
    kept_bytes: IntGauge,
    lines_lost: Arc<Mutex<IntCounter>>,
    key_age: Gauge,
}

/// Gauges that are read on request rather than counted.
#[derive(Debug, Default)]
pub struct Gauges {
    /// Queued calls.
    pub waiting: usize,
    /// Cached responses.
    pub kept: u64,
    /// Their size in bytes.
    pub kept_bytes: u64,
    /// Log lines lost since the start.
    pub lines_lost: u64,
    /// How long the key has been in use; `None` without one.
    pub key_age: Option<Duration>,
}

impl Metrics {
    /// With all counters at 0.
    ///
    /// # Errors
    ///
    /// If two metrics have the same name.
    pub fn new() -> prometheus::Result<Self> {
        let name = |name, help| Opts::new(format!("trro_backend_{name}"), help);
        let durations = "Time until an answer begins, by route pattern.";
        let durations = name("question_duration_seconds", durations);
        let lines_lost = IntCounter::with_opts(name(
            "log_lines_lost_total",
            "Log lines that could not be written.",
        ))?;
        let registry = Registry::new();
        registry.register(Box::new(lines_lost.clone()))?;
        let metrics = Self {
            registry,
            questions: IntCounterVec::new(
                name(
                    "questions_total",
                    "Questions by route pattern and status; left: the caller did not wait.",
                ),
                &["route", "status"],
            )?,
            durations: HistogramVec::new(
                HistogramOpts::from(durations).buckets(BUCKETS.to_vec()),
                &["route"],
            )?,
            codes: Arc::default(),
            cloud_calls: IntCounterVec::new(
                name(
                    "cloud_calls_total",
                    "Calls of the cloud by action and by its error code, or why it did not answer.",
                ),
                &["action", "code"],
            )?,
            answers: IntCounterVec::new(
                name("answers_total", "Answers by where they came from."),
                &["from"],
            )?,
            waiting: IntGauge::with_opts(name("waiting", "Calls that wait for their turn."))?,
            kept: IntGauge::with_opts(name("cache_entries", "Answers that are kept."))?,
            kept_bytes: IntGauge::with_opts(name("cache_bytes", "What kept answers take."))?,
            lines_lost: Arc::new(Mutex::new(lines_lost)),
            key_age: Gauge::with_opts(name(
                "key_age_seconds",
                "For how long the key has been in use; NaN without one.",
            ))?,
        };
        let registry = &metrics.registry;
        registry.register(Box::new(metrics.questions.clone()))?;
        registry.register(Box::new(metrics.durations.clone()))?;
        registry.register(Box::new(metrics.cloud_calls.clone()))?;
        registry.register(Box::new(metrics.answers.clone()))?;
        registry.register(Box::new(metrics.waiting.clone()))?;
        registry.register(Box::new(metrics.kept.clone()))?;
        registry.register(Box::new(metrics.kept_bytes.clone()))?;
        registry.register(Box::new(metrics.key_age.clone()))?;
        Ok(metrics)
    }

    /// Counts a request by route and status.
    pub fn question(&self, route: &str, status: &str, took: Duration) {
        self.questions.with_label_values(&[route, status]).inc();
        self.durations
            .with_label_values(&[route])
            .observe(took.as_secs_f64());
    }

    /// Counts a caller that disconnected before the response.
    pub fn left(&self, route: &str) {
        self.questions.with_label_values(&[route, "left"]).inc();
    }

    /// Counts a call to the cloud.
    pub fn cloud_call(&self, action: Action, outcome: &Result<Answer, Refusal>) {
        let code = match outcome {
            Ok(answer) => self.known(answer.code.as_deref().unwrap_or("ok")),
            Err(refusal) => refusal.code().0,
        };
        self.cloud_calls
            .with_label_values(&[action.name(), code])
            .inc();
    }

    /// A code of the cloud as a label; anything unusual, or beyond the limit, is `other`.
    fn known<'a>(&self, code: &'a str) -> &'a str {
        let is_fine = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
        let looks_fine =
            !code.is_empty() && code.len() <= MAX_CODE_LENGTH && code.bytes().all(is_fine);
        if !looks_fine {
            return "other";
        }
        let mut codes = self.codes.lock().unwrap_or_else(PoisonError::into_inner);
        if codes.contains(code) {
            return code;
        }
        if codes.len() == MAX_CODES {
            return "other";
        }
        codes.insert(code.to_owned());
        code
    }

    /// Counts a response by its source.
    pub fn answer(&self, from: AnswerSource) {
        self.answers.with_label_values(&[from.name()]).inc();
    }

    /// All metrics with their current values.
    ///
    /// # Errors
    ///
    /// If a metric cannot be encoded, which never happens.
    pub fn text(&self, now: &Gauges) -> prometheus::Result<String> {
        let whole = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        self.waiting.set(whole(now.waiting as u64));
        self.kept.set(whole(now.kept));
        self.kept_bytes.set(whole(now.kept_bytes));
        {
            // Two concurrent requests must not both add the difference.
            let lost = self.lines_lost.lock();
            let lost = lost.unwrap_or_else(PoisonError::into_inner);
            lost.inc_by(now.lines_lost.saturating_sub(lost.get()));
        }
        let age = now.key_age.map(|age| age.as_secs_f64());
        self.key_age.set(age.unwrap_or(f64::NAN));
        TextEncoder::new().encode_to_string(&self.registry.gather())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_from_elsewhere_stay_few_and_plain() {
        let metrics = Metrics::new().unwrap();
        for (code, expected) in [
            ("AuthFailure.TokenFailure", "AuthFailure.TokenFailure"),
            ("", "other"),
            ("a\"} 1\nb", "other"),
            (&"x".repeat(65), "other"),
        ] {
            assert_eq!(metrics.known(code), expected);
        }
        for number in 0..MAX_CODES {
            metrics.known(&format!("Code{number}"));
        }
        assert_eq!(metrics.known("OneMore"), "other");
        assert_eq!(metrics.known("Code1"), "Code1", "it goes on being counted");
    }
}

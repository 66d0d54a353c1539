//! The steps of a test, each timed and counted.

use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};

use crate::command::{say, shown_time};

/// The result of a step that did not fail.
pub enum StepResult {
    /// As it should.
    Passed,
    /// Skipped, with the reason.
    Skipped(String),
}

/// For a step without a result.
pub fn done((): ()) -> StepResult {
    StepResult::Passed
}

/// The steps so far.
#[derive(Default)]
pub struct Steps {
    lines: Vec<String>,
    passed: usize,
    failed: usize,
}

impl Steps {
    /// Runs a step; a failure does not stop the following ones.
    pub fn take(&mut self, name: &str, step: impl FnOnce() -> Result<StepResult>) {
        say(format_args!("── {name}"));
        let started = Instant::now();
        let result = step();
        self.count(name, result, started.elapsed());
    }

    /// Runs several steps in parallel and reports them in this order at the end.
    pub fn together<S, const N: usize>(&mut self, steps: [(String, S); N])
    where
        S: FnOnce() -> Result<StepResult> + Send,
    {
        let started = Instant::now();
        let ended = thread::scope(|scope| {
            let running = steps.map(|(name, step)| {
                say(format_args!("── {name}"));
                (name, scope.spawn(move || (step(), started.elapsed())))
            });
            running.map(|(name, step)| {
                let ended = step.join();
                let panicked = |_| (Err(anyhow!("it panicked")), started.elapsed());
                (name, ended.unwrap_or_else(panicked))
            })
        });
        for (name, (result, took)) in ended {
            self.count(&name, result, took);
        }
    }

    fn count(&mut self, name: &str, result: Result<StepResult>, took: Duration) {
        let took = shown_time(took);
        let line = match result {
            Ok(StepResult::Passed) => {
                self.passed += 1;
                format!("ok      {took:>12}  {name}")
            }
            Ok(StepResult::Skipped(why)) => format!("skipped {took:>12}  {name}: {why}"),
            Err(error) => {
                self.failed += 1;
                format!("FAILED  {took:>12}  {name}: {error:#}")
            }
        };
        say(&line);
        self.lines.push(line);
    }

    /// The last line is complete in itself, for readers who read nothing else.
    pub fn report(self) -> ExitCode {
        println!();
        for line in &self.lines {
            println!("{line}");
        }
        println!("{} passed, {} failed", self.passed, self.failed);
        if self.failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    type Step = fn() -> Result<StepResult>;

    #[test]
    fn what_fails_or_panics_beside_others_is_counted_and_stops_nobody() {
        let mut steps = Steps::default();
        let together: [(&str, Step); 4] = [
            ("good", || Ok(StepResult::Passed)),
            ("bad", || bail!("no")),
            ("worse", || panic!("of all things")),
            ("absent", || {
                Ok(StepResult::Skipped("there is none".to_owned()))
            }),
        ];
        steps.together(together.map(|(name, step)| (name.to_owned(), step)));
        assert_eq!((steps.passed, steps.failed), (1, 2));
        let ends: Vec<_> = steps.lines.iter().map(|line| &line[22..]).collect();
        assert_eq!(
            ends,
            [
                "good",
                "bad: no",
                "worse: it panicked",
                "absent: there is none"
            ]
        );
    }
}

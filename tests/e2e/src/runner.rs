//! Runs the tests in sequence.

use std::any::Any;
use std::future::Future;
use std::panic::{self, AssertUnwindSafe};
use std::pin::Pin;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};
use futures_util::FutureExt;
use tokio::time::timeout;

use crate::page::screenshot;
use crate::session::{Engine, Session};

/// A test that takes longer is stuck: the slowest loads a day of samples.
const TEST_LIMIT: Duration = Duration::from_mins(2);

/// A test's body.
pub type Body = for<'a> fn(&'a Session) -> Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// A test: its name and body.
pub struct Case {
    /// `module::function`
    pub name: &'static str,
    /// Fails by returning an error or by a panic.
    pub body: Body,
}

/// The table of tests: `cases![smoke::opens, smoke::draws]`.
#[macro_export]
macro_rules! cases {
    ($($module:ident :: $function:ident),* $(,)?) => {
        vec![$($crate::runner::Case {
            name: concat!(stringify!($module), "::", stringify!($function)),
            body: |session| Box::pin($module::$function(session)),
        }),*]
    };
}

/// Runs the tests whose name contains `filter`; returns whether all passed.
///
/// They share a browser until one fails, so that a failure does not affect later tests.
pub async fn run(engine: Engine, cases: &[Case], filter: &str) -> Result<bool> {
    // Prints the place of a failed assertion; a backtrace would add nothing.
    panic::set_hook(Box::new(|info| println!("{info}")));
    let (mut passed, mut failed) = (0_u32, 0_u32);
    let mut session = None;
    for case in cases.iter().filter(|case| case.name.contains(filter)) {
        let browser = match session.take() {
            Some(browser) => browser,
            None => Session::start(engine).await?,
        };
        let started = Instant::now();
        let result = attempt(&browser, case).await;
        let took = started.elapsed().as_secs_f64();
        match result {
            Ok(()) => {
                passed += 1;
                println!("test {engine} {} ... ok ({took:.1} s)", case.name);
                session = Some(browser);
            }
            Err(error) => {
                failed += 1;
                println!(
                    "test {engine} {} ... FAILED ({took:.1} s)\n    {error:#}",
                    case.name
                );
                give_up(browser, case).await;
            }
        }
    }
    if let Some(browser) = session {
        browser.quit().await;
    }
    println!("{passed} passed, {failed} failed");
    Ok(failed == 0)
}

async fn attempt(session: &Session, case: &Case) -> Result<()> {
    let body = AssertUnwindSafe((case.body)(session)).catch_unwind();
    timeout(TEST_LIMIT, body)
        .await
        .map_err(|_| anyhow!("not done after {TEST_LIMIT:?}"))?
        .unwrap_or_else(|panic| Err(anyhow!(message(&*panic).to_owned())))
}

/// Saves a screenshot of the failed test, then ends the browser.
async fn give_up(session: Session, case: &Case) {
    let name = format!("failed-{}", case.name.replace("::", "-"));
    match timeout(Duration::from_secs(10), screenshot(&session, &name)).await {
        Ok(Ok(file)) => println!("    {}", file.display()),
        Ok(Err(error)) => println!("    no screenshot: {error:#}"),
        Err(_) => println!("    no screenshot: the browser does not answer"),
    }
    session.quit().await;
}

fn message(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("a panic without words")
}

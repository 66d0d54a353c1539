//! Panics, told to the one that was running.

use std::cell::RefCell;
use std::sync::Once;

use super::host::Host;

thread_local! {
    /// Whom to tell when Rust panics now.
    static CURRENT: RefCell<Option<Host>> = const { RefCell::new(None) };
}

/// Works for a host: should the work panic, this host is told, and nobody else.
pub fn run_for_host<R>(host: Host, work: impl FnOnce() -> R) -> R {
    install_panic_hook();
    let outer = CURRENT.replace(Some(host));
    let result = work();
    CURRENT.replace(outer);
    result
}

fn install_panic_hook() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let others = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            // A panic does not unwind here: what comes after it never runs.
            if let Some(host) = CURRENT.take() {
                host.fault(&info.to_string());
            }
            others(info);
        }));
    });
}

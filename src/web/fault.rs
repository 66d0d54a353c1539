//! Panics, reported to the host whose viewer was running.

use std::cell::RefCell;
use std::sync::Once;

use super::host::Host;

thread_local! {
    /// The host to notify if Rust panics now.
    static CURRENT: RefCell<Option<Host>> = const { RefCell::new(None) };
}

/// Runs `work` for a host: if it panics, only this host is notified.
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
            // A panic does not unwind in wasm, so no code after it ever runs.
            if let Some(host) = CURRENT.take() {
                host.fault(&info.to_string());
            }
            others(info);
        }));
    });
}

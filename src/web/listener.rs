//! An event listener that removes itself.

use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, AddEventListenerOptions, Event, EventTarget};

/// One listener on one target. It is removed on drop, before its closure is freed, and by the mounting's signal, which also works after a
/// panic.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    call: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// `None` if the browser refuses it.
    pub fn new(
        target: &EventTarget,
        name: &'static str,
        signal: &AbortSignal,
        call: impl FnMut(Event) + 'static,
    ) -> Option<Self> {
        let call = Closure::<dyn FnMut(Event)>::new(call);
        let options = AddEventListenerOptions::new();
        options.set_signal(signal);
        let function = call.as_ref().unchecked_ref();
        target
            .add_event_listener_with_callback_and_add_event_listener_options(
                name, function, &options,
            )
            .ok()?;
        let target = target.clone();
        Some(Self { target, name, call })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.call.as_ref().unchecked_ref();
        // The signal may have removed it already.
        let _ = self
            .target
            .remove_event_listener_with_callback(self.name, function);
    }
}

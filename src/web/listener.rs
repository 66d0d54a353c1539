//! A listener that takes itself off.

use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, AddEventListenerOptions, Event, EventTarget};

/// One listener on one target: taken off when it is dropped, before its closure is gone; and by the mounting's signal,
/// which works after a fault too.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    call: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// `None` where the browser refuses it.
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
        // One that the signal has taken off already is as good.
        let _ = self
            .target
            .remove_event_listener_with_callback(self.name, function);
    }
}

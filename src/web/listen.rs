//! What a screen hears: pointer, keys, clicks, its size and the pixel ratio; and the one frame that answers.

use std::ops::Range;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{
    AbortSignal, AddEventListenerOptions, Element, Event, EventTarget, KeyboardEvent, PointerEvent,
    ResizeObserver,
};

use super::help;
use super::screen::LiveScreen;
use super::viewer::{Shared, enter};
use crate::units::Millis;

/// What a screen listens with; empty until it is mounted.
#[derive(Default)]
pub struct Ears {
    pending: Pending,
    callbacks: Option<Callbacks>,
    /// The ratio whose end is being watched for.
    watched: f64,
}

/// What the frame that was asked for has to do.
#[derive(Default)]
struct Pending {
    requested: bool,
    draw: bool,
    cursor: Move,
}

/// Where the cursor goes with the next frame.
#[derive(Default, Clone, Copy)]
enum Move {
    #[default]
    Stay,
    To(Millis),
    Away,
}

struct Callbacks {
    frame: Closure<dyn FnMut()>,
    resized: Closure<dyn FnMut()>,
    observer: ResizeObserver,
    signal: AbortSignal,
    /// Kept so that the browser may call them; the signal of the mounting takes them off.
    _listeners: Vec<Closure<dyn FnMut(Event)>>,
}

impl LiveScreen {
    /// Hangs every listener of this screen on the mounting's signal.
    pub fn listen(&mut self, shared: &Shared, signal: &AbortSignal) {
        let frame = {
            let shared = Rc::clone(shared);
            Closure::new(move || {
                with_screen(&shared, LiveScreen::frame);
            })
        };
        let resized = {
            let shared = Rc::clone(shared);
            Closure::new(move || {
                with_screen(&shared, |screen| {
                    screen.ears.pending.draw = true;
                    screen.request_frame();
                });
            })
        };
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref());
        let Ok(observer) = observer else { return };
        observer.observe(&self.axis.root().0);
        let mut listeners = Vec::new();
        let root: &EventTarget = self.context.frame.root.as_ref();
        let mut on = |target: &EventTarget, name: &str, act: fn(&mut LiveScreen, &Event)| {
            let shared = Rc::clone(shared);
            let listener = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
                with_screen(&shared, |screen| act(screen, &event));
            });
            let options = AddEventListenerOptions::new();
            options.set_signal(signal);
            let function = listener.as_ref().unchecked_ref();
            let added = target.add_event_listener_with_callback_and_add_event_listener_options(
                name, function, &options,
            );
            if added.is_ok() {
                listeners.push(listener);
            }
        };
        on(root, "pointermove", Self::pointer_moved);
        on(root, "pointerdown", Self::pointer_moved);
        on(root, "pointerleave", |screen, _| {
            screen.ask_cursor(Move::Away);
        });
        on(root, "click", Self::clicked);
        on(root, "keydown", Self::key_pressed);
        self.ears.callbacks = Some(Callbacks {
            frame,
            observer,
            resized,
            signal: signal.clone(),
            _listeners: listeners,
        });
    }

    /// Asks to be told when the ratio is no longer what was drawn for: another screen, or the page was zoomed.
    pub(super) fn watch_ratio(&mut self) {
        let (Some(callbacks), Some(window)) = (&self.ears.callbacks, web_sys::window()) else {
            return;
        };
        if self.ears.watched == self.context.ratio {
            return;
        }
        self.ears.watched = self.context.ratio;
        let query = format!("(resolution: {}dppx)", self.context.ratio);
        if let Ok(Some(query)) = window.match_media(&query) {
            let options = AddEventListenerOptions::new();
            options.set_signal(&callbacks.signal);
            options.set_once(true);
            let function = callbacks.resized.as_ref().unchecked_ref();
            // Without it the next change of size still draws anew.
            let _ = query.add_event_listener_with_callback_and_add_event_listener_options(
                "change", function, &options,
            );
        }
    }

    fn pointer_moved(&mut self, event: &Event) {
        let Some(event) = event.dyn_ref::<PointerEvent>() else {
            return;
        };
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let plot = target.and_then(|target| target.closest(".plot, .axis-plot").ok().flatten());
        let cursor = plot.and_then(|plot| {
            let place = plot.get_bounding_client_rect();
            let share = (f64::from(event.client_x()) - place.left()) / place.width();
            let Range { start, end } = self.context.window;
            (0.0..=1.0)
                .contains(&share)
                .then_some(start + share * (end - start))
        });
        self.ask_cursor(cursor.map_or(Move::Away, |time| Move::To(self.subject.snap(time))));
    }

    fn ask_cursor(&mut self, cursor: Move) {
        self.ears.pending.cursor = cursor;
        self.request_frame();
    }

    fn clicked(&mut self, event: &Event) {
        let Some(target) = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
        else {
            return;
        };
        let find = |selector: &str| target.closest(selector).ok().flatten();
        if let Some(entry) = find("[data-series]") {
            self.toggle(&entry.get_attribute("data-series").unwrap_or_default());
        } else if let Some(button) = find("[data-help]") {
            let name = button.get_attribute("data-help").unwrap_or_default();
            if let Some(panel) = self.panels.iter().find(|panel| panel.name() == name) {
                help::open(panel, &self.subject, &self.context, &button);
            }
        } else if let Some(button) = find("[data-table]") {
            let name = button.get_attribute("data-table").unwrap_or_default();
            if let Some(panel) = self.panels.iter_mut().find(|panel| panel.name() == name) {
                panel.toggle_table(&self.subject, &self.state, &self.context);
            }
        } else if let Some(button) = find("[data-rows]") {
            let forward = button.get_attribute("data-rows").as_deref() == Some("next");
            for panel in &mut self.panels {
                if panel.root().0.contains(Some(&button)) {
                    panel.turn_table(&self.subject, &self.state, &self.context, forward);
                }
            }
        }
    }

    /// A plot is one stop; arrows step from sample to sample and the live region speaks the row.
    fn key_pressed(&mut self, event: &Event) {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let focused = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let Some(plot) = focused.filter(|target| target.matches(".plot").unwrap_or(false)) else {
            return;
        };
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let Range { start, end } = self.context.window;
        let next = match event.key().as_str() {
            "ArrowRight" => self.subject.neighbour(self.cursor.unwrap_or(start), true),
            "ArrowLeft" => self.subject.neighbour(self.cursor.unwrap_or(end), false),
            "Home" => self.subject.neighbour(start, true),
            "End" => self.subject.neighbour(end, false),
            "Escape" => {
                self.ask_cursor(Move::Away);
                return;
            }
            _ => return,
        };
        event.prevent_default();
        let Some(time) = next else { return };
        self.set_cursor(Some(time));
        let name = plot.get_attribute("data-chart").unwrap_or_default();
        if let Some(panel) = self.panels.iter().find(|panel| panel.name() == name) {
            let spoken = panel.spoken(&self.subject, &self.state, &self.context, time);
            self.live.set_text_content(Some(&spoken));
        }
    }

    /// One frame in flight, whatever asks for it.
    fn request_frame(&mut self) {
        if self.ears.pending.requested {
            return;
        }
        let (Some(callbacks), Some(window)) = (&self.ears.callbacks, web_sys::window()) else {
            return;
        };
        let function = callbacks.frame.as_ref().unchecked_ref();
        self.ears.pending.requested = window.request_animation_frame(function).is_ok();
    }

    fn frame(&mut self) {
        let pending = std::mem::take(&mut self.ears.pending);
        if pending.draw {
            self.draw();
        }
        match pending.cursor {
            Move::Stay => {}
            Move::To(time) => self.set_cursor(Some(time)),
            Move::Away => self.set_cursor(None),
        }
    }
}

impl Drop for Ears {
    fn drop(&mut self) {
        if let Some(callbacks) = &self.callbacks {
            callbacks.observer.disconnect();
        }
    }
}

fn with_screen(shared: &Shared, work: impl FnOnce(&mut LiveScreen)) {
    enter(shared, |inner| {
        if let Some(screen) = &mut inner.screen {
            work(screen);
        }
    });
}

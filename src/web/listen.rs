//! The event listeners of a screen: pointer, keyboard, clicks, size and pixel ratio; and its one animation frame.

use std::rc::Rc;

use js_sys::{Date, Function};
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, Element, Event, EventTarget, HtmlElement, ResizeObserver, Window};

use super::help;
use super::listener::Listener;
use super::pointer::closest;
use super::realm::{into_cast, resize_observer, window_of};
use super::screen::LiveScreen;
use super::thresholds::apply_pending_thresholds;
use super::viewer::{Shared, enter};
use crate::derive::judge::Thresholds;
use crate::model::Group;
use crate::units::Millis;

/// How long the window must stay unchanged before deferred work starts: longer than the pause between two wheel events.
const IDLE_BEFORE_DEFERRED: Millis = 120.0;
/// How long deferred work may block the page at a time.
const DEFERRED_SLICE: Millis = 6.0;

/// The listeners of a screen; empty until it is mounted.
#[derive(Default)]
pub struct Listeners {
    pending: Pending,
    callbacks: Option<Callbacks>,
    /// The button that opened the current panel.
    pub(super) opener: Option<HtmlElement>,
    /// Thresholds to apply with the next frame.
    pub(super) pending_thresholds: Option<Thresholds>,
    /// When the window changed last, while deferred work is left.
    deferred_since: Option<Millis>,
    /// The pixel ratio that is being watched, and its listener.
    watched_ratio: Option<(f64, Option<Listener>)>,
}

/// What the scheduled frame has to do.
#[derive(Default)]
struct Pending {
    /// The browser's handle of the scheduled callback.
    scheduled: Option<Scheduled>,
    /// The page's size may have changed.
    measure: bool,
    /// The window has changed, and by whom.
    window: Option<Initiator>,
    cursor: CursorMove,
}

/// When the browser calls back.
enum Scheduled {
    /// Before the next paint.
    Frame(i32),
    /// As soon as the page is idle; waiting for a frame would waste most of the time.
    Task(i32),
}

/// Where the cursor moves with the next frame.
#[derive(Default, Clone, Copy)]
enum CursorMove {
    #[default]
    Stay,
    To(Millis),
    Away,
}

/// Who changed the window.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Initiator {
    /// The person at the screen.
    Person,
    /// The host page.
    Host,
}

struct Callbacks {
    shared: Shared,
    /// The window that displays the screen.
    window: Window,
    frame: Closure<dyn FnMut()>,
    observer: ResizeObserver,
    /// Kept alive for the observer.
    _resized: Closure<dyn FnMut()>,
    _listeners: Vec<Listener>,
    signal: AbortSignal,
}

impl LiveScreen {
    /// Adds all listeners of this screen; they end with the mounting's signal.
    pub fn listen(&mut self, shared: &Shared, signal: &AbortSignal) {
        let frame = {
            let shared = Rc::clone(shared);
            Closure::new(move || {
                with_screen(&shared, LiveScreen::frame);
                // Last: this may replace the screen, and with it this closure.
                apply_pending_thresholds(&shared);
            })
        };
        let resized = {
            let shared = Rc::clone(shared);
            Closure::<dyn FnMut()>::new(move || with_screen(&shared, LiveScreen::request_measure))
        };
        let Some(window) = window_of(&self.context.frame.root) else {
            return;
        };
        let observer = resize_observer(&window, resized.as_ref().unchecked_ref());
        let Some(observer) = observer else { return };
        observer.observe(&self.axis.root().0);
        let root: &EventTarget = self.context.frame.root.as_ref();
        let on = |name, act: fn(&mut LiveScreen, &Event)| {
            let shared = Rc::clone(shared);
            Listener::new(root, name, signal, move |event| {
                with_screen(&shared, |screen| act(screen, &event));
            })
        };
        let listeners = [
            on("pointerdown", Self::pointer_down),
            on("pointermove", Self::pointer_moved),
            on("pointerup", Self::pointer_up),
            on("pointercancel", Self::pointer_cancelled),
            on("pointerleave", Self::pointer_left),
            on("wheel", Self::wheel_turned),
            on("click", Self::clicked),
            on("change", Self::choice_changed),
            on("dblclick", Self::double_clicked),
            on("keydown", Self::key_pressed),
            on("change", Self::field_changed),
        ];
        self.listeners.callbacks = Some(Callbacks {
            shared: Rc::clone(shared),
            window,
            frame,
            observer,
            _resized: resized,
            _listeners: listeners.into_iter().flatten().collect(),
            signal: signal.clone(),
        });
    }

    /// Redraws when the pixel ratio changes, because of another screen or browser zoom.
    pub(super) fn watch_ratio(&mut self) {
        let Some(callbacks) = &self.listeners.callbacks else {
            return;
        };
        let ratio = self.context.ratio;
        if matches!(self.listeners.watched_ratio, Some((watched_ratio, _)) if watched_ratio == ratio)
        {
            return;
        }
        let query = callbacks
            .window
            .match_media(&format!("(resolution: {ratio}dppx)"));
        // Without it, the next resize still redraws.
        let listener = query.ok().flatten().and_then(|query| {
            let shared = Rc::clone(&callbacks.shared);
            Listener::new(&query, "change", &callbacks.signal, move |_| {
                with_screen(&shared, LiveScreen::request_measure);
            })
        });
        self.listeners.watched_ratio = Some((ratio, listener));
    }

    fn request_measure(&mut self) {
        self.listeners.pending.measure = true;
        self.request_frame();
    }

    /// The window has changed: requests a frame that shows it.
    pub(super) fn request_window(&mut self, by: Initiator) {
        self.listeners.pending.window = Some(by);
        self.request_frame();
    }

    /// Moves or hides the cursor with the next frame.
    pub(super) fn request_cursor(&mut self, cursor: Option<Millis>) {
        self.listeners.pending.cursor = cursor.map_or(CursorMove::Away, CursorMove::To);
        self.request_frame();
    }

    fn clicked(&mut self, event: &Event) {
        let find = |selector: &str| {
            let found = closest(event, selector)?;
            let name = selector.trim_matches(['[', ']']);
            let value = found.get_attribute(name).unwrap_or_default();
            Some((found, value))
        };
        if let Some((_, name)) = find("[data-series]") {
            self.toggle(&name);
        } else if let Some((_, device)) = find("[data-device]") {
            self.toggle_device(device.parse().unwrap_or_default());
        } else if let Some((_, chart)) = find("[data-fold]") {
            self.fold(&chart);
        } else if let Some((_, group)) = find("[data-group]") {
            if let Some(group) = Group::from_name(&group) {
                self.collapse(group);
            }
        } else if let Some((button, name)) = find("[data-help]") {
            if let Some(panel) = self.panels.iter().find(|panel| panel.name() == name) {
                help::open(panel, &self.analysis, &self.context, &button);
                self.listeners.opener = into_cast(button);
            }
        } else if let Some((button, name)) = find("[data-up]") {
            self.shift_and_focus(&name, false, button);
        } else if let Some((button, what)) = find("[data-do]") {
            self.perform(&what, button);
        } else if let Some((_, index)) = find("[data-index]") {
            self.choose_finding(index.parse().unwrap_or_default());
        } else if let Some((_, name)) = find("[data-reset]") {
            self.reset_threshold(&name);
        } else if let Some((_, what)) = find("[data-clock]") {
            self.set_clocks(&what);
        } else if let Some((_, kind)) = find("[data-export]") {
            self.export(&kind);
        } else if closest(event, ".help .close").is_some() {
            self.close_popover();
        } else if let Some((_, name)) = find("[data-table]") {
            if let Some(panel) = self.panels.iter_mut().find(|panel| panel.name() == name) {
                panel.toggle_table(&self.analysis, &self.state, &self.context);
            }
        } else if let Some((_, chart)) = find("[data-distribution]") {
            self.toggle_distribution(&chart);
        } else if let Some((button, rows)) = find("[data-rows]") {
            for panel in &mut self.panels {
                if panel.root().0.contains(Some(&button)) {
                    panel.turn_table(&self.analysis, &self.state, &self.context, rows == "next");
                }
            }
        }
    }

    fn choice_changed(&mut self, event: &Event) {
        if closest(event, ".filter").is_some() {
            self.filter_findings();
        }
    }

    /// An element that moves in the DOM loses the focus.
    pub(super) fn shift_and_focus(&mut self, name: &str, down: bool, focused: Element) -> bool {
        let has_moved = self.shift(name, down);
        if has_moved && let Some(focused) = into_cast::<HtmlElement>(focused) {
            let _ = focused.focus();
        }
        has_moved
    }

    fn perform(&mut self, what: &str, button: Element) {
        match what {
            "whole" => {
                let whole = self.state.timeline.whole().clone();
                self.state.timeline.show(whole);
                self.request_window(Initiator::Person);
            }
            "zoom" => {
                self.zoom_to_selection();
            }
            "statistics" => {
                self.show_statistics(&button);
                self.listeners.opener = into_cast(button);
            }
            "flat" => self.fold_flat(),
            "previous" => self.step(false),
            "next" => self.step(true),
            "pin-a" | "pin-b" => self.pin_as(what == "pin-b"),
            "between" => self.select_between(),
            "clear" => {
                self.state.set_pins(&[]);
                self.set_cursor(None);
                self.show_cursor();
                self.changed();
            }
            "in-window" => {
                self.findings.toggle_window();
                self.filter_findings();
            }
            "keys" => self.show_keys(),
            "clocks" => {
                self.show_clocks(&button);
                self.listeners.opener = into_cast(button);
            }
            "export" => {
                self.show_exports(&button);
                self.listeners.opener = into_cast(button);
            }
            "thresholds" => {
                self.show_thresholds(&button);
                self.listeners.opener = into_cast(button);
            }
            "usual" => self.reset_thresholds(),
            _ => {}
        }
    }

    /// At most one frame is in flight.
    pub(super) fn request_frame(&mut self) {
        self.request(|window, work| window.request_animation_frame(work).map(Scheduled::Frame));
    }

    fn request_task(&mut self) {
        self.request(|window, work| window.set_timeout_with_callback(work).map(Scheduled::Task));
    }

    fn request(&mut self, ask: fn(&Window, &Function) -> Result<Scheduled, JsValue>) {
        if self.listeners.pending.scheduled.is_some() {
            return;
        }
        let Some(callbacks) = &self.listeners.callbacks else {
            return;
        };
        let work = callbacks.frame.as_ref().unchecked_ref();
        self.listeners.pending.scheduled = ask(&callbacks.window, work).ok();
    }

    fn frame(&mut self) {
        let pending = std::mem::take(&mut self.listeners.pending);
        if pending.measure && self.is_resized() {
            self.draw();
        } else if pending.window.is_some() {
            self.draw_window();
        }
        if let Some(by) = pending.window {
            self.context.frame.host.range(by == Initiator::Person);
            self.changed();
        }
        match pending.cursor {
            CursorMove::Stay => {}
            CursorMove::To(time) => self.set_cursor(Some(time)),
            CursorMove::Away => self.set_cursor(None),
        }
        self.run_deferred();
    }

    /// Not everything is drawn yet: the rest waits until the window stays unchanged.
    pub(super) fn defer(&mut self) {
        self.listeners.deferred_since = Some(Date::now());
        self.request_frame();
    }

    /// Nothing is drawn yet: do not wait.
    pub(super) fn defer_without_delay(&mut self) {
        self.listeners.deferred_since = Some(0.0);
        self.request_frame();
    }

    /// Does deferred work in slices, so that the page stays responsive.
    fn run_deferred(&mut self) {
        let Some(since) = self.listeners.deferred_since else {
            return;
        };
        if self.context.plot_width <= 0.0 {
            // It is drawn as soon as it is shown, which schedules the rest again.
            return;
        }
        let begun = Date::now();
        if begun - since < IDLE_BEFORE_DEFERRED {
            return self.request_frame();
        }
        while Date::now() - begun < DEFERRED_SLICE {
            if !self.deferred_step() {
                self.listeners.deferred_since = None;
                return;
            }
        }
        self.request_task();
    }
}

impl Drop for Listeners {
    fn drop(&mut self) {
        let Some(Callbacks {
            observer, window, ..
        }) = &self.callbacks
        else {
            return;
        };
        observer.disconnect();
        // A later frame would call a dropped closure.
        match self.pending.scheduled {
            Some(Scheduled::Frame(frame)) => {
                let _ = window.cancel_animation_frame(frame);
            }
            Some(Scheduled::Task(task)) => window.clear_timeout_with_handle(task),
            None => {}
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

//! A session's page: built once for a session, a language and a clock, then only written to.

use std::ops::Range;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{
    AbortSignal, AddEventListenerOptions, Element, Event, EventTarget, HtmlElement, KeyboardEvent,
    PointerEvent, ResizeObserver,
};

use super::axis::Axis;
use super::details;
use super::dom::{append, el, set_style};
use super::help;
use super::host::Host;
use super::overview::Overview;
use super::panel::Panel;
use super::theme::palette;
use super::viewer::{Shared, enter};
use crate::chart::Palette;
use crate::text::Lang;
use crate::text::metrics::group_name;
use crate::units::{CssPx, Millis};
use crate::view::{Screen, Subject, TimeTick, ViewState, Zone, time_ticks};
use crate::warning::Warning;

/// What the host chose.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Of every word.
    pub lang: Lang,
    /// IANA name, `local`, `UTC` or `relative`.
    pub zone: String,
}

/// Where a screen lives.
pub struct Frame {
    /// The element it fills.
    pub root: HtmlElement,
    /// The element's JavaScript.
    pub host: Host,
}

/// A session on a page.
pub struct LiveScreen {
    /// What it shows.
    pub subject: Rc<Subject>,
    context: Context,
    state: ViewState,
    axis: Axis,
    overview: Overview,
    panels: Vec<Panel>,
    line: HtmlElement,
    live: HtmlElement,
    cursor: Option<Millis>,
    /// What a frame that was asked for has to do.
    pending: Pending,
    callbacks: Option<Callbacks>,
    /// The ratio whose end is being watched for.
    watched: f64,
}

/// What every part of the screen draws with.
pub struct Context {
    /// Where.
    pub frame: Frame,
    /// In which words.
    pub lang: Lang,
    /// On which clock.
    pub zone: Zone,
    /// The stretch of time that all charts show.
    pub window: Range<Millis>,
    /// Colours and font.
    pub palette: Palette,
    /// Device pixels per CSS pixel.
    pub ratio: f64,
    /// Width of every plot.
    pub plot_width: CssPx,
    /// Room for figures left of a plot, and for thresholds right of it.
    pub gutters: (CssPx, CssPx),
    /// Ticks of the time axis.
    pub ticks: Vec<TimeTick>,
}

#[derive(Default)]
struct Pending {
    requested: bool,
    draw: bool,
    cursor: Option<Option<Millis>>,
}

struct Callbacks {
    frame: Closure<dyn FnMut()>,
    resized: Closure<dyn FnMut()>,
    observer: ResizeObserver,
    signal: AbortSignal,
    /// Kept so that the browser may call them; the signal of the mounting takes them off.
    _listeners: Vec<Closure<dyn FnMut(Event)>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: Lang::default(),
            zone: "local".to_owned(),
        }
    }
}

impl LiveScreen {
    /// Builds the elements of a session's page.
    pub fn build(
        subject: Rc<Subject>,
        warnings: &[Warning],
        frame: Frame,
        settings: Settings,
    ) -> Self {
        let window = subject.window().unwrap_or(0.0..1000.0);
        let context = Context {
            lang: settings.lang,
            zone: zone(&frame.host, &settings.zone, &subject),
            palette: palette(&frame.root).unwrap_or_else(super::theme::unknown),
            frame,
            window,
            ratio: 1.0,
            plot_width: 0.0,
            gutters: (40.0, 52.0),
            ticks: Vec::new(),
        };
        let root = context.frame.root.clone();
        append(&root, details::header(&subject, &context));
        append(&root, details::devices(&subject, &context));
        let overview = Overview::build(&subject, &context);
        append(&root, overview.root());
        let column = el("div").class("column");
        let line = el("div").class("cursor-line").attr("hidden", "");
        let axis = Axis::build(&subject, &context);
        let column = column.child(axis.root()).child(&line);
        let mut panels = Vec::new();
        for (group, charts) in Screen::plan(&subject).groups {
            let name = group_name(group).get(context.lang);
            let mut section = el("section").class("group").attr("aria-label", name);
            section = section.child(el("h2").text(name));
            for plan in charts {
                let panel = Panel::build(&subject, &context, plan);
                section = section.child(panel.root());
                panels.push(panel);
            }
            append(&column.0, section);
        }
        append(&root, column);
        append(&root, details::footer(&subject, warnings, &context));
        let live = el("div").class("unseen").attr("aria-live", "polite");
        append(&root, &live);
        Self {
            subject,
            context,
            state: ViewState::default(),
            axis,
            overview,
            panels,
            line: line.0,
            live: live.0,
            cursor: None,
            pending: Pending::default(),
            callbacks: None,
            watched: 0.0,
        }
    }

    /// Reads colours anew.
    pub fn read_theme(&mut self) {
        if let Some(palette) = palette(&self.context.frame.root) {
            self.context.palette = palette;
        }
    }

    /// Measures the page and draws everything.
    pub fn draw(&mut self) {
        let Some(window) = web_sys::window() else {
            return;
        };
        self.context.ratio = window.device_pixel_ratio();
        self.context.plot_width = self.axis.width();
        self.context.gutters = self.axis.gutters();
        if self.context.plot_width <= 0.0 {
            // Hidden or without a size: costs nothing until the observer says otherwise.
            return;
        }
        let gap = if self.context.plot_width < 500.0 {
            56.0
        } else {
            64.0
        };
        let Range { start, end } = self.context.window;
        self.context.ticks =
            time_ticks(start, end, self.context.plot_width, gap, &self.context.zone);
        self.axis.draw(&self.context);
        self.overview.draw(&self.subject, &self.context);
        for panel in &mut self.panels {
            panel.draw(&self.subject, &self.state, &self.context);
        }
        self.show_cursor();
        self.watch_ratio();
    }

    /// Puts the cursor at an instant, or takes it away.
    fn set_cursor(&mut self, cursor: Option<Millis>) {
        if self.cursor == cursor {
            return;
        }
        self.cursor = cursor;
        self.show_cursor();
        self.context.frame.host.cursor(cursor);
    }

    fn show_cursor(&mut self) {
        self.axis
            .show_cursor(&self.subject, &self.context, self.cursor);
        self.overview.show_cursor(&self.context, self.cursor);
        match self.cursor {
            Some(time) => {
                let x = self.axis.line_x(&self.context, time);
                set_style(&self.line, "transform", &format!("translateX({x}px)"));
                self.line.set_hidden(false);
            }
            None => self.line.set_hidden(true),
        }
        for panel in &mut self.panels {
            panel.show_cursor(&self.subject, &self.state, &self.context, self.cursor);
        }
    }

    fn toggle(&mut self, name: &str) {
        for panel in &mut self.panels {
            if let Some(entry) = panel.entry(name) {
                self.state.toggle(&entry);
                panel.draw(&self.subject, &self.state, &self.context);
                panel.show_cursor(&self.subject, &self.state, &self.context, self.cursor);
            }
        }
    }

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
                    screen.pending.draw = true;
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
        on(root, "pointerleave", |screen, _| screen.ask_cursor(None));
        on(root, "click", Self::clicked);
        on(root, "keydown", Self::key_pressed);
        self.callbacks = Some(Callbacks {
            frame,
            observer,
            resized,
            signal: signal.clone(),
            _listeners: listeners,
        });
    }

    /// Asks to be told when the ratio is no longer what was drawn for: another screen, or the page was zoomed.
    fn watch_ratio(&mut self) {
        let (Some(callbacks), Some(window)) = (&self.callbacks, web_sys::window()) else {
            return;
        };
        if self.watched == self.context.ratio {
            return;
        }
        self.watched = self.context.ratio;
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
        self.ask_cursor(cursor.map(|time| self.subject.snap(time)));
    }

    fn ask_cursor(&mut self, cursor: Option<Millis>) {
        self.pending.cursor = Some(cursor);
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
                self.ask_cursor(None);
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
        if self.pending.requested {
            return;
        }
        let (Some(callbacks), Some(window)) = (&self.callbacks, web_sys::window()) else {
            return;
        };
        let function = callbacks.frame.as_ref().unchecked_ref();
        self.pending.requested = window.request_animation_frame(function).is_ok();
    }

    fn frame(&mut self) {
        let pending = std::mem::take(&mut self.pending);
        if pending.draw {
            self.draw();
        }
        if let Some(cursor) = pending.cursor {
            self.set_cursor(cursor);
        }
    }
}

impl Drop for LiveScreen {
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

/// The clock of that name over the session, with the changes of its offset.
fn zone(host: &Host, name: &str, subject: &Subject) -> Zone {
    let span = subject.span().unwrap_or(0.0..0.0);
    match name {
        "relative" => return Zone::Relative { origin: span.start },
        "UTC" => return Zone::utc(),
        _ => {}
    }
    let offset = |time: Millis| host.zone_offset(name, time) * 60_000.0;
    let mut offsets = vec![(f64::NEG_INFINITY, offset(span.start))];
    // Clocks change twice a year at most: a look each day finds every change, halving finds its minute.
    const DAY: Millis = 86_400_000.0;
    let mut from = span.start;
    for _ in 0..400 {
        if from >= span.end {
            break;
        }
        let to = (from + DAY).min(span.end);
        if offset(to) != offset(from) {
            let (mut before, mut after) = (from, to);
            while after - before > 60_000.0 {
                let middle = f64::midpoint(before, after);
                if offset(middle) == offset(from) {
                    before = middle
                } else {
                    after = middle
                }
            }
            offsets.push(((after / 60_000.0).floor() * 60_000.0, offset(to)));
        }
        from = to;
    }
    Zone::Clock { offsets }
}

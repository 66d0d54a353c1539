//! Keyboard control while the focus is within the viewer.

use std::ops::Range;

use web_sys::{Element, Event, KeyboardEvent};

use super::findings::step_finding;
use super::listen::Initiator;
use super::pointer::closest;
use super::popover;
use super::realm::{cast, into_cast};
use super::screen::LiveScreen;
use crate::view::{DragTarget, parse_typed_time};

/// How far a key pans the window, as a share of its length; also the zoom step.
const STEP: f64 = 0.2;
const ZOOM: f64 = 1.5;
/// How far a key moves an edge of the window frame, as a share of the session.
const EDGE_STEP: f64 = 0.01;

impl LiveScreen {
    pub(super) fn key_pressed(&mut self, event: &Event) {
        let Some(event) = cast::<KeyboardEvent>(event) else {
            return;
        };
        if closest(event, ".help").is_some() {
            match event.key().as_str() {
                "Escape" => self.close_popover(),
                "Enter" if closest(event, "input[data-clock]").is_some() => {
                    self.set_clocks("typed");
                }
                _ => {}
            }
            return;
        }
        if closest(event, "input").is_some() {
            if event.key() == "Enter" {
                self.go_to_typed();
            }
            return;
        }
        if closest(event, "select").is_some() {
            return;
        }
        if let Some(row) = closest(event, ".finding")
            && let key @ ("ArrowUp" | "ArrowDown") = event.key().as_str()
        {
            event.prevent_default();
            return step_finding(&row, key == "ArrowDown");
        }
        if event.shift_key()
            && event.key() == "Enter"
            && let Some(entry) = closest(event, "[data-series]")
        {
            event.prevent_default();
            return self.solo(&entry.get_attribute("data-series").unwrap_or_default());
        }
        let edge = closest(event, ".edge");
        let is_done = if event.ctrl_key() || event.meta_key() {
            !event.alt_key() && self.undo_or_redo(event)
        } else if event.alt_key() {
            self.shift_key(event)
        } else if let Some(edge) = edge {
            self.edge_key(&event.key(), &edge) || self.window_key(event)
        } else {
            self.window_key(event) || self.cursor_key(event)
        };
        if is_done {
            event.prevent_default();
        }
    }

    fn undo_or_redo(&mut self, event: &KeyboardEvent) -> bool {
        let key = event.key().to_ascii_lowercase();
        let moved = match (key.as_str(), event.shift_key()) {
            ("z", false) => self.state.timeline.back(),
            ("y", false) | ("z", true) => self.state.timeline.forward(),
            _ => return false,
        };
        self.pointer.end_step();
        if moved {
            self.request_window(Initiator::Person);
        }
        true
    }

    /// Moves the focused chart or group.
    fn shift_key(&mut self, event: &KeyboardEvent) -> bool {
        let down = match event.key().as_str() {
            "ArrowUp" => false,
            "ArrowDown" => true,
            _ => return false,
        };
        let chart = closest(event, ".chart");
        let within = chart.or_else(|| closest(event, ".group"));
        let named = within.and_then(|within| within.query_selector("[data-up]").ok()?);
        let name = named.and_then(|named| named.get_attribute("data-up"));
        let focused = into_cast(event.composed_path().get(0));
        name.zip(focused)
            .is_some_and(|(name, focused)| self.shift_and_focus(&name, down, focused))
    }

    /// Keys that move the window or undo; a button keeps Enter.
    fn window_key(&mut self, event: &KeyboardEvent) -> bool {
        let Range { start, end } = self.state.timeline.window().clone();
        let around = self.cursor.filter(|time| *time >= start && *time <= end);
        let around = around.unwrap_or(f64::midpoint(start, end));
        let by = (end - start) * STEP;
        let timeline = &self.state.timeline;
        let window = match event.key().as_str() {
            "a" | "A" => timeline.moved(-by),
            "d" | "D" => timeline.moved(by),
            "w" | "W" | "+" | "=" => timeline.zoomed(around, 1.0 / ZOOM),
            "s" | "S" | "-" | "−" => timeline.zoomed(around, ZOOM),
            "0" => timeline.whole().clone(),
            "Enter" if closest(event, "button, summary").is_none() => {
                return self.zoom_to_selection();
            }
            "Escape" => return self.step_back(),
            "g" | "G" => return self.tools.time().focus().is_ok(),
            "?" => {
                self.show_keys();
                return true;
            }
            _ => return false,
        };
        self.nudge(window);
        true
    }

    /// A plot is one tab stop: arrows step through the samples, and the live region reads the values.
    fn cursor_key(&mut self, event: &KeyboardEvent) -> bool {
        let Some(plot) = closest(event, ".plot") else {
            return false;
        };
        let Range { start, end } = self.state.timeline.window().clone();
        let here = self.cursor.or(self.state.pins().last().copied());
        let next = match event.key().as_str() {
            "ArrowRight" => self.analysis.neighbour(here.unwrap_or(start), true),
            "ArrowLeft" => self.analysis.neighbour(here.unwrap_or(end), false),
            "Home" => self.analysis.neighbour(start, true),
            "End" => self.analysis.neighbour(end, false),
            "p" | "P" => {
                if let Some(time) = self.cursor {
                    self.pin(time);
                }
                return true;
            }
            _ => return false,
        };
        let Some(time) = next else { return true };
        self.move_cursor_to(time);
        let name = plot.get_attribute("data-chart").unwrap_or_default();
        if let Some(panel) = self.panels.iter().find(|panel| panel.name() == name) {
            let spoken = panel.spoken(&self.analysis, &self.state, &self.context, time);
            self.live.set_text_content(Some(&spoken));
        }
        true
    }

    /// Arrows move the focused edge of the window frame.
    fn edge_key(&mut self, key: &str, edge: &Element) -> bool {
        let whole = self.state.timeline.whole();
        let by = (whole.end - whole.start) * EDGE_STEP;
        let by = match key {
            "ArrowLeft" => -by,
            "ArrowRight" => by,
            _ => return false,
        };
        let timeline = &self.state.timeline;
        let window = timeline.window();
        let (drag_target, from) = if edge.matches(".start").unwrap_or(false) {
            (DragTarget::Start, window.start)
        } else {
            (DragTarget::End, window.end)
        };
        self.nudge(drag_target.window(from + by, window, timeline.shortest()));
        true
    }

    /// Esc undoes one step; if there is none, the page gets the key.
    fn step_back(&mut self) -> bool {
        let had_cursor = self.cursor.is_some();
        let before = self.state.timeline.window().clone();
        if self.state.step_back() {
            self.pointer.end_step();
            if *self.state.timeline.window() != before {
                self.request_window(Initiator::Person);
            }
            self.show_chosen();
            self.draw_in_view();
            self.select();
            return true;
        }
        self.request_cursor(None);
        had_cursor
    }

    fn go_to_typed(&mut self) {
        let Some(session) = self.analysis.span() else {
            return;
        };
        let text = self.tools.time().value();
        let time = parse_typed_time(&text, &self.context.zone, &session);
        self.tools.validate_time(time.is_some(), &self.context);
        let Some(time) = time else { return };
        let time = self.analysis.snap(time);
        let Range { start, end } = *self.state.timeline.window();
        let half = (end - start) / 2.0;
        self.state.timeline.show(time - half..time + half);
        self.state.set_pins(&[time]);
        self.request_window(Initiator::Person);
    }

    pub(super) fn close_popover(&self) {
        if let Some(button) = &self.listeners.opener {
            popover::close(&self.context.frame.root, button);
        }
    }
}

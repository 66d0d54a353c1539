//! Pointer input: in a plot it points, clicks, selects and pans; in the overview it drags the window frame.

use js_sys::Date;
use web_sys::{Element, Event, PointerEvent, WheelEvent};

use super::listen::Initiator;
use super::realm::{cast, into_cast};
use super::screen::LiveScreen;
use crate::units::{CssPx, Millis};
use crate::view::{CLICK_PX, DragTarget, Gesture, GestureAction, PointerInput, TimeScale};

/// Two clicks or wheel events closer than this belong together.
const SAME_ACTION: Millis = 500.0;
/// Pixels per line, for wheels that count in lines.
const LINE_PX: f64 = 16.0;
/// Wheel pixels that double the window.
const DOUBLE_PX: f64 = 300.0;

/// The state of the pointer.
#[derive(Default)]
pub struct PointerState {
    gesture: Gesture,
    /// The drag in the overview.
    drag_target: Option<FrameDrag>,
    /// The last click on a plot, and the pins before it.
    clicked: Option<(Millis, Vec<Millis>)>,
    /// The last wheel event or key press that moved the window.
    nudged: Millis,
}

impl PointerState {
    /// The next movement is a new step in the history.
    pub(super) fn end_step(&mut self) {
        self.nudged = 0.0;
    }

    /// Whether a drag, selection or pinch is in progress.
    pub(super) fn is_busy(&self) -> bool {
        self.gesture != Gesture::Idle || self.drag_target.is_some()
    }
}

/// A drag in the overview.
#[derive(Clone, Copy)]
struct FrameDrag {
    drag_target: DragTarget,
    /// Where the drag started.
    from: CssPx,
    has_moved: bool,
}

/// The plot under the pointer.
struct PlotHit {
    plot: Element,
    left: CssPx,
    width: CssPx,
}

impl LiveScreen {
    pub(super) fn pointer_down(&mut self, event: &Event) {
        let Some(event) = cast::<PointerEvent>(event) else {
            return;
        };
        // A link, a button next to a handle, or another mouse button.
        if event.button() != 0 || closest(event, "button, a, input, [data-index]").is_some() {
            return;
        }
        if let Some(lanes) = closest(event, ".lanes-plot") {
            return self.drag_target(event, &lanes);
        }
        let Some(hit) = plot_at(event) else {
            return;
        };
        // Keeps the drag when the pointer leaves the plot. A released pointer cannot be captured.
        let _ = hit.plot.set_pointer_capture(event.pointer_id());
        let Some(scale) = self.scale(hit.width) else {
            return;
        };
        let act = self.pointer.gesture.down(touch(event, hit.left), &scale);
        self.act(act);
    }

    pub(super) fn pointer_moved(&mut self, event: &Event) {
        let Some(event) = cast::<PointerEvent>(event) else {
            return;
        };
        if let Some(dragged) = self.pointer.drag_target {
            return self.drag(dragged, event);
        }
        let Some(hit) = plot_at(event) else {
            // On its way to the dock, the pointer keeps the cursor.
            if !self.pointer.gesture.is_busy() && closest(event, ".dock").is_none() {
                self.request_cursor(None);
            }
            return;
        };
        let Some(scale) = self.scale(hit.width) else {
            return;
        };
        let touch = touch(event, hit.left);
        let act = self.pointer.gesture.moved(touch, &scale, &(0.0..hit.width));
        if act == GestureAction::Nothing && !self.pointer.gesture.is_busy() && !touch.is_finger {
            self.request_cursor(None);
        }
        self.act(act);
    }

    pub(super) fn pointer_up(&mut self, event: &Event) {
        let Some(event) = cast::<PointerEvent>(event) else {
            return;
        };
        if self.pointer.drag_target.take().is_some() {
            return;
        }
        let Some(hit) = plot_at(event) else {
            return self.pointer.gesture.cancel();
        };
        let Some(scale) = self.scale(hit.width) else {
            return;
        };
        let act = self.pointer.gesture.up(touch(event, hit.left), &scale);
        self.act(act);
    }

    pub(super) fn pointer_cancelled(&mut self, _: &Event) {
        self.pointer.gesture.cancel();
        self.pointer.drag_target = None;
    }

    /// A finger always leaves when lifted: its cursor stays.
    pub(super) fn pointer_left(&mut self, event: &Event) {
        let is_finger =
            cast::<PointerEvent>(event).is_some_and(|event| event.pointer_type() == "touch");
        if !is_finger && !self.pointer.gesture.is_busy() {
            self.request_cursor(None);
        }
    }

    /// Ctrl and wheel, which a touchpad pinch sends too, zooms at the pointer; horizontal wheel pans. Anything else scrolls the page.
    pub(super) fn wheel_turned(&mut self, event: &Event) {
        let Some(event) = cast::<WheelEvent>(event) else {
            return;
        };
        let Some(hit) = plot_at(event) else {
            return;
        };
        let px = |delta: f64| match event.delta_mode() {
            WheelEvent::DOM_DELTA_PIXEL => delta,
            _ => delta * LINE_PX,
        };
        let (across, down) = (px(event.delta_x()), px(event.delta_y()));
        let Some(scale) = self.scale(hit.width) else {
            return;
        };
        if event.ctrl_key() || event.meta_key() {
            let x = f64::from(event.client_x()) - hit.left;
            let factor = 1.0 + down.abs() / DOUBLE_PX;
            let factor = if down < 0.0 { 1.0 / factor } else { factor };
            let window = self.state.timeline.zoomed(scale.millis_from_px(x), factor);
            self.nudge(window);
        } else if across.abs() > down.abs() {
            let by = scale.millis_from_px(across) - scale.millis_from_px(0.0);
            self.nudge(self.state.timeline.moved(by));
        } else {
            return;
        }
        event.prevent_default();
    }

    /// Undoes a zoom; the two clicks of a double click pin nothing.
    pub(super) fn double_clicked(&mut self, event: &Event) {
        if let Some(entry) = closest(event, "[data-series]") {
            return self.solo(&entry.get_attribute("data-series").unwrap_or_default());
        }
        if closest(event, ".plot, .axis-plot").is_none() || closest(event, "[data-index]").is_some()
        {
            return;
        }
        let is_on_lanes = closest(event, ".lanes-plot").is_some();
        let clicked = self.pointer.clicked.take().filter(|_| !is_on_lanes);
        if let Some((at, pins)) = clicked
            && Date::now() - at < 2.0 * SAME_ACTION
        {
            self.state.set_pins(&pins);
        }
        self.pointer.end_step();
        self.state.timeline.back();
        self.request_window(Initiator::Person);
    }

    /// Moves the window slightly; movements in quick succession are one step of the history.
    pub(super) fn nudge(&mut self, window: std::ops::Range<Millis>) {
        let now = Date::now();
        if now - self.pointer.nudged > SAME_ACTION {
            self.state.timeline.begin();
        }
        self.pointer.nudged = now;
        self.state.timeline.glide(window);
        self.request_window(Initiator::Person);
    }

    fn act(&mut self, act: GestureAction) {
        match act {
            GestureAction::Nothing => {}
            GestureAction::Point(time) => self.request_cursor(Some(self.analysis.snap(time))),
            GestureAction::Click(time) => self.choose(self.analysis.snap(time)),
            GestureAction::Select(stretch) => {
                let (start, end) = (
                    self.analysis.snap(stretch.start),
                    self.analysis.snap(stretch.end),
                );
                self.state.selection = (start < end).then_some(start..end);
                self.request_cursor(None);
                self.select();
            }
            GestureAction::Begin => self.state.timeline.begin(),
            GestureAction::Glide(window) => {
                self.state.timeline.glide(window);
                self.request_window(Initiator::Person);
            }
        }
    }

    fn choose(&mut self, time: Millis) {
        let now = Date::now();
        let is_second = self
            .pointer
            .clicked
            .as_ref()
            .is_some_and(|(at, _)| now - at < SAME_ACTION);
        if !is_second {
            self.pointer.clicked = Some((now, self.state.pins().to_vec()));
        }
        self.pin(time);
    }

    /// The current window in pixels, from the left edge of a plot.
    fn scale(&self, width: CssPx) -> Option<TimeScale> {
        TimeScale::new(self.state.timeline.window().clone(), 0.0..width)
    }

    fn drag_target(&mut self, event: &PointerEvent, lanes: &Element) {
        let time = self.overview_time(event);
        let window = self.state.timeline.window();
        let dragged = |selector: &str| closest(event, selector).is_some();
        let drag_target = if dragged(".edge.start") {
            DragTarget::Start
        } else if dragged(".edge.end") {
            DragTarget::End
        } else if !self.state.timeline.is_whole() && window.contains(&time) {
            DragTarget::Body(time - window.start)
        } else {
            DragTarget::New(time)
        };
        let _ = lanes.set_pointer_capture(event.pointer_id());
        self.pointer.drag_target = Some(FrameDrag {
            drag_target,
            from: f64::from(event.client_x()),
            has_moved: false,
        });
    }

    fn drag(&mut self, dragged: FrameDrag, event: &PointerEvent) {
        if !dragged.has_moved {
            let way = (f64::from(event.client_x()) - dragged.from).abs();
            if way < CLICK_PX && !dragged.drag_target.is_edge() {
                return;
            }
            self.state.timeline.begin();
            self.pointer.drag_target = Some(FrameDrag {
                has_moved: true,
                ..dragged
            });
        }
        let time = self.overview_time(event);
        let timeline = &self.state.timeline;
        let window = dragged
            .drag_target
            .window(time, timeline.window(), timeline.shortest());
        // A new window starts once it has a length.
        if window.end > window.start {
            self.state.timeline.glide(window);
            self.request_window(Initiator::Person);
        }
    }

    fn overview_time(&self, event: &PointerEvent) -> Millis {
        let place = self.overview.plot().get_bounding_client_rect();
        let share = (f64::from(event.client_x()) - place.left()) / place.width();
        let whole = self.state.timeline.whole();
        whole.start + share.clamp(0.0, 1.0) * (whole.end - whole.start)
    }
}

fn touch(event: &PointerEvent, left: CssPx) -> PointerInput {
    PointerInput {
        id: event.pointer_id(),
        x: f64::from(event.client_x()) - left,
        is_finger: event.pointer_type() == "touch",
        shift: event.shift_key(),
    }
}

fn plot_at(event: &Event) -> Option<PlotHit> {
    let plot = closest(event, ".plot, .axis-plot:not(.lanes-plot)")?;
    let place = plot.get_bounding_client_rect();
    (place.width() > 0.0).then_some(PlotHit {
        left: place.left(),
        width: place.width(),
        plot,
    })
}

/// The nearest matching element around the event's target.
pub fn closest(event: &Event, selector: &str) -> Option<Element> {
    let target = into_cast::<Element>(event.target()?)?;
    target.closest(selector).ok().flatten()
}

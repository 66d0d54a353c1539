//! What pointers do: over a plot they read, choose, select and move; in the overview they drag the window's frame.

use js_sys::Date;
use web_sys::{Element, Event, PointerEvent, WheelEvent};

use super::listen::By;
use super::realm::{into_known, known};
use super::screen::LiveScreen;
use crate::units::{CssPx, Millis};
use crate::view::{Act, CLICK_PX, Gesture, Grip, TimeScale, Touch};

/// Two clicks, or two turns of a wheel, nearer than this belong together.
const TOGETHER: Millis = 500.0;
/// A wheel that counts in lines scrolls a page by so many pixels for each.
const LINE_PX: f64 = 16.0;
/// So many pixels of a wheel double the window.
const DOUBLE_PX: f64 = 300.0;

/// What the hand is doing.
#[derive(Default)]
pub struct Hand {
    gesture: Gesture,
    /// Held in the overview.
    grip: Option<Held>,
    /// When it last clicked on a plot, and what was pinned before.
    clicked: Option<(Millis, Vec<Millis>)>,
    /// When it last turned the wheel or pressed a key that moves the window.
    nudged: Millis,
}

impl Hand {
    /// What comes next is a step of its own.
    pub(super) fn rest(&mut self) {
        self.nudged = 0.0;
    }

    /// Whether it drags, selects or pinches now.
    pub(super) fn is_busy(&self) -> bool {
        self.gesture != Gesture::Idle || self.grip.is_some()
    }
}

/// What is held in the overview.
#[derive(Clone, Copy)]
struct Held {
    grip: Grip,
    /// Where the pointer went down.
    from: CssPx,
    has_moved: bool,
}

/// A plot under a pointer.
struct Under {
    plot: Element,
    left: CssPx,
    width: CssPx,
}

impl LiveScreen {
    pub(super) fn pointer_down(&mut self, event: &Event) {
        let Some(event) = known::<PointerEvent>(event) else {
            return;
        };
        // A link, a handle's neighbour, or the other buttons of a mouse.
        if event.button() != 0 || closest(event, "button, a, input, [data-index]").is_some() {
            return;
        }
        if let Some(lanes) = closest(event, ".lanes-plot") {
            return self.grip(event, &lanes);
        }
        let Some(under) = plot_under(event) else {
            return;
        };
        // So that a hand that leaves the plot still holds what it took; a pointer that is gone already cannot be held.
        let _ = under.plot.set_pointer_capture(event.pointer_id());
        let Some(scale) = self.scale(under.width) else {
            return;
        };
        let act = self.hand.gesture.down(touch(event, under.left), &scale);
        self.act(act);
    }

    pub(super) fn pointer_moved(&mut self, event: &Event) {
        let Some(event) = known::<PointerEvent>(event) else {
            return;
        };
        if let Some(held) = self.hand.grip {
            return self.drag(held, event);
        }
        let Some(under) = plot_under(event) else {
            // On its way to the bar that tells of the cursor, the pointer does not take it away.
            if !self.hand.gesture.is_busy() && closest(event, ".dock").is_none() {
                self.ask_cursor(None);
            }
            return;
        };
        let Some(scale) = self.scale(under.width) else {
            return;
        };
        let touch = touch(event, under.left);
        let act = self.hand.gesture.moved(touch, &scale, &(0.0..under.width));
        if act == Act::Nothing && !self.hand.gesture.is_busy() && !touch.is_finger {
            self.ask_cursor(None);
        }
        self.act(act);
    }

    pub(super) fn pointer_up(&mut self, event: &Event) {
        let Some(event) = known::<PointerEvent>(event) else {
            return;
        };
        if self.hand.grip.take().is_some() {
            return;
        }
        let Some(under) = plot_under(event) else {
            return self.hand.gesture.cancel();
        };
        let Some(scale) = self.scale(under.width) else {
            return;
        };
        let act = self.hand.gesture.up(touch(event, under.left), &scale);
        self.act(act);
    }

    pub(super) fn pointer_cancelled(&mut self, _: &Event) {
        self.hand.gesture.cancel();
        self.hand.grip = None;
    }

    /// A finger leaves whenever it is lifted: what it pointed at stays to be read.
    pub(super) fn pointer_left(&mut self, event: &Event) {
        let is_finger =
            known::<PointerEvent>(event).is_some_and(|event| event.pointer_type() == "touch");
        if !is_finger && !self.hand.gesture.is_busy() {
            self.ask_cursor(None);
        }
    }

    /// Ctrl and the wheel, which is what a pinch on a touchpad sends too, zooms at the pointer; sideways it moves the window.
    /// Everything else scrolls the page.
    pub(super) fn wheel_turned(&mut self, event: &Event) {
        let Some(event) = known::<WheelEvent>(event) else {
            return;
        };
        let Some(under) = plot_under(event) else {
            return;
        };
        let px = |delta: f64| match event.delta_mode() {
            WheelEvent::DOM_DELTA_PIXEL => delta,
            _ => delta * LINE_PX,
        };
        let (across, down) = (px(event.delta_x()), px(event.delta_y()));
        let Some(scale) = self.scale(under.width) else {
            return;
        };
        if event.ctrl_key() || event.meta_key() {
            let x = f64::from(event.client_x()) - under.left;
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

    /// Steps back; the two clicks that make a double one pin nothing.
    pub(super) fn double_clicked(&mut self, event: &Event) {
        if let Some(entry) = closest(event, "[data-series]") {
            return self.solo(&entry.get_attribute("data-series").unwrap_or_default());
        }
        if closest(event, ".plot, .axis-plot").is_none() || closest(event, "[data-index]").is_some()
        {
            return;
        }
        let is_on_lanes = closest(event, ".lanes-plot").is_some();
        let clicked = self.hand.clicked.take().filter(|_| !is_on_lanes);
        if let Some((at, pins)) = clicked
            && Date::now() - at < 2.0 * TOGETHER
        {
            self.state.set_pins(&pins);
        }
        self.hand.rest();
        self.state.timeline.back();
        self.ask_window(By::Person);
    }

    /// Moves the window a little; what follows soon after belongs to the same step of the history.
    pub(super) fn nudge(&mut self, window: std::ops::Range<Millis>) {
        let now = Date::now();
        if now - self.hand.nudged > TOGETHER {
            self.state.timeline.begin();
        }
        self.hand.nudged = now;
        self.state.timeline.glide(window);
        self.ask_window(By::Person);
    }

    fn act(&mut self, act: Act) {
        match act {
            Act::Nothing => {}
            Act::Point(time) => self.ask_cursor(Some(self.subject.snap(time))),
            Act::Click(time) => self.choose(self.subject.snap(time)),
            Act::Select(stretch) => {
                let (start, end) = (
                    self.subject.snap(stretch.start),
                    self.subject.snap(stretch.end),
                );
                self.state.selection = (start < end).then_some(start..end);
                self.ask_cursor(None);
                self.select();
            }
            Act::Begin => self.state.timeline.begin(),
            Act::Glide(window) => {
                self.state.timeline.glide(window);
                self.ask_window(By::Person);
            }
        }
    }

    fn choose(&mut self, time: Millis) {
        let now = Date::now();
        let is_second = self
            .hand
            .clicked
            .as_ref()
            .is_some_and(|(at, _)| now - at < TOGETHER);
        if !is_second {
            self.hand.clicked = Some((now, self.state.pins().to_vec()));
        }
        self.pin(time);
    }

    /// A scale of the window as it will be drawn, from the left edge of a plot.
    fn scale(&self, width: CssPx) -> Option<TimeScale> {
        TimeScale::new(self.state.timeline.window().clone(), 0.0..width)
    }

    fn grip(&mut self, event: &PointerEvent, lanes: &Element) {
        let time = self.overview_time(event);
        let window = self.state.timeline.window();
        let held = |selector: &str| closest(event, selector).is_some();
        let grip = if held(".edge.start") {
            Grip::Start
        } else if held(".edge.end") {
            Grip::End
        } else if !self.state.timeline.is_whole() && window.contains(&time) {
            Grip::Body(time - window.start)
        } else {
            Grip::New(time)
        };
        let _ = lanes.set_pointer_capture(event.pointer_id());
        self.hand.grip = Some(Held {
            grip,
            from: f64::from(event.client_x()),
            has_moved: false,
        });
    }

    fn drag(&mut self, held: Held, event: &PointerEvent) {
        if !held.has_moved {
            let way = (f64::from(event.client_x()) - held.from).abs();
            if way < CLICK_PX && !held.grip.is_edge() {
                return;
            }
            self.state.timeline.begin();
            self.hand.grip = Some(Held {
                has_moved: true,
                ..held
            });
        }
        let time = self.overview_time(event);
        let timeline = &self.state.timeline;
        let window = held
            .grip
            .window(time, timeline.window(), timeline.shortest());
        // A new window begins when there is something of it.
        if window.end > window.start {
            self.state.timeline.glide(window);
            self.ask_window(By::Person);
        }
    }

    fn overview_time(&self, event: &PointerEvent) -> Millis {
        let place = self.overview.plot().get_bounding_client_rect();
        let share = (f64::from(event.client_x()) - place.left()) / place.width();
        let whole = self.state.timeline.whole();
        whole.start + share.clamp(0.0, 1.0) * (whole.end - whole.start)
    }
}

fn touch(event: &PointerEvent, left: CssPx) -> Touch {
    Touch {
        id: event.pointer_id(),
        x: f64::from(event.client_x()) - left,
        is_finger: event.pointer_type() == "touch",
        shift: event.shift_key(),
    }
}

fn plot_under(event: &Event) -> Option<Under> {
    let plot = closest(event, ".plot, .axis-plot:not(.lanes-plot)")?;
    let place = plot.get_bounding_client_rect();
    (place.width() > 0.0).then_some(Under {
        left: place.left(),
        width: place.width(),
        plot,
    })
}

/// The nearest element around what was hit.
pub fn closest(event: &Event, selector: &str) -> Option<Element> {
    let target = into_known::<Element>(event.target()?)?;
    target.closest(selector).ok().flatten()
}

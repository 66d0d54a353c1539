//! The sticky time axis: ticks, flags of cursor, pins and selection, and the headings of the legend's columns.

use web_sys::HtmlElement;

use super::canvas::Canvas;
use super::context::Context;
use super::dom::{El, el, set_attr, set_style, write};
use crate::chart::draw_axis;
use crate::text::metrics::device_name;
use crate::text::number::duration;
use crate::text::ui;
use crate::units::{CssPx, Millis};
use crate::view::{Analysis, Readout, ViewState};

/// Height of the row (look, section 3).
const HEIGHT: CssPx = 28.0;

/// Room for a letter and a clock time.
const FLAG_WIDTH: CssPx = 110.0;

/// The row of the time axis.
pub struct Axis {
    root: El,
    plot: HtmlElement,
    canvas: Canvas,
    cursor: HtmlElement,
    pins: [HtmlElement; 2],
    selection: HtmlElement,
    selected: HtmlElement,
    other: HtmlElement,
    heads: [HtmlElement; 3],
}

impl Axis {
    /// Builds the row.
    pub fn build(context: &Context) -> Self {
        let lang = context.lang;
        let canvas = Canvas::new();
        let flag = |class: &str| el("div").class(class).attr("hidden", "");
        let button = |does: &str, sign: &str, label: &str| {
            el("button")
                .attr("type", "button")
                .attr("data-do", does)
                .attr("aria-label", label)
                .attr("title", label)
                .text(sign)
        };
        let pins = [flag("flag pin"), flag("flag pin")];
        let cursor = flag("flag");
        let selected = el("span");
        let selection = flag("flag selected")
            .child(&selected)
            .child(button("zoom", "⤢", ui::ZOOM_SELECTION.get(lang)))
            .child(button("statistics", "Σ", ui::STATISTICS.get(lang)));
        let plot = el("div")
            .class("axis-plot")
            .child(canvas.root())
            .child(&cursor)
            .children(pins.clone())
            .child(&selection);
        let other = el("span").class("name");
        let heads = ["c1", "c2", "c3"].map(|class| el("span").class(class));
        let legend = el("div")
            .class("legend heads")
            .child(&other)
            .children(heads.clone());
        let root = el("div")
            .class("axis row")
            .child(legend)
            .child(el("div").class("cell").child(&plot));
        Self {
            root,
            plot: plot.0,
            canvas,
            cursor: cursor.0,
            pins: pins.map(|pin| pin.0),
            selection: selection.0,
            selected: selected.0,
            other: other.0,
            heads: heads.map(|head| head.0),
        }
    }

    /// The row itself.
    pub fn root(&self) -> &El {
        &self.root
    }

    /// Width of every plot.
    pub fn width(&self) -> CssPx {
        self.plot.get_bounding_client_rect().width()
    }

    /// Space left and right of every plot, as set by the style sheet.
    pub fn gutters(&self) -> (CssPx, CssPx) {
        let cell = self
            .plot
            .parent_element()
            .map(|cell| cell.get_bounding_client_rect());
        let plot = self.plot.get_bounding_client_rect();
        cell.map_or((0.0, 0.0), |cell| {
            (plot.left() - cell.left(), cell.right() - plot.right())
        })
    }

    /// The plots' left edge, measured from the left edge of the column.
    pub fn left(&self) -> CssPx {
        let column = self.root.0.get_bounding_client_rect();
        self.plot.get_bounding_client_rect().left() - column.left()
    }

    /// Draws the ticks.
    pub fn draw(&self, context: &Context) {
        let geometry = self.canvas.fit(context, (0.0, HEIGHT, 0.0));
        self.canvas.draw(context, |root| {
            draw_axis(
                root,
                &context.palette,
                context.ratio,
                geometry.area,
                context.window.clone(),
                &context.ticks,
            )
        });
    }

    /// Moves the flags and labels the legend's columns.
    pub fn show_cursor(
        &self,
        analysis: &Analysis,
        state: &ViewState,
        context: &Context,
        cursor: Option<Millis>,
    ) {
        let lang = context.lang;
        let readout = Readout::new(state, cursor);
        let mode = match readout {
            Readout::Rest => "rest",
            Readout::At(_) => "at",
            Readout::Between(..) => "between",
        };
        set_attr(&self.root.0, "data-readout", mode);
        let flag = |time: Millis| {
            let since = analysis.span().map_or(0.0, |span| time - span.start);
            format!("{}  {}", context.clock(time), since_start(since, context))
        };
        // A cursor on a pin needs no flag of its own.
        let cursor = cursor.filter(|time| !state.pins().contains(time));
        place_flag(&self.cursor, cursor, context, flag);
        let is_near = match state.pins() {
            [one, other, ..] => (context.x(*one) - context.x(*other)).abs() < FLAG_WIDTH,
            _ => false,
        };
        let mut pins = state.pins().iter().copied();
        for (pin, name) in self.pins.iter().zip(["A", "B"]) {
            // Two full flags would overlap: each shows its letter only, and the heading shows the distance.
            place_flag(pin, pins.next(), context, |time| {
                if is_near {
                    name.to_owned()
                } else {
                    format!("{name} {}", context.clock(time))
                }
            });
        }
        let middle = state.selection.as_ref().map(|selected| {
            f64::midpoint(selected.start, selected.end)
                .clamp(context.window.start, context.window.end)
        });
        self.selection.set_hidden(middle.is_none());
        if let Some((middle, selected)) = middle.zip(state.selection.as_ref()) {
            let (from, to) = (context.clock(selected.start), context.clock(selected.end));
            let length = duration(selected.end - selected.start, lang);
            write(&self.selected, &format!("{from} – {to} · {length}"));
            place(&self.selection, context.x(middle), context);
        }
        match readout {
            Readout::Rest => {
                let label = state
                    .selection
                    .as_ref()
                    .map_or_else(String::new, |selected| {
                        let counts = sample_counts(analysis, selected);
                        ui::selected(
                            &duration(selected.end - selected.start, lang),
                            &counts,
                            lang,
                        )
                    });
                write(&self.other, &label);
                self.head([ui::MEDIAN, ui::P95, ui::RANGE].map(|word| word.get(lang)));
            }
            Readout::At(time) => {
                write(&self.other, &device_offsets(analysis, context, time));
                let clock = context.clock(time);
                self.head([&clock, ui::MEDIAN.get(lang), ui::RANGE.get(lang)]);
            }
            Readout::Between(one, other) => {
                write(&self.other, &format!("Δ {}", duration(other - one, lang)));
                self.head(["A", "B", "B − A"]);
            }
        }
    }

    fn head(&self, words: [&str; 3]) {
        for (head, word) in self.heads.iter().zip(words) {
            write(head, word);
        }
    }
}

/// Shows a flag at an instant if the window contains it.
fn place_flag(
    flag: &HtmlElement,
    time: Option<Millis>,
    context: &Context,
    words: impl Fn(Millis) -> String,
) {
    let seen = time.filter(|time| context.shows(*time));
    flag.set_hidden(seen.is_none());
    if let Some(time) = seen {
        write(flag, &words(time));
        place(flag, context.x(time), context);
    }
}

/// Keeps a flag inside the plot however near the edge its instant is. CSS arithmetic knows the flag's width; measuring it would cost a
/// layout on every pointer move.
fn place(flag: &HtmlElement, x: CssPx, context: &Context) {
    let right = context.plot_width - x;
    let centred = format!("max({}px, min(-50%, {right}px - 100%))", -x);
    set_style(
        flag,
        "transform",
        &format!("translateX(calc({x}px + {centred}))"),
    );
}

/// `+22 s`
fn since_start(since: Millis, context: &Context) -> String {
    let sign = if since < 0.0 { "" } else { "+" };
    format!("{sign}{}", duration(since, context.lang))
}

/// The number of samples per device in an interval: `5–6`, or `6` if all devices have the same number.
fn sample_counts(analysis: &Analysis, stretch: &std::ops::Range<Millis>) -> String {
    let devices = 0..analysis.session.devices.len();
    let counts = devices.map(|device| analysis.samples_in(device, stretch).len());
    let (least, most) = counts.fold((usize::MAX, 0), |(least, most), count| {
        (least.min(count), most.max(count))
    });
    let text = |count: usize| crate::text::number::number(count as f64, 0);
    if least >= most {
        text(most)
    } else {
        format!("{}–{}", text(least), text(most))
    }
}

/// The offset of the other devices' nearest samples from the cursor: `Remote −1 s`.
fn device_offsets(analysis: &Analysis, context: &Context, time: Millis) -> String {
    let devices = &analysis.session.devices;
    let device_offsets = (0..devices.len()).filter_map(|device| {
        let index = analysis.sample_at(device, time)?;
        let seconds = (devices[device].times[index] - time) / 1000.0;
        (seconds != 0.0).then(|| {
            let sign = if seconds < 0.0 { "−" } else { "+" };
            format!(
                "{} {sign}{} s",
                device_name(devices, device, context.lang),
                seconds.abs()
            )
        })
    });
    device_offsets.collect::<Vec<_>>().join("  ")
}

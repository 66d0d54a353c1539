//! The sticky time axis: ticks, the cursor's flag, and the headings of the legend's columns.

use web_sys::{HtmlCanvasElement, HtmlElement};

use super::canvas::{draw_on, fit_canvas};
use super::context::Context;
use super::dom::{El, canvas, el, set_style, write};
use crate::chart::draw_axis;
use crate::text::metrics::device_name;
use crate::text::number::duration;
use crate::text::ui;
use crate::units::{CssPx, Millis};
use crate::view::Subject;

/// Height of the row (look, section 3).
const HEIGHT: CssPx = 28.0;

/// The row of the time axis.
pub struct Axis {
    root: El,
    plot: HtmlElement,
    canvas: HtmlCanvasElement,
    flag: HtmlElement,
    other: HtmlElement,
    heads: [HtmlElement; 3],
}

impl Axis {
    /// Builds the row.
    pub fn build(_subject: &Subject, context: &Context) -> Self {
        let canvas = canvas("ink");
        let flag = el("div").class("flag").attr("hidden", "");
        let plot = el("div").class("axis-plot").child(&canvas).child(&flag);
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
        let axis = Self {
            root,
            plot: plot.0,
            canvas,
            flag: flag.0,
            other: other.0,
            heads: heads.map(|head| head.0),
        };
        axis.rest(context);
        axis
    }

    /// The row itself.
    pub fn root(&self) -> &El {
        &self.root
    }

    /// Width of every plot.
    pub fn width(&self) -> CssPx {
        self.plot.get_bounding_client_rect().width()
    }

    /// Room left and right of every plot, as the style sheet gives it.
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

    /// Where the cursor's line stands, from the left edge of the column.
    pub fn line_x(&self, context: &Context, time: Millis) -> CssPx {
        let column = self.root.0.get_bounding_client_rect();
        let plot = self.plot.get_bounding_client_rect();
        plot.left() - column.left() + context.x(time)
    }

    /// Draws the ticks.
    pub fn draw(&self, context: &Context) {
        let geometry = fit_canvas(&self.canvas, context, (0.0, HEIGHT, 0.0));
        draw_on(&self.canvas, context, |root| {
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

    /// Moves the flag, and says what the columns of the legend hold.
    pub fn show_cursor(&self, subject: &Subject, context: &Context, cursor: Option<Millis>) {
        let _ = self
            .root
            .0
            .toggle_attribute_with_force("data-cursor", cursor.is_some());
        let Some(time) = cursor else {
            self.flag.set_hidden(true);
            self.rest(context);
            return;
        };
        let clock = context.clock(time);
        let since = subject.span().map_or(0.0, |span| time - span.start);
        let flag = format!("{clock}  +{}", duration(since, context.lang));
        write(&self.flag, &flag);
        self.flag.set_hidden(false);
        // The flag stays within the plot, however near the edge the cursor is.
        let half = f64::from(self.flag.offset_width()) / 2.0;
        let x = context
            .x(time)
            .clamp(half, f64::max(half, context.plot_width - half));
        set_style(
            &self.flag,
            "transform",
            &format!("translateX({}px)", x - half),
        );
        write(&self.other, &apart(subject, context, time));
        self.head([
            &clock,
            ui::MEDIAN.get(context.lang),
            ui::RANGE.get(context.lang),
        ]);
    }

    fn rest(&self, context: &Context) {
        write(&self.other, "");
        self.head([ui::MEDIAN, ui::P95, ui::RANGE].map(|word| word.get(context.lang)));
    }

    fn head(&self, words: [&str; 3]) {
        for (head, word) in self.heads.iter().zip(words) {
            write(head, word);
        }
    }
}

/// How far the other devices' samples lie from the cursor: `Remote −1 s`.
fn apart(subject: &Subject, context: &Context, time: Millis) -> String {
    let devices = &subject.session.devices;
    let apart = (0..devices.len()).filter_map(|device| {
        let index = subject.sample_at(device, time)?;
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
    apart.collect::<Vec<_>>().join("  ")
}
